/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-sample-codes.h"

#include <qrencode.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QRcode, QRcode_free)

#define QUIET_MODULES 4

gboolean
akashi_sample_draw_qr (cairo_t *cairo, const char *text, double x, double y, double side)
{
  g_autoptr (QRcode) code = QRcode_encodeString (text, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
  if (code == NULL)
    return FALSE;

  double module = side / (code->width + 2 * QUIET_MODULES);
  cairo_set_source_rgb (cairo, 1, 1, 1);
  cairo_rectangle (cairo, x, y, side, side);
  cairo_fill (cairo);
  cairo_set_source_rgb (cairo, 0.07, 0.07, 0.08);
  for (int row = 0; row < code->width; row++)
    for (int column = 0; column < code->width; column++)
      if (code->data[row * code->width + column] & 1)
        cairo_rectangle (cairo, x + (column + QUIET_MODULES) * module, y + (row + QUIET_MODULES) * module,
                         module, module);
  cairo_fill (cairo);
  return TRUE;
}

/* One digit is seven modules. Which of the left six are written mirrored and inverted tells the first digit
 * (GS1 General Specifications, section 5.2). */
static const guint8 odd[10] = { 0x0d, 0x19, 0x13, 0x3d, 0x23, 0x31, 0x2f, 0x3b, 0x37, 0x0b };
static const guint8 mirrored[10] = { 0x00, 0x0b, 0x0d, 0x0e, 0x13, 0x19, 0x1c, 0x15, 0x16, 0x1a };

static guint
mirror (guint bits)
{
  guint result = 0;
  for (guint i = 0; i < 7; i++)
    result |= ((bits >> i) & 1) << (6 - i);
  return result;
}

static void
append_bits (GString *bars, guint bits, guint count)
{
  for (guint i = count; i-- > 0;)
    g_string_append_c (bars, (bits >> i) & 1 ? '1' : '0');
}

void
akashi_sample_draw_ean13 (cairo_t *cairo, const char *digits, double x, double y, double module,
                          double height)
{
  g_autoptr (GString) bars = g_string_new ("101");
  guint first = (guint) (digits[0] - '0') % 10;

  for (guint i = 1; i <= 12; i++)
    {
      guint left = odd[(guint) (digits[i] - '0') % 10];
      guint right = ~left & 0x7f;
      gboolean turned = i <= 6 && (mirrored[first] >> (6 - i)) & 1;
      append_bits (bars, i > 6 ? right : (turned ? mirror (right) : left), 7);
      if (i == 6)
        g_string_append (bars, "01010");
    }
  g_string_append (bars, "101");

  cairo_set_source_rgb (cairo, 0.07, 0.07, 0.08);
  for (gsize i = 0; i < bars->len; i++)
    if (bars->str[i] == '1')
      cairo_rectangle (cairo, x + (double) i * module, y, module, height);
  cairo_fill (cairo);
}
