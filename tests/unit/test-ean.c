/* SPDX-License-Identifier: Apache-2.0 */
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
  double width = test_picture_draw_ean (bars, one->digits, 12 * large, 0, large, HEIGHT);
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
      double modules = cases[i].symbology == AKASHI_SYMBOLOGY_EAN8 ? 67 : 95;
      g_assert_cmpfloat_with_epsilon (width, modules * cases[i].module, 3 * cases[i].module);
      akashi_found_code_free (code);
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
  Case wrong = cases[0];
  wrong.digits = "9520484014680";
  g_autoptr (AkashiGrey) grey = photograph (&wrong);
  g_autoptr (AkashiLayer) layer = akashi_layer_new (grey);
  AkashiRegion region = { .x = 20, .y = 10, .width = WIDTH - 40, .height = HEIGHT - 20 };
  g_assert_null (akashi_ean_read_region (layer, &region));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ean/cases", test_cases);
  g_test_add_func ("/ean/nothing", test_nothing);
  g_test_add_func ("/ean/check-digit", test_check_digit);
  return g_test_run ();
}
