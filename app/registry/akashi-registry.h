/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-registration.h"
#include "akashi-tuf-client.h"

G_BEGIN_DECLS

/**
 * AkashiRegistry:
 *
 * The cached registry: one SQLite database (WAL, one writer, readers never block). It keeps trust entries,
 * trusted metadata, scheme definitions and the registrations of every scheme. One connection: one thread at a
 * time.
 */
typedef struct _AkashiRegistry AkashiRegistry;

/**
 * akashi_registry_open:
 * @path: of `registry.db`; its folder is made where it is missing
 * @writable: %FALSE: only look-ups; AKASHI_ERROR_NO_REGISTRY where there is no file
 * @error: AKASHI_ERROR_DAMAGED_REGISTRY, AKASHI_ERROR_NEWER_REGISTRY, AKASHI_ERROR_NO_REGISTRY,
 * AKASHI_ERROR_IO
 *
 * A damaged database is never deleted or overwritten.
 */
AkashiRegistry *akashi_registry_open (const char *path, gboolean writable,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
void akashi_registry_free (AkashiRegistry *registry);

/* Reads every page: AKASHI_ERROR_DAMAGED_REGISTRY where one is not whole. Seconds for a million
 * registrations. */
gboolean akashi_registry_check (AkashiRegistry *registry, GError **error) G_GNUC_WARN_UNUSED_RESULT;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiRegistry, akashi_registry_free)

/* Returns: a number that changes when another connection has changed the database (SQLite's data_version); -1
 * where it cannot be read. */
gint64 akashi_registry_data_version (AkashiRegistry *registry);

/* All that is read until akashi_registry_let_go() is of one moment, and costs one lock. Where that cannot be
 * had, each is of its own, as without. */
void akashi_registry_hold (AkashiRegistry *registry);
void akashi_registry_let_go (AkashiRegistry *registry);

/* A root of trust, its addresses and what came of the last update. */
typedef struct {
  gint64 id;
  char *url;
  gboolean sample;     /* its root is marked as a sample */
  char *root_sha256;   /* of the root that a person trusted, lower-case hex */
  gint64 last_attempt; /* seconds since 1970-01-01; 0: never */
  gint64 last_success; /* the same */
  char *last_error;    /* (nullable): why the last attempt failed */
  gint64 next_attempt; /* when the next one is due; 0: at once */
  guint failures;      /* attempts that failed since the last success */
  gint64
      latest_run; /* the latest time that any attempt was made at, by the clock of this machine; 0: never */
} AkashiTrustEntry;

void akashi_trust_entry_free (AkashiTrustEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiTrustEntry, akashi_trust_entry_free)

/**
 * akashi_registry_add_trust:
 * @root: a root that passed akashi_tuf_root_check()
 * @error: AKASHI_ERROR_EXISTS where this root is trusted already, or where sample and real roots would meet
 *
 * Returns: the entry's id; -1 on error
 */
gint64 akashi_registry_add_trust (AkashiRegistry *registry, GBytes *root, const char *url, GError **error);

/* Returns: (transfer container) (element-type AkashiTrustEntry): all entries; empty where nothing is trusted.
 */
GPtrArray *akashi_registry_list_trust (AkashiRegistry *registry, GError **error);

/* Notes how an attempt to update ended. @next: when the next one is due; @message: (nullable): %NULL: it
 * succeeded. */
gboolean akashi_registry_note_attempt (AkashiRegistry *registry, gint64 trust_id, gint64 time, gint64 next,
                                       const char *message, GError **error);

/* Forgets that the clock has been later than @now: a person has said that it is right now. */
gboolean akashi_registry_forget_later_runs (AkashiRegistry *registry, gint64 now,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: a store of @trust_id's metadata inside the database; valid as long as the registry. Each save
 * commits. */
AkashiTufStore akashi_registry_store (AkashiRegistry *registry, gint64 trust_id);

/* What is installed of one scheme. */
typedef struct {
  char *scheme;
  gint64 trust_id;
  gint64 serial;       /* -1: none installed */
  gint64 role_version; /* version of the scheme's role that named this list */
  AkashiDate as_of;    /* AKASHI_DATE_UNKNOWN: none installed */
  gint64 published;    /* seconds since 1970-01-01; -1: none */
  gint64 rows;
  char *digest; /* (nullable) lower-case hex */
  gboolean
      withdrawn; /* its registry no longer speaks for the scheme: what is installed is the last there was */
  AkashiDate withdrawn_on; /* since when; AKASHI_DATE_UNKNOWN: not told */
} AkashiListState;

void akashi_list_state_free (AkashiListState *state);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiListState, akashi_list_state_free)

/* Returns: (transfer container) (element-type AkashiListState): one per scheme known, by scheme id. */
GPtrArray *akashi_registry_list_states (AkashiRegistry *registry, GError **error);

/**
 * akashi_registry_install_scheme:
 * @definition: verified bytes of the scheme's `scheme.json`
 *
 * Keeps the definition (the higher version wins; a key revoked in either is revoked).
 * AKASHI_ERROR_IMPORT_REFUSED where it names another id, another scheme's host or label key, or belongs to
 * another trust entry.
 */
gboolean akashi_registry_install_scheme (AkashiRegistry *registry, gint64 trust_id, const char *scheme,
                                         GBytes *definition, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_registry_note_schemes:
 * @present: (array zero-terminated=1): the schemes that @trust_id's registry speaks for now
 * @withdrawn: (element-type utf8 AkashiDate): those it says it no longer speaks for, and since when
 *
 * Marks every scheme of @trust_id that is not among @present as withdrawn, and takes the mark from those that
 * are. Nothing is deleted: what was known to be bad stays known.
 */
gboolean akashi_registry_note_schemes (AkashiRegistry *registry, gint64 trust_id, const char *const *present,
                                       GHashTable *withdrawn, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: (transfer container) (element-type AkashiScheme): every installed definition. */
GPtrArray *akashi_registry_load_schemes (AkashiRegistry *registry, GError **error);

/* One step from a list to a later one. */
typedef struct {
  gint64 from, to; /* serials */
  char *file;      /* target name, as in `mihon/delta-6-7.jsonl.zst` */
} AkashiListDelta;

/* A verified `index.json`, taken apart. */
typedef struct {
  gint64 serial;
  AkashiDate as_of;
  gint64 published;  /* seconds since 1970-01-01 */
  char *full;        /* target name of the full file, as in `mihon/full-7.jsonl.zst` */
  gint64 rows;       /* in force rows, without drops */
  char *digest;      /* of all rows: akashi-list-digest.h */
  gboolean shrinks;  /* the index says that rows were removed on purpose */
  GPtrArray *deltas; /* (element-type AkashiListDelta) (nullable): in the order of the index */
} AkashiListIndex;

AkashiListIndex *akashi_list_index_new (GBytes *json, const char *scheme,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
void akashi_list_index_free (AkashiListIndex *index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiListIndex, akashi_list_index_free)

/**
 * akashi_registry_import_full:
 * @compressed: verified bytes of the full file (zstd, one registration or drop a line)
 * @role_version: version of the scheme's role that named it
 * @error: AKASHI_ERROR_IMPORT_REFUSED (the message names the line), AKASHI_ERROR_TOO_LARGE
 *
 * Rows, serial and role version are committed together, or nothing is; the last good list stays.
 */
gboolean akashi_registry_import_full (AkashiRegistry *registry, gint64 trust_id, const char *scheme,
                                      const AkashiListIndex *index, GBytes *compressed, gint64 role_version,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_list_index_chain:
 * @from: the serial that is there
 * @bytes: (array): of each of @index's deltas, how many bytes it is long; -1: not to be had
 * @limit: bytes of the full file
 *
 * Returns: (transfer container) (element-type AkashiListDelta) (nullable): the deltas that lead from @from to
 * the serial of @index, in their order, shortest in all; borrowed from @index. %NULL where none lead there in
 *   fewer bytes than @limit
 */
GPtrArray *akashi_list_index_chain (const AkashiListIndex *index, gint64 from, const gint64 *bytes,
                                    gint64 limit);

/**
 * akashi_registry_import_deltas:
 * @from: the serial that must be installed
 * @files: (element-type GBytes): verified bytes of the deltas that lead from it to the serial of @index, in
 * their order (zstd, `{"put": registration}` or `{"drop": number, "on": date}` a line)
 * @error: AKASHI_ERROR_IMPORT_REFUSED where they do not join: another serial is installed, other keys speak
 * for the scheme now, a line is not valid, a number is dropped that was never listed, or what comes out is
 * not what the index describes. Then the full file tells
 *
 * Touches the rows that the deltas name and no others. Committed together, as a full list is.
 */
gboolean akashi_registry_import_deltas (AkashiRegistry *registry, gint64 trust_id, const char *scheme,
                                        const AkashiListIndex *index, gint64 from, GPtrArray *files,
                                        gint64 role_version, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_registry_confirm_list:
 *
 * Notes that the list installed for @scheme is the one (same serial, same digest) that @index and the role in
 * @role_version name; takes over its dates.
 */
gboolean akashi_registry_confirm_list (AkashiRegistry *registry, const char *scheme,
                                       const AkashiListIndex *index, gint64 role_version,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A number that was dropped from the list. */
typedef struct {
  AkashiDate on;          /* when */
  AkashiDate valid_until; /* the term it had; or AKASHI_DATE_UNKNOWN */
} AkashiDrop;

/**
 * akashi_registry_find_number:
 * @drop: (out) (optional): whether and when the number was dropped; `on` is AKASHI_DATE_UNKNOWN where it was
 * not
 *
 * Returns: (transfer full) (nullable): the registration; %NULL without error where there is none
 */
AkashiRegistration *akashi_registry_find_number (AkashiRegistry *registry, const char *scheme,
                                                 const char *number, AkashiDrop *drop, GError **error);

/* Returns: (transfer container) (element-type AkashiRegistration): of any scheme, at most 16; empty where
 * none. */
GPtrArray *akashi_registry_find_gtin (AkashiRegistry *registry, AkashiGtin gtin, GError **error);

/* The same by model number, compared normalised. @scheme: (nullable): any */
GPtrArray *akashi_registry_find_model (AkashiRegistry *registry, const char *scheme, const char *model,
                                       GError **error);

G_END_DECLS
