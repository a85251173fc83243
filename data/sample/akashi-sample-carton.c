/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-sample-carton.h"

#include "akashi-sample-codes.h"

#include <pango/pangocairo.h>
#include <string.h>

/* The front as drawn, pixels. */
#define WIDTH 900
#define HEIGHT 600
/* The label: a white sticker on the right, its code in a square. */
#define LABEL_X 462
#define LABEL_Y 72
#define LABEL_WIDTH 418
#define LABEL_HEIGHT 516
#define QR_SIDE 400
/* The barcode on its white field, bottom left. */
#define BARCODE_X 30
#define BARCODE_Y 452
#define BARCODE_WIDTH 400
#define BARCODE_HEIGHT 134
#define BARCODE_MODULE 3.4
/* What is printed, left. */
#define TEXT_X 34
#define TEXT_WIDTH 400

typedef struct {
  double red, green, blue;
} Ink;

static const Ink inks[] = { { 0.07, 0.27, 0.42 }, { 0.42, 0.14, 0.16 }, { 0.10, 0.33, 0.22 },
                            { 0.30, 0.19, 0.42 }, { 0.15, 0.15, 0.17 }, { 0.52, 0.26, 0.05 } };
static const Ink kraft = { 0.76, 0.60, 0.42 };

AkashiSampleImage *
akashi_sample_image_new (int width, int height)
{
  AkashiSampleImage *image = g_new (AkashiSampleImage, 1);
  *image = (AkashiSampleImage){ width, height, g_malloc ((gsize) width * (gsize) height * 3) };
  return image;
}

void
akashi_sample_image_free (AkashiSampleImage *image)
{
  if (image == NULL)
    return;
  g_free (image->rgb);
  g_free (image);
}

void
akashi_sample_carton_free (AkashiSampleCarton *carton)
{
  if (carton == NULL)
    return;
  akashi_sample_image_free (carton->front);
  akashi_sample_image_free (carton->top);
  akashi_sample_image_free (carton->side);
  g_free (carton);
}

/* ------------------------------------------------------------------ drawing */

static void
set_ink (cairo_t *cairo, Ink ink)
{
  cairo_set_source_rgb (cairo, ink.red, ink.green, ink.blue);
}

/* Cardboard: its colour and, darker and lighter, its fibres. */
static void
draw_cardboard (cairo_t *cairo, double width, double height, double light, guint seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  cairo_set_source_rgb (cairo, kraft.red * light, kraft.green * light, kraft.blue * light);
  cairo_paint (cairo);
  cairo_set_line_width (cairo, 1.2);
  for (guint i = 0; i < 500; i++)
    {
      double x = g_rand_double_range (random, 0, width), y = g_rand_double_range (random, 0, height);
      double shade = g_rand_double (random) < 0.5 ? 0.3 : 0.95;
      cairo_set_source_rgba (cairo, shade, shade * 0.85, shade * 0.65, 0.10);
      cairo_move_to (cairo, x, y);
      cairo_rel_line_to (cairo, g_rand_double_range (random, 4, 22), g_rand_double_range (random, -2, 2));
      cairo_stroke (cairo);
    }
}

/* Returns: the height the text took, pixels. */
static double
draw_text (cairo_t *cairo, const char *text, const char *font, double x, double y, int width)
{
  if (text == NULL || *text == '\0')
    return 0;
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cairo);
  PangoFontDescription *description = pango_font_description_from_string (font);
  int height;

  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_height (layout, -2); /* at most two lines */
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  cairo_move_to (cairo, x, y);
  pango_cairo_show_layout (cairo, layout);
  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

/* A drawing of no particular device. */
static void
draw_device (cairo_t *cairo, Ink ink)
{
  set_ink (cairo, ink);
  cairo_set_line_width (cairo, 5);
  cairo_arc (cairo, 360, 395, 34, 0, 2 * G_PI);
  cairo_stroke (cairo);
  cairo_arc (cairo, 360, 395, 13, 0, 2 * G_PI);
  cairo_fill (cairo);
  for (int i = 1; i <= 2; i++)
    {
      cairo_arc (cairo, 360, 395, 34 + 14 * i, -G_PI * 0.68, -G_PI * 0.32);
      cairo_stroke (cairo);
    }
}

static void
draw_print (cairo_t *cairo, const AkashiSampleProduct *product, Ink ink)
{
  set_ink (cairo, ink);
  cairo_rectangle (cairo, 0, 0, WIDTH, 58);
  cairo_fill (cairo);
  cairo_set_source_rgb (cairo, 1, 1, 1);
  draw_text (cairo, "見本 SAMPLE   見本 SAMPLE   見本 SAMPLE", "Noto Sans CJK JP Bold 24px", TEXT_X, 10,
             WIDTH - 60);

  set_ink (cairo, ink);
  double y = 72;
  y += draw_text (cairo, product->maker_ja, "Noto Sans CJK JP Bold 30px", TEXT_X, y, TEXT_WIDTH);
  y += draw_text (cairo, product->maker_en, "Noto Sans CJK JP 20px", TEXT_X, y, TEXT_WIDTH) + 8;
  cairo_set_source_rgb (cairo, 0.12, 0.09, 0.06);
  y += draw_text (cairo, product->name_ja, "Noto Sans CJK JP Bold 38px", TEXT_X, y, TEXT_WIDTH);
  y += draw_text (cairo, product->name_en, "Noto Sans CJK JP 23px", TEXT_X, y, TEXT_WIDTH) + 8;
  draw_text (cairo, product->model, "Noto Sans CJK JP Bold 30px", TEXT_X, y, TEXT_WIDTH);
}

static gboolean
draw_label (cairo_t *cairo, const AkashiSampleProduct *product, GError **error)
{
  cairo_set_source_rgb (cairo, 0.99, 0.99, 0.98);
  cairo_rectangle (cairo, LABEL_X, LABEL_Y, LABEL_WIDTH, LABEL_HEIGHT);
  cairo_fill (cairo);
  double inside = (LABEL_WIDTH - QR_SIDE) / 2.0;
  if (!akashi_sample_draw_qr (cairo, product->text, LABEL_X + inside, LABEL_Y + 34, QR_SIDE, error))
    return FALSE;
  cairo_set_source_rgb (cairo, 0.1, 0.1, 0.12);
  draw_text (cairo, "見本 / SAMPLE", "Noto Sans CJK JP Bold 20px", LABEL_X + 24, LABEL_Y + 6,
             LABEL_WIDTH - 40);
  double y = LABEL_Y + 34 + QR_SIDE;
  y += draw_text (cairo, product->number, "Noto Sans CJK JP Bold 25px", LABEL_X + 24, y, LABEL_WIDTH - 40);
  draw_text (cairo, product->model, "Noto Sans CJK JP 20px", LABEL_X + 24, y, LABEL_WIDTH - 40);
  return TRUE;
}

static gboolean
draw_barcode (cairo_t *cairo, const char *digits, GError **error)
{
  cairo_set_source_rgb (cairo, 1, 1, 1);
  cairo_rectangle (cairo, BARCODE_X, BARCODE_Y, BARCODE_WIDTH, BARCODE_HEIGHT);
  cairo_fill (cairo);
  double x = BARCODE_X + (BARCODE_WIDTH - 95 * BARCODE_MODULE) / 2;
  draw_text (cairo, digits, "DejaVu Sans Mono 22px", x + 20, BARCODE_Y + BARCODE_HEIGHT - 30, BARCODE_WIDTH);
  return akashi_sample_draw_ean13 (cairo, digits, x, BARCODE_Y + 12, BARCODE_MODULE, BARCODE_HEIGHT - 44,
                                   error);
}

/* ------------------------------------------------------------------ faces */

static AkashiSampleImage *
image_from_surface (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  AkashiSampleImage *image = akashi_sample_image_new (width, height);

  cairo_surface_flush (surface);
  const guint8 *data = cairo_image_surface_get_data (surface);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        guint32 pixel;
        memcpy (&pixel, data + (gsize) y * (gsize) stride + 4 * (gsize) x, sizeof pixel);
        guint8 *out = image->rgb + ((gsize) y * (gsize) width + (gsize) x) * 3;
        out[0] = (guint8) (pixel >> 16);
        out[1] = (guint8) (pixel >> 8);
        out[2] = (guint8) pixel;
      }
  return image;
}

static AkashiSampleImage *
plain_face (int width, int height, double light, guint seed)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cairo = cairo_create (surface);
  draw_cardboard (cairo, width, height, light, seed);
  cairo_destroy (cairo);
  AkashiSampleImage *image = image_from_surface (surface);
  cairo_surface_destroy (surface);
  return image;
}

/* Light falls from the upper left; the front gets darker towards the lower right. */
static void
draw_light (cairo_t *cairo)
{
  cairo_pattern_t *fall = cairo_pattern_create_linear (0, 0, WIDTH, HEIGHT);
  cairo_pattern_add_color_stop_rgba (fall, 0, 1, 1, 1, 0.10);
  cairo_pattern_add_color_stop_rgba (fall, 0.4, 0, 0, 0, 0);
  cairo_pattern_add_color_stop_rgba (fall, 1, 0, 0, 0, 0.22);
  cairo_set_source (cairo, fall);
  cairo_paint (cairo);
  cairo_pattern_destroy (fall);
}

static AkashiSampleImage *
front_face (const AkashiSampleProduct *product, GError **error)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cairo = cairo_create (surface);
  Ink ink = inks[g_str_hash (product->maker_en ? product->maker_en : product->id) % G_N_ELEMENTS (inks)];

  draw_cardboard (cairo, WIDTH, HEIGHT, 1, g_str_hash (product->id));
  draw_device (cairo, ink);
  draw_print (cairo, product, ink);
  gboolean drawn = (product->text == NULL || draw_label (cairo, product, error))
                   && (product->barcode == NULL || draw_barcode (cairo, product->barcode, error));
  draw_light (cairo);
  cairo_destroy (cairo);
  AkashiSampleImage *image = drawn ? image_from_surface (surface) : NULL;
  cairo_surface_destroy (surface);
  return image;
}

static AkashiSampleArea
area_of_codes (const AkashiSampleProduct *product)
{
  gboolean label = product->text != NULL, barcode = product->barcode != NULL;
  double left = barcode ? BARCODE_X : LABEL_X, top = label ? LABEL_Y : BARCODE_Y;
  double right = label ? LABEL_X + LABEL_WIDTH : BARCODE_X + BARCODE_WIDTH;
  double bottom = label ? LABEL_Y + LABEL_HEIGHT : BARCODE_Y + BARCODE_HEIGHT;
  return (AkashiSampleArea){ left / WIDTH, top / HEIGHT, right / WIDTH, bottom / HEIGHT };
}

AkashiSampleCarton *
akashi_sample_carton_new (const AkashiSampleProduct *product, GError **error)
{
  g_autoptr (AkashiSampleImage) front = front_face (product, error);
  if (front == NULL)
    return NULL;
  AkashiSampleCarton *carton = g_new0 (AkashiSampleCarton, 1);
  carton->front = g_steal_pointer (&front);
  carton->top = plain_face (WIDTH / 3, HEIGHT / 6, 1.15, 1);
  carton->side = plain_face (HEIGHT / 6, HEIGHT / 3, 0.72, 2);
  carton->codes = area_of_codes (product);
  return carton;
}
