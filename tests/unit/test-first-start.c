/* SPDX-License-Identifier: Apache-2.0 */
/* The first start: remembered once, and over with the boot it was in or with its minutes, whatever the clock.
 */
#include "akashi-first-start.h"
#include "shop-folder.h"

#include <time.h>

#define WITHIN 600 /* seconds */

static void
test_remembered (void)
{
  g_autofree char *folder = shop_folder_new ();
  g_autofree char *path = g_build_filename (folder, "state", "first-start", NULL);
  g_assert_true (akashi_first_start_was_within (path, WITHIN));
  g_autofree char *first = shop_folder_read (path);
  g_assert_true (akashi_first_start_was_within (path, WITHIN)); /* the program was started again */
  g_autofree char *second = shop_folder_read (path);
  g_assert_cmpstr (first, ==, second);
  shop_folder_remove (folder);
}

static char *
written (const char *boot, gint64 ago)
{
  struct timespec uptime;
  clock_gettime (CLOCK_BOOTTIME, &uptime);
  return g_strdup_printf ("%s %" G_GINT64_FORMAT "\n", boot, (gint64) uptime.tv_sec - ago);
}

static void
test_over (void)
{
  g_autofree char *boot = NULL;
  g_assert_true (g_file_get_contents ("/proc/sys/kernel/random/boot_id", &boot, NULL, NULL));
  g_strchomp (boot);
  const struct {
    const char *boot;
    gint64 ago;
    gboolean open;
  } rows[] = {
    { boot, 0, TRUE },    { boot, 5, TRUE },       { boot, WITHIN + 1, FALSE },
    { boot, -60, FALSE }, { "another", 5, FALSE }, { "", 5, FALSE },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *folder = shop_folder_new ();
      g_autofree char *text = written (rows[i].boot, rows[i].ago);
      g_autofree char *path = shop_folder_write (folder, "first-start", text);
      g_assert_cmpint (akashi_first_start_was_within (path, WITHIN), ==, rows[i].open);
      g_autofree char *kept = shop_folder_read (path);
      g_assert_cmpstr (kept, ==, text);
      shop_folder_remove (folder);
    }
}

/* Where it cannot be known, it is not the first one. */
static void
test_unknown (void)
{
  g_autofree char *folder = shop_folder_new ();
  static const char *const texts[] = { "", "nonsense", "a b c" };
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = shop_folder_write (folder, "first-start", texts[i]);
      g_assert_false (akashi_first_start_was_within (path, WITHIN));
    }
  g_autofree char *no_folder = shop_folder_write (folder, "state", "a file where the folder should be");
  g_autofree char *path = g_build_filename (no_folder, "first-start", NULL);
  g_assert_false (akashi_first_start_was_within (path, WITHIN));
  shop_folder_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/first-start/remembered", test_remembered);
  g_test_add_func ("/first-start/over", test_over);
  g_test_add_func ("/first-start/unknown", test_unknown);
  return g_test_run ();
}
