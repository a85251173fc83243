/* SPDX-License-Identifier: Apache-2.0 */
/* The card that tells how fine a camera sees: all of it is read where it is sharp, and less where it is not.
 */
#include "akashi-scan.h"
#include "akashi-test-card.h"

#include <string.h>

/* Every n-th dot in both directions, as a camera further off sees it. */
static AkashiGrey *
shrink (const AkashiGrey *grey, guint n)
{
  g_autoptr (GError) error = NULL;
  AkashiGrey *small = akashi_grey_new (grey->width / n, grey->height / n, &error);
  g_assert_no_error (error);
  for (guint y = 0; y < small->height; y++)
    for (guint x = 0; x < small->width; x++)
      {
        guint sum = 0;
        for (guint i = 0; i < n * n; i++)
          sum += grey->pixels[(gsize) (y * n + i / n) * grey->width + x * n + i % n];
        small->pixels[(gsize) y * small->width + x] = (guint8) (sum / (n * n));
      }
  return small;
}

/* Returns: a bit for each code that is read. */
static guint
read_codes (const AkashiGrey *grey)
{
  g_autoptr (AkashiScanner) scanner = akashi_scanner_new ();
  akashi_scanner_set_budget (scanner, 20000, 0);
  g_autoptr (GPtrArray) codes = akashi_scanner_scan_picture (scanner, grey);
  guint found = 0;
  for (guint i = 0; i < codes->len; i++)
    {
      int code = akashi_test_card_find (((const AkashiFoundCode *) codes->pdata[i])->text);
      g_assert_cmpint (code, >=, 0);
      found |= 1u << code;
    }
  return found;
}

static void
test_read (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = akashi_test_card_draw (AKASHI_ARTWORK_PNG, 0, &error);
  g_assert_no_error (error);
  g_autoptr (AkashiGrey) sharp = akashi_grey_new_image (file, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sharp->width, ==, 2480); /* 105 mm at 600 dots an inch */
  g_assert_cmpuint (read_codes (sharp), ==, (1u << AKASHI_TEST_CARD_CODES) - 1);
  /* At 50 dots an inch 0.25 mm is half a dot: gone. 1 mm is two: there. */
  g_autoptr (AkashiGrey) coarse = shrink (sharp, 12);
  guint found = read_codes (coarse);
  g_assert_cmpuint (found & 1u, ==, 1);
  g_assert_cmpuint (found >> (AKASHI_TEST_CARD_CODES - 1), ==, 0);
}

static void
test_texts (void)
{
  static const struct {
    const char *text;
    int found;
  } rows[] = { { "AKASHI-TEST-CARD-100", 0 },
               { "AKASHI-TEST-CARD-025", 4 },
               { "AKASHI-TEST-CARD-026", -1 },
               { "AKASHI-TEST-CARD-1000", -1 },
               { "", -1 } };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) text = g_bytes_new_static (rows[i].text, strlen (rows[i].text));
      g_assert_cmpint (akashi_test_card_find (text), ==, rows[i].found);
    }
  for (guint i = 1; i < AKASHI_TEST_CARD_CODES; i++)
    g_assert_cmpuint (akashi_test_card_module (i), <, akashi_test_card_module (i - 1));
}

static void
test_refused (void)
{
  static const guint bad[] = { 99, 299, 1201 };
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (akashi_test_card_draw (AKASHI_ARTWORK_PDF, bad[i], &error));
      g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/test-card/read", test_read);
  g_test_add_func ("/test-card/texts", test_texts);
  g_test_add_func ("/test-card/refused", test_refused);
  return g_test_run ();
}
