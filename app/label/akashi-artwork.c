/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-artwork.h"

#include "akashi-artwork-sheet.h"
#include "akashi-qr-code.h"

#include <pango/pangocairo.h>

/* Letters of the text beside the code, in modules: 2.4 mm and the smallest that is still read, 1.5 mm. */
#define TEXT_MODULES 7.0
#define SMALLEST_TEXT_MODULES 4.5

/* A label laid out: everything in printer dots. */
typedef struct {
  const AkashiArtwork *artwork;
  const AkashiQrCode *code;
  guint module;
  guint side;   /* of the code with its quiet zone */
  guint column; /* width for the text, 0: none */
} Sheet;

typedef struct {
  cairo_t *cairo;
  const Sheet *sheet;
} Paint;

gboolean
akashi_artwork_format_of (const char *path, AkashiArtworkFormat *out)
{
  static const struct {
    const char *ending;
    AkashiArtworkFormat format;
  } formats[] = {
    { ".svg", AKASHI_ARTWORK_SVG },
    { ".pdf", AKASHI_ARTWORK_PDF },
    { ".png", AKASHI_ARTWORK_PNG },
  };
  g_autofree char *lower = g_ascii_strdown (path, -1);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_has_suffix (lower, formats[i].ending))
      {
        *out = formats[i].format;
        return TRUE;
      }
  return FALSE;
}

static void
paint_run (guint x, guint y, guint width, gpointer data)
{
  const Paint *paint = data;
  double module = paint->sheet->module;
  cairo_rectangle (paint->cairo, (AKASHI_QR_QUIET_ZONE + x) * module, (AKASHI_QR_QUIET_ZONE + y) * module,
                   width * module, module);
}

static void
paint_code (cairo_t *cairo, const Sheet *sheet)
{
  Paint paint = { cairo, sheet };
  cairo_set_antialias (cairo, CAIRO_ANTIALIAS_NONE);
  akashi_qr_code_each_run (sheet->code, paint_run, &paint);
  cairo_fill (cairo);
  cairo_set_antialias (cairo, CAIRO_ANTIALIAS_DEFAULT);
}

static PangoLayout *
new_text (cairo_t *cairo, const char *text, double size, gboolean bold, guint width)
{
  PangoLayout *layout = akashi_artwork_text (cairo, text, size, bold);
  pango_layout_set_width (layout, (int) width * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return layout;
}

static int
height_of (PangoLayout *layout)
{
  int height = 0;
  if (layout)
    pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

/* Number over model, set smaller until both fit the code's height. */
static void
paint_text (cairo_t *cairo, const Sheet *sheet)
{
  double room = (double) sheet->side - 2.0 * AKASHI_QR_QUIET_ZONE * sheet->module;
  g_autoptr (PangoLayout) number = NULL;
  g_autoptr (PangoLayout) model = NULL;

  for (double size = TEXT_MODULES; size >= SMALLEST_TEXT_MODULES; size -= 0.5)
    {
      g_clear_object (&number);
      g_clear_object (&model);
      if (sheet->artwork->number)
        number = new_text (cairo, sheet->artwork->number, size * sheet->module, TRUE, sheet->column);
      if (sheet->artwork->model)
        model = new_text (cairo, sheet->artwork->model, size * sheet->module, FALSE, sheet->column);
      if (height_of (number) + height_of (model) <= room)
        break;
    }

  double x = sheet->side;
  double y = ((double) sheet->side - height_of (number) - height_of (model)) / 2;
  if (number)
    {
      cairo_move_to (cairo, x, y);
      pango_cairo_show_layout (cairo, number);
    }
  if (model)
    {
      cairo_move_to (cairo, x, y + height_of (number));
      pango_cairo_show_layout (cairo, model);
    }
}

static void
paint (cairo_t *cairo, gpointer data)
{
  const Sheet *sheet = data;
  paint_code (cairo, sheet);
  if (sheet->column > 0)
    paint_text (cairo, sheet);
}

/* How wide the text would like to be, up to the width of the code. */
static guint
column_of (const Sheet *sheet)
{
  const char *const texts[] = { sheet->artwork->number, sheet->artwork->model };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1, 1);
  cairo_t *cairo = cairo_create (surface);
  guint widest = 0;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i])
      {
        g_autoptr (PangoLayout) layout
            = akashi_artwork_text (cairo, texts[i], TEXT_MODULES * sheet->module, i == 0);
        int width;
        pango_layout_get_pixel_size (layout, &width, NULL);
        widest = MAX (widest, (guint) width + 1);
      }
  cairo_destroy (cairo);
  cairo_surface_destroy (surface);
  return MIN (widest, sheet->side);
}

static gboolean
check_text (const char *text, GError **error)
{
  if (!text || g_utf8_validate (text, -1, NULL))
    return TRUE;
  g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "number and model are UTF-8");
  return FALSE;
}

GBytes *
akashi_artwork_draw (const AkashiArtwork *artwork, AkashiArtworkFormat format, GError **error)
{
  guint dpi = akashi_artwork_check_dpi (artwork->dpi, error);
  if (dpi == 0 || !check_text (artwork->number, error) || !check_text (artwork->model, error))
    return NULL;
  g_autoptr (AkashiQrCode) code = akashi_qr_code_new (artwork->text, AKASHI_QR_FOR_PAPER, error);
  if (!code)
    return NULL;

  Sheet sheet = { .artwork = artwork, .code = code, .module = akashi_artwork_module_dots (dpi) };
  sheet.side = (akashi_qr_code_side (code) + 2 * AKASHI_QR_QUIET_ZONE) * sheet.module;
  sheet.column = column_of (&sheet);
  guint margin = sheet.column > 0 ? AKASHI_QR_QUIET_ZONE * sheet.module : 0;
  return akashi_artwork_sheet (format, sheet.side + sheet.column + margin, sheet.side, dpi, paint, &sheet,
                               error);
}
