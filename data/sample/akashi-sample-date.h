/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <jansson.h>

#include "akashi-date.h"

G_BEGIN_DECLS

/**
 * akashi_sample_date_expand:
 * @text: `@` and steps such as `-30d`, `+16m`, `+4y`, one after the other; `$` at the end: the last day of
 * that month
 * @today: the day `@` stands for
 * @out: (out): the day, set on success only
 *
 * Returns: %FALSE where @text has another form
 */
gboolean akashi_sample_date_expand (const char *text, AkashiDate today, AkashiDate *out);

/**
 * akashi_sample_date_expand_all:
 * @json: (nullable): any value
 * @today: the day `@` stands for
 *
 * Returns: (transfer full): a copy of @json, every date text in it expanded; `"@day"` becomes the number of
 * @today, days since 1970-01-01 (versions of definitions that grow from day to day)
 */
json_t *akashi_sample_date_expand_all (const json_t *json, AkashiDate today);

G_END_DECLS
