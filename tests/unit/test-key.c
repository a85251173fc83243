/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-key.h"
#include "akashi-limits.h"

#include <jansson.h>
#include <string.h>

static json_t *vectors;

static void
load_vectors (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("AKASHI_VECTORS"), "keys.json", NULL);
  json_error_t error;
  vectors = json_load_file (path, 0, &error);
  if (!vectors)
    g_error ("%s: %s", path, error.text);
}

static const char *
member (json_t *object, const char *name)
{
  return json_string_value (json_object_get (object, name));
}

static GBytes *
from_hex (const char *hex)
{
  GByteArray *bytes = g_byte_array_new ();
  for (; *hex; hex += 2)
    {
      guint8 byte = (guint8) (g_ascii_xdigit_value (hex[0]) << 4 | g_ascii_xdigit_value (hex[1]));
      g_byte_array_append (bytes, &byte, 1);
    }
  return g_byte_array_free_to_bytes (bytes);
}

static char *
kid_of (const AkashiPublicKey *key)
{
  guint8 kid[8];
  akashi_public_key_kid (key, kid);
  GString *hex = g_string_new (NULL);
  for (guint i = 0; i < sizeof kid; i++)
    g_string_append_printf (hex, "%02x", kid[i]);
  return g_string_free (hex, FALSE);
}

static AkashiPublicKey *
read_public (const char *pem, GError **error)
{
  return akashi_public_key_new_pem (pem, strlen (pem), error);
}

static void
check_public (json_t *vector)
{
  static const char *const types[] = { "ed25519", "p256", "rsa" };
  const char *type = member (vector, "type");
  g_autoptr (GError) error = NULL;
  g_autoptr (AkashiPublicKey) key = read_public (member (vector, "pem"), &error);

  g_test_message ("%s", member (vector, "name"));
  if (!type)
    {
      g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID);
      g_assert_null (key);
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpstr (types[akashi_public_key_type (key)], ==, type);
  g_autofree char *kid = kid_of (key);
  g_assert_cmpstr (kid, ==, member (vector, "kid"));

  g_autofree char *pem = akashi_public_key_to_pem (key);
  if (json_is_true (json_object_get (vector, "canonical")))
    g_assert_cmpstr (pem, ==, member (vector, "pem"));
  g_autoptr (AkashiPublicKey) again = akashi_public_key_new_spki (akashi_public_key_spki (key), &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (akashi_public_key_spki (key), akashi_public_key_spki (again)));
}

static void
test_public (void)
{
  size_t i;
  json_t *vector;
  json_array_foreach (json_object_get (vectors, "public_keys"), i, vector) check_public (vector);
}

/* DER that is a key, but not in the one form that gives the key its id. */
static void
test_not_canonical (void)
{
  size_t i;
  json_t *vector;
  json_array_foreach (json_object_get (vectors, "public_keys"), i, vector)
  {
    if (!member (vector, "type") || json_is_true (json_object_get (vector, "canonical")))
      continue;
    g_auto (GStrv) lines = g_strsplit (member (vector, "pem"), "-----", -1);
    gsize length;
    g_autofree guchar *der = g_base64_decode (lines[2], &length);
    g_autoptr (GBytes) spki = g_bytes_new (der, length);
    g_autoptr (GError) error = NULL;
    g_assert_null (akashi_public_key_new_spki (spki, &error));
    g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID);
  }
}

static void
test_not_a_key (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AkashiPrivateKey) private = akashi_private_key_generate (AKASHI_KEY_ED25519, &error);
  g_assert_no_error (error);
  g_autoptr (AkashiPublicKey) key = akashi_private_key_public (private);
  gsize length;
  const guint8 *der = g_bytes_get_data (akashi_public_key_spki (key), &length);
  guint8 longer[64] = { 0 };
  memcpy (longer, der, length);

  for (gsize cut = 0; cut <= length + 1; cut++)
    {
      g_autoptr (GError) refusal = NULL;
      g_autoptr (GBytes) bytes = g_bytes_new (longer, cut);
      g_autoptr (AkashiPublicKey) read = akashi_public_key_new_spki (bytes, &refusal);
      g_assert_cmpint (read != NULL, ==, cut == length);
      if (!read)
        g_assert_error (refusal, AKASHI_ERROR, AKASHI_ERROR_INVALID);
    }
}

/* A key file at the limit, padded with comment lines before the block, and one byte past it. */
static void
test_size_limit (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AkashiPrivateKey) private = akashi_private_key_generate (AKASHI_KEY_P256, &error);
  g_assert_no_error (error);
  g_autofree char *pem = akashi_private_key_to_pem (private, NULL, &error);
  g_assert_no_error (error);

  for (gsize extra = 0; extra <= 1; extra++)
    {
      g_autoptr (GString) file = g_string_new (NULL);
      while (file->len + strlen (pem) < AKASHI_MAX_KEY_FILE_BYTES + extra)
        g_string_append_c (file, file->len % 64 == 63 ? '\n' : '#');
      file->str[file->len - 1] = '\n';
      g_string_append (file, pem);
      g_autoptr (AkashiPrivateKey) read = akashi_private_key_new_pem (file->str, file->len, NULL, &error);
      g_assert_cmpint (read != NULL, ==, extra == 0);
    }
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID);
}

static void
test_signatures (void)
{
  size_t i;
  json_t *vector;
  json_array_foreach (json_object_get (vectors, "signatures"), i, vector)
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (AkashiPublicKey) key = read_public (member (vector, "pem"), &error);
    g_assert_no_error (error);
    const char *message = member (vector, "message");
    g_autoptr (GBytes) signature = from_hex (member (vector, "signature"));
    gsize length;
    const guint8 *data = g_bytes_get_data (signature, &length);

    g_test_message ("%s", member (vector, "name"));
    gboolean matches = akashi_public_key_verify (key, message, strlen (message), data, length, &error);
    g_assert_cmpint (matches, ==, json_is_true (json_object_get (vector, "matches")));
    if (matches)
      g_assert_no_error (error);
    else
      g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_SIGNATURE_MISMATCH);
  }
}

static void
test_private (void)
{
  size_t i;
  json_t *vector;
  json_array_foreach (json_object_get (vectors, "private_keys"), i, vector)
  {
    g_autoptr (GError) error = NULL;
    const char *pem = member (vector, "pem");
    g_autoptr (AkashiPrivateKey) key
        = akashi_private_key_new_pem (pem, strlen (pem), member (vector, "passphrase"), &error);
    const char *outcome = error ? akashi_error_name ((AkashiError) error->code) : "ok";

    g_test_message ("%s", member (vector, "name"));
    g_assert_cmpstr (outcome, ==, member (vector, "outcome"));
    g_assert_cmpint (key != NULL, ==, error == NULL);
    if (!key)
      continue;
    g_autoptr (AkashiPublicKey) public = akashi_private_key_public (key);
    g_autofree char *kid = kid_of (public);
    g_assert_cmpstr (kid, ==, member (vector, "kid"));
  }
}

/* Made, written, read back: the same key, and it signs what its public half verifies. */
static void
check_round_trip (AkashiKeyType type, const char *passphrase)
{
  static const char message[] = "an honest verdict";
  g_autoptr (GError) error = NULL;
  g_autoptr (AkashiPrivateKey) made = akashi_private_key_generate (type, &error);
  g_assert_no_error (error);
  g_autofree char *pem = akashi_private_key_to_pem (made, passphrase, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (pem, passphrase ? "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
                                                   : "-----BEGIN PRIVATE KEY-----\n"));

  g_autoptr (AkashiPrivateKey) read = akashi_private_key_new_pem (pem, strlen (pem), passphrase, &error);
  g_assert_no_error (error);
  g_autoptr (AkashiPublicKey) public = akashi_private_key_public (made);
  g_autoptr (AkashiPublicKey) other = akashi_private_key_public (read);
  g_assert_true (g_bytes_equal (akashi_public_key_spki (public), akashi_public_key_spki (other)));
  g_assert_cmpint (akashi_public_key_type (public), ==, type);

  g_autoptr (GBytes) signature = akashi_private_key_sign (read, message, sizeof message, &error);
  g_assert_no_error (error);
  gsize length;
  guint8 *bytes = g_bytes_unref_to_data (g_steal_pointer (&signature), &length);
  g_assert_true (akashi_public_key_verify (public, message, sizeof message, bytes, length, &error));
  bytes[length - 1] ^= 1;
  g_assert_false (akashi_public_key_verify (public, message, sizeof message, bytes, length, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_SIGNATURE_MISMATCH);
  g_free (bytes);
}

static void
test_round_trips (void)
{
  check_round_trip (AKASHI_KEY_ED25519, NULL);
  check_round_trip (AKASHI_KEY_P256, NULL);
  check_round_trip (AKASHI_KEY_ED25519, "花見 2026");
  check_round_trip (AKASHI_KEY_P256, "a passphrase");

  g_autoptr (GError) error = NULL;
  g_assert_null (akashi_private_key_generate (AKASHI_KEY_RSA, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  load_vectors ();
  g_test_add_func ("/key/public", test_public);
  g_test_add_func ("/key/not-canonical", test_not_canonical);
  g_test_add_func ("/key/not-a-key", test_not_a_key);
  g_test_add_func ("/key/size-limit", test_size_limit);
  g_test_add_func ("/key/signatures", test_signatures);
  g_test_add_func ("/key/private", test_private);
  g_test_add_func ("/key/round-trips", test_round_trips);
  int result = g_test_run ();
  json_decref (vectors);
  return result;
}
