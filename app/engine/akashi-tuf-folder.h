/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-tuf-client.h"

G_BEGIN_DECLS

/**
 * AkashiTufFolder:
 *
 * Trusted metadata as files: `root.json`, `timestamp.json`, `snapshot.json`, `targets.json`, and
 * `<role>.json` with the role's name percent-encoded, each byte for byte as received. A file is replaced as a
 * whole and is on the disk before a save returns. Nothing else in the folder ends in `.json`. One program at
 * a time holds it.
 */
typedef struct _AkashiTufFolder AkashiTufFolder;

/**
 * akashi_tuf_folder_open:
 * @path: of the folder
 * @create: whether to make it, where it is not there
 * @error: AKASHI_ERROR_NO_REGISTRY where there is no such folder, AKASHI_ERROR_BUSY where another program
 * holds it, AKASHI_ERROR_IO
 */
AkashiTufFolder *akashi_tuf_folder_open (const char *path, gboolean create,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
void akashi_tuf_folder_free (AkashiTufFolder *folder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiTufFolder, akashi_tuf_folder_free)

/* Returns: (transfer none): the folder as a client sees it; valid as long as @folder. */
const AkashiTufStore *akashi_tuf_folder_store (AkashiTufFolder *folder);

/**
 * akashi_tuf_folder_write:
 * @path: of any file; its folder must be there
 * @error: AKASHI_ERROR_NO_SPACE, AKASHI_ERROR_IO
 *
 * Puts @bytes in the place of @path: a crash leaves the old file or the new one, never a part.
 */
gboolean akashi_tuf_folder_write (const char *path, GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
