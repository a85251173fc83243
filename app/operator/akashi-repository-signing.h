/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-repository.h"
#include "akashi-tuf-writer.h"

G_BEGIN_DECLS

/**
 * akashi_repository_load_keys:
 * @names: (array zero-terminated=1): of top-level keys, as in `targets`
 * @error: AKASHI_ERROR_NOT_FOUND, AKASHI_ERROR_WRONG_PASSPHRASE; the message names the file
 *
 * Returns: (transfer container) (element-type AkashiPrivateKey)
 */
GPtrArray *akashi_repository_load_keys (const AkashiRepository *repository, const char *const *names,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: (transfer container) (element-type AkashiPublicKey): the public halves of @keys. */
GPtrArray *akashi_repository_public_keys (GPtrArray *keys);

/* Returns: the head of a file signed by @signers, good for @days from now. */
AkashiTufHead akashi_repository_head (const AkashiRepository *repository, gint64 version, int days,
                                      GPtrArray *signers);

/* Writes a metadata file to its place, whole or not at all. */
gboolean akashi_repository_write_metadata (const AkashiRepository *repository, const char *role,
                                           gint64 version, GBytes *file,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_repository_write_root:
 * @version: of the new root; there must be none of this version yet
 * @root_keys: (element-type AkashiPrivateKey): at least AKASHI_REPOSITORY_ROOT_THRESHOLD of them
 *
 * Returns: (transfer full): the root, once it is on the disk
 */
GBytes *akashi_repository_write_root (const AkashiRepository *repository, gint64 version,
                                      GPtrArray *root_keys, const AkashiTufRootRoles *roles, gboolean sample,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_repository_write_tip:
 * @roles: (element-type AkashiTufRoleVersion): what the snapshot names
 * @snapshot_version: of the new snapshot
 * @timestamp_version: of the new timestamp
 *
 * Writes the snapshot, and then the timestamp: from here on it is published.
 */
gboolean akashi_repository_write_tip (const AkashiRepository *repository, GPtrArray *roles,
                                      gint64 snapshot_version, gint64 timestamp_version,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
