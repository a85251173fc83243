/* SPDX-License-Identifier: Apache-2.0 */
/* The claims, the characters in them, base32, keyrings, and what the signer refuses. */
#include "akashi-base32.h"
#include "akashi-claims-text.h"
#include "akashi-limits.h"
#include "akashi-signed-label.h"
#include "signed-label-world.h"

#include <string.h>

static AkashiPrivateKey *
new_key (AkashiKeyType type)
{
  g_autoptr (GError) error = NULL;
  AkashiPrivateKey *key = akashi_private_key_generate (type, &error);
  g_assert_no_error (error);
  return key;
}

static AkashiClaims *
new_claims (void)
{
  AkashiClaims *claims = akashi_claims_new ();
  claims->scheme = g_strdup ("demo-jp");
  claims->number = g_strdup ("DJ-2026-004211");
  claims->valid_from = 1775001600;
  claims->valid_until = 1838073600;
  claims->models = g_strsplit ("HN-CAM200W", ",", -1);
  claims->level = 1;
  return claims;
}

static char *
letters (guint count)
{
  return g_strnfill (count, 'N');
}

/* Changes one claim: 0 to the last value that is good, 1 to the first that is not. */
typedef void (*Change) (AkashiClaims *claims, gboolean past);

static void
change_scheme (AkashiClaims *claims, gboolean past)
{
  g_free (claims->scheme);
  claims->scheme = g_strnfill (past ? 33 : 32, 'a');
}

static void
change_scheme_short (AkashiClaims *claims, gboolean past)
{
  g_free (claims->scheme);
  claims->scheme = g_strdup (past ? "a" : "a-");
}

static void
change_number (AkashiClaims *claims, gboolean past)
{
  g_free (claims->number);
  claims->number = letters (AKASHI_MAX_CLAIM_TEXT_BYTES + (past ? 1 : 0));
}

static void
change_number_empty (AkashiClaims *claims, gboolean past)
{
  g_free (claims->number);
  claims->number = past ? NULL : g_strdup ("1");
}

static void
change_model (AkashiClaims *claims, gboolean past)
{
  g_free (claims->models[0]);
  claims->models[0] = letters (AKASHI_MAX_CLAIM_TEXT_BYTES + (past ? 1 : 0));
}

static void
change_models (AkashiClaims *claims, gboolean past)
{
  g_strfreev (claims->models);
  claims->models = g_strsplit (past ? "a,b,c,d,e,f,g,h,i" : "a,b,c,d,e,f,g,h", ",", -1);
}

static void
change_models_none (AkashiClaims *claims, gboolean past)
{
  if (!past)
    return;
  g_strfreev (claims->models);
  claims->models = NULL;
}

static void
change_gtins (AkashiClaims *claims, gboolean past)
{
  AkashiGtin gtin = 9520484014689;
  for (guint i = 0; i < AKASHI_MAX_CLAIM_ITEMS + (past ? 1u : 0u); i++)
    g_array_append_val (claims->gtins, gtin);
}

static void
change_gtin (AkashiClaims *claims, gboolean past)
{
  AkashiGtin gtin = past ? 9520484014688 : 9520484014689;
  g_array_append_val (claims->gtins, gtin);
}

static void
change_level (AkashiClaims *claims, gboolean past)
{
  claims->level = past ? 10 : 9;
}

static void
change_order (AkashiClaims *claims, gboolean past)
{
  claims->valid_until = claims->valid_from + (past ? 0 : 1);
}

static void
change_start (AkashiClaims *claims, gboolean past)
{
  claims->valid_from = past ? -1 : 0;
}

static void
change_end (AkashiClaims *claims, gboolean past)
{
  claims->valid_until = AKASHI_MAX_CLAIM_TIME + (past ? 1 : 0);
}

static void
change_support (AkashiClaims *claims, gboolean past)
{
  claims->support_until = AKASHI_MAX_CLAIM_DAY + (past ? 1 : 0);
}

static void
change_support_start (AkashiClaims *claims, gboolean past)
{
  claims->support_until = past ? -1 : 0;
}

static void
change_maker (AkashiClaims *claims, gboolean past)
{
  claims->maker = letters (AKASHI_MAX_CLAIM_TEXT_BYTES + (past ? 1 : 0));
}

static void
change_maker_text (AkashiClaims *claims, gboolean past)
{
  claims->maker = g_strdup (past ? "Hanami\u202eDenki" : "花見\u200d電機");
}

static void
change_maker_utf8 (AkashiClaims *claims, gboolean past)
{
  claims->maker = g_strdup (past ? "Hanami \xff" : "Hanami \xc3\xbc");
}

static const struct {
  const char *name;
  Change change;
} changes[] = {
  { "scheme", change_scheme },
  { "short scheme", change_scheme_short },
  { "number", change_number },
  { "no number", change_number_empty },
  { "model", change_model },
  { "models", change_models },
  { "no model", change_models_none },
  { "GTINs", change_gtins },
  { "GTIN", change_gtin },
  { "level", change_level },
  { "order", change_order },
  { "start", change_start },
  { "end", change_end },
  { "support", change_support },
  { "support start", change_support_start },
  { "maker", change_maker },
  { "maker's characters", change_maker_text },
  { "maker's UTF-8", change_maker_utf8 },
};

static void
test_limits (void)
{
  g_autoptr (AkashiPrivateKey) key = new_key (AKASHI_KEY_ED25519);

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    for (int past = 0; past <= 1; past++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (AkashiClaims) claims = new_claims ();
        changes[i].change (claims, past);
        g_autofree char *text = akashi_signed_label_sign (claims, key, NULL, &error);
        g_test_message ("%s, %s: %s", changes[i].name, past ? "past" : "at the limit",
                        error ? error->message : "signed");
        if (past)
          g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_MALFORMED_CLAIMS);
        else
          g_assert_no_error (error);
        g_assert_cmpint (text != NULL, ==, !past);
      }
}

/* The largest label there can be is no larger than a label may be. */
static void
test_largest (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AkashiPrivateKey) key = new_key (AKASHI_KEY_P256);
  g_autoptr (AkashiClaims) claims = new_claims ();

  change_scheme (claims, FALSE);
  change_number (claims, FALSE);
  change_models (claims, FALSE);
  for (char **model = claims->models; *model; model++)
    {
      g_free (*model);
      *model = letters (AKASHI_MAX_CLAIM_TEXT_BYTES);
    }
  change_gtins (claims, FALSE);
  change_end (claims, FALSE);
  change_support (claims, FALSE);
  change_maker (claims, FALSE);
  g_autofree char *text = akashi_signed_label_sign (claims, key, "HTTPS://LABEL.EXAMPLE/", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (text), <, AKASHI_MAX_TEXT_BYTES);
}

static void
test_prefixes (void)
{
  static const struct {
    const char *prefix;
    gboolean good;
  } cases[] = {
    { "", TRUE },
    { "HTTPS://LABEL.EXAMPLE/", TRUE },
    { "https://label.example/l/en-GB/_~./", TRUE },
    { "https://", FALSE },
    { "https:///", FALSE },
    { "https://label.example", FALSE },
    { "https://label.example/l", FALSE },
    { "https://label.example//", FALSE },
    { "https://label.example:443/", FALSE },
    { "https://a@label.example/", FALSE },
    { "https://label_example/", FALSE },
    { "https://label.example/?u=/", FALSE },
    { "https://label.example/a%2f/", FALSE },
    { "https://証.example/", FALSE },
    { "http://label.example/", FALSE },
    { "label.example/", FALSE },
    { "S1.", FALSE },
  };
  g_autoptr (AkashiPrivateKey) key = new_key (AKASHI_KEY_ED25519);
  g_autoptr (AkashiClaims) claims = new_claims ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = akashi_signed_label_sign (claims, key, cases[i].prefix, &error);
      g_test_message ("%s", cases[i].prefix);
      g_assert_cmpint (text != NULL, ==, cases[i].good);
      if (!cases[i].good)
        g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID);
    }

  /* As long as a QR code can hold, and one character more. */
  g_autofree char *bare = akashi_signed_label_sign (claims, key, NULL, NULL);
  for (guint past = 0; past <= 1; past++)
    {
      g_autoptr (GError) error = NULL;
      gsize room = AKASHI_MAX_TEXT_BYTES - strlen (bare) - strlen ("https://a//") + past;
      g_autofree char *segment = g_strnfill (room, 'x');
      g_autofree char *prefix = g_strconcat ("https://a/", segment, "/", NULL);
      g_autofree char *text = akashi_signed_label_sign (claims, key, prefix, &error);
      g_assert_cmpint (text != NULL, ==, past == 0);
      if (past)
        g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE);
    }
}

/* The first and last character of every refused range, and those beside them. */
static void
test_characters (void)
{
  static const gunichar refused[]
      = { 0x00,   0x1f,   0x7f,   0x9f,    0xad,    0x61c,   0x180e,  0x200b,   0x200e,
          0x200f, 0x2028, 0x202e, 0x2060,  0x206f,  0xfdd0,  0xfdef,  0xfeff,   0xfff9,
          0xfffb, 0xfffe, 0xffff, 0x1fffe, 0x1ffff, 0xe0000, 0xe007f, 0x10fffe, 0x10ffff };
  static const gunichar allowed[]
      = { 0x20,   0x7e,   0xa0,   0xac,   0xae,    0x61b,   0x61d,       0x180d,  0x180f,  0x200a,
          0x200c, 0x200d, 0x2010, 0x2027, 0x202f,  0x205f,  0x2070,      0xfdcf,  0xfdf0,  0xfefe,
          0xff00, 0xfff8, 0xfffc, 0xfffd, 0x1fffd, 0x20000, 0xdffff - 2, 0xe0080, 0x10fffd };

  for (guint i = 0; i < G_N_ELEMENTS (refused) + G_N_ELEMENTS (allowed); i++)
    {
      gboolean good = i >= G_N_ELEMENTS (refused);
      gunichar character = good ? allowed[i - G_N_ELEMENTS (refused)] : refused[i];
      char text[8] = "a";
      int length = 1 + g_unichar_to_utf8 (character, text + 1);
      g_test_message ("U+%04X", character);
      g_assert_cmpint (akashi_claims_text_is_safe ((const guint8 *) text, (gsize) length), ==, good);
    }
  g_assert_true (akashi_claims_text_is_safe (NULL, 0));
  g_assert_false (akashi_claims_text_is_safe ((const guint8 *) "\xed\xa0\x80", 3));
  g_assert_false (akashi_claims_text_is_safe ((const guint8 *) "\xc0\x80", 2));
}

static void
test_base32 (void)
{
  /* RFC 4648 section 10, and every length modulo five. */
  static const char *const good[] = { "MY", "MZXQ", "MZXW6", "MZXW6YQ", "MZXW6YTB", "MZXW6YTBOI" };
  static const char *const bad[]
      = { "",        "M",        "MZX", "MZXW6Y", "MZXW6YTBO", "MZ",  "MZXR", "MZXW7",
          "MZXW6YR", "MY======", "M1",  "M0",     "M8",        "M Y", "MY\n", "m\xc3\xbd" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *lower = g_ascii_strdown (good[i], -1);
      g_autoptr (GByteArray) bytes = akashi_base32_decode (lower, strlen (lower), &error);
      g_assert_no_error (error);
      g_assert_cmpmem (bytes->data, bytes->len, "foobar", i + 1);
      g_autofree char *text = akashi_base32_encode (bytes->data, bytes->len);
      g_assert_cmpstr (text, ==, good[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_test_message ("%s", bad[i]);
      g_assert_null (akashi_base32_decode (bad[i], strlen (bad[i]), &error));
      g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_MALFORMED_BASE32);
    }
}

/* Two schemes, the second with the first one's key, or a key under another's id. */
static void
test_keyring (void)
{
  for (int wrong_id = 0; wrong_id <= 1; wrong_id++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AkashiPrivateKey) key = new_key (AKASHI_KEY_ED25519);
      g_autoptr (AkashiPublicKey) public = akashi_private_key_public (key);
      g_autoptr (GPtrArray) schemes = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_scheme_unref);
      g_ptr_array_add (schemes, akashi_scheme_new ("demo-jp"));
      g_ptr_array_add (schemes, akashi_scheme_new ("demo-eu"));
      world_add_key (schemes->pdata[0], public, 0, 1, AKASHI_DATE_UNKNOWN);

      g_autoptr (AkashiKeyring) good = akashi_keyring_new (schemes, &error);
      g_assert_no_error (error);
      g_assert_nonnull (good);
      if (wrong_id)
        {
          AkashiScheme *scheme = schemes->pdata[0];
          ((AkashiLabelKey *) scheme->label_keys->pdata[0])->kid[0] ^= 1;
        }
      else
        world_add_key (schemes->pdata[1], public, 0, 1, AKASHI_DATE_UNKNOWN);
      g_assert_null (akashi_keyring_new (schemes, &error));
      g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID);
    }
}

/* An RSA key in a definition is known, and no algorithm of a label fits it. */
static void
test_rsa_key (void)
{
  json_t *keys = world_load ("keys.json");
  json_t *vector = NULL;
  size_t i;
  json_array_foreach (json_object_get (keys, "public_keys"), i,
                      vector) if (strcmp (world_string (vector, "name"), "RSA 2048") == 0) break;
  g_autoptr (GError) error = NULL;
  const char *pem = world_string (vector, "pem");
  g_autoptr (AkashiPublicKey) rsa = akashi_public_key_new_pem (pem, strlen (pem), &error);
  g_assert_no_error (error);
  json_decref (keys);

  /* A label signed by a stranger, with the RSA key's id written over the stranger's. */
  g_autoptr (AkashiPrivateKey) stranger = new_key (AKASHI_KEY_ED25519);
  g_autoptr (AkashiClaims) claims = new_claims ();
  g_autofree char *text = akashi_signed_label_sign (claims, stranger, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (GByteArray) label = akashi_base32_decode (text + 3, strlen (text) - 3, &error);
  akashi_public_key_kid (rsa, label->data + 8);
  g_autofree char *base32 = akashi_base32_encode (label->data, label->len);

  g_autoptr (GPtrArray) schemes = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_scheme_unref);
  g_ptr_array_add (schemes, akashi_scheme_new ("demo-jp"));
  g_autoptr (AkashiKeyring) empty = akashi_keyring_new (schemes, &error);
  world_add_key (schemes->pdata[0], rsa, 0, AKASHI_MAX_CLAIM_DAY, AKASHI_DATE_UNKNOWN);
  g_autoptr (AkashiKeyring) keyring = akashi_keyring_new (schemes, &error);
  g_assert_no_error (error);

  g_autoptr (AkashiClaims) read = NULL;
  g_autoptr (AkashiScheme) scheme = NULL;
  g_assert_cmpint (akashi_signed_label_verify (empty, base32, strlen (base32), &read, &scheme), ==,
                   AKASHI_SIGNATURE_UNKNOWN_KEY);
  g_assert_null (scheme);
  g_assert_cmpint (akashi_signed_label_verify (keyring, base32, strlen (base32), &read, &scheme), ==,
                   AKASHI_SIGNATURE_UNSUPPORTED_ALGORITHM);
  g_assert_null (read);
  g_assert_cmpstr (scheme->id, ==, "demo-jp");
}

/* Step 10 in all its combinations: the days first, a revocation after them, claims only where the days fit.
 */
static void
test_key_days (void)
{
  static const struct {
    AkashiDate from, until, revoked;
    AkashiSignature outcome;
  } cases[] = {
    { 20544, 20544, AKASHI_DATE_UNKNOWN, AKASHI_SIGNATURE_VERIFIED },
    { 20545, 20600, AKASHI_DATE_UNKNOWN, AKASHI_SIGNATURE_KEY_EXPIRED },
    { 20500, 20543, AKASHI_DATE_UNKNOWN, AKASHI_SIGNATURE_KEY_EXPIRED },
    { 20544, 20544, 20600, AKASHI_SIGNATURE_KEY_REVOKED },
    { 20544, 20544, 20500, AKASHI_SIGNATURE_KEY_REVOKED },
    { 20545, 20600, 20601, AKASHI_SIGNATURE_KEY_EXPIRED },
  };
  g_autoptr (AkashiPrivateKey) key = new_key (AKASHI_KEY_P256);
  g_autoptr (AkashiPublicKey) public = akashi_private_key_public (key);
  g_autoptr (AkashiClaims) claims = new_claims (); /* valid from 2026-04-01, day 20544 */
  g_autofree char *text = akashi_signed_label_sign (claims, key, NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) schemes = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_scheme_unref);
      g_ptr_array_add (schemes, akashi_scheme_new ("demo-jp"));
      world_add_key (schemes->pdata[0], public, cases[i].from, cases[i].until, cases[i].revoked);
      g_autoptr (AkashiKeyring) keyring = akashi_keyring_new (schemes, NULL);
      g_autoptr (AkashiClaims) read = NULL;
      g_autoptr (AkashiScheme) scheme = NULL;
      g_assert_cmpint (akashi_signed_label_verify (keyring, text + 3, strlen (text) - 3, &read, &scheme), ==,
                       cases[i].outcome);
      g_assert_cmpint (read != NULL, ==, cases[i].outcome != AKASHI_SIGNATURE_KEY_EXPIRED);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/claims/limits", test_limits);
  g_test_add_func ("/claims/largest", test_largest);
  g_test_add_func ("/claims/prefixes", test_prefixes);
  g_test_add_func ("/claims/characters", test_characters);
  g_test_add_func ("/claims/base32", test_base32);
  g_test_add_func ("/claims/keyring", test_keyring);
  g_test_add_func ("/claims/rsa-key", test_rsa_key);
  g_test_add_func ("/claims/key-days", test_key_days);
  return g_test_run ();
}
