/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-line-count.h"

#include <string.h>

#include "akashi-ruby-label.h"

/* Where a line may end between words; Pango units from the text's beginning. Spaces at the end of a line take
 * no room. */
typedef struct {
  int end, end_without_spaces;
} Place;

struct _AkashiLineCount {
  GtkWidget *label; /* not owned */
  GArray *places;   /* (nullable): of Place, the last one is the text's end; NULL: the label is asked */
  int least;        /* width of the widest piece, Pango units */
  int height;       /* of a line, likewise */
};

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " ")] == '\0';
}

/* Returns: whether all that stands in the line is of one typeface. */
static gboolean
is_even (PangoLayoutLine *line)
{
  for (GSList *run = line->runs; run != NULL; run = run->next)
    if (((PangoLayoutRun *) run->data)->item->analysis.font
        != ((PangoLayoutRun *) line->runs->data)->item->analysis.font)
      return FALSE;
  return line->runs != NULL;
}

/* @layout: in one line */
static void
find_places (AkashiLineCount *lines, PangoLayout *layout)
{
  const char *text = pango_layout_get_text (layout), *at = text;
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);
  gboolean may_tear = pango_layout_get_wrap (layout) != PANGO_WRAP_WORD;
  int n, end, end_without_spaces = 0, begin = 0;
  const PangoLogAttr *letters = pango_layout_get_log_attrs_readonly (layout, &n);
  lines->places = g_array_new (FALSE, FALSE, sizeof (Place));
  for (int i = 1; i < n; i++)
    {
      gboolean is_place = letters[i].is_line_break || i + 1 == n;
      at = g_utf8_next_char (at);
      gboolean ends_piece = is_place || (may_tear && letters[i].is_char_break);
      if (!ends_piece && letters[i - 1].is_white == letters[i].is_white)
        continue;
      pango_layout_line_index_to_x (line, (int) (at - text), FALSE, &end);
      if (!letters[i - 1].is_white)
        end_without_spaces = end;
      const Place place = { end, end_without_spaces };
      if (is_place)
        g_array_append_val (lines->places, place);
      if (!ends_piece)
        continue;
      lines->least = MAX (lines->least, end_without_spaces - begin);
      begin = end;
    }
}

AkashiLineCount *
akashi_line_count_new (GtkWidget *label)
{
  AkashiLineCount *lines = g_new0 (AkashiLineCount, 1);
  lines->label = label;
  if (!GTK_IS_LABEL (label) || is_blank (gtk_label_get_text (GTK_LABEL (label))))
    return lines;
  g_autoptr (PangoLayout) layout = pango_layout_copy (gtk_label_get_layout (GTK_LABEL (label)));
  pango_layout_set_width (layout, -1);
  if (pango_layout_get_line_count (layout) == 1 && is_even (pango_layout_get_line_readonly (layout, 0)))
    find_places (lines, layout);
  pango_layout_get_size (layout, NULL, &lines->height);
  return lines;
}

void
akashi_line_count_free (AkashiLineCount *lines)
{
  g_clear_pointer (&lines->places, g_array_unref);
  g_free (lines);
}

gboolean
akashi_line_count_are_counted (const AkashiLineCount *lines)
{
  return lines->places != NULL;
}

static const Place *
place_at (const AkashiLineCount *lines, guint i)
{
  return &g_array_index (lines->places, Place, i);
}

/* As Pango fills lines: each takes what still fits. @width: Pango units. @reach: (out): of the line that
 * reaches furthest. Returns: the number of lines; 0: a word does not fit. What Pango does then depends on
 * more than is known here. */
static int
count (const AkashiLineCount *lines, int width, int *reach)
{
  int n = 0, begin = 0;
  *reach = 0;
  for (guint i = 0; i < lines->places->len; i++, n++)
    {
      while (i + 1 < lines->places->len && place_at (lines, i + 1)->end_without_spaces - begin <= width)
        i++;
      *reach = MAX (*reach, place_at (lines, i)->end_without_spaces - begin);
      begin = place_at (lines, i)->end;
    }
  return *reach > width ? 0 : n;
}

void
akashi_line_count_widths (const AkashiLineCount *lines, int *least, int *natural)
{
  if (lines->places == NULL)
    {
      gtk_widget_measure (lines->label, GTK_ORIENTATION_HORIZONTAL, -1, least, natural, NULL, NULL);
      return;
    }
  *least = PANGO_PIXELS_CEIL (lines->least);
  *natural = PANGO_PIXELS_CEIL (place_at (lines, lines->places->len - 1)->end);
}

int
akashi_line_count_height (const AkashiLineCount *lines, int width)
{
  int height, reach;
  int n = lines->places == NULL ? 0 : width < 0 ? 1 : count (lines, width * PANGO_SCALE, &reach);
  if (n > 0)
    return PANGO_PIXELS_CEIL (n * lines->height);
  gtk_widget_measure (lines->label, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  return height;
}

/* --- lines of about equal length --- */

/* Returns: how wide the lines are that are wrapped at @width: more than that, where one may not be broken. */
static int
drawn_width (GtkWidget *label, int width)
{
  int drawn;
  if (!GTK_IS_LABEL (label))
    return width;
  g_autoptr (PangoLayout) layout = pango_layout_copy (gtk_label_get_layout (GTK_LABEL (label)));
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, &drawn, NULL);
  return drawn;
}

/* By wrapping it again and again. */
static int
search_width (const AkashiLineCount *lines, int least, int width)
{
  int low = MIN (least, width), high = width, height = akashi_line_count_height (lines, width);
  while (high - low > 1)
    {
      int middle = low + (high - low) / 2;
      if (akashi_line_count_height (lines, middle) <= height)
        high = middle;
      else
        low = middle;
    }
  int found = akashi_line_count_height (lines, low) <= height ? low : high;
  return MIN (MAX (found, drawn_width (lines->label, found)), width);
}

/* Returns: 0: it is not known. */
static int
count_width (const AkashiLineCount *lines, int width)
{
  int reach, taken, low = 0, high;
  int n = count (lines, width * PANGO_SCALE, &high);
  while (n > 0 && high - low > PANGO_SCALE)
    {
      int middle = low + (high - low) / 2;
      taken = count (lines, middle, &reach);
      if (taken > 0 && taken <= n)
        high = reach; /* nothing is narrower and wrapped the same */
      else
        low = middle;
    }
  return n > 0 ? PANGO_PIXELS_CEIL (high) : 0;
}

int
akashi_line_count_balanced_width (const AkashiLineCount *lines, int width)
{
  int least, natural;
  akashi_line_count_widths (lines, &least, &natural);
  if (natural <= width)
    return natural; /* nothing is wrapped, and anything narrower would be */
  int counted = lines->places == NULL ? 0 : count_width (lines, width);
  if (counted > 0)
    return counted;
  if (AKASHI_IS_RUBY_LABEL (lines->label))
    least = akashi_ruby_label_get_least_width (AKASHI_RUBY_LABEL (lines->label), width);
  return search_width (lines, least, width);
}
