/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-key.h"

G_BEGIN_DECLS

/**
 * akashi_private_key_file_new:
 * @type: AKASHI_KEY_ED25519 or AKASHI_KEY_P256
 * @path: of the new file, written with mode 0600
 * @passphrase: what the file is encrypted with, at least one character
 * @error: AKASHI_ERROR_EXISTS where there is a file at @path: a key is never overwritten
 *
 * Returns: (transfer full): the new key, once its file is on the disk
 */
AkashiPrivateKey *akashi_private_key_file_new (AkashiKeyType type, const char *path, const char *passphrase,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_private_key_file_load:
 * @path: a PKCS#8 PEM file
 * @passphrase: (nullable): %NULL or anything where the file is not encrypted
 * @error: AKASHI_ERROR_NOT_FOUND, AKASHI_ERROR_WRONG_PASSPHRASE, AKASHI_ERROR_INVALID; the message names the
 * file
 */
AkashiPrivateKey *akashi_private_key_file_load (const char *path, const char *passphrase,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_private_key_file_take_over:
 * @from: a key file
 * @to: where it shall be from now on, encrypted with @passphrase
 * @passphrase: of @from, where it is encrypted
 * @error: AKASHI_ERROR_EXISTS where @to holds another key
 */
gboolean akashi_private_key_file_take_over (const char *from, const char *to, const char *passphrase,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
