/* SPDX-License-Identifier: Apache-2.0 */
/* Readings over kanji: where they stand, in every text there is, and on the real pages. */
#include <string.h>

#include "akashi-catalogue.h"
#include "akashi-line-break.h"
#include "akashi-page-texts.h"
#include "akashi-phrase-label.h"
#include "akashi-readings.h"
#include "akashi-ruby-label.h"
#include "akashi-voice.h"
#include "akashi-words.h"
#include "ui-world.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PangoContext, g_object_unref)

#define LETTER_PX 40
#define SLACK_PX 1.0 /* rounding */

static const AkashiRubyPart *
part_at (GArray *parts, guint i)
{
  return &g_array_index (parts, AkashiRubyPart, i);
}

/* --- what holds wherever readings stand --- */

static void
assert_over_its_base (const AkashiRubyPart *reading, const AkashiRubyPart *base)
{
  g_assert_false (base->is_reading);
  g_assert_cmpuint (reading->line, ==, base->line);
  g_assert_cmpfloat (ABS (reading->x + reading->width / 2 - base->x - base->width / 2), <=, SLACK_PX);
  g_assert_cmpfloat (reading->y + reading->height, <=, base->y + SLACK_PX);
  g_assert_cmpfloat (base->y - reading->y - reading->height, <=, base->height / 4);
  g_assert_cmpfloat (reading->height, >=, AKASHI_RUBY_SIZE * base->height - SLACK_PX);
  g_assert_cmpfloat (AKASHI_RUBY_SIZE, >=, 0.5);
}

static gboolean
overlap (const AkashiRubyPart *a, const AkashiRubyPart *b)
{
  double across = MIN (a->x + a->width, b->x + b->width) - MAX (a->x, b->x);
  double down = MIN (a->y + a->height, b->y + b->height) - MAX (a->y, b->y);
  return across > SLACK_PX && down > SLACK_PX;
}

static void
assert_fits (GArray *parts, int width, int height)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const AkashiRubyPart *part = part_at (parts, i);
      g_assert_cmpfloat (part->x, >=, -SLACK_PX);
      g_assert_cmpfloat (part->y, >=, -SLACK_PX);
      g_assert_cmpfloat (part->x + part->width, <=, width + SLACK_PX);
      g_assert_cmpfloat (part->y + part->height, <=, height + SLACK_PX);
      if (part->is_reading)
        assert_over_its_base (part, part_at (parts, i - 1));
      for (guint other = 0; other < i; other++)
        g_assert_false (overlap (part, part_at (parts, other)));
    }
}

/* Returns: (transfer full): what stands there, spaces left out. */
static char *
letters_of (GArray *parts, gboolean readings)
{
  GString *letters = g_string_new (NULL);
  for (guint i = 0; i < parts->len; i++)
    if (part_at (parts, i)->is_reading == readings)
      g_string_append (letters, pango_layout_get_text (part_at (parts, i)->text));
  g_string_replace (letters, " ", "", 0);
  g_string_replace (letters, "\n", "", 0);
  return g_string_free (letters, FALSE);
}

static char *
expected_letters (const char *text, gboolean readings)
{
  g_autoptr (GPtrArray) spans = akashi_reading_spans (text);
  GString *letters = g_string_new (NULL);
  for (guint i = 0; i < spans->len; i++)
    {
      const AkashiReadingSpan *span = spans->pdata[i];
      g_string_append (letters, readings ? (span->reading == NULL ? "" : span->reading) : span->text);
    }
  g_string_replace (letters, " ", "", 0);
  g_string_replace (letters, "\n", "", 0);
  return g_string_free (letters, FALSE);
}

static void
try_width (AkashiRubyLayout *layout, const char *text, guint step, int width)
{
  g_autoptr (GArray) parts = akashi_ruby_layout_get_parts (layout, step, width, step == 1);
  assert_fits (parts, width, akashi_ruby_layout_get_height (layout, step, width));
  for (gboolean readings = FALSE; readings <= TRUE; readings++)
    {
      g_autofree char *letters = letters_of (parts, readings);
      g_autofree char *expected = expected_letters (text, readings);
      g_assert_cmpstr (letters, ==, expected);
    }
}

static void
try_text (PangoContext *context, const char *text)
{
  g_autoptr (AkashiRubyLayout) layout = akashi_ruby_layout_new (context, text);
  int natural = akashi_ruby_layout_get_natural_width (layout);
  int last = natural;
  for (guint step = 0; step < AKASHI_LINE_BREAK_STEPS; step++)
    {
      int least = akashi_ruby_layout_get_minimum_width (layout, step);
      g_assert_cmpint (least, <=, last);
      last = least;
      try_width (layout, text, step, least);
      try_width (layout, text, step, (least + natural) / 2);
      try_width (layout, text, step, natural);
      g_assert_cmpint (akashi_ruby_layout_get_height (layout, step, least), >=,
                       akashi_ruby_layout_get_height (layout, step, natural));
    }
}

/* Every text of plain Japanese. */
static void
test_all_texts (void)
{
  const AkashiCatalogue *catalogue = akashi_catalogue_for (akashi_words_with_readings ("ja@easy"));
  g_autoptr (PangoContext) context = ui_new_pango_context (LETTER_PX);
  guint n = 0;
  for (guint i = 1; i < akashi_catalogue_n_entries (catalogue); i++)
    {
      const char *msgid, *text;
      akashi_catalogue_get_entry (catalogue, i, &msgid, &text);
      g_test_message ("%s", text);
      try_text (context, text);
      n++;
    }
  g_assert_cmpuint (n, >, 300);
}

/* --- single rules --- */

static int
height_of (PangoContext *context, const char *text, int width)
{
  g_autoptr (AkashiRubyLayout) layout = akashi_ruby_layout_new (context, text);
  return akashi_ruby_layout_get_height (layout, 0, width);
}

static void
test_heights (void)
{
  g_autoptr (PangoContext) context = ui_new_pango_context (LETTER_PX);
  int plain = height_of (context, "かな", 1000), ruby = height_of (context, "{字|じ}", 1000);
  g_assert_cmpint (plain, >, LETTER_PX);
  g_assert_cmpint (ruby, >, plain + LETTER_PX / 4);
  /* Only the line with readings is higher. */
  g_assert_cmpint (ABS (height_of (context, "かな\n{字|じ}\nかな", 1000) - 2 * plain - ruby), <=, 2);
  g_assert_cmpint (height_of (context, "", 1000), ==, plain);
}

static void
test_spread (void)
{
  static const struct {
    const char *text;
    gboolean spreads;
  } rows[] = {
    { "{志|こころざし}", TRUE }, { "{画面|がめん}", FALSE },          { "{登録|とうろく}{名|めい}", FALSE },
    { "{二|ふた}つ", FALSE },    { "{承認書|しょうにんしょ}", TRUE },
  };
  g_autoptr (PangoContext) context = ui_new_pango_context (LETTER_PX);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (AkashiRubyLayout) layout = akashi_ruby_layout_new (context, rows[i].text);
      g_autofree char *plain = akashi_readings_strip (rows[i].text);
      int width = akashi_ruby_layout_get_natural_width (layout);
      double letters = (double) g_utf8_strlen (plain, -1) * LETTER_PX;
      g_test_message ("%s: %d for %g", rows[i].text, width, letters);
      g_assert_cmpint (width > letters + 3, ==, rows[i].spreads);
      try_width (layout, rows[i].text, 0, width);
    }
}

static void
test_lines (void)
{
  static const struct {
    const char *text;
    int letters; /* width */
    guint n_lines;
  } rows[] = {
    { "{箱|はこ}の ラベルを ここに {見|み}せて ください", 40, 1 },
    { "{箱|はこ}の ラベルを ここに {見|み}せて ください", 8, 3 },
    { "{二|ふた}つ\n{三|みっ}つ", 40, 2 },
    { "{電話番号|でんわばんごう}", 1, 1 }, /* never torn */
  };
  g_autoptr (PangoContext) context = ui_new_pango_context (LETTER_PX);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (AkashiRubyLayout) layout = akashi_ruby_layout_new (context, rows[i].text);
      g_autoptr (GArray) parts = akashi_ruby_layout_get_parts (layout, AKASHI_LINE_BREAK_STEPS - 1,
                                                               rows[i].letters * LETTER_PX, FALSE);
      g_assert_cmpuint (part_at (parts, parts->len - 1)->line + 1, ==, rows[i].n_lines);
    }
}

/* A text out of a list may be anything. */
static void
test_hostile (void)
{
  static const char *const texts[]
      = { "{", "{字|", "}{|}", "{字|じ}\n\n", "\n", " ", "  {字|じ}  ", "\xe2\x80\xae{字|じ}" };
  g_autoptr (PangoContext) context = ui_new_pango_context (LETTER_PX);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (AkashiRubyLayout) layout = akashi_ruby_layout_new (context, texts[i]);
      g_autoptr (GArray) parts = akashi_ruby_layout_get_parts (layout, 2, 10, TRUE);
      g_assert_cmpint (akashi_ruby_layout_get_height (layout, 0, 10), >, 0);
      g_assert_nonnull (parts);
    }
}

/* --- on the real pages --- */

typedef struct {
  guint n_readings, n_naked;
} Seen;

static gboolean
has_kanji (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_get_script (g_utf8_get_char (text)) == G_UNICODE_SCRIPT_HAN)
      return TRUE;
  return FALSE;
}

static void
look (GtkWidget *widget, gpointer data)
{
  Seen *seen = data;
  if (AKASHI_IS_RUBY_LABEL (widget))
    {
      g_autoptr (GArray) parts = akashi_ruby_label_get_parts (AKASHI_RUBY_LABEL (widget));
      assert_fits (parts, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
      for (guint i = 0; i < parts->len; i++)
        seen->n_readings += part_at (parts, i)->is_reading ? 1 : 0;
    }
  if (GTK_IS_LABEL (widget) && has_kanji (gtk_label_get_text (GTK_LABEL (widget))))
    {
      g_test_message ("no readings: %s", gtk_label_get_text (GTK_LABEL (widget)));
      seen->n_naked++;
    }
}

static void
test_pages (void)
{
  static const char *const pages[]
      = { "attract", "scan", "help", "no-label", "marks", "number", "languages" };
  g_autoptr (UiWorld) world = ui_world_new ("ja@easy", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      Seen seen = { 0, 0 };
      ui_world_show_page (world, pages[i]);
      ui_world_settle (world);
      g_test_message ("%s", pages[i]);
      ui_visit (GTK_WIDGET (world->window), look, &seen);
      g_assert_cmpuint (seen.n_readings, >, 3);
      /* What languages call themselves, and nothing else. */
      g_assert_cmpuint (seen.n_naked, ==, g_str_equal (pages[i], "languages") ? 3 : 0);
      ui_world_act (world, "win.start-over", NULL);
    }
}

/* Who listens, by the program's voice or by a screen reader, is told the text alone. */
static void
assert_plain (GtkWidget *widget, gpointer data G_GNUC_UNUSED)
{
  if (AKASHI_IS_PHRASE_LABEL (widget))
    g_assert_null (strchr (akashi_phrase_label_get_text (AKASHI_PHRASE_LABEL (widget)), '{'));
  if (GTK_IS_LABEL (widget))
    g_assert_null (strchr (gtk_label_get_text (GTK_LABEL (widget)), '{'));
  g_autofree char *found = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                                               GTK_ACCESSIBLE_PROPERTY_LABEL, "never this");
  if (found != NULL)
    g_assert_null (strchr (found, '{'));
}

static void
test_plain_for_listeners (void)
{
  static const char *const pages[] = { "more", "clerk", "guarantees", "compare" };
  g_autoptr (UiWorld) world = ui_world_new ("ja@easy", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      ui_world_see_nothing (world, 60);
      ui_world_show_page (world, pages[i]);
      ui_world_settle (world);
      ui_walk (GTK_WIDGET (world->window), assert_plain, NULL);
      ui_world_act (world, "win.start-over", NULL);
    }
  g_assert_null (strchr (gtk_window_get_title (GTK_WINDOW (world->window)), '{'));
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/ui/ruby/all-texts", test_all_texts);
  g_test_add_func ("/ui/ruby/heights", test_heights);
  g_test_add_func ("/ui/ruby/spread", test_spread);
  g_test_add_func ("/ui/ruby/lines", test_lines);
  g_test_add_func ("/ui/ruby/hostile", test_hostile);
  g_test_add_func ("/ui/ruby/pages", test_pages);
  g_test_add_func ("/ui/ruby/plain-for-listeners", test_plain_for_listeners);
  return g_test_run ();
}
