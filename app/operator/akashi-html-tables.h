/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-error.h"
#include "akashi-list-row.h"

G_BEGIN_DECLS

/**
 * AkashiHtmlTables:
 *
 * The rows of all tables of a page, one table after the other (`part` of a row), each row with as many cells
 * as it reaches over: a merged cell (`rowspan`, `colspan`) is repeated with the same address. The text of a
 * cell is what a reader sees: white space is one space, `<br>` and the end of a paragraph or list item are
 * line ends, furigana (`<rt>`), scripts and styles are left out. A table inside a table is one of its own.
 */
typedef struct _AkashiHtmlTables AkashiHtmlTables;

/**
 * akashi_html_tables_new:
 * @utf8: the page, as valid UTF-8; what it says about its own encoding is not looked at
 * @error: AKASHI_ERROR_INVALID where it is nested too deeply to be read whole
 */
AkashiHtmlTables *akashi_html_tables_new (const char *utf8, gsize length,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
void akashi_html_tables_free (AkashiHtmlTables *tables);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiHtmlTables, akashi_html_tables_free)

/**
 * akashi_html_tables_next:
 * @row: (out) (nullable): %NULL after the last
 * @error: AKASHI_ERROR_INVALID: merged cells that overlap; AKASHI_ERROR_TOO_LARGE
 */
gboolean akashi_html_tables_next (AkashiHtmlTables *tables, const AkashiListRow **row,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_html_charset:
 *
 * Returns: (transfer full) (nullable): the encoding that the first kilobyte of a page says it has in a
 * `<meta>`
 */
char *akashi_html_charset (const char *bytes, gsize length);

G_END_DECLS
