/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-database.h"
#include "akashi-registry.h"

G_BEGIN_DECLS

struct _AkashiRegistry {
  AkashiDatabase *database;
  GPtrArray *stores; /* selves of the stores handed out, freed with the registry */
};

/* Finds an installed scheme. @scheme_no: (out): -1 where it is not installed; @trust_id: (out): whose it is
 */
gboolean akashi_registry_find_scheme (AkashiRegistry *registry, const char *scheme, gint64 *scheme_no,
                                      gint64 *trust_id, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_registry_role_keys:
 * @keys: (out) (transfer full) (nullable): a digest over the public keys that the trusted targets metadata
 * delegates
 *   @scheme to; %NULL where there is no such metadata. Two different digests: the role's keys have changed
 */
gboolean akashi_registry_role_keys (AkashiRegistry *registry, gint64 trust_id, const char *scheme,
                                    char **keys, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
