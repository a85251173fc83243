/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-registry-private.h"

G_BEGIN_DECLS

/* What an import has to know of the list that is there. */
typedef struct {
  gint64 serial; /* -1: none is installed */
  gint64 rows;
  char *digest;    /* (nullable) */
  char *role_keys; /* (nullable): akashi_registry_role_keys() when it came */
} AkashiInstalledList;

void akashi_installed_list_clear (AkashiInstalledList *installed);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AkashiInstalledList, akashi_installed_list_clear)

/* Returns: whether it is the very list of @index: another program may have brought it while this one waited.
 */
gboolean akashi_installed_list_is (const AkashiInstalledList *installed, const AkashiListIndex *index);

/* From one serial to the next a list may shrink by a fifth of its rows; by more only where @index says that
 * it is meant. AKASHI_ERROR_IMPORT_REFUSED */
gboolean akashi_list_check_shrinking (const AkashiInstalledList *installed, const AkashiListIndex *index,
                                      const char *scheme, gint64 rows,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean akashi_list_read (AkashiRegistry *registry, gint64 scheme_no, AkashiInstalledList *installed,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Inside a transaction. @role_keys: (nullable) */
gboolean akashi_list_write (AkashiRegistry *registry, gint64 scheme_no, const AkashiListIndex *index,
                            gint64 role_version, const char *role_keys,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
