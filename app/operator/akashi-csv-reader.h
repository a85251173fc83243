/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-list-row.h"
#include "akashi-text-source.h"

G_BEGIN_DECLS

/**
 * AkashiCsvReader:
 *
 * The rows of a file of values between delimiters (RFC 4180): a cell in quotes may hold the delimiter, line
 * ends, and quotes written twice. Beyond it, lines may end in LF, CRLF or CR, and a quote inside a cell that
 * does not begin with one is a letter like any other. Little memory: one row.
 */
typedef struct _AkashiCsvReader AkashiCsvReader;

/**
 * akashi_csv_reader_new:
 * @source: (transfer none): outlives the reader
 * @delimiter: an ASCII character
 * @quote: an ASCII character; NUL: no cell is quoted
 */
AkashiCsvReader *akashi_csv_reader_new (AkashiTextSource *source, char delimiter, char quote);
void akashi_csv_reader_free (AkashiCsvReader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiCsvReader, akashi_csv_reader_free)

/**
 * akashi_csv_reader_next:
 * @row: (out) (nullable): %NULL after the last
 * @error: AKASHI_ERROR_IMPORT_REFUSED: a quote that is not closed, or that something follows;
 *   AKASHI_ERROR_INVALID: no text in the encoding; AKASHI_ERROR_TOO_LARGE; AKASHI_ERROR_IO. The message names
 *   the line.
 */
gboolean akashi_csv_reader_next (AkashiCsvReader *reader, const AkashiListRow **row,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
