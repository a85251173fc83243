/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-error.h"

G_BEGIN_DECLS

/**
 * AkashiListReader:
 *
 * The lines of a zstd file, one after the other, in little memory. Bounded: the window to
 * AKASHI_ZSTD_WINDOW_LOG_MAX, the expansion to AKASHI_MAX_LIST_EXPANSION, a line to
 * AKASHI_MAX_LIST_LINE_BYTES.
 */
typedef struct _AkashiListReader AkashiListReader;

AkashiListReader *akashi_list_reader_new (GBytes *compressed);
void akashi_list_reader_free (AkashiListReader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiListReader, akashi_list_reader_free)

/**
 * akashi_list_reader_next:
 * @line: (out) (nullable): the line without its end, valid until the next call; %NULL after the last
 * @error: AKASHI_ERROR_IMPORT_REFUSED (not zstd, cut off, last line without its end), AKASHI_ERROR_TOO_LARGE
 */
gboolean akashi_list_reader_next (AkashiListReader *reader, const char **line, gsize *length,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: how many lines were read. */
guint64 akashi_list_reader_line_number (const AkashiListReader *reader);

G_END_DECLS
