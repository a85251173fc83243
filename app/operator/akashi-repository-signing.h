/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-repository-root.h"
#include "akashi-tuf-writer.h"

G_BEGIN_DECLS

/**
 * akashi_repository_signers:
 * @role: a top-level role
 * @authority: who may sign it
 * @error: AKASHI_ERROR_NOT_FOUND where fewer of its keys are in the folder than must sign;
 * AKASHI_ERROR_WRONG_PASSPHRASE; the message names the file
 *
 * Looks at `<role>.pem` and `<role>-N.pem`; what is no key of the role (any more) is passed over.
 *
 * Returns: (transfer container) (element-type AkashiPrivateKey): the keys of the role that are in the folder
 */
GPtrArray *akashi_repository_signers (const AkashiRepository *repository, const char *role,
                                      const AkashiTufAuthority *authority,
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
 * @root: under whose keys it is signed
 * @roles: (element-type AkashiTufRoleVersion): what the snapshot names
 * @snapshot_version: of the new snapshot
 * @timestamp_version: of the new timestamp
 *
 * Writes the snapshot, the root where it is new, and then the timestamp: from here on it is published.
 * Between root and timestamp a client may come that knows the new root and finds the old timestamp: where
 * that was signed with a key that is gone, its update fails, and the next one goes on.
 */
gboolean akashi_repository_write_tip (const AkashiRepository *repository, const AkashiRootInForce *root,
                                      GPtrArray *roles, gint64 snapshot_version, gint64 timestamp_version,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
