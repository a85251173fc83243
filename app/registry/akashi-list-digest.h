/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-sha256.h"

G_BEGIN_DECLS

/**
 * AkashiListDigest:
 *
 * The digest of all rows of a list, whatever their order: SHA-256 of each row's canonical line (without its
 * end), taken as a 256-bit little-endian number, summed modulo 2^256. It tells whether two lists hold the
 * same rows; it is not what makes them trusted: the list and its index are signed.
 */
typedef struct {
  guint64 sum[4];       /* least significant first */
  AkashiSha256 *sha256; /* reused for each row */
} AkashiListDigest;

void akashi_list_digest_init (AkashiListDigest *digest);

/* Goes on from what akashi_list_digest_finish() gave. Returns: %FALSE where @hex is no digest */
gboolean akashi_list_digest_init_from (AkashiListDigest *digest, const char *hex) G_GNUC_WARN_UNUSED_RESULT;
void akashi_list_digest_clear (AkashiListDigest *digest);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AkashiListDigest, akashi_list_digest_clear)

/* Adds a row. @line: the registration in canonical JSON, as in AkashiListLine.canonical */
void akashi_list_digest_add (AkashiListDigest *digest, const char *line, gsize length);

/* Takes a row that was added away again. */
void akashi_list_digest_remove (AkashiListDigest *digest, const char *line, gsize length);

/* Returns: (transfer full): 64 lower-case hexadecimal digits of the little-endian bytes. */
char *akashi_list_digest_finish (const AkashiListDigest *digest);

G_END_DECLS
