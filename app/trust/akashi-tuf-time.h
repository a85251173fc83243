/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Reads exactly `YYYY-MM-DDThh:mm:ssZ` (specification, section 4.1) into seconds since 1970-01-01. */
gboolean akashi_tuf_time_parse (const char *text, gint64 *out);

/* Returns: (transfer full) (nullable): the same written; %NULL where the year has not four digits. */
char *akashi_tuf_time_format (gint64 time);

G_END_DECLS
