/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-import-map.h"

G_BEGIN_DECLS

/* What the reading of cells needs beside them, used again from row to row. */
typedef struct {
  const AkashiImportMap *map;
  GArray *parts; /* of AkashiCellText */
  GString *scratch;
  GHashTable *
      *seen;    /* by the map's columns (element-type utf8 utf8): words met before, and what they stand for */
  GString *why; /* what is wrong with the cell that was refused */
} AkashiImportReading;

AkashiImportReading *akashi_import_reading_new (const AkashiImportMap *map);
void akashi_import_reading_free (AkashiImportReading *reading);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiImportReading, akashi_import_reading_free)

/* Says in `why` what is wrong with a cell. Returns: FALSE. */
gboolean akashi_import_refuse (AkashiImportReading *reading, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Appends @text as a text of canonical JSON: it has no control characters. */
void akashi_import_append_json (GString *out, const char *text, gsize length);

/**
 * akashi_import_value_read:
 * @index: of the column in the map; not one of models, their names or GTINs
 * @text: the cell's text, trimmed
 * @link: (nullable): where the cell links to
 * @out: canonical JSON of the value is appended; nothing where the list does not say
 *
 * Returns: %FALSE where the cell is refused: `why` says it
 */
gboolean akashi_import_value_read (AkashiImportReading *reading, guint index, AkashiCellText text,
                                   const char *link, GString *out) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
