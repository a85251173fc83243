/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-error.h"

G_BEGIN_DECLS

/**
 * akashi_stick_writer_write:
 * @socket: where the one listens who may write to sticks: `akashi-kiosk-counters`, which names the file
 * itself
 * @text: what it is to hold
 * @error: AKASHI_ERROR_NOT_FOUND where there is no stick; AKASHI_ERROR_NO_SPACE, AKASHI_ERROR_IO
 *
 * Hands @text over, and waits for the answer: half a minute at most.
 *
 * Returns: (transfer full): where the file is now
 */
char *akashi_stick_writer_write (const char *socket, const char *text,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
