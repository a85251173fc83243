/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-import-draft.h"
#include "akashi-list-heading.h"

G_BEGIN_DECLS

/**
 * AkashiImportRows:
 *
 * Makes drafts of rows. It remembers what stands above, for merged cells.
 */
typedef struct _AkashiImportRows AkashiImportRows;

/* @map: outlives it */
AkashiImportRows *akashi_import_rows_new (const AkashiImportMap *map);
void akashi_import_rows_free (AkashiImportRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiImportRows, akashi_import_rows_free)

/* A new table begins under @heading, borrowed: nothing stands above. */
void akashi_import_rows_start (AkashiImportRows *rows, const AkashiListHeading *heading);

/* What a row is. */
typedef enum {
  AKASHI_ROW_DATA,
  AKASHI_ROW_EMPTY,   /* no cell says anything */
  AKASHI_ROW_NOTE,    /* one cell, and it is a note */
  AKASHI_ROW_HEADING, /* the headings once more */
} AkashiRowKind;

AkashiRowKind akashi_import_rows_kind (const AkashiImportRows *rows, const AkashiListRow *row);

/**
 * akashi_import_rows_read:
 * @draft: empty; on failure it still has its number, where that could be read
 * @refused: (out): on failure: where and why; borrowed until the next call
 */
gboolean akashi_import_rows_read (AkashiImportRows *rows, const AkashiListRow *row, AkashiImportDraft *draft,
                                  AkashiRefusedRow *refused) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: (nullable): the heading of column @index of the map, as the map writes it. */
const char *akashi_import_rows_heading (const AkashiImportRows *rows, guint index);

G_END_DECLS
