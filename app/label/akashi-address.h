/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes inside a text that somebody else keeps. */
typedef struct {
  const char *at;
  gsize length;
} AkashiSpan;

/**
 * AkashiAddress:
 * @scheme: as in `https`, without the colon
 * @authority: raw: everything between `//` and the next `/`, `?`, `#` or the end, nothing decoded
 * @path: from the first `/`; may be empty
 * @query: without its `?`; may be empty
 * @target: path and query with the `?` between them: what link patterns are matched against
 * @fragment: without its `#`; may be empty
 *
 * The parts of an address as they stand in the text (RFC 3986, appendix B). It borrows the text. Nothing is
 * decoded, folded or trimmed, so that what is compared is what was printed.
 */
typedef struct {
  AkashiSpan scheme;
  AkashiSpan authority;
  AkashiSpan path;
  AkashiSpan query;
  AkashiSpan target;
  AkashiSpan fragment;
} AkashiAddress;

/**
 * akashi_address_parse:
 * @text: bytes
 * @out: (out): the parts, set on success only
 *
 * Returns: %FALSE where @text does not begin with a scheme and `://`
 */
gboolean akashi_address_parse (const char *text, gsize length, AkashiAddress *out);

/* Returns: whether the scheme is @scheme; ASCII letters in either case. */
gboolean akashi_address_has_scheme (const AkashiAddress *address, const char *scheme);

/**
 * akashi_address_plain_host:
 *
 * The host, where the raw authority is nothing but a host: `[A-Za-z0-9.-]+` byte for byte, and a second
 * parser agrees. A port (even the default one), user-info, percent signs, brackets, a backslash or anything
 * outside ASCII gives none: such an address is never an official one.
 *
 * Returns: (transfer full) (nullable): the host in lower case
 */
char *akashi_address_plain_host (const AkashiAddress *address);

/* Returns: whether the bytes of @span are @text; ASCII letters in either case. */
gboolean akashi_span_equals (AkashiSpan span, const char *text);

G_END_DECLS
