/* SPDX-License-Identifier: Apache-2.0 */
/* The self-test: each thing that can be wrong is said once, with what to do, before all that is well. */
#include "akashi-self-test.h"

#include "akashi-words.h"

static const AkashiSelfTestFacts well = {
  .registry_readable = TRUE,
  .n_lists = 2,
  .has_camera = TRUE,
  .camera_works = TRUE,
  .free_bytes = AKASHI_SELF_TEST_LEAST_BYTES,
  .can_keep = TRUE,
  .pin_set = TRUE,
  .calls = TRUE,
  .call_possible = TRUE,
  .prints = TRUE,
  .print_possible = TRUE,
  .reads = TRUE,
};

static void
test_all_well (void)
{
  AkashiSelfTestFacts facts = well;
  g_autoptr (GArray) findings = akashi_self_test_judge (&facts);
  g_assert_cmpuint (findings->len, ==, 10);
  g_assert_cmpuint (akashi_self_test_count_bad (findings), ==, 0);
  facts.has_camera = facts.calls = facts.prints = facts.reads = FALSE;
  facts.free_bytes = -1;
  facts.bell_rang = TRUE;
  g_autoptr (GArray) fewer = akashi_self_test_judge (&facts);
  g_assert_cmpuint (fewer->len, ==, 6);
  g_assert_cmpuint (akashi_self_test_count_bad (fewer), ==, 0);
}

static void
test_each_fault (void)
{
  AkashiSelfTestFacts rows[11];
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    rows[i] = well;
  rows[0].registry_readable = FALSE;
  rows[1].n_lists = 0;
  rows[2].n_old_lists = 1;
  rows[3].clock_doubtful = TRUE;
  rows[4].camera_works = FALSE;
  rows[5].free_bytes = AKASHI_SELF_TEST_LEAST_BYTES - 1;
  rows[6].can_keep = FALSE;
  rows[7].call_possible = FALSE;
  rows[8].print_possible = FALSE;
  rows[9].pin_set = FALSE;
  rows[10].voiceless = "日本語";
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GArray) findings = akashi_self_test_judge (&rows[i]);
      g_assert_cmpuint (akashi_self_test_count_bad (findings), ==, 1);
      const AkashiSelfTestFinding *first = &g_array_index (findings, AkashiSelfTestFinding, 0);
      const char *const texts[] = { first->what, first->means, first->todo };
      g_assert_false (first->good);
      for (gsize text = 0; text < G_N_ELEMENTS (texts); text++)
        {
          g_assert_nonnull (texts[text]);
          g_assert_cmpstr (akashi_words_text ("ja", texts[text]), !=, texts[text]);
        }
    }
}

static void
test_which_languages (void)
{
  AkashiSelfTestFacts facts = well;
  facts.voiceless = "日本語, 한국어";
  g_autoptr (GArray) findings = akashi_self_test_judge (&facts);
  g_assert_cmpstr (g_array_index (findings, AkashiSelfTestFinding, 0).which, ==, facts.voiceless);
}

static void
test_all_wrong (void)
{
  const AkashiSelfTestFacts facts = { .has_camera = TRUE,
                                      .calls = TRUE,
                                      .prints = TRUE,
                                      .clock_doubtful = TRUE,
                                      .reads = TRUE,
                                      .voiceless = "English",
                                      .bell_rang = TRUE };
  g_autoptr (GArray) findings = akashi_self_test_judge (&facts);
  g_assert_cmpuint (akashi_self_test_count_bad (findings), ==, findings->len - 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/self-test/all-well", test_all_well);
  g_test_add_func ("/self-test/each-fault", test_each_fault);
  g_test_add_func ("/self-test/which-languages", test_which_languages);
  g_test_add_func ("/self-test/all-wrong", test_all_wrong);
  return g_test_run ();
}
