/* SPDX-License-Identifier: Apache-2.0 */
/* One text to one verdict: takes it apart, has it looked up, compares it, and has it judged. */
#include "akashi-engine-private.h"

#include "akashi-barcode.h"
#include "akashi-knowledge.h"
#include "akashi-limits.h"

#include <string.h>

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

/* Returns: (transfer full) (nullable): of @found, another registration of the scheme that @check is about. */
static AkashiRegistration *
find_other (const AkashiCheck *check, GPtrArray *found)
{
  for (guint i = 0; found && i < found->len; i++)
    {
      AkashiRegistration *owner = found->pdata[i];
      if (strcmp (owner->scheme, check->scheme->id) == 0
          && (!check->registration || strcmp (owner->number, check->registration->number) != 0))
        return akashi_registration_ref (owner);
    }
  return NULL;
}

static void
set_in_hand_owners (AkashiEngine *engine, AkashiCheck *check, AkashiInHand *in_hand,
                    AkashiRegistration **gtin_owner, AkashiRegistration **model_owner)
{
  g_autoptr (GError) gtin_error = NULL;
  g_autoptr (GError) model_error = NULL;
  g_autoptr (GPtrArray) by_gtin = NULL;
  g_autoptr (GPtrArray) by_model = NULL;

  if (!engine->registry || !check->scheme)
    return;
  if (in_hand->gtin != 0)
    by_gtin = akashi_registry_find_gtin (engine->registry, in_hand->gtin, &gtin_error);
  if (in_hand->model)
    by_model = akashi_registry_find_model (engine->registry, check->scheme->id, in_hand->model, &model_error);
  akashi_check_note_damage (check, gtin_error);
  akashi_check_note_damage (check, model_error);
  in_hand->gtin_owner = *gtin_owner = find_other (check, by_gtin);
  in_hand->model_owner = *model_owner = find_other (check, by_model);
}

gboolean
akashi_hand_is_valid (const AkashiHand *hand)
{
  AkashiGtin gtin;
  return hand->barcode == NULL || akashi_barcode_read_typed (hand->barcode, strlen (hand->barcode), &gtin);
}

static void
compare (AkashiEngine *engine, AkashiCheck *check, const AkashiHand *hand)
{
  g_autoptr (AkashiRegistration) gtin_owner = NULL;
  g_autoptr (AkashiRegistration) model_owner = NULL;
  AkashiInHand in_hand = { 0 };

  if (!hand || !(hand->barcode || hand->model) || !akashi_check_is_comparable (check))
    return;
  if (hand->barcode && akashi_barcode_read_typed (hand->barcode, strlen (hand->barcode), &in_hand.gtin)
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
check_new (AkashiEngine *engine, GBytes *text, AkashiLabel *label, gboolean typed)
{
  AkashiCheck *check = g_new0 (AkashiCheck, 1);

  g_atomic_ref_count_init (&check->refs);
  check->text = g_bytes_ref (text);
  check->typed = typed;
  check->label = akashi_label_ref (label);
  check->evidence = (AkashiEvidence){
    .kind = label->kind,
    .text_flags = label->flags,
    .signature = label->signature,
    .claims
    = label->signature == AKASHI_SIGNATURE_VERIFIED || label->signature == AKASHI_SIGNATURE_WRONG_ADDRESS
          ? label->claims
          : NULL,
    .mark = label->mark ? akashi_marks_find (akashi_knowledge_marks (), label->mark) : NULL,
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
  AkashiCheck *copy = check_new (engine, check->text, check->label, check->typed);
  akashi_engine_look_up (engine, copy);
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

  if (engine->registry)
    akashi_registry_hold (engine->registry);
  akashi_engine_load_if_changed (engine);
  g_autoptr (AkashiLabel) label = akashi_label_read (engine->reader, text, origins[origin]);
  AkashiCheck *check = check_new (engine, text, label, origin == AKASHI_ORIGIN_TYPED);
  akashi_engine_look_up (engine, check);
  compare (engine, check, hand);
  if (engine->registry)
    akashi_registry_let_go (engine->registry);
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
