/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the shop is told when a customer calls: where, when, and about which check. Nothing about the person,
 * and nothing that was scanned. */
typedef struct {
  const char *kiosk;   /* its name, as the shop gave it; may be "" */
  gint64 time;         /* seconds since 1970-01-01 */
  const char *verdict; /* (nullable): name of the verdict that is shown, as in `withdrawn` */
  guint check;         /* number of the check, as on the screen; 0: there is none */
} AkashiCallEvent;

/**
 * akashi_call_event_line:
 *
 * Returns: (transfer full): the event as one line of JSON, without its end:
 * `{"event":"call-staff","kiosk":"Till 2","time":"2026-11-23T03:00:00Z","verdict":"withdrawn","check":7}`;
 * `verdict` and `check` are left out where nothing was checked
 */
char *akashi_call_event_line (const AkashiCallEvent *event);

/**
 * akashi_call_event_environment:
 * @environment: (transfer full): as of g_get_environ()
 *
 * Returns: (transfer full): the same with `AKASHI_KIOSK`, `AKASHI_TIME`, `AKASHI_VERDICT`, `AKASHI_CHECK`
 * (the last two empty where nothing was checked) and the whole line as `AKASHI_EVENT`
 */
char **akashi_call_event_environment (const AkashiCallEvent *event, char **environment);

G_END_DECLS
