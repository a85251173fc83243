/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-artwork-sheet.h"

#include "akashi-limits.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <pango/pangocairo.h>

/* Made to tell 0 from O and 1 from l apart, and for Japanese; then whatever the machine has. */
#define FONTS "BIZ UDGothic, Noto Sans CJK JP, DejaVu Sans, sans-serif"

#define POINTS_PER_INCH 72.0
#define MODULE_MM 0.339 /* 4 dots at 300 dpi */
#define MM_PER_INCH 25.4
#define SMALLEST_MODULE 2 /* dots: a scanner cannot tell fewer apart */

guint
akashi_artwork_module_dots (guint dpi)
{
  guint dots = (guint) (dpi * MODULE_MM / MM_PER_INCH + 0.5);
  return MAX (dots, SMALLEST_MODULE);
}

guint
akashi_artwork_check_dpi (guint dpi, GError **error)
{
  if (dpi == 0)
    return AKASHI_ARTWORK_DPI;
  if (dpi >= AKASHI_MIN_ARTWORK_DPI && dpi <= AKASHI_MAX_ARTWORK_DPI)
    return dpi;
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "%u dots an inch: not %d to %d", dpi,
               AKASHI_MIN_ARTWORK_DPI, AKASHI_MAX_ARTWORK_DPI);
  return 0;
}

PangoLayout *
akashi_artwork_text (cairo_t *cairo, const char *text, double size, gboolean bold)
{
  PangoLayout *layout = pango_cairo_create_layout (cairo);
  PangoFontDescription *font = pango_font_description_from_string (FONTS);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
new_surface (AkashiArtworkFormat format, guint width, guint height, double points_per_dot, GByteArray *out)
{
  switch (format)
    {
    case AKASHI_ARTWORK_SVG:
      return cairo_svg_surface_create_for_stream (append, out, width * points_per_dot,
                                                  height * points_per_dot);
    case AKASHI_ARTWORK_PDF:
      return cairo_pdf_surface_create_for_stream (append, out, width * points_per_dot,
                                                  height * points_per_dot);
    case AKASHI_ARTWORK_PNG:
    default:
      return cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width, (int) height);
    }
}

GBytes *
akashi_artwork_sheet (AkashiArtworkFormat format, guint width, guint height, guint dpi,
                      AkashiArtworkPaint paint, gpointer data, GError **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  double points_per_dot = POINTS_PER_INCH / dpi;
  cairo_surface_t *surface = new_surface (format, width, height, points_per_dot, out);
  cairo_t *cairo = cairo_create (surface);

  if (format != AKASHI_ARTWORK_PNG)
    cairo_scale (cairo, points_per_dot, points_per_dot);
  cairo_set_source_rgb (cairo, 1, 1, 1);
  cairo_paint (cairo);
  cairo_set_source_rgb (cairo, 0, 0, 0);
  paint (cairo, data);
  cairo_status_t status = cairo_status (cairo);
  cairo_destroy (cairo);

  if (status == CAIRO_STATUS_SUCCESS && format == AKASHI_ARTWORK_PNG)
    status = cairo_surface_write_to_png_stream (surface, append, out);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_steal_pointer (&out));
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_FAILED, "drawing: %s", cairo_status_to_string (status));
  return NULL;
}
