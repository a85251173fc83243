/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-guarantee.h"

#include <jansson.h>

G_BEGIN_DECLS

/* Guarantees for programs. */

/* Returns: (transfer full): one guarantee as `akashictl guarantees --json` prints it. */
json_t *akashi_guarantee_to_json (const char *language, const AkashiGuarantees *all,
                                  const AkashiGuarantee *guarantee);

/* Returns: (transfer full): the first line of the table (RFC 4180), with its line end. */
char *akashi_guarantee_csv_head (const AkashiGuarantees *all);

/* Returns: (transfer full): one guarantee as a line of that table. */
char *akashi_guarantee_to_csv (const char *language, const AkashiGuarantees *all,
                               const AkashiGuarantee *guarantee);

G_END_DECLS
