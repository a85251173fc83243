/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-tuf-delegation.h"
#include "akashi-tuf-fileinfo.h"

G_BEGIN_DECLS

typedef enum {
  AKASHI_TUF_ROOT,
  AKASHI_TUF_TIMESTAMP,
  AKASHI_TUF_SNAPSHOT,
  AKASHI_TUF_TARGETS, /* the top-level targets role and every delegated one */
} AkashiTufType;

#define AKASHI_TUF_TOP_LEVEL 4

/* Returns: (transfer none): the name of the top-level role of that type, which is also its `_type`. */
const char *akashi_tuf_type_name (AkashiTufType type);

/**
 * AkashiTufMetadata:
 *
 * One metadata file, taken apart. It proves nothing until akashi_tuf_metadata_verify() has said so for the
 * authority of its role.
 */
typedef struct {
  AkashiTufType type;
  gint64 version;         /* at least 1 */
  gint64 expires;         /* seconds since 1970-01-01 */
  GBytes *canonical;      /* what is signed */
  GHashTable *signatures; /* key id to GBytes */
  gboolean sample;        /* signed part carries `"x-akashi-sample": true` */

  /* root */
  gboolean consistent_snapshot;
  AkashiTufAuthority *authorities[AKASHI_TUF_TOP_LEVEL];

  /* timestamp, snapshot: file name to AkashiTufFileInfo */
  GHashTable *files;

  /* targets: path to AkashiTufTarget; delegated roles in order, or %NULL */
  GHashTable *targets;
  GPtrArray *delegations;
} AkashiTufMetadata;

/**
 * akashi_tuf_metadata_parse_unverified:
 * @type: the type it must be
 * @name: name of the role, for the targets it lists
 * @error: AKASHI_ERROR_TUF_MALFORMED; AKASHI_ERROR_TUF_UNSUPPORTED (another major version of the
 * specification, succinct roles, only unknown hashes)
 */
AkashiTufMetadata *akashi_tuf_metadata_parse_unverified (AkashiTufType type, const char *name, GBytes *bytes,
                                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_tuf_metadata_parse_signed:
 * @authority: who must have signed it
 * @error: AKASHI_ERROR_TUF_UNSIGNED, too
 *
 * akashi_tuf_metadata_parse_unverified() and akashi_tuf_metadata_verify() in one: of a file that is not
 * signed, nothing but its form as JSON and its signatures is looked at.
 */
AkashiTufMetadata *akashi_tuf_metadata_parse_signed (AkashiTufType type, const char *name, GBytes *bytes,
                                                     const AkashiTufAuthority *authority,
                                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
void akashi_tuf_metadata_free (AkashiTufMetadata *metadata);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiTufMetadata, akashi_tuf_metadata_free)

/**
 * akashi_tuf_metadata_verify:
 * @error: AKASHI_ERROR_TUF_UNSIGNED
 *
 * Returns: whether at least the threshold of @authority's keys signed @metadata; a key counts once, under
 * however many ids it is listed
 */
gboolean akashi_tuf_metadata_verify (const AkashiTufMetadata *metadata, const AkashiTufAuthority *authority,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* How a file that was trusted before stands under the keys of today. */
typedef enum {
  AKASHI_TUF_STANDING_FULL,    /* threshold met */
  AKASHI_TUF_STANDING_PARTIAL, /* the threshold was raised since: good to compare versions with, not to use */
  AKASHI_TUF_STANDING_FOREIGN, /* all its keys were replaced since: as if discarded (section 5.3.11) */
  AKASHI_TUF_STANDING_BROKEN,  /* names a key of today and is not signed by it: damaged */
} AkashiTufStanding;

AkashiTufStanding akashi_tuf_metadata_standing (const AkashiTufMetadata *metadata,
                                                const AkashiTufAuthority *authority);

/* Returns: (transfer none) (nullable): what a timestamp or snapshot says about the metadata file of @role. */
const AkashiTufFileInfo *akashi_tuf_metadata_file (const AkashiTufMetadata *metadata, const char *role);

G_END_DECLS
