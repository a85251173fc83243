/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-import.h"

G_BEGIN_DECLS

/* What `import` and `refresh-list` say, on standard error. */

/* One line for a row that is refused, as in `LIST.csv:12: 有効期限: …`. @list: (type filename): its name */
void akashi_import_report_refusal (const AkashiImportRefusal *refusal, gpointer list);

/* What was read. @left_out: whether the refused rows were left out and the rest goes on */
void akashi_import_report_summary (const AkashiImportSummary *summary, gboolean left_out);

/* Complains about what stopped an import. @meaning: what it means. Returns: the code to leave with:
 * AKASHI_EXIT_NOT_GOOD where the list is refused, AKASHI_EXIT_CANNOT_TELL for anything else. */
int akashi_import_report_error (const GError *error, const char *meaning);

G_END_DECLS
