/* SPDX-License-Identifier: Apache-2.0 */
/* Takes pictures of the kiosk's pages: shows the real window, hands it what the scanner reads in each picture
 * given, and writes the page that answers and those behind it as PNG, each with all that is below. usage:
 * akashi-pages --registry PATH --out DIR [--language ja] [--size 1080x1920] [--letters 0…2] [--high-contrast]
 * PICTURE… */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <stdio.h>

#include "akashi-camera.h"
#include "akashi-kiosk-window.h"
#include "akashi-pager.h"
#include "akashi-screen.h"

typedef struct {
  char *registry, *out, *language, *size, **pictures;
  gboolean high_contrast;
  int letters;
  int width, height;
  AkashiKioskWindow *window;
  GHashTable *taken; /* names of pages already written */
  GPtrArray *second; /* (nullable): codes of the product that another is compared with */
  gint64 frame_time; /* made up: a minute between two customers */
} Pages;

static gboolean
save_one (Pages *pages, const char *name)
{
  static const char *const letters[] = { "", "-bigger", "-biggest" };
  if (g_hash_table_contains (pages->taken, name))
    return TRUE;
  g_autofree char *file
      = g_strdup_printf ("%s-%s-%s%s%s.png", name, pages->language, pages->size,
                         letters[CLAMP (pages->letters, 0, 2)], pages->high_contrast ? "-contrast" : "");
  g_autofree char *path = g_build_filename (pages->out, file, NULL);
  if (!akashi_screen_settle (GTK_WINDOW (pages->window))
      || !akashi_screen_save (GTK_WINDOW (pages->window), path))
    {
      fprintf (stderr, "akashi-pages: %s could not be written\n", path);
      return FALSE;
    }
  g_hash_table_add (pages->taken, g_strdup (name));
  return TRUE;
}

static GtkWidget *
find (GtkWidget *root, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  GtkWidget *found = NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

/* Most screens of one page. */
#define MOST_BELOW 8

/* The page, and all that is below it. */
static gboolean
save (Pages *pages, const char *name)
{
  if (!save_one (pages, name))
    return FALSE;
  GtkStack *stack = GTK_STACK (find (GTK_WIDGET (pages->window), GTK_TYPE_STACK));
  GtkWidget *pager = find (gtk_stack_get_visible_child (stack), AKASHI_TYPE_PAGER);
  for (guint i = 2; pager != NULL && !akashi_pager_is_whole (AKASHI_PAGER (pager)) && i < MOST_BELOW; i++)
    {
      g_autofree char *below = g_strdup_printf ("%s-%u", name, i);
      gtk_widget_activate_action (pager, "pager.next", NULL);
      if (akashi_pager_is_first (AKASHI_PAGER (pager)))
        break;
      if (!save_one (pages, below))
        return FALSE;
    }
  return TRUE;
}

static void
act (Pages *pages, const char *action, const char *target)
{
  gtk_widget_activate_action (GTK_WIDGET (pages->window), action, target == NULL ? NULL : "s", target);
}

/* A new customer. */
static void
start_over (Pages *pages)
{
  act (pages, "win.start-over", NULL);
  for (int i = 0; i < pages->letters; i++)
    act (pages, "win.letters", NULL);
  pages->frame_time += 60 * G_USEC_PER_SEC;
}

static gboolean
save_verdict (Pages *pages)
{
  const AkashiVerdict *verdict = akashi_check_get_verdict (akashi_kiosk_window_get_check (pages->window));
  g_autofree char *name = g_strdup_printf ("verdict-%s", akashi_verdict_name (verdict->code));
  return save (pages, name);
}

/* The pages behind the one that is open. @of: (nullable): part of their names, where they differ by verdict
 */
static gboolean
save_behind (Pages *pages, const char *const *names, const char *of)
{
  for (const char *const *name = names; *name != NULL; name++)
    {
      g_autofree char *file = of == NULL ? g_strdup (*name) : g_strconcat (*name, "-", of, NULL);
      act (pages, "win.open", *name);
      if (!save (pages, file))
        return FALSE;
      act (pages, "win.back", NULL);
    }
  return TRUE;
}

/* The clerk's page of every verdict; the others once, and with all their facts. */
static gboolean
save_pages_of_check (Pages *pages)
{
  static const char *const clerk[] = { "clerk", "why", NULL };
  static const char *const registered[] = { "more", "guarantees", "not-covered", "phone", NULL };
  AkashiCheck *check = akashi_kiosk_window_get_check (pages->window);
  const char *verdict = akashi_verdict_name (akashi_check_get_verdict (check)->code);
  gboolean full = akashi_check_get_verdict (check)->code == AKASHI_VERDICT_CONFIRMED;
  return save_behind (pages, clerk, verdict) && (!full || save_behind (pages, registered, NULL));
}

/* Two products, once. */
static gboolean
save_compared (Pages *pages, AkashiCheck *first)
{
  if (g_hash_table_contains (pages->taken, "compare")
      || akashi_check_get_verdict (first)->code != AKASHI_VERDICT_CONFIRMED || pages->second == NULL)
    return TRUE;
  act (pages, "win.compare", NULL);
  if (!save (pages, "scan-second"))
    return FALSE;
  for (guint frame = 0; frame < 8; frame++, pages->frame_time += 33000)
    akashi_kiosk_window_take_codes (pages->window, pages->second, pages->frame_time);
  if (g_str_equal (akashi_kiosk_window_get_page_name (pages->window), "question"))
    act (pages, "win.answer", "yes");
  return !g_str_equal (akashi_kiosk_window_get_page_name (pages->window), "compare")
         || save (pages, "compare");
}

/* The live picture of the scan page, in the grey the scanner works on. */
static void
show_as_camera (Pages *pages, const AkashiGrey *grey)
{
  gsize size = (gsize) grey->width * grey->height;
  guint8 *rgb = g_malloc (size * 3);
  for (gsize i = 0; i < size; i++)
    rgb[3 * i] = rgb[3 * i + 1] = rgb[3 * i + 2] = grey->pixels[i];
  g_autoptr (GBytes) pixels = g_bytes_new_take (rgb, size * 3);
  AkashiPicture picture = { pixels, grey->width, grey->height, grey->width * 3, pages->frame_time };
  akashi_kiosk_window_take_picture (pages->window, &picture);
}

static gboolean
take_picture (Pages *pages, AkashiScanner *scanner, const char *path)
{
  g_autofree char *data = NULL;
  gsize length;
  g_autoptr (GError) error = NULL;
  if (!g_file_get_contents (path, &data, &length, &error))
    {
      fprintf (stderr, "akashi-pages: %s\n", error->message);
      return FALSE;
    }
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_steal_pointer (&data), length);
  g_autoptr (AkashiGrey) grey = akashi_grey_new_image (bytes, &error);
  if (grey == NULL)
    {
      fprintf (stderr, "akashi-pages: %s: %s\n", path, error->message);
      return FALSE;
    }
  start_over (pages);
  act (pages, "win.begin", NULL);
  show_as_camera (pages, grey);
  if (!save (pages, "scan"))
    return FALSE;
  g_autoptr (GPtrArray) codes = akashi_scanner_scan_picture (scanner, grey);
  /* A barcode alone is acted on after some frames. */
  for (guint frame = 0; frame < 8 && codes->len > 0; frame++, pages->frame_time += 33000)
    akashi_kiosk_window_take_codes (pages->window, codes, pages->frame_time);
  if (akashi_kiosk_window_get_check (pages->window) == NULL)
    return TRUE;
  if (!save_verdict (pages))
    return FALSE;
  if (g_str_equal (akashi_kiosk_window_get_page_name (pages->window), "question"))
    {
      act (pages, "win.answer", "yes");
      if (!save_verdict (pages))
        return FALSE;
    }
  g_autoptr (AkashiCheck) check = akashi_check_ref (akashi_kiosk_window_get_check (pages->window));
  if (!save_pages_of_check (pages) || !save_compared (pages, check))
    return FALSE;
  if (pages->second == NULL && akashi_check_get_evidence (check)->registration != NULL)
    pages->second = g_ptr_array_ref (codes);
  return TRUE;
}

/* The staff menu, with a PIN that is chosen now. */
static gboolean
take_staff_pages (Pages *pages)
{
  static const char *const inside[]
      = { "staff-lists", "staff-recent", "staff-counters", "staff-timings", "staff-languages", NULL };
  static const struct {
    const char *action, *page;
  } looks[] = { { "staff.test", "staff-test" }, { "staff.camera", "staff-camera" } };
  start_over (pages);
  act (pages, "staff.open", NULL);
  if (!save (pages, "staff-pin"))
    return FALSE;
  act (pages, "staff.pin", "2468");
  act (pages, "staff.pin", "2468");
  if (!save (pages, "staff") || !save_behind (pages, inside, NULL))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      act (pages, looks[i].action, NULL);
      if (!save (pages, looks[i].page))
        return FALSE;
      act (pages, "win.back", NULL);
    }
  return TRUE;
}

static gboolean
take_pages (Pages *pages)
{
  g_autoptr (AkashiScanner) scanner = akashi_scanner_new ();
  start_over (pages);
  if (!save (pages, "attract"))
    return FALSE;
  static const char *const always[] = { "languages", "help", "no-label", "situations", "marks", "number", NULL };
  if (!save_behind (pages, always, NULL))
    return FALSE;
  for (char **path = pages->pictures; path != NULL && *path != NULL; path++)
    if (!take_picture (pages, scanner, *path))
      return FALSE;
  if (!take_staff_pages (pages))
    return FALSE;
  g_autoptr (GError) absent = g_error_new_literal (AKASHI_ERROR, AKASHI_ERROR_NO_CAMERA, "no camera");
  start_over (pages);
  akashi_kiosk_window_camera_failed (pages->window, absent);
  return save (pages, "camera");
}

static gboolean
parse (Pages *pages, int *argc, char ***argv)
{
  const GOptionEntry entries[] = {
    { "registry", 0, 0, G_OPTION_ARG_FILENAME, &pages->registry, "Cached registry", "PATH" },
    { "out", 0, 0, G_OPTION_ARG_FILENAME, &pages->out, "Where the pictures go", "DIR" },
    { "language", 0, 0, G_OPTION_ARG_STRING, &pages->language, "ja, ja@easy, en, zh_CN or ko", "LANGUAGE" },
    { "size", 0, 0, G_OPTION_ARG_STRING, &pages->size, "Size of the window", "WIDTHxHEIGHT" },
    { "letters", 0, 0, G_OPTION_ARG_INT, &pages->letters, "Step of bigger letters", "0…2" },
    { "high-contrast", 0, 0, G_OPTION_ARG_NONE, &pages->high_contrast, "High contrast", NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &pages->pictures, NULL, "PICTURE…" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      fprintf (stderr, "akashi-pages: %s\n", error->message);
      return FALSE;
    }
  if (pages->language == NULL)
    pages->language = g_strdup ("ja");
  if (pages->size == NULL)
    pages->size = g_strdup ("1080x1920");
  if (pages->out == NULL || sscanf (pages->size, "%5dx%5d", &pages->width, &pages->height) != 2)
    {
      fprintf (stderr, "akashi-pages: --out DIR is needed, and --size as 1080x1920\n");
      return FALSE;
    }
  return TRUE;
}

/* The main context works on while there is something to do: windows go away in idle sources. */
static void
settle_down (void)
{
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

/* The PIN and the counters of this run. */
static void
forget (const char *state)
{
  static const char *const names[] = { "staff-pin", "counters.csv" };
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (state, names[i], NULL);
      g_remove (path);
    }
  g_rmdir (state);
}

int
main (int argc, char **argv)
{
  Pages pages = { 0 };
  if (!parse (&pages, &argc, &argv))
    return 2;
  g_autofree char *state = g_dir_make_tmp ("akashi-pages-XXXXXX", NULL);
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  g_setenv ("STATE_DIRECTORY", state, TRUE);
  g_mkdir_with_parents (pages.out, 0755);
  adw_init ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AkashiSettings) settings = akashi_settings_new (&error);
  if (settings == NULL)
    {
      fprintf (stderr, "akashi-pages: %s\n", error->message);
      return 3;
    }
  g_settings_set_boolean (akashi_settings_get_gsettings (settings), "high-contrast", pages.high_contrast);
  g_autoptr (AkashiEngine) engine = akashi_engine_new (pages.registry, NULL);
  pages.taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  pages.window = akashi_kiosk_window_new (NULL, engine, settings, pages.language, pages.width, pages.height);
  gtk_window_set_decorated (GTK_WINDOW (pages.window), FALSE);
  gtk_window_present (GTK_WINDOW (pages.window));
  gboolean good = take_pages (&pages);
  gtk_window_destroy (GTK_WINDOW (pages.window));
  settle_down ();
  forget (state);
  g_hash_table_unref (pages.taken);
  g_clear_pointer (&pages.second, g_ptr_array_unref);
  g_free (pages.registry);
  g_free (pages.out);
  g_free (pages.language);
  g_free (pages.size);
  g_strfreev (pages.pictures);
  return good ? 0 : 3;
}
