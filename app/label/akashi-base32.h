/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-error.h"

G_BEGIN_DECLS

/**
 * akashi_base32_decode:
 * @text: RFC 4648 section 6 alphabet in either case, without padding; need not end in NUL
 * @length: its length in bytes
 * @error: AKASHI_ERROR_MALFORMED_BASE32: empty, another character, a length no bytes can have, trailing bits
 * that are not zero. So one run of bytes has one text (but for case)
 *
 * Returns: (transfer full): the bytes
 */
GByteArray *akashi_base32_decode (const char *text, gsize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: (transfer full): @data in upper case, without padding. */
char *akashi_base32_encode (const guint8 *data, gsize length);

G_END_DECLS
