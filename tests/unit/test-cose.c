/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-cbor.h"
#include "akashi-cose.h"
#include "akashi-limits.h"

#include <string.h>

/* A COSE_Sign1 put together by hand, so that each part can be wrong by itself. NULL: as it should be. */
typedef struct {
  const char *name;
  const char *before;    /* tags and the head of the array */
  const char *protected; /* the whole item */
  const char *unprotected;
  const char *payload;
  const char *signature;
  const char *after;
  const char *refusal; /* NULL: none */
} Case;

#define HEADER                                                                                               \
  "4d"                                                                                                       \
  "a2"                                                                                                       \
  "0132"                                                                                                     \
  "04"                                                                                                       \
  "480102030405060708"
#define S16 "00000000000000000000000000000000"
#define S64 S16 S16 S16 S16

static GByteArray *
from_hex (const char *hex)
{
  GByteArray *bytes = g_byte_array_new ();
  for (; *hex; hex += 2)
    {
      guint8 byte = (guint8) (g_ascii_xdigit_value (hex[0]) << 4 | g_ascii_xdigit_value (hex[1]));
      g_byte_array_append (bytes, &byte, 1);
    }
  return bytes;
}

static const Case cases[] = {
  { .name = "good" },
  { .name = "untagged", .before = "84" },
  { .name = "empty payload", .payload = "40" },
  { .name = "alg -9",
    .protected = "4da201280448"
                 "0102030405060708" },
  { .name = "alg -8",
    .protected = "4da201270448"
                 "0102030405060708" },
  { .name = "alg -7",
    .protected = "4da201260448"
                 "0102030405060708" },

  { .name = "another tag", .before = "d184", .refusal = "malformed-cose" },
  { .name = "tagged twice", .before = "d2d284", .refusal = "malformed-cose" },
  { .name = "not an array", .before = "a2", .payload = "6161", .refusal = "malformed-cose" },
  { .name = "protected is a map", .protected = "a10132", .refusal = "malformed-cose" },
  { .name = "protected is empty", .protected = "40", .refusal = "malformed-cose" },
  { .name = "protected holds an empty map", .protected = "41a0", .refusal = "malformed-cose" },
  { .name = "protected holds a list",
    .protected = "438201"
                 "32",
    .refusal = "malformed-cose" },
  { .name = "only alg", .protected = "43a10132", .refusal = "malformed-cose" },
  { .name = "only kid", .protected = "4ba104480102030405060708", .refusal = "malformed-cose" },
  { .name = "alg and another",
    .protected = "45a20132"
                 "0500",
    .refusal = "malformed-cose" },
  { .name = "three parameters",
    .protected = "4fa30132"
                 "04480102030405060708"
                 "0500",
    .refusal = "malformed-cose" },
  { .name = "alg as bytes",
    .protected = "4ea2014126"
                 "04480102030405060708",
    .refusal = "malformed-cose" },
  { .name = "alg null",
    .protected = "4da201f6"
                 "04480102030405060708",
    .refusal = "malformed-cose" },
  { .name = "kid as text",
    .protected = "4da20132"
                 "04683132333435363738",
    .refusal = "malformed-cose" },
  { .name = "kid of nine bytes",
    .protected = "4ea20132"
                 "0449010203040506070809",
    .refusal = "malformed-cose" },
  { .name = "unprotected not empty", .unprotected = "a10100", .refusal = "malformed-cose" },
  { .name = "unprotected a list", .unprotected = "80", .refusal = "malformed-cose" },
  { .name = "detached payload", .payload = "f6", .refusal = "malformed-cose" },
  { .name = "payload in place", .payload = "a0", .refusal = "malformed-cose" },
  { .name = "signature null", .signature = "f6", .refusal = "malformed-cose" },
  { .name = "signature empty", .signature = "40", .refusal = "malformed-cose" },
  { .name = "signature of 65 bytes", .signature = "5841" S64 "00", .refusal = "malformed-cose" },

  { .name = "alg 0",
    .protected = "4da20100"
                 "04480102030405060708",
    .refusal = "unsupported-algorithm" },
  { .name = "alg beyond 64 bits signed",
    .protected = "55a2013b8000000000000000"
                 "04480102030405060708",
    .refusal = "unsupported-algorithm" },
  { .name = "alg as text",
    .protected = "52a201654553323536"
                 "04480102030405060708",
    .refusal = "unsupported-algorithm" },
  { .name = "foreign alg, no signature bytes",
    .protected = "4fa2013901"
                 "00"
                 "04480102030405060708",
    .signature = "40",
    .refusal = "unsupported-algorithm" },
  { .name = "foreign alg, signature null",
    .protected = "4da20100"
                 "04480102030405060708",
    .signature = "f6",
    .refusal = "malformed-cose" },

  { .name = "something after the end", .after = "00", .refusal = "malformed-cbor" },
  { .name = "payload is not CBOR", .payload = "41ff", .refusal = "malformed-cbor" },
  { .name = "payload is two items", .payload = "420000", .refusal = "malformed-cbor" },
  { .name = "payload is not deterministic", .payload = "421800", .refusal = "malformed-cbor" },
  { .name = "payload is cut short", .payload = "41a1", .refusal = "malformed-cbor" },
  { .name = "header twice the same key", .protected = "45a201320132", .refusal = "malformed-cbor" },
  { .name = "header out of order",
    .protected = "4da20448"
                 "0102030405060708"
                 "0132",
    .refusal = "malformed-cbor" },
  { .name = "damaged payload in a wrong envelope",
    .before = "d184",
    .payload = "41ff",
    .refusal = "malformed-cbor" },
  { .name = "damaged header, unprotected wrong",
    .protected = "41ff",
    .unprotected = "80",
    .refusal = "malformed-cbor" },
};

#define PART(part, good) ((part) ? (part) : (good))

static void
test_forms (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      g_autofree char *hex = g_strconcat (PART (c->before, "d284"), PART (c->protected, HEADER),
                                          PART (c->unprotected, "a0"), PART (c->payload, "41a0"),
                                          PART (c->signature, "5840" S64), PART (c->after, ""), NULL);
      g_autoptr (GByteArray) bytes = from_hex (hex);
      g_autoptr (GError) error = NULL;
      g_autoptr (AkashiUnverifiedCose) cose = akashi_unverified_cose_parse (bytes->data, bytes->len, &error);

      g_test_message ("%s", c->name);
      g_assert_cmpint (cose != NULL, ==, c->refusal == NULL);
      g_assert_cmpstr (error ? akashi_error_name ((AkashiError) error->code) : NULL, ==, c->refusal);
    }
}

/* A payload of @length bytes: one byte string. */
static GBytes *
payload_of (gsize length)
{
  GByteArray *out = g_byte_array_new ();
  g_autofree guint8 *zeros = g_malloc0 (length);
  akashi_cbor_write_bytes (out, zeros, length > 258 ? length - 3 : length - 2);
  g_assert_cmpuint (out->len, ==, length);
  return g_byte_array_free_to_bytes (out);
}

static void
check_round_trip (AkashiKeyType type)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AkashiPrivateKey) key = akashi_private_key_generate (type, &error);
  g_autoptr (AkashiPrivateKey) other = akashi_private_key_generate (type, &error);
  g_autoptr (AkashiPrivateKey) alien
      = akashi_private_key_generate (type == AKASHI_KEY_P256 ? AKASHI_KEY_ED25519 : AKASHI_KEY_P256, &error);
  g_assert_no_error (error);
  g_autoptr (AkashiPublicKey) public = akashi_private_key_public (key);
  g_autoptr (AkashiPublicKey) other_public = akashi_private_key_public (other);
  g_autoptr (AkashiPublicKey) alien_public = akashi_private_key_public (alien);
  g_autoptr (GBytes) payload = payload_of (300);

  g_autoptr (GBytes) label = akashi_cose_sign (payload, key, &error);
  g_assert_no_error (error);
  gsize length;
  const guint8 *data = g_bytes_get_data (label, &length);
  g_autoptr (AkashiUnverifiedCose) cose = akashi_unverified_cose_parse (data, length, &error);
  g_assert_no_error (error);
  guint8 kid[8];
  akashi_public_key_kid (public, kid);
  g_assert_cmpmem (kid, sizeof kid, akashi_unverified_cose_kid (cose), AKASHI_COSE_KID_BYTES);
  g_assert_true (g_bytes_equal (payload, akashi_unverified_cose_payload (cose)));

  g_autoptr (AkashiVerified) verified = akashi_cose_verify (cose, public, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (payload, akashi_verified_payload (verified)));
  g_assert_null (akashi_cose_verify (cose, other_public, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_SIGNATURE_MISMATCH);
  g_clear_error (&error);
  g_assert_null (akashi_cose_verify (cose, alien_public, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_UNSUPPORTED_ALGORITHM);
}

static void
test_round_trip (void)
{
  check_round_trip (AKASHI_KEY_ED25519);
  /* r and s are shorter than 32 bytes once in a hundred signatures. */
  for (guint i = 0; i < 40; i++)
    check_round_trip (AKASHI_KEY_P256);
}

static void
test_limits (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AkashiPrivateKey) key = akashi_private_key_generate (AKASHI_KEY_ED25519, &error);
  g_assert_no_error (error);
  gsize around = 2 + 14 + 1 + 3 + 66; /* tag and array, header, unprotected, head of the payload, signature */
  g_autoptr (GBytes) largest = payload_of (AKASHI_MAX_LABEL_BYTES - around);
  g_autoptr (GBytes) larger = payload_of (AKASHI_MAX_LABEL_BYTES - around + 1);

  g_autoptr (GBytes) label = akashi_cose_sign (largest, key, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (label), ==, AKASHI_MAX_LABEL_BYTES);
  g_assert_null (akashi_cose_sign (larger, key, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE);
  g_clear_error (&error);

  g_autofree guint8 *longer = g_malloc0 (AKASHI_MAX_LABEL_BYTES + 1);
  g_assert_null (akashi_unverified_cose_parse (longer, AKASHI_MAX_LABEL_BYTES + 1, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_MALFORMED_CBOR);
}

/* What could not be read back is not signed. */
static void
test_bad_payload (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AkashiPrivateKey) key = akashi_private_key_generate (AKASHI_KEY_ED25519, &error);
  g_assert_no_error (error);
  g_autoptr (GBytes) payload = g_bytes_new ("\x18\x00", 2);
  g_assert_null (akashi_cose_sign (payload, key, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_MALFORMED_CBOR);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cose/forms", test_forms);
  g_test_add_func ("/cose/round-trip", test_round_trip);
  g_test_add_func ("/cose/limits", test_limits);
  g_test_add_func ("/cose/bad-payload", test_bad_payload);
  return g_test_run ();
}
