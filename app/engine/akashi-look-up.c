/* SPDX-License-Identifier: Apache-2.0 */
/* What the trusted lists say of a text that was taken apart. */
#include "akashi-engine-private.h"

#include "akashi-limits.h"

#include <string.h>

/* Sets the scheme and, with it, everything that is known of the scheme's list. */
static void
set_scheme (AkashiEngine *engine, AkashiCheck *check, AkashiScheme *scheme)
{
  AkashiEvidence *evidence = &check->evidence;
  const AkashiKnownScheme *known = scheme ? akashi_engine_find_scheme (engine, scheme->id) : NULL;
  gint64 now = akashi_clock_now (&engine->clock);
  const AkashiListAge *age = known ? &known->age : akashi_engine_oldest_list (engine, now);

  if (scheme)
    akashi_scheme_ref (scheme);
  g_clear_pointer (&check->scheme, akashi_scheme_unref);
  check->scheme = scheme;
  evidence->scheme = scheme;
  evidence->freshness = akashi_freshness_judge (age, now);
  if (check->damaged)
    evidence->freshness.state = AKASHI_FRESHNESS_DAMAGED;
  evidence->no_supplier = known && !known->list && !engine->problem;
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

void
akashi_check_note_damage (AkashiCheck *check, const GError *error)
{
  if (!error)
    return;
  g_info ("look-up failed: %s", error->message);
  check->damaged = TRUE;
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
  akashi_check_note_damage (check, error);
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

/* Returns: (transfer full) (nullable): a typed text that somebody may have read off a label or a box: short,
 * a word with a digit in it. */
static char *
dup_word (GBytes *text)
{
  gsize length;
  const char *data = g_bytes_get_data (text, &length);
  gboolean digit = FALSE;

  if (length > AKASHI_MAX_TYPED_WORD_BYTES || !g_utf8_validate_len (data, length, NULL))
    return NULL;
  g_autofree char *plain = g_strndup (data, length);
  g_autofree char *word = g_utf8_normalize (g_strstrip (plain), -1, G_NORMALIZE_NFKC);
  for (const char *at = word; *at; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      digit = digit || g_ascii_isdigit ((char) c);
      if (!g_unichar_isalnum (c) && !(c < 128 && strchr (" -/._#+()", (char) c))
          && g_unichar_type (c) != G_UNICODE_DASH_PUNCTUATION)
        return NULL;
    }
  return digit ? g_steal_pointer (&plain) : NULL;
}

/* Some schemes never told the form of their numbers: then the number is looked up in their lists as it
 * stands. Returns: in how many of them it is. */
static guint
look_up_formless (AkashiEngine *engine, AkashiCheck *check, const char *word)
{
  AkashiScheme *found = NULL;
  guint n_found = 0;

  for (guint i = 0; i < engine->schemes->len; i++)
    {
      AkashiScheme *scheme = engine->schemes->pdata[i];
      if (scheme->regime || scheme->number_patterns->len > 0
          || !akashi_engine_find_scheme (engine, scheme->id)->list)
        continue;
      look_up_number (engine, check, scheme, word);
      if (check->registration || check->evidence.dropped_on != AKASHI_DATE_UNKNOWN)
        {
          found = found ? found : scheme;
          n_found++;
        }
    }
  if (found)
    look_up_number (engine, check, found, word);
  return n_found;
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

/* Returns: (transfer none) (nullable) */
static AkashiRegistration *
speaks_for_all (GPtrArray *found)
{
  AkashiRegistration *best = NULL;

  for (guint i = 0; i < found->len; i++)
    if (!best || speaks_before (found->pdata[i], best))
      best = found->pdata[i];
  return best;
}

static guint
look_up_model (AkashiEngine *engine, AkashiCheck *check, const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found
      = engine->registry ? akashi_registry_find_model (engine->registry, NULL, word, &error) : NULL;
  AkashiRegistration *best = found ? speaks_for_all (found) : NULL;
  const AkashiKnownScheme *known = best ? akashi_engine_find_scheme (engine, best->scheme) : NULL;

  akashi_check_note_damage (check, error);
  if (!known)
    return 0;
  look_up_number (engine, check, known->scheme, best->number);
  check->evidence.n_registrations = found->len;
  return found->len;
}

/* A typed word of no form that is known: a number of a scheme that never told its form, or a model. */
static void
look_up_typed (AkashiEngine *engine, AkashiCheck *check)
{
  g_autofree char *word = dup_word (check->text);

  set_scheme (engine, check, NULL);
  if (!word)
    return;
  guint n_schemes = look_up_formless (engine, check, word);
  check->evidence.kind = AKASHI_CODE_NUMBER;
  check->evidence.n_schemes = MAX (n_schemes, 1);
  if (n_schemes > 0 || look_up_model (engine, check, word) > 0)
    return;
  set_scheme (engine, check, NULL);
  g_free (check->number);
  check->number = g_steal_pointer (&word);
  check->evidence.number = check->number;
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
  AkashiRegistration *best = found ? speaks_for_all (found) : NULL;
  AkashiScheme *scheme = NULL;

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
  akashi_check_note_damage (check, error);
}

void
akashi_engine_look_up (AkashiEngine *engine, AkashiCheck *check)
{
  const AkashiLabel *label = check->label;

  if (label->kind == AKASHI_CODE_NUMBER)
    look_up_candidates (engine, check);
  else if (label->kind == AKASHI_CODE_SOMETHING_ELSE && check->typed && label->flags == 0)
    look_up_typed (engine, check);
  else if (label->gtin != 0)
    look_up_gtin (engine, check);
  else if (label->scheme && label->number)
    look_up_number (engine, check, label->scheme, label->number);
  else
    set_scheme (engine, check, label->scheme);
}
