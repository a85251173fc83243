/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-fetch.h"
#include "akashi-registry.h"

G_BEGIN_DECLS

/* Seen by the files of an update only. */

/* Where files come from; @partial: (nullable): what is fetched next goes there, and is resumed. */
typedef struct {
  AkashiFetch *fetch;
  const char *partial;
} AkashiSyncSource;

/* For AkashiTufFetcher; @self is an AkashiSyncSource. */
GBytes *akashi_sync_source_fetch (gpointer self, const char *path, gint64 max_bytes,
                                  GCancellable *cancellable, GError **error);

/* One update of one trust entry. */
typedef struct {
  AkashiRegistry *registry;
  const char *registry_path;
  const AkashiTrustEntry *trust;
  AkashiSyncSource *source;
  AkashiTufClient *client;
  GPtrArray *lists;   /* (element-type AkashiListState): what is installed, of all entries */
  GPtrArray *missing; /* (element-type utf8): schemes that a stick leaves out */
  GCancellable *cancellable;
} AkashiSyncUpdate;

/* A small target, out of the cache where the cached bytes are the ones that are signed now. @role: (out)
 * (optional): that lists it */
GBytes *akashi_sync_fetch_small (AkashiSyncUpdate *update, const char *path, gint64 max_bytes, char **role,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Whether the scheme is one that a stick leaves out: it is noted then. @why: taken over into @error otherwise
 */
gboolean akashi_sync_is_left_out (AkashiSyncUpdate *update, const char *scheme, GError **why,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Brings the list of @scheme to what its index says: over deltas where they are shorter, and where they do
 * not join with the full file. */
gboolean akashi_sync_update_list (AkashiSyncUpdate *update, const char *scheme,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Brings the definition and the list of every scheme that schemes.json names to what is signed. */
gboolean akashi_sync_update_schemes (AkashiSyncUpdate *update, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: (transfer full): where an unfinished download is kept: beside the registry, its name bound to the
 * hash that the file is to have. */
char *akashi_sync_partial_path (const char *registry_path, const char *scheme, const AkashiTufTarget *target);

/* Removes the unfinished downloads of @scheme (nullable: of all) but those of @keep. @keep: (nullable)
 * (element-type AkashiTufTarget). What cannot be removed costs room, no more. */
void akashi_sync_remove_partials (const char *registry_path, const char *scheme, GPtrArray *keep);

G_END_DECLS
