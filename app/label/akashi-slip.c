/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-slip.h"

#include "akashi-qr-code.h"

#include <cairo-pdf.h>
#include <math.h>
#include <pango/pangocairo.h>

/* All lengths below are points of 1/72 inch. */
#define POINTS_PER_MM (72.0 / 25.4)
#define MARGIN (4 * POINTS_PER_MM) /* printers of 80 mm rolls leave so much white */
#define LINE_GAP 5.0
#define LONGEST_WHOLE 24 /* characters of a word that is never broken: fewer than a line has */
#define SMALLEST_SCALE 0.75
#define SCALE_STEP 0.05
/* A module of the code: 0.45 mm, which phones read from paper at arm's length. */
#define MODULE (0.45 * POINTS_PER_MM)

/* Letters for old eyes: nothing under 9 points even where it is set smallest. */
static const struct {
  double size, space_above;
  gboolean bold;
} roles[] = {
  [AKASHI_SLIP_NOTICE] = { 12, 0, TRUE }, [AKASHI_SLIP_TITLE] = { 17, 4, TRUE },
  [AKASHI_SLIP_FACT] = { 14, 5, FALSE },  [AKASHI_SLIP_HEADING] = { 14, 11, TRUE },
  [AKASHI_SLIP_TASK] = { 14, 3, FALSE },  [AKASHI_SLIP_SMALL] = { 12, 5, FALSE },
};

static const struct {
  double width_mm, height_mm; /* 0: as long as it needs to be */
} papers[] = {
  [AKASHI_SLIP_ROLL_80] = { 80, 0 },
  [AKASHI_SLIP_A6] = { 105, 148 },
};

typedef struct {
  const AkashiSlip *slip;
  const AkashiQrCode *code; /* (nullable) */
  double width;             /* of the text */
  double scale;             /* of the letters */
} Setting;

typedef struct {
  cairo_t *cairo;
  double x, y;
} Corner;

/* --- one line --- */

/* As on the screen: a typeface for each language, and what the machine has where it is absent. */
static const char *
fonts_of (const char *language)
{
  if (g_str_has_prefix (language, "zh"))
    return "Noto Sans CJK SC, sans-serif";
  if (g_str_has_prefix (language, "ko"))
    return "Noto Sans CJK KR, sans-serif";
  return "BIZ UDPGothic, Noto Sans CJK JP, DejaVu Sans, sans-serif";
}

/* Numbers and models stay whole: a line that ends at their hyphen is read wrongly. */
static PangoAttrList *
keep_words_whole (const char *text)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  for (const char *at = text; *at != '\0';)
    {
      gsize length = 0;
      while (g_ascii_isgraph (at[length]))
        length++;
      if (length > 0 && length <= LONGEST_WHOLE)
        {
          PangoAttribute *whole = pango_attr_allow_breaks_new (FALSE);
          whole->start_index = (guint) (at - text);
          whole->end_index = whole->start_index + (guint) length;
          pango_attr_list_insert (attributes, whole);
        }
      at = length > 0 ? at + length : g_utf8_next_char (at);
    }
  return attributes;
}

static PangoLayout *
new_layout (cairo_t *cairo, const Setting *setting, const char *text, AkashiSlipRole role, double width)
{
  PangoLayout *layout = pango_cairo_create_layout (cairo);
  PangoFontDescription *font = pango_font_description_from_string (fonts_of (setting->slip->language));
  g_autofree char *ticked = role == AKASHI_SLIP_TASK ? g_strconcat ("□ ", text, NULL) : NULL;
  pango_context_set_language (pango_layout_get_context (layout),
                              pango_language_from_string (setting->slip->language));
  pango_font_description_set_absolute_size (font, roles[role].size * setting->scale * PANGO_SCALE);
  pango_font_description_set_weight (font, roles[role].bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_spacing (layout, (int) (0.15 * roles[role].size * PANGO_SCALE));
  if (ticked != NULL) /* lines after the first stand under the text, not under the box */
    pango_layout_set_indent (layout, -(int) (1.5 * roles[role].size * setting->scale * PANGO_SCALE));
  const char *shown = ticked != NULL ? ticked : text;
  PangoAttrList *attributes = keep_words_whole (shown);
  pango_layout_set_text (layout, shown, -1);
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return layout;
}

static double
height_of (PangoLayout *layout)
{
  int height;
  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

/* --- the page, from its top down; each returns where the next thing begins --- */

static double
paint_line (cairo_t *cairo, const Setting *setting, const AkashiSlipLine *line, double y)
{
  gboolean notice = line->role == AKASHI_SLIP_NOTICE;
  double inset = notice ? LINE_GAP : 0;
  g_autoptr (PangoLayout) layout
      = new_layout (cairo, setting, line->text, line->role, setting->width - 2 * inset);
  double height = height_of (layout);
  y += roles[line->role].space_above * setting->scale;
  cairo_set_source_rgb (cairo, 0, 0, 0);
  if (notice)
    {
      cairo_rectangle (cairo, MARGIN, y, setting->width, height + 2 * inset);
      cairo_fill (cairo);
      cairo_set_source_rgb (cairo, 1, 1, 1);
    }
  cairo_move_to (cairo, MARGIN + inset, y + inset);
  pango_cairo_show_layout (cairo, layout);
  return y + height + 2 * inset + LINE_GAP * setting->scale;
}

static void
paint_run (guint x, guint y, guint width, gpointer data)
{
  const Corner *corner = data;
  cairo_rectangle (corner->cairo, corner->x + x * MODULE, corner->y + y * MODULE, width * MODULE, MODULE);
}

/* Its quiet zone is white paper. */
static double
paint_code (cairo_t *cairo, const Setting *setting, double y)
{
  double quiet = AKASHI_QR_QUIET_ZONE * MODULE, side = akashi_qr_code_side (setting->code) * MODULE;
  Corner corner = { cairo, MARGIN, y + quiet };
  cairo_set_source_rgb (cairo, 0, 0, 0);
  cairo_set_antialias (cairo, CAIRO_ANTIALIAS_NONE);
  akashi_qr_code_each_run (setting->code, paint_run, &corner);
  cairo_fill (cairo);
  cairo_set_antialias (cairo, CAIRO_ANTIALIAS_DEFAULT);
  if (setting->slip->caption != NULL)
    {
      double left = side + quiet;
      g_autoptr (PangoLayout) caption
          = new_layout (cairo, setting, setting->slip->caption, AKASHI_SLIP_SMALL, setting->width - left);
      cairo_move_to (cairo, MARGIN + left, y + quiet);
      pango_cairo_show_layout (cairo, caption);
      side = MAX (side, height_of (caption));
    }
  return y + 2 * quiet + side;
}

/* Returns: how high the paper has to be. */
static double
paint (cairo_t *cairo, const Setting *setting)
{
  double y = MARGIN;
  for (guint i = 0; i < setting->slip->n_lines; i++)
    if (*setting->slip->lines[i].text != '\0')
      y = paint_line (cairo, setting, &setting->slip->lines[i], y);
  if (setting->code != NULL)
    y = paint_code (cairo, setting, y);
  return y + MARGIN;
}

static double
measure (const Setting *setting)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR, NULL);
  cairo_t *cairo = cairo_create (surface);
  double height = paint (cairo, setting);
  cairo_destroy (cairo);
  cairo_surface_destroy (surface);
  return height;
}

/* --- the file --- */

static gboolean
check (const AkashiSlip *slip, GError **error)
{
  gboolean good = slip->n_lines > 0 && (slip->caption == NULL || g_utf8_validate (slip->caption, -1, NULL));
  for (guint i = 0; good && i < slip->n_lines; i++)
    good = g_utf8_validate (slip->lines[i].text, -1, NULL);
  if (!good)
    g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "a slip has lines, and they are UTF-8");
  return good;
}

/* Returns: the height of the paper, or a negative number where it does not fit. */
static double
fit (Setting *setting, double room)
{
  double height = measure (setting);
  if (room <= 0)
    return height;
  while (height > room && setting->scale - SCALE_STEP >= SMALLEST_SCALE - 1e-9)
    {
      setting->scale -= SCALE_STEP;
      height = measure (setting);
    }
  if (height > room && setting->code != NULL)
    {
      setting->code = NULL;
      setting->scale = 1;
      return fit (setting, room);
    }
  return height > room ? -1 : room;
}

static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
draw (const Setting *setting, double paper_width, double paper_height, GError **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append, out, paper_width, paper_height);
  cairo_t *cairo = cairo_create (surface);
  paint (cairo, setting);
  cairo_destroy (cairo);
  cairo_surface_finish (surface);
  cairo_status_t status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_steal_pointer (&out));
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_FAILED, "drawing a slip: %s",
               cairo_status_to_string (status));
  return NULL;
}

GBytes *
akashi_slip_draw (const AkashiSlip *slip, guint *height_mm, GError **error)
{
  g_autoptr (AkashiQrCode) code = NULL;
  if (!check (slip, error))
    return NULL;
  if (slip->code != NULL)
    {
      code = akashi_qr_code_new (slip->code, AKASHI_QR_FOR_PAPER, error);
      if (code == NULL)
        return NULL;
    }
  double paper_width = papers[slip->paper].width_mm * POINTS_PER_MM;
  Setting setting = { slip, code, paper_width - 2 * MARGIN, 1 };
  double height = fit (&setting, papers[slip->paper].height_mm * POINTS_PER_MM);
  if (height < 0)
    {
      g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE, "the slip does not fit the paper");
      return NULL;
    }
  GBytes *file = draw (&setting, paper_width, height, error);
  if (file != NULL && height_mm != NULL)
    *height_mm = (guint) ceil (height / POINTS_PER_MM);
  return file;
}
