/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define AKASHI_SHA256_BYTES 32

/**
 * AkashiSha256:
 *
 * SHA-256 of many short pieces, one after the other, as quickly as this machine can. For one thread at a
 * time.
 */
typedef struct _AkashiSha256 AkashiSha256;

AkashiSha256 *akashi_sha256_new (void);
void akashi_sha256_free (AkashiSha256 *sha256);

/* Hashes @bytes alone. Where the crypto library fails, which it only does without memory, the process ends.
 */
void akashi_sha256_digest (AkashiSha256 *sha256, const void *bytes, gsize length,
                           guint8 out[AKASHI_SHA256_BYTES]);

G_END_DECLS
