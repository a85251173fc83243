/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-date.h"
#include "akashi-error.h"
#include "akashi-list-builder.h"

G_BEGIN_DECLS

/* How long a role's metadata is good for (registry.md, "Distribution"), in days. */
#define AKASHI_REPOSITORY_ROOT_DAYS 365
#define AKASHI_REPOSITORY_TARGETS_DAYS 180
#define AKASHI_REPOSITORY_SCHEME_DAYS 90
#define AKASHI_REPOSITORY_SNAPSHOT_DAYS 14
#define AKASHI_REPOSITORY_TIMESTAMP_DAYS 14

/* A root has three offline keys, of which two must sign. */
#define AKASHI_REPOSITORY_ROOT_KEYS 3
#define AKASHI_REPOSITORY_ROOT_THRESHOLD 2

/**
 * AkashiRepository:
 * @directory: of the repository: what a web server serves as it is
 * @keys: folder of the private keys: `root-1.pem` …, `targets.pem`, `snapshot.pem`, `timestamp.pem`,
 * `scheme-<id>.pem`
 * @passphrase: (nullable): of all keys in @keys
 * @now: the time written and judged by, seconds since 1970-01-01
 *
 * Where a repository is, and what is needed to sign for it. All borrowed.
 */
typedef struct {
  const char *directory;
  const char *keys;
  const char *passphrase;
  gint64 now;
} AkashiRepository;

/**
 * akashi_repository_init:
 * @sample: whether the root says that everything below it is made up
 * @error: AKASHI_ERROR_EXISTS where @directory has a root or @keys one of the keys: nothing is overwritten
 *
 * Makes all keys of the top-level roles and writes `metadata/1.root.json`, which any two of the three root
 * keys sign anew when it changes. It is the file that people install to trust the repository.
 *
 * Returns: (transfer full): SHA-256 of that root in lower-case hex, to be made known by another way
 */
char *akashi_repository_init (const AkashiRepository *repository, gboolean sample,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What is added to a repository. */
typedef struct {
  const char *scheme_path; /* its scheme.json */
  const char
      *list_path; /* (nullable): its registrations, one a line; NULL: no list, or the list stays as it is */
  const char *role_key_path; /* (nullable): private key of the scheme's role; NULL: `scheme-<id>.pem`, made if
                                need be */
  AkashiDate as_of;          /* when the list was taken; AKASHI_DATE_UNKNOWN: today (UTC) */
  gint64 published;          /* seconds since 1970-01-01; 0: now */
  gboolean allow_shrink;     /* more than a fifth of the rows may go */
} AkashiRepositoryAddition;

/* What came of it. */
typedef struct {
  char *scheme;
  gint64 serial; /* -1: no list was staged */
  gint64 rows;
  guint dropped;
  gboolean shrinks;
  AkashiListDifference *difference; /* (nullable): NULL: no list was staged */
} AkashiRepositoryStaged;

/**
 * akashi_repository_add:
 * @error: AKASHI_ERROR_INVALID (definition), AKASHI_ERROR_IMPORT_REFUSED (list; the message names the line)
 *
 * Reads a scheme's definition and list through the readers of our own caches, compares them with what is
 * published, and stages them. Nothing that is served changes before akashi_repository_publish().
 *
 * Returns: (transfer full): what was staged
 */
AkashiRepositoryStaged *akashi_repository_add (const AkashiRepository *repository,
                                               const AkashiRepositoryAddition *addition,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
void akashi_repository_staged_free (AkashiRepositoryStaged *staged);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiRepositoryStaged, akashi_repository_staged_free)

/* What is published now. */
typedef struct {
  gint64 root_version;
  gint64 timestamp_version;
  gint64 root_expires;     /* seconds since 1970-01-01 */
  gint64 earliest_expires; /* of every role: by then something must be published again */
  guint schemes;
  gboolean draft_waits; /* a draft of the next root waits for signatures, and was not published */
} AkashiRepositoryState;

/**
 * akashi_repository_publish:
 * @renew_root: whether root is signed anew, with the same keys, where it ends within half a year; needs two
 * root keys
 * @state: (out caller-allocates): what is published now, set on success only
 * @error: AKASHI_ERROR_NOT_FOUND (nothing staged or published, or a key that is needed is missing)
 *
 * Publishes what is staged, and the draft of a root where enough people have signed it: targets first, then
 * the scheme roles, targets and snapshot, each in a file of a new name, and the timestamp last. Whoever
 * fetches meanwhile, or after a crash, finds the old state or the new one, whole. Roles of schemes whose key
 * is in the folder are signed anew; the others stay as they are.
 */
gboolean akashi_repository_publish (const AkashiRepository *repository, gboolean renew_root,
                                    AkashiRepositoryState *state, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_repository_refresh:
 *
 * A new snapshot and timestamp over what is published: the daily job, which needs only their two keys. A
 * finished draft of a root goes out with it, unless it has other targets keys.
 */
gboolean akashi_repository_refresh (const AkashiRepository *repository, AkashiRepositoryState *state,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_repository_withdraw:
 * @error: AKASHI_ERROR_NOT_FOUND where the scheme is not published
 *
 * Stages that the repository speaks for @scheme no longer: from the next publication on nothing is passed on
 * to its role, and schemes.json says since when. Clients keep what they have: they show it as too old to
 * tell, but for what is known to be bad. `add` brings it back.
 */
gboolean akashi_repository_withdraw (const AkashiRepository *repository, const char *scheme,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
