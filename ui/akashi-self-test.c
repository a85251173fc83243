/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-self-test.h"

#include "akashi-words.h"

static void
add (GArray *findings, gboolean good, AkashiSelfTestFinding well, AkashiSelfTestFinding ill)
{
  AkashiSelfTestFinding finding = good ? well : ill;
  finding.good = good;
  if (good)
    g_array_append_val (findings, finding);
  else
    g_array_insert_val (findings, akashi_self_test_count_bad (findings), finding);
}

#define WELL(text) ((AkashiSelfTestFinding){ .what = text })
#define ILL(text, meaning, action) ((AkashiSelfTestFinding){ .what = text, .means = meaning, .todo = action })

static void
judge_lists (GArray *findings, const AkashiSelfTestFacts *facts)
{
  add (findings, facts->registry_readable, WELL (N_ ("The registration lists can be read")),
       ILL (N_ ("The registration lists cannot be read"), N_ ("No label can be checked"),
            N_ ("Fetch the lists, here or from a USB stick")));
  if (facts->registry_readable)
    add (findings, facts->n_lists > 0 && facts->n_old_lists == 0, WELL (N_ ("The lists are new enough")),
         ILL (N_ ("A list is too old"), N_ ("The answer is often: we cannot tell"),
              N_ ("Fetch the lists, here or from a USB stick")));
  add (findings, !facts->clock_doubtful, WELL (N_ ("The clock is right")),
       ILL (N_ ("The clock may be wrong"), N_ ("How old a list is cannot be told"),
            N_ ("Set the clock of this machine")));
}

static void
judge_machine (GArray *findings, const AkashiSelfTestFacts *facts)
{
  if (facts->has_camera)
    add (findings, facts->camera_works, WELL (N_ ("The camera works")),
         ILL (N_ ("The camera does not work"), N_ ("Labels cannot be read just now"),
              N_ ("Pull the cable of the camera out and plug it in again")));
  if (facts->free_bytes >= 0)
    add (findings, facts->free_bytes >= AKASHI_SELF_TEST_LEAST_BYTES, WELL (N_ ("There is room on the disk")),
         ILL (N_ ("The disk is nearly full"), N_ ("New lists cannot be kept"),
              N_ ("Delete what is not needed")));
  add (findings, facts->pin_set, WELL (N_ ("A PIN is set for the staff menu")),
       ILL (N_ ("No PIN is set for the staff menu"),
            N_ ("In the first ten minutes anybody at the screen can choose one; after that nobody can open "
                "the menu"),
            N_ ("Run the command: akashictl kiosk pin")));
  add (findings, facts->can_keep, WELL (N_ ("Settings and counters can be kept")),
       ILL (N_ ("Settings and counters cannot be kept"), N_ ("The PIN and the counters may be lost"),
            N_ ("Ask whoever set up this machine")));
}

static void
judge_shop (GArray *findings, const AkashiSelfTestFacts *facts)
{
  if (facts->calls)
    add (findings, facts->call_possible, WELL (N_ ("Calling the staff is set up")),
         ILL (N_ ("The program that calls the staff is missing"), N_ ("Nobody comes when a customer calls"),
              N_ ("Correct the setting call-command")));
  if (facts->prints)
    add (findings, facts->print_possible, WELL (N_ ("A printer is set up")),
         ILL (N_ ("This machine has no print system"), N_ ("Slips cannot be printed"), N_ ("Install CUPS")));
  if (facts->reads)
    {
      AkashiSelfTestFinding silent
          = ILL (N_ ("The voice is missing"), N_ ("Pages are not read aloud in these languages"),
                 N_ ("Install a package with clips of speech, or Speech Dispatcher"));
      silent.which = facts->voiceless;
      add (findings, facts->voiceless == NULL, WELL (N_ ("Pages can be read aloud in every language")),
           silent);
    }
  if (facts->bell_rang)
    add (findings, TRUE,
         ((AkashiSelfTestFinding){ .what = N_ ("A bell was rung just now"),
                                   .todo = N_ ("If you heard nothing, look at the loudspeaker") }),
         WELL (NULL));
}

GArray *
akashi_self_test_judge (const AkashiSelfTestFacts *facts)
{
  GArray *findings = g_array_new (FALSE, FALSE, sizeof (AkashiSelfTestFinding));
  judge_lists (findings, facts);
  judge_machine (findings, facts);
  judge_shop (findings, facts);
  return findings;
}

guint
akashi_self_test_count_bad (GArray *findings)
{
  guint n = 0;
  while (n < findings->len && !g_array_index (findings, AkashiSelfTestFinding, n).good)
    n++;
  return n;
}
