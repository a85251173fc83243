/* SPDX-License-Identifier: Apache-2.0 */
/* Any text after `S1.`, and any bytes as a label: claims come out of a matching signature only. */
#include "akashi-base32.h"
#include "akashi-cbor.h"
#include "akashi-signed-label.h"
#include "akashi-unverified-claims.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* The keys of demo-jp and demo-eu in tests/vectors/labels.json: one good, one revoked, one P-256. */
static const struct {
  const char *scheme;
  const char *pem;
  AkashiDate revoked;
} keys[] = {
  { "demo-jp", "MCowBQYDK2VwAyEAUzmLg5ivsMm1jTjUohi4EaNIwGt50VcJeZHqDURa8Gg=", AKASHI_DATE_UNKNOWN },
  { "demo-jp", "MCowBQYDK2VwAyEAuy0f/J8hIQMN3sBGxzHDJGtpZIOAZPQFESo1v9mQ764=", 20485 },
  { "demo-eu",
    "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAELvsRFcGxWyPEIWPBTh3hkE1Y9V63wyiFt9BGExoGTxHq+ksPx/"
    "5pS7oRmRiQmTaJ5dvKHe+TFHn6z9"
    "1qGVmo9A==",
    AKASHI_DATE_UNKNOWN },
};

static void
add_key (AkashiScheme *scheme, const char *base64, AkashiDate revoked)
{
  gsize length;
  guchar *der = g_base64_decode (base64, &length);
  AkashiLabelKey *label_key = g_new0 (AkashiLabelKey, 1);
  label_key->spki = g_bytes_new_take (der, length);
  g_autoptr (AkashiPublicKey) key = akashi_public_key_new_spki (label_key->spki, NULL);
  g_assert (key);
  akashi_public_key_kid (key, label_key->kid);
  label_key->valid_until = 376199;
  label_key->revoked = revoked;
  g_ptr_array_add (scheme->label_keys, label_key);
}

static AkashiKeyring *
shared_keyring (void)
{
  static AkashiKeyring *keyring;
  if (keyring)
    return keyring;

  g_autoptr (GPtrArray) schemes = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_scheme_unref);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      if (i == 0 || strcmp (keys[i].scheme, keys[i - 1].scheme) != 0)
        g_ptr_array_add (schemes, akashi_scheme_new (keys[i].scheme));
      add_key (schemes->pdata[schemes->len - 1], keys[i].pem, keys[i].revoked);
    }
  keyring = akashi_keyring_new (schemes, NULL);
  g_assert (keyring);
  return keyring;
}

static void
check (const char *base32, gsize length)
{
  g_autoptr (AkashiClaims) claims = NULL;
  g_autoptr (AkashiScheme) scheme = NULL;
  AkashiSignature signature
      = akashi_signed_label_verify (shared_keyring (), base32, length, &claims, &scheme);

  g_assert (signature != AKASHI_SIGNATURE_NONE);
  g_assert ((claims != NULL)
            == (signature == AKASHI_SIGNATURE_VERIFIED || signature == AKASHI_SIGNATURE_KEY_REVOKED));
  g_assert (!claims || (scheme && strcmp (claims->scheme, scheme->id) == 0));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const char *text = (const char *) data;
  check (text, size);

  /* One writing for the same bytes, but for case. */
  g_autoptr (GByteArray) bytes = akashi_base32_decode (text, size, NULL);
  if (bytes)
    {
      g_autofree char *again = akashi_base32_encode (bytes->data, bytes->len);
      g_assert (strlen (again) == size && g_ascii_strncasecmp (again, text, size) == 0);
    }

  g_autofree char *encoded = akashi_base32_encode (data, size);
  check (encoded, strlen (encoded));

  if (akashi_cbor_scan (data, size, NULL))
    {
      g_autoptr (GBytes) payload = g_bytes_new (data, size);
      g_autoptr (AkashiUnverifiedClaims) claims = akashi_unverified_claims_parse (payload, NULL);
    }
  return 0;
}
