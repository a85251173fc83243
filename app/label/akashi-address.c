/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-address.h"

#include <string.h>

gboolean
akashi_span_equals (AkashiSpan span, const char *text)
{
  return span.length == strlen (text) && g_ascii_strncasecmp (span.at, text, span.length) == 0;
}

/* How many bytes at @at stand before the first byte of @stops, or before the end. */
static gsize
length_until (const char *at, const char *end, const char *stops)
{
  const char *first = end;
  for (; *stops; stops++)
    {
      const char *found = memchr (at, *stops, (gsize) (first - at));
      first = found ? found : first;
    }
  return (gsize) (first - at);
}

static gsize
scheme_length (const char *text, gsize length)
{
  if (length == 0 || !g_ascii_isalpha (text[0]))
    return 0;
  gsize count = 1;
  while (count < length
         && (g_ascii_isalnum (text[count]) || text[count] == '+' || text[count] == '-' || text[count] == '.'))
    count++;
  return count;
}

gboolean
akashi_address_parse (const char *text, gsize length, AkashiAddress *out)
{
  const char *end = text + length;
  gsize scheme = scheme_length (text, length);
  if (scheme == 0 || length - scheme < 3 || memcmp (text + scheme, "://", 3) != 0)
    return FALSE;

  AkashiAddress address = { .scheme = { text, scheme } };
  const char *at = text + scheme + 3;
  address.authority = (AkashiSpan){ at, length_until (at, end, "/?#") };
  at += address.authority.length;
  address.path = (AkashiSpan){ at, length_until (at, end, "?#") };
  address.target = (AkashiSpan){ at, length_until (at, end, "#") };
  at += address.path.length;
  address.query = (AkashiSpan){ at, 0 };
  if (at < end && *at == '?')
    address.query = (AkashiSpan){ at + 1, (gsize) (address.target.at + address.target.length - at - 1) };
  at = address.target.at + address.target.length;
  address.fragment = at < end ? (AkashiSpan){ at + 1, (gsize) (end - at - 1) } : (AkashiSpan){ at, 0 };
  *out = address;
  return TRUE;
}

gboolean
akashi_address_has_scheme (const AkashiAddress *address, const char *scheme)
{
  return akashi_span_equals (address->scheme, scheme);
}

/* A second reading by another parser; it may only agree, never widen. */
static gboolean
parser_agrees (const char *host)
{
  g_autofree char *uri = g_strconcat ("https://", host, "/", NULL);
  g_autofree char *user_info = NULL;
  g_autofree char *parsed = NULL;
  int port = 0;

  return g_uri_split (uri, G_URI_FLAGS_NONE, NULL, &user_info, &parsed, &port, NULL, NULL, NULL, NULL)
         && !user_info && port == -1 && g_strcmp0 (parsed, host) == 0;
}

char *
akashi_address_plain_host (const AkashiAddress *address)
{
  if (address->authority.length == 0)
    return NULL;
  for (gsize i = 0; i < address->authority.length; i++)
    {
      char c = address->authority.at[i];
      if (!g_ascii_isalnum (c) && c != '.' && c != '-')
        return NULL;
    }

  g_autofree char *host = g_ascii_strdown (address->authority.at, (gssize) address->authority.length);
  return parser_agrees (host) ? g_steal_pointer (&host) : NULL;
}
