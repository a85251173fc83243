/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-key.h"
#include "akashi-tuf-client.h"

G_BEGIN_DECLS

/**
 * AkashiPublished:
 *
 * A repository as it stands on the disk, read as its clients read it: through the TUF client's own rules,
 * from root to targets. What does not verify is not built upon. Expired metadata is read all the same: it is
 * to be replaced.
 */
typedef struct _AkashiPublished AkashiPublished;

/**
 * akashi_published_open:
 * @directory: the repository
 * @now: seconds since 1970-01-01
 * @error: AKASHI_ERROR_NOT_FOUND where there is no root (`repository init` was not run); a TUF code where
 * what is there does not verify
 */
AkashiPublished *akashi_published_open (const char *directory, gint64 now,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
void akashi_published_free (AkashiPublished *published);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiPublished, akashi_published_free)

/* Returns: (transfer none): the newest root. */
GBytes *akashi_published_root (const AkashiPublished *published);

/* Returns: whether that root is marked as a sample. */
gboolean akashi_published_is_sample (const AkashiPublished *published);

/* Returns: whether anything was published yet beside the root. */
gboolean akashi_published_is_complete (const AkashiPublished *published);

/* Returns: the version of @role that is published, or was when its scheme was withdrawn; 0 where none is. */
gint64 akashi_published_version (const AkashiPublished *published, const char *role);

/* Returns: when @role expires, seconds since 1970-01-01; -1 where it is not published. */
gint64 akashi_published_expires (const AkashiPublished *published, const char *role);

/* Returns: (transfer none) (nullable): the metadata file of @role; %NULL where it is not published. */
GBytes *akashi_published_file (const AkashiPublished *published, const char *role);

/**
 * akashi_published_keys:
 * @role: a top-level role, or a scheme
 *
 * Returns: (transfer container) (element-type AkashiPublicKey): the keys that sign @role, as root or targets
 * say; empty where there is no such role
 */
GPtrArray *akashi_published_keys (const AkashiPublished *published, const char *role);

/* Returns: (transfer container) (element-type utf8): ids of the schemes that are published, sorted. */
GPtrArray *akashi_published_schemes (const AkashiPublished *published);

/* Returns: (transfer container) (element-type AkashiTufRoleVersion): every role but targets that the snapshot
 * names: the schemes that are published, and those that were withdrawn. */
GPtrArray *akashi_published_named_roles (const AkashiPublished *published);

/* Returns: the length in bytes of a target that is published; -1 where it is not. */
gint64 akashi_published_target_length (AkashiPublished *published, const char *path);

/**
 * akashi_published_read_target:
 * @path: as in `mihon/index.json`; of a scheme that was withdrawn, what was published last
 * @error: AKASHI_ERROR_TUF_UNKNOWN_TARGET where it is not published, AKASHI_ERROR_TUF_HASH where the file is
 * not the one that was signed
 *
 * Returns: (transfer full): its bytes
 */
GBytes *akashi_published_read_target (AkashiPublished *published, const char *path,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
