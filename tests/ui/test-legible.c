/* SPDX-License-Identifier: Apache-2.0 */
/* Every page, in every language, on every kind of glass, in every size of letters: nothing is cut, nothing is
 * too small to read or to touch. AKASHI_LEGIBLE says how much of it: all, or a pattern of
 * glass/language/letters/stop, as in "tablet/ja@easy/?/page-*". Without it, every third stop
 * in one language and size, each in its turn, and other stops on the next glass. */
#include "akashi-attract-page.h"
#include "akashi-foot.h"
#include "akashi-notice-page.h"
#include "akashi-number-page.h"
#include "akashi-scale.h"
#include "akashi-scan-page.h"
#include "akashi-words.h"
#include "legible.h"

/* screens.md, rule 4. */
#define LEAST_FACT_MM 7.3
#define LEAST_TABLET_FACT_MM 5.5 /* the same angle from 45 cm */

typedef struct {
  const char *name;
  UiGlass glass;
  double least_fact_mm;
  gboolean high_contrast; /* its borders are broader */
} Monitor;

static const Monitor monitors[] = {
  { "tall-21", { 1080, 1920, 268 }, LEAST_FACT_MM, FALSE },
  { "wide-21", { 1920, 1080, 476 }, LEAST_FACT_MM, FALSE },
  { "wide-15", { 1366, 768, 344 }, LEAST_FACT_MM, FALSE },
  { "square-15", { 1024, 768, 304 }, LEAST_FACT_MM, FALSE }, /* 4:3 */
  { "tall-15", { 768, 1366, 194 }, LEAST_FACT_MM, FALSE },
  { "tablet", { 1280, 800, 217 }, LEAST_TABLET_FACT_MM, FALSE },
  { "tablet-contrast", { 1280, 800, 217 }, LEAST_TABLET_FACT_MM, TRUE },
};

/* Something that is looked at. */
typedef struct {
  const char *kind;
  /* From the first page. Returns: whether there is such a page. */
  gboolean (*open) (UiWorld *world, const char *what);
  /* (nullable): what passes by itself, brought about again */
  void (*again) (UiWorld *world, const char *what);
  const char *const *whats;
} Stops;

/* --- pages --- */

static gboolean
open_page (UiWorld *world, const char *page)
{
  ui_world_show_page (world, page);
  return TRUE;
}

static const char *const pages[] = { "attract",
                                     "scan",
                                     "camera",
                                     "languages",
                                     "help",
                                     "no-label",
                                     "situations",
                                     "marks",
                                     "number",
                                     "more",
                                     "why",
                                     "guarantees",
                                     "not-covered",
                                     "compare",
                                     "call",
                                     "print",
                                     "phone",
                                     "staff-pin",
                                     "staff",
                                     "staff-lists",
                                     "staff-test",
                                     "staff-camera",
                                     "staff-counters",
                                     "staff-recent",
                                     "staff-timings",
                                     "staff-languages",
                                     NULL };

static GtkWidget *
find_page (UiWorld *world, GType type)
{
  return ui_find (GTK_WIDGET (world->window), type, NULL);
}

/* --- the scan page, wherever the camera is, and what it says --- */

static gboolean
open_camera_at (UiWorld *world, const char *position)
{
  GSettings *gsettings = akashi_settings_get_gsettings (world->settings);
  g_settings_set_string (gsettings, "camera-position", position);
  akashi_attract_page_set_position (AKASHI_ATTRACT_PAGE (find_page (world, AKASHI_TYPE_ATTRACT_PAGE)),
                                    akashi_settings_camera_position (world->settings));
  ui_world_act (world, "win.begin", NULL);
  akashi_scan_page_set_up (AKASHI_SCAN_PAGE (find_page (world, AKASHI_TYPE_SCAN_PAGE)), world->settings);
  g_settings_reset (gsettings, "camera-position");
  return TRUE;
}

static gboolean
open_second (UiWorld *world, const char *first)
{
  ui_world_see (world, first, UI_LABEL | UI_BARCODE, 8);
  ui_world_act (world, "win.compare", NULL);
  return TRUE;
}

static void
hint (UiWorld *world, const char *what)
{
  AkashiScanPage *page = AKASHI_SCAN_PAGE (find_page (world, AKASHI_TYPE_SCAN_PAGE));
  gboolean late = g_str_equal (what, "late");
  gint64 now = g_get_monotonic_time () + (late ? AKASHI_HELP_AFTER_S * G_USEC_PER_SEC : 0);
  for (guint frames = 0; frames < 2; frames++)
    akashi_scan_page_tick (page, now, late ? AKASHI_HINT_NONE : AKASHI_HINT_TOO_DARK);
}

static gboolean
open_hint (UiWorld *world, const char *what)
{
  ui_world_act (world, "win.begin", NULL);
  hint (world, what);
  return TRUE;
}

static const char *const positions[] = { "below", "left", "right", "hand-scanner", "above", NULL };
static const char *const firsts[] = { "confirmed", NULL };
static const char *const hints[] = { "dark", "late", NULL };

/* --- the number page --- */

static gboolean
open_typed (UiWorld *world, const char *text)
{
  ui_world_act (world, "win.open", "number");
  GtkWidget *page = find_page (world, AKASHI_TYPE_NUMBER_PAGE);
  for (; *text != '\0'; text++)
    gtk_widget_activate_action (page, "number.key", "s", (char[]){ *text, '\0' });
  return TRUE;
}

static gboolean
open_missed (UiWorld *world, const char *number)
{
  ui_world_act (world, "win.open", "number");
  ui_world_act (world, "win.type", number);
  g_assert_cmpstr (ui_world_page (world), ==, "number");
  return TRUE;
}

/* Offers beside it, and the longest that can be typed. */
static const char *const typed[] = { "25", "W", "25JC01000123-ABW-0123456", NULL };
static const char *const missing[] = { "NOSUCHNUMBER", NULL };

/* --- trouble --- */

static AkashiNotice
notice_of (const char *what)
{
  return (AkashiNotice) g_ascii_strtoull (what, NULL, 10);
}

static gboolean
open_trouble (UiWorld *world, const char *what)
{
  AkashiAttractPage *page = AKASHI_ATTRACT_PAGE (find_page (world, AKASHI_TYPE_ATTRACT_PAGE));
  akashi_attract_page_set_trouble (page, notice_of (what));
  return TRUE;
}

static gboolean
open_notice (UiWorld *world, const char *what)
{
  ui_world_act (world, "win.open", "notice");
  akashi_notice_page_set (AKASHI_NOTICE_PAGE (find_page (world, AKASHI_TYPE_NOTICE_PAGE)), notice_of (what));
  return TRUE;
}

static const char *const troubles[] = { "1", "2", "3", "4", "5", NULL };
static const char *const notices[] = { "1", "2", "3", "4", "5", "6", "7", "8", NULL };

/* --- verdicts --- */

static gboolean
open_box (UiWorld *world, const char *id)
{
  ui_world_see (world, id, UI_LABEL | UI_BARCODE, 8);
  return TRUE;
}

static gboolean
asks (UiWorld *world)
{
  return g_str_equal (ui_world_page (world), "question");
}

static gboolean
open_clerk (UiWorld *world, const char *id)
{
  open_box (world, id);
  if (asks (world))
    ui_world_act (world, "win.answer", "unsure");
  ui_world_act (world, "win.open", "clerk");
  return TRUE;
}

static gboolean
open_answered (UiWorld *world, const char *id)
{
  open_box (world, id);
  if (!asks (world))
    return FALSE;
  ui_world_act (world, "win.answer", "unsure");
  return TRUE;
}

/* One for each verdict and each set of facts. */
static const char *const boxes[] = {
  "confirmed-lab",
  "ends-soon-eu",
  "different-product",
  "signature-withdrawn",
  "suspended-eu",
  "listed-eu",
  "no-registration-found",
  "cannot-tell-newer-than-list",
  "wrong-address",
  "not-in-list",
  "confirmed",
  "delisted",
  "support-ended",
  "no-updates-promised",
  "label-expired",
  "withdrawn",
  "contradicts-list",
  "altered",
  "unknown-signer",
  "provisional",
  "scheme-not-active",
  "cannot-tell-newer",
  "cannot-tell-unreadable",
  "hidden-address",
  "other-mark",
  "not-a-label",
  "out-of-scope",
  NULL,
};

/* --- what stands in the foot --- */

/* It takes its room from nobody. */
static void
count_down (UiWorld *world, const char *id G_GNUC_UNUSED)
{
  akashi_kiosk_window_tick (world->window, g_get_monotonic_time () + 95 * G_USEC_PER_SEC);
}

static void
read_aloud (UiWorld *world, const char *id G_GNUC_UNUSED)
{
  AkashiFoot *foot = AKASHI_FOOT (ui_find (GTK_WIDGET (world->window), AKASHI_TYPE_FOOT, NULL));
  GtkWidget *panel = GTK_WIDGET (akashi_foot_get_voice_panel (foot));
  ui_world_act (world, "voice.read", NULL);
  g_assert_true (gtk_widget_get_visible (panel));
}

static const char *const for_foot[] = { "confirmed-lab", "listed-eu", NULL };

static const Stops stops[] = {
  { "page", open_page, NULL, pages },
  { "camera", open_camera_at, NULL, positions },
  { "second", open_second, NULL, firsts },
  { "hint", open_hint, hint, hints },
  { "typed", open_typed, NULL, typed },
  { "missed", open_missed, NULL, missing },
  { "trouble", open_trouble, NULL, troubles },
  { "notice", open_notice, NULL, notices },
  { "box", open_box, NULL, boxes },
  { "clerk", open_clerk, NULL, boxes },
  { "unsure", open_answered, NULL, boxes },
  { "countdown", open_box, count_down, for_foot },
  { "voice", open_box, read_aloud, for_foot },
};

/* --- how much --- */

/* Where time is short: one stop of so many, others on the next glass. */
#define LEFT_OUT 3

typedef struct {
  UiWorld *world;
  const Monitor *monitor;
  Legible *legible;
  guint turn; /* which of its languages and sizes a stop is looked at in, where time is short */
} Tour;

static guint
n_languages (void)
{
  guint n = 0;
  while (akashi_words_languages ()[n] != NULL)
    n++;
  return n;
}

static gboolean
is_looked_at (const Tour *tour, guint language, guint letters, const char *stop)
{
  const char *pattern = g_getenv ("AKASHI_LEGIBLE");
  if (g_strcmp0 (pattern, "all") == 0)
    return TRUE;
  if (pattern == NULL)
    return tour->turn % LEFT_OUT == 0
           && tour->turn / LEFT_OUT % (n_languages () * AKASHI_LETTER_STEPS)
                  == language * AKASHI_LETTER_STEPS + letters;
  g_autofree char *name = g_strdup_printf ("%s/%s/%u/%s", tour->monitor->name,
                                           akashi_words_languages ()[language], letters, stop);
  return g_pattern_match_simple (pattern, name);
}

static gboolean
any_letters (const Tour *tour, guint language, const char *stop)
{
  for (guint letters = 0; letters < AKASHI_LETTER_STEPS; letters++)
    if (is_looked_at (tour, language, letters, stop))
      return TRUE;
  return FALSE;
}

/* --- one stop --- */

static void
look (Tour *tour, guint language, guint letters, const char *stop)
{
  g_autofree char *where = g_strdup_printf ("%s/%s/%u/%s", tour->monitor->name,
                                            akashi_words_languages ()[language], letters, stop);
  const char *faults = legible_check (tour->legible, where);
  if (*faults != '\0')
    g_test_message ("%s", faults);
}

/* A new customer, who speaks it. */
static gboolean
begin (Tour *tour, guint language, const Stops *kind, const char *what)
{
  UiWorld *world = tour->world;
  ui_world_act (world, "win.start-over", NULL);
  ui_world_see_nothing (world, 60);
  ui_world_act (world, "win.language", akashi_words_languages ()[language]);
  return kind->open (world, what);
}

static void
end (UiWorld *world)
{
  ui_world_camera_works (world);
  akashi_attract_page_set_trouble (AKASHI_ATTRACT_PAGE (find_page (world, AKASHI_TYPE_ATTRACT_PAGE)),
                                   AKASHI_NOTICE_NONE);
}

static void
look_in_language (Tour *tour, guint language, const Stops *kind, const char *what, const char *stop)
{
  if (!any_letters (tour, language, stop) || !begin (tour, language, kind, what))
    return;
  for (guint letters = 0; letters < AKASHI_LETTER_STEPS; letters++)
    {
      if (kind->again == NULL)
        ui_world_act (tour->world, "win.keep", NULL);
      else
        kind->again (tour->world, what);
      if (is_looked_at (tour, language, letters, stop))
        look (tour, language, letters, stop);
      ui_world_act (tour->world, "win.letters", NULL);
    }
  end (tour->world);
}

static void
visit (Tour *tour, const Stops *kind, const char *what)
{
  g_autofree char *stop = g_strdup_printf ("%s-%s", kind->kind, what);
  for (guint language = 0; language < n_languages (); language++)
    look_in_language (tour, language, kind, what, stop);
  tour->turn++;
}

static void
test_monitor (gconstpointer data)
{
  const Monitor *monitor = data;
  g_autoptr (UiWorld) world = ui_world_new ("ja", &monitor->glass);
  GSettings *gsettings = akashi_settings_get_gsettings (world->settings);
  Tour tour = { .world = world, .monitor = monitor };
  tour.legible = legible_new (world, &monitor->glass, monitor->least_fact_mm);
  tour.turn = (guint) (monitor - monitors);
  g_settings_set_boolean (gsettings, "high-contrast", monitor->high_contrast);
  /* The window itself looks at registry, clock and disk no more. */
  akashi_kiosk_window_tick (world->window,
                            g_get_monotonic_time () + G_GINT64_CONSTANT (1000000) * G_USEC_PER_SEC);
  for (gsize i = 0; i < G_N_ELEMENTS (stops); i++)
    for (const char *const *what = stops[i].whats; *what != NULL; what++)
      visit (&tour, &stops[i], *what);
  g_settings_reset (gsettings, "high-contrast");
  g_test_message ("%u screens", legible_n_screens (tour.legible));
  if (legible_has_faults (tour.legible))
    g_test_fail ();
  legible_free (tour.legible);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (monitors); i++)
    {
      g_autofree char *path = g_strdup_printf ("/ui/legible/%s", monitors[i].name);
      g_test_add_data_func (path, &monitors[i], test_monitor);
    }
  return g_test_run ();
}
