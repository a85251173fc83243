/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <stdio.h>

#include "akashi-error.h"

G_BEGIN_DECLS

/* What is to be imported. All borrowed. */
typedef struct {
  const char *scheme;    /* id; the map must be of it */
  const char *map_path;  /* which column is which field (akashi-import-map.h) */
  const char *list_path; /* CSV or HTML */
  const char
      *previous_path; /* (nullable): registrations of an earlier import, one a line: what must not shrink */
  GBytes *previous;   /* (nullable): the same, as it is published (zstd) */
  gboolean skip_refused; /* leave out rows that are refused; else one of them is enough to stop */
  gboolean allow_shrink; /* more than a fifth of the registrations, or of what they say, may go */
} AkashiImportRequest;

/* A row that is refused, and why. Strings are borrowed. */
typedef struct {
  guint64 line;       /* of the list, where the row begins */
  const char *column; /* (nullable): the heading of the column that is to blame */
  const char *reason;
} AkashiImportRefusal;

typedef void (*AkashiImportFunc) (const AkashiImportRefusal *refusal, gpointer data);

/* What came of it. */
typedef struct {
  guint64 rows; /* under the headings, those passed over not counted */
  guint64 registrations;
  guint64 models;
  guint64 unnamed;     /* models that the list says there are, and does not name */
  guint64 refused;     /* rows */
  guint64 passed_over; /* rows: empty, notes, headings repeated */
  char encoding[24];
  char delimiter; /* of CSV; NUL: HTML */
} AkashiImportSummary;

/**
 * akashi_import_list:
 * @func: (nullable): told of each row that is refused, as it is met; numbers that come twice in the end
 * @summary: (out caller-allocates): also set where rows were refused
 * @error: AKASHI_ERROR_IMPORT_REFUSED: headings that are not there, rows that are refused, numbers that come
 * twice, a list that has shrunk; AKASHI_ERROR_INVALID: the map, the encoding, the quotes;
 * AKASHI_ERROR_NOT_FOUND, AKASHI_ERROR_TOO_LARGE, AKASHI_ERROR_IO. The message names the file, and the line
 * where there is one.
 *
 * Turns a public list into registrations, one a line, as akashi_repository_add() takes them. Each line is
 * read once more by the reader our caches use. In little memory, whatever the size of a CSV list.
 *
 * Returns: (transfer full): a temporary file with the lines, at its beginning; %NULL: nothing was imported
 */
FILE *akashi_import_list (const AkashiImportRequest *request, AkashiImportFunc func, gpointer data,
                          AkashiImportSummary *summary, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_import_save:
 * @lines: what akashi_import_list() returned
 * @path: where they go, at once or not at all
 * @error: AKASHI_ERROR_IO
 */
gboolean akashi_import_save (FILE *lines, const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Copies them to @out, an open file. */
gboolean akashi_import_copy (FILE *lines, FILE *out, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
