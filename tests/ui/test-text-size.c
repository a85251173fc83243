/* SPDX-License-Identifier: Apache-2.0 */
/* How wide texts are: balanced as Pango would have it, for every text there is, and remembered as they were
 * measured. */

#include "akashi-balance.h"
#include "akashi-catalogue.h"
#include "akashi-line-break.h"
#include "akashi-phrase-label.h"
#include "akashi-size-memo.h"
#include "akashi-words.h"
#include "ui-world.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PangoContext, g_object_unref)

#define LETTER_PX 32

/* As a label of the kiosk: its phrases are kept together. */
static PangoLayout *
new_layout (PangoContext *context, const char *text)
{
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autoptr (GArray) phrases = akashi_line_break_phrases (text);
  for (guint i = 0; i + 1 < phrases->len; i += 2)
    {
      PangoAttribute *together = pango_attr_allow_breaks_new (FALSE);
      together->start_index = (guint) g_array_index (phrases, gsize, i);
      together->end_index = (guint) g_array_index (phrases, gsize, i + 1);
      pango_attr_list_insert (attributes, together);
    }
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static int
lines_at (PangoLayout *layout, int width, int *reach)
{
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, reach, NULL);
  return pango_layout_get_line_count (layout);
}

/* --- balance --- */

typedef struct {
  guint known, unknown;
} Tally;

static void
try_width (PangoLayout *layout, int width, Tally *tally)
{
  int reach, lines = lines_at (layout, width, &reach), balanced = akashi_balance_width (layout, width);
  g_assert_cmpint (pango_layout_get_width (layout), ==, width * PANGO_SCALE);
  tally->unknown += balanced == 0;
  if (balanced == 0)
    return;
  tally->known++;
  g_assert_cmpint (balanced, <=, width);
  g_assert_cmpint (lines_at (layout, balanced, &reach), ==, lines);
  g_assert_cmpint (reach, <=, balanced);
  /* A pixel less, and another for rounding, takes one line more, or breaks a phrase. */
  gboolean tighter = lines_at (layout, balanced - 2, &reach) == lines && reach <= balanced - 2;
  g_assert_false (tighter);
}

static void
test_balance (void)
{
  static const char *const languages[] = { "ja", "ja@easy", "en", "zh_CN", "ko" };
  static const int widths[] = { 330, 520, 960 };
  g_autoptr (PangoContext) context = ui_new_pango_context (LETTER_PX);
  Tally tally = { 0 };
  for (gsize l = 0; l < G_N_ELEMENTS (languages); l++)
    {
      const AkashiCatalogue *catalogue = akashi_catalogue_for (languages[l]);
      for (guint i = 1; catalogue != NULL && i < akashi_catalogue_n_entries (catalogue); i += 5)
        {
          const char *msgid, *text;
          akashi_catalogue_get_entry (catalogue, i, &msgid, &text);
          g_autoptr (PangoLayout) layout = new_layout (context, text);
          for (gsize w = 0; w < G_N_ELEMENTS (widths); w++)
            try_width (layout, widths[w], &tally);
        }
    }
  g_test_message ("%u known, %u unknown", tally.known, tally.unknown);
  g_assert_cmpuint (tally.known, >, 1000);
  g_assert_cmpuint (tally.unknown * 5, <, tally.known);
}

static void
test_no_balance (void)
{
  static const struct {
    const char *text;
    int width, balanced; /* -1: any but 0 */
  } rows[] = {
    { "", 100, 0 },
    { "two\nparagraphs", 500, 0 },
    { "Unbreakable-without-any-place-to-break", 60, 0 },
    { "a b", 500, -1 },
    { " ", 100, 0 },
  };
  g_autoptr (PangoContext) context = ui_new_pango_context (LETTER_PX);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PangoLayout) layout = new_layout (context, rows[i].text);
      int balanced = akashi_balance_width (layout, rows[i].width);
      g_test_message ("%s: %d", rows[i].text, balanced);
      g_assert_true (rows[i].balanced == -1 ? balanced > 0 : balanced == rows[i].balanced);
    }
}

/* --- memo --- */

static void
test_memo (void)
{
  g_autoptr (GtkWidget) label = g_object_ref_sink (gtk_label_new (NULL));
  guint64 text = akashi_size_memo_text ("証", "ja");
  guint64 keys[] = {
    akashi_size_memo_key (text, label, 0, -1),
    akashi_size_memo_key (text, label, 1, -1),
    akashi_size_memo_key (text, label, 1, 100),
    akashi_size_memo_key (akashi_size_memo_text ("証", "zh_CN"), label, 0, -1),
    akashi_size_memo_key (akashi_size_memo_text ("証", NULL), label, 0, -1),
    akashi_size_memo_key (akashi_size_memo_text ("証j", "a"), label, 0, -1),
    akashi_size_memo_key (text, label, 0, -1),
  };
  PangoFontDescription *font = pango_font_description_from_string ("BIZ UDPGothic 40");
  pango_context_set_font_description (gtk_widget_get_pango_context (label), font);
  pango_font_description_free (font);
  g_assert_cmpuint (akashi_size_memo_key (text, label, 0, -1), !=, keys[0]);
  gsize n = G_N_ELEMENTS (keys) - 1;
  g_assert_cmpuint (keys[n], ==, keys[0]);
  for (gsize i = 0; i < n; i++)
    {
      int minimum, natural;
      g_assert_false (akashi_size_memo_find (keys[i], &minimum, &natural));
      akashi_size_memo_keep (keys[i], -1, (int) i);
      for (gsize k = 0; k <= i; k++)
        {
          g_assert_true (akashi_size_memo_find (keys[k], &minimum, &natural));
          g_assert_cmpint (minimum, ==, -1);
          g_assert_cmpint (natural, ==, k);
        }
    }
  guint kept = 0;
  for (guint i = 0; i < 20000; i++)
    akashi_size_memo_keep (akashi_size_memo_key (text, label, 9, (int) i), 1, 1);
  for (guint i = 0; i < 20000; i++)
    kept += akashi_size_memo_find (akashi_size_memo_key (text, label, 9, (int) i), &(int){ 0 }, &(int){ 0 });
  g_assert_cmpuint (kept, >, 1000); /* the last ones */
  g_assert_cmpuint (kept, <=, 8192);
}

static void
sizes_of (GtkWidget *label, int sizes[4])
{
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, &sizes[0], &sizes[1], NULL, NULL);
  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, MAX (sizes[0], sizes[1] / 3), &sizes[2], &sizes[3],
                      NULL, NULL);
}

/* A label says again what another one said: it is as large; and what it says instead is as large as that. */
static void
test_labels (void)
{
  static const char *const texts[]
      = { "", "安全", "セキュリティの更新は2028年11月まで届きます",
          "{安全|あんぜん}の {印|しるし}を {見|み}せて ください", "Security updates until November 2028" };
  int first[G_N_ELEMENTS (texts)][4], again[4];
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GtkWidget) label = g_object_ref_sink (akashi_phrase_label_new (texts[i]));
      sizes_of (label, first[i]);
    }
  g_autoptr (GtkWidget) label = g_object_ref_sink (akashi_phrase_label_new (NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      akashi_phrase_label_set_text (AKASHI_PHRASE_LABEL (label), texts[i]);
      sizes_of (label, again);
      g_assert_cmpmem (again, sizeof again, first[i], sizeof again);
    }
  g_object_set (label, "whole-words", TRUE, NULL); /* no letter begins a line of its own any more */
  sizes_of (label, again);
  g_assert_cmpint (again[0], >, first[G_N_ELEMENTS (texts) - 1][0]);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/ui/text-size/balance", test_balance);
  g_test_add_func ("/ui/text-size/no-balance", test_no_balance);
  g_test_add_func ("/ui/text-size/memo", test_memo);
  g_test_add_func ("/ui/text-size/labels", test_labels);
  return g_test_run ();
}
