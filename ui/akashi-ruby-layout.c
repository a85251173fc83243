/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-ruby-layout.h"

#include <string.h>

#include "akashi-line-break.h"
#include "akashi-readings.h"

/* Shares of the height of a letter: air above and below a line, above a reading, and beside it. */
#define AIR 0.14
#define AIR_OVER_READING 0.08
#define BESIDE_READING 0.06

/* No line may begin before it, at any step. */
#define NEVER AKASHI_LINE_BREAK_STEPS

/* What is never broken, neither by the end of a line nor by that of a reading. Widths are in Pango's units.
 */
typedef struct {
  PangoLayout *base;
  PangoLayout *reading; /* (nullable) */
  int base_width, reading_width;
  int advance; /* without @space */
  int space;   /* behind it; none at the end of a line */
  guint step;  /* of the first step at which a line may begin before it */
  gboolean begins_line;
} Piece;

typedef struct {
  guint first, end; /* of the pieces */
  int width;
  gboolean has_reading;
} Line;

struct _AkashiRubyLayout {
  PangoContext *context;
  PangoFontDescription *small;
  GArray *pieces;
  int ascent, height, reading_height, one_space;
};

static void
piece_clear (gpointer data)
{
  Piece *piece = data;
  g_clear_object (&piece->base);
  g_clear_object (&piece->reading);
}

/* --- pieces --- */

static PangoLayout *
set_in_type (AkashiRubyLayout *self, const char *text, gsize length, const PangoFontDescription *font)
{
  PangoLayout *layout = pango_layout_new (self->context);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_language_new (pango_language_from_string ("ja")));
  pango_layout_set_text (layout, text, (int) length);
  pango_layout_set_attributes (layout, attributes);
  if (font != NULL)
    pango_layout_set_font_description (layout, font);
  return layout;
}

static int
width_of (PangoLayout *layout)
{
  int width;
  pango_layout_get_size (layout, &width, NULL);
  return width;
}

/* Sets room between the letters of @piece, so that they are as wide as the reading. */
static void
spread (Piece *piece, int missing)
{
  glong n = g_utf8_strlen (pango_layout_get_text (piece->base), -1);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_copy (pango_layout_get_attributes (piece->base));
  pango_attr_list_insert (attributes, pango_attr_letter_spacing_new (missing / (int) n));
  pango_layout_set_attributes (piece->base, attributes);
  piece->base_width = width_of (piece->base);
}

static void
set_reading (AkashiRubyLayout *self, Piece *piece, const char *reading)
{
  piece->reading = set_in_type (self, reading, strlen (reading), self->small);
  piece->reading_width = width_of (piece->reading);
  int needed = piece->reading_width + (int) (BESIDE_READING * self->height);
  if (needed > piece->base_width)
    spread (piece, needed - piece->base_width);
  piece->advance = MAX (needed, piece->base_width);
}

/* @reading: (nullable) */
static void
add_piece (AkashiRubyLayout *self, const char *text, gsize length, const char *reading, guint step,
           gboolean begins_line)
{
  gsize letters = length;
  while (letters > 0 && g_ascii_isspace (text[letters - 1]))
    letters--;
  Piece piece = { .base = set_in_type (self, text, letters, NULL),
                  .space = self->one_space * (int) (length - letters),
                  .step = step,
                  .begins_line = begins_line };
  piece.base_width = piece.advance = width_of (piece.base);
  if (reading != NULL)
    set_reading (self, &piece, reading);
  g_array_append_val (self->pieces, piece);
}

/* Returns: the first step at which a line may begin at the byte @at of @text; NEVER where at none. */
static guint
step_of_break (const char *text, GArray *phrases, gsize at)
{
  for (guint step = 0; step < AKASHI_LINE_BREAK_STEPS; step++)
    {
      gboolean kept = FALSE;
      for (guint i = 0; i + 1 < phrases->len && !kept; i += 2)
        {
          gsize end = g_array_index (phrases, gsize, i + 1);
          gsize start = akashi_line_break_kept (text, g_array_index (phrases, gsize, i), end, step);
          kept = at > start && at < end;
        }
      if (!kept)
        return step;
    }
  return NEVER;
}

typedef struct {
  AkashiRubyLayout *layout;
  const char *text; /* without readings */
  GArray *phrases;
  PangoLogAttr *breaks;
} Cutting;

/* Adds the pieces of a span that begins at the byte @start of the text. */
static void
add_span (Cutting *cutting, gsize start, const AkashiReadingSpan *span)
{
  const char *text = cutting->text + start, *end = text + strlen (span->text), *from = text;
  for (const char *at = text; at < end;)
    {
      const char *next = g_utf8_next_char (at);
      gsize byte = (gsize) (from - cutting->text);
      const PangoLogAttr *attr = &cutting->breaks[g_utf8_pointer_to_offset (cutting->text, next)];
      at = next;
      if (next < end
          && (span->reading != NULL || !attr->is_line_break
              || step_of_break (cutting->text, cutting->phrases, (gsize) (next - cutting->text)) == NEVER))
        continue;
      const PangoLogAttr *before = &cutting->breaks[g_utf8_pointer_to_offset (cutting->text, from)];
      guint step = before->is_line_break ? step_of_break (cutting->text, cutting->phrases, byte) : NEVER;
      add_piece (cutting->layout, from, (gsize) (next - from), span->reading, step,
                 from > cutting->text && from[-1] == '\n');
      from = next;
    }
}

static void
cut (AkashiRubyLayout *self, const char *text)
{
  g_autofree char *plain = akashi_readings_strip (text);
  g_autoptr (GPtrArray) spans = akashi_reading_spans (text);
  g_autoptr (GArray) phrases = akashi_line_break_phrases (plain);
  int n = (int) g_utf8_strlen (plain, -1) + 1;
  g_autofree PangoLogAttr *breaks = g_new0 (PangoLogAttr, n);
  Cutting cutting = { self, plain, phrases, breaks };
  gsize start = 0;
  pango_get_log_attrs (plain, (int) strlen (plain), -1, pango_language_from_string ("ja"), breaks, n);
  for (guint i = 0; i < spans->len; i++)
    {
      add_span (&cutting, start, spans->pdata[i]);
      start += strlen (((AkashiReadingSpan *) spans->pdata[i])->text);
    }
}

/* Letters of all pieces stand on one line, also where some are of another typeface. */
static void
measure_letters (AkashiRubyLayout *self)
{
  PangoLayout *space = set_in_type (self, " ", 1, NULL), *kana = set_in_type (self, "あ", 3, self->small);
  self->one_space = width_of (space);
  self->ascent = pango_layout_get_baseline (space);
  pango_layout_get_size (space, NULL, &self->height);
  pango_layout_get_size (kana, NULL, &self->reading_height);
  g_object_unref (space);
  g_object_unref (kana);
}

AkashiRubyLayout *
akashi_ruby_layout_new (PangoContext *context, const char *text)
{
  AkashiRubyLayout *self = g_new0 (AkashiRubyLayout, 1);
  self->context = g_object_ref (context);
  self->small = pango_font_description_copy (pango_context_get_font_description (context));
  int size = (int) (pango_font_description_get_size (self->small) * AKASHI_RUBY_SIZE);
  if (pango_font_description_get_size_is_absolute (self->small))
    pango_font_description_set_absolute_size (self->small, size);
  else
    pango_font_description_set_size (self->small, size);
  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_array_set_clear_func (self->pieces, piece_clear);
  measure_letters (self);
  cut (self, text);
  return self;
}

void
akashi_ruby_layout_free (AkashiRubyLayout *self)
{
  g_array_unref (self->pieces);
  pango_font_description_free (self->small);
  g_object_unref (self->context);
  g_free (self);
}

/* --- lines --- */

static const Piece *
piece_at (AkashiRubyLayout *self, guint i)
{
  return &g_array_index (self->pieces, Piece, i);
}

/* Returns: behind the last piece that stays with the one at @first; @width: (out): of all of them, without
 * the space behind. */
static guint
end_of_unit (AkashiRubyLayout *self, guint first, guint step, int *width)
{
  guint i = first;
  int space = 0;
  *width = 0;
  do
    {
      *width += space + piece_at (self, i)->advance;
      space = piece_at (self, i)->space;
      i++;
  } while (i < self->pieces->len && piece_at (self, i)->step > step && !piece_at (self, i)->begins_line);
  return i;
}

/* Returns: (transfer full) (element-type Line) */
static GArray *
break_lines (AkashiRubyLayout *self, guint step, int width)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));
  Line line = { 0 };
  int space = 0;
  for (guint first = 0; first < self->pieces->len;)
    {
      int unit;
      guint end = end_of_unit (self, first, step, &unit);
      if (first > line.first && (piece_at (self, first)->begins_line || line.width + space + unit > width))
        {
          g_array_append_val (lines, line);
          line = (Line){ .first = first };
          space = 0;
        }
      line.width += space + unit;
      line.end = end;
      for (guint i = first; i < end; i++)
        line.has_reading |= piece_at (self, i)->reading != NULL;
      space = piece_at (self, end - 1)->space;
      first = end;
    }
  g_array_append_val (lines, line);
  return lines;
}

/* From the upper edge of a line to its letters. */
static int
over_letters (AkashiRubyLayout *self, const Line *line)
{
  return line->has_reading ? (int) (AIR_OVER_READING * self->height) + self->reading_height
                           : (int) (AIR * self->height);
}

static int
line_height (AkashiRubyLayout *self, const Line *line)
{
  return over_letters (self, line) + self->height + (int) (AIR * self->height);
}

int
akashi_ruby_layout_get_minimum_width (AkashiRubyLayout *self, guint step)
{
  int least = 0, unit;
  for (guint first = 0; first < self->pieces->len;)
    {
      first = end_of_unit (self, first, step, &unit);
      least = MAX (least, unit);
    }
  return PANGO_PIXELS_CEIL (least);
}

int
akashi_ruby_layout_get_natural_width (AkashiRubyLayout *self)
{
  g_autoptr (GArray) lines = break_lines (self, 0, G_MAXINT);
  int widest = 0;
  for (guint i = 0; i < lines->len; i++)
    widest = MAX (widest, g_array_index (lines, Line, i).width);
  return PANGO_PIXELS_CEIL (widest);
}

int
akashi_ruby_layout_get_height (AkashiRubyLayout *self, guint step, int width)
{
  g_autoptr (GArray) lines = break_lines (self, step, width * PANGO_SCALE);
  int height = 0;
  for (guint i = 0; i < lines->len; i++)
    height += line_height (self, &g_array_index (lines, Line, i));
  return PANGO_PIXELS_CEIL (height);
}

/* --- parts --- */

static void
add_part (GArray *parts, PangoLayout *text, guint line, gboolean is_reading, int x, int y)
{
  int width, height;
  pango_layout_get_size (text, &width, &height);
  AkashiRubyPart part = { text,
                          line,
                          is_reading,
                          pango_units_to_double (x),
                          pango_units_to_double (y),
                          pango_units_to_double (width),
                          pango_units_to_double (height) };
  g_array_append_val (parts, part);
}

static void
place_line (AkashiRubyLayout *self, GArray *parts, const Line *line, guint number, int x, int y)
{
  int top = y + over_letters (self, line);
  for (guint i = line->first; i < line->end; i++)
    {
      const Piece *piece = piece_at (self, i);
      add_part (parts, piece->base, number, FALSE, x + (piece->advance - piece->base_width) / 2,
                top + self->ascent - pango_layout_get_baseline (piece->base));
      if (piece->reading != NULL)
        add_part (parts, piece->reading, number, TRUE, x + (piece->advance - piece->reading_width) / 2,
                  top - self->reading_height);
      x += piece->advance + piece->space;
    }
}

GArray *
akashi_ruby_layout_get_parts (AkashiRubyLayout *self, guint step, int width, gboolean centered)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (AkashiRubyPart));
  g_autoptr (GArray) lines = break_lines (self, step, width * PANGO_SCALE);
  int y = 0;
  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);
      place_line (self, parts, line, i, centered ? MAX (width * PANGO_SCALE - line->width, 0) / 2 : 0, y);
      y += line_height (self, line);
    }
  return parts;
}
