/* SPDX-License-Identifier: Apache-2.0 */
/* What an import is made of: bodies as they are kept, canonical lines, and sorting of more than fits in
 * memory. */
#include <glib/gstdio.h>
#include <string.h>

#include "akashi-body.h"
#include "akashi-canonical-reader.h"
#include "akashi-json.h"
#include "akashi-key-sorter.h"
#include "akashi-limits.h"
#include "akashi-registration-json.h"

#define ROW                                                                                                  \
  "{\"category\":\"camera\",\"issued\":\"2026-02-13\",\"level\":2,\"maker\":{\"name\":{\"en\":\"Hanami\","   \
  "\"ja\":"                                                                                                  \
  "\"花見\"}},\"models\":[{\"gtins\":[\"09520484014689\"],\"model\":\"HN-00012345\",\"names\":{\"ja\":"    \
  "\"見守りカメラ\""                                                                                   \
  "}}],\"number\":\"MH-2026-000007\",\"status\":\"in-force\",\"support_until\":\"2031-03-31\"}"

static void
check_round_trip (const char *json, gsize length)
{
  g_autoptr (GByteArray) packed = g_byte_array_new ();
  gsize again_length = 0;

  akashi_body_pack (json, length, packed);
  g_autofree char *again = akashi_body_unpack ((const char *) packed->data, packed->len, &again_length);
  g_assert_cmpmem (json, length, again, again_length);
}

static void
test_bodies (void)
{
  static const char *const texts[] = {
    ROW,
    "{}",
    "{\"issued\":\"0001-01-01\"}",
    "{\"issued\":\"1999-12-31\",\"a\":\"2000-01-01\",\"b\":\"2179-06-06\",\"c\":\"2179-06-07\",\"d\":\"2026-"
    "02-30\"}",
    "{\"a\":\"0000\",\"b\":\"00000000000000\",\"c\":\"99999999999999\",\"d\":\"123456789012345678\",\"e\":"
    "\"000\"}",
    "{\"a\":12345,\"b\":-9999999999}",
    "{\"a\":\"ーアァヿゟぁ\",\"b\":\"カ\",\"c\":\"゜〜㌔\"}",
    "{\"a\":\".example/https://h\",\"b\":\"\\\\\\\"\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    check_round_trip (texts[i], strlen (texts[i]));
  for (gsize i = 0; i <= strlen (ROW); i++)
    check_round_trip (ROW, i);

  g_autoptr (GByteArray) packed = g_byte_array_new ();
  akashi_body_pack (ROW, strlen (ROW), packed);
  g_assert_cmpuint (packed->len * 2, <, strlen (ROW));
  g_autoptr (AkashiRegistration) row
      = akashi_registration_new_stored ("mihon", (const char *) packed->data, packed->len, NULL);
  g_autoptr (AkashiRegistration) plain = akashi_registration_new_stored ("mihon", ROW, strlen (ROW), NULL);
  g_assert_cmpstr (row->number, ==, plain->number);
}

/* Out of a damaged file comes anything: it is refused or gives some text, and nothing is read past the end.
 */
static void
test_damaged_bodies (void)
{
  g_autoptr (GByteArray) packed = g_byte_array_new ();

  akashi_body_pack (ROW, strlen (ROW), packed);
  for (guint at = 0; at < packed->len; at++)
    for (guint byte = 0; byte < 256; byte++)
      {
        g_autofree char *copy = g_memdup2 (packed->data, packed->len);
        gsize length;
        copy[at] = (char) byte;
        g_autofree char *whole = akashi_body_unpack (copy, packed->len, &length);
        g_autofree char *part = g_memdup2 (copy, at + 1);
        g_autofree char *cut = akashi_body_unpack (part, at + 1, &length);
        g_autoptr (AkashiRegistration) row
            = akashi_registration_new_stored ("mihon", copy, packed->len, NULL);
      }
  gsize length;
  g_assert_null (akashi_body_unpack ("", 0, &length));
  g_assert_null (akashi_body_unpack ("x", 1, &length));
}

/* Where the quick way says yes, the slow one gives the very same bytes. */
static void
test_canonical (void)
{
  static const struct {
    const char *json;
    gboolean is;
  } cases[] = {
    { ROW, TRUE },
    { "{}", TRUE },
    { "{\"a\":[],\"b\":{},\"c\":null,\"d\":true,\"e\":false,\"f\":-1,\"g\":0}", TRUE },
    { "{\"a\":\"\\\"\\\\\"}", TRUE },
    { "{\"a\":1,\"aa\":2,\"b\":3}", TRUE },
    { "{ }", FALSE },
    { "{\"b\":1,\"a\":2}", FALSE },
    { "{\"a\":1,\"a\":2}", FALSE },
    { "{\"\":1,\"\":2}", FALSE },
    { "{\"a\":01}", FALSE },
    { "{\"a\":-0}", FALSE },
    { "{\"a\":1.5}", FALSE },
    { "{\"a\":1e5}", FALSE },
    { "{\"a\":9223372036854775808}", FALSE },
    { "{\"a\":\"\\n\"}", FALSE },
    { "{\"a\":\"\\u0041\"}", FALSE },
    { "{\"a\":\"\x01\"}", FALSE },
    { "{\"a\":\"\xff\"}", FALSE },
    { "{\"a\":1}{}", FALSE },
    { "{\"a\":1,}", FALSE },
    { "{\"a\":1", FALSE },
    { "{\"a\":[1,,2]}", FALSE },
    { "[]", FALSE },
    { "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize length = strlen (cases[i].json);
      g_test_message ("%s", cases[i].json);
      g_assert_cmpint (akashi_canonical_is (cases[i].json, length), ==, cases[i].is);
      if (!cases[i].is)
        continue;
      g_autoptr (json_t) value = akashi_json_load (cases[i].json, length, NULL);
      g_autoptr (GBytes) slow = akashi_json_canonical (value, NULL);
      g_assert_cmpmem (cases[i].json, length, g_bytes_get_data (slow, NULL), g_bytes_get_size (slow));
    }
  static const char has[] = "{\"a\":{\"x\":1},\"drop\":1}";
  static const char has_not[] = "{\"a\":{\"drop\":1}}";
  g_assert_true (akashi_canonical_has (has, strlen (has), "drop"));
  g_assert_false (akashi_canonical_has (has_not, strlen (has_not), "drop"));
}

/* At the depth that is allowed, and one past it. */
static void
test_depth (void)
{
  for (guint depth = AKASHI_MAX_JSON_DEPTH; depth <= AKASHI_MAX_JSON_DEPTH + 1; depth++)
    {
      g_autoptr (GString) json = g_string_new ("{\"a\":");
      for (guint i = 1; i < depth; i++)
        g_string_append_c (json, '[');
      for (guint i = 1; i < depth; i++)
        g_string_append_c (json, ']');
      g_string_append_c (json, '}');
      g_assert_cmpint (akashi_canonical_is (json->str, json->len), ==, depth <= AKASHI_MAX_JSON_DEPTH);
    }
}

static void
check_sorted (guint pairs, guint key_bytes)
{
  g_autoptr (AkashiKeySorter) sorter = akashi_key_sorter_new (g_get_tmp_dir ());
  g_autoptr (GString) last = g_string_new (NULL);
  g_autoptr (GString) key = g_string_new (NULL);
  guint32 dice = 1;
  gint64 last_id = 0;

  for (guint i = 1; i <= pairs; i++)
    {
      dice = dice * 1664525u + 1013904223u;
      g_string_printf (key, "K%05u", dice >> 12);
      while (key->len < key_bytes)
        g_string_append_c (key, 'x');
      g_assert_true (akashi_key_sorter_add (sorter, key->str, (guint) key->len + 1, i, NULL));
    }
  g_assert_true (akashi_key_sorter_sort (sorter, NULL));
  for (guint i = 1; i <= pairs + 1; i++)
    {
      const void *next;
      gint64 id;
      g_assert_true (akashi_key_sorter_next (sorter, &next, &id, NULL));
      g_assert_cmpint (next != NULL, ==, i <= pairs);
      if (!next)
        break;
      int order = strcmp (last->str, next);
      g_assert_true (order < 0 || (order == 0 && last_id < id));
      g_string_assign (last, next);
      last_id = id;
    }
}

static void
test_sorter (void)
{
  check_sorted (0, 0);
  check_sorted (1, 0);
  check_sorted (1000, 0);
  check_sorted (AKASHI_SORT_MEMORY_BYTES / 200, 0);
  /* Keys longer than what is read at once, and several times the memory. */
  check_sorted (3 * AKASHI_SORT_MEMORY_BYTES / (64 * AKASHI_KIB), 64 * AKASHI_KIB);
  check_sorted (3 * AKASHI_SORT_MEMORY_BYTES / 1000, 960);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/list-parts/bodies", test_bodies);
  g_test_add_func ("/list-parts/damaged-bodies", test_damaged_bodies);
  g_test_add_func ("/list-parts/canonical", test_canonical);
  g_test_add_func ("/list-parts/depth", test_depth);
  g_test_add_func ("/list-parts/sorter", test_sorter);
  return g_test_run ();
}
