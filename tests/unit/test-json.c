/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-json.h"

#include <string.h>

#include "akashi-limits.h"

typedef struct {
  const char *json;
  const char *canonical; /* NULL: refused */
} Case;

/* clang-format off */
static const Case cases[] = {
  { "{}", "{}" },
  { " { \"b\" : [ 1 , 2 ] , \"a\" : null }\n", "{\"a\":null,\"b\":[1,2]}" },
  { "[true,false,null,-1,0,9223372036854775807,-9223372036854775808]",
    "[true,false,null,-1,0,9223372036854775807,-9223372036854775808]" },
  { "[\"a\\\"b\\\\c\\/d\"]", "[\"a\\\"b\\\\c/d\"]" },
  { "[\"\\n\\t\\u0001\\u007f\"]", "[\"\n\t\x01\x7f\"]" },
  { "[\"\\u8a3c\\ud83d\\ude00\"]", "[\"証😀\"]" },
  { "{\"\\uff5e\":1,\"\\ud83d\\ude00\":2}", "{\"～\":1,\"😀\":2}" }, /* by code point, not by UTF-16 unit */
  { "{\"B\":1,\"a\":2,\"\":3,\"AA\":4}", "{\"\":3,\"AA\":4,\"B\":1,\"a\":2}" },
  { "{\"a\":{\"c\":1,\"b\":[{\"e\":1,\"d\":2}]}}", "{\"a\":{\"b\":[{\"d\":2,\"e\":1}],\"c\":1}}" },
  { "", NULL },
  { " ", NULL },
  { "null", NULL },
  { "1", NULL },
  { "\"a\"", NULL },
  { "{}{}", NULL },
  { "{} x", NULL },
  { "{\"a\":1,\"a\":1}", NULL },
  { "{\"a\":{\"b\":1,\"b\":2}}", NULL },
  { "{\"a\":1,\"\\u0061\":1}", NULL },
  { "[1.0]", NULL },
  { "[1e3]", NULL },
  { "{\"a\":[{\"b\":0.5}]}", NULL },
  { "[9223372036854775808]", NULL },
  { "[-9223372036854775809]", NULL },
  { "[01]", NULL },
  { "[1,]", NULL },
  { "{a:1}", NULL },
  { "['a']", NULL },
  { "[NaN]", NULL },
  { "// x\n[]", NULL },
  { "[\"\\u0000\"]", NULL },
  { "{\"a\\u0000b\":1}", NULL },
  { "[\"\\ud800\"]", NULL },
  { "[\"\xff\"]", NULL },
  { "[\"\xc0\x80\"]", NULL },
  { "[\"\n\"]", NULL },
  { "\xef\xbb\xbf[]", NULL },
  { "[", NULL },
  { "]", NULL },
  { "{\"a\"", NULL },
};
/* clang-format on */

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *copy = g_memdup2 (cases[i].json, strlen (cases[i].json)); /* no NUL behind */
      g_autoptr (json_t) value = akashi_json_load (copy, strlen (cases[i].json), &error);

      if ((value != NULL) != (cases[i].canonical != NULL))
        g_error ("%s", cases[i].json);
      if (!value)
        {
          g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID);
          continue;
        }
      g_autoptr (GBytes) canonical = akashi_json_canonical (value, &error);
      g_assert_no_error (error);
      g_assert_cmpmem (g_bytes_get_data (canonical, NULL), g_bytes_get_size (canonical), cases[i].canonical,
                       strlen (cases[i].canonical));
    }
}

static gboolean
loads_nested (guint depth, const char *open, const char *close)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i < depth; i++)
    g_string_append (text, open);
  g_string_append (text, "[]");
  for (guint i = 1; i < depth; i++)
    g_string_append (text, close);
  g_autoptr (json_t) value = akashi_json_load (text->str, text->len, &error);
  return value != NULL;
}

static void
test_depth (void)
{
  g_assert_true (loads_nested (AKASHI_MAX_JSON_DEPTH, "[", "]"));
  g_assert_false (loads_nested (AKASHI_MAX_JSON_DEPTH + 1, "[", "]"));
  g_assert_true (loads_nested (AKASHI_MAX_JSON_DEPTH, "{\"[{\\\"\":", "}"));
  g_assert_false (loads_nested (AKASHI_MAX_JSON_DEPTH + 1, "{\"a\":", "}"));
  g_assert_false (loads_nested (100000, "[", "]"));
}

/* A NUL among the bytes is not an end. */
static void
test_nul (void)
{
  static const char text[] = "{}\0{}";
  g_autoptr (GError) error = NULL;

  g_assert_null (akashi_json_load (text, sizeof text - 1, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID);
}

static void
test_no_reals (void)
{
  g_autoptr (json_t) value = json_pack ("[f]", 0.5);
  g_autoptr (GError) error = NULL;

  g_assert_null (akashi_json_canonical (value, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/cases", test_cases);
  g_test_add_func ("/json/depth", test_depth);
  g_test_add_func ("/json/nul", test_nul);
  g_test_add_func ("/json/no-reals", test_no_reals);
  return g_test_run ();
}
