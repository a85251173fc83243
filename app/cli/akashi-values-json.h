/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-code.h"
#include "akashi-texts.h"

#include <jansson.h>

/* Returns: (transfer full): the claims as `shared/vectors/labels.json` writes them. */
json_t *akashi_claims_to_json (const AkashiClaims *claims);

/* Returns: (transfer full): an object of texts by language. */
json_t *akashi_texts_to_json (const AkashiTexts *texts);

/* Returns: (transfer full): a date as `YYYY-MM-DD`; null where there is none. */
json_t *akashi_date_to_json (AkashiDate date);

/* Returns: (transfer full): a date as `YYYY-MM-DD`; `none` where none is promised; null where not known. */
json_t *akashi_support_to_json (AkashiDate support_until);

/* Returns: (transfer full): strings of @texts; an empty array for %NULL. */
json_t *akashi_strings_to_json (char *const *texts);
