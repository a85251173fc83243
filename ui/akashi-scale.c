/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-scale.h"

#include <string.h>

/* The glass the ideal sizes are drawn for: 21.5 inches, 16:9. */
#define LONG_SIDE_MM 476.0
#define SHORT_SIDE_MM 268.0
#define LARGEST_FACTOR 1.6

/* Glass whose diagonal is shorter is a tablet, and read from nearer: 45 cm instead of 60. What has to be seen
 * under 0.7 degrees (EN 301 549, 5.1.4) is then 5.5 mm high instead of 7.3; nothing is ever under 4.8. */
#define TABLET_DIAGONAL_MM 300.0
#define TABLET_NEARER 0.75
/* Where the least is more than the ideal, letters are large for the glass already, and grow by this share. */
#define SMALL_FACTOR 0.85
#define SMALL_BIGGER 0.35
#define LEAST_CAPITAL_MM 4.8

/* Letters: heights of a capital in millimetres, ideal for the two arrangements, the least that is allowed
 * (screens.md, rule 4: headlines and facts 7.3, nothing under 4.8), and what "bigger letters" makes of them:
 * what is large already grows less, so that a word still fits its column. */
static const struct {
  const char *role;
  double portrait, landscape, least, bigger;
} letters[] = {
  { "headline", 13.8, 12.8, 7.3, 1.1 },  { "title", 14.8, 13.4, 7.3, 1.1 },
  { "model", 15.0, 13.0, 8.0, 1.1 },     { "value", 9.0, 8.6, 7.3, 1.25 },
  { "sentence", 8.8, 8.4, 6.0, 1.2 },    { "button", 9.4, 9.0, 7.3, 1.15 },
  { "aside", 8.0, 7.8, 7.3, 1.25 },      { "caption", 6.8, 6.6, 4.8, 1.25 },
  { "small", 5.8, 5.6, 4.8, 1.25 },      { "bar-text", 7.0, 6.8, 4.8, 1.2 },
  { "step", 9.0, 8.6, 6.0, 1.25 },       { "advice", 12.4, 10.4, 7.3, 1.2 },
  { "section", 7.6, 7.2, 6.0, 1.25 },    { "line", 8.4, 8.0, 6.0, 1.25 },
  { "choice-text", 7.8, 7.4, 6.0, 1.2 }, { "typed", 13.0, 11.0, 7.3, 1.1 },
  { "key-text", 10.0, 9.4, 7.3, 1.1 },   { "key-word", 7.0, 6.6, 4.8, 1.1 },
  { "typed.long", 9.0, 8.6, 7.3, 1.1 },  { "notice", 5.8, 5.6, 4.8, 1.0 },
  { "reason", 8.2, 7.6, 4.8, 1.25 },
};

/* A page that holds more than fits is set in smaller steps, one after the other, before anything has to
 * scroll. */
static const struct {
  const char *page_class;
  double share; /* of the ideal; never under the least */
} densities[] = { { NULL, 1.0 }, { "dense", 0.84 }, { "densest", 0.68 } };

/* Everything else: millimetres. @properties is formatted with the pixels; @touched: meant for fingers, and
 * the same at every density. */
static const struct {
  const char *selector, *properties;
  double portrait, landscape, least;
  gboolean touched;
  int border; /* pixels that the border adds, where every millimetre counts */
} rules[] = {
  { ".lead", "padding: %dpx", 11.0, 11.0, 3.0, FALSE },
  { "page.landscape.narrow .lead", "padding-left: %dpx; padding-right: %dpx", 8.0, 8.0, 3.0, TRUE },
  { ".lead", "border-spacing: %dpx", 5.0, 5.0, 1.2, FALSE },
  { ".body", "padding: %dpx", 12.0, 11.0, 2.4, FALSE },
  { "page.densest .body.keyboard", "padding-top: %dpx; padding-bottom: %dpx", 1.0, 1.0, 0.2, TRUE },
  { "page.densest .body.keyboard", "border-spacing: %dpx", 2.0, 2.0, 2.0, TRUE },
  { ".body.above", "padding-bottom: %dpx", 5.0, 5.0, 0.8, FALSE },
  { ".body.under", "padding-top: 0", 0, 0, 0, FALSE },
  { ".stack", "border-spacing: %dpx", 5.0, 5.0, 0.8, FALSE },
  { ".rows", "border-spacing: %dpx", 5.0, 5.0, 0.8, FALSE },
  { ".tight", "border-spacing: %dpx", 1.2, 1.2, 0.6, FALSE },
  { "pager > .fact", "margin-bottom: %dpx", 5.0, 5.0, 1.6, FALSE },
  { "pager > .note", "margin-bottom: %dpx", 3.0, 2.6, 1.2, FALSE },
  { "pager > .line", "margin-bottom: %dpx", 5.0, 5.0, 1.6, FALSE },
  { "pager > .advice", "margin-bottom: %dpx", 6.0, 5.0, 2.0, FALSE },
  { ".fact", "padding-bottom: %dpx", 5.0, 5.0, 1.6, FALSE },
  /* parts of one value: lines of one paragraph */
  { ".fact.goes-on", "padding-bottom: %dpx", 2.0, 2.0, 0.8, FALSE },
  { "pager > .fact.goes-on", "margin-bottom: 0", 0, 0, 0, FALSE },
  { ".shape", "min-width: %dpx; min-height: %dpx", 48.0, 48.0, 12.0, FALSE },
  { ".support-bar", "min-height: %dpx", 5.4, 5.0, 3.0, FALSE },
  { ".plate", "padding: %dpx", 12.0, 10.0, 3.0, FALSE },
  { ".plate", "border-radius: %dpx", 6.0, 5.0, 3.0, FALSE },
  { ".pair", "border-spacing: %dpx", 8.0, 8.0, 4.0, FALSE },
  { ".picture", "-gtk-icon-size: %dpx", 60.0, 46.0, 12.0, FALSE },
  { "pager > .wide-button", "margin-bottom: %dpx", 7.0, 6.0, 4.0, TRUE },
  { ".bar", "padding: %dpx", 3.0, 2.5, 0.6, TRUE },
  { ".bar > button", "margin: %dpx", 3.0, 2.5, 2.0, TRUE },
  { ".bar > button", "min-height: %dpx; min-width: %dpx", 30.0, 22.0, 16.0, TRUE },
  { ".bar > button", "border-radius: %dpx", 6.0, 5.0, 3.0, TRUE },
  { ".bar-icon", "-gtk-icon-size: %dpx", 10.0, 8.0, 6.0, TRUE },
  { ".mains", "border-spacing: %dpx; margin-top: %dpx", 5.0, 4.5, 4.0, TRUE },
  { ".main-button", "min-height: %dpx", 24.0, 20.0, 16.0, TRUE },
  { ".main-button", "padding: %dpx", 2.0, 1.6, 0.4, TRUE },
  { ".main-button", "border-radius: %dpx", 6.0, 5.0, 3.0, TRUE },
  { ".choices", "border-spacing: %dpx", 5.0, 5.0, 4.0, TRUE },
  { "pager > .choices", "margin-bottom: %dpx", 5.0, 5.0, 4.0, TRUE },
  { ".choice-button", "min-height: %dpx", 22.0, 19.0, 16.0, TRUE },
  { ".choice-button", "padding: %dpx", 3.0, 2.4, 0.8, FALSE },
  { ".choice-button", "border-radius: %dpx", 5.0, 4.0, 3.0, TRUE },
  { ".choice", "border-spacing: %dpx", 4.0, 3.6, 2.0, FALSE },
  { ".choice-icon", "-gtk-icon-size: %dpx", 14.0, 12.0, 8.0, FALSE },
  { ".item", "border-spacing: %dpx", 6.0, 5.0, 3.0, FALSE },
  { ".pictogram", "-gtk-icon-size: %dpx", 17.0, 15.0, 10.0, FALSE },
  { ".section", "padding-top: %dpx", 4.0, 3.0, 1.0, FALSE },
  { ".key", "min-width: %dpx; min-height: %dpx", 17.2, 16.4, 16.0, TRUE, 6 },
  { ".key", "margin: %dpx", 2.1, 2.0, 2.0, TRUE },
  { ".field", "min-height: %dpx; padding: 0 %dpx", 16.0, 14.0, 8.0, FALSE },
  { ".field", "border-radius: %dpx", 4.0, 3.0, 2.0, TRUE },
  { ".key", "border-radius: %dpx", 4.0, 3.0, 2.0, TRUE },
  { ".offer", "min-height: %dpx; min-width: %dpx", 18.0, 17.0, 16.0, TRUE, 6 },
  { ".offer", "padding: 0 %dpx", 4.0, 3.0, 2.0, TRUE },
  { ".offer", "border-radius: %dpx", 4.0, 3.0, 2.0, TRUE },
  { ".offers", "min-height: %dpx", 18.0, 17.0, 16.0, TRUE },
  { "page.loud > .band", "min-height: %dpx", 130.0, 40.0, 20.0, FALSE },
  { ".camera-test", "min-height: %dpx", 90.0, 62.0, 40.0, FALSE },
  { ".code", "min-width: %dpx; min-height: %dpx", 110.0, 60.0, 36.0, FALSE },
  { ".arrow", "-gtk-icon-size: %dpx", 34.0, 28.0, 14.0, FALSE },
  { "page.lit", "padding: %dpx", 16.0, 14.0, 8.0, TRUE },
  { ".wide-button", "min-height: %dpx", 30.0, 26.0, 16.0, TRUE },
  { ".wide-button", "padding: %dpx", 2.4, 2.0, 0.4, TRUE },
  { ".wide-button", "border-radius: %dpx", 6.0, 5.0, 3.0, TRUE },
  { ".keep-button", "min-height: %dpx", 17.0, 17.0, 16.0, TRUE },
  { "pager > .keep-button", "margin-top: %dpx; margin-bottom: 0", 4.0, 4.0, 4.0, TRUE },
  { ".keep-button", "border-radius: %dpx", 5.0, 4.0, 3.0, TRUE },
  { ".keep-button", "padding: 0 %dpx", 8.0, 8.0, 4.0, TRUE },
  { "countdown", "padding: 0 %dpx", 6.0, 6.0, 4.0, TRUE },
  { ".panel-button", "min-height: %dpx", 17.0, 17.0, 16.0, TRUE },
  { ".panel-button", "margin: %dpx", 3.0, 2.5, 2.0, TRUE },
  { ".panel-button", "padding: 0 %dpx", 3.0, 2.0, 1.0, TRUE },
  { ".panel-button", "border-radius: %dpx", 5.0, 4.0, 3.0, TRUE },
  { ".sample-bar", "padding: %dpx", 2.2, 2.0, 0.6, TRUE },
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
  double px_per_mm = (double) width_px / width_mm;
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
millimetres (const AkashiScale *scale, double share, double portrait, double landscape, double least)
{
  return MAX (least, share * factor (scale) * (akashi_scale_is_landscape (scale) ? landscape : portrait));
}

gboolean
akashi_scale_is_tablet (const AkashiScale *scale)
{
  double width = scale->width / scale->px_per_mm, height = scale->height / scale->px_per_mm;
  return width * width + height * height < TABLET_DIAGONAL_MM * TABLET_DIAGONAL_MM;
}

static double
least_capital_mm (const AkashiScale *scale, guint role)
{
  return MAX (LEAST_CAPITAL_MM, letters[role].least * (akashi_scale_is_tablet (scale) ? TABLET_NEARER : 1.0));
}

/* How far each step goes towards, and past, what the table calls bigger. */
static const double step_share[AKASHI_LETTER_STEPS] = { 0, 1, 2 };

/* On a tablet a larger bar would take the room from the page whose letters are to be bigger. */
static gboolean
grows (const AkashiScale *scale, guint role)
{
  return !akashi_scale_is_tablet (scale) || strcmp (letters[role].role, "bar-text") != 0;
}

/* "Bigger letters" makes the least bigger, too, except on a page that does not fit then. */
static double
capital_mm (const AkashiScale *scale, guint density, guint role)
{
  double step = grows (scale, role) ? step_share[MIN (scale->letters, AKASHI_LETTER_STEPS - 1)] : 0;
  double bigger
      = 1.0 + (letters[role].bigger - 1.0) * step * (factor (scale) < SMALL_FACTOR ? SMALL_BIGGER : 1.0);
  double ideal
      = millimetres (scale, densities[density].share, letters[role].portrait, letters[role].landscape, 0);
  double least = least_capital_mm (scale, role);
  return MAX (ideal * bigger, density + 1 < AKASHI_DENSITIES ? least * bigger : least);
}

double
akashi_scale_capital_mm (const AkashiScale *scale, const char *role, guint density)
{
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (strcmp (letters[i].role, role) == 0)
      return capital_mm (scale, MIN (density, AKASHI_DENSITIES - 1), i);
  return 0;
}

const char *
akashi_scale_density_class (guint density)
{
  return density < AKASHI_DENSITIES ? densities[density].page_class : NULL;
}

/* Rounded up: a size that may not be smaller is not made smaller by rounding. */
static int
pixels (const AkashiScale *scale, double mm)
{
  double px = mm * scale->px_per_mm;
  return (int) px + (px > (int) px ? 1 : 0);
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

/* The rules of one density. Touch targets do not shrink: only what is read and what lies between. */
static void
append_density (GString *css, const AkashiScale *scale, guint density)
{
  const char *page_class = densities[density].page_class;
  g_autofree char *page = page_class == NULL ? g_strdup ("") : g_strdup_printf ("page.%s ", page_class);
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    g_string_append_printf (css, "%s.%s { font-size: %dpx; }\n", page, letters[i].role,
                            pixels (scale, capital_mm (scale, density, i) / AKASHI_CAPITAL_PER_EM));
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      if (density > 0 && rules[i].touched)
        continue;
      double mm = millimetres (scale, densities[density].share, rules[i].portrait, rules[i].landscape,
                               rules[i].least);
      g_autofree char *selector = g_strconcat (page, rules[i].selector, NULL);
      append_rule (css, selector, rules[i].properties, pixels (scale, mm) - rules[i].border);
    }
}

char *
akashi_scale_to_css (const AkashiScale *scale)
{
  GString *css = g_string_new (NULL);
  for (guint density = 0; density < AKASHI_DENSITIES; density++)
    append_density (css, scale, density);
  /* Fingers reach the lower two thirds of a tall screen. */
  if (!akashi_scale_is_landscape (scale))
    g_string_append_printf (css, "page.reach > .band { min-height: %dpx; }\n", scale->height / 3);
  return g_string_free (css, FALSE);
}
