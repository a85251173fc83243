/* SPDX-License-Identifier: Apache-2.0 */
/* When a registry is asked again (akashi-schedule.h): at each edge, and after a clock that was wrong. */
#include "akashi-limits.h"
#include "akashi-schedule.h"

#define NOW G_GINT64_CONSTANT (1795400000)
#define HOUR G_GINT64_CONSTANT (3600)
#define EIGHTH (AKASHI_SYNC_INTERVAL_S / 8)

static void
test_success (void)
{
  g_assert_cmpint (akashi_schedule_delay (0, 0), ==, AKASHI_SYNC_INTERVAL_S - EIGHTH);
  g_assert_cmpint (akashi_schedule_delay (0, G_MAXUINT32), ==, AKASHI_SYNC_INTERVAL_S + EIGHTH);
  gint64 middle = akashi_schedule_delay (0, 1u << 31);
  g_assert_cmpint (ABS (middle - AKASHI_SYNC_INTERVAL_S), <=, 1);
}

/* Twice as long after each failure, within a cap; by chance between half and the whole. */
static void
test_failures (void)
{
  gint64 longest = AKASHI_SYNC_RETRY_S;

  for (guint failures = 1; failures < 40; failures++)
    {
      gint64 cap = MIN (longest, AKASHI_SYNC_INTERVAL_S);
      g_assert_cmpint (akashi_schedule_delay (failures, G_MAXUINT32), ==, cap);
      g_assert_cmpint (akashi_schedule_delay (failures, 0), ==, cap / 2);
      longest = MIN (longest * 2, 2 * AKASHI_SYNC_INTERVAL_S);
    }
  g_assert_cmpint (akashi_schedule_delay (G_MAXUINT, G_MAXUINT32), ==, AKASHI_SYNC_INTERVAL_S);
  g_assert_cmpint (akashi_schedule_delay (1, 0), >=, 1);
}

/* The same chance gives the same delay, and another a later one. */
static void
test_spread (void)
{
  gint64 before = 0;

  for (guint64 random = 0; random <= G_MAXUINT32; random += 1u << 24)
    {
      gint64 delay = akashi_schedule_delay (0, (guint32) random);
      g_assert_cmpint (delay, ==, akashi_schedule_delay (0, (guint32) random));
      g_assert_cmpint (delay, >, before);
      before = delay;
    }
}

static void
test_wait (void)
{
  const struct {
    gint64 last, next, now, wait;
  } cases[] = {
    { 0, 0, NOW, 0 }, /* never */
    { NOW - HOUR, NOW + HOUR, NOW, HOUR },
    { NOW - HOUR, NOW + 1, NOW, 1 },
    { NOW - HOUR, NOW, NOW, 0 },
    { NOW - HOUR, NOW - 1, NOW, 0 },
    /* the clock went back: it was wrong then or is now */
    { NOW + 1, NOW + HOUR, NOW, 0 },
    { NOW, NOW + HOUR, NOW, HOUR },
    { 4102444800 - 1, 4102444800 + 6 * HOUR, NOW, 0 }, /* 2099 */
    { NOW, NOW + 6 * HOUR, 0, 0 },                     /* 1970 */
    /* further off than any delay: nothing that was rightly written */
    { 0, NOW + AKASHI_SYNC_INTERVAL_S + EIGHTH, NOW, AKASHI_SYNC_INTERVAL_S + EIGHTH },
    { 0, NOW + AKASHI_SYNC_INTERVAL_S + EIGHTH + 1, NOW, 0 },
    { 0, G_MAXINT64, NOW, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AkashiSchedule schedule = { cases[i].last, cases[i].next, 0 };
      g_test_message ("%u", i);
      g_assert_cmpint (akashi_schedule_wait (&schedule, cases[i].now), ==, cases[i].wait);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schedule/success", test_success);
  g_test_add_func ("/schedule/failures", test_failures);
  g_test_add_func ("/schedule/spread", test_spread);
  g_test_add_func ("/schedule/wait", test_wait);
  return g_test_run ();
}
