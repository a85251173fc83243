/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

#include "akashi-error.h"

G_BEGIN_DECLS

/**
 * AkashiListFile:
 *
 * A list being written: lines in, one zstd frame with a checksum out, in little memory beside the result.
 */
typedef struct _AkashiListFile AkashiListFile;

AkashiListFile *akashi_list_file_new (void);
void akashi_list_file_free (AkashiListFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiListFile, akashi_list_file_free)

/* Adds a line; its end is added here. @error: AKASHI_ERROR_FAILED */
gboolean akashi_list_file_add (AkashiListFile *file, const char *line, gsize length,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_list_file_finish:
 * @error: AKASHI_ERROR_TOO_LARGE where the result passes a limit that readers have
 *
 * Returns: (transfer full): the whole file; nothing may be added afterwards
 */
GBytes *akashi_list_file_finish (AkashiListFile *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
