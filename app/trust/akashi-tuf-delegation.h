/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-tuf-key.h"

G_BEGIN_DECLS

/* A role to which a targets role passes on some of its paths (specification, section 4.5: DELEGATIONS). */
typedef struct {
  char *name;                    /* never empty, never the name of a top-level role */
  AkashiTufAuthority *authority; /* who signs it */
  char **paths;                  /* (nullable): patterns */
  char *
      *hash_prefixes; /* (nullable): starts of SHA-256 over the path, hex; exactly one of the two is there */
  gboolean terminating; /* where the path is its own, nobody after it is asked */
} AkashiTufDelegatedRole;

/**
 * akashi_tuf_delegations_new_json:
 * @delegations: the object `delegations` of a targets role
 * @error: AKASHI_ERROR_TUF_MALFORMED; AKASHI_ERROR_TUF_UNSUPPORTED for succinct roles (TAP 15)
 *
 * Returns: (transfer full) (element-type AkashiTufDelegatedRole): in order of priority
 */
GPtrArray *akashi_tuf_delegations_new_json (const json_t *delegations,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: whether @path is one that @role was given. */
gboolean akashi_tuf_delegated_role_has (const AkashiTufDelegatedRole *role, const char *path);

/**
 * akashi_tuf_pattern_matches:
 * @pattern: shell pattern: `*`, `?`, `[abc]`, `[!a-z]`; none of them stands for a slash
 * @path: UTF-8; it is compared by code point, whatever the locale
 */
gboolean akashi_tuf_pattern_matches (const char *pattern, const char *path);

G_END_DECLS
