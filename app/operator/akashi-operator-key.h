/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-error.h"

G_BEGIN_DECLS

/* The public half of a key, in the forms operators pass on. */
typedef struct {
  char *kid;        /* label key id: 16 lower-case hex digits */
  char *public_pem; /* SubjectPublicKeyInfo */
} AkashiOperatorKey;

/**
 * akashi_operator_key_create:
 * @type: `ed25519` or `p256`
 * @path: of the new key file (PKCS#8 PEM, encrypted, mode 0600)
 * @passphrase: at least one character
 * @error: AKASHI_ERROR_INVALID (no such type), AKASHI_ERROR_EXISTS where there is a file: a key is never
 * overwritten
 *
 * Returns: (transfer full): its public half
 */
AkashiOperatorKey *akashi_operator_key_create (const char *type, const char *path, const char *passphrase,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
void akashi_operator_key_free (AkashiOperatorKey *key);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiOperatorKey, akashi_operator_key_free)

/**
 * akashi_operator_key_write_public:
 *
 * Writes the public half as PEM to @path, where there must be no file yet.
 */
gboolean akashi_operator_key_write_public (const AkashiOperatorKey *key, const char *path,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_operator_key_is_locked:
 *
 * Returns: whether the file at @path holds an encrypted key, so that a passphrase is needed; %FALSE where it
 * cannot be read
 */
gboolean akashi_operator_key_is_locked (const char *path);

G_END_DECLS
