/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-key.h"

G_BEGIN_DECLS

/**
 * akashi_operator_key_new:
 * @type: AKASHI_KEY_ED25519 or AKASHI_KEY_P256
 * @path: of the new file, written with mode 0600
 * @passphrase: what the file is encrypted with, at least one character
 * @error: AKASHI_ERROR_EXISTS where there is a file at @path: a key is never overwritten
 *
 * Returns: (transfer full): the new key, once its file is on the disk
 */
AkashiPrivateKey *akashi_operator_key_new (AkashiKeyType type, const char *path, const char *passphrase, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_operator_key_load:
 * @path: a PKCS#8 PEM file
 * @passphrase: (nullable): %NULL or anything where the file is not encrypted
 * @error: AKASHI_ERROR_NOT_FOUND, AKASHI_ERROR_WRONG_PASSPHRASE, AKASHI_ERROR_INVALID; the message names the file
 */
AkashiPrivateKey *akashi_operator_key_load (const char *path, const char *passphrase, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_operator_key_is_locked:
 *
 * Returns: whether the file at @path holds an encrypted key, so that a passphrase is needed; %FALSE where it cannot be
 *   read
 */
gboolean akashi_operator_key_is_locked (const char *path);

/* Returns: (transfer full): the label key id of @key's public half, 16 lower-case hex digits. */
char *akashi_operator_key_kid (const AkashiPrivateKey *key);

G_END_DECLS
