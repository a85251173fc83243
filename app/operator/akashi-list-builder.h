/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-date.h"
#include "akashi-error.h"

G_BEGIN_DECLS

/* What is known about a list that is to be published. */
typedef struct {
  const char *scheme; /* id */
  GBytes *lines;      /* what the scheme gives: one registration a line, uncompressed */
  GBytes *previous;   /* (nullable): the full file that is published now */
  AkashiDate as_of;   /* when the scheme's list was taken */
  gboolean allow_shrink;
} AkashiListSource;

/* Against the list that is published; all of it is new where none is. */
typedef struct {
  GPtrArray *added;   /* (element-type utf8): numbers, in their order; for a first list empty */
  GPtrArray *changed; /* (element-type utf8): that say something else */
  GPtrArray *dropped; /* (element-type utf8) */
  gboolean first;     /* no list was published before */
} AkashiListDifference;

AkashiListDifference *akashi_list_difference_new (void);
void akashi_list_difference_free (AkashiListDifference *difference);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiListDifference, akashi_list_difference_free)

/* A list as it is published. */
typedef struct {
  GBytes *file;     /* zstd */
  GBytes *delta;    /* (nullable): zstd; from the list that is published to this one */
  gint64 rows;      /* registrations, without drops */
  char *digest;     /* akashi-list-digest.h */
  gboolean shrinks; /* more than a fifth of the rows is gone, and that is meant so */
  /* The same against the largest list of the last AKASHI_SHRINK_DAYS: for caches that missed some of them. */
  gboolean shrank_lately;
  guint dropped; /* numbers that were in the previous list and are not in this one */
  AkashiListDifference *difference;
} AkashiBuiltList;

/**
 * akashi_list_build:
 * @error: AKASHI_ERROR_IMPORT_REFUSED: the message names the line that is wrong, or the shrinking
 *
 * Reads the scheme's list through the very reader our caches use, orders it by number, compares it with the
 * list that is published, and adds a drop for each number that is gone. Drops are carried on for ten years,
 * and end where a number comes back.
 *
 * Returns: (transfer full): the list
 */
AkashiBuiltList *akashi_list_build (const AkashiListSource *source, GError **error) G_GNUC_WARN_UNUSED_RESULT;

void akashi_built_list_free (AkashiBuiltList *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiBuiltList, akashi_built_list_free)

G_END_DECLS
