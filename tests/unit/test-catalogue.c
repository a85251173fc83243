/* SPDX-License-Identifier: Apache-2.0 */
/* The reader of translations: finds what is there, and refuses what is not sound. */
#include "akashi-catalogue.h"
#include "akashi-error.h"

#include <string.h>

typedef struct {
  const char *msgid;
  gsize msgid_length;
  const char *text;
  gsize text_length;
} Pair;

#define PAIR(msgid, text)                                                                                    \
  {                                                                                                          \
    msgid, sizeof (msgid) - 1, text, sizeof (text) - 1                                                       \
  }
#define ONE_FORM "Language: ja\nPlural-Forms: nplurals=1; plural=0;\n"
#define TWO_FORMS "Language: de\nPlural-Forms: nplurals=2; plural=(n != 1);\n"

static void
put_u32 (GByteArray *out, gsize value)
{
  guint32 little = GUINT32_TO_LE ((guint32) value);
  g_byte_array_append (out, (const guint8 *) &little, 4);
}

static void
put_table (GByteArray *out, const Pair *pairs, guint n, gboolean texts, gsize *offset)
{
  for (guint i = 0; i < n; i++)
    {
      gsize length = texts ? pairs[i].text_length : pairs[i].msgid_length;
      put_u32 (out, length);
      put_u32 (out, *offset);
      *offset += length + 1;
    }
}

static GBytes *
build (const Pair *pairs, guint n)
{
  GByteArray *out = g_byte_array_new ();
  const gsize header[] = { 0x950412de, 0, n, 28, 28 + 8 * n, 0, 0 };
  gsize offset = 28 + 16 * n;

  for (guint i = 0; i < G_N_ELEMENTS (header); i++)
    put_u32 (out, header[i]);
  put_table (out, pairs, n, FALSE, &offset);
  put_table (out, pairs, n, TRUE, &offset);
  for (guint i = 0; i < n; i++)
    g_byte_array_append (out, (const guint8 *) pairs[i].msgid, pairs[i].msgid_length + 1);
  for (guint i = 0; i < n; i++)
    g_byte_array_append (out, (const guint8 *) pairs[i].text, pairs[i].text_length + 1);
  return g_byte_array_free_to_bytes (out);
}

static AkashiCatalogue *
build_catalogue (const Pair *pairs, guint n, GError **error)
{
  g_autoptr (GBytes) mo = build (pairs, n);
  return akashi_catalogue_new (mo, error);
}

static void
test_look_up (void)
{
  const Pair pairs[] = {
    PAIR ("", ONE_FORM),  PAIR ("%d day\0%d days", "%d日"), PAIR ("empty", ""), PAIR ("month\004May", "5月"),
    PAIR ("yes", "はい"),
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (AkashiCatalogue) catalogue = build_catalogue (pairs, G_N_ELEMENTS (pairs), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (akashi_catalogue_get (catalogue, "yes"), ==, "はい");
  g_assert_cmpstr (akashi_catalogue_get (catalogue, "month\004May"), ==, "5月");
  g_assert_null (akashi_catalogue_get (catalogue, "May"));
  g_assert_null (akashi_catalogue_get (catalogue, "empty"));
  g_assert_null (akashi_catalogue_get (catalogue, "ye"));
  g_assert_null (akashi_catalogue_get (catalogue, "zzz"));
  g_assert_cmpstr (akashi_catalogue_get_plural (catalogue, "%d day", 1), ==, "%d日");
  g_assert_cmpstr (akashi_catalogue_get_plural (catalogue, "%d day", 2), ==, "%d日");
  g_assert_cmpuint (akashi_catalogue_n_entries (catalogue), ==, G_N_ELEMENTS (pairs));
}

static void
test_two_forms (void)
{
  const Pair pairs[] = { PAIR ("", TWO_FORMS), PAIR ("%d day\0%d days", "%d Tag\0%d Tage"),
                         PAIR ("%d year\0%d years", "%d Jahr") };
  g_autoptr (AkashiCatalogue) catalogue = build_catalogue (pairs, G_N_ELEMENTS (pairs), NULL);
  g_assert_nonnull (catalogue);
  g_assert_cmpstr (akashi_catalogue_get_plural (catalogue, "%d day", 1), ==, "%d Tag");
  g_assert_cmpstr (akashi_catalogue_get_plural (catalogue, "%d day", 0), ==, "%d Tage");
  g_assert_cmpstr (akashi_catalogue_get_plural (catalogue, "%d day", 21), ==, "%d Tage");
  /* A form that is missing is not read past its end. */
  g_assert_cmpstr (akashi_catalogue_get_plural (catalogue, "%d year", 2), ==, "%d Jahr");
}

static void
assert_refused (const Pair *pairs, guint n)
{
  g_autoptr (GError) error = NULL;
  g_assert_null (build_catalogue (pairs, n, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID);
}

static void
test_refused (void)
{
  const Pair no_rule[] = { PAIR ("", "Language: ja\n"), PAIR ("a", "b") };
  const Pair other_rule[] = { PAIR ("", "x\nPlural-Forms: nplurals=3; plural=(n>1);\n"), PAIR ("a", "b") };
  const Pair unsorted[] = { PAIR ("", ONE_FORM), PAIR ("b", "x"), PAIR ("a", "y") };
  const Pair twice[] = { PAIR ("", ONE_FORM), PAIR ("a", "x"), PAIR ("a", "y") };
  const Pair not_utf8[] = { PAIR ("", ONE_FORM), PAIR ("a", "\xff") };
  assert_refused (no_rule, G_N_ELEMENTS (no_rule));
  assert_refused (other_rule, G_N_ELEMENTS (other_rule));
  assert_refused (unsorted, G_N_ELEMENTS (unsorted));
  assert_refused (twice, G_N_ELEMENTS (twice));
  assert_refused (not_utf8, G_N_ELEMENTS (not_utf8));
  assert_refused (no_rule, 0);
}

/* Cut off anywhere, or with any one byte changed: refused or read, never beyond its end (the sanitizers
 * watch). */
static void
test_damaged (void)
{
  const Pair pairs[] = { PAIR ("", ONE_FORM), PAIR ("a", "b"), PAIR ("c\0d", "e") };
  g_autoptr (GBytes) mo = build (pairs, G_N_ELEMENTS (pairs));
  gsize size;
  const guint8 *data = g_bytes_get_data (mo, &size);

  for (gsize length = 0; length < size; length++)
    {
      g_autoptr (GBytes) cut = g_bytes_new (data, length);
      g_assert_null (akashi_catalogue_new (cut, NULL));
    }
  for (gsize at = 0; at < size; at++)
    for (guint bit = 0; bit < 8; bit++)
      {
        g_autofree guint8 *copy = g_memdup2 (data, size);
        copy[at] ^= (guint8) (1u << bit);
        g_autoptr (GBytes) changed = g_bytes_new (copy, size);
        g_autoptr (AkashiCatalogue) catalogue = akashi_catalogue_new (changed, NULL);
        if (catalogue)
          akashi_catalogue_get_plural (catalogue, "c", 2);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/catalogue/look-up", test_look_up);
  g_test_add_func ("/catalogue/two-forms", test_two_forms);
  g_test_add_func ("/catalogue/refused", test_refused);
  g_test_add_func ("/catalogue/damaged", test_damaged);
  return g_test_run ();
}
