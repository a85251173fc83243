/* SPDX-License-Identifier: Apache-2.0 */
/* How old a list may be (registry.md, "Freshness"), at each limit and one past it. */
#include "akashi-freshness.h"
#include "akashi-limits.h"

#define DAY G_GINT64_CONSTANT (86400)
#define NOW (20780 * DAY + 12 * 3600) /* noon of 2026-11-23 */
#define TODAY 20780
#define EDGE (AKASHI_AGEING_DAYS * DAY)

static const AkashiListAge good = {
  .synchronised = TRUE,
  .earliest_expiry = NOW + 10 * DAY,
  .serial_is_current = TRUE,
  .as_of = TODAY - 3,
  .list_max_age_days = 45,
  .newest_published = NOW - 2 * DAY,
  .build_time = NOW - 30 * DAY,
};

static AkashiListAge
with_expiry (gint64 expiry)
{
  AkashiListAge age = good;
  age.earliest_expiry = expiry;
  return age;
}

static AkashiListAge
with_list_age (int days)
{
  AkashiListAge age = good;
  age.as_of = TODAY - days;
  return age;
}

static void
assert_state (const AkashiListAge *age, gint64 now, AkashiFreshnessState expected)
{
  g_assert_cmpstr (akashi_freshness_name (akashi_freshness_judge (age, now).state), ==,
                   akashi_freshness_name (expected));
}

static void
test_signatures (void)
{
  const struct {
    gint64 expiry;
    AkashiFreshnessState expected;
  } cases[] = {
    { NOW + 1, AKASHI_FRESHNESS_FRESH },
    { NOW, AKASHI_FRESHNESS_AGEING },
    { NOW - EDGE + 1, AKASHI_FRESHNESS_AGEING },
    { NOW - EDGE, AKASHI_FRESHNESS_TOO_OLD },
    { 0, AKASHI_FRESHNESS_TOO_OLD },
    { -1, AKASHI_FRESHNESS_TOO_OLD },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AkashiListAge age = with_expiry (cases[i].expiry);
      assert_state (&age, NOW, cases[i].expected);
    }
}

static void
test_list (void)
{
  const struct {
    int days;
    AkashiFreshnessState expected;
  } cases[] = {
    { -2, AKASHI_FRESHNESS_FRESH },  { 0, AKASHI_FRESHNESS_FRESH },   { 45, AKASHI_FRESHNESS_FRESH },
    { 46, AKASHI_FRESHNESS_AGEING }, { 75, AKASHI_FRESHNESS_AGEING }, { 76, AKASHI_FRESHNESS_TOO_OLD },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AkashiListAge age = with_list_age (cases[i].days);
      assert_state (&age, NOW, cases[i].expected);
      g_assert_cmpint (akashi_freshness_judge (&age, NOW).age_days, ==, MAX (cases[i].days, 0));
    }

  AkashiListAge age = with_list_age (46);
  age.list_max_age_days = 0; /* not given: the default */
  assert_state (&age, NOW, AKASHI_FRESHNESS_AGEING);
  age.list_max_age_days = 90;
  assert_state (&age, NOW, AKASHI_FRESHNESS_FRESH);
  age.as_of = AKASHI_DATE_UNKNOWN;
  assert_state (&age, NOW, AKASHI_FRESHNESS_TOO_OLD);
  g_assert_cmpint (akashi_freshness_judge (&age, NOW).age_days, ==, -1);
}

/* Neither fresh signatures over an old list, nor a fresh list whose signatures ran out, are fresh. */
static void
test_worse_side (void)
{
  AkashiListAge age = with_list_age (76);
  age.earliest_expiry = NOW - DAY;
  assert_state (&age, NOW, AKASHI_FRESHNESS_TOO_OLD);
  age = with_list_age (50);
  age.earliest_expiry = NOW - EDGE;
  assert_state (&age, NOW, AKASHI_FRESHNESS_TOO_OLD);
  age = good;
  age.serial_is_current = FALSE;
  assert_state (&age, NOW, AKASHI_FRESHNESS_AGEING);
}

static void
test_clock (void)
{
  AkashiListAge age = good;

  assert_state (&age, age.newest_published, AKASHI_FRESHNESS_FRESH);
  assert_state (&age, age.newest_published - 1, AKASHI_FRESHNESS_DOUBTFUL_CLOCK);
  g_assert_cmpint (akashi_freshness_judge (&age, age.newest_published - 1).age_days, ==, -1);
  g_assert_cmpint (akashi_freshness_effective_time (&age, 0), ==, age.newest_published);
  g_assert_cmpint (akashi_freshness_effective_time (&age, NOW), ==, NOW);

  age.build_time = NOW + 1; /* the later of the two is the floor */
  assert_state (&age, NOW, AKASHI_FRESHNESS_DOUBTFUL_CLOCK);
  age = good;
  age.earliest_expiry = G_MAXINT64;
  age.list_max_age_days = 10000;
  assert_state (&age, age.newest_published + AKASHI_CLOCK_AHEAD_DAYS * DAY, AKASHI_FRESHNESS_FRESH);
  assert_state (&age, age.newest_published + AKASHI_CLOCK_AHEAD_DAYS * DAY + 1,
                AKASHI_FRESHNESS_DOUBTFUL_CLOCK);
  age.newest_published = age.build_time = -1; /* no floor is known */
  assert_state (&age, 0, AKASHI_FRESHNESS_FRESH);
}

static void
test_nothing_there (void)
{
  AkashiListAge age = { .as_of = AKASHI_DATE_UNKNOWN, .newest_published = -1, .build_time = NOW };

  assert_state (&age, NOW, AKASHI_FRESHNESS_NEVER);
  assert_state (&age, 0, AKASHI_FRESHNESS_NEVER);
  age = good;
  age.damaged = TRUE;
  assert_state (&age, NOW, AKASHI_FRESHNESS_DAMAGED);
  age.synchronised = FALSE;
  assert_state (&age, NOW, AKASHI_FRESHNESS_DAMAGED);
  age = good;
  age.no_list = TRUE;
  age.as_of = AKASHI_DATE_UNKNOWN;
  assert_state (&age, NOW, AKASHI_FRESHNESS_FRESH);
}

/* Days are counted where the scheme is: in Tokyo it is the next day already. */
static void
test_time_zone (void)
{
  AkashiListAge age = with_list_age (45);
  gint64 evening = TODAY * DAY + 20 * 3600;

  g_assert_cmpint (akashi_freshness_judge (&age, evening).age_days, ==, 45);
  age.time_zone = "Asia/Tokyo";
  g_assert_cmpint (akashi_freshness_judge (&age, evening).age_days, ==, 46);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/freshness/signatures", test_signatures);
  g_test_add_func ("/freshness/list", test_list);
  g_test_add_func ("/freshness/worse-side", test_worse_side);
  g_test_add_func ("/freshness/clock", test_clock);
  g_test_add_func ("/freshness/nothing-there", test_nothing_there);
  g_test_add_func ("/freshness/time-zone", test_time_zone);
  return g_test_run ();
}
