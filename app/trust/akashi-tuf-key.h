/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-json.h"
#include "akashi-key.h"

G_BEGIN_DECLS

/**
 * akashi_tuf_key_new_json:
 * @object: a key as metadata writes it: `keytype`, `scheme`, `keyval.public`
 *
 * Known are ed25519 (public key in hex), ecdsa and ecdsa-sha2-nistp256 (PEM) and rsa with rsassa-pss-sha256
 * (PEM). A key of any other kind, or one that is no key, can sign nothing: it is passed over, not an error
 * (specification, section 4.2).
 *
 * Returns: (transfer full) (nullable): the key
 */
AkashiPublicKey *akashi_tuf_key_new_json (const json_t *object);

/* Returns: (transfer full) (nullable): @key as metadata writes it; %NULL where metadata has no form for it.
 */
json_t *akashi_tuf_key_to_json (const AkashiPublicKey *key);

/**
 * akashi_tuf_key_id:
 *
 * Returns: (transfer full): the key id that securesystemslib gives: SHA-256 over the canonical JSON of the
 * key, hex. Readers treat key ids as names only.
 */
char *akashi_tuf_key_id (const AkashiPublicKey *key);

/* Returns: (transfer full) (nullable): the bytes that @hex stands for; %NULL where it is not pairs of hex
 * digits. */
GBytes *akashi_tuf_hex_decode (const char *hex);

/* Returns: (transfer full): lower-case hex of @data. */
char *akashi_tuf_hex_encode (const guint8 *data, gsize length);

/**
 * AkashiTufAuthority:
 *
 * Who may sign a role: keys by id, and how many of them must. Ids of keys this program does not know are left
 * out.
 */
typedef struct {
  GHashTable *keys; /* (element-type utf8 AkashiPublicKey) */
  gint64 threshold; /* at least 1 */
} AkashiTufAuthority;

/**
 * akashi_tuf_keys_new_json:
 * @object: the object of all keys, by id
 *
 * Returns: (transfer full) (element-type utf8 AkashiPublicKey): those this program knows; each is read once,
 *   however many roles name it
 */
GHashTable *akashi_tuf_keys_new_json (const json_t *object);

/**
 * akashi_tuf_authority_new_json:
 * @keys: from akashi_tuf_keys_new_json()
 * @role: an object with `keyids` and `threshold`
 * @error: AKASHI_ERROR_TUF_MALFORMED
 */
AkashiTufAuthority *akashi_tuf_authority_new_json (GHashTable *keys, const json_t *role,
                                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
void akashi_tuf_authority_free (AkashiTufAuthority *authority);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiTufAuthority, akashi_tuf_authority_free)

/* Returns: whether every key of @before is a key of @now, under any id: none was taken away. */
gboolean akashi_tuf_authority_keeps (const AkashiTufAuthority *now, const AkashiTufAuthority *before);

G_END_DECLS
