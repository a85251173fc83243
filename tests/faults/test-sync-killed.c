/* SPDX-License-Identifier: Apache-2.0 */
/* An update in a process of its own that is killed at every write of the database, and at random instants;
 * and whose machine loses its power. The list is the old one or the new one, no version goes back, and the
 * next update goes on. */
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "faulty-disk.h"
#include "sync-world.h"

/* Counted over all that was run, and printed. */
static guint runs, killed, damaged;

static void
print_counts (guint least)
{
  g_print ("# updates killed: %u of %u runs; damaged lists or lost metadata versions: %u\n", killed, runs,
           damaged);
  g_assert_cmpuint (killed, >=, least);
}

static void
look (SyncWorld *world, guint at)
{
  const char *why;
  guint which = sync_world_look (world, &why);

  runs++;
  if (which == 0)
    {
      damaged++;
      g_test_message ("killed at %u: %s", at, why);
    }
  g_assert_cmpuint (damaged, ==, 0);
  sync_world_goes_on (world);
  sync_world_restore (world);
}

/* Returns: whether the child was killed. */
static gboolean
wait_for (pid_t child)
{
  int status;

  g_assert_cmpint (child, >, 0);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (WIFSIGNALED (status))
    {
      g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
      killed++;
      return TRUE;
    }
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  return FALSE;
}

static void
kill_at_every_write (FaultyDiskMode mode, gboolean deltas)
{
  g_autoptr (SyncWorld) world = sync_world_new (deltas);
  gboolean going = TRUE;

  sync_world_restore (world);
  for (guint nth = 1; going; nth += FAULT_STRIDE)
    {
      pid_t child = fork ();
      if (child == 0)
        {
          faulty_disk_arm (mode, nth, 0, nth);
          _exit (sync_world_sync (world, NULL) ? 0 : 1);
        }
      going = wait_for (child);
      look (world, nth);
    }
}

static void
test_every_write (void)
{
  kill_at_every_write (FAULTY_DISK_KILL, TRUE);
  kill_at_every_write (FAULTY_DISK_KILL, FALSE);
}

static void
test_power (void)
{
  kill_at_every_write (FAULTY_DISK_POWER, TRUE);
  kill_at_every_write (FAULTY_DISK_POWER, FALSE);
}

static void
kill_self_after (gint64 nanoseconds)
{
  struct sigevent event = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGKILL };
  struct itimerspec when = { .it_value = { nanoseconds / 1000000000, nanoseconds % 1000000000 } };
  timer_t timer;

  if (timer_create (CLOCK_MONOTONIC, &event, &timer) != 0 || timer_settime (timer, 0, &when, NULL) != 0)
    _exit (2);
}

/* How long an update takes here and now, in nanoseconds. */
static gint64
duration (SyncWorld *world)
{
  gint64 start = g_get_monotonic_time ();
  pid_t child = fork ();

  if (child == 0)
    _exit (sync_world_sync (world, NULL) ? 0 : 1);
  g_assert_false (wait_for (child));
  sync_world_restore (world);
  return (g_get_monotonic_time () - start) * 1000;
}

static void
test_random_instants (void)
{
  guint32 seed = (guint32) g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint deltas = 0; deltas <= 1; deltas++)
    {
      g_autoptr (SyncWorld) world = sync_world_new (deltas);
      sync_world_restore (world);
      gint64 whole = duration (world);
      guint before = killed;
      for (guint i = 0; killed - before < RANDOM_KILLS / 2; i++)
        {
          g_assert_cmpuint (i, <, 3 * RANDOM_KILLS);
          gint64 after = (gint64) (g_rand_double (random) * (double) whole) + 1;
          pid_t child = fork ();
          if (child == 0)
            {
              kill_self_after (after);
              _exit (sync_world_sync (world, NULL) ? 0 : 1);
            }
          wait_for (child);
          look (world, i);
        }
    }
  print_counts (RANDOM_KILLS);
}

/* A second kill strikes the run that mends what the first one left. */
static void
test_twice (void)
{
  g_autoptr (SyncWorld) world = sync_world_new (TRUE);

  sync_world_restore (world);
  for (guint nth = 1; nth <= 40; nth += FAULT_STRIDE)
    {
      for (guint again = 0; again < 2; again++)
        {
          pid_t child = fork ();
          if (child == 0)
            {
              faulty_disk_arm (FAULTY_DISK_POWER, again ? 1 + nth / 3 : nth, 0, nth);
              _exit (sync_world_sync (world, NULL) ? 0 : 1);
            }
          wait_for (child);
        }
      look (world, nth);
    }
  print_counts (200 / FAULT_STRIDE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  setrlimit (RLIMIT_CORE, &(struct rlimit){ 0, 0 });
  faulty_disk_install ();
  g_test_add_func ("/sync-killed/writes/every", test_every_write);
  g_test_add_func ("/sync-killed/writes/power", test_power);
  g_test_add_func ("/sync-killed/writes/twice", test_twice);
  g_test_add_func ("/sync-killed/instants", test_random_instants);
  return g_test_run ();
}
