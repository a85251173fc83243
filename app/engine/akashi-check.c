/* SPDX-License-Identifier: Apache-2.0 */
/* One text to one verdict: takes it apart, looks it up, compares it, and has it judged. */
#include "akashi-engine-private.h"

#include "akashi-limits.h"

AkashiCheck *
akashi_check_ref (AkashiCheck *check)
{
  g_atomic_ref_count_inc (&check->refs);
  return check;
}

void
akashi_check_unref (AkashiCheck *check)
{
  if (!g_atomic_ref_count_dec (&check->refs))
    return;
  g_bytes_unref (check->text);
  akashi_label_unref (check->label);
  g_clear_pointer (&check->scheme, akashi_scheme_unref);
  g_clear_pointer (&check->registration, akashi_registration_unref);
  g_free (check->number);
  g_free (check->compared_with);
  g_free (check);
}

const AkashiEvidence *
akashi_check_get_evidence (const AkashiCheck *check)
{
  return &check->evidence;
}

const AkashiVerdict *
akashi_check_get_verdict (const AkashiCheck *check)
{
  return &check->verdict;
}

GBytes *
akashi_check_get_text (const AkashiCheck *check)
{
  return check->text;
}

AkashiGtin
akashi_check_get_gtin (const AkashiCheck *check)
{
  return check->label->gtin;
}

gboolean
akashi_check_is_comparable (const AkashiCheck *check)
{
  AkashiCodeKind kind = check->evidence.kind;
  return (kind == AKASHI_CODE_SIGNED_LABEL || kind == AKASHI_CODE_SCHEME_LINK || kind == AKASHI_CODE_NUMBER)
         && (check->registration != NULL || check->evidence.claims != NULL);
}

/* Sets the scheme and, with it, everything that is known of the scheme's list. */
static void
set_scheme (AkashiEngine *engine, AkashiCheck *check, AkashiScheme *scheme)
{
  AkashiEvidence *evidence = &check->evidence;
  const AkashiKnownScheme *known = scheme ? akashi_engine_find_scheme (engine, scheme->id) : NULL;
  const AkashiListAge *age = known ? &known->age : &engine->oldest;
  gint64 now = akashi_clock_now (&engine->clock);

  if (scheme)
    akashi_scheme_ref (scheme);
  g_clear_pointer (&check->scheme, akashi_scheme_unref);
  check->scheme = scheme;
  evidence->scheme = scheme;
  evidence->freshness = akashi_freshness_judge (age, now);
  evidence->as_of = age->as_of;
  evidence->serial = known && known->list ? known->list->serial : -1;
  evidence->now = akashi_freshness_effective_time (age, now);
  evidence->today = akashi_date_at (evidence->now, scheme ? scheme->time_zone : NULL);
}

static void
set_registration (AkashiCheck *check, AkashiRegistration *registration)
{
  g_clear_pointer (&check->registration, akashi_registration_unref);
  check->registration = registration ? akashi_registration_ref (registration) : NULL;
  check->evidence.registration = registration;
}

/* A look-up that failed is not "not found": the cache is damaged, and that is said. */
static void
note_damage (AkashiCheck *check, const GError *error)
{
  if (!error)
    return;
  g_warning ("look-up failed: %s", error->message);
  check->evidence.freshness.state = AKASHI_FRESHNESS_DAMAGED;
}

static void
look_up_number (AkashiEngine *engine, AkashiCheck *check, AkashiScheme *scheme, const char *number)
{
  g_autoptr (GError) error = NULL;
  AkashiDrop drop = { AKASHI_DATE_UNKNOWN, AKASHI_DATE_UNKNOWN };

  set_scheme (engine, check, scheme);
  g_free (check->number);
  check->number = g_strdup (number);
  check->evidence.number = check->number;
  if (!engine->registry)
    return;

  g_autoptr (AkashiRegistration) registration
      = akashi_registry_find_number (engine->registry, scheme->id, number, &drop, &error);
  note_damage (check, error);
  set_registration (check, registration);
  check->evidence.n_registrations = registration ? 1 : 0;
  check->evidence.dropped_on = drop.on;
  check->evidence.dropped_valid_until = drop.valid_until;
}

/* A typed number that by its form may belong to several schemes: where one list only knows it, it is that
 * one's. */
static void
look_up_candidates (AkashiEngine *engine, AkashiCheck *check)
{
  GPtrArray *candidates = check->label->candidates;
  const AkashiNumberCandidate *found = NULL;
  guint n_found = 0;

  for (guint i = 0; i < candidates->len; i++)
    {
      const AkashiNumberCandidate *candidate = candidates->pdata[i];
      look_up_number (engine, check, candidate->scheme, candidate->number);
      if (check->registration || check->evidence.dropped_on != AKASHI_DATE_UNKNOWN)
        {
          found = found ? found : candidate;
          n_found++;
        }
    }
  check->evidence.n_schemes = n_found > 0 ? n_found : candidates->len;
  if (!found && candidates->len > 0)
    found = candidates->pdata[0];
  if (found)
    look_up_number (engine, check, found->scheme, found->number);
  if (found && found->provisional)
    check->evidence.text_flags |= AKASHI_TEXT_PROVISIONAL;
}

/* Of several registrations of one product the one that holds longest speaks for it; one in force before
 * others. */
static gboolean
speaks_before (const AkashiRegistration *a, const AkashiRegistration *b)
{
  gboolean a_in_force = a->status == AKASHI_STATUS_IN_FORCE;
  gboolean b_in_force = b->status == AKASHI_STATUS_IN_FORCE;
  return a_in_force != b_in_force ? a_in_force : a->valid_until > b->valid_until;
}

static const AkashiOutOfScope *
find_out_of_scope (AkashiEngine *engine, AkashiGtin gtin, AkashiScheme **out_scheme)
{
  for (guint i = 0; i < engine->schemes->len; i++)
    {
      AkashiScheme *scheme = engine->schemes->pdata[i];
      for (guint j = 0; j < scheme->out_of_scope->len; j++)
        {
          const AkashiOutOfScope *kind = scheme->out_of_scope->pdata[j];
          for (guint k = 0; kind->gtins && k < kind->gtins->len; k++)
            if (g_array_index (kind->gtins, AkashiGtin, k) == gtin)
              {
                *out_scheme = scheme;
                return kind;
              }
        }
    }
  return NULL;
}

static void
look_up_gtin (AkashiEngine *engine, AkashiCheck *check)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found
      = engine->registry ? akashi_registry_find_gtin (engine->registry, check->label->gtin, &error) : NULL;
  AkashiRegistration *best = NULL;
  AkashiScheme *scheme = NULL;

  for (guint i = 0; found && i < found->len; i++)
    if (!best || speaks_before (found->pdata[i], best))
      best = found->pdata[i];

  if (best)
    {
      const AkashiKnownScheme *known = akashi_engine_find_scheme (engine, best->scheme);
      scheme = known ? known->scheme : NULL;
      /* The code scanned is the one on the product in hand, and the list names it. */
      check->evidence.comparison = AKASHI_COMPARISON_BARCODE;
      check->number = g_strdup (best->number);
      check->evidence.number = check->number;
    }
  else
    check->evidence.out_of_scope = find_out_of_scope (engine, check->label->gtin, &scheme);
  set_scheme (engine, check, scheme);
  set_registration (check, best);
  check->evidence.n_registrations = found ? found->len : 0;
  note_damage (check, error);
}

static void
look_up (AkashiEngine *engine, AkashiCheck *check)
{
  const AkashiLabel *label = check->label;

  if (label->kind == AKASHI_CODE_NUMBER)
    look_up_candidates (engine, check);
  else if (label->gtin != 0)
    look_up_gtin (engine, check);
  else if (label->scheme && label->number)
    look_up_number (engine, check, label->scheme, label->number);
  else
    set_scheme (engine, check, label->scheme);
}

static void
set_in_hand_owners (AkashiEngine *engine, const AkashiCheck *check, AkashiInHand *in_hand,
                    AkashiRegistration **gtin_owner, AkashiRegistration **model_owner)
{
  if (!engine->registry)
    return;

  g_autoptr (GPtrArray) by_gtin
      = in_hand->gtin != 0 ? akashi_registry_find_gtin (engine->registry, in_hand->gtin, NULL) : NULL;
  if (by_gtin && by_gtin->len > 0)
    *gtin_owner = akashi_registration_ref (by_gtin->pdata[0]);

  g_autoptr (GPtrArray) by_model
      = in_hand->model && check->scheme
            ? akashi_registry_find_model (engine->registry, check->scheme->id, in_hand->model, NULL)
            : NULL;
  for (guint i = 0; by_model && i < by_model->len && !*model_owner; i++)
    {
      AkashiRegistration *owner = by_model->pdata[i];
      if (!check->registration || g_strcmp0 (owner->number, check->registration->number) != 0)
        *model_owner = akashi_registration_ref (owner);
    }
  in_hand->gtin_owner = *gtin_owner;
  in_hand->model_owner = *model_owner;
}

static void
compare (AkashiEngine *engine, AkashiCheck *check, const AkashiHand *hand)
{
  g_autoptr (AkashiRegistration) gtin_owner = NULL;
  g_autoptr (AkashiRegistration) model_owner = NULL;
  AkashiInHand in_hand = { 0 };

  if (!hand || !(hand->barcode || hand->model) || !akashi_check_is_comparable (check))
    return;
  if (hand->barcode && akashi_gtin_parse (hand->barcode, strlen (hand->barcode), &in_hand.gtin)
      && !akashi_gtin_identifies_product (in_hand.gtin))
    in_hand.gtin = 0;
  in_hand.model = hand->model;
  set_in_hand_owners (engine, check, &in_hand, &gtin_owner, &model_owner);

  check->evidence.comparison = akashi_comparison_judge (check->evidence.claims, check->registration, &in_hand,
                                                        &check->evidence.model_suffix);
  g_free (check->compared_with);
  check->compared_with = g_strdup (check->evidence.comparison == AKASHI_COMPARISON_MODEL || !hand->barcode
                                       ? (hand->model ? hand->model : hand->barcode)
                                       : hand->barcode);
  check->evidence.compared_with = check->compared_with;
}

static AkashiCheck *
check_new (AkashiEngine *engine, GBytes *text, AkashiLabel *label)
{
  AkashiCheck *check = g_new0 (AkashiCheck, 1);

  g_atomic_ref_count_init (&check->refs);
  check->text = g_bytes_ref (text);
  check->label = akashi_label_ref (label);
  check->evidence = (AkashiEvidence){
    .kind = label->kind,
    .text_flags = label->flags,
    .signature = label->signature,
    .claims
    = label->signature == AKASHI_SIGNATURE_VERIFIED || label->signature == AKASHI_SIGNATURE_WRONG_ADDRESS
          ? label->claims
          : NULL,
    .mark = label->mark,
    .dropped_on = AKASHI_DATE_UNKNOWN,
    .dropped_valid_until = AKASHI_DATE_UNKNOWN,
    .sample = engine->sample,
    .ends_soon_months = AKASHI_ENDS_SOON_MONTHS,
  };
  return check;
}

/* A copy of @check with everything but the comparison. */
static AkashiCheck *
check_copy (AkashiEngine *engine, AkashiCheck *check)
{
  AkashiCheck *copy = check_new (engine, check->text, check->label);
  look_up (engine, copy);
  return copy;
}

AkashiCheck *
akashi_engine_check (AkashiEngine *engine, GBytes *text, AkashiOrigin origin, const AkashiHand *hand)
{
  static const AkashiTextOrigin origins[] = {
    [AKASHI_ORIGIN_QR] = AKASHI_TEXT_SCANNED_QR,
    [AKASHI_ORIGIN_BARCODE] = AKASHI_TEXT_SCANNED_BARCODE,
    [AKASHI_ORIGIN_TYPED] = AKASHI_TEXT_TYPED,
  };

  akashi_engine_load_if_changed (engine);
  g_autoptr (AkashiLabel) label = akashi_label_read (engine->reader, text, origins[origin]);
  AkashiCheck *check = check_new (engine, text, label);
  look_up (engine, check);
  compare (engine, check, hand);
  check->verdict = akashi_verdict_judge (&check->evidence);
  return check;
}

AkashiCheck *
akashi_engine_compare (AkashiEngine *engine, AkashiCheck *check, const AkashiHand *hand)
{
  AkashiCheck *result = check_copy (engine, check);
  compare (engine, result, hand);
  result->verdict = akashi_verdict_judge (&result->evidence);
  return result;
}

AkashiCheck *
akashi_engine_answer (AkashiEngine *engine, AkashiCheck *check, AkashiComparison comparison)
{
  AkashiCheck *result = check_copy (engine, check);
  result->evidence.comparison = comparison;
  result->verdict = akashi_verdict_judge (&result->evidence);
  return result;
}
