/* SPDX-License-Identifier: Apache-2.0 */
/* An update on a disk that is full or fails at every single write, truncation and sync, once or for good: it
 * says so, the list is the old one or the new one, and when the disk is good again the next update goes on.
 */
#include <sqlite3.h>

#include "akashi-error.h"
#include "faulty-disk.h"
#include "sync-world.h"

static guint runs, failed, damaged;

static void
look (SyncWorld *world, gboolean synchronised, guint nth)
{
  const char *why;
  guint which = sync_world_look (world, &why);

  runs++;
  failed += !synchronised;
  if (which == 0)
    {
      damaged++;
      g_test_message ("failed at %u: %s", nth, why);
    }
  g_assert_cmpuint (damaged, ==, 0);
  if (synchronised)
    g_assert_cmpuint (which, ==, 2);
  sync_world_goes_on (world);
  sync_world_restore (world);
}

static void
fail_at_every_write (FaultyDiskMode mode, int code, gboolean deltas)
{
  g_autoptr (SyncWorld) world = sync_world_new (deltas);
  gboolean struck = TRUE;

  sync_world_restore (world);
  for (guint nth = 1; struck; nth += FAULT_STRIDE)
    {
      g_autoptr (GError) error = NULL;
      faulty_disk_arm (mode, nth, code, 0);
      gboolean synchronised = sync_world_sync (world, &error);
      struck = faulty_disk_count () >= nth;
      faulty_disk_arm (FAULTY_DISK_GOOD, 0, 0, 0);
      g_assert_true ((error == NULL) == synchronised);
      if (!synchronised)
        g_assert_true (g_error_matches (error, AKASHI_ERROR,
                                        code == SQLITE_FULL ? AKASHI_ERROR_NO_SPACE : AKASHI_ERROR_IO));
      look (world, synchronised, nth);
    }
}

static void
test_full (void)
{
  fail_at_every_write (FAULTY_DISK_FOREVER, SQLITE_FULL, TRUE);
}

static void
test_once (void)
{
  fail_at_every_write (FAULTY_DISK_ONCE, 0, FALSE);
}

static void
test_for_good (void)
{
  fail_at_every_write (FAULTY_DISK_FOREVER, 0, TRUE);
}

static void
test_counts (void)
{
  g_print ("# updates on a failing disk: %u, of which %u failed and said so; damaged lists or lost metadata "
           "versions: "
           "%u\n",
           runs, failed, damaged);
  g_assert_cmpuint (failed, >, 50 / FAULT_STRIDE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  faulty_disk_install ();
  g_test_add_func ("/sync-disk/full", test_full);
  g_test_add_func ("/sync-disk/once", test_once);
  g_test_add_func ("/sync-disk/for-good", test_for_good);
  g_test_add_func ("/sync-disk/counts", test_counts);
  return g_test_run ();
}
