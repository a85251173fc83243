/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-scheme.h"

#include <jansson.h>

G_BEGIN_DECLS

/* Returns: (transfer full): everything @scheme's definition says, with where it comes from. */
json_t *akashi_scheme_to_json (const AkashiScheme *scheme);

/* Returns: (transfer full): what a fact is about, for people: the text in @language, a list with commas. */
char *akashi_scheme_fact_text (const char *language, const AkashiSchemeFact *fact);

/* Prints @scheme, escaped for a terminal. @all: (element-type AkashiScheme): to name those that recognise it
 */
void akashi_scheme_print (const char *language, const AkashiScheme *scheme, const GPtrArray *all);

G_END_DECLS
