/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-import-models.h"

G_BEGIN_DECLS

/**
 * AkashiImportDraft:
 *
 * A registration as it is put together from one row, or from several that say it has the same number.
 */
typedef struct {
  guint64 line;     /* of its first row; 0: there is none */
  char *key;        /* (nullable): akashi_number_normalize() of the number */
  gboolean spoiled; /* one of its rows was refused */
  guint n_columns;
  GString **values;    /* by the map's columns: canonical JSON; "" where the list does not say */
  GString *status_raw; /* the same */
  AkashiImportModels models;
} AkashiImportDraft;

/* Why a row is refused. Strings are borrowed. */
typedef struct {
  guint64 line;
  const char *column; /* (nullable): its heading */
  const char *reason;
} AkashiRefusedRow;

AkashiImportDraft *akashi_import_draft_new (const AkashiImportMap *map);
void akashi_import_draft_free (AkashiImportDraft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiImportDraft, akashi_import_draft_free)

/* Empties @draft. */
void akashi_import_draft_clear (AkashiImportDraft *draft);

/**
 * akashi_import_draft_join:
 * @more: of another row that has the same number
 * @refused: (out): the column that says two things, on failure
 *
 * Adds the models of @more to those of @draft. Everything else must be the same, or not be said again.
 */
gboolean akashi_import_draft_join (AkashiImportDraft *draft, const AkashiImportDraft *more,
                                   guint *refused) G_GNUC_WARN_UNUSED_RESULT;

/* How drafts become lines. */
typedef struct _AkashiImportLine AkashiImportLine;

AkashiImportLine *akashi_import_line_new (const AkashiImportMap *map);
void akashi_import_line_free (AkashiImportLine *line);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiImportLine, akashi_import_line_free)

/**
 * akashi_import_line_write:
 *
 * Returns: (transfer none): @draft as one line of canonical JSON, without its end, until the next call
 */
const GString *akashi_import_line_write (AkashiImportLine *line, const AkashiImportDraft *draft);

G_END_DECLS
