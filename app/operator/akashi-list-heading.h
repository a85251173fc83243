/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-import-map.h"

G_BEGIN_DECLS

/* A column of the map that the list does not have, or that is a constant. */
#define AKASHI_NO_COLUMN G_MAXUINT

/**
 * AkashiListHeading:
 *
 * Looks for the headings that a map names among the first rows of a table: other rows may stand above them,
 * and they may be written over several rows, then joined with `/`. Compared by akashi_cell_key(), without
 * notes.
 */
typedef struct _AkashiListHeading AkashiListHeading;

/* @map: outlives it */
AkashiListHeading *akashi_list_heading_new (const AkashiImportMap *map);
void akashi_list_heading_free (AkashiListHeading *heading);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiListHeading, akashi_list_heading_free)

/**
 * akashi_list_heading_offer:
 * @row: the next row
 *
 * Returns: whether the headings are found: @row is the last of theirs
 */
gboolean akashi_list_heading_offer (AkashiListHeading *heading, const AkashiListRow *row);

/* Returns: whether more rows need not be offered: too many were. */
gboolean akashi_list_heading_gave_up (const AkashiListHeading *heading);

/* Returns: (transfer none): for each column of the map the place of its cell in a row, or AKASHI_NO_COLUMN.
 */
const guint *akashi_list_heading_places (const AkashiListHeading *heading);

/* Returns: how many cells the headings are over. */
guint akashi_list_heading_width (const AkashiListHeading *heading);

/* Returns: whether @row is the headings once more, as at the top of each printed page. */
gboolean akashi_list_heading_is_repeated (const AkashiListHeading *heading, const AkashiListRow *row);

/* How near a table came: the number of headings found in its best row. */
guint akashi_list_heading_matched (const AkashiListHeading *heading);

/* Sets @error, AKASHI_ERROR_IMPORT_REFUSED: which headings its best row lacks, and which it has. */
void akashi_list_heading_complain (const AkashiListHeading *heading, GError **error);

G_END_DECLS
