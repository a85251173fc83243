/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-error.h"
#include "akashi-import-field.h"
#include "akashi-public-list.h"
#include "akashi-written-date.h"

G_BEGIN_DECLS

/* Where the value of a field comes from. */
typedef struct {
  char *path; /* of the field, as in `maker.name.ja` */
  const AkashiImportField *field;
  char *constant;     /* (nullable): what every registration has; then there is no column */
  char **headings;    /* (nullable): what the column may be headed by */
  char **keys;        /* (nullable): the same as akashi_cell_key() */
  gboolean optional;  /* the list need not have the column */
  gboolean merged;    /* an empty cell belongs to the one above */
  gboolean take_link; /* the address that the cell links to, not its text */
  GHashTable *values; /* (nullable) (element-type utf8 utf8): by akashi_cell_key(); "" is "does not say" */
  char **separators;  /* (nullable): of cells with several values, beside line ends */
  char **more;        /* (nullable): how a cell says that it leaves models out; `{n}` is their number */
  guint orders;       /* AkashiDateOrder together */
  AkashiMonthMeans month; /* what a month without a day means */
} AkashiImportColumn;

/**
 * AkashiImportMap:
 *
 * Which column of a public list is which field, as `MAP.json` says (data/imports/columns.schema.json).
 */
typedef struct {
  char *scheme; /* id */
  AkashiListForm form;
  char *base;            /* (nullable): what links of the page are relative to */
  gboolean all_tables;   /* the list is in all tables of the page that have its headings, not in the one */
  guint heading_rows;    /* 1 to 3: rows that the headings are written over */
  gboolean row_is_model; /* one row a model; else one row a registration */
  char **notes;          /* (nullable): what a note begins with */
  GPtrArray *columns;    /* (element-type AkashiImportColumn): in the order of canonical JSON */
} AkashiImportMap;

/**
 * akashi_import_map_new_json:
 * @error: AKASHI_ERROR_INVALID: the message names the field. A map that does not say where number, models, a
 * name of the maker and status come from is one of these: it must be completed from the list first.
 */
AkashiImportMap *akashi_import_map_new_json (GBytes *json, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void akashi_import_map_free (AkashiImportMap *map);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiImportMap, akashi_import_map_free)

/* Returns: (nullable): the column of @path. */
const AkashiImportColumn *akashi_import_map_find (const AkashiImportMap *map, const char *path);

G_END_DECLS
