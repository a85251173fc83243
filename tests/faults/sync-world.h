/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-engine.h"
#include "operator-world.h"

G_BEGIN_DECLS

/* Under AddressSanitizer an update in a process of its own takes a second: there only some of the points are
 * tried, other ones at each run for the random ones. A build without it tries every one. */
#ifdef __SANITIZE_ADDRESS__
#define FAULT_STRIDE 11
#define RANDOM_KILLS 24
#else
#define FAULT_STRIDE 1
#define RANDOM_KILLS 500
#endif

/* A repository that has published a second list, and a cache that holds the first. */
typedef struct {
  OperatorWorld *world;
  gint64 now;
  char *home;
  char *registry;       /* of registry.db */
  char *kept;           /* of the same as it was before any update */
  GHashTable *versions; /* (element-type utf8 gint64): of signed metadata, as the cache held them then */
} SyncWorld;

/* @deltas: whether the delta that leads to the second list can be had */
SyncWorld *sync_world_new (gboolean deltas);
void sync_world_free (SyncWorld *world);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SyncWorld, sync_world_free)

/* The cache is what it was before any update. */
void sync_world_restore (SyncWorld *world);

/* One update, in this process. */
gboolean sync_world_sync (SyncWorld *world, GError **error);

/* Everything that must hold whatever happened: the database is whole, its list is the first or the second to
 * the last row, and no version of signed metadata has gone back. Returns: which list, 1 or 2; 0 where
 * something is lost (and
 * @why says what) */
guint sync_world_look (SyncWorld *world, const char **why);

/* The next update comes to its end, and leaves nothing unfinished behind. */
void sync_world_goes_on (SyncWorld *world);

G_END_DECLS
