/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-base32.h"
#include "akashi-claims-encode.h"
#include "akashi-cose.h"
#include "akashi-limits.h"
#include "akashi-signed-label.h"
#include "akashi-unverified-claims.h"

#include <string.h>

#define VERSION "S1."
#define SCHEME "https://"

static gboolean
is_made_of (const char *text, gsize length, const char *others)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (text[i]) && !strchr (others, text[i]))
      return FALSE;
  return length > 0;
}

/* What may stand before `S1.`: "https://" host "/" *( segment "/" ), or nothing. */
static gboolean
is_prefix (const char *prefix)
{
  if (*prefix == '\0')
    return TRUE;
  if (g_ascii_strncasecmp (prefix, SCHEME, strlen (SCHEME)) != 0)
    return FALSE;

  gboolean host = TRUE; /* the first part; segments follow */
  for (const char *at = prefix + strlen (SCHEME); *at || host; host = FALSE)
    {
      const char *slash = strchr (at, '/');
      if (!slash || !is_made_of (at, (gsize) (slash - at), host ? ".-" : "-._~"))
        return FALSE;
      at = slash + 1;
    }
  return TRUE;
}

char *
akashi_signed_label_sign (const AkashiClaims *claims, const AkashiPrivateKey *key, const char *prefix,
                          GError **error)
{
  if (prefix && !is_prefix (prefix))
    {
      g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_INVALID,
                           "a prefix must be https://HOST/ or https://HOST/SEGMENT/… and end in a slash");
      return NULL;
    }

  /* Read back what would be signed: nothing is signed that a reader refuses. */
  g_autoptr (GBytes) payload = akashi_claims_encode (claims);
  g_autoptr (AkashiUnverifiedClaims) readable = akashi_unverified_claims_parse (payload, error);
  if (!readable)
    return NULL;
  g_autoptr (GBytes) label = akashi_cose_sign (payload, key, error);
  if (!label)
    return NULL;

  g_autofree char *base32 = akashi_base32_encode (g_bytes_get_data (label, NULL), g_bytes_get_size (label));
  g_autofree char *text = g_strconcat (prefix ? prefix : "", VERSION, base32, NULL);
  if (strlen (text) > AKASHI_MAX_TEXT_BYTES)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE, "a text of more than %d bytes",
                   AKASHI_MAX_TEXT_BYTES);
      return NULL;
    }
  return g_steal_pointer (&text);
}
