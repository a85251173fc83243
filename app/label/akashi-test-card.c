/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-test-card.h"

#include "akashi-artwork-sheet.h"
#include "akashi-qr-code.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#define PREFIX "AKASHI-TEST-CARD-"
#define MM_PER_INCH 25.4
#define WIDTH_MM 105
#define HEIGHT_MM 148
#define MARGIN_MM 8
#define GAP_MM 4
#define TITLE_MM 5 /* letters */
#define TEXT_MM 3.4
#define LEAST_DPI 300 /* fewer dots an inch cannot draw 0.25 mm */
#define USUAL_DPI 600

static const guint modules[AKASHI_TEST_CARD_CODES] = { 100, 70, 50, 34, 25 };

typedef struct {
  AkashiQrCode *codes[AKASHI_TEST_CARD_CODES];
  guint dpi;
} Card;

typedef struct {
  cairo_t *cairo;
  double left, top, module; /* dots */
} Corner;

guint
akashi_test_card_module (guint i)
{
  g_return_val_if_fail (i < AKASHI_TEST_CARD_CODES, 0);
  return modules[i];
}

static char *
text_of (guint i)
{
  return g_strdup_printf (PREFIX "%03u", modules[i]);
}

int
akashi_test_card_find (GBytes *text)
{
  gsize size;
  const char *data = g_bytes_get_data (text, &size);
  for (guint i = 0; i < AKASHI_TEST_CARD_CODES; i++)
    {
      g_autofree char *wanted = text_of (i);
      if (size == strlen (wanted) && memcmp (data, wanted, size) == 0)
        return (int) i;
    }
  return -1;
}

/* --- drawing --- */

static double
dots (const Card *card, double mm)
{
  return mm * card->dpi / MM_PER_INCH;
}

static void
paint_text (cairo_t *cairo, const Card *card, const char *text, double mm, double x, double y)
{
  g_autoptr (PangoLayout) layout = akashi_artwork_text (cairo, text, dots (card, mm), TRUE);
  cairo_move_to (cairo, x, y);
  pango_cairo_show_layout (cairo, layout);
}

static void
paint_run (guint x, guint y, guint width, gpointer data)
{
  const Corner *corner = data;
  cairo_rectangle (corner->cairo, corner->left + x * corner->module, corner->top + y * corner->module,
                   width * corner->module, corner->module);
}

/* Returns: dots of its height with its quiet zone. */
static double
paint_code (cairo_t *cairo, const Card *card, guint i, double top)
{
  double module = round (dots (card, modules[i] / 100.0)); /* whole dots: sharp edges on any printer */
  double quiet = AKASHI_QR_QUIET_ZONE * module, side = akashi_qr_code_side (card->codes[i]) * module;
  Corner corner = { cairo, round (dots (card, MARGIN_MM) + quiet), round (top + quiet), module };
  g_autofree char *size = g_strdup_printf ("%u.%02u mm", modules[i] / 100, modules[i] % 100);
  cairo_set_antialias (cairo, CAIRO_ANTIALIAS_NONE);
  akashi_qr_code_each_run (card->codes[i], paint_run, &corner);
  cairo_fill (cairo);
  cairo_set_antialias (cairo, CAIRO_ANTIALIAS_DEFAULT);
  paint_text (cairo, card, size, TEXT_MM, corner.left + side + 2 * quiet, corner.top);
  return side + 2 * quiet;
}

static void
paint (cairo_t *cairo, gpointer data)
{
  const Card *card = data;
  double y = dots (card, MARGIN_MM);
  paint_text (cairo, card, "Akashi test card", TITLE_MM, dots (card, MARGIN_MM), y);
  y += dots (card, 2 * TITLE_MM);
  for (guint i = 0; i < AKASHI_TEST_CARD_CODES; i++)
    y += paint_code (cairo, card, i, y) + dots (card, GAP_MM);
}

static gboolean
make_codes (Card *card, GError **error)
{
  for (guint i = 0; i < AKASHI_TEST_CARD_CODES; i++)
    {
      g_autofree char *text = text_of (i);
      card->codes[i] = akashi_qr_code_new (text, AKASHI_QR_FOR_PAPER, error);
      if (card->codes[i] == NULL)
        return FALSE;
    }
  return TRUE;
}

GBytes *
akashi_test_card_draw (AkashiArtworkFormat format, guint dpi, GError **error)
{
  Card card = { .dpi = akashi_artwork_check_dpi (dpi == 0 ? USUAL_DPI : dpi, error) };
  GBytes *file = NULL;
  if (card.dpi == 0)
    return NULL;
  if (card.dpi < LEAST_DPI)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "%u dots an inch: a test card needs %d",
                   card.dpi, LEAST_DPI);
      return NULL;
    }
  if (make_codes (&card, error))
    file = akashi_artwork_sheet (format, (guint) dots (&card, WIDTH_MM), (guint) dots (&card, HEIGHT_MM),
                                 card.dpi, paint, &card, error);
  for (guint i = 0; i < AKASHI_TEST_CARD_CODES; i++)
    g_clear_pointer (&card.codes[i], akashi_qr_code_free);
  return file;
}
