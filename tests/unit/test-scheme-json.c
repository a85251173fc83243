/* SPDX-License-Identifier: Apache-2.0 */
/* Scheme definitions as JSON. */
#include <string.h>

#include "akashi-limits.h"
#include "akashi-scheme-json.h"

#define ED25519                                                                                              \
  "-----BEGIN PUBLIC KEY-----\\nMCowBQYDK2VwAyEAUzmLg5ivsMm1jTjUohi4EaNIwGt50VcJeZHqDURa8Gg=\\n-----END "    \
  "PUBLIC KEY-----\\n"
#define KEY(kid, pem, from, until, more)                                                                     \
  "{\"kid\":\"" kid "\",\"spki_pem\":\"" pem "\",\"valid_from\":\"" from "\",\"valid_until\":\"" until       \
  "\"" more "}"
#define GOOD_KEY KEY ("251448e3bb31ea00", ED25519, "2025-01-01", "2030-12-31", ",\"revoked\":null")
#define WITH(fields) "{\"id\":\"mihon\",\"hosts\":[\"label.mihon.example\"]" fields "}"

static AkashiScheme *
read_scheme (const char *json, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_test_message ("%.200s", json);
  return akashi_scheme_new_json (bytes, error);
}

static void
test_full (void)
{
  static const char json[]
      = "{\"id\":\"mihon\",\"version\":3,\"sample\":true,\"names\":{\"ja\":\"見本\",\"en\":\"Sample\"},"
        "\"operator\":{\"en\":\"Op\"},\"publisher\":{\"en\":\"Pub\"},\"time_zone\":\"Asia/"
        "Tokyo\",\"state\":\"closed\","
        "\"has_list\":false,\"hosts\":[\"label.mihon.example\",\"b.example\"],"
        "\"link_patterns\":[{\"host\":\"b.example\",\"pattern\":\"/p/(MH-[0-9]{4}-[0-9]{6})\"}],"
        "\"number_patterns\":[\"MH-[0-9]{4}-[0-9]{6}\"],\"provisional_patterns\":[\"MHK-[0-9]{6}\"],"
        "\"levels\":[{\"level\":1,\"edition\":\"2025\",\"names\":{\"en\":\"One\"},\"meaning\":{\"en\":\"m\"},"
        "\"assessed_by\":\"maker\"},{\"level\":1}],"
        "\"longest_validity_months\":24,\"renewal_window_months\":3,\"list_max_age_days\":30,"
        "\"out_of_scope\":[{\"category\":\"computer\",\"names\":{\"en\":\"Computer\"},\"gtins\":["
        "\"09520484014689\"]}],"
        "\"signed_since\":\"2026-01-01\",\"label_keys\":[" GOOD_KEY
        "],\"page\":\"https://mihon.example/\",\"new\":[]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (AkashiScheme) scheme = read_scheme (json, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (scheme->id, ==, "mihon");
  g_assert_cmpuint (scheme->version, ==, 3);
  g_assert_true (scheme->sample);
  g_assert_cmpstr (akashi_texts_get (scheme->names, "ja"), ==, "見本");
  g_assert_cmpstr (akashi_texts_get (scheme->operator_names, "en"), ==, "Op");
  g_assert_cmpstr (akashi_texts_get (scheme->publisher_names, "en"), ==, "Pub");
  g_assert_cmpstr (scheme->time_zone, ==, "Asia/Tokyo");
  g_assert_cmpint (scheme->state, ==, AKASHI_SCHEME_CLOSED);
  g_assert_false (scheme->has_list);
  g_assert_true (akashi_scheme_has_host (scheme, "B.EXAMPLE"));
  g_assert_cmpuint (scheme->link_patterns->len, ==, 1);
  const AkashiLinkPattern *link = scheme->link_patterns->pdata[0];
  g_autofree char *number = NULL;
  g_assert_true (akashi_pattern_match (link->pattern, "/P/MH-2026-000001", 17, &number));
  g_assert_cmpstr (number, ==, "MH-2026-000001");
  g_assert_true (akashi_pattern_match (scheme->number_patterns->pdata[0], "mh-2026-000001", 14, NULL));
  g_assert_true (akashi_pattern_match (scheme->provisional_patterns->pdata[0], "MHK-000001", 10, NULL));
  g_assert_cmpint (akashi_scheme_find_level (scheme, 1, "2025")->assessed_by, ==, AKASHI_ASSESSED_BY_MAKER);
  g_assert_null (akashi_scheme_find_level (scheme, 1, "2024")->edition);
  g_assert_cmpuint (scheme->longest_validity_months, ==, 24);
  g_assert_cmpuint (scheme->renewal_window_months, ==, 3);
  g_assert_cmpuint (scheme->list_max_age_days, ==, 30);
  const AkashiOutOfScope *kind = scheme->out_of_scope->pdata[0];
  g_assert_cmpstr (kind->category, ==, "computer");
  g_assert_cmpuint (kind->gtins->len, ==, 1);
  g_autofree char *since = akashi_date_format (scheme->signed_since);
  g_assert_cmpstr (since, ==, "2026-01-01");
  const AkashiLabelKey *key = scheme->label_keys->pdata[0];
  g_assert_cmpint (key->kid[0], ==, 0x25);
  g_assert_cmpuint (g_bytes_get_size (key->spki), ==, 44);
  g_assert_cmpint (key->revoked, ==, AKASHI_DATE_UNKNOWN);
  g_assert_cmpstr (scheme->page, ==, "https://mihon.example/");
}

static void
test_defaults (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AkashiScheme) scheme = read_scheme (WITH (""), &error);

  g_assert_no_error (error);
  g_assert_false (scheme->sample);
  g_assert_true (scheme->has_list);
  g_assert_cmpint (scheme->state, ==, AKASHI_SCHEME_OPEN);
  g_assert_cmpstr (scheme->time_zone, ==, "UTC");
  g_assert_cmpuint (scheme->list_max_age_days, ==, AKASHI_LIST_MAX_AGE_DAYS);
  g_assert_cmpint (scheme->signed_since, ==, AKASHI_DATE_UNKNOWN);
  g_assert_cmpuint (scheme->label_keys->len, ==, 0);
}

static void
test_refused (void)
{
  static const char *const cases[] = {
    "",
    "[]",
    "{}",
    "{\"id\":\"mihon\"}",
    "{\"hosts\":[]}",
    "{\"id\":\"targets\",\"hosts\":[]}",
    "{\"id\":\"root\",\"hosts\":[]}",
    "{\"id\":\"snapshot\",\"hosts\":[]}",
    "{\"id\":\"timestamp\",\"hosts\":[]}",
    "{\"id\":\"Mihon\",\"hosts\":[]}",
    "{\"id\":\"m\",\"hosts\":[]}",
    "{\"id\":\"mi/hon\",\"hosts\":[]}",
    "{\"id\":\"mihon\",\"hosts\":[\"LABEL.example\"]}",
    "{\"id\":\"mihon\",\"hosts\":[\"label.example.\"]}",
    "{\"id\":\"mihon\",\"hosts\":[\"label.example:443\"]}",
    "{\"id\":\"mihon\",\"hosts\":[\"label\"]}",
    "{\"id\":\"mihon\",\"hosts\":[\"見本.example\"]}",
    "{\"id\":\"mihon\",\"hosts\":[\"a.example\",\"a.example\"]}",
    WITH (",\"version\":-1"),
    WITH (",\"version\":1.5"),
    WITH (",\"sample\":1"),
    WITH (",\"names\":{\"en\":1}"),
    WITH (",\"time_zone\":\"../../etc/passwd\""),
    WITH (",\"time_zone\":\"/etc/localtime\""),
    WITH (",\"state\":\"asleep\""),
    WITH (",\"list_max_age_days\":0"),
    WITH (",\"number_patterns\":[\"MH-.*\"]"),
    WITH (",\"link_patterns\":[{\"host\":\"other.example\",\"pattern\":\"/(x)\"}]"),
    WITH (",\"link_patterns\":[{\"host\":\"label.mihon.example\"}]"),
    WITH (",\"levels\":[{}]"),
    WITH (",\"levels\":[{\"level\":100}]"),
    WITH (",\"out_of_scope\":[{\"category\":\"c\",\"gtins\":[\"123\"]}]"),
    WITH (",\"signed_since\":\"today\""),
    WITH (",\"label_keys\":[{}]"),
    WITH (",\"label_keys\":[" KEY ("251448e3bb31ea01", ED25519, "2025-01-01", "2030-12-31", "") "]"),
    WITH (",\"label_keys\":[" KEY ("251448E3BB31EA00", ED25519, "2025-01-01", "2030-12-31", "") "]"),
    WITH (",\"label_keys\":[" KEY ("251448e3bb31ea00", "no key", "2025-01-01", "2030-12-31", "") "]"),
    WITH (",\"label_keys\":[" KEY ("251448e3bb31ea00", ED25519, "2025-01-01", "soon", "") "]"),
    WITH (",\"label_keys\":[" KEY ("251448e3bb31ea00", ED25519, "2025-01-01", "2030-12-31",
                                   ",\"revoked\":true") "]"),
    WITH (",\"label_keys\":[" GOOD_KEY "," GOOD_KEY "]"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (read_scheme (cases[i], &error));
      g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID);
    }
}

static void
test_size (void)
{
  g_autofree char *text = g_malloc (AKASHI_MAX_SCHEME_BYTES + 2);
  static const char start[] = WITH ("");
  g_autoptr (GError) error = NULL;

  memset (text, ' ', AKASHI_MAX_SCHEME_BYTES + 1);
  text[AKASHI_MAX_SCHEME_BYTES + 1] = '\0';
  memcpy (text, start, strlen (start));
  g_assert_null (read_scheme (text, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE);
  g_clear_error (&error);
  text[AKASHI_MAX_SCHEME_BYTES] = '\0';
  g_autoptr (AkashiScheme) scheme = read_scheme (text, &error);
  g_assert_no_error (error);
  g_assert_nonnull (scheme);
}

static void
test_several (void)
{
  static const struct {
    const char *json;
    int count; /* -1: refused */
  } cases[] = {
    { "{\"schemes\":[]}", 0 },
    { "{\"schemes\":[{\"id\":\"aa\",\"hosts\":[\"a.example\"],\"number_prefixes\":[\"A\"]},{\"id\":\"bb\","
      "\"hosts\":[]}]}",
      2 },
    { "{\"schemes\":[{\"id\":\"aa\",\"hosts\":[\"a.example\"]},{\"id\":\"aa\",\"hosts\":[]}]}", -1 },
    { "{\"schemes\":[{\"id\":\"aa\",\"hosts\":[\"a.example\"]},{\"id\":\"bb\",\"hosts\":[\"a.example\"]}]}",
      -1 },
    { "{\"schemes\":[{\"id\":\"aa\",\"hosts\":[],\"label_keys\":[" GOOD_KEY "]},"
      "{\"id\":\"bb\",\"hosts\":[],\"label_keys\":[" GOOD_KEY "]}]}",
      -1 },
    { "{\"schemes\":[1]}", -1 },
    { "{\"schemes\":{}}", -1 },
    { "{}", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_bytes_new (cases[i].json, strlen (cases[i].json));
      g_autoptr (GPtrArray) schemes = akashi_schemes_new_json (bytes, &error);
      g_test_message ("%s", cases[i].json);
      g_assert_cmpint (schemes ? (int) schemes->len : -1, ==, cases[i].count);
      if (!schemes)
        g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID);
    }
}

static void
test_most_schemes (void)
{
  for (guint count = AKASHI_MAX_SCHEMES; count <= AKASHI_MAX_SCHEMES + 1; count++)
    {
      g_autoptr (GString) json = g_string_new ("{\"schemes\":[");
      for (guint i = 0; i < count; i++)
        g_string_append_printf (json, "%s{\"id\":\"s%u\",\"hosts\":[]}", i ? "," : "", i);
      g_string_append (json, "]}");
      g_autoptr (GBytes) bytes = g_bytes_new (json->str, json->len);
      g_autoptr (GPtrArray) schemes = akashi_schemes_new_json (bytes, NULL);
      g_assert_cmpint (schemes != NULL, ==, count == AKASHI_MAX_SCHEMES);
    }
}

static void
test_vectors (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("AKASHI_VECTORS"), "labels.json", NULL);
  g_autofree char *text = NULL;
  gsize length;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (path, &text, &length, &error));
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (GPtrArray) schemes = akashi_schemes_new_json (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (schemes->len, ==, 2);
  g_assert_cmpuint (((const AkashiScheme *) schemes->pdata[0])->label_keys->len, ==, 3);
}

/* What a scheme's own role may say of the scheme, by what the top-level role gave it. */
static void
test_granted (void)
{
  static const struct {
    const char *granted;  /* of schemes.json */
    const char *patterns; /* of scheme.json */
    const char *foreign;
  } cases[] = {
    { "\"hosts\":[\"a.example\",\"b.example\"]", "\"number_patterns\":[\"[0-9]{4}\"]", NULL },
    { "\"hosts\":[\"b.example\"]", "\"number_patterns\":[]", "a.example" },
    { "\"hosts\":[\"a.example\"],\"number_prefixes\":[]", "\"number_patterns\":[\"[0-9]{4}\"]", NULL },
    { "\"hosts\":[\"a.example\"],\"number_prefixes\":[\"MH\",\"X-\"]",
      "\"number_patterns\":[\"mh-[0-9]{4}\",\"M[h]X\"],\"provisional_patterns\":[\"X\\\\-[A-Z]{2}\"]", NULL },
    { "\"hosts\":[\"a.example\"],\"number_prefixes\":[\"MH\"]", "\"number_patterns\":[\"M[HI]-[0-9]{4}\"]",
      "M[HI]-[0-9]{4}" },
    { "\"hosts\":[\"a.example\"],\"number_prefixes\":[\"MH\"]", "\"number_patterns\":[\"MH{0,1}1\"]",
      "MH{0,1}1" },
    { "\"hosts\":[\"a.example\"],\"number_prefixes\":[\"MH\"]", "\"number_patterns\":[\"M\"]", "M" },
    { "\"hosts\":[\"a.example\"],\"number_prefixes\":[\"MH\"]",
      "\"number_patterns\":[\"MH1\"],\"provisional_patterns\":[\"JC1\"]", "JC1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *schemes = g_strdup_printf ("{\"schemes\":[{\"id\":\"aa\",%s}]}", cases[i].granted);
      g_autofree char *own
          = g_strdup_printf ("{\"id\":\"aa\",\"hosts\":[\"a.example\"],%s}", cases[i].patterns);
      g_autoptr (GBytes) schemes_json = g_bytes_new (schemes, strlen (schemes));
      g_autoptr (GBytes) own_json = g_bytes_new (own, strlen (own));
      g_autoptr (GPtrArray) granted = akashi_schemes_new_json (schemes_json, &error);
      g_assert_no_error (error);
      g_autoptr (AkashiScheme) scheme = akashi_scheme_new_json (own_json, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (akashi_scheme_find_not_granted (scheme, granted->pdata[0]), ==, cases[i].foreign);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scheme-json/full", test_full);
  g_test_add_func ("/scheme-json/defaults", test_defaults);
  g_test_add_func ("/scheme-json/refused", test_refused);
  g_test_add_func ("/scheme-json/size", test_size);
  g_test_add_func ("/scheme-json/several", test_several);
  g_test_add_func ("/scheme-json/most-schemes", test_most_schemes);
  g_test_add_func ("/scheme-json/vectors", test_vectors);
  g_test_add_func ("/scheme-json/granted", test_granted);
  return g_test_run ();
}
