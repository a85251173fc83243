/* SPDX-License-Identifier: Apache-2.0 */
/* What is written down for the customer: complete, in every language, and short enough for a phone. */
#include "akashi-limits.h"
#include "akashi-take-home.h"
#include "verdict-world.h"

#include <string.h>

static void
assert_complete (const AkashiTakeHome *slip, const VerdictWorld *world)
{
  const char *lines[] = { slip->answer,  slip->product,  slip->support,  slip->list,    slip->tasks_title,
                          slip->contact, slip->tasks[0], slip->tasks[1], slip->tasks[2] };
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (lines[i] != slip->list || akashi_date_is_day (world->evidence.as_of))
      g_assert_cmpstr (lines[i], !=, "");
  g_assert_cmpint (*slip->sample != '\0', ==, world->evidence.sample);
}

static void
test_scenarios (void)
{
  guint n = 0;
  for (const char *const *language = akashi_words_languages (); *language; language++)
    for (guint i = 0; i < n_verdict_scenarios; i++)
      {
        g_auto (VerdictWorld) world = { 0 };
        verdict_scenario_arrange (&verdict_scenarios[i], &world, AKASHI_FRESHNESS_FRESH,
                                  AKASHI_COMPARISON_NONE);
        g_autoptr (AkashiTakeHome) slip = akashi_take_home_new (*language, &world.evidence);
        if (!slip)
          continue;
        g_autofree char *summary = akashi_take_home_summary (slip);
        assert_complete (slip, &world);
        g_assert_cmpint (g_utf8_strlen (summary, -1), <=, AKASHI_TAKE_HOME_MAX_CHARACTERS);
        AkashiVerdict verdict = akashi_verdict_judge (&world.evidence);
        g_autoptr (AkashiWords) words = akashi_words_new (*language, &world.evidence, &verdict);
        g_assert_cmpstr (slip->answer, ==, words->headline);
        g_assert_nonnull (strstr (summary, slip->answer));
        g_assert_nonnull (strstr (summary, slip->product));
        g_assert_nonnull (strstr (summary, slip->support));
        g_assert_nonnull (strstr (summary, slip->sample));
        n++;
      }
  g_assert_cmpuint (n, >, 20);
}

static void
test_nothing_registered (void)
{
  g_auto (VerdictWorld) world = { 0 };
  verdict_world_init (&world);
  world.evidence.registration = NULL;
  world.evidence.n_registrations = 0;
  g_assert_null (akashi_take_home_new ("ja", &world.evidence));
}

static void
test_long_names (void)
{
  g_auto (VerdictWorld) world = { 0 };
  verdict_world_init (&world);
  g_autoptr (AkashiTakeHome) slip = akashi_take_home_new ("en", &world.evidence);
  g_free (slip->product);
  slip->product = g_strnfill (2 * AKASHI_TAKE_HOME_MAX_CHARACTERS, 'x');
  g_autofree char *summary = akashi_take_home_summary (slip);
  g_assert_cmpint (g_utf8_strlen (summary, -1), ==, AKASHI_TAKE_HOME_MAX_CHARACTERS);
  g_assert_true (g_str_has_suffix (summary, "…"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/take-home/scenarios", test_scenarios);
  g_test_add_func ("/take-home/nothing-registered", test_nothing_registered);
  g_test_add_func ("/take-home/long-names", test_long_names);
  return g_test_run ();
}
