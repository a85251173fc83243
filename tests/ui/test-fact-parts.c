/* SPDX-License-Identifier: Apache-2.0 */
/* A value that is taken apart so that it fits small glass is still read as one: its parts stand close
 * together, farther from what is said next, and on one page where they can. */
#include "akashi-pager.h"
#include "akashi-words.h"
#include "ui-world.h"

/* Between parts there is less room than this share of that between facts, and of a line. */
#define MOST_OF_GAP 0.5
#define MOST_OF_LINE 0.25

static const UiGlass glasses[] = { UI_PORTRAIT, { 1920, 1080, 476 }, { 1024, 768, 304 }, { 1280, 800, 217 } };

typedef struct {
  float top, bottom; /* of all texts */
  float line;        /* the lowest text */
} Texts;

static void
take_text (GtkWidget *widget, gpointer data)
{
  Texts *texts = data;
  graphene_rect_t area;
  if (!AKASHI_IS_PHRASE_LABEL (widget)
      || !gtk_widget_compute_bounds (widget, GTK_WIDGET (gtk_widget_get_root (widget)), &area))
    return;
  texts->top = MIN (texts->top, area.origin.y);
  texts->bottom = MAX (texts->bottom, area.origin.y + area.size.height);
  texts->line = MIN (texts->line, area.size.height);
}

static Texts
texts_of (GtkWidget *row)
{
  Texts texts = { G_MAXFLOAT, 0, G_MAXFLOAT };
  ui_visit (row, take_text, &texts);
  return texts;
}

static AkashiPager *
open_pager (UiWorld *world)
{
  GtkStack *stack = GTK_STACK (ui_find (GTK_WIDGET (world->window), GTK_TYPE_STACK, NULL));
  return AKASHI_PAGER (ui_find (gtk_stack_get_visible_child (stack), AKASHI_TYPE_PAGER, NULL));
}

/* Returns: (transfer container): the facts on the screen. */
static GPtrArray *
shown_facts (AkashiPager *pager)
{
  GPtrArray *rows = g_ptr_array_new ();
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (pager)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_mapped (row) && gtk_widget_has_css_class (row, "fact"))
      g_ptr_array_add (rows, row);
  return rows;
}

static gboolean
goes_on (GPtrArray *rows, guint index)
{
  return gtk_widget_has_css_class (rows->pdata[index], "goes-on");
}

typedef struct {
  float widest_part, narrowest_fact; /* distances */
  float line;                        /* the lowest text that goes on */
} Gaps;

static void
take_gaps (AkashiPager *pager, Gaps *gaps)
{
  g_autoptr (GPtrArray) rows = shown_facts (pager);
  for (guint i = 0; i + 1 < rows->len; i++)
    {
      Texts above = texts_of (rows->pdata[i]), below = texts_of (rows->pdata[i + 1]);
      float gap = below.top - above.bottom;
      if (goes_on (rows, i))
        {
          gaps->widest_part = MAX (gaps->widest_part, gap);
          gaps->line = MIN (gaps->line, below.line);
        }
      else
        gaps->narrowest_fact = MIN (gaps->narrowest_fact, gap);
    }
}

/* A value that does not stand first on the screen is whole. */
static void
assert_kept_together (AkashiPager *pager)
{
  g_autoptr (GPtrArray) rows = shown_facts (pager);
  gboolean one_value = TRUE;
  for (guint i = 0; i + 1 < rows->len; i++)
    one_value = one_value && goes_on (rows, i);
  g_assert_true (rows->len == 0 || one_value || !goes_on (rows, rows->len - 1));
}

/* What was met, so that nothing is held without having been looked at. */
typedef struct {
  guint parts;  /* pages on which a value is taken apart */
  guint facts;  /* … and two facts that are none stand on one screen */
  guint turned; /* pages that need more than one screen */
} Met;

static void
check_page (UiWorld *world, Met *met)
{
  Gaps gaps = { -1, G_MAXFLOAT, G_MAXFLOAT };
  AkashiPager *pager = open_pager (world);
  do
    {
      ui_world_lay_out (world);
      take_gaps (pager, &gaps);
      assert_kept_together (pager);
      gtk_widget_activate_action (GTK_WIDGET (pager), "pager.next", NULL);
  } while (!akashi_pager_is_first (pager));
  met->turned += akashi_pager_is_whole (pager) ? 0 : 1;
  if (gaps.widest_part < 0)
    return;
  met->parts++;
  met->facts += gaps.narrowest_fact < G_MAXFLOAT ? 1 : 0;
  g_test_message ("parts: %.0f, facts: %.0f, line: %.0f", (double) gaps.widest_part,
                  (double) gaps.narrowest_fact, (double) gaps.line);
  g_assert_cmpfloat (gaps.widest_part, <, MOST_OF_GAP * gaps.narrowest_fact);
  g_assert_cmpfloat (gaps.widest_part, <, MOST_OF_LINE * gaps.line);
}

/* In every language, on every kind of glass. @open: the page */
static void
check_everywhere (void (*open) (UiWorld *world))
{
  Met met = { 0 };
  for (gsize i = 0; i < G_N_ELEMENTS (glasses); i++)
    {
      met = (Met){ .turned = met.turned };
      g_autoptr (UiWorld) world = ui_world_new ("ja", &glasses[i]);
      open (world);
      for (const char *const *language = akashi_words_languages (); *language != NULL; language++)
        {
          g_test_message ("%d %s", glasses[i].width, *language);
          ui_world_act (world, "win.language", *language);
          check_page (world, &met);
        }
      g_assert_cmpuint (met.parts, >, 0);
      g_assert_cmpuint (met.facts, >, 0);
    }
  g_assert_cmpuint (met.turned, >, 0);
}

/* What to say to a customer is two sentences. */
static void
open_clerk (UiWorld *world)
{
  ui_world_show (world, "altered");
  ui_world_act (world, "win.open", "clerk");
}

static void
test_sentences (void)
{
  check_everywhere (open_clerk);
}

/* Two values side by side have what stands in brackets under them. */
static void
open_compare (UiWorld *world)
{
  ui_world_show_page (world, "compare");
}

static void
test_pairs (void)
{
  check_everywhere (open_compare);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/ui/fact-parts/sentences", test_sentences);
  g_test_add_func ("/ui/fact-parts/pairs", test_pairs);
  return g_test_run ();
}
