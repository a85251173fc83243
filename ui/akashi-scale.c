/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-scale.h"

#include <string.h>

/* The glass the ideal sizes are drawn for: 21.5 inches, 16:9. */
#define LONG_SIDE_MM 476.0
#define SHORT_SIDE_MM 268.0
#define LARGEST_FACTOR 1.6

/* Letters: heights of a capital in millimetres, ideal for the two arrangements and the least that is allowed
 * (screens.md, rule 4: headlines and facts 7.3, nothing under 4.8). */
static const struct {
  const char *role;
  double portrait, landscape, least;
} letters[] = {
  { "headline", 14.8, 13.4, 7.3 }, { "model", 15.0, 13.0, 8.0 }, { "value", 9.6, 9.2, 7.3 },
  { "sentence", 9.2, 8.8, 7.3 },   { "button", 9.6, 9.2, 7.3 },  { "aside", 8.4, 8.2, 7.3 },
  { "caption", 7.6, 7.2, 4.8 },    { "small", 6.6, 6.4, 4.8 },   { "bar-text", 7.0, 6.8, 4.8 },
  { "title", 15.6, 14.0, 7.3 },    { "step", 9.4, 9.0, 7.3 },
};

/* Everything else: millimetres. @properties is formatted with the pixels. */
static const struct {
  const char *selector, *properties;
  double portrait, landscape, least;
} rules[] = {
  { ".lead", "padding: %dpx", 13.0, 12.0, 5.0 },
  { ".body", "padding: %dpx", 13.0, 12.0, 5.0 },
  { ".lead, .stack", "border-spacing: %dpx", 6.0, 5.0, 2.0 },
  { ".rows", "border-spacing: %dpx", 6.0, 5.0, 2.0 },
  { ".tight", "border-spacing: %dpx", 2.0, 1.6, 0.8 },
  { ".fact", "padding-bottom: %dpx", 6.0, 5.0, 2.0 },
  { ".buttons, .bar", "border-spacing: %dpx", 7.0, 6.0, 4.0 },
  { ".bar", "padding: %dpx", 6.0, 5.0, 4.0 },
  { ".bar > button", "min-height: %dpx", 30.0, 22.0, 16.0 },
  { ".bar > button", "min-width: %dpx", 30.0, 30.0, 16.0 },
  { ".wide-button", "min-height: %dpx", 32.0, 28.0, 16.0 },
  { ".keep-button", "min-height: %dpx", 20.0, 18.0, 16.0 },
  { ".wide-button, .keep-button, .card, .bar > button", "border-radius: %dpx", 6.0, 5.0, 3.0 },
  { ".keep-button", "padding: 0 %dpx", 8.0, 8.0, 4.0 },
  { ".card", "padding: %dpx", 12.0, 10.0, 4.0 },
  { ".pair", "border-spacing: %dpx", 8.0, 8.0, 4.0 },
  { ".shape", "min-width: %dpx; min-height: %dpx", 54.0, 50.0, 24.0 },
  { ".shape.inline", "min-width: %dpx; min-height: %dpx", 30.0, 28.0, 16.0 },
  { ".picture", "min-width: %dpx; min-height: %dpx", 62.0, 46.0, 20.0 },
  { ".support-bar", "min-height: %dpx", 5.4, 5.0, 3.0 },
  { ".sample-bar", "padding: %dpx", 2.4, 2.0, 1.0 },
  { ".bar-icon", "min-height: %dpx; min-width: %dpx", 11.0, 9.0, 7.0 },
};

gboolean
akashi_scale_is_landscape (const AkashiScale *scale)
{
  return scale->width > scale->height;
}

double
akashi_scale_px_per_mm (int width_px, int width_mm)
{
  if (width_px <= 0 || width_mm <= 0)
    return AKASHI_DEFAULT_PX_PER_MM;
  double px_per_mm = (double)width_px / width_mm;
  return px_per_mm < 1.0 || px_per_mm > 20.0 ? AKASHI_DEFAULT_PX_PER_MM : px_per_mm;
}

/* How large this glass is beside the one the ideal sizes are drawn for. */
static double
factor (const AkashiScale *scale)
{
  double width = scale->width / scale->px_per_mm;
  double height = scale->height / scale->px_per_mm;
  gboolean landscape = akashi_scale_is_landscape (scale);
  double across = width / (landscape ? LONG_SIDE_MM : SHORT_SIDE_MM);
  double down = height / (landscape ? SHORT_SIDE_MM : LONG_SIDE_MM);
  return MIN (MIN (across, down), LARGEST_FACTOR);
}

static double
millimetres (const AkashiScale *scale, double portrait, double landscape, double least)
{
  return MAX (least, factor (scale) * (akashi_scale_is_landscape (scale) ? landscape : portrait));
}

double
akashi_scale_capital_mm (const AkashiScale *scale, const char *role)
{
  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++)
    if (strcmp (letters[i].role, role) == 0)
      return millimetres (scale, letters[i].portrait, letters[i].landscape, letters[i].least)
             * (scale->bigger ? AKASHI_BIGGER_LETTERS : 1.0);
  return 0;
}

/* Rounded up: a size that may not be smaller is not made smaller by rounding. */
static int
pixels (const AkashiScale *scale, double mm)
{
  double px = mm * scale->px_per_mm;
  return (int)px + (px > (int)px ? 1 : 0);
}

/* Writes @properties with every "%d" replaced. */
static void
append_rule (GString *css, const char *selector, const char *properties, int px)
{
  g_autofree char *number = g_strdup_printf ("%d", px);
  g_auto (GStrv) parts = g_strsplit (properties, "%d", -1);
  g_autofree char *filled = g_strjoinv (number, parts);
  g_string_append_printf (css, "%s { %s; }\n", selector, filled);
}

char *
akashi_scale_to_css (const AkashiScale *scale)
{
  GString *css = g_string_new (NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++)
  {
    double capital = akashi_scale_capital_mm (scale, letters[i].role);
    g_string_append_printf (css, ".%s { font-size: %dpx; }\n", letters[i].role,
                            pixels (scale, capital / AKASHI_CAPITAL_PER_EM));
  }
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    append_rule (css, rules[i].selector, rules[i].properties,
                 pixels (scale, millimetres (scale, rules[i].portrait, rules[i].landscape, rules[i].least)));
  return g_string_free (css, FALSE);
}
