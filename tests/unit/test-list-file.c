/* SPDX-License-Identifier: Apache-2.0 */
/* A list as a file: its digest, its index, its lines out of zstd. */
#include <string.h>

#include "akashi-limits.h"
#include "akashi-list-digest.h"
#include "akashi-list-reader.h"
#include "registry-world.h"

static void
test_digest (void)
{
  g_auto (AkashiListDigest) a = { 0 };
  g_auto (AkashiListDigest) b = { 0 };

  akashi_list_digest_init (&a);
  akashi_list_digest_init (&b);
  g_autofree char *empty = akashi_list_digest_finish (&a);
  g_assert_cmpstr (empty, ==, "0000000000000000000000000000000000000000000000000000000000000000");

  /* One row: SHA-256 itself. */
  akashi_list_digest_add (&a, "abc", 3);
  g_autofree char *one = akashi_list_digest_finish (&a);
  g_assert_cmpstr (one, ==, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");

  /* Any order; and what is taken away was never there. */
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *row = g_strdup_printf ("row %u", i);
      g_autofree char *other = g_strdup_printf ("row %u", 99 - i);
      akashi_list_digest_add (&a, row, strlen (row));
      akashi_list_digest_add (&b, other, strlen (other));
    }
  akashi_list_digest_remove (&a, "abc", 3);
  g_autofree char *forward = akashi_list_digest_finish (&a);
  g_autofree char *backward = akashi_list_digest_finish (&b);
  g_assert_cmpstr (forward, ==, backward);
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *row = g_strdup_printf ("row %u", i);
      akashi_list_digest_remove (&a, row, strlen (row));
    }
  g_autofree char *nothing = akashi_list_digest_finish (&a);
  g_assert_cmpstr (nothing, ==, empty);
}

static void
test_carry (void)
{
  static const char ff[] = "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff";
  g_auto (AkashiListDigest) digest = { 0 };
  g_autofree char *one = NULL;

  akashi_list_digest_init (&digest);
  akashi_list_digest_add (&digest, "x", 1);
  one = akashi_list_digest_finish (&digest);
  memset (digest.sum, 0xff, sizeof digest.sum); /* -1 */
  akashi_list_digest_add (&digest, "x", 1);
  akashi_list_digest_remove (&digest, "x", 1);
  g_autofree char *minus_one = akashi_list_digest_finish (&digest);
  g_assert_cmpstr (minus_one, ==, ff);
}

/* Reads all lines. Returns: how many, or minus the error's code */
static int
read_all (GBytes *file)
{
  g_autoptr (AkashiListReader) reader = akashi_list_reader_new (file);
  g_autoptr (GError) error = NULL;
  const char *line;
  gsize length;

  do
    if (!akashi_list_reader_next (reader, &line, &length, &error))
      return -error->code;
  while (line);
  return (int) akashi_list_reader_line_number (reader);
}

static void
test_reader (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "%x%x\n", i * 2654435761u, i * 40503u);
  g_autoptr (GBytes) whole = world_zstd (text->str, text->len);
  gsize length = g_bytes_get_size (whole);
  g_assert_cmpint (read_all (whole), ==, 20000);

  for (gsize cut = 1; cut < length; cut += length / 13)
    {
      g_autoptr (GBytes) piece = g_bytes_new_from_bytes (whole, 0, cut);
      g_assert_cmpint (read_all (piece), ==, -AKASHI_ERROR_IMPORT_REFUSED);
    }
  g_autoptr (GBytes) login = world_text ("<html><body>Please log in</body></html>\n");
  g_assert_cmpint (read_all (login), ==, -AKASHI_ERROR_IMPORT_REFUSED);
  g_autoptr (GBytes) nothing = world_zstd ("", 0);
  g_assert_cmpint (read_all (nothing), ==, 0);

  /* Two frames one after the other are one file. */
  g_autoptr (GByteArray) twice = g_byte_array_new ();
  g_byte_array_append (twice, g_bytes_get_data (whole, NULL), (guint) length);
  g_byte_array_append (twice, g_bytes_get_data (whole, NULL), (guint) length);
  g_autoptr (GBytes) frames = g_byte_array_free_to_bytes (g_steal_pointer (&twice));
  g_assert_cmpint (read_all (frames), ==, 40000);
}

static void
test_reader_limits (void)
{
  g_autofree char *line = g_malloc (AKASHI_MAX_LIST_LINE_BYTES + 2);
  for (guint i = 0; i < AKASHI_MAX_LIST_LINE_BYTES + 1; i++)
    line[i] = (char) ('a' + i * 7919 % 26);
  line[AKASHI_MAX_LIST_LINE_BYTES] = '\n';
  g_autoptr (GBytes) longest = world_zstd (line, AKASHI_MAX_LIST_LINE_BYTES + 1);
  g_assert_cmpint (read_all (longest), ==, 1);
  line[AKASHI_MAX_LIST_LINE_BYTES] = 'a';
  line[AKASHI_MAX_LIST_LINE_BYTES + 1] = '\n';
  g_autoptr (GBytes) longer = world_zstd (line, AKASHI_MAX_LIST_LINE_BYTES + 2);
  g_assert_cmpint (read_all (longer), ==, -AKASHI_ERROR_TOO_LARGE);

  /* A bomb of empty lines: as much as is harmless, and far more. */
  g_autofree char *newlines = g_malloc (64 * AKASHI_MIB);
  memset (newlines, '\n', 64 * AKASHI_MIB);
  g_autoptr (GBytes) harmless = world_zstd (newlines, AKASHI_MIB);
  g_assert_cmpint (read_all (harmless), ==, AKASHI_MIB);
  g_autoptr (GBytes) bomb = world_zstd (newlines, 64 * AKASHI_MIB);
  g_assert_cmpint (read_all (bomb), ==, -AKASHI_ERROR_TOO_LARGE);
}

static void
test_index (void)
{
  static const struct {
    const char *json;
    gboolean good;
  } cases[] = {
#define INDEX(scheme, serial, full, digest)                                                                  \
  "{\"scheme\":\"" scheme "\",\"serial\":" serial                                                            \
  ",\"as_of\":\"2026-11-20\",\"published\":\"2026-11-21T03:00:00Z\","                                        \
  "\"full\":\"" full "\",\"deltas\":[],\"rows\":38,\"digest\":\"" digest                                     \
  "\",\"shrinks\":false,\"extra\":{}}"
#define HEX "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
    { INDEX ("mihon", "7", "mihon/full-7.jsonl.zst", HEX), TRUE },
    { INDEX ("mihon", "9007199254740991", "mihon/full-7.jsonl.zst", HEX), TRUE },
    { INDEX ("mihon", "9007199254740992", "mihon/full-7.jsonl.zst", HEX), FALSE },
    { INDEX ("mihon", "-1", "mihon/full-7.jsonl.zst", HEX), FALSE },
    { INDEX ("mihon", "7.0", "mihon/full-7.jsonl.zst", HEX), FALSE },
    { INDEX ("other", "7", "mihon/full-7.jsonl.zst", HEX), FALSE },
    { INDEX ("mihon", "7", "other/full-7.jsonl.zst", HEX), FALSE },
    { INDEX ("mihon", "7", "mihon/../other/full-7.jsonl.zst", HEX), FALSE },
    { INDEX ("mihon", "7", "mihon/", HEX), FALSE },
    { INDEX ("mihon", "7", "mihon/full-7.jsonl.zst", "abc"), FALSE },
    { INDEX ("mihon", "7", "mihon/full-7.jsonl.zst", HEX "0"), FALSE },
    { "[]", FALSE },
    { "{}", FALSE },
    { "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = world_text (cases[i].json);
      g_autoptr (AkashiListIndex) index = akashi_list_index_new (bytes, "mihon", &error);
      g_test_message ("%s", cases[i].json);
      g_assert_cmpint (index != NULL, ==, cases[i].good);
      if (!index)
        g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/list-file/digest", test_digest);
  g_test_add_func ("/list-file/digest-carry", test_carry);
  g_test_add_func ("/list-file/reader", test_reader);
  g_test_add_func ("/list-file/reader-limits", test_reader_limits);
  g_test_add_func ("/list-file/index", test_index);
  return g_test_run ();
}
