/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-import.h"
#include "akashi-repository.h"

G_BEGIN_DECLS

/* A public list that a repository is to have. All borrowed. */
typedef struct {
  const char *scheme_path; /* its scheme.json */
  const char *map_path;    /* its column map */
  const char *list_path;   /* CSV or HTML, as it was fetched */
  AkashiDate as_of; /* when the list was taken; AKASHI_DATE_UNKNOWN: when the file was last written, in the
                       scheme's time zone */
  gboolean skip_refused;
  gboolean allow_shrink;
  gboolean dry_run; /* import and compare; stage, sign and publish nothing */
} AkashiRefreshRequest;

/* What came of it. */
typedef struct {
  AkashiImportSummary summary;
  char *scheme;
  AkashiDate as_of;
  gint64 serial; /* -1: a dry run */
  gint64 rows;
  AkashiListDifference *difference;
  AkashiRepositoryState state; /* what is published now; not for a dry run */
} AkashiRefreshed;

/**
 * akashi_refresh_list:
 * @func: (nullable): told of each row that is refused
 * @refreshed: (out caller-allocates): cleared first; its summary also says what was read where it failed
 * @error: as akashi_import_list(), akashi_repository_add() and akashi_repository_publish(). What is served
 * was not changed.
 *
 * Imports a public list, holds it against the one that is published, adds it to the repository and publishes:
 * all or nothing.
 */
gboolean akashi_refresh_list (const AkashiRepository *repository, const AkashiRefreshRequest *request,
                              AkashiImportFunc func, gpointer data, AkashiRefreshed *refreshed,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
void akashi_refreshed_clear (AkashiRefreshed *refreshed);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AkashiRefreshed, akashi_refreshed_clear)

G_END_DECLS
