/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-error.h"

G_BEGIN_DECLS

/*
 * What is kept of a secret that people type: scrypt (RFC 7914) with a salt of its own, N = 2^15, r = 8, p = 1
 * (32 MiB and a tenth of a second for each try). A PIN of four digits has few values: who can read the hash
 * and try them all finds it. It is not sent anywhere, and its file is for its owner alone.
 */

/**
 * akashi_secret_hash_new:
 * @secret: 1 to 64 bytes
 * @error: AKASHI_ERROR_INVALID (empty or longer), AKASHI_ERROR_FAILED (no randomness, no memory)
 *
 * Returns: (transfer full): `scrypt$15$8$1$SALT$HASH`, both in hexadecimal digits
 */
char *akashi_secret_hash_new (const char *secret, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_secret_hash_matches:
 * @hash: as akashi_secret_hash_new() made it
 * @matches: (out): whether it was made of @secret; set on success only
 * @error: AKASHI_ERROR_INVALID where @hash is none, AKASHI_ERROR_FAILED
 *
 * Takes as long whether they match or not.
 *
 * Returns: whether it could be judged
 */
gboolean akashi_secret_hash_matches (const char *hash, const char *secret, gboolean *matches,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
