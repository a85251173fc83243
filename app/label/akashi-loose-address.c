/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-loose-address.h"

#include "akashi-address.h"

#include <string.h>
#include <unicode/uidna.h>

/* Longer ones name no host (RFC 1035, 2.3.4: 255), whatever they fold to. */
#define MAX_HOST_BYTES 1024

void
akashi_loose_address_free (AkashiLooseAddress *address)
{
  g_free (address->user_info);
  g_free (address->host);
  g_free (address->ascii);
  g_free (address->path);
  g_free (address);
}

static char *
decode_percent (const char *text)
{
  GString *out = g_string_new ("");
  for (; *text; text++)
    if (text[0] == '%' && g_ascii_isxdigit (text[1]) && g_ascii_isxdigit (text[2]))
      {
        char c = (char) (g_ascii_xdigit_value (text[1]) * 16 + g_ascii_xdigit_value (text[2]));
        if (!g_ascii_iscntrl (c) && c != '\0')
          g_string_append_c (out, c);
        text += 2;
      }
    else
      g_string_append_c (out, *text);

  g_autofree char *bytes = g_string_free (out, FALSE);
  return g_utf8_make_valid (bytes, -1);
}

static void
trim_dots (char *host)
{
  gsize length = strlen (host);
  while (length > 0 && host[length - 1] == '.')
    host[--length] = '\0';
}

typedef int32_t (*Convert) (const UIDNA *, const char *, int32_t, char *, int32_t, UIDNAInfo *, UErrorCode *);

/* One direction of UTS #46; what ICU finds wrong in a name is no matter here, only what a reader makes of it.
 */
static char *
convert (const UIDNA *idna, Convert function, const char *host)
{
  char out[MAX_HOST_BYTES * 4];
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = function (idna, host, -1, out, sizeof out, &info, &status);
  char *result = U_SUCCESS (status) && length > 0 && (gsize) length < sizeof out
                     ? g_strndup (out, (gsize) length)
                     : g_ascii_strdown (host, -1);
  trim_dots (result);
  return result;
}

char *
akashi_loose_address_fold_host (const char *host, char **ascii)
{
  static UIDNA *idna;
  static gsize once;
  if (g_once_init_enter (&once))
    {
      UErrorCode status = U_ZERO_ERROR;
      idna = uidna_openUTS46 (UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_NONTRANSITIONAL_TO_UNICODE, &status);
      g_once_init_leave (&once, 1);
    }

  if (!idna)
    {
      *ascii = g_ascii_strdown (host, -1);
      return g_ascii_strdown (host, -1);
    }
  *ascii = convert (idna, uidna_nameToASCII_UTF8, host);
  return convert (idna, uidna_nameToUnicodeUTF8, host);
}

/* Splits the port off; a bracketed or otherwise strange one stays. */
static void
cut_port (char *host)
{
  char *colon = strrchr (host, ':');
  if (colon && strspn (colon + 1, "0123456789") == strlen (colon + 1))
    *colon = '\0';
}

static void
add_reading (GPtrArray *readings, const char *authority, gsize length, const char *path, gboolean irregular)
{
  g_autofree char *raw = g_strndup (authority, length);
  char *at = strrchr (raw, '@');
  g_autofree char *host_part = g_strdup (at ? at + 1 : raw);
  cut_port (host_part);
  g_autofree char *decoded = decode_percent (host_part);
  if (decoded[0] == '\0' || strlen (decoded) > MAX_HOST_BYTES)
    return;

  AkashiLooseAddress *address = g_new0 (AkashiLooseAddress, 1);
  address->host = akashi_loose_address_fold_host (decoded, &address->ascii);
  address->path = g_strdup (path);
  address->irregular = irregular || g_ascii_strcasecmp (raw, address->host) != 0;
  if (at)
    {
      *at = '\0';
      g_autofree char *user_info = decode_percent (raw);
      address->user_info = g_utf8_strdown (user_info, -1);
    }
  g_ptr_array_add (readings, address);
}

/* What browsers do first: control characters count for nothing, and neither do spaces at the start. */
static char *
without_controls (const char *text, gsize length)
{
  GString *out = g_string_sized_new (length);
  for (gsize i = 0; i < length; i++)
    if (text[i] != '\0' && !g_ascii_iscntrl (text[i]) && (text[i] != ' ' || out->len > 0))
      g_string_append_c (out, text[i]);
  return g_string_free (out, FALSE);
}

static gboolean
hides_controls (const char *text, gsize length)
{
  AkashiAddress address;
  if (!akashi_address_parse (text, length, &address))
    return FALSE;
  for (gsize i = 0; i < address.authority.length; i++)
    if (address.authority.at[i] == '\0' || g_ascii_iscntrl (address.authority.at[i]))
      return TRUE;
  return FALSE;
}

/* Where the authority begins, after `https:` and any number of slashes either way round, or another
 * `scheme://`. */
static const char *
skip_scheme (const char *text)
{
  const char *at = text;
  if (g_ascii_strncasecmp (text, "https:", 6) == 0)
    at += 6;
  else if (g_ascii_strncasecmp (text, "http:", 5) == 0)
    at += 5;
  if (at != text)
    return at + strspn (at, "/\\");

  at += strspn (at, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-.");
  return at != text && strncmp (at, "://", 3) == 0 ? at + 3 : NULL;
}

/* A text such as `www.label.example/p`: phones make a link of it. */
static gboolean
looks_like_host (const char *text)
{
  gsize length = strcspn (text, "/?#:\\");
  const char *dot = g_strrstr_len (text, (gssize) length, ".");
  if (!dot || dot == text || length > 255 || (gsize) (dot - text) + 2 >= length)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (text[i]) && (guchar) text[i] < 0x80 && text[i] != '-' && text[i] != '.')
      return FALSE;
  for (const char *at = dot + 1; at < text + length; at++)
    if (g_ascii_isdigit (*at))
      return FALSE;
  return TRUE;
}

GPtrArray *
akashi_loose_address_read (const char *text, gsize length)
{
  GPtrArray *readings = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_loose_address_free);
  g_autofree char *clean = without_controls (text, length);

  const char *authority = skip_scheme (clean);
  if (!authority && looks_like_host (clean))
    authority = clean;
  if (!authority)
    return readings;

  gsize by_rule = strcspn (authority, "/?#");
  gsize by_browser = strcspn (authority, "/?#\\");
  add_reading (readings, authority, by_browser, authority + by_browser,
               by_browser != by_rule || hides_controls (text, length));
  if (by_browser != by_rule)
    add_reading (readings, authority, by_rule, authority + by_rule, TRUE);
  return readings;
}
