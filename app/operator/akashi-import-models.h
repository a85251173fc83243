/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-import-value.h"

G_BEGIN_DECLS

/**
 * akashi_cell_cut_more:
 * @part: one model of a cell
 * @more: how a cell says that it leaves models out, as in `ほか{n}機種`; `{n}` is a number
 * @number: (out): how many it leaves out; 1 where no number is said; 0 where it does not say so
 *
 * Full-width digits and signs are as good as ASCII, and spaces may stand around the number.
 *
 * Returns: what stands before that, trimmed
 */
AkashiCellText akashi_cell_cut_more (AkashiCellText part, char *const *more, guint *number);

/* The models of a registration. */
typedef struct {
  GString *json; /* objects of canonical JSON, with commas between them */
  guint count;
  guint unnamed;  /* that the list says there are, without naming them: at least so many */
  gboolean gtins; /* one of them has one */
} AkashiImportModels;

/* A cell that says something about models. */
typedef struct {
  guint index; /* of its column in the map */
  AkashiCellText text;
} AkashiImportCell;

/**
 * akashi_import_models_read:
 * @cells: (array length=n_cells): the cells of columns of models, their names and GTINs
 * @refused: (out): the column that is to blame, on failure
 *
 * Appends the models of a row to @models.
 */
gboolean akashi_import_models_read (AkashiImportReading *reading, const AkashiImportCell *cells,
                                    guint n_cells, AkashiImportModels *models,
                                    guint *refused) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
