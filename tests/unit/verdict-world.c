/* SPDX-License-Identifier: Apache-2.0 */
#include "verdict-world.h"

#define DAY G_GINT64_CONSTANT (86400)

AkashiDate
verdict_world_day (const char *iso)
{
  AkashiDate day;
  g_assert_true (akashi_date_parse (iso, &day));
  return day;
}

static AkashiRegistration *
make_registration (void)
{
  AkashiRegistration *registration = akashi_registration_new ("mihon", "MH-2026-000001");
  AkashiModel *model = akashi_model_new ("HN-CAM200W");

  akashi_texts_set (model->names, "ja", "見守りカメラ");
  akashi_texts_set (model->names, "en", "Home camera");
  akashi_texts_set (registration->maker, "ja", "花見電機");
  akashi_texts_set (registration->maker, "en", "Hanami Denki");
  g_ptr_array_add (registration->models, model);
  registration->level = 1;
  registration->status = AKASHI_STATUS_IN_FORCE;
  registration->issued = verdict_world_day ("2026-03-01");
  registration->valid_until = verdict_world_day ("2028-03-31");
  registration->support_until = verdict_world_day ("2031-03-31");
  return registration;
}

static AkashiClaims *
make_claims (void)
{
  AkashiClaims *claims = akashi_claims_new ();

  claims->scheme = g_strdup ("mihon");
  claims->number = g_strdup ("MH-2026-000001");
  claims->valid_from = verdict_world_day ("2026-03-01") * DAY;
  claims->valid_until = (verdict_world_day ("2028-03-31") + 1) * DAY;
  claims->models = g_strsplit ("HN-CAM200W", " ", -1);
  claims->level = 1;
  claims->support_until = verdict_world_day ("2031-03-31");
  return claims;
}

void
verdict_world_init (VerdictWorld *world)
{
  world->scheme = akashi_scheme_new ("mihon");
  akashi_texts_set (world->scheme->names, "ja", "見本制度");
  akashi_texts_set (world->scheme->names, "en", "Sample Scheme");
  world->registration = make_registration ();
  world->claims = make_claims ();
  world->kind = g_new0 (AkashiOutOfScope, 1);
  world->kind->names = akashi_texts_new ();
  akashi_texts_set (world->kind->names, "ja", "スマートフォン");
  akashi_texts_set (world->kind->names, "en", "Smartphones");
  world->evidence = (AkashiEvidence){
    .kind = AKASHI_CODE_SIGNED_LABEL,
    .text_flags = AKASHI_TEXT_OFFICIAL_HOST,
    .signature = AKASHI_SIGNATURE_VERIFIED,
    .claims = world->claims,
    .scheme = world->scheme,
    .registration = world->registration,
    .number = "MH-2026-000001",
    .n_registrations = 1,
    .dropped_on = AKASHI_DATE_UNKNOWN,
    .dropped_valid_until = AKASHI_DATE_UNKNOWN,
    .freshness = { AKASHI_FRESHNESS_FRESH, 3 },
    .as_of = verdict_world_day ("2026-11-20"),
    .serial = 7,
    .now = verdict_world_day ("2026-11-23") * DAY,
    .today = verdict_world_day ("2026-11-23"),
    .ends_soon_months = 12,
  };
}

void
verdict_world_clear (VerdictWorld *world)
{
  akashi_scheme_unref (world->scheme);
  akashi_registration_unref (world->registration);
  akashi_claims_unref (world->claims);
  akashi_out_of_scope_free (world->kind);
}

AkashiFinding
verdict_scenario_expect (const VerdictScenario *scenario, AkashiFreshnessState state,
                         AkashiComparison comparison)
{
  AkashiFinding expected = scenario->expected[state];
  gboolean matched = comparison == AKASHI_COMPARISON_BARCODE || comparison == AKASHI_COMPARISON_MODEL
                     || comparison == AKASHI_COMPARISON_PERSON;

  if (expected.code == AKASHI_VERDICT_LISTED && matched && !scenario->capped)
    expected.code = AKASHI_VERDICT_CONFIRMED;
  /* Known to be another product outranks all but what is worse (in the order of verdicts.md). */
  if (comparison == AKASHI_COMPARISON_DIFFERENT && scenario->comparable
      && expected.code != AKASHI_VERDICT_ALTERED && expected.code != AKASHI_VERDICT_WRONG_ADDRESS
      && expected.code != AKASHI_VERDICT_CONTRADICTS_LIST)
    expected = (AkashiFinding){ AKASHI_VERDICT_DIFFERENT_PRODUCT, AKASHI_CAUSE_NONE };
  return expected;
}

void
verdict_scenario_arrange (const VerdictScenario *scenario, VerdictWorld *world, AkashiFreshnessState state,
                          AkashiComparison comparison)
{
  verdict_world_init (world);
  scenario->arrange (world);
  world->evidence.freshness.state = state;
  world->evidence.comparison = comparison;
}
