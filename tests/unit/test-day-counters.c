/* SPDX-License-Identifier: Apache-2.0 */
/* Counters of the day: what is kept, for how long, and what a power cut leaves. */
#include "akashi-day-counters.h"
#include "akashi-sticks.h"
#include "shop-folder.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  char *folder, *path;
} Place;

static void
place_begin (Place *place)
{
  place->folder = shop_folder_new ();
  place->path = g_build_filename (place->folder, "counters.csv", NULL);
}

static void
place_end (Place *place)
{
  shop_folder_remove (place->folder);
  g_free (place->folder);
  g_free (place->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_end)

static void
save (AkashiDayCounters *counters)
{
  g_autoptr (GError) error = NULL;
  gboolean saved = akashi_day_counters_save (counters, &error);
  g_assert_no_error (error);
  g_assert_true (saved);
}

static void
test_counted (void)
{
  g_auto (Place) place = { 0 };
  place_begin (&place);
  {
    g_autoptr (AkashiDayCounters) counters = akashi_day_counters_new (place.path);
    g_assert_cmpuint (akashi_day_counters_total (counters, "2026-11-23"), ==, 0);
    akashi_day_counters_add (counters, "2026-11-23", "withdrawn", "mihon");
    akashi_day_counters_add (counters, "2026-11-23", "withdrawn", "mihon");
    akashi_day_counters_add (counters, "2026-11-23", "not-a-label", NULL);
    akashi_day_counters_add (counters, "2026-11-22", "confirmed", "sample-eu");
    save (counters);
  }
  /* The program begins anew, on the next day. */
  g_autoptr (AkashiDayCounters) counters = akashi_day_counters_new (place.path);
  akashi_day_counters_add (counters, "2026-11-24", "confirmed", "mihon");
  akashi_day_counters_add (counters, "2026-11-23", "withdrawn", "mihon");
  g_assert_cmpuint (akashi_day_counters_total (counters, "2026-11-23"), ==, 4);
  g_autofree char *csv = akashi_day_counters_csv (counters);
  g_assert_cmpstr (csv, ==,
                   "day,verdict,scheme,count\n2026-11-22,confirmed,sample-eu,1\n2026-11-23,not-a-label,,1\n"
                   "2026-11-23,withdrawn,mihon,3\n2026-11-24,confirmed,mihon,1\n");
  g_auto (GStrv) days = akashi_day_counters_days (counters);
  g_autofree char *joined = g_strjoinv (" ", days);
  g_assert_cmpstr (joined, ==, "2026-11-24 2026-11-23 2026-11-22");
}

/* Until it is saved nothing changes on the disk; then all of it at once. */
static void
test_power_cut (void)
{
  g_auto (Place) place = { 0 };
  place_begin (&place);
  g_autoptr (AkashiDayCounters) counters = akashi_day_counters_new (place.path);
  akashi_day_counters_add (counters, "2026-11-23", "confirmed", "mihon");
  save (counters);
  g_autofree char *before = shop_folder_read (place.path);
  GStatBuf info;
  g_assert_cmpint (g_stat (place.path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  akashi_day_counters_add (counters, "2026-11-23", "confirmed", "mihon");
  g_autofree char *cut = shop_folder_read (place.path);
  g_assert_cmpstr (before, ==, cut);
  /* A write that fails leaves the old file, and is made up for later. */
  g_assert_cmpint (g_remove (place.path), ==, 0);
  g_assert_cmpint (g_mkdir (place.path, 0700), ==, 0);
  g_autofree char *inner = shop_folder_write (place.path, "in the way", "");
  g_autoptr (GError) error = NULL;
  g_assert_false (akashi_day_counters_save (counters, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_IO);
  shop_folder_remove (place.path);
  save (counters);
  g_autofree char *after = shop_folder_read (place.path);
  g_assert_nonnull (strstr (after, ",confirmed,mihon,2\n"));
}

static void
test_damaged (void)
{
  g_auto (Place) place = { 0 };
  place_begin (&place);
  g_autofree char *path
      = shop_folder_write (place.folder, "counters.csv",
                           "day,verdict,scheme,count\n2026-11-23,confirmed,mihon,2\n"
                           "2026-11-23,confirmed,mihon,-2\n2026-11-23,con firmed,,1\n"
                           "yesterday,confirmed,,1\n2026-11-23,,x,1\n2026-11-23,confirmed,mihon,"
                           "99999999999999\n2026-11-23,a,b,1,c\n2026-11-23,conf");
  g_autoptr (AkashiDayCounters) counters = akashi_day_counters_new (path);
  g_autofree char *csv = akashi_day_counters_csv (counters);
  g_assert_cmpstr (csv, ==, "day,verdict,scheme,count\n2026-11-23,confirmed,mihon,2\n");
}

static void
test_unreadable (void)
{
  static const char old[] = "day,verdict,scheme,count\n2026-11-23,confirmed,mihon,2\n\xff";
  g_auto (Place) place = { 0 };
  g_autofree char *kept = NULL;
  place_begin (&place);
  g_autofree char *path = shop_folder_write (place.folder, "counters.csv", old);
  g_autofree char *aside = g_strconcat (path, ".unreadable", NULL);
  g_autoptr (AkashiDayCounters) counters = akashi_day_counters_new (path);

  akashi_day_counters_add (counters, "2026-11-24", "confirmed", "mihon");
  save (counters);
  g_assert_true (g_file_get_contents (aside, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, old);
  g_unlink (aside);
}

static void
test_old_days_are_forgotten (void)
{
  g_auto (Place) place = { 0 };
  place_begin (&place);
  g_autoptr (AkashiDayCounters) counters = akashi_day_counters_new (place.path);
  g_autoptr (GDateTime) first = g_date_time_new_utc (2026, 1, 1, 12, 0, 0);
  for (int i = 0; i < AKASHI_COUNTERS_KEPT_DAYS + 3; i++)
    {
      g_autoptr (GDateTime) at = g_date_time_add_days (first, i);
      g_autofree char *day = g_date_time_format (at, "%Y-%m-%d");
      akashi_day_counters_add (counters, day, "confirmed", "mihon");
    }
  g_auto (GStrv) days = akashi_day_counters_days (counters);
  g_assert_cmpuint (g_strv_length (days), ==, AKASHI_COUNTERS_KEPT_DAYS);
  g_assert_cmpstr (days[AKASHI_COUNTERS_KEPT_DAYS - 1], ==, "2026-01-04");
  g_assert_cmpuint (akashi_day_counters_total (counters, "2026-01-03"), ==, 0);
}

/* --- sticks --- */

static void
test_stick_repository (void)
{
  static const struct {
    const char *file;
    const char *folder; /* NULL: it is not found */
  } rows[] = {
    { "metadata/timestamp.json", "" },
    { "registry/metadata/timestamp.json", "registry" },
    { "a/b/metadata/timestamp.json", "a/b" },
    { "a/b/c/metadata/timestamp.json", NULL },
    { "timestamp.json", NULL },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (Place) empty = { 0 }, stick = { 0 };
      place_begin (&empty);
      place_begin (&stick);
      g_autofree char *file = shop_folder_write (stick.folder, rows[i].file, "{}");
      const char *const sticks[] = { empty.folder, stick.folder, NULL };
      g_autofree char *found = akashi_sticks_find_repository (sticks);
      g_autofree char *wanted
          = rows[i].folder == NULL ? NULL : g_build_filename (stick.folder, rows[i].folder, NULL);
      g_assert_cmpstr (found, ==, wanted);
    }
}

static void
test_stick_is_written (void)
{
  g_auto (Place) stick = { 0 };
  place_begin (&stick);
  g_autoptr (GError) error = NULL;
  g_autofree char *gone = g_build_filename (stick.folder, "pulled out", NULL);
  const char *const none[] = { NULL }, *const broken[] = { gone, NULL };
  const char *const sticks[] = { gone, stick.folder, NULL };
  g_autofree char *path = akashi_sticks_write (sticks, "akashi.csv", "a,b\n", &error);
  g_assert_no_error (error);
  g_autofree char *text = shop_folder_read (path);
  g_assert_cmpstr (text, ==, "a,b\n");
  g_assert_null (akashi_sticks_write (none, "akashi.csv", "a,b\n", &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (akashi_sticks_write (broken, "akashi.csv", "a,b\n", &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_IO);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day-counters/counted", test_counted);
  g_test_add_func ("/day-counters/power-cut", test_power_cut);
  g_test_add_func ("/day-counters/damaged", test_damaged);
  g_test_add_func ("/day-counters/unreadable", test_unreadable);
  g_test_add_func ("/day-counters/old-days-are-forgotten", test_old_days_are_forgotten);
  g_test_add_func ("/sticks/repository", test_stick_repository);
  g_test_add_func ("/sticks/written", test_stick_is_written);
  return g_test_run ();
}
