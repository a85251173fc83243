/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-balance.h"

#include <string.h>

/* What stands between two places where a line may break; Pango units from the text's beginning. Spaces at the
 * end of a line take no room. */
typedef struct {
  int begin, end_without_spaces;
} Piece;

/* @layout: in one line. Returns: (transfer full) (element-type Piece) */
static GArray *
cut (PangoLayout *layout)
{
  const char *text = pango_layout_get_text (layout);
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);
  int n, begin = 0, end = 0, end_without_spaces = 0;
  const PangoLogAttr *places = pango_layout_get_log_attrs_readonly (layout, &n);
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  for (int i = 0; i < n; i++)
    {
      pango_layout_line_index_to_x (line, (int) (g_utf8_offset_to_pointer (text, i) - text), FALSE, &end);
      if (i > 0 && !places[i - 1].is_white)
        end_without_spaces = end;
      if (i + 1 < n && !places[i].is_line_break)
        continue;
      const Piece piece = { begin, MAX (end_without_spaces, begin) };
      if (end > begin)
        g_array_append_val (pieces, piece);
      begin = end;
    }
  return pieces;
}

/* As Pango fills lines: each takes what still fits. @reach: (out): of the line that reaches furthest.
 * Returns: the number of lines; 0: a piece is wider than @width */
static guint
count_lines (const GArray *pieces, int width, int *reach)
{
  guint lines = 0;
  int begin = 0;
  *reach = 0;
  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, i);
      if (lines == 0 || piece->end_without_spaces - begin > width)
        {
          lines++;
          begin = piece->begin;
        }
      if (piece->end_without_spaces - begin > width)
        return 0;
      *reach = MAX (*reach, piece->end_without_spaces - begin);
    }
  return lines;
}

static int
least_width (const GArray *pieces, int width)
{
  int reach, low = 0, high = width;
  guint lines = count_lines (pieces, width, &reach);
  if (lines == 0)
    return 0;
  while (high - low > PANGO_SCALE)
    {
      int middle = low + (high - low) / 2;
      guint taken = count_lines (pieces, middle, &reach);
      if (taken != 0 && taken <= lines)
        high = reach; /* nothing is narrower and wrapped the same */
      else
        low = middle;
    }
  return high;
}

int
akashi_balance_width (PangoLayout *layout, int width)
{
  if (strchr (pango_layout_get_text (layout), '\n') != NULL)
    return 0;
  g_autoptr (PangoLayout) copy = pango_layout_copy (layout);
  pango_layout_set_width (copy, -1);
  g_autoptr (GArray) pieces = cut (copy);
  return PANGO_PIXELS_CEIL (least_width (pieces, width * PANGO_SCALE));
}
