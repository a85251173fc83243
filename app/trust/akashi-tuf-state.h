/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-tuf-client.h"
#include "akashi-tuf-metadata.h"

G_BEGIN_DECLS

/* A delegated role that the client holds, and the keys it was verified with last. */
typedef struct {
  AkashiTufMetadata *metadata;
  const AkashiTufAuthority *verified_by; /* of a role the client holds, too */
} AkashiTufHeld;

/* What the parts of the client share; see akashi-tuf-client.h. */
struct _AkashiTufClient {
  AkashiTufFetcher fetcher;
  gboolean online; /* there is a fetcher */
  AkashiTufStore store;
  gint64 now;
  gboolean expiry_matters; /* kept files are judged as an update does, not as akashi_tuf_client_load() does */
  AkashiTufMetadata *top[AKASHI_TUF_TOP_LEVEL];
  GHashTable *delegated; /* role name to AkashiTufHeld */
  GHashTable *behind;    /* names of held roles that are not the version named above them */
};

/* Forgets every role the client holds; the store is not touched. */
void akashi_tuf_state_reset (AkashiTufClient *client);

/* A file as the store keeps it. */
typedef struct {
  GBytes *bytes;
  AkashiTufMetadata *metadata;
  AkashiTufStanding standing;
} AkashiTufKept;

void akashi_tuf_kept_clear (AkashiTufKept *kept);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AkashiTufKept, akashi_tuf_kept_clear)

/**
 * akashi_tuf_state_read_kept:
 * @kept: (out): zeroed where the store keeps nothing
 * @error: what the store says where it cannot read; AKASHI_ERROR_TUF_MALFORMED and the like where what it
 * keeps cannot be read. "Could not read" is never "there is none"
 */
gboolean akashi_tuf_state_read_kept (AkashiTufClient *client, AkashiTufType type, const char *role,
                                     const AkashiTufAuthority *authority, AkashiTufKept *kept,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: whether @kept is the very file that @info names and meets the threshold. */
gboolean akashi_tuf_kept_is (const AkashiTufKept *kept, const AkashiTufFileInfo *info);

/**
 * akashi_tuf_state_fetch:
 * @version: -1: the address carries none
 * @info: (nullable): what is known of the file; its length and hashes are checked
 * @max_bytes: the cap of this kind of role
 */
GBytes *akashi_tuf_state_fetch (AkashiTufClient *client, const char *role, gint64 version,
                                const AkashiTufFileInfo *info, gint64 max_bytes, GCancellable *cancellable,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_tuf_state_fetch_named:
 *
 * Fetches and verifies the file of @role that @info names: hash and length, form, signatures, version. Expiry
 * and what came before are for the caller.
 *
 * Returns: FALSE, or TRUE and @bytes, @metadata
 */
gboolean akashi_tuf_state_fetch_named (AkashiTufClient *client, AkashiTufType type, const char *role,
                                       const AkashiTufFileInfo *info, const AkashiTufAuthority *authority,
                                       GCancellable *cancellable, GBytes **bytes,
                                       AkashiTufMetadata **metadata,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_tuf_state_take_targets:
 * @role: `targets` or a delegated role
 * @authority: who signs it
 * @may_fetch: whether the network may be asked
 *
 * Takes the file that the snapshot names, from the store or from the network (then it is saved). No version
 * is compared here: the snapshot's were. Where expiry does not matter and nothing may be fetched, an older
 * file that is kept will do, and the role is noted to be behind.
 *
 * Returns: (transfer full): the verified metadata
 */
AkashiTufMetadata *akashi_tuf_state_take_targets (AkashiTufClient *client, const char *role,
                                                  const AkashiTufAuthority *authority, gboolean may_fetch,
                                                  GCancellable *cancellable,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: whether @metadata is still good at the time of the update; AKASHI_ERROR_TUF_EXPIRED. */
gboolean akashi_tuf_state_check_expiry (AkashiTufClient *client, const AkashiTufMetadata *metadata,
                                        const char *role, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Commits an accepted file to the store. */
gboolean akashi_tuf_state_save (AkashiTufClient *client, const char *role, const AkashiTufMetadata *metadata,
                                GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: the root the store keeps, verified by itself; AKASHI_ERROR_NO_REGISTRY where there is none. */
AkashiTufMetadata *akashi_tuf_state_load_root (AkashiTufClient *client,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
