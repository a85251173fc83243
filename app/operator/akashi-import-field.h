/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How the text of a cell becomes the value of a field. */
typedef enum {
  AKASHI_IMPORT_NUMBER, /* the registration number, verbatim */
  AKASHI_IMPORT_TEXT,   /* verbatim, in one line */
  AKASHI_IMPORT_WORD,   /* one of `words` */
  AKASHI_IMPORT_STATUS, /* the same, and verbatim in status_raw */
  AKASHI_IMPORT_LEVEL,  /* an integer */
  AKASHI_IMPORT_DAY,
  AKASHI_IMPORT_SUPPORT, /* a day, or `none` */
  AKASHI_IMPORT_WORDS,   /* several texts; of `words` where there are any */
  AKASHI_IMPORT_PAGE,    /* an address */
  AKASHI_IMPORT_MODELS,  /* model numbers */
  AKASHI_IMPORT_NAMES,   /* names of the models, in their order */
  AKASHI_IMPORT_GTINS,   /* of the models, in their order */
} AkashiImportKind;

/* A field of a registration (registry.md, "A registration") that a column can fill. */
typedef struct {
  const char *path; /* as in `maker.country`; one that ends in `.` is followed by a language */
  AkashiImportKind kind;
  const char *const *words; /* (nullable): the only values there are, ending in %NULL */
} AkashiImportField;

/* Returns: (nullable): the field that is called @path, as in `maker.name.ja`. */
const AkashiImportField *akashi_import_field_find (const char *path);

/**
 * akashi_import_field_compare:
 *
 * Returns: as strcmp(): the order in which fields stand in canonical JSON, key by key
 */
int akashi_import_field_compare (const char *a, const char *b);

/* Returns: whether each registration must have the field. */
gboolean akashi_import_field_is_required (const char *path);

G_END_DECLS
