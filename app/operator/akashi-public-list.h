/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-error.h"
#include "akashi-list-row.h"

G_BEGIN_DECLS

/* How a public list is to be read; what is not said is found out. */
typedef struct {
  char **encodings; /* (nullable): see akashi_text_source_open() */
  char delimiter;   /* of CSV; NUL: not said */
  char quote;       /* of CSV; NUL: no cell is quoted */
} AkashiListForm;

/**
 * AkashiPublicList:
 *
 * The rows of a public list, CSV or the tables of an HTML page, one after the other. Which of the two it is
 * is seen by its first character: a page begins with `<`.
 */
typedef struct _AkashiPublicList AkashiPublicList;

/**
 * akashi_public_list_open:
 * @form: borrowed
 * @error: AKASHI_ERROR_NOT_FOUND, AKASHI_ERROR_IO; AKASHI_ERROR_INVALID: an encoding that is not known, a
 * workbook (XLSX, ODS, XLS) or another file that is no text; AKASHI_ERROR_TOO_LARGE
 */
AkashiPublicList *akashi_public_list_open (const char *path, const AkashiListForm *form,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
void akashi_public_list_free (AkashiPublicList *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiPublicList, akashi_public_list_free)

/**
 * akashi_public_list_delimiters:
 *
 * Returns: (transfer none): the delimiters to try, the map's own or the usual ones; "" for HTML
 */
const char *akashi_public_list_delimiters (AkashiPublicList *list);

/* Returns: (transfer none): the encoding that was found. */
const char *akashi_public_list_encoding (const AkashiPublicList *list);

/* Begins again from the first row. @delimiter: of CSV; ignored for HTML */
gboolean akashi_public_list_start (AkashiPublicList *list, char delimiter,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_public_list_next:
 * @row: (out) (nullable): borrowed until the next call; %NULL after the last
 * @error: AKASHI_ERROR_INVALID, AKASHI_ERROR_TOO_LARGE: the message names the line; AKASHI_ERROR_IO
 */
gboolean akashi_public_list_next (AkashiPublicList *list, const AkashiListRow **row,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
