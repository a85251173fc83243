/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-overlap-diagram.h"

#include "akashi-guarantee-words.h"
#include "akashi-words.h"

#include <string.h>

/* All in px of the drawing. */
#define MARGIN 28
#define TITLE_HEIGHT 44
#define HEAD_HEIGHT 112 /* room for the slanted names of the columns */
#define LINE_WIDTH 470  /* of the column of guarantees */
#define COLUMN 62
#define SLANT_WIDTH 74 /* how far the last name reaches out to the right */
#define ROW 28
#define GROUP_ROW 42
#define LEGEND_ROW 26
#define DOT 8

#define INK "#15191F"
#define GREY "#5A626D"
#define PAPER "#FAF9F6"
#define STRIPE "#EFEDE6"
#define ALL_COLOUR "#00563F"
#define SOME_COLOUR "#0B4A8F"
#define ONE_COLOUR "#7A4300"

typedef struct {
  const char *language;
  const AkashiGuarantees *all;
  GString *out;
  const char *colour; /* of the group being drawn */
  guint y;            /* top of the next row */
  guint width;
} Drawing;

static void
put_text (Drawing *drawing, double x, double y, const char *attributes, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  g_string_append_printf (drawing->out, "<text x=\"%g\" y=\"%g\"%s>%s</text>\n", x, y, attributes, escaped);
}

static double
column_centre (guint column)
{
  return MARGIN + LINE_WIDTH + (column + 0.5) * COLUMN;
}

static void
put_heads (Drawing *drawing)
{
  guint bottom = drawing->y + HEAD_HEIGHT - 10;

  for (guint i = 0; i < drawing->all->baselines->len; i++)
    {
      const AkashiBaseline *baseline = drawing->all->baselines->pdata[i];
      g_autofree char *slant = g_strdup_printf (" transform=\"rotate(-50 %g %u)\" font-weight=\"bold\"",
                                                column_centre (i), bottom);
      put_text (drawing, column_centre (i), bottom, slant, baseline->short_title);
    }
  drawing->y += HEAD_HEIGHT;
}

/* One of the signs of the legend, round a point. */
static void
put_dot (Drawing *drawing, double x, double y, const AkashiDemand *demand)
{
  gboolean basic = akashi_demand_is_basic (demand);
  gboolean filled = demand->strength == AKASHI_STRENGTH_MUST && basic;

  g_string_append_printf (
      drawing->out, "<circle cx=\"%g\" cy=\"%g\" r=\"%u\" fill=\"%s\" stroke=\"%s\" stroke-width=\"2\"/>", x,
      y, DOT, filled ? drawing->colour : PAPER, drawing->colour);
  if (basic)
    return;
  g_autofree char *level = g_strdup_printf ("%u", demand->level);
  put_text (drawing, x, y + 4, " text-anchor=\"middle\" font-size=\"11\" font-weight=\"bold\"", level);
}

static void
put_unknown (Drawing *drawing, double x, double y)
{
  put_text (drawing, x, y + 5, " text-anchor=\"middle\" fill=\"" GREY "\" font-size=\"13\"", "?");
}

static void
put_cell (Drawing *drawing, const AkashiGuarantee *guarantee, guint column)
{
  const AkashiBaseline *baseline = drawing->all->baselines->pdata[column];
  const AkashiDemand *demand = akashi_guarantee_find_demand (guarantee, baseline);
  double y = drawing->y + ROW / 2.0;

  if (!demand)
    {
      if (!baseline->whole)
        put_unknown (drawing, column_centre (column), y);
      return;
    }
  g_autofree char *where = akashi_words_demand (drawing->language, demand);
  g_autofree char *title = g_strdup_printf ("%s: %s", baseline->title, where);
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  g_string_append_printf (drawing->out, "<g><title>%s</title>", escaped);
  put_dot (drawing, column_centre (column), y, demand);
  g_string_append (drawing->out, "</g>\n");
}

static void
put_row (Drawing *drawing, const AkashiGuarantee *guarantee, gboolean striped)
{
  if (striped)
    g_string_append_printf (drawing->out,
                            "<rect x=\"%d\" y=\"%u\" width=\"%u\" height=\"%d\" fill=\"" STRIPE "\"/>\n",
                            MARGIN, drawing->y, LINE_WIDTH + COLUMN * drawing->all->baselines->len, ROW);
  put_text (drawing, MARGIN + 10, drawing->y + ROW / 2.0 + 5, "",
            akashi_words_guarantee (drawing->language, guarantee));
  for (guint i = 0; i < drawing->all->baselines->len; i++)
    put_cell (drawing, guarantee, i);
  drawing->y += ROW;
}

static void
put_group (Drawing *drawing, AkashiOverlap overlap)
{
  static const char *const colours[] = {
    [AKASHI_OVERLAP_NEARLY_ALL] = ALL_COLOUR,
    [AKASHI_OVERLAP_SOME] = SOME_COLOUR,
    [AKASHI_OVERLAP_ONE] = ONE_COLOUR,
  };
  g_autofree char *style
      = g_strdup_printf (" font-size=\"17\" font-weight=\"bold\" fill=\"%s\"", colours[overlap]);
  guint rows = 0;

  drawing->colour = colours[overlap];
  put_text (drawing, MARGIN, drawing->y + GROUP_ROW - 14, style,
            akashi_words_overlap (drawing->language, overlap));
  drawing->y += GROUP_ROW;
  for (guint i = 0; i < drawing->all->guarantees->len; i++)
    {
      const AkashiGuarantee *guarantee = drawing->all->guarantees->pdata[i];
      if (akashi_guarantees_overlap (drawing->all, guarantee, NULL) == overlap)
        put_row (drawing, guarantee, rows++ % 2 == 0);
    }
}

static void
put_legend_line (Drawing *drawing, const AkashiDemand *demand, const char *text)
{
  double y = drawing->y + LEGEND_ROW / 2.0;

  if (demand)
    put_dot (drawing, MARGIN + DOT + 2, y, demand);
  else
    put_unknown (drawing, MARGIN + DOT + 2, y);
  put_text (drawing, MARGIN + 32, y + 5, "", text);
  drawing->y += LEGEND_ROW;
}

static void
put_note (Drawing *drawing, const char *text)
{
  put_text (drawing, MARGIN, drawing->y + LEGEND_ROW / 2.0 + 5, "", text);
  drawing->y += LEGEND_ROW;
}

/* Why some dots do not count against "one only". */
static void
put_sources (Drawing *drawing)
{
  const AkashiGuarantees *all = drawing->all;

  for (guint i = 0; i < all->baselines->len; i++)
    {
      const AkashiBaseline *baseline = all->baselines->pdata[i];
      if (!baseline->rests_on)
        continue;
      const AkashiBaseline *base = akashi_guarantees_find_baseline (all, baseline->rests_on);
      /* TRANSLATORS: two baselines, as in "Cyber Trust Mark takes over what NISTIR 8425 asks for." */
      g_autofree char *note
          = g_strdup_printf (akashi_words_text (drawing->language, N_ ("%s takes over what %s asks for.")),
                             baseline->title, base->title);
      put_note (drawing, note);
    }
}

static void
put_legend (Drawing *drawing)
{
  static const AkashiBaseline levels = { .base_level = 1 };
  const AkashiDemand must = { .baseline = &levels };
  const AkashiDemand should = { .baseline = &levels, .strength = AKASHI_STRENGTH_SHOULD };
  const AkashiDemand higher = { .baseline = &levels, .level = 2 };
  const char *language = drawing->language;

  drawing->colour = INK;
  drawing->y += 20;
  put_legend_line (drawing, &must, akashi_words_text (language, N_ ("asked for")));
  put_legend_line (drawing, &should, akashi_words_text (language, N_ ("recommended only, or in part")));
  put_legend_line (drawing, &higher, akashi_words_text (language, N_ ("asked for from this level on")));
  put_legend_line (drawing, NULL,
                   akashi_words_text (language, N_ ("not known: we have not read this baseline whole")));
  g_autofree char *day = akashi_words_day (language, drawing->all->checked_on);
  g_autofree char *dated = g_strdup_printf (
      akashi_words_text (language, N_ ("An empty place: not asked for. As known on %s.")), day);
  put_note (drawing, dated);
  put_sources (drawing);
}

static void
put_page (Drawing *drawing)
{
  const char *title = akashi_words_text (drawing->language, N_ ("Which promise do security labels share?"));

  drawing->y = MARGIN;
  put_text (drawing, MARGIN, drawing->y + 24, " font-size=\"24\" font-weight=\"bold\"", title);
  drawing->y += TITLE_HEIGHT;
  put_heads (drawing);
  for (int overlap = AKASHI_OVERLAP_NEARLY_ALL; overlap <= AKASHI_OVERLAP_ONE; overlap++)
    put_group (drawing, (AkashiOverlap) overlap);
  put_legend (drawing);
  drawing->y += MARGIN;
}

char *
akashi_overlap_diagram_new (const char *language, const AkashiGuarantees *all)
{
  Drawing drawing = {
    .language = language,
    .all = all,
    .out = g_string_new (NULL),
    .width = 2 * MARGIN + LINE_WIDTH + COLUMN * all->baselines->len + SLANT_WIDTH,
  };

  put_page (&drawing);
  g_autofree char *page = g_string_free (drawing.out, FALSE);
  /* An SVG's language tags have a hyphen, and no modifier. */
  g_autofree char *tag = g_strdelimit (g_strndup (language, strcspn (language, "@")), "_", '-');
  return g_strdup_printf (
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<svg xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\"%s\" width=\"%u\" height=\"%u\" viewBox=\"0 0 %u "
      "%u\" font-family=\"'BIZ UDPGothic','Noto Sans CJK JP','Noto Sans',sans-serif\" font-size=\"15\" "
      "fill=\"" INK "\">\n"
      "<title>%s</title>\n<rect width=\"100%%\" height=\"100%%\" fill=\"" PAPER "\"/>\n%s</svg>\n",
      tag, drawing.width, drawing.y, drawing.width, drawing.y,
      akashi_words_text (language, N_ ("Which promise do security labels share?")), page);
}
