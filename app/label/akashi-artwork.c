/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-artwork.h"

#include "akashi-artwork-sheet.h"
#include "akashi-limits.h"

#include <pango/pangocairo.h>
#include <qrencode.h>
#include <string.h>

#define QUIET_ZONE 4 /* modules, ISO/IEC 18004, 6.3.8 */

/* Letters of the text beside the code, in modules: 2.4 mm and the smallest that is still read, 1.5 mm. */
#define TEXT_MODULES 7.0
#define SMALLEST_TEXT_MODULES 4.5

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QRcode, QRcode_free)

/* A label laid out: everything in printer dots. */
typedef struct {
  const AkashiArtwork *artwork;
  const QRcode *code;
  guint module;
  guint side;   /* of the code with its quiet zone */
  guint column; /* width for the text, 0: none */
} Sheet;

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

static QRcode *
encode (const char *text, GError **error)
{
  if (text[0] == '\0' || !g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_INVALID,
                           "the text of a label is UTF-8 and not empty");
      return NULL;
    }

  /* Keeps capitals, digits and `:/.-` in alphanumeric mode by itself, and lower case as it is. */
  QRcode *code = strlen (text) <= AKASHI_MAX_TEXT_BYTES
                     ? QRcode_encodeString (text, 0, QR_ECLEVEL_M, QR_MODE_8, 1)
                     : NULL;
  if (!code)
    g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE,
                 "no code holds this text of %" G_GSIZE_FORMAT " bytes", strlen (text));
  return code;
}

/* Runs of dark modules are one rectangle each: smaller files, and no seams between modules on any printer. */
static void
paint_code (cairo_t *cairo, const Sheet *sheet)
{
  int width = sheet->code->width;
  double module = sheet->module;

  cairo_set_antialias (cairo, CAIRO_ANTIALIAS_NONE);
  for (int y = 0; y < width; y++)
    for (int x = 0; x < width; x++)
      {
        const unsigned char *row = sheet->code->data + (gsize) y * (gsize) width;
        int start = x;
        while (x < width && (row[x] & 1))
          x++;
        if (x > start)
          cairo_rectangle (cairo, (QUIET_ZONE + start) * module, (QUIET_ZONE + y) * module,
                           (x - start) * module, module);
      }
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
  double room = (double) sheet->side - 2.0 * QUIET_ZONE * sheet->module;
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
  g_autoptr (QRcode) code = encode (artwork->text, error);
  if (!code)
    return NULL;

  Sheet sheet = { .artwork = artwork, .code = code, .module = akashi_artwork_module_dots (dpi) };
  sheet.side = ((guint) code->width + 2 * QUIET_ZONE) * sheet.module;
  sheet.column = column_of (&sheet);
  guint margin = sheet.column > 0 ? QUIET_ZONE * sheet.module : 0;
  return akashi_artwork_sheet (format, sheet.side + sheet.column + margin, sheet.side, dpi, paint, &sheet,
                               error);
}
