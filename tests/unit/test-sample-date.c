/* SPDX-License-Identifier: Apache-2.0 */
/* The dates of the sample world's templates. */
#include "akashi-sample-date.h"

static void
test_expand (void)
{
  const struct {
    const char *text;
    const char *today;
    const char *expected; /* NULL: no date */
  } cases[] = {
    { "@", "2026-11-23", "2026-11-23" },     { "@-30d", "2026-11-23", "2026-10-24" },
    { "@+16m", "2026-11-23", "2028-03-23" }, { "@+4y", "2028-02-29", "2032-02-29" },
    { "@+1y", "2028-02-29", "2029-02-28" },  { "@+4y$", "2026-11-23", "2030-11-30" },
    { "@+3m$", "2026-11-23", "2027-02-28" }, { "@+1y-1d", "2026-11-23", "2027-11-22" },
    { "@+1m$", "2026-12-31", "2027-01-31" }, { "2026-11-23", "2026-11-23", NULL },
    { "@home", "2026-11-23", NULL },         { "@+d", "2026-11-23", NULL },
    { "@+3w", "2026-11-23", NULL },          { "@$x", "2026-11-23", NULL },
    { "@+10001d", "2026-11-23", NULL },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AkashiDate today, date;
      g_assert_true (akashi_date_parse (cases[i].today, &today));
      gboolean is_date = akashi_sample_date_expand (cases[i].text, today, &date);
      g_autofree char *found = is_date ? akashi_date_format (date) : NULL;
      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

static void
test_expand_all (void)
{
  json_t *template = json_pack ("{s:[s, i], s:{s:s}}", "a", "@-1d", 7, "b", "version", "@day");
  json_t *expected = json_pack ("{s:[s, i], s:{s:i}}", "a", "1970-01-10", 7, "b", "version", 10);
  json_t *found = akashi_sample_date_expand_all (template, 10);
  g_assert_true (json_equal (found, expected));
  json_decref (template);
  json_decref (expected);
  json_decref (found);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sample-date/expand", test_expand);
  g_test_add_func ("/sample-date/expand-all", test_expand_all);
  return g_test_run ();
}
