/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-key.h"
#include "akashi-tuf-client.h"

G_BEGIN_DECLS

/*
 * The publisher's side: signed metadata files, as python-tuf and others read them. Each function returns the
 * bytes of a file that its own client would accept from the same keys. Times are seconds since 1970-01-01 and
 * must fall into the years 1 to 9999; versions are at least 1. AKASHI_ERROR_INVALID where an argument cannot
 * be written.
 */

/* What every file begins with. */
typedef struct {
  gint64 version;
  gint64 expires;
  GPtrArray *signers; /* (element-type AkashiPrivateKey): may be empty: signed later by akashi_tuf_sign() */
} AkashiTufHead;

/* The keys that may sign a role, and how many of them must. */
typedef struct {
  GPtrArray *keys; /* (element-type AkashiPublicKey) */
  guint threshold;
} AkashiTufSigners;

/* The top-level roles of a root. */
typedef struct {
  AkashiTufSigners root;
  AkashiTufSigners timestamp;
  AkashiTufSigners snapshot;
  AkashiTufSigners targets;
} AkashiTufRootRoles;

/* Returns: (transfer full): a root with consistent snapshots; @sample: marked `"x-akashi-sample": true`. */
GBytes *akashi_tuf_write_root (const AkashiTufHead *head, const AkashiTufRootRoles *roles, gboolean sample,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: (transfer full): a timestamp that names @snapshot, the bytes of version @snapshot_version, by
 * hash. */
GBytes *akashi_tuf_write_timestamp (const AkashiTufHead *head, gint64 snapshot_version, GBytes *snapshot,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A role as a snapshot names it. */
typedef struct {
  char *role; /* `targets`, or a delegated role */
  gint64 version;
  gint64 length; /* bytes; -1: not said */
  char *sha256;  /* (nullable): lower-case hex */
} AkashiTufRoleVersion;

AkashiTufRoleVersion *akashi_tuf_role_version_new (const char *role, gint64 version, GBytes *file);
void akashi_tuf_role_version_free (AkashiTufRoleVersion *version);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiTufRoleVersion, akashi_tuf_role_version_free)

/**
 * akashi_tuf_write_snapshot:
 * @roles: (element-type AkashiTufRoleVersion): `targets` and every delegated role. A role named once must be
 * named for ever, by a version that never goes back, or clients refuse the snapshot
 */
GBytes *akashi_tuf_write_snapshot (const AkashiTufHead *head, GPtrArray *roles,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: (transfer full): @file under the name @path, with its length and SHA-256; its role is %NULL. */
AkashiTufTarget *akashi_tuf_target_new (const char *path, GBytes *file);

/* A role to which the targets role passes on paths. */
typedef struct {
  char *name; /* neither empty nor the name of a top-level role */
  AkashiTufSigners signers;
  char **paths; /* patterns, as in `mihon/` with a star */
  gboolean terminating;
} AkashiTufDelegation;

/* Takes over references and copies. */
AkashiTufDelegation *akashi_tuf_delegation_new (const char *name, GPtrArray *keys, guint threshold,
                                                const char *const *paths, gboolean terminating);
void akashi_tuf_delegation_free (AkashiTufDelegation *delegation);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiTufDelegation, akashi_tuf_delegation_free)

/**
 * akashi_tuf_write_targets:
 * @targets: (element-type AkashiTufTarget)
 * @delegations: (nullable) (element-type AkashiTufDelegation): in order of priority
 *
 * The same form for the top-level role and for delegated ones.
 */
GBytes *akashi_tuf_write_targets (const AkashiTufHead *head, GPtrArray *targets, GPtrArray *delegations,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_tuf_sign:
 * @file: any metadata file
 *
 * Adds the signature of @key, or replaces it where there is one under its id. For several people who sign in
 * turn.
 *
 * Returns: (transfer full): the file with the signature
 */
GBytes *akashi_tuf_sign (GBytes *file, const AkashiPrivateKey *key, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: (transfer full): the key id that files written here give @key. */
char *akashi_tuf_writer_key_id (const AkashiPublicKey *key);

/* Returns: (transfer full): where a client looks for that file under `targets/`, unencoded: hash before the
 * last part. */
char *akashi_tuf_target_file_name (const AkashiTufTarget *target);

/*
 * Reading one's own repository back. Nothing here checks a signature: it is for the one who holds the keys.
 */

/* What a metadata file says of itself. */
typedef struct {
  char *type; /* `root`, `timestamp`, `snapshot` or `targets` */
  gint64 version;
  gint64 expires;      /* seconds since 1970-01-01 */
  gboolean sample;     /* roots only */
  GPtrArray *versions; /* (element-type AkashiTufRoleVersion): of a timestamp or snapshot, else empty */
  GPtrArray *targets;  /* (element-type AkashiTufTarget): of a targets role, by path, else empty */
} AkashiTufSummary;

/**
 * akashi_tuf_summary_new_unverified:
 * @type: `root`, `timestamp`, `snapshot` or `targets` (also for delegated roles)
 * @error: AKASHI_ERROR_TUF_MALFORMED, AKASHI_ERROR_TUF_UNSUPPORTED
 */
AkashiTufSummary *akashi_tuf_summary_new_unverified (const char *type, GBytes *file,
                                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
void akashi_tuf_summary_free (AkashiTufSummary *summary);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiTufSummary, akashi_tuf_summary_free)

G_END_DECLS
