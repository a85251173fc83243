/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gio/gio.h>

#include "akashi-clock.h"
#include "akashi-error.h"

G_BEGIN_DECLS

/**
 * AkashiTufFetcher:
 *
 * Where files come from. Paths are relative to the repository and already percent-encoded.
 * @fetch returns the whole file, at most @max_bytes of it: AKASHI_ERROR_NOT_FOUND where there is no such file
 * (404, 403), AKASHI_ERROR_TOO_LARGE where it is longer, any other error where it could not be told.
 */
typedef struct {
  GBytes *(*fetch) (gpointer self, const char *path, gint64 max_bytes, GCancellable *cancellable,
                    GError **error);
  gpointer self;
} AkashiTufFetcher;

/**
 * AkashiTufStore:
 *
 * Where trusted metadata is kept, by role name, byte for byte as received. Every @save is committed before it
 * returns. @load gives AKASHI_ERROR_NOT_FOUND where nothing is kept; any other error means "could not read",
 * and then nothing may be compared with nothing: the update fails.
 */
typedef struct {
  GBytes *(*load) (gpointer self, const char *role, GError **error);
  gboolean (*save) (gpointer self, const char *role, gint64 version, GBytes *bytes, GError **error);
  gboolean (*discard) (gpointer self, const char *role, GError **error);
  gpointer self;
} AkashiTufStore;

/* A target as a trusted role describes it. */
typedef struct {
  char *path;    /* as listed */
  char *role;    /* the role that lists it */
  gint64 length; /* bytes, exactly */
  char *sha256;  /* (nullable): lower-case hex */
  char *sha512;  /* (nullable): lower-case hex; both may be missing: then nothing is this target */
} AkashiTufTarget;

void akashi_tuf_target_free (AkashiTufTarget *target);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiTufTarget, akashi_tuf_target_free)

/**
 * AkashiTufClient:
 *
 * The client of The Update Framework (specification 1.0.x, section 5) over a fetcher and a store: the rules
 * and the workflow, nothing of networks or databases. Not thread-safe: one thread at a time.
 */
typedef struct _AkashiTufClient AkashiTufClient;

/**
 * akashi_tuf_client_new:
 * @fetcher: (nullable): %NULL: offline, only akashi_tuf_client_load() works
 * @store: copied; must stay valid
 * @now: the time of this update, seconds since 1970-01-01 (section 5.1); expiry is judged at it
 */
AkashiTufClient *akashi_tuf_client_new (const AkashiTufFetcher *fetcher, const AkashiTufStore *store,
                                        gint64 now);
void akashi_tuf_client_free (AkashiTufClient *client);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiTufClient, akashi_tuf_client_free)

/**
 * akashi_tuf_root_check:
 * @bytes: a root file a person wants to trust
 * @error: AKASHI_ERROR_TUF_MALFORMED, AKASHI_ERROR_TUF_UNSIGNED (it must be signed by its own threshold)
 *
 * Expiry is not judged: an old root may lead to the newest.
 *
 * Returns: whether @bytes can be a root of trust
 */
gboolean akashi_tuf_root_check (GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: whether the root's signed part carries `"x-akashi-sample": true`: a root for demonstration. */
gboolean akashi_tuf_root_is_sample (GBytes *bytes);

/**
 * akashi_tuf_client_load:
 *
 * Reads root, timestamp, snapshot and targets from the store through the very functions an update uses.
 * Expired metadata is accepted here: how old it is shows in akashi_tuf_client_expires(), and is judged as
 * freshness. Where an update stopped half way, the older snapshot and targets that are kept are taken, and
 * are not current.
 *
 * @error: AKASHI_ERROR_NO_REGISTRY where there is no root; AKASHI_ERROR_NOT_FOUND where there is a root but
 * no complete metadata yet; a TUF code where what is kept does not verify
 */
gboolean akashi_tuf_client_load (AkashiTufClient *client, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_tuf_client_refresh:
 *
 * The update workflow of sections 5.3 to 5.6: root N+1 until there is none, timestamp, snapshot, targets.
 * Each file is saved as it is accepted; what was accepted before a failing step stays, what failed does not.
 */
gboolean akashi_tuf_client_refresh (AkashiTufClient *client, GCancellable *cancellable,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_tuf_client_find_target:
 * @path: target path, as in `mihon/index.json`
 *
 * Section 5.6.7: looks through targets and its delegated roles in order, by path pattern. Delegated metadata
 * is taken from the store where it is the version that the snapshot names, else fetched (where the client has
 * a fetcher).
 *
 * Returns: (transfer full): the target; %NULL with AKASHI_ERROR_TUF_UNKNOWN_TARGET where no role lists it
 */
AkashiTufTarget *akashi_tuf_client_find_target (AkashiTufClient *client, const char *path,
                                                GCancellable *cancellable,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_tuf_client_fetch_target:
 *
 * Returns: (transfer full): the target's bytes, of the length and the hashes that were signed; %NULL with
 *   AKASHI_ERROR_TUF_HASH otherwise
 */
GBytes *akashi_tuf_client_fetch_target (AkashiTufClient *client, const AkashiTufTarget *target,
                                        GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: whether @target's path stays below the folder it is put into, and is short enough for a file;
 * AKASHI_ERROR_INVALID. */
gboolean akashi_tuf_target_check_path (const AkashiTufTarget *target,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: whether @bytes have the length and every hash of @target. */
gboolean akashi_tuf_target_check (const AkashiTufTarget *target, GBytes *bytes,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_tuf_client_expires:
 * @role: `root`, `timestamp`, `snapshot`, `targets`, or a delegated role found before
 *
 * A role that is not current counts as expired at the client's time, where it has not expired before:
 * somebody may be holding the newer file back.
 *
 * Returns: when it expires, seconds since 1970-01-01; -1 where the client holds no such role
 */
gint64 akashi_tuf_client_expires (AkashiTufClient *client, const char *role);

/**
 * akashi_tuf_client_is_current:
 *
 * Returns: whether the client holds @role in the very version, and with the very bytes, that the roles above
 * it name. Never %FALSE for a role that came of akashi_tuf_client_refresh(); %FALSE after
 * akashi_tuf_client_load() where the timestamp or the snapshot got through and the file itself did not
 */
gboolean akashi_tuf_client_is_current (AkashiTufClient *client, const char *role);

/* Returns: the role's version; -1 where the client holds no such role. */
gint64 akashi_tuf_client_version (AkashiTufClient *client, const char *role);

G_END_DECLS
