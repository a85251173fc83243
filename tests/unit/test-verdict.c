/* SPDX-License-Identifier: Apache-2.0 */
/* Evidence to verdict: the table of verdict-scenarios.c over every state of freshness and every comparison,
 * and the rules that are not about the headline. */
#include "verdict-world.h"

static char *
say (AkashiFinding finding)
{
  return g_strdup_printf ("%s/%s", akashi_verdict_name (finding.code), akashi_cause_name (finding.cause));
}

static void
test_row (gconstpointer data)
{
  const VerdictScenario *scenario = data;

  for (guint state = 0; state < N_FRESHNESS_STATES; state++)
    for (guint comparison = 0; comparison < N_COMPARISONS; comparison++)
      {
        g_auto (VerdictWorld) world;
        verdict_scenario_arrange (scenario, &world, state, comparison);
        AkashiVerdict verdict = akashi_verdict_judge (&world.evidence);
        g_autofree char *expected = say (verdict_scenario_expect (scenario, state, comparison));
        g_autofree char *actual = say ((AkashiFinding){ verdict.code, verdict.cause });
        if (!g_str_equal (expected, actual))
          g_error ("%s, list %s, comparison %s: expected %s, got %s", scenario->name,
                   akashi_freshness_name (state), akashi_comparison_name (comparison), expected, actual);
      }
}

/* What holds of every verdict, however it came about. */
static void
assert_sound (const AkashiEvidence *evidence, const AkashiVerdict *verdict)
{
  AkashiFreshnessState state = evidence->freshness.state;
  gboolean usable = state == AKASHI_FRESHNESS_FRESH || state == AKASHI_FRESHNESS_AGEING;

  g_assert_cmpuint (verdict->n_findings, >=, 1);
  g_assert_cmpuint (verdict->n_findings, <=, AKASHI_MAX_FINDINGS);
  g_assert_cmpint (verdict->findings[0].code, ==, verdict->code);
  g_assert_cmpint (verdict->findings[0].cause, ==, verdict->cause);
  g_assert_cmpint (verdict->severity, ==, akashi_verdict_severity (verdict->code));
  for (guint i = 1; i < verdict->n_findings; i++)
    g_assert_cmpint (verdict->findings[i - 1].code, <=, verdict->findings[i].code);
  if (!usable)
    g_assert_cmpint (verdict->severity, !=, AKASHI_SEVERITY_GOOD);
  for (guint i = 0; i < verdict->n_findings; i++)
    {
      AkashiVerdictCode code = verdict->findings[i].code;
      if (state != AKASHI_FRESHNESS_FRESH)
        g_assert_cmpint (code, !=, AKASHI_VERDICT_NOT_IN_LIST);
      if (state == AKASHI_FRESHNESS_DOUBTFUL_CLOCK)
        g_assert_true (code != AKASHI_VERDICT_SUPPORT_ENDED && code != AKASHI_VERDICT_ENDS_SOON);
    }
  g_assert_cmpint (!!(verdict->notes & AKASHI_NOTE_LIST_AGEING), ==, state == AKASHI_FRESHNESS_AGEING);
}

static void
test_sound (void)
{
  for (guint i = 0; i < n_verdict_scenarios; i++)
    for (guint state = 0; state < N_FRESHNESS_STATES; state++)
      for (guint comparison = 0; comparison < N_COMPARISONS; comparison++)
        {
          g_auto (VerdictWorld) world;
          verdict_scenario_arrange (&verdict_scenarios[i], &world, state, comparison);
          AkashiVerdict verdict = akashi_verdict_judge (&world.evidence);
          AkashiVerdict again = akashi_verdict_judge (&world.evidence);
          assert_sound (&world.evidence, &verdict);
          g_assert_cmpint (again.code, ==, verdict.code);
          g_assert_cmpuint (again.n_findings, ==, verdict.n_findings);
        }
}

static void
test_all_reached (void)
{
  gboolean verdicts[AKASHI_N_VERDICTS] = { FALSE }, causes[AKASHI_N_CAUSES] = { FALSE };

  for (guint i = 0; i < n_verdict_scenarios; i++)
    for (guint state = 0; state < N_FRESHNESS_STATES; state++)
      for (guint comparison = 0; comparison < N_COMPARISONS; comparison++)
        {
          g_auto (VerdictWorld) world;
          verdict_scenario_arrange (&verdict_scenarios[i], &world, state, comparison);
          AkashiVerdict verdict = akashi_verdict_judge (&world.evidence);
          verdicts[verdict.code] = TRUE;
          causes[verdict.cause] = TRUE;
        }
  for (guint i = 0; i < AKASHI_N_VERDICTS; i++)
    if (!verdicts[i])
      g_error ("no evidence comes to %s", akashi_verdict_name (i));
  for (guint i = 0; i < AKASHI_N_CAUSES; i++)
    if (!causes[i])
      g_error ("no evidence comes to the cause %s", akashi_cause_name (i));
}

/* Each row of verdicts.md's table has its class. */
static void
test_severity (void)
{
  static const char classes[] = { 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'u', 'c', 'c',
                                  'c', 'c', 'c', 'c', 'c', 'c', 'q', 'g', 'i', 'i', 'i', 'i' };
  G_STATIC_ASSERT (G_N_ELEMENTS (classes) == AKASHI_N_VERDICTS);
  for (guint i = 0; i < AKASHI_N_VERDICTS; i++)
    g_assert_cmpint (akashi_severity_name (akashi_verdict_severity (i))[0], ==, classes[i]);
}

static gboolean
has (const AkashiVerdict *verdict, AkashiVerdictCode code, AkashiCause cause)
{
  for (guint i = 0; i < verdict->n_findings; i++)
    if (verdict->findings[i].code == code && verdict->findings[i].cause == cause)
      return TRUE;
  return FALSE;
}

/* The worst one wins; the others stay. */
static void
test_all_kept (void)
{
  g_auto (VerdictWorld) world;
  verdict_world_init (&world);
  AkashiEvidence *evidence = &world.evidence;

  world.claims->level = 3;
  world.claims->support_until += 400;
  world.registration->status = AKASHI_STATUS_WITHDRAWN;
  world.registration->support_until = evidence->today - 10;
  world.registration->valid_until = evidence->today - 20;
  evidence->signature = AKASHI_SIGNATURE_WRONG_ADDRESS;
  evidence->text_flags = AKASHI_TEXT_FOREIGN_HOST | AKASHI_TEXT_LOOK_ALIKE | AKASHI_TEXT_HIDDEN_ADDRESS;
  evidence->comparison = AKASHI_COMPARISON_DIFFERENT;
  evidence->freshness.state = AKASHI_FRESHNESS_TOO_OLD;

  AkashiVerdict verdict = akashi_verdict_judge (evidence);
  const AkashiFinding kept[] = {
    { AKASHI_VERDICT_WRONG_ADDRESS, AKASHI_CAUSE_LOOK_ALIKE },
    { AKASHI_VERDICT_WRONG_ADDRESS, AKASHI_CAUSE_FOREIGN_ADDRESS },
    { AKASHI_VERDICT_CONTRADICTS_LIST, AKASHI_CAUSE_LEVEL },
    { AKASHI_VERDICT_CONTRADICTS_LIST, AKASHI_CAUSE_DATES },
    { AKASHI_VERDICT_DIFFERENT_PRODUCT, AKASHI_CAUSE_NONE },
    { AKASHI_VERDICT_WITHDRAWN, AKASHI_CAUSE_NONE },
    { AKASHI_VERDICT_SUPPORT_ENDED, AKASHI_CAUSE_NONE },
    { AKASHI_VERDICT_CANNOT_TELL, AKASHI_CAUSE_LIST_TOO_OLD },
    { AKASHI_VERDICT_HIDDEN_ADDRESS, AKASHI_CAUSE_NONE },
    { AKASHI_VERDICT_LABEL_EXPIRED, AKASHI_CAUSE_NONE },
  };
  g_assert_cmpuint (verdict.n_findings, ==, G_N_ELEMENTS (kept));
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_assert_cmpint (verdict.findings[i].code, ==, kept[i].code);
      g_assert_cmpint (verdict.findings[i].cause, ==, kept[i].cause);
    }
}

/* A revoked key: checked by its number, as an unsigned label, with everything known of that number. */
static void
test_revoked (void)
{
  g_auto (VerdictWorld) world;
  verdict_world_init (&world);
  world.evidence.signature = AKASHI_SIGNATURE_KEY_REVOKED;
  world.claims->level = 9; /* void, with the seal */
  world.registration->support_until = world.evidence.today + 30;
  world.evidence.comparison = AKASHI_COMPARISON_BARCODE;

  AkashiVerdict verdict = akashi_verdict_judge (&world.evidence);
  g_assert_cmpint (verdict.code, ==, AKASHI_VERDICT_SIGNATURE_WITHDRAWN);
  g_assert_true (has (&verdict, AKASHI_VERDICT_ENDS_SOON, AKASHI_CAUSE_NONE));
  g_assert_true (has (&verdict, AKASHI_VERDICT_CONFIRMED, AKASHI_CAUSE_NONE));
  g_assert_cmpuint (verdict.n_findings, ==, 3);

  world.evidence.registration = NULL;
  verdict = akashi_verdict_judge (&world.evidence);
  g_assert_cmpint (verdict.code, ==, AKASHI_VERDICT_NOT_IN_LIST);
  g_assert_true (has (&verdict, AKASHI_VERDICT_SIGNATURE_WITHDRAWN, AKASHI_CAUSE_NONE));
}

static void
test_notes (void)
{
  g_auto (VerdictWorld) world;
  verdict_world_init (&world);
  AkashiEvidence *evidence = &world.evidence;

  g_assert_cmpuint (akashi_verdict_judge (evidence).notes, ==, 0);
  world.registration->valid_until = akashi_date_add_months (evidence->today, 3);
  world.claims->valid_until = evidence->today * G_GINT64_CONSTANT (86400);
  g_assert_cmpuint (akashi_verdict_judge (evidence).notes, ==, AKASHI_NOTE_LABEL_TERM_NEAR);
  world.registration->valid_until++;
  g_assert_cmpuint (akashi_verdict_judge (evidence).notes, ==, 0);
  world.scheme->renewal_window_months = 6;
  g_assert_cmpuint (akashi_verdict_judge (evidence).notes, ==, AKASHI_NOTE_LABEL_TERM_NEAR);
  evidence->freshness.state = AKASHI_FRESHNESS_DOUBTFUL_CLOCK;
  g_assert_cmpuint (akashi_verdict_judge (evidence).notes, ==, 0);
  evidence->freshness.state = AKASHI_FRESHNESS_AGEING;
  evidence->model_suffix = TRUE;
  evidence->text_flags |= AKASHI_TEXT_NOT_ENCRYPTED;
  world.registration->support_until = world.claims->support_until = AKASHI_DATE_UNKNOWN;
  g_assert_cmpuint (akashi_verdict_judge (evidence).notes, ==,
                    AKASHI_NOTE_LABEL_TERM_NEAR | AKASHI_NOTE_LIST_AGEING | AKASHI_NOTE_MODEL_SUFFIX
                        | AKASHI_NOTE_NOT_ENCRYPTED | AKASHI_NOTE_SUPPORT_NOT_STATED);
}

/* A field the list lacks is taken from the verified label, never from one whose seal is void. */
static void
test_sources (void)
{
  g_auto (VerdictWorld) world;
  verdict_world_init (&world);
  AkashiEvidence *evidence = &world.evidence;

  world.registration->support_until = world.registration->valid_until = AKASHI_DATE_UNKNOWN;
  g_assert_cmpint (akashi_evidence_support_until (evidence), ==, world.claims->support_until);
  g_assert_cmpint (akashi_evidence_label_until (evidence), ==, verdict_world_day ("2028-03-31"));
  evidence->signature = AKASHI_SIGNATURE_KEY_REVOKED;
  g_assert_cmpint (akashi_evidence_support_until (evidence), ==, AKASHI_DATE_UNKNOWN);
  g_assert_cmpint (akashi_evidence_label_until (evidence), ==, AKASHI_DATE_UNKNOWN);
}

/* `exp` is the first second after the last day, in the scheme's own time zone. */
static void
test_time_zone (void)
{
  g_auto (VerdictWorld) world;
  verdict_world_init (&world);
  AkashiEvidence *evidence = &world.evidence;
  gint64 end = (world.registration->valid_until + 1) * G_GINT64_CONSTANT (86400);

  g_free (world.scheme->time_zone);
  world.scheme->time_zone = g_strdup ("Asia/Tokyo");
  world.claims->valid_until = end - 9 * 3600;
  g_assert_cmpint (akashi_verdict_judge (evidence).code, ==, AKASHI_VERDICT_LISTED);
  world.claims->valid_until++;
  g_assert_cmpint (akashi_verdict_judge (evidence).code, ==, AKASHI_VERDICT_CONTRADICTS_LIST);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < n_verdict_scenarios; i++)
    {
      g_autofree char *path = g_strdup_printf ("/verdict/table/%s", verdict_scenarios[i].name);
      g_test_add_data_func (path, &verdict_scenarios[i], test_row);
    }
  g_test_add_func ("/verdict/sound", test_sound);
  g_test_add_func ("/verdict/all-reached", test_all_reached);
  g_test_add_func ("/verdict/severity", test_severity);
  g_test_add_func ("/verdict/all-kept", test_all_kept);
  g_test_add_func ("/verdict/revoked", test_revoked);
  g_test_add_func ("/verdict/notes", test_notes);
  g_test_add_func ("/verdict/sources", test_sources);
  g_test_add_func ("/verdict/time-zone", test_time_zone);
  return g_test_run ();
}
