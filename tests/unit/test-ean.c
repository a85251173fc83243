/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-barcode.h"
#include "akashi-ean-line.h"
#include "akashi-ean-region.h"
#include "test-pictures.h"

#include <math.h>
#include <string.h>

#define WIDTH 420
#define HEIGHT 120

/* How bars were printed and photographed. */
typedef struct {
  const char *digits, *read;
  AkashiSymbology symbology;
  double module; /* pixels */
  double turn;   /* degrees */
  double blur;   /* modules */
  double noise;  /* grey values */
  double contrast;
} Case;

/* Each of these is read: bars that run into each other, and such that hardly differ from their ground. */
static const Case cases[] = {
  { "9520484014689", "9520484014689", AKASHI_SYMBOLOGY_EAN13, 2, 0, 0.2, 2, 150 },
  { "9520484014689", "9520484014689", AKASHI_SYMBOLOGY_EAN13, 1.5, 0, 0.7, 2, 100 },
  { "9520484014689", "9520484014689", AKASHI_SYMBOLOGY_EAN13, 2, 7, 0.6, 4, 100 },
  { "9520484014689", "9520484014689", AKASHI_SYMBOLOGY_EAN13, 2, 180, 0.6, 2, 40 },
  { "9520484014689", "9520484014689", AKASHI_SYMBOLOGY_EAN13, 1.2, 0, 0.5, 2, 120 },
  { "0036000291452", "036000291452", AKASHI_SYMBOLOGY_UPCA, 2, 3, 0.5, 3, 100 },
  { "95200002", "95200002", AKASHI_SYMBOLOGY_EAN8, 2.5, -4, 0.6, 2, 100 },
  { "01234565", "01234565", AKASHI_SYMBOLOGY_UPCE, 2, 0, 0.2, 2, 150 },
  { "01234565", "01234565", AKASHI_SYMBOLOGY_UPCE, 1.5, 0, 0.5, 2, 100 },
  { "01234565", "01234565", AKASHI_SYMBOLOGY_UPCE, 2.5, 7, 0.5, 3, 100 },
  { "04252614", "04252614", AKASHI_SYMBOLOGY_UPCE, 2.5, -12, 0.5, 3, 120 },
  { "04252614", "04252614", AKASHI_SYMBOLOGY_UPCE, 2.5, 180, 0.6, 2, 60 },
  { "00123457", "00123457", AKASHI_SYMBOLOGY_UPCE, 3, 174, 0.6, 2, 120 },
};

static double
darkness_at (const AkashiGrey *bars, double x, double y)
{
  if (x < 0 || y < 0 || x >= bars->width || y >= bars->height)
    return 0;
  return 1 - bars->pixels[(gsize) y * bars->width + (gsize) x] / 255.0;
}

/* Bars drawn large, seen turned and blurred along the line across them. */
static AkashiGrey *
photograph (const Case *one)
{
  const guint large = 8;
  g_autoptr (AkashiGrey) bars = test_picture_blank (130 * large, HEIGHT);
  AkashiGrey *grey = test_picture_blank (WIDTH, HEIGHT);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  double width = one->symbology == AKASHI_SYMBOLOGY_UPCE
                     ? test_picture_draw_upce (bars, one->digits, 12 * large, 0, large, HEIGHT)
                     : test_picture_draw_ean (bars, one->digits, 12 * large, 0, large, HEIGHT);
  double angle = one->turn * G_PI / 180, c = cos (angle), s = sin (angle);

  for (guint y = 0; y < HEIGHT; y++)
    for (guint x = 0; x < WIDTH; x++)
      {
        double dx = x - WIDTH / 2.0, dy = y - HEIGHT / 2.0, across = (c * dx + s * dy) / one->module, sum = 0,
               weights = 0;
        for (int k = -12; k <= 12; k++)
          {
            double off = k / 6.0, weight = exp (-off * off / 2); /* in standard deviations */
            sum += weight
                   * darkness_at (bars, (12 + (across + off * one->blur)) * large + width / 2, HEIGHT / 2.0);
            weights += weight;
          }
        double noise = one->noise
                       * (g_rand_double (random) + g_rand_double (random) + g_rand_double (random) - 1.5) * 2;
        grey->pixels[(gsize) y * WIDTH + x]
            = (guint8) CLAMP (190 - one->contrast * sum / weights + noise, 0, 255);
      }
  return grey;
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AkashiGrey) grey = photograph (&cases[i]);
      g_autoptr (AkashiLayer) layer = akashi_layer_new (grey);
      AkashiRegion region = { .x = 20, .y = 10, .width = WIDTH - 40, .height = HEIGHT - 20 };
      g_test_message ("case %u", i);
      AkashiFoundCode *code = akashi_ean_read_region (layer, &region);
      g_assert_nonnull (code);
      g_assert_cmpstr (akashi_symbology_name (code->symbology), ==,
                       akashi_symbology_name (cases[i].symbology));
      g_assert_cmpmem (g_bytes_get_data (code->text, NULL), g_bytes_get_size (code->text), cases[i].read,
                       strlen (cases[i].read));
      double width = hypot (code->corners[1].x - code->corners[0].x, code->corners[1].y - code->corners[0].y);
      double modules = cases[i].symbology == AKASHI_SYMBOLOGY_EAN8
                           ? 67
                           : (cases[i].symbology == AKASHI_SYMBOLOGY_UPCE ? 51 : 95);
      g_assert_cmpfloat_with_epsilon (width, modules * cases[i].module, 3 * cases[i].module);
      akashi_found_code_free (code);
    }
}

static char *
read_grey (AkashiGrey *grey)
{
  g_autoptr (AkashiLayer) layer = akashi_layer_new (grey);
  AkashiRegion region = { .x = 20, .y = 10, .width = WIDTH - 40, .height = HEIGHT - 20 };
  AkashiFoundCode *code = akashi_ean_read_region (layer, &region);
  if (code == NULL)
    return g_strdup ("nothing");
  char *said = g_strdup_printf ("%s %.*s", akashi_symbology_name (code->symbology),
                                (int) g_bytes_get_size (code->text),
                                (const char *) g_bytes_get_data (code->text, NULL));
  akashi_found_code_free (code);
  return said;
}

static char *
read_case (const Case *one)
{
  g_autoptr (AkashiGrey) grey = photograph (one);
  return read_grey (grey);
}

/* Each way to leave zeros out, and each check digit: what is written out again has that check digit.
 */
static void
test_upce (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (9);
  for (guint i = 0; i < 120; i++)
    {
      int last = (int) i % 10;
      char digits[9] = "00000000", expanded[13];
      AkashiGtin gtin;
      for (int k = 0; k < 5; k++)
        {
          int least = last == 3 && k == 2 ? 3 : (k == MIN (last - 1, 4) && last > 3 ? 1 : 0);
          digits[1 + k] = (char) g_rand_int_range (random, '0' + least, '9' + 1);
        }
      digits[6] = (char) ('0' + last);
      while (!akashi_barcode_expand_upce (digits, 8, expanded) || !akashi_gtin_parse (expanded, 12, &gtin))
        digits[7]++;
      g_assert_cmpint (digits[7], <=, '9');
      g_autofree char *expected = g_strdup_printf ("upc-e %s", digits);
      g_autofree char *read
          = read_case (&(Case){ digits, NULL, AKASHI_SYMBOLOGY_UPCE, 2, i % 2 ? 183 : 3, 0.4, 2, 120 });
      g_assert_cmpstr (read, ==, expected);
    }
}

/* Half of an EAN-13 looks like a UPC-E and any part of it like something: none is taken for the whole. */
static void
test_whole (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (10);
  for (guint i = 0; i < 100; i++)
    {
      char digits[14];
      guint sum = 0;
      for (guint k = 0; k < 12; k++)
        {
          int least = k == 0 ? 1 : (k == 7 ? 3 : 0), most = k == 7 ? 3 : 9;
          digits[k] = (char) g_rand_int_range (random, '0' + least, '0' + most + 1);
          sum += (guint) (digits[k] - '0') * (k % 2 ? 3 : 1);
        }
      digits[12] = (char) ('0' + (10 - sum % 10) % 10), digits[13] = '\0';
      g_autofree char *expected = g_strdup_printf ("ean-13 %s", digits);
      g_autofree char *read = read_case (&(Case){ digits, NULL, AKASHI_SYMBOLOGY_EAN13, 2, 0, 0.3, 1, 110 });
      g_assert_cmpstr (read, ==, expected);
      /* nor where the other half is hidden */
      g_autoptr (AkashiGrey) grey
          = photograph (&(Case){ digits, NULL, AKASHI_SYMBOLOGY_EAN13, 2, 0, 0.3, 1, 110 });
      for (guint y = 0; y < HEIGHT; y++)
        memset (grey->pixels + (gsize) y * WIDTH + WIDTH / 2 + 5 + i % 8, 190, WIDTH / 2 - 5 - i % 8);
      g_autofree char *half = read_grey (grey);
      g_assert_cmpstr (half, ==, "nothing");
      /* or pale */
      for (guint share = 20; share <= 35; share += 5)
        {
          g_autoptr (AkashiGrey) pale
              = photograph (&(Case){ digits, NULL, AKASHI_SYMBOLOGY_EAN13, 2, 0, 0.3, 1, 110 });
          for (gsize at = 0; at < (gsize) WIDTH * HEIGHT; at++)
            if (at % WIDTH >= WIDTH / 2 + 5 + i % 8)
              pale->pixels[at] = (guint8) (190 - (190 - pale->pixels[at]) * (int) share / 100);
          g_autofree char *said = read_grey (pale);
          g_assert_true (g_str_equal (said, "nothing") || g_str_equal (said, expected));
        }
    }
}

/*
 * Torn but for a band. Of lines looked at, every sixth pixel from row 33 on, one lies in it: that is not
 * believed alone, but those beside it are asked, every third. Four lines of eight digits, two of them beside,
 * are too few.
 */
static void
test_torn (void)
{
  static const Case eight = { "95200002", NULL, AKASHI_SYMBOLOGY_EAN8, 2.5, 0, 0.2, 2, 150 };
  static const struct {
    const Case *bars;
    guint from, to; /* rows of pixels that are left whole */
    const char *said;
  } bands[] = {
    { &cases[0], 47, 56, "ean-13 9520484014689" },
    { &cases[0], 65, 74, "ean-13 9520484014689" },
    { &cases[0], 47, 53, "nothing" },
    { &eight, 41, 62, "ean-8 95200002" },
    { &eight, 47, 62, "nothing" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (bands); i++)
    {
      g_autoptr (AkashiGrey) grey = photograph (bands[i].bars);
      for (guint y = 0; y < HEIGHT; y++)
        if (y < bands[i].from || y >= bands[i].to)
          memset (grey->pixels + (gsize) y * WIDTH + WIDTH / 2 + 20, 190, 40);
      g_test_message ("band %u", i);
      g_autofree char *said = read_grey (grey);
      g_assert_cmpstr (said, ==, bands[i].said);
    }
}

/* What is printed so close to the bars that it stands in their quiet zone counts only where it is as dark as
 * they are, or nearly. */
static void
test_beside_bars (void)
{
  static const struct {
    guint8 step; /* grey values of stripes beside the bars, which are 150 darker than the paper */
    const char *said;
  } cases_beside[] = { { 4, "ean-13 9520484014689" }, { 30, "ean-13 9520484014689" }, { 120, "nothing" } };
  const guint left = WIDTH / 2 - 95 - 4, right = WIDTH / 2 + 95 + 4; /* two modules from the bars */
  for (guint i = 0; i < G_N_ELEMENTS (cases_beside); i++)
    {
      g_autoptr (AkashiGrey) grey = photograph (&cases[0]);
      for (guint y = 0; y < HEIGHT; y++)
        for (guint x = 0; x < WIDTH; x++)
          if ((x < left || x >= right) && x / 5 % 2 == 0)
            grey->pixels[(gsize) y * WIDTH + x] = (guint8) (190 - cases_beside[i].step);
      g_test_message ("stripes of %u", cases_beside[i].step);
      g_autofree char *said = read_grey (grey);
      g_assert_cmpstr (said, ==, cases_beside[i].said);
    }
}

/* Bars that are no code, noise, ramps and lines without any edge say nothing. */
static void
test_nothing (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (8);
  for (guint i = 0; i < 3000; i++)
    {
      float line[500], now = 0;
      guint count = i < 3 ? i : 500, left = 0;
      AkashiEanRead read;
      for (guint k = 0; k < 500; k++, left--)
        {
          if (left == 0)
            left = (guint) g_rand_int_range (random, 2, 17), now = i % 3 == 0 ? (now > 99 ? 0 : 200) : 128;
          line[k] = i % 3 == 1 ? (float) (k % 256)
                               : now + (float) g_rand_int_range (random, 0, i % 3 == 2 ? 100 : 9);
        }
      g_assert_false (akashi_ean_read_line (line, count, &read));
    }
}

/* A wrong check digit is no number: nothing is made of it. */
static void
test_check_digit (void)
{
  Case wrong[] = { cases[0], cases[7] };
  wrong[0].digits = "9520484014680";
  wrong[1].digits = "01234567";
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *read = read_case (&wrong[i]);
      g_assert_cmpstr (read, ==, "nothing");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ean/cases", test_cases);
  g_test_add_func ("/ean/upce", test_upce);
  g_test_add_func ("/ean/whole", test_whole);
  g_test_add_func ("/ean/torn", test_torn);
  g_test_add_func ("/ean/beside-bars", test_beside_bars);
  g_test_add_func ("/ean/nothing", test_nothing);
  g_test_add_func ("/ean/check-digit", test_check_digit);
  return g_test_run ();
}
