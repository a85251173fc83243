/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <jansson.h>

#include "akashi-tuf-client.h"
#include "akashi-tuf-writer.h"

G_BEGIN_DECLS

#define TUF_NOW G_GINT64_CONSTANT (1790000000)
#define TUF_DAY (24 * 60 * 60)

/* A role as its publisher keeps it. */
typedef struct {
  gint64 version;
  gint64 expires;
  GPtrArray *signers; /* (element-type AkashiPrivateKey): sign the next file, and are listed as its keys */
  guint threshold;
} TufRole;

typedef struct _TufWorld TufWorld;

/* Changes a file as it is written, before the file above it takes its hash. Returns: (transfer full)
 * (nullable) */
typedef GBytes *(*TufMutate) (TufWorld *world, const char *role, GBytes *file);

/* A repository, a network and a store, all in memory. */
struct _TufWorld {
  TufRole root, timestamp, snapshot, targets, scheme;
  GPtrArray *more_root_signers; /* the keys of before sign a new root, too */
  GPtrArray *listed;            /* AkashiTufTarget of the top-level role */
  GPtrArray *delegations;       /* AkashiTufDelegation, besides `mihon` */
  GPtrArray *scheme_targets;    /* AkashiTufTarget of `mihon` */
  GPtrArray *versions;          /* AkashiTufRoleVersion of further roles in the snapshot */
  gboolean scheme_is_terminating;
  gboolean scheme_is_named; /* by the snapshot */
  TufMutate mutate;
  const char *mutated_role; /* for mutate */

  GHashTable *served;  /* address to GBytes */
  GHashTable *failing; /* address to code of AkashiError */
  GPtrArray *requests; /* addresses, in order */

  GHashTable *kept;       /* role to GBytes */
  GPtrArray *saves;       /* `role version`, in order */
  const char *unreadable; /* role whose load fails */
  const char *unwritable; /* role whose save fails */

  gint64 now;
  AkashiTufClient *client; /* of the last refresh, load */
};

/* A key that differs from every other; the world owns none of them, they live as long as the program. */
AkashiPrivateKey *tuf_key (guint index);
GPtrArray *tuf_keys (guint first, guint count);

/* Returns: a published repository, all versions 1, whose root the store trusts. */
TufWorld *tuf_world_new (void);
/* The same with versions 4, which a client has taken. */
TufWorld *tuf_world_new_at_4 (void);
void tuf_world_free (TufWorld *world);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TufWorld, tuf_world_free)

/* Writes the role files below root, and the root, with the versions that the roles say. */
void tuf_world_write (TufWorld *world);
void tuf_world_write_root (TufWorld *world);

/* One version on for everything below root, written. */
void tuf_world_bump (TufWorld *world);

/* Replaces the keys of a role; the next root lists them. */
void tuf_role_rotate (TufRole *role, guint first, guint count, guint threshold);

/* Serves a file that replaces or adds one. */
void tuf_world_serve (TufWorld *world, const char *address, GBytes *file);

/* Writes and serves a delegated role and has the snapshot name it. */
void tuf_world_add_role (TufWorld *world, const char *name, GPtrArray *signers, GPtrArray *targets,
                         GPtrArray *delegations);

/* Refreshes with a new client. Returns: whether it succeeded */
gboolean tuf_world_refresh (TufWorld *world, GError **error);
gboolean tuf_world_load (TufWorld *world, GError **error);
AkashiTufFetcher tuf_world_fetcher (TufWorld *world);
AkashiTufStore tuf_world_store (TufWorld *world);

/* Refreshes and checks the outcome; -1: success. */
void tuf_world_expect (TufWorld *world, int code);

/* Checks the requests since the last call: addresses with spaces between. */
void tuf_world_expect_requests (TufWorld *world, const char *addresses);

/* Serves what is at @address, or nothing, with spaces after it up to @length bytes. */
void tuf_world_serve_padded (TufWorld *world, const char *address, gsize length);

/* For a TufMutate: sets one field of a timestamp and signs it anew; %NULL for other roles. Takes @value over.
 */
GBytes *tuf_change_timestamp (TufWorld *world, const char *role, GBytes *file, const char *field,
                              json_t *value);

/* Opens a file for editing. Returns: (transfer full): the whole object */
json_t *tuf_open (GBytes *file);
/* Signs the edited `signed` of @file anew. Takes @file over. */
GBytes *tuf_resign (json_t *file, GPtrArray *signers);
GBytes *tuf_dump (json_t *file);

G_END_DECLS
