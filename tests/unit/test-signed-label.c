/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-base32.h"
#include "akashi-claims-encode.h"
#include "akashi-signed-label.h"
#include "signed-label-world.h"

#include <string.h>

static json_t *vectors;

/* What follows the last `S1.`, or NULL; steps 1 to 10 do not look at what stands before. */
static const char *
base32_of (const char *text)
{
  const char *found = NULL;
  for (const char *at = text; *at; at++)
    if (g_ascii_strncasecmp (at, "S1.", 3) == 0)
      found = at + 3;
  return found;
}

/* Step 11 is judged elsewhere: for these ten steps a label at the wrong address is a good one. */
static void
check_vector (AkashiKeyring *keyring, json_t *vector)
{
  const char *text = world_string (vector, "text");
  json_t *expect = json_object_get (vector, "expect");
  const char *outcome = world_string (expect, "outcome");
  if (!outcome)
    return;
  if (strcmp (outcome, "wrong-address") == 0)
    outcome = "verified";

  g_autoptr (AkashiClaims) claims = NULL;
  g_autoptr (AkashiScheme) scheme = NULL;
  const char *base32 = base32_of (text);
  AkashiSignature signature = akashi_signed_label_verify (keyring, base32, strlen (base32), &claims, &scheme);
  g_test_message ("%s", world_string (vector, "name"));
  g_assert_cmpstr (akashi_signature_name (signature), ==, outcome);
  if (signature == AKASHI_SIGNATURE_VERIFIED)
    world_assert_claims (claims, json_object_get (expect, "claims"));
  else
    g_assert_cmpint (claims != NULL, ==, signature == AKASHI_SIGNATURE_KEY_REVOKED);
  g_assert_cmpint (scheme != NULL, ==,
                   signature == AKASHI_SIGNATURE_VERIFIED || signature >= AKASHI_SIGNATURE_MISMATCH
                       || strstr (world_string (vector, "name"), " algorithm, ") != NULL);
}

static void
test_vectors (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) schemes = world_schemes (vectors);
  g_autoptr (AkashiKeyring) keyring = akashi_keyring_new (schemes, &error);
  g_assert_no_error (error);

  size_t i;
  json_t *vector;
  g_assert_cmpuint (json_array_size (json_object_get (vectors, "labels")), >=, 120);
  json_array_foreach (json_object_get (vectors, "labels"), i, vector) check_vector (keyring, vector);
}

/* A keyring in which only @key signs, for the scheme of @claims. */
static AkashiKeyring *
keyring_of (const AkashiPrivateKey *key, const char *scheme_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) schemes = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_scheme_unref);
  g_autoptr (AkashiPublicKey) public = akashi_private_key_public (key);
  AkashiScheme *scheme = akashi_scheme_new (scheme_id);
  g_ptr_array_add (schemes, scheme);
  world_add_key (scheme, public, 0, 376199, AKASHI_DATE_UNKNOWN);
  AkashiKeyring *keyring = akashi_keyring_new (schemes, &error);
  g_assert_no_error (error);
  return keyring;
}

/* Signs the claims of every good vector with a key of ours, and reads them back. */
static void
check_signing (AkashiKeyType type)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AkashiPrivateKey) key = akashi_private_key_generate (type, &error);
  g_assert_no_error (error);

  size_t i;
  json_t *vector;
  json_array_foreach (json_object_get (vectors, "labels"), i, vector)
  {
    json_t *expected = json_object_get (json_object_get (vector, "expect"), "claims");
    if (!expected)
      continue;
    g_autoptr (AkashiClaims) claims = world_claims (expected);
    g_autoptr (AkashiKeyring) keyring = keyring_of (key, claims->scheme);
    g_autofree char *text = akashi_signed_label_sign (claims, key, "HTTPS://LABEL.EXAMPLE/L/", &error);
    g_assert_no_error (error);
    g_assert_true (g_str_has_prefix (text, "HTTPS://LABEL.EXAMPLE/L/S1."));

    g_autoptr (AkashiClaims) read = NULL;
    g_autoptr (AkashiScheme) scheme = NULL;
    const char *base32 = base32_of (text);
    g_assert_cmpint (akashi_signed_label_verify (keyring, base32, strlen (base32), &read, &scheme), ==,
                     AKASHI_SIGNATURE_VERIFIED);
    world_assert_claims (read, expected);
  }
}

static void
test_signing (void)
{
  check_signing (AKASHI_KEY_ED25519);
  check_signing (AKASHI_KEY_P256);
}

/* The same claims give the very bytes that another implementation signed. */
static void
test_encoding (void)
{
  static const char *const names[] = { "ed25519, RFC 9864 algorithm id",
                                       "esp256",
                                       "two models, two gtins",
                                       "maker promises no updates",
                                       "no optional claims",
                                       "longest strings" };
  size_t i;
  json_t *vector;
  guint found = 0;
  json_array_foreach (json_object_get (vectors, "labels"), i,
                      vector) for (guint j = 0; j < G_N_ELEMENTS (names);
                                   j++) if (strcmp (world_string (vector, "name"), names[j]) == 0)
  {
    g_autoptr (GError) error = NULL;
    const char *base32 = base32_of (world_string (vector, "text"));
    g_autoptr (GByteArray) label = akashi_base32_decode (base32, strlen (base32), &error);
    g_assert_no_error (error);
    g_autoptr (AkashiClaims) claims
        = world_claims (json_object_get (json_object_get (vector, "expect"), "claims"));
    g_autoptr (GBytes) payload = akashi_claims_encode (claims);
    g_assert_nonnull (
        memmem (label->data, label->len, g_bytes_get_data (payload, NULL), g_bytes_get_size (payload)));
    found++;
  }
  g_assert_cmpuint (found, ==, G_N_ELEMENTS (names));
}

/* Every character of a good label changed to another: never verified, never a claim. */
static void
test_any_change (void)
{
  g_autoptr (GPtrArray) schemes = world_schemes (vectors);
  g_autoptr (AkashiKeyring) keyring = akashi_keyring_new (schemes, NULL);
  const char *text = world_string (json_array_get (json_object_get (vectors, "labels"), 0), "text");
  g_autofree char *base32 = g_strdup (base32_of (text));

  for (char *at = base32; *at; at++)
    {
      g_autoptr (AkashiClaims) claims = NULL;
      g_autoptr (AkashiScheme) scheme = NULL;
      char kept = *at;
      *at = kept == 'A' ? 'B' : 'A';
      AkashiSignature signature
          = akashi_signed_label_verify (keyring, base32, strlen (base32), &claims, &scheme);
      *at = kept;
      g_assert_cmpint (signature, !=, AKASHI_SIGNATURE_VERIFIED);
      g_assert_null (claims);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  vectors = world_load ("labels.json");
  g_test_add_func ("/signed-label/vectors", test_vectors);
  g_test_add_func ("/signed-label/signing", test_signing);
  g_test_add_func ("/signed-label/encoding", test_encoding);
  g_test_add_func ("/signed-label/any-change", test_any_change);
  int result = g_test_run ();
  json_decref (vectors);
  return result;
}
