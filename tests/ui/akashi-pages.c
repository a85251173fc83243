/* SPDX-License-Identifier: Apache-2.0 */
/* Takes pictures of the kiosk's pages: shows the real window, hands it what the scanner reads in each picture
 * given, and writes the page that answers as PNG. usage: akashi-pages --registry PATH --out DIR [--language
 * ja] [--size 1080x1920] [--bigger] [--high-contrast] PICTURE… */
#include <adwaita.h>
#include <stdio.h>

#include "akashi-camera.h"
#include "akashi-kiosk-window.h"
#include "akashi-screen.h"

typedef struct {
  char *registry, *out, *language, *size, **pictures;
  gboolean bigger, high_contrast;
  int width, height;
  AkashiKioskWindow *window;
  GHashTable *taken; /* names of pages already written */
  gint64 frame_time; /* made up: a minute between two customers */
} Pages;

static gboolean
save (Pages *pages, const char *name)
{
  if (g_hash_table_contains (pages->taken, name))
    return TRUE;
  g_autofree char *file
      = g_strdup_printf ("%s-%s-%s%s%s.png", name, pages->language, pages->size,
                         pages->bigger ? "-bigger" : "", pages->high_contrast ? "-contrast" : "");
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
  if (pages->bigger)
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
      return save_verdict (pages);
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
  act (pages, "win.languages", NULL);
  if (!save (pages, "languages"))
    return FALSE;
  for (char **path = pages->pictures; path != NULL && *path != NULL; path++)
    if (!take_picture (pages, scanner, *path))
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
    { "bigger", 0, 0, G_OPTION_ARG_NONE, &pages->bigger, "Bigger letters", NULL },
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

int
main (int argc, char **argv)
{
  Pages pages = { 0 };
  if (!parse (&pages, &argc, &argv))
    return 2;
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
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
  g_hash_table_unref (pages.taken);
  g_free (pages.registry);
  g_free (pages.out);
  g_free (pages.language);
  g_free (pages.size);
  g_strfreev (pages.pictures);
  return good ? 0 : 3;
}
