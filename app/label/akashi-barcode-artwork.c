/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-barcode-artwork.h"

#include "akashi-artwork-sheet.h"

#include <pango/pangocairo.h>
#include <string.h>

/* Modules, GS1 General Specifications, 5.2.1.4 and 5.2.3: quiet zones, height of the bars, and how much
 * longer the guard bars are. */
#define LEFT_QUIET_ZONE 11
#define RIGHT_QUIET_ZONE 7
#define TOP_MARGIN 4
#define BAR_HEIGHT 69
#define GUARD_HEIGHT 74
#define TEXT_HEIGHT 10 /* below the bars, overlapping the guard bars' ends */
#define DIGIT_SIZE 9

#define DIGITS 13

/* Number set A (odd parity); B is C mirrored, C is A with dark and light exchanged. */
static const char *const set_a[] = { "0001101", "0011001", "0010011", "0111101", "0100011",
                                     "0110001", "0101111", "0111011", "0110111", "0001011" };

/* Which of the six left digits are of set B: how the first digit is written. */
static const char *const parities[]
    = { "AAAAAA", "AABABB", "AABBAB", "AABBBA", "ABAABB", "ABBAAB", "ABBBAA", "ABABAB", "ABABBA", "ABBABA" };

typedef struct {
  char modules[AKASHI_EAN13_MODULES + 1];
  char digits[DIGITS + 1];
  guint module; /* dots */
} Symbol;

static void
write_digit (char *out, int digit, char set)
{
  for (guint i = 0; i < 7; i++)
    {
      char a = set_a[digit][set == 'B' ? 6 - i : i];
      out[i] = set == 'A' ? a : (a == '0' ? '1' : '0');
    }
}

static gboolean
format_digits (AkashiGtin gtin, char out[DIGITS + 1])
{
  if (!akashi_gtin_is_valid (gtin) || gtin > G_GUINT64_CONSTANT (9999999999999)
      || gtin <= G_GUINT64_CONSTANT (9999999999))
    return FALSE;
  g_snprintf (out, DIGITS + 1, "%013" G_GUINT64_FORMAT, gtin);
  return TRUE;
}

gboolean
akashi_barcode_artwork_ean13 (AkashiGtin gtin, char out[AKASHI_EAN13_MODULES + 1])
{
  char digits[DIGITS + 1];
  if (!format_digits (gtin, digits))
    return FALSE;

  const char *parity = parities[digits[0] - '0'];
  memcpy (out, "101", 3);
  for (guint i = 0; i < 6; i++)
    write_digit (out + 3 + 7 * i, digits[1 + i] - '0', parity[i]);
  memcpy (out + 45, "01010", 5);
  for (guint i = 0; i < 6; i++)
    write_digit (out + 50 + 7 * i, digits[7 + i] - '0', 'C');
  memcpy (out + 92, "101", 4);
  return TRUE;
}

static gboolean
is_guard (guint module)
{
  return module < 3 || (module >= 45 && module < 50) || module >= 92;
}

/* @digits in the middle of the modules @from to @to, under the bars. */
static void
paint_digits (cairo_t *cairo, const Symbol *symbol, const char *digits, gsize count, double from, double to)
{
  g_autofree char *text = g_strndup (digits, count);
  g_autoptr (PangoLayout) layout = akashi_artwork_text (cairo, text, DIGIT_SIZE * symbol->module, FALSE);
  int width, height;
  pango_layout_get_pixel_size (layout, &width, &height);
  double middle = (LEFT_QUIET_ZONE + (from + to) / 2) * symbol->module;
  cairo_move_to (cairo, middle - width / 2.0, (TOP_MARGIN + BAR_HEIGHT + 0.5) * symbol->module);
  pango_cairo_show_layout (cairo, layout);
}

static void
paint (cairo_t *cairo, gpointer data)
{
  const Symbol *symbol = data;
  double module = symbol->module;

  cairo_set_antialias (cairo, CAIRO_ANTIALIAS_NONE);
  for (guint i = 0; i < AKASHI_EAN13_MODULES; i++)
    if (symbol->modules[i] == '1')
      cairo_rectangle (cairo, (LEFT_QUIET_ZONE + i) * module, TOP_MARGIN * module, module,
                       (is_guard (i) ? GUARD_HEIGHT : BAR_HEIGHT) * module);
  cairo_fill (cairo);
  cairo_set_antialias (cairo, CAIRO_ANTIALIAS_DEFAULT);

  paint_digits (cairo, symbol, symbol->digits, 1, -LEFT_QUIET_ZONE, 0);
  paint_digits (cairo, symbol, symbol->digits + 1, 6, 3, 45);
  paint_digits (cairo, symbol, symbol->digits + 7, 6, 50, 92);
}

GBytes *
akashi_barcode_artwork_draw (AkashiGtin gtin, guint dpi, AkashiArtworkFormat format, GError **error)
{
  Symbol symbol = { 0 };
  guint dots = akashi_artwork_check_dpi (dpi, error);
  if (dots == 0)
    return NULL;
  if (!akashi_barcode_artwork_ean13 (gtin, symbol.modules))
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "%" G_GUINT64_FORMAT " is no EAN-13", gtin);
      return NULL;
    }
  (void) format_digits (gtin, symbol.digits);
  symbol.module = akashi_artwork_module_dots (dots);
  return akashi_artwork_sheet (
      format, (LEFT_QUIET_ZONE + AKASHI_EAN13_MODULES + RIGHT_QUIET_ZONE) * symbol.module,
      (TOP_MARGIN + BAR_HEIGHT + TEXT_HEIGHT + TOP_MARGIN) * symbol.module, dots, paint, &symbol, error);
}
