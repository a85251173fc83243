/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-limits.h"
#include "test-label-world.h"

#include <string.h>

static AkashiLabelReader *reader;

static void
check_strings (char **have, const json_t *want)
{
  g_assert_cmpuint (g_strv_length (have), ==, json_array_size (want));
  for (guint i = 0; have[i]; i++)
    g_assert_cmpstr (have[i], ==, json_string_value (json_array_get (want, i)));
}

static void
check_claims (const AkashiClaims *claims, const json_t *want)
{
  g_assert_nonnull (claims);
  g_assert_cmpstr (claims->scheme, ==, json_string_value (json_object_get (want, "scheme")));
  g_assert_cmpstr (claims->number, ==, json_string_value (json_object_get (want, "number")));
  g_assert_cmpint (claims->valid_from, ==, json_integer_value (json_object_get (want, "valid_from")));
  g_assert_cmpint (claims->valid_until, ==, json_integer_value (json_object_get (want, "valid_until")));
  g_assert_cmpint (claims->level, ==, json_integer_value (json_object_get (want, "level")));
  g_assert_cmpstr (claims->maker, ==, json_string_value (json_object_get (want, "maker")));
  check_strings (claims->models, json_object_get (want, "models"));

  const json_t *gtins = json_object_get (want, "gtins");
  g_assert_cmpuint (claims->gtins->len, ==, json_array_size (gtins));
  for (guint i = 0; i < claims->gtins->len; i++)
    {
      g_autofree char *gtin = akashi_gtin_format (g_array_index (claims->gtins, AkashiGtin, i));
      g_assert_cmpstr (gtin, ==, json_string_value (json_array_get (gtins, i)));
    }

  const json_t *support = json_object_get (want, "support_until");
  if (json_is_string (support) && strcmp (json_string_value (support), "none") == 0)
    g_assert_cmpint (claims->support_until, ==, AKASHI_DATE_NONE);
  else if (json_is_string (support))
    {
      g_autofree char *date = akashi_date_format (claims->support_until);
      g_assert_cmpstr (date, ==, json_string_value (support));
    }
  else
    g_assert_cmpint (claims->support_until, ==, AKASHI_DATE_UNKNOWN);
}

static void
test_vectors (void)
{
  json_t *vectors = test_label_vectors ();
  size_t i;
  json_t *vector;

  json_array_foreach (json_object_get (vectors, "labels"), i, vector)
  {
    const json_t *text = json_object_get (vector, "text");
    const json_t *expect = json_object_get (vector, "expect");
    const char *outcome = json_string_value (json_object_get (expect, "outcome"));
    const json_t *claims = json_object_get (expect, "claims");
    g_test_message ("%s", json_string_value (json_object_get (vector, "name")));

    g_autoptr (AkashiLabel) label = test_read (reader, json_string_value (text),
                                               (gssize) json_string_length (text), AKASHI_TEXT_SCANNED_QR);
    g_assert_cmpstr (akashi_signature_name (label->signature), ==, outcome ? outcome : "none");
    if (outcome)
      g_assert_cmpint (label->kind, ==, AKASHI_CODE_SIGNED_LABEL);
    if (claims)
      check_claims (label->claims, claims);
    else
      g_assert_null (label->claims);
    g_assert_cmpint (label->claims != NULL, ==,
                     label->signature == AKASHI_SIGNATURE_VERIFIED
                         || label->signature == AKASHI_SIGNATURE_WRONG_ADDRESS);
  }
  json_decref (vectors);
}

static char *
text_of_vector (const char *name)
{
  json_t *vectors = test_label_vectors ();
  char *text = NULL;
  size_t i;
  json_t *vector;
  json_array_foreach (json_object_get (vectors, "labels"), i,
                      vector) if (strcmp (json_string_value (json_object_get (vector, "name")), name) == 0)
      text
      = g_strdup (json_string_value (json_object_get (vector, "text")));
  json_decref (vectors);
  g_assert_nonnull (text);
  return text;
}

/* What else is known of a signed label: whose it is, its number, what was seen of the address. */
static void
test_signed (void)
{
  static const struct {
    const char *vector;
    guint flags;
    const char *scheme;
    const char *number;
  } cases[] = {
    { "ed25519, RFC 9864 algorithm id", AKASHI_TEXT_OFFICIAL_HOST, "demo-jp", "DJ-2026-004211" },
    { "second host of the scheme", AKASHI_TEXT_OFFICIAL_HOST, "demo-eu", "EU/26/77-B" },
    { "no address", 0, "demo-jp", "DJ-2026-004211" },
    { "revoked key", AKASHI_TEXT_OFFICIAL_HOST, "demo-jp", "DJ-2026-004211" },
    { "label from before the key", AKASHI_TEXT_OFFICIAL_HOST, "demo-jp", NULL },
    { "ecdsa zeros", AKASHI_TEXT_OFFICIAL_HOST, "demo-eu", NULL },
    { "empty payload", AKASHI_TEXT_OFFICIAL_HOST, "demo-jp", NULL },
    { "address: foreign host", AKASHI_TEXT_FOREIGN_HOST | AKASHI_TEXT_LOOK_ALIKE, "demo-jp",
      "DJ-2026-004211" },
    { "address: user-info", AKASHI_TEXT_FOREIGN_HOST | AKASHI_TEXT_LOOK_ALIKE, "demo-jp", "DJ-2026-004211" },
    { "address: odd port", AKASHI_TEXT_FOREIGN_HOST | AKASHI_TEXT_LOOK_ALIKE, "demo-jp", "DJ-2026-004211" },
    { "address: cyrillic letter", AKASHI_TEXT_FOREIGN_HOST | AKASHI_TEXT_LOOK_ALIKE, "demo-jp",
      "DJ-2026-004211" },
    { "address: plain http", AKASHI_TEXT_OFFICIAL_HOST | AKASHI_TEXT_NOT_ENCRYPTED, "demo-jp",
      "DJ-2026-004211" },
    { "address: another scheme's host", AKASHI_TEXT_OFFICIAL_HOST, "demo-jp", "DJ-2026-004211" },
    { "address: official host in the path", AKASHI_TEXT_FOREIGN_HOST, "demo-jp", "DJ-2026-004211" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].vector);
      g_autofree char *text = text_of_vector (cases[i].vector);
      g_autoptr (AkashiLabel) label = test_read (reader, text, -1, AKASHI_TEXT_SCANNED_QR);
      g_assert_cmpint (label->kind, ==, AKASHI_CODE_SIGNED_LABEL);
      g_assert_cmphex (label->flags, ==, cases[i].flags);
      g_assert_cmpstr (label->scheme ? label->scheme->id : NULL, ==, cases[i].scheme);
      g_assert_cmpstr (label->number, ==, cases[i].number);
    }
}

/* A revoked key's number is only taken from a label at its right address; a payload under any address is
 * judged. */
static void
test_signed_elsewhere (void)
{
  g_autofree char *revoked = text_of_vector ("revoked key");
  g_autofree char *moved = g_strconcat ("https://evil.example/", strrchr (revoked, '/') + 1, NULL);
  g_autofree char *alone = g_strdup (strrchr (revoked, '/') + 1);

  g_autoptr (AkashiLabel) foreign = test_read (reader, moved, -1, AKASHI_TEXT_SCANNED_QR);
  g_assert_cmpint (foreign->signature, ==, AKASHI_SIGNATURE_KEY_REVOKED);
  g_assert_null (foreign->number);
  g_assert_null (foreign->scheme);
  g_autoptr (AkashiLabel) plain = test_read (reader, alone, -1, AKASHI_TEXT_SCANNED_QR);
  g_assert_cmpint (plain->signature, ==, AKASHI_SIGNATURE_KEY_REVOKED);
  g_assert_cmpstr (plain->number, ==, "DJ-2026-004211");

  g_autofree char *unknown = text_of_vector ("signed by a stranger");
  g_autofree char *unknown_alone = g_strdup (strrchr (unknown, '/') + 1);
  g_autoptr (AkashiLabel) signer = test_read (reader, unknown_alone, -1, AKASHI_TEXT_SCANNED_QR);
  g_assert_cmpint (signer->signature, ==, AKASHI_SIGNATURE_UNKNOWN_KEY);
  g_assert_null (signer->scheme);
}

typedef struct {
  const char *text;
  AkashiTextOrigin origin;
  AkashiCodeKind kind;
  guint flags;
  const char *scheme;
  const char *number;
  AkashiGtin gtin;
} KindCase;

static void
check_kinds (const KindCase *cases, gsize count)
{
  for (gsize i = 0; i < count; i++)
    {
      g_test_message ("%s", cases[i].text);
      g_autoptr (AkashiLabel) label = test_read (reader, cases[i].text, -1, cases[i].origin);
      g_assert_cmpstr (akashi_code_kind_name (label->kind), ==, akashi_code_kind_name (cases[i].kind));
      g_assert_cmphex (label->flags, ==, cases[i].flags);
      g_assert_cmpstr (label->scheme ? label->scheme->id : NULL, ==, cases[i].scheme);
      g_assert_cmpstr (label->number, ==, cases[i].number);
      g_assert_cmpuint (label->gtin, ==, cases[i].gtin);
      g_assert_cmpint (label->signature, ==, AKASHI_SIGNATURE_NONE);
      g_assert_cmpint (label->candidates->len > 0, ==, label->kind == AKASHI_CODE_NUMBER);
      g_assert_cmpint (label->mark != NULL, ==, label->kind == AKASHI_CODE_OTHER_MARK);
    }
}

#define QR AKASHI_TEXT_SCANNED_QR
#define BARCODE AKASHI_TEXT_SCANNED_BARCODE
#define TYPED AKASHI_TEXT_TYPED
#define OFFICIAL AKASHI_TEXT_OFFICIAL_HOST
#define FOREIGN AKASHI_TEXT_FOREIGN_HOST
#define HOST "www.mihon-link.example"
#define NUMBER "ML-2026-000123"
#define ELSE AKASHI_CODE_SOMETHING_ELSE

static void
test_links (void)
{
  static const KindCase cases[] = {
    { "https://" HOST "/p/" NUMBER, QR, AKASHI_CODE_SCHEME_LINK, OFFICIAL, "mihon-link", NUMBER },
    { "HTTPS://WWW.MIHON-LINK.EXAMPLE/p/" NUMBER, QR, AKASHI_CODE_SCHEME_LINK, OFFICIAL, "mihon-link",
      NUMBER },
    { "https://" HOST "/p/" NUMBER "#top", QR, AKASHI_CODE_SCHEME_LINK, OFFICIAL, "mihon-link", NUMBER },
    { "http://" HOST "/p/" NUMBER, QR, AKASHI_CODE_SCHEME_LINK, OFFICIAL | AKASHI_TEXT_NOT_ENCRYPTED,
      "mihon-link", NUMBER },
    { "https://" HOST "/p/MLK-2026-000123", QR, AKASHI_CODE_SCHEME_LINK, OFFICIAL | AKASHI_TEXT_PROVISIONAL,
      "mihon-link", "MLK-2026-000123" },
    { "https://www.kakunin-seido.example/?id=42", QR, AKASHI_CODE_SCHEME_LINK, OFFICIAL, "longname", "42" },
    { "https://www.kakunin-seido.example?id=42", QR, AKASHI_CODE_SCHEME_LINK, OFFICIAL, "longname", "42" },
    /* the scheme's site, but no page we can read */
    { "https://" HOST, QR, AKASHI_CODE_SCHEME_LINK, OFFICIAL | AKASHI_TEXT_UNKNOWN_FORM, "mihon-link" },
    { "https://" HOST "/about", QR, AKASHI_CODE_SCHEME_LINK, OFFICIAL | AKASHI_TEXT_UNKNOWN_FORM,
      "mihon-link" },
    { "https://" HOST "/p/" NUMBER "\n", QR, AKASHI_CODE_SCHEME_LINK, OFFICIAL | AKASHI_TEXT_UNKNOWN_FORM,
      "mihon-link" },
    { "https://" HOST "/p/" NUMBER "?x", QR, AKASHI_CODE_SCHEME_LINK, OFFICIAL | AKASHI_TEXT_UNKNOWN_FORM,
      "mihon-link" },
    { "https://check.mihon-link.example/p/" NUMBER, QR, AKASHI_CODE_SCHEME_LINK,
      OFFICIAL | AKASHI_TEXT_UNKNOWN_FORM, "mihon-link" },
    /* newer than this program */
    { "https://" HOST "/S2.ABC", QR, AKASHI_CODE_SIGNED_LABEL, OFFICIAL | AKASHI_TEXT_NEWER_VERSION,
      "mihon-link" },
    { "https://" HOST "/s10.ABC", QR, AKASHI_CODE_SIGNED_LABEL, OFFICIAL | AKASHI_TEXT_NEWER_VERSION,
      "mihon-link" },
    { "S2.2KCE3IQBGICEQJIUJDR3WMPKACQFQVVFAFTWIZLNN4WWU4ACNZCEULJSGAZDMLJQGA2DEMJR", QR,
      AKASHI_CODE_SIGNED_LABEL, AKASHI_TEXT_NEWER_VERSION },
    { "S2.5", QR, ELSE },
    { "https://cdn.example/S2.html", QR, ELSE, FOREIGN },
    { "https://" HOST "/S0.ABC", QR, AKASHI_CODE_SCHEME_LINK, OFFICIAL | AKASHI_TEXT_UNKNOWN_FORM,
      "mihon-link" },
    /* people leave out `https://` when they type; what was scanned is taken as it stands */
    { HOST "/p/" NUMBER, TYPED, AKASHI_CODE_SCHEME_LINK, OFFICIAL, "mihon-link", NUMBER },
    { HOST "/p/" NUMBER, QR, ELSE },
    { " https://" HOST "/p/" NUMBER, QR, ELSE },
    /* the official host only in a path, a query, a fragment; or under another kind of address */
    { "https://evil.example/" HOST "/p/" NUMBER, QR, ELSE, FOREIGN },
    { "https://evil.example/?u=https://" HOST "/p/" NUMBER, QR, ELSE, FOREIGN },
    { "https://evil.example/#https://" HOST "/p/" NUMBER, QR, ELSE, FOREIGN },
    { "mailto:info@" HOST, QR, ELSE },
    { "https:/" HOST "/p/" NUMBER, QR, ELSE },
  };
  check_kinds (cases, G_N_ELEMENTS (cases));
}

static void
test_kinds (void)
{
  static const KindCase cases[] = {
    /* numbers */
    { NUMBER, QR, AKASHI_CODE_NUMBER, 0, "mihon-link", NUMBER },
    { NUMBER " ", QR, ELSE },
    { "ml-2026-000123", QR, ELSE },
    { "ml-2026-000123 ", TYPED, AKASHI_CODE_NUMBER, 0, "mihon-link", "ml-2026-000123" },
    { "ＭＬ－２０２６－０００１２３", TYPED, AKASHI_CODE_NUMBER, 0, "mihon-link",
      "ＭＬ－２０２６－０００１２３" },
    { "ml2026 000123", TYPED, AKASHI_CODE_NUMBER, 0, "mihon-link", "ml2026 000123" },
    { "MLK-2026-000123", TYPED, AKASHI_CODE_NUMBER, AKASHI_TEXT_PROVISIONAL, "mihon-link",
      "MLK-2026-000123" },
    { "12345678", TYPED, AKASHI_CODE_NUMBER, 0, NULL, "12345678" }, /* of two schemes */
    { "123456", TYPED, AKASHI_CODE_NUMBER, 0, "other-digits", "123456" },
    { "ML-2026-00012", TYPED, ELSE },
    { "HN-CAM200W", TYPED, ELSE },
    { "", TYPED, ELSE },
    { " ", TYPED, ELSE },
    /* barcodes */
    { "9520484014689", BARCODE, AKASHI_CODE_PRODUCT_CODE, 0, NULL, NULL, 9520484014689 },
    { "9520484014688", BARCODE, ELSE },
    { "95200002", BARCODE, AKASHI_CODE_PRODUCT_CODE, 0, NULL, NULL, 95200002 },
    { "036000291452", BARCODE, AKASHI_CODE_PRODUCT_CODE, 0, NULL, NULL, 36000291452 },
    { "01234505", BARCODE, AKASHI_CODE_PRODUCT_CODE, 0, NULL, NULL, 12000003455 },
    { "9520484014689", TYPED, AKASHI_CODE_PRODUCT_CODE_TYPED, 0, NULL, NULL, 9520484014689 },
    { "９５２０４８４-０１４６８９", TYPED, AKASHI_CODE_PRODUCT_CODE_TYPED, 0, NULL, NULL, 9520484014689 },
    { "09520484014689", TYPED, AKASHI_CODE_PRODUCT_CODE_TYPED, 0, NULL, NULL, 9520484014689 },
    { "9520484014689", QR, ELSE },
    /* GS1 Digital Link */
    { "https://shop.example/01/09520484014689", QR, AKASHI_CODE_DIGITAL_LINK, FOREIGN, NULL, NULL,
      9520484014689 },
    { "https://id.gs1.org/01/09520484014689/10/LOT1/21/42?17=261231", QR, AKASHI_CODE_DIGITAL_LINK, FOREIGN,
      NULL, NULL, 9520484014689 },
    { "https://shop.example/a/b/gtin/9520484014689/lot/7", QR, AKASHI_CODE_DIGITAL_LINK, FOREIGN, NULL, NULL,
      9520484014689 },
    { "HTTP://SHOP.EXAMPLE/01/09520484014689/", QR, AKASHI_CODE_DIGITAL_LINK, FOREIGN, NULL, NULL,
      9520484014689 },
    { "https://shop.example/01/01/09520484014689", QR, AKASHI_CODE_DIGITAL_LINK, FOREIGN, NULL, NULL,
      9520484014689 },
    { "https://shop.example/01/09520484014688", QR, ELSE, FOREIGN },
    { "https://shop.example/01/09520484014689/reviews", QR, ELSE, FOREIGN },
    { "https://shop.example/01/09520484014689/10/", QR, ELSE, FOREIGN },
    { "https://shop.example/?01=09520484014689", QR, ELSE, FOREIGN },
    { "https://shop.example/02/09520484014689", QR, ELSE, FOREIGN },
    { "ftp://shop.example/01/09520484014689", QR, ELSE, FOREIGN },
    /* another mark: its numbers have grown before */
    { "https://eprel.ec.europa.eu/qr/123456", QR, AKASHI_CODE_OTHER_MARK, FOREIGN },
    { "https://eprel.ec.europa.eu/qr/1234567", QR, AKASHI_CODE_OTHER_MARK, FOREIGN },
    { "https://eprel.ec.europa.eu/qr/123456789012", QR, AKASHI_CODE_OTHER_MARK, FOREIGN },
    { "https://eprel.ec.europa.eu/screen", QR, ELSE, FOREIGN },
    { "https://eprel.ec.europa.eu.evil.example/qr/123456", QR, ELSE, FOREIGN },
    { "https://eprel.ec.europa.eu:443/qr/123456", QR, ELSE, FOREIGN },
    /* hidden addresses */
    { "https://bit.ly/3abcDEF", QR, ELSE, FOREIGN | AKASHI_TEXT_HIDDEN_ADDRESS },
    { "HTTPS://BIT.LY/3ABC", QR, ELSE, FOREIGN | AKASHI_TEXT_HIDDEN_ADDRESS },
    { "https://x.page.link/3", QR, ELSE, FOREIGN | AKASHI_TEXT_HIDDEN_ADDRESS },
    { "bit.ly/3abcDEF", QR, ELSE, AKASHI_TEXT_HIDDEN_ADDRESS },
    { "https://www.google.com/url?q=https://" HOST "/p/" NUMBER, QR, ELSE,
      FOREIGN | AKASHI_TEXT_HIDDEN_ADDRESS },
    { "https://www.google.com/search?q=x", QR, ELSE, FOREIGN },
    { "https://rabbit.ly/3", QR, ELSE, FOREIGN },
    /* something else */
    { "WIFI:T:WPA;S:home;P:" NUMBER ";;", QR, ELSE },
    { "BEGIN:VCARD\nVERSION:3.0\nFN:Hanami\nURL:https://" HOST "/p/" NUMBER "\nEND:VCARD", QR, ELSE },
    { "MECARD:N:Hanami;URL:https://" HOST ";;", QR, ELSE },
    { "tel:+81355551234", QR, ELSE },
    { "hello", QR, ELSE },
    { "https://", QR, ELSE },
    { "://", QR, ELSE },
    { "file:///etc/passwd", QR, ELSE },
    { "javascript:alert(1)", QR, ELSE },
    { "https://[::1]/p/" NUMBER, QR, ELSE, FOREIGN },
    { "https://2130706433/p/" NUMBER, QR, ELSE, FOREIGN },
    { "\xff\xfe\x80", QR, ELSE },
    { "\xff\xfe\x80", TYPED, ELSE },
  };
  check_kinds (cases, G_N_ELEMENTS (cases));

  g_autoptr (AkashiLabel) both = test_read (reader, "12345678", -1, TYPED);
  g_assert_cmpuint (both->candidates->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpstr (((AkashiNumberCandidate *) both->candidates->pdata[i])->number, ==, "12345678");
  g_autoptr (AkashiLabel) mark = test_read (reader, "https://eprel.ec.europa.eu/qr/123456", -1, QR);
  g_assert_cmpstr (mark->mark, ==, "eprel");
}

/* A NUL ends nothing: what stands after it belongs to the text. */
static void
test_nul (void)
{
  static const struct {
    const char *text;
    gsize length;
    AkashiCodeKind kind;
  } cases[] = {
    { "\0", 1, ELSE },
    { NUMBER "\0x", 16, ELSE },
    { NUMBER "\0", 15, ELSE },
    { "https://" HOST "\0.evil.example/p/" NUMBER, 8 + 22 + 1 + 13 + 3 + 14, AKASHI_CODE_LOOK_ALIKE },
    { "https://" HOST "/p/" NUMBER "\0", 8 + 22 + 3 + 14 + 1, AKASHI_CODE_SCHEME_LINK },
    { "S1.\0", 4, AKASHI_CODE_SIGNED_LABEL },
    { HOST "\0Q", 24, AKASHI_CODE_LOOK_ALIKE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint origin = 0; origin <= AKASHI_TEXT_TYPED; origin++)
      {
        g_autoptr (AkashiLabel) label = test_read (reader, cases[i].text, (gssize) cases[i].length, origin);
        g_test_message ("%u %s", i, cases[i].text);
        g_assert_cmpint (label->kind, ==, cases[i].kind);
        g_assert_null (label->number);
      }
}

static void
test_longest (void)
{
  g_autofree char *text = g_strnfill (AKASHI_MAX_TEXT_BYTES + 1, 'A');
  const char *start = "https://" HOST "/";
  memcpy (text, start, strlen (start));

  g_autoptr (AkashiLabel) longest = test_read (reader, text, AKASHI_MAX_TEXT_BYTES, QR);
  g_assert_cmpint (longest->kind, ==, AKASHI_CODE_SCHEME_LINK);
  g_autoptr (AkashiLabel) too_long = test_read (reader, text, AKASHI_MAX_TEXT_BYTES + 1, QR);
  g_assert_cmpint (too_long->kind, ==, AKASHI_CODE_SOMETHING_ELSE);
  g_assert_cmphex (too_long->flags, ==, 0);
}

/* Two schemes with one host, or one key, could speak for each other. */
static void
test_reader_refuses (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) schemes = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_scheme_unref);
  g_ptr_array_add (schemes, test_plain_scheme ("one", "label.one.example", NULL, NULL, NULL));
  g_ptr_array_add (schemes, test_plain_scheme ("two", "LABEL.one.example", NULL, NULL, NULL));
  g_assert_null (akashi_label_reader_new (schemes, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  reader = test_label_reader ();
  g_test_add_func ("/label/vectors", test_vectors);
  g_test_add_func ("/label/signed", test_signed);
  g_test_add_func ("/label/signed-elsewhere", test_signed_elsewhere);
  g_test_add_func ("/label/links", test_links);
  g_test_add_func ("/label/kinds", test_kinds);
  g_test_add_func ("/label/nul", test_nul);
  g_test_add_func ("/label/longest", test_longest);
  g_test_add_func ("/label/reader-refuses", test_reader_refuses);
  int result = g_test_run ();
  akashi_label_reader_free (reader);
  return result;
}
