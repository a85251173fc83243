/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-registry.h"

G_BEGIN_DECLS

/* A registry in a folder of its own, with one trusted root and, unless said otherwise, the scheme `mihon`. */
typedef struct {
  char *folder;
  char *path; /* of registry.db */
  AkashiRegistry *registry;
  gint64 trust_id;
} World;

World *world_new (gboolean with_scheme);
void world_free (World *world);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (World, world_free)

/* Closes the registry and opens it again. */
void world_reopen (World *world, gboolean writable);
/* Makes the registry one that a program of schema @version wrote; it is migrated when it is opened next. */
void world_rewind (World *world, int version);

GBytes *world_text (const char *text);

/* A root of its own keys; each call makes another. */
GBytes *world_root (gboolean sample);

/* zstd of @text. */
GBytes *world_zstd (const char *text, gsize length);

/* One line of a list for MH-<number>, with its end. */
char *world_row (guint number, const char *status);

/* Lines @from to @to, in force. */
char *world_rows (guint from, guint to);

/* The digest of the registrations among the lines of @list, and how many there are. */
char *world_digest (const char *list, gint64 *rows);

AkashiListIndex *world_index (gint64 serial, const char *as_of, const char *list);

/* Imports @list with an index made for it; %FALSE with @error. */
gboolean world_import (World *world, gint64 serial, const char *as_of, const char *list, GError **error);

/* The same, and it must not fail. */
void world_import_ok (World *world, gint64 serial, const char *as_of, const char *list);

G_END_DECLS
