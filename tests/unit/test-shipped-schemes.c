/* SPDX-License-Identifier: Apache-2.0 */
/* The definitions built into the program, what becomes of them beside trusted ones, and what is said of bad
 * ones. */
#include "akashi-shipped-schemes.h"

#include "akashi-scheme-json.h"

#include <string.h>

#define PEM                                                                                                  \
  "-----BEGIN PUBLIC KEY-----\\nMCowBQYDK2VwAyEAUzmLg5ivsMm1jTjUohi4EaNIwGt50VcJeZHqDURa8Gg=\\n-----END "    \
  "PUBLIC KEY-----\\n"
#define KEY(revoked)                                                                                         \
  "{\"kid\":\"251448e3bb31ea00\",\"spki_pem\":\"" PEM                                                        \
  "\",\"valid_from\":\"2025-01-01\",\"valid_until\":\"2030-12-31\",\"revoked\":" revoked "}"

static AkashiScheme *
read_scheme (const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  AkashiScheme *scheme = akashi_scheme_new_json (bytes, &error);

  g_assert_no_error (error);
  return scheme;
}

static AkashiScheme *
find (GPtrArray *schemes, const char *id)
{
  AkashiScheme *found = NULL;

  for (guint i = 0; i < schemes->len; i++)
    if (strcmp (((AkashiScheme *) schemes->pdata[i])->id, id) == 0)
      {
        g_assert_null (found);
        found = schemes->pdata[i];
      }
  return found;
}

static GPtrArray *
merge (AkashiScheme *trusted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_scheme_unref);

  if (trusted)
    g_ptr_array_add (all, akashi_scheme_ref (trusted));
  GPtrArray *merged = akashi_shipped_schemes_merge (all, &error);
  g_assert_no_error (error);
  return merged;
}

static void
test_shipped (void)
{
  static const char *const ids[] = {
    "de-it-sicherheitskennzeichen", "eu-cra", "fi-tietoturvamerkki", "jc-star", "kr-cic", "sg-cls", "uk-psti",
    "us-cyber-trust-mark"
  };
  g_autoptr (GPtrArray) schemes = merge (NULL);

  g_assert_cmpuint (schemes->len, ==, G_N_ELEMENTS (ids));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      const AkashiScheme *scheme = find (schemes, ids[i]);
      g_test_message ("%s", ids[i]);
      g_assert_nonnull (scheme);
      g_assert_false (scheme->sample);
      g_assert_cmpint (scheme->regime, ==, strcmp (ids[i], "uk-psti") == 0 || strcmp (ids[i], "eu-cra") == 0);
      g_assert_cmpuint (scheme->facts->len, >, 0);
      g_assert_nonnull (akashi_scheme_find_fact (scheme, "/names"));
      g_assert_cmpuint (scheme->label_keys->len, ==, 0); /* no real scheme signs its labels */
      for (guint j = 0; j < scheme->recognition->len; j++)
        g_assert_nonnull (find (schemes, ((AkashiRecognition *) scheme->recognition->pdata[j])->scheme));
    }
}

/* What verdicts rest on, by hand from the facts. */
static void
test_facts (void)
{
  g_autoptr (GPtrArray) schemes = merge (NULL);
  const AkashiScheme *jc = find (schemes, "jc-star");
  const AkashiScheme *bsi = find (schemes, "de-it-sicherheitskennzeichen");

  g_assert_true (akashi_scheme_has_host (jc, "www.ipa.go.jp"));
  g_assert_cmpuint (jc->longest_validity_months, ==, 24);
  g_assert_cmpuint (jc->link_patterns->len + jc->number_patterns->len, ==, 0);
  g_assert_cmpint (akashi_scheme_find_level (jc, 1, NULL)->assessed_by, ==, AKASHI_ASSESSED_BY_MAKER);
  g_assert_cmpint (akashi_scheme_find_level (jc, 3, NULL)->assessed_by, ==, AKASHI_ASSESSED_BY_LABORATORY);
  g_assert_cmpint (akashi_scheme_find_fact (jc, "/hosts/0")->confidence, ==, AKASHI_CONFIDENCE_MEDIUM);
  g_assert_cmpstr (akashi_scheme_find_fact (jc, "/levels/2/names")->pointer, ==, "/levels/2");
  g_assert_null (akashi_scheme_find_fact (jc, "/levelsome"));
  g_assert_cmpint (find (schemes, "us-cyber-trust-mark")->state, ==, AKASHI_SCHEME_PLANNED);
  g_assert_cmpint (find (schemes, "fi-tietoturvamerkki")->state, ==, AKASHI_SCHEME_CLOSED);

  /* The number of digits is not fixed. */
  static const char *const pages[] = { "/SharedDocs/IT-Sicherheitskennzeichen/EN/2025/sik-1.html",
                                       "/SharedDocs/IT-Sicherheitskennzeichen/DE/2031/sik-0123456789.html" };
  const AkashiLinkPattern *page = bsi->link_patterns->pdata[0];
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    g_assert_true (akashi_pattern_match (page->pattern, pages[i], strlen (pages[i]), NULL));
  g_assert_cmpuint (bsi->longest_validity_months, ==, 24);
  g_assert_cmpuint (bsi->renewal_window_months, ==, 3);
}

static void
test_higher_version (void)
{
  g_autoptr (AkashiScheme) old = read_scheme (
      "{\"id\":\"jc-star\",\"version\":0,\"hosts\":[],\"publisher\":{\"en\":\"Mirror\"},\"levels\":[]}");
  g_autoptr (AkashiScheme) same = read_scheme ("{\"id\":\"jc-star\",\"version\":9007199254740991,"
                                               "\"hosts\":[\"www.ipa.go.jp\",\"new.ipa.go.jp\"]}");
  g_autoptr (GPtrArray) with_old = merge (old);
  g_autoptr (GPtrArray) with_new = merge (same);

  g_assert_true (akashi_scheme_has_host (find (with_old, "jc-star"), "www.ipa.go.jp"));
  /* The list is the mirror's, whoever defines the scheme. */
  g_assert_cmpstr (akashi_texts_get (find (with_old, "jc-star")->publisher_names, "en"), ==, "Mirror");
  g_assert_true (find (with_new, "jc-star") == same);
  g_assert_cmpuint (with_old->len, ==, with_new->len);
}

static void
test_revoked_in_either (void)
{
  g_autoptr (AkashiScheme) good
      = read_scheme ("{\"id\":\"mihon\",\"hosts\":[],\"label_keys\":[" KEY ("null") "]}");
  g_autoptr (AkashiScheme) early
      = read_scheme ("{\"id\":\"mihon\",\"hosts\":[],\"label_keys\":[" KEY ("\"2026-01-01\"") "]}");
  g_autoptr (AkashiScheme) late
      = read_scheme ("{\"id\":\"mihon\",\"hosts\":[],\"label_keys\":[" KEY ("\"2026-02-01\"") "]}");
  const AkashiLabelKey *key = good->label_keys->pdata[0];
  AkashiDate first = ((AkashiLabelKey *) early->label_keys->pdata[0])->revoked;

  akashi_scheme_revoke_label_keys (early, good);
  g_assert_cmpint (((AkashiLabelKey *) early->label_keys->pdata[0])->revoked, ==, first);
  akashi_scheme_revoke_label_keys (good, late);
  g_assert_true (akashi_date_is_day (key->revoked));
  akashi_scheme_revoke_label_keys (good, early);
  g_assert_cmpint (key->revoked, ==, first);
}

/* Nobody else's definition speaks for a real scheme. */
static void
test_apart (void)
{
  static const struct {
    const char *json;
    gboolean sample, allowed;
  } cases[] = {
    { "{\"id\":\"mihon\",\"hosts\":[\"label.mihon.example\"]}", TRUE, TRUE },
    { "{\"id\":\"mihon\",\"hosts\":[\"www.ipa.go.jp\"]}", FALSE, FALSE },
    { "{\"id\":\"jc-star\",\"hosts\":[\"www.ipa.go.jp\"]}", FALSE, TRUE },
    { "{\"id\":\"jc-star\",\"hosts\":[\"www.ipa.go.jp\"]}", TRUE, FALSE },
    { "{\"id\":\"jc-star\",\"hosts\":[\"www.bsi.bund.de\"]}", FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AkashiScheme) scheme = read_scheme (cases[i].json);
      g_test_message ("%u", i);
      g_assert_cmpint (akashi_shipped_schemes_check (scheme, cases[i].sample, &error), ==, cases[i].allowed);
      g_assert_cmpint (error == NULL, ==, cases[i].allowed);
      scheme->sample = cases[i].sample;
      g_autoptr (GPtrArray) merged = merge (scheme);
      g_assert_cmpint (find (merged, scheme->id) == scheme, ==,
                       cases[i].allowed && scheme->version >= find (merged, scheme->id)->version);
    }
}

/* What is wrong is told with its line and field. */
static void
test_messages (void)
{
  static const struct {
    const char *json, *line, *field;
  } cases[] = {
    { "{\"id\":\"mihon\",\n\"hosts\":[],\n\"state\":\"asleep\"}", "line 3: ", "“state”" },
    { "{\"id\":\"mihon\",\n\"hosts\":[\"x\"]}", "line 2: ", "“hosts”" },
    { "{\n\"id\":\"mihon\"}", "line 1: ", "“hosts”" },
    { "{\"id\":\"mihon\",\"hosts\":[],\n\"levels\":[{\"level\":1},\n{\"edition\":\"e\"}]}",
      "line 3: ", "/levels/1: required field “level”" },
    { "{\"id\":\"mihon\",\"hosts\":[],\n\"levels\":[{\"level\":1},\n{\"level\":1}]}",
      "line 3: ", "/levels/1: " },
    { "{\"id\":\"mihon\",\"hosts\":[],\n\"number_patterns\":[\"A\",\n\"(A|B)\"]}",
      "line 3: ", "/number_patterns/1: " },
    { "{\"id\":\"mihon\",\"hosts\":[],\n\"number_patterns\":[\n\"(A[0-9]*)*\"]}", "line 3: ", "backtrack" },
    { "{\"id\":\"mihon\",\"hosts\":[\"a.example\"],\n\"link_patterns\":[\n{\"host\":\"a.example\",\n"
      "\"pattern\":\"/.*\"}]}",
      "line 4: ", "/link_patterns/0: field “pattern”" },
    { "{\"id\":\"mihon\",\"hosts\":[\"a.example\"],\n\"link_patterns\":[{\"host\":\"b.example\",\n"
      "\"pattern\":\"/x\"}]}",
      "line 2: ", "/link_patterns/0: field “host”" },
    { "{\"id\":\"mihon\",\"hosts\":[],\n\"provisional_patterns\":[\"A\"],\n\"number_patterns\":[\"A\"]}",
      "line 2: ", "/provisional_patterns/0: " },
    { "{\"id\":\"mihon\",\"hosts\":[],\n\"longest_validity_months\":3,\n\"renewal_window_months\":4}",
      "line 3: ", "“renewal_window_months”" },
    { "{\"id\":\"mihon\",\"hosts\":[\"a.example\"],\n\"regime\":true,\n\"has_list\":false}",
      "line 1: ", "“hosts” contradicts “regime”" },
    { "{\"id\":\"mihon\",\"hosts\":[],\n\"regime\":true}", "line 1: ", "“has_list” contradicts" },
    { "{\"id\":\"mihon\",\"hosts\":[],\n\"recognition\":[{\"scheme\":\"mihon\",\"source\":\"s\","
      "\"checked_on\":\"2026-11-23\",\"confidence\":\"high\"}]}",
      "line 2: ", "/recognition/0: field “scheme”" },
    { "{\"id\":\"mihon\",\"hosts\":[],\n\"recognition\":[{\"scheme\":\"other\",\"source\":\"s\",\n"
      "\"checked_on\":\"2026-11-23\"}]}",
      "line 2: ", "/recognition/0: required field “confidence”" },
    { "{\"id\":\"mihon\",\"hosts\":[],\"levels\":[{\"level\":1}],\n\"recognition\":[{\"scheme\":\"other\","
      "\"source\":\"s\",\"from_level\":2,\"checked_on\":\"2026-11-23\",\"confidence\":\"low\"}]}",
      "line 2: ", "/recognition/0: field “from_level”" },
    { "{\"id\":\"mihon\",\"hosts\":[],\n\"facts\":{\n\"/"
      "state\":{\"source\":\"s\",\"checked_on\":\"2026-11-23\","
      "\"confidence\":\"high\"}}}",
      "line 3: ", "/facts: field “/state”" },
    { "{\"id\":\"mihon\",\"hosts\":[],\"state\":\"open\",\"facts\":{\n\"/id\":{\"source\":\"s\","
      "\"checked_on\":\"2026-11-23\",\"confidence\":\"high\"},\n\"/state\":{\"checked_on\":\"2026-11-23\","
      "\"confidence\":\"high\"}}}",
      "line 3: ", "/facts/~1state: required field “source”" },
    { "{\"id\":\"mihon\",\"hosts\":[],\"state\":\"open\",\n\"unknown\":{\"/hosts\":\"?\",\n\"/"
      "state\":\"?\"}}",
      "line 3: ", "/unknown: field “/state”" },
    { "{\"id\":\"mihon\",\"hosts\":[],\n\"forbidden_phrases\":{\"en\":[1]}}",
      "line 2: ", "/forbidden_phrases: field “en”" },
    { "{\"id\":\"mihon\",\n\"hosts\":[],\n}", "line 3", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_bytes_new (cases[i].json, strlen (cases[i].json));
      g_assert_null (akashi_scheme_new_json (bytes, &error));
      g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, cases[i].line));
      g_assert_nonnull (strstr (error->message, cases[i].field));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shipped-schemes/shipped", test_shipped);
  g_test_add_func ("/shipped-schemes/facts", test_facts);
  g_test_add_func ("/shipped-schemes/higher-version", test_higher_version);
  g_test_add_func ("/shipped-schemes/revoked-in-either", test_revoked_in_either);
  g_test_add_func ("/shipped-schemes/apart", test_apart);
  g_test_add_func ("/shipped-schemes/messages", test_messages);
  return g_test_run ();
}
