/* SPDX-License-Identifier: Apache-2.0 */
/* One registration as JSON: every field, what may be missing, what is refused. */
#include <string.h>

#include "akashi-limits.h"
#include "akashi-registration-json.h"

/* As it is read out of a list. */
static AkashiRegistration *
read_registration (const char *scheme, const char *json, gsize length, GError **error)
{
  g_autoptr (AkashiListLine) line = akashi_list_line_new_json (scheme, json, length, error);
  return line ? g_steal_pointer (&line->registration) : NULL;
}

static const char full[]
    = "{\"number\":\"MH-2026-004211\","
      "\"maker\":{\"name\":{\"ja\":\"花見電機\",\"en\":\"Hanami "
      "Denki\"},\"country\":\"JP\",\"contact\":\"c\","
      "\"security_contact\":\"s\"},"
      "\"models\":[{\"model\":\"HN-CAM200W\",\"names\":{\"ja\":\"見守りカメラ\"},\"gtins\":["
      "\"09520484014689\"]},"
      "{\"model\":\"HN-CAM200B\"}],"
      "\"category\":\"camera\",\"level\":1,\"edition\":\"2025\",\"assessment\":{\"by\":\"laboratory\","
      "\"name\":\"Lab\"},"
      "\"issued\":\"2026-04-01\",\"valid_until\":\"2028-03-31\",\"support_until\":\"none\",\"updates\":"
      "\"automatic\","
      "\"password\":\"user-set\",\"guarantees\":[\"g1\",\"g2\"],\"sensors\":[],\"data_use\":[\"shared\"],"
      "\"connection\":\"indirect\",\"covers\":[\"device\",\"app\"],\"responsible\":\"importer\","
      "\"compensation\":\"i\","
      "\"desk_phone\":\"0\",\"status\":\"suspended\",\"status_raw\":\"一時停止\",\"since\":\"2026-10-01\","
      "\"reason\":\"r\",\"page\":\"https://mihon.example/1\",\"later\":{\"a\":[1,null]}}";

#define LEAST(more)                                                                                          \
  "{\"number\":\"A-1\",\"maker\":{\"name\":{\"en\":\"M\"}},\"models\":[{\"model\":\"X\"}],\"status\":\"in-"  \
  "force\"" more "}"

static void
check_text (char **list, const char *expected)
{
  g_autofree char *joined = list ? g_strjoinv (" ", list) : NULL;
  g_assert_cmpstr (joined, ==, expected);
}

static void
check_day (AkashiDate date, const char *expected)
{
  g_autofree char *text = akashi_date_format (date);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_full (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AkashiRegistration) r = read_registration ("mihon", full, strlen (full), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (r->scheme, ==, "mihon");
  g_assert_cmpstr (r->number, ==, "MH-2026-004211");
  g_assert_cmpstr (akashi_texts_get (r->maker, "ja"), ==, "花見電機");
  g_assert_cmpstr (r->maker_country, ==, "JP");
  g_assert_cmpstr (r->maker_contact, ==, "c");
  g_assert_cmpstr (r->security_contact, ==, "s");
  g_assert_cmpuint (r->models->len, ==, 2);
  g_assert_true (akashi_registration_find_gtin (r, G_GUINT64_CONSTANT (9520484014689))
                 == r->models->pdata[0]);
  g_assert_true (akashi_registration_find_model (r, "hn cam200b") == r->models->pdata[1]);
  g_assert_cmpstr (r->category, ==, "camera");
  g_assert_cmpint (r->level, ==, 1);
  g_assert_cmpstr (r->edition, ==, "2025");
  g_assert_cmpint (r->assessed_by, ==, AKASHI_ASSESSED_BY_LABORATORY);
  g_assert_cmpstr (r->assessor, ==, "Lab");
  check_day (r->issued, "2026-04-01");
  check_day (r->valid_until, "2028-03-31");
  g_assert_cmpint (r->support_until, ==, AKASHI_DATE_NONE);
  g_assert_cmpint (r->updates, ==, AKASHI_UPDATES_AUTOMATIC);
  g_assert_cmpint (r->password, ==, AKASHI_PASSWORD_USER_SET);
  g_assert_cmpint (r->connection, ==, AKASHI_CONNECTION_INDIRECT);
  check_text (r->guarantees, "g1 g2");
  check_text (r->sensors, "");
  check_text (r->data_use, "shared");
  check_text (r->covers, "device app");
  g_assert_cmpstr (r->responsible, ==, "importer");
  g_assert_cmpstr (r->compensation, ==, "i");
  g_assert_cmpstr (r->desk_phone, ==, "0");
  g_assert_cmpint (r->status, ==, AKASHI_STATUS_SUSPENDED);
  g_assert_cmpstr (r->status_raw, ==, "一時停止");
  check_day (r->status_since, "2026-10-01");
  g_assert_cmpstr (r->status_reason, ==, "r");
  g_assert_cmpstr (r->page, ==, "https://mihon.example/1");
}

/* What is not said is unknown, and never 0 or "no". */
static void
test_least (void)
{
  static const char *const cases[] = {
    LEAST (""),
    LEAST (",\"level\":null,\"valid_until\":null,\"support_until\":null,\"updates\":null,\"sensors\":null"),
    LEAST (",\"updates\":\"sometimes\",\"password\":\"retina\",\"connection\":\"x\",\"assessment\":{\"by\":"
           "\"oracle\"}"),
    LEAST (",\"category\":\"\",\"page\":\"\""),
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AkashiRegistration) r = read_registration ("mihon", cases[i], strlen (cases[i]), &error);
      g_test_message ("%s", cases[i]);
      g_assert_no_error (error);
      g_assert_cmpint (r->level, ==, -1);
      g_assert_cmpint (r->valid_until, ==, AKASHI_DATE_UNKNOWN);
      g_assert_cmpint (r->support_until, ==, AKASHI_DATE_UNKNOWN);
      g_assert_cmpint (r->updates, ==, AKASHI_UPDATES_UNKNOWN);
      g_assert_cmpint (r->password, ==, AKASHI_PASSWORD_UNKNOWN);
      g_assert_cmpint (r->connection, ==, AKASHI_CONNECTION_UNKNOWN);
      g_assert_cmpint (r->assessed_by, ==, AKASHI_ASSESSED_BY_UNKNOWN);
      g_assert_null (r->sensors);
      g_assert_null (r->guarantees);
      g_assert_null (r->category);
      g_assert_null (r->page);
    }
}

static void
test_refused (void)
{
  static const char *const cases[] = {
    "",
    "[]",
    "null",
    "{}",
    "{\"number\":\"A-1\"}",
    LEAST ("") LEAST (""),
    "{\"maker\":{\"name\":{\"en\":\"M\"}},\"models\":[{\"model\":\"X\"}],\"status\":\"in-force\"}",
    "{\"number\":\"\",\"maker\":{\"name\":{\"en\":\"M\"}},\"models\":[{\"model\":\"X\"}],\"status\":\"in-"
    "force\"}",
    "{\"number\":\"A\",\"models\":[{\"model\":\"X\"}],\"status\":\"in-force\"}",
    "{\"number\":\"A\",\"maker\":{},\"models\":[{\"model\":\"X\"}],\"status\":\"in-force\"}",
    "{\"number\":\"A\",\"maker\":{\"name\":{}},\"models\":[{\"model\":\"X\"}],\"status\":\"in-force\"}",
    "{\"number\":\"A\",\"maker\":{\"name\":{\"en\":\"\"}},\"models\":[{\"model\":\"X\"}],\"status\":\"in-"
    "force\"}",
    "{\"number\":\"A\",\"maker\":{\"name\":{\"en\":\"M\"}},\"models\":[],\"status\":\"in-force\"}",
    "{\"number\":\"A\",\"maker\":{\"name\":{\"en\":\"M\"}},\"models\":[{}],\"status\":\"in-force\"}",
    "{\"number\":\"A\",\"maker\":{\"name\":{\"en\":\"M\"}},\"models\":[\"X\"],\"status\":\"in-force\"}",
    "{\"number\":\"A\",\"maker\":{\"name\":{\"en\":\"M\"}},\"models\":[{\"model\":\"X\"}]}",
    "{\"number\":\"A\",\"maker\":{\"name\":{\"en\":\"M\"}},\"models\":[{\"model\":\"X\"}],\"status\":"
    "\"perhaps\"}",
    "{\"number\":\"A\",\"maker\":{\"name\":{\"en\":\"M\"}},\"models\":[{\"model\":\"X\"}],\"status\":null}",
    LEAST (",\"status\":\"withdrawn\""),
    LEAST (",\"level\":\"1\""),
    LEAST (",\"level\":-1"),
    LEAST (",\"level\":1.5"),
    LEAST (",\"valid_until\":\"2028-02-30\""),
    LEAST (",\"valid_until\":20280201"),
    LEAST (",\"support_until\":\"never\""),
    LEAST (",\"sensors\":\"camera\""),
    LEAST (",\"sensors\":[1]"),
    LEAST (",\"updates\":true"),
    LEAST (",\"page\":7"),
    LEAST (",\"page\":\"\\u0000\""),
    LEAST (",\"page\":\"\xff\""),
    "{\"number\":\"A\",\"maker\":{\"name\":{\"en\":\"M\"}},\"models\":[{\"model\":\"X\",\"gtins\":["
    "\"09520484014688\"]}],"
    "\"status\":\"in-force\"}",
    "{\"number\":\"A\",\"maker\":{\"name\":{\"en\":\"M\"}},\"models\":[{\"model\":\"X\",\"gtins\":["
    "9520484014689]}],"
    "\"status\":\"in-force\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_test_message ("%s", cases[i]);
      g_assert_null (read_registration ("mihon", cases[i], strlen (cases[i]), &error));
      g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID);
    }
}

/* Two ways to write one row have one canonical form; what has none is refused. */
static void
test_canonical (void)
{
  static const char a[]
      = "{ \"status\" : \"in-force\", \"models\": [ {\"model\":\"X\"} ],\t\"number\":\"\\u0041\","
        "\"maker\":{\"name\":{\"ja\":\"\\u82b1\\\"\\/\",\"en\":\"M\"}}, \"z\":-0 }";
  static const char canonical[]
      = "{\"maker\":{\"name\":{\"en\":\"M\",\"ja\":\"花\\\"/\"}},\"models\":[{\"model\":\"X\"}],"
        "\"number\":\"A\",\"status\":\"in-force\",\"z\":0}";
  g_autoptr (GError) error = NULL;
  g_autoptr (AkashiListLine) first = akashi_list_line_new_json ("mihon", a, strlen (a), &error);
  g_assert_no_error (error);
  g_assert_cmpmem (first->canonical, first->canonical_length, canonical, strlen (canonical));
  g_autoptr (AkashiListLine) second
      = akashi_list_line_new_json ("mihon", canonical, strlen (canonical), &error);
  g_assert_no_error (error);
  g_assert_cmpmem (second->canonical, second->canonical_length, canonical, strlen (canonical));

  static const char *const none[] = {
    LEAST (",\"z\":1.0"),
    LEAST (",\"z\":\"a\\nb\""),
    LEAST (",\"z\\u0001\":1"),
    LEAST (",\"z\":9223372036854775808"),
    "{\"number\":\"- "
    "-\",\"maker\":{\"name\":{\"en\":\"M\"}},\"models\":[{\"model\":\"X\"}],\"status\":\"in-force\"}",
  };
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    {
      g_autoptr (GError) refused = NULL;
      g_test_message ("%s", none[i]);
      g_assert_null (akashi_list_line_new_json ("mihon", none[i], strlen (none[i]), &refused));
      g_assert_error (refused, AKASHI_ERROR, AKASHI_ERROR_INVALID);
    }
}

static void
test_drops (void)
{
  static const struct {
    const char *json;
    gboolean good;
  } cases[] = {
    { "{\"drop\":\"A\",\"on\":\"2026-01-01\"}", TRUE },
    { "{\"drop\":\"A\",\"on\":\"2026-01-01\",\"valid_until\":\"2027-01-01\",\"why\":1}", TRUE },
    { "{\"drop\":\"A\"}", FALSE },
    { "{\"drop\":\"\",\"on\":\"2026-01-01\"}", FALSE },
    { "{\"drop\":\"-\",\"on\":\"2026-01-01\"}", FALSE },
    { "{\"drop\":null,\"on\":\"2026-01-01\"}", FALSE },
    { "{\"drop\":1,\"on\":\"2026-01-01\"}", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AkashiListLine) line
          = akashi_list_line_new_json ("mihon", cases[i].json, strlen (cases[i].json), &error);
      g_test_message ("%s", cases[i].json);
      g_assert_cmpint (line != NULL, ==, cases[i].good);
      if (line)
        {
          g_assert_null (line->registration);
          g_assert_cmpstr (line->drop, ==, "A");
          check_day (line->on, "2026-01-01");
        }
    }
}

/* A line of the longest length, and one byte more. */
static void
test_longest (void)
{
  static const char head[]
      = "{\"number\":\"A\",\"maker\":{\"name\":{\"en\":\"M\"}},\"models\":[{\"model\":\"X\"}],"
        "\"status\":\"in-force\",\"reason\":\"";
  g_autoptr (GString) line = g_string_new (head);
  g_autoptr (GError) error = NULL;

  while (line->len < AKASHI_MAX_LIST_LINE_BYTES - 2)
    g_string_append_c (line, 'x');
  g_string_append (line, "\"}");
  g_autoptr (AkashiListLine) longest = akashi_list_line_new_json ("mihon", line->str, line->len, &error);
  g_assert_no_error (error);
  g_assert_nonnull (longest);
  g_string_insert_c (line, (gssize) strlen (head), 'x');
  g_assert_null (akashi_list_line_new_json ("mihon", line->str, line->len, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/registration-json/full", test_full);
  g_test_add_func ("/registration-json/least", test_least);
  g_test_add_func ("/registration-json/refused", test_refused);
  g_test_add_func ("/registration-json/canonical", test_canonical);
  g_test_add_func ("/registration-json/drops", test_drops);
  g_test_add_func ("/registration-json/longest", test_longest);
  return g_test_run ();
}
