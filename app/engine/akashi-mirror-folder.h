/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gio/gio.h>

#include "akashi-error.h"

G_BEGIN_DECLS

/**
 * AkashiMirrorFolder:
 *
 * The folder a mirror is made in. Paths are relative to it, not percent-encoded. One program at a time.
 */
typedef struct _AkashiMirrorFolder AkashiMirrorFolder;

/* @error: AKASHI_ERROR_BUSY, AKASHI_ERROR_IO, AKASHI_ERROR_NO_SPACE */
AkashiMirrorFolder *akashi_mirror_folder_open (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void akashi_mirror_folder_free (AkashiMirrorFolder *folder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiMirrorFolder, akashi_mirror_folder_free)

/* Returns: (transfer full) (nullable): the bytes of a file that is there and can be read. */
GBytes *akashi_mirror_folder_read (AkashiMirrorFolder *folder, const char *path, gint64 max_bytes);

/* Puts a file in place, and notes that it belongs here. */
gboolean akashi_mirror_folder_write (AkashiMirrorFolder *folder, const char *path, GBytes *bytes,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Notes that @path belongs here: it is not removed. */
void akashi_mirror_folder_keep (AkashiMirrorFolder *folder, const char *path);

/* Returns: (transfer full): where a large file is gathered until it is whole; its folder is made. */
char *akashi_mirror_folder_begin (AkashiMirrorFolder *folder, const char *path, GError **error);

/* Gives what akashi_mirror_folder_begin() gathered its name. */
gboolean akashi_mirror_folder_finish (AkashiMirrorFolder *folder, const char *path,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Brings all that was written to the medium: what is written afterwards does not get there first. */
gboolean akashi_mirror_folder_flush (AkashiMirrorFolder *folder, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Removes files of earlier publications: those named as a repository's are, and not noted as kept. */
void akashi_mirror_folder_tidy (AkashiMirrorFolder *folder);

G_END_DECLS
