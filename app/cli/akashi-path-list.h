/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-error.h"

G_BEGIN_DECLS

/* A list of paths, one a line or each ended by NUL, of any length: read as it comes. */
typedef struct _AkashiPathList AkashiPathList;

/* @name: a file, or `-`: standard input. @by_nul: as of akashi_picture_sources_new(). @error:
 * AKASHI_ERROR_NOT_FOUND, AKASHI_ERROR_INVALID (a folder), AKASHI_ERROR_IO. */
AkashiPathList *akashi_path_list_open (const char *name, gboolean by_nul,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

void akashi_path_list_free (AkashiPathList *list);

/**
 * akashi_path_list_next:
 * @path: (out) (transfer full) (type filename): not empty; its beginning where it is longer than any path
 * @problem: (out): AKASHI_ERROR_TOO_LARGE where it is, AKASHI_ERROR_IO where the list broke off
 *
 * Empty entries are passed over.
 *
 * Returns: whether there was another entry, good or not
 */
gboolean akashi_path_list_next (AkashiPathList *list, char **path, GError **problem);

G_END_DECLS
