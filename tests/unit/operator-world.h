/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-registry.h"
#include "akashi-repository.h"
#include "akashi-tuf-client.h"

G_BEGIN_DECLS

#define OPERATOR_NOW G_GINT64_CONSTANT (1790000000) /* 2026-09-21T14:13:20Z */
#define OPERATOR_DAY G_GINT64_CONSTANT (86400)
#define OPERATOR_PASSPHRASE "test passphrase"

/* A folder of its own with a repository in it, its keys, and a client with a memory of its own. */
typedef struct {
  char *folder;
  char *directory;
  char *keys;
  AkashiRepository repository; /* change `now` as time goes by */
  GHashTable *kept;            /* role to GBytes: what the client trusts */
  gboolean allow_shrink;       /* of lists that are added from now on */
} OperatorWorld;

OperatorWorld *operator_world_new (void);
/* With a sample root, as `repository init` leaves it. */
OperatorWorld *operator_world_new_initialised (void);

/* The same, quickly: with the root and the keys of the first such world, unlocked. */
OperatorWorld *operator_world_new_with_root (void);

void operator_world_free (OperatorWorld *world);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OperatorWorld, operator_world_free)

/* Writes a file below the world's folder. Returns: (transfer full): its path */
char *operator_world_write (OperatorWorld *world, const char *name, const char *text);

/* Returns: (transfer full): a scheme definition of that id on the host `<id>.example`. */
char *operator_world_scheme (const char *id, int version, gboolean has_list);

/* Returns: (transfer full): a line of a list, with its end. */
char *operator_world_row (const char *number, const char *status);

/* Adds scheme and list (nullable: none) as texts. Returns: (transfer full) (nullable): NULL with @error */
AkashiRepositoryStaged *operator_world_add (OperatorWorld *world, const char *scheme, const char *list,
                                            GError **error);

/* The same, published as of now; it must work. */
void operator_world_publish (OperatorWorld *world, const char *scheme, const char *list);

/* Trusts the root that is there and updates as any client does. Returns: (transfer full) (nullable): NULL
 * with @error */
AkashiTufClient *operator_world_update (OperatorWorld *world, GError **error);

/* Returns: (transfer full): a target as a client gets it; it must be there. */
GBytes *operator_world_target (AkashiTufClient *client, const char *path);

/* Returns: (transfer full): the index of the list of `mihon`; it must be there. */
AkashiListIndex *operator_world_index (AkashiTufClient *client);

/* Returns: (transfer full): the lines of a zstd list. */
GPtrArray *operator_world_lines (GBytes *list);

/* Flips one bit in the middle of a file. */
void operator_world_damage (const char *path);

G_END_DECLS
