/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-json.h"
#include "akashi-tuf-client.h"

G_BEGIN_DECLS

/* What one metadata file says about another (specification, sections 4.4 and 4.6: METAFILES). */
typedef struct {
  gint64 version; /* at least 1 */
  gint64 length;  /* bytes; -1: not said */
  char *sha256;   /* (nullable): lower-case hex */
  char *sha512;   /* (nullable): lower-case hex */
} AkashiTufFileInfo;

/**
 * akashi_tuf_file_info_new_json:
 * @object: with `version`, perhaps `length` and `hashes`
 * @error: AKASHI_ERROR_TUF_MALFORMED; AKASHI_ERROR_TUF_UNSUPPORTED where hashes are given and none of them is
 * known
 */
AkashiTufFileInfo *akashi_tuf_file_info_new_json (const json_t *object,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
void akashi_tuf_file_info_free (AkashiTufFileInfo *info);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiTufFileInfo, akashi_tuf_file_info_free)

/* Returns: whether @bytes have the length and the hashes of @info, as far as it says any;
 * AKASHI_ERROR_TUF_HASH. */
gboolean akashi_tuf_file_info_check (const AkashiTufFileInfo *info, GBytes *bytes,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_tuf_target_new_json:
 * @path: as listed
 * @role: the role that lists it
 * @object: with `length` and `hashes` (section 4.5)
 */
AkashiTufTarget *akashi_tuf_target_new_json (const char *path, const char *role, const json_t *object,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: (transfer full): a copy. */
AkashiTufTarget *akashi_tuf_target_copy (const AkashiTufTarget *target);

/* Returns: (transfer full): lower-case hex of SHA-256 over @bytes. */
char *akashi_tuf_sha256 (GBytes *bytes);

G_END_DECLS
