/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-engine.h"

G_BEGIN_DECLS

/* What `akashictl status` prints of one scheme's list: as lines for people in @language, or as one JSON
 * object. */
void akashi_status_print (const char *language, const AkashiSchemeStatus *status);
void akashi_status_print_json (const char *language, const AkashiSchemeStatus *status, gboolean sample,
                               gint64 clock_has_been);

/* Returns: (transfer full): as in `23 November 2026, 12:13`, by the clock of this machine; "" where @time is
 * no time. */
char *akashi_status_time (const char *language, gint64 time);

G_END_DECLS
