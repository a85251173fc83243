/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-sample-codes.h"

#include "akashi-artwork.h"
#include "akashi-barcode-artwork.h"
#include "akashi-cursor.h"

#include <string.h>

/* dots an inch: several dots a module, so that the code stays sharp at any size on the box */
#define DPI 600

static cairo_status_t
read_png (void *closure, unsigned char *data, unsigned int length)
{
  const guint8 *bytes;
  if (!akashi_cursor_take (closure, length, &bytes))
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

gboolean
akashi_sample_draw_qr (cairo_t *cairo, const char *text, double x, double y, double side, GError **error)
{
  const AkashiArtwork artwork = { .text = text, .dpi = DPI };
  g_autoptr (GBytes) file = akashi_artwork_draw (&artwork, AKASHI_ARTWORK_PNG, error);
  if (file == NULL)
    return FALSE;

  gsize length;
  const guint8 *bytes = g_bytes_get_data (file, &length);
  AkashiCursor cursor = akashi_cursor (bytes, length);
  cairo_surface_t *code = cairo_image_surface_create_from_png_stream (read_png, &cursor);
  cairo_save (cairo);
  cairo_translate (cairo, x, y);
  cairo_scale (cairo, side / cairo_image_surface_get_width (code),
               side / cairo_image_surface_get_height (code));
  cairo_set_source_surface (cairo, code, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cairo), CAIRO_FILTER_BEST);
  cairo_paint (cairo);
  cairo_restore (cairo);
  cairo_surface_destroy (code);
  return TRUE;
}

gboolean
akashi_sample_draw_ean13 (cairo_t *cairo, const char *digits, double x, double y, double module,
                          double height, GError **error)
{
  char bars[AKASHI_EAN13_MODULES + 1];
  AkashiGtin gtin;

  if (!akashi_gtin_parse (digits, strlen (digits), &gtin) || !akashi_barcode_artwork_ean13 (gtin, bars))
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "“%s” is no EAN-13", digits);
      return FALSE;
    }
  cairo_set_source_rgb (cairo, 0.07, 0.07, 0.08);
  for (guint i = 0; i < AKASHI_EAN13_MODULES; i++)
    if (bars[i] == '1')
      cairo_rectangle (cairo, x + i * module, y, module, height);
  cairo_fill (cairo);
  return TRUE;
}
