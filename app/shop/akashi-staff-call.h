/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gio/gio.h>

#include "akashi-call-event.h"
#include "akashi-error.h"

G_BEGIN_DECLS

/*
 * Calls a member of staff: tells a command, a desk on the local network, or both, and learns whether somebody
 * answers.
 *
 * - The command is started without a shell, with the event in its environment
 *   (akashi_call_event_environment()). Exit status 0 is the answer: it may exit at once, or wait until
 * somebody has pressed a key.
 * - The desk is connected to over TCP. It gets the event as one line of JSON, and answers with a line that
 *   begins with `ok`, at once or when somebody has pressed a key; until then the connection stays open.
 *
 * TCP, not a datagram: that nobody is there is known at once, and the answer comes the same way.
 */

/* Where to. At least one of them is set. */
typedef struct {
  const char *const *command; /* (nullable): program and arguments */
  const char *address;        /* (nullable): `host:port`, `[::1]:port` */
} AkashiCallPlaces;

/**
 * akashi_staff_call_async:
 * @places: copied
 * @event: copied
 * @wait_s: seconds in which somebody has to answer; what has not answered by then is given up, a command is
 *   ended
 */
void akashi_staff_call_async (const AkashiCallPlaces *places, const AkashiCallEvent *event, guint wait_s,
                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

/**
 * akashi_staff_call_finish:
 * @error: AKASHI_ERROR_UNREACHABLE where all places failed, or nobody answered in time; the message says what
 *   each of them said
 *
 * Returns: TRUE as soon as one place has answered; another one that has not is still told
 */
gboolean akashi_staff_call_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
