/* SPDX-License-Identifier: Apache-2.0 */
/* How large texts are: counted as GTK measures them, for the texts there are, and remembered as they were
 * measured. */
#include "akashi-catalogue.h"
#include "akashi-line-break.h"
#include "akashi-line-count.h"
#include "akashi-phrase-label.h"
#include "akashi-size-memo.h"
#include "akashi-words.h"
#include "ui-world.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PangoContext, g_object_unref)

#define LETTER_PX 32

/* As a label of the kiosk: its phrases are kept together. */
static GtkWidget *
new_label (const char *text, PangoWrapMode wrap)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "wrap-mode", wrap, NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autoptr (GArray) phrases = akashi_line_break_phrases (text);
  g_autoptr (PangoContext) context = ui_new_pango_context (LETTER_PX);
  for (guint i = 0; i + 1 < phrases->len; i += 2)
    {
      PangoAttribute *together = pango_attr_allow_breaks_new (FALSE);
      together->start_index = (guint) g_array_index (phrases, gsize, i);
      together->end_index = (guint) g_array_index (phrases, gsize, i + 1);
      pango_attr_list_insert (attributes, together);
    }
  pango_attr_list_insert (attributes,
                          pango_attr_font_desc_new (pango_context_get_font_description (context)));
  pango_attr_list_insert (attributes, pango_attr_line_height_new (1.28));
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  return g_object_ref_sink (label);
}

static int
lines_at (GtkWidget *label, int width, int *reach)
{
  g_autoptr (PangoLayout) layout = pango_layout_copy (gtk_label_get_layout (GTK_LABEL (label)));
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, reach, NULL);
  return pango_layout_get_line_count (layout);
}

/* --- lines --- */

typedef struct {
  guint counted, asked;
} Tally;

/* As GTK would have it. */
static void
try_text (const char *text, PangoWrapMode wrap, Tally *tally)
{
  static const int widths[] = { 0, 60, 200, 330, 520, 960 };
  int least, natural, gtk_least, gtk_natural, height, reach, over;
  g_autoptr (GtkWidget) label = new_label (text, wrap);
  g_autoptr (AkashiLineCount) lines = akashi_line_count_new (label);
  gboolean counted = akashi_line_count_are_counted (lines);
  tally->counted += counted;
  tally->asked += !counted;
  g_test_message ("%s", text);
  akashi_line_count_widths (lines, &least, &natural);
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, &gtk_least, &gtk_natural, NULL, NULL);
  g_assert_cmpint (least, ==, gtk_least);
  g_assert_cmpint (natural, ==, gtk_natural);
  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      int width = MAX (widths[i], least);
      gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
      g_assert_cmpint (akashi_line_count_height (lines, width), ==, height);
      int n = lines_at (label, width, &over), balanced = akashi_line_count_balanced_width (lines, width);
      g_assert_cmpint (balanced, <=, width);
      g_assert_cmpint (lines_at (label, balanced, &reach), ==, n);
      g_assert_cmpint (reach, <=, MAX (balanced, over)); /* Pango lets a few pieces reach further */
      /* A pixel less, and another for rounding, takes one line more, or breaks a phrase. */
      gboolean tighter = counted && lines_at (label, balanced - 2, &reach) == n && reach <= balanced - 2;
      g_assert_false (tighter);
    }
}

static void
test_all_texts (void)
{
  static const char *const languages[] = { "ja", "ja@easy", "en", "zh_CN", "ko" };
  Tally tally = { 0 };
  for (gsize l = 0; l < G_N_ELEMENTS (languages); l++)
    {
      const AkashiCatalogue *catalogue = akashi_catalogue_for (languages[l]);
      for (guint i = 1; catalogue != NULL && i < akashi_catalogue_n_entries (catalogue); i += 5)
        {
          const char *msgid, *text;
          akashi_catalogue_get_entry (catalogue, i, &msgid, &text);
          try_text (text, PANGO_WRAP_WORD_CHAR, &tally);
        }
    }
  g_test_message ("%u counted, %u asked", tally.counted, tally.asked);
  g_assert_cmpuint (tally.counted, >, 400);
  g_assert_cmpuint (tally.asked, <,
                    tally.counted); /* Chinese and Korean take letters of several typefaces here */
}

static void
test_texts (void)
{
  static const struct {
    const char *text;
    gboolean counted;
  } rows[] = {
    { "", FALSE },
    { "two\nparagraphs", FALSE },
    { "two\u2029of them", FALSE },
    { "Unbreakable-without-any-place-to-break", TRUE },
    { "a b", TRUE },
    { " ", FALSE },
    { " begins and ends with a space ", TRUE },
    { "AK-1234-5678-XYZ", TRUE },
    { "https://example.invalid/a/very/long/address?that=does&not=end", TRUE },
    { "Supercalifragilisticexpialidocious, and short words", TRUE },
    { "セキュリティの更新は2028年11月30日まで届きます。", TRUE },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Tally tally = { 0 };
      try_text (rows[i].text, PANGO_WRAP_WORD_CHAR, &tally);
      try_text (rows[i].text, PANGO_WRAP_WORD, &tally);
      g_assert_cmpuint (tally.counted, ==, rows[i].counted ? 2 : 0);
    }
}

/* --- labels --- */

static GtkLabel *
shown_label (GtkWidget *phrase)
{
  GtkWidget *child = gtk_widget_get_first_child (phrase);
  while (!gtk_widget_get_child_visible (child))
    child = gtk_widget_get_next_sibling (child);
  return GTK_IS_LABEL (child) ? GTK_LABEL (child) : NULL;
}

/* No line is cut off, whatever was counted. Returns: whether that was held against what is drawn. */
static gboolean
try_label (const char *text, const char *tag, int width)
{
  int least, height, drawn;
  g_autoptr (GtkWidget) label = g_object_ref_sink (akashi_phrase_label_new (NULL));
  g_object_set (label, "balanced", TRUE, NULL);
  akashi_phrase_label_set_text_in (AKASHI_PHRASE_LABEL (label), text, tag);
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, MAX (width, least), &height, NULL, NULL, NULL);
  gtk_widget_allocate (label, MAX (width, least), height, -1, NULL);
  GtkLabel *shown = shown_label (label);
  if (shown == NULL)
    return FALSE;
  g_test_message ("%s, %d", text, MAX (width, least));
  pango_layout_get_pixel_size (gtk_label_get_layout (shown), NULL, &drawn);
  g_assert_cmpint (drawn, <=, height);
  return TRUE;
}

static void
test_nothing_is_cut (void)
{
  static const struct {
    const char *language, *tag, *typeface;
    const char *text; /* of which some letters stand closer where no line is broken between them */
  } rows[] = {
    { "ja", "ja", "BIZ UDPGothic", "これはJC-STARでも、国のラベルでもありません。" },
    { "en", "en", "BIZ UDPGothic", "It is not JC-STAR, nor any label of a state." },
    { "zh_CN", "zh-Hans", "Noto Sans CJK SC", "它不是JC-STAR，也不是国家的标签。" },
    { "ko", "ko", "Noto Sans CJK KR", "JC-STAR도 아니고 국가의 라벨도 아닙니다." },
  };
  static const int letters[] = { 28, 33, 52 }, widths[] = { 160, 300, 330, 520 };
  GdkDisplay *display = gdk_display_get_default ();
  for (gsize i = 0; i < G_N_ELEMENTS (rows) * G_N_ELEMENTS (letters); i++)
    {
      gsize row = i / G_N_ELEMENTS (letters), tried = 0;
      g_autofree char *css = g_strdup_printf ("phrase { font: %dpx \"%s\"; }",
                                              letters[i % G_N_ELEMENTS (letters)], rows[row].typeface);
      g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();
      gtk_css_provider_load_from_data (style, css, -1);
      gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (style),
                                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
      const AkashiCatalogue *catalogue = akashi_catalogue_for (rows[row].language);
      guint n = catalogue == NULL ? 0 : akashi_catalogue_n_entries (catalogue);
      for (gsize w = 0; w < G_N_ELEMENTS (widths); w++)
        {
          const char *msgid, *text = rows[row].text;
          tried += try_label (text, rows[row].tag, widths[w]);
          for (guint entry = 1; entry < n; entry += 7)
            {
              akashi_catalogue_get_entry (catalogue, entry, &msgid, &text);
              tried += try_label (text, rows[row].tag, widths[w]);
            }
        }
      g_assert_cmpuint (tried, >=, G_N_ELEMENTS (widths) * MAX (n / 8, 1));
      gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (style));
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
  g_test_add_func ("/ui/text-size/all-texts", test_all_texts);
  g_test_add_func ("/ui/text-size/texts", test_texts);
  g_test_add_func ("/ui/text-size/nothing-is-cut", test_nothing_is_cut);
  g_test_add_func ("/ui/text-size/memo", test_memo);
  g_test_add_func ("/ui/text-size/labels", test_labels);
  return g_test_run ();
}
