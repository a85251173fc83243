/* SPDX-License-Identifier: Apache-2.0 */
/* The fields a column can fill, and the numbers that come twice. */
#include "akashi-import-field.h"
#include "akashi-number-ledger.h"

/* --- Numbers that come twice --- */

typedef struct {
  guint64 first[16];
  guint64 again[16];
  guint count;
} Pairs;

static gboolean
remember_pair (const AkashiLedgerEntry *first, const AkashiLedgerEntry *again, gpointer data,
               G_GNUC_UNUSED GError **error)
{
  Pairs *pairs = data;
  g_assert_cmpuint (pairs->count, <, G_N_ELEMENTS (pairs->first));
  pairs->first[pairs->count] = first->line;
  pairs->again[pairs->count++] = again->line;
  return TRUE;
}

static void
test_ledger (void)
{
  static const guint runs[] = { 1, 2, 7, 100, 1000, 5000 };

  for (gsize i = 0; i < G_N_ELEMENTS (runs); i++)
    {
      g_autoptr (AkashiNumberLedger) ledger = akashi_number_ledger_new (runs[i]);
      g_autoptr (GError) error = NULL;
      Pairs pairs = { 0 };
      for (guint n = 1; n <= 2000; n++)
        {
          /* 1999 repeats 5; 1000 and 2000 repeat 17. */
          guint number = n == 1999 ? 5 : n % 1000 == 0 ? 17 : n;
          g_autofree char *key = g_strdup_printf ("N%u", number);
          g_assert_true (akashi_number_ledger_add (ledger, key, n, 0, &error));
        }
      g_assert_true (akashi_number_ledger_repeated (ledger, remember_pair, &pairs, &error));
      g_assert_cmpuint (pairs.count, ==, 3);
      for (guint p = 0; p < pairs.count; p++)
        g_assert_cmpuint (pairs.first[p], ==, pairs.again[p] == 1999 ? 5 : 17);
    }
}

static void
test_ledger_empty (void)
{
  g_autoptr (AkashiNumberLedger) ledger = akashi_number_ledger_new (4);
  g_autoptr (GError) error = NULL;
  Pairs pairs = { 0 };
  g_assert_true (akashi_number_ledger_repeated (ledger, remember_pair, &pairs, &error));
  g_assert_cmpuint (pairs.count, ==, 0);
}

/* --- Fields --- */

static void
test_fields (void)
{
  static const char *const sorted[]
      = { "assessment.by", "maker.country",  "maker.name.en", "maker.name.ja", "maker.security_contact",
          "models",        "models.gtins",   "number",        "status",        "status_raw",
          "support_until", "unnamed_models", "updates" };
  for (gsize i = 0; i + 1 < G_N_ELEMENTS (sorted); i++)
    g_assert_cmpint (akashi_import_field_compare (sorted[i], sorted[i + 1]), <, 0);
  for (const char *const *path
       = (const char *const[]){ "maker.name.zh_CN", "models.names.ja@easy", "number", NULL };
       *path; path++)
    g_assert_nonnull (akashi_import_field_find (*path));
  for (const char *const *path = (const char *const[]){ "maker.name.", "maker.name.j", "maker.name.ja.x",
                                                        "status_raw", "", "Number", NULL };
       *path; path++)
    g_assert_null (akashi_import_field_find (*path));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-parts/ledger", test_ledger);
  g_test_add_func ("/import-parts/ledger-empty", test_ledger_empty);
  g_test_add_func ("/import-parts/fields", test_fields);
  return g_test_run ();
}
