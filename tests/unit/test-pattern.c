/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-limits.h"
#include "akashi-pattern.h"

#include <string.h>

static void
test_match (void)
{
  static const struct {
    const char *pattern;
    gboolean ignore_case;
    const char *text;
    const char *capture; /* NULL: no match */
  } cases[] = {
    { "MH-[0-9]{4}-[0-9]{6}", FALSE, "MH-2026-004211", "MH-2026-004211" },
    { "MH-[0-9]{4}-[0-9]{6}", FALSE, "mh-2026-004211", NULL },
    { "MH-[0-9]{4}-[0-9]{6}", TRUE, "mh-2026-004211", "mh-2026-004211" },
    { "MH-[0-9]{4}-[0-9]{6}", FALSE, "MH-2026-00421", NULL },
    { "MH-[0-9]{4}-[0-9]{6}", FALSE, "MH-2026-0042111", NULL },
    { "MH-[0-9]{4}-[0-9]{6}", FALSE, " MH-2026-004211", NULL },
    { "MH-[0-9]{4}-[0-9]{6}", FALSE, "", NULL },
    { "/p/(MH-[0-9]{6})", FALSE, "/p/MH-004211", "MH-004211" },
    { "/p/(MH-[0-9]{6})", FALSE, "/p/MH-004211/", NULL },
    { "/p\\?id=([0-9]{1,9})&v=1", FALSE, "/p?id=123456&v=1", "123456" },
    { "[a-c]{0,2}", FALSE, "", "" },
    { "[a-c]{0,2}", FALSE, "ab", "ab" },
    { "[a-c]{0,2}", FALSE, "abc", NULL },
    { "a{0}b", FALSE, "b", "b" },
    { "a{0}b", FALSE, "ab", NULL },
    { "[A-Z0-9_-]{3}", FALSE, "A-_", "A-_" },
    { "[\\]\\\\\\-]{3}", FALSE, "]\\-", "]\\-" },
    { "[x-z]", TRUE, "Y", "Y" },
    { "[@-C]", TRUE, "b", "b" },
    { "a\\.b", FALSE, "a.b", "a.b" },
    { "a\\.b", FALSE, "axb", NULL },
    /* several readings: the earliest start, then the longest */
    { "a{0,3}(a{0,3})", FALSE, "aaaa", "aaa" },
    { "a{0,3}(a{0,3})a{0,3}", FALSE, "aaaa", "aaa" },
    { "a{0,3}(a{1,2})a{0,3}", FALSE, "aaaaa", "aa" },
    { "()a", FALSE, "a", "" },
    { "x([0-9]{2,4})[0-9]{2}", FALSE, "x12345", "123" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *capture = NULL;
      g_test_message ("%s on %s", cases[i].pattern, cases[i].text);
      g_autoptr (AkashiPattern) pattern = akashi_pattern_new (cases[i].pattern, cases[i].ignore_case, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (akashi_pattern_source (pattern), ==, cases[i].pattern);
      gboolean matches = akashi_pattern_match (pattern, cases[i].text, strlen (cases[i].text), &capture);
      g_assert_cmpint (matches, ==, cases[i].capture != NULL);
      g_assert_cmpint (akashi_pattern_match (pattern, cases[i].text, strlen (cases[i].text), NULL), ==,
                       matches);
      g_assert_cmpstr (capture, ==, cases[i].capture);
    }
}

static void
test_syntax (void)
{
  static const char *const refused[] = {
    "",       "a*",    "a+",          "a?",      "a|b",  ".",       "^a",     "a$",           "(a)(b)",
    "((a))",  "(a",    "a)",          "[a",      "[]",   "[^a]",    "[z-a]",  "[a-",          "a{",
    "a{1",    "a{1,",  "a{2,1}",      "a{65}",   "{2}",  "a{2}{2}", "(a){2}", "a{,2}",        "a{1,}",
    "a{100}", "]",     "}",           "\\",      "\\d",  "\\w",     "a\nb",   "\xe8\xa8\xbc", "[\xe8]",
    "a{ 1}",  "a{-1}", "[[:alpha:]]", "a{0,65}", "\x7f", "[a-\\d]", "a{}",    ")(",
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      g_test_message ("%s", refused[i]);
      g_autoptr (AkashiPattern) pattern = akashi_pattern_new (refused[i], FALSE, &error);
      g_assert_null (pattern);
      g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID);
    }
}

static void
test_limits (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *longest = g_strnfill (AKASHI_MAX_PATTERN_BYTES, 'a');
  g_autofree char *too_long = g_strnfill (AKASHI_MAX_PATTERN_BYTES + 1, 'a');
  g_autoptr (AkashiPattern) at_limit = akashi_pattern_new (longest, FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (akashi_pattern_match (at_limit, longest, AKASHI_MAX_PATTERN_BYTES, NULL));
  g_assert_false (akashi_pattern_match (at_limit, too_long, AKASHI_MAX_PATTERN_BYTES + 1, NULL));
  g_assert_null (akashi_pattern_new (too_long, FALSE, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE);
  g_clear_error (&error);

  GString *source = g_string_new ("");
  for (guint i = 0; i < AKASHI_MAX_PATTERN_POSITIONS / 64; i++)
    g_string_append (source, "[ab]{0,64}");
  g_autoptr (AkashiPattern) most = akashi_pattern_new (source->str, FALSE, &error);
  g_assert_no_error (error);
  g_autofree char *text = g_strnfill (AKASHI_MAX_PATTERN_POSITIONS, 'b');
  g_autofree char *capture = NULL;
  g_assert_true (akashi_pattern_match (most, text, AKASHI_MAX_PATTERN_POSITIONS, &capture));
  g_assert_cmpstr (capture, ==, text);
  g_assert_false (akashi_pattern_match (most, "", 1, NULL)); /* the NUL */
  g_string_append (source, "a");
  g_assert_null (akashi_pattern_new (source->str, FALSE, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE);
  g_string_free (source, TRUE);
}

/* No reading of a NUL or of a byte above ASCII, and the end of the text is its length. */
static void
test_bytes (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AkashiPattern) pattern = akashi_pattern_new ("[ -~]{1,4}", TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (akashi_pattern_match (pattern, "abXXXXXX", 2, NULL));
  g_assert_false (akashi_pattern_match (pattern, "a\0b", 3, NULL));
  g_assert_false (akashi_pattern_match (pattern, "a\xe8", 2, NULL));
  g_assert_false (akashi_pattern_match (pattern, "", 0, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pattern/match", test_match);
  g_test_add_func ("/pattern/syntax", test_syntax);
  g_test_add_func ("/pattern/limits", test_limits);
  g_test_add_func ("/pattern/bytes", test_bytes);
  return g_test_run ();
}
