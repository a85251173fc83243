/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-session.h"

#include <string.h>

#include "akashi-code-watch.h"
#include "akashi-hand-scanner.h"
#include "akashi-knowledge.h"
#include "akashi-typed-number.h"

/* A code that is no label does not replace a label that was in sight this short a time ago; microseconds. */
#define LABEL_STAYS_US (G_USEC_PER_SEC * 7 / 10)

struct _AkashiSession {
  AkashiEngine *engine;
  AkashiCodeWatch *watch;
  AkashiCheck *check; /* (nullable) */
  AkashiCheck *first; /* (nullable): to be compared with the next one */
  char *missed;       /* (nullable): typed, on no list, and asked for once more */
  guint n_labels;
  guint number; /* of the check */
  guint last_number;
  const AkashiStaffRoom *staff_room; /* (nullable), not owned */
  AkashiShopOffers offers;
  AkashiCallState call;
  AkashiPrintState print;
  const AkashiContact *desk; /* (nullable), not owned */
};

AkashiSession *
akashi_session_new (AkashiEngine *engine, const char *country)
{
  AkashiSession *session = g_new0 (AkashiSession, 1);
  session->engine = g_object_ref (engine);
  session->watch = akashi_code_watch_new ();
  session->desk = country == NULL ? NULL : akashi_counsel_find_contact (akashi_knowledge_counsel (), country);
  return session;
}

void
akashi_session_free (AkashiSession *session)
{
  g_clear_pointer (&session->check, akashi_check_unref);
  g_clear_pointer (&session->first, akashi_check_unref);
  g_free (session->missed);
  akashi_code_watch_free (session->watch);
  g_object_unref (session->engine);
  g_free (session);
}

const AkashiContact *
akashi_session_get_desk (AkashiSession *session)
{
  return session->desk;
}

static void
take (AkashiSession *session, AkashiCheck *check, guint n_labels)
{
  akashi_check_ref (check);
  g_clear_pointer (&session->check, akashi_check_unref);
  session->check = check;
  session->n_labels = n_labels;
}

/* Numbers begin again after this many: they need to be told apart for a day, and to be short. */
#define LAST_NUMBER 999

static void
begin_check (AkashiSession *session, AkashiCheck *check, guint n_labels)
{
  session->number = session->last_number = session->last_number % LAST_NUMBER + 1;
  g_clear_pointer (&session->missed, g_free);
  take (session, check, n_labels);
}

static GPtrArray *
check_codes (AkashiSession *session, GPtrArray *codes)
{
  g_autofree AkashiCodeInView *view = g_new0 (AkashiCodeInView, codes->len);
  for (guint i = 0; i < codes->len; i++)
    {
      const AkashiFoundCode *code = g_ptr_array_index (codes, i);
      view[i].text = code->text;
      view[i].origin = code->symbology == AKASHI_SYMBOLOGY_QR ? AKASHI_ORIGIN_QR : AKASHI_ORIGIN_BARCODE;
    }
  return akashi_engine_check_codes (session->engine, view, codes->len, NULL);
}

/* A box carries other codes beside its label (a manual, a shop's page): they do not push the label's result
 * away. */
static gboolean
is_beside_label (AkashiSession *session, AkashiCheck *fresh, gint64 frame_time)
{
  return session->check != NULL && akashi_check_is_comparable (session->check)
         && akashi_check_get_verdict (fresh)->code == AKASHI_VERDICT_NOT_A_LABEL
         && frame_time - akashi_code_watch_label_seen (session->watch) < LABEL_STAYS_US;
}

/* @checks: of @codes, at least one, the first is shown */
static void
show_codes (AkashiSession *session, GPtrArray *codes, GPtrArray *checks)
{
  guint n_labels = 0;
  for (guint i = 0; i < checks->len; i++)
    n_labels += akashi_check_is_comparable (g_ptr_array_index (checks, i)) ? 1 : 0;
  akashi_code_watch_shown (session->watch, codes, FALSE);
  begin_check (session, g_ptr_array_index (checks, 0), n_labels);
}

static gboolean
check_frame (AkashiSession *session, GPtrArray *codes, gint64 frame_time)
{
  g_autoptr (GPtrArray) checks = check_codes (session, codes);
  if (checks->len == 0 || is_beside_label (session, g_ptr_array_index (checks, 0), frame_time))
    return FALSE;
  show_codes (session, codes, checks);
  return TRUE;
}

static gboolean
compare_barcode (AkashiSession *session, GBytes *barcode, GPtrArray *codes)
{
  gsize length;
  const char *data = g_bytes_get_data (barcode, &length);
  g_autofree char *digits = g_strndup (data, length);
  AkashiHand hand = { .barcode = digits };
  g_autoptr (AkashiCheck) compared = akashi_engine_compare (session->engine, session->check, &hand);
  akashi_code_watch_shown (session->watch, codes, TRUE);
  /* A barcode that nobody registered says nothing: what is shown stays. */
  if (akashi_check_get_evidence (compared)->comparison
      == akashi_check_get_evidence (session->check)->comparison)
    return FALSE;
  take (session, compared, session->n_labels);
  return TRUE;
}

/* Whether a barcode could still say something about what is shown. */
static gboolean
wants_barcode (AkashiSession *session)
{
  if (session->check == NULL || !akashi_check_is_comparable (session->check))
    return FALSE;
  AkashiComparison comparison = akashi_check_get_evidence (session->check)->comparison;
  return comparison == AKASHI_COMPARISON_NONE || comparison == AKASHI_COMPARISON_UNSURE;
}

gboolean
akashi_session_see (AkashiSession *session, GPtrArray *codes, gint64 frame_time)
{
  GBytes *barcode = NULL;
  switch (akashi_code_watch_see (session->watch, codes, frame_time, wants_barcode (session), &barcode))
    {
    case AKASHI_WATCH_CHECK:
      return check_frame (session, codes, frame_time);
    case AKASHI_WATCH_COMPARE:
      return compare_barcode (session, barcode, codes);
    case AKASHI_WATCH_NOTHING:
    default:
      return FALSE;
    }
}

gboolean
akashi_session_scan (AkashiSession *session, const char *text)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_found_code_free);
  AkashiFoundCode *code = akashi_hand_scanner_code (text);
  g_ptr_array_add (codes, code);
  if (code->symbology != AKASHI_SYMBOLOGY_QR && wants_barcode (session))
    return compare_barcode (session, code->text, codes);
  g_autoptr (GPtrArray) checks = check_codes (session, codes);
  if (checks->len == 0)
    return FALSE;
  show_codes (session, codes, checks);
  return TRUE;
}

void
akashi_session_answer (AkashiSession *session, AkashiComparison comparison)
{
  g_return_if_fail (session->check != NULL);
  g_autoptr (AkashiCheck) answered = akashi_engine_answer (session->engine, session->check, comparison);
  take (session, answered, session->n_labels);
}

/* --- a number that is typed --- */

static gboolean
is_missed (AkashiCheck *check)
{
  return akashi_check_get_verdict (check)->cause == AKASHI_CAUSE_TYPED_NOT_FOUND
         || akashi_check_get_verdict (check)->code == AKASHI_VERDICT_NOT_A_LABEL;
}

static AkashiCheck *
check_typed (AkashiSession *session, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  return akashi_engine_check (session->engine, bytes, AKASHI_ORIGIN_TYPED, NULL);
}

/* Returns: (transfer full) (nullable): the check of the one number that is on a list and that only differs
 * from @text in O for 0 or I for 1; %NULL where there is none, or more than one. */
static AkashiCheck *
check_forgiving (AkashiSession *session, const char *text)
{
  g_autoptr (AkashiCheck) found = NULL;
  g_auto (GStrv) readings = akashi_typed_number_readings (text);
  for (char **reading = readings; *reading != NULL; reading++)
    {
      g_autoptr (AkashiCheck) check = check_typed (session, *reading);
      if (akashi_check_get_evidence (check)->registration == NULL)
        continue;
      if (found != NULL)
        return NULL;
      found = g_steal_pointer (&check);
    }
  return g_steal_pointer (&found);
}

gboolean
akashi_session_type (AkashiSession *session, const char *text)
{
  g_autoptr (AkashiCheck) check = check_typed (session, text);
  g_autoptr (AkashiCheck) forgiven = is_missed (check) ? check_forgiving (session, text) : NULL;
  if (forgiven == NULL && is_missed (check) && session->missed == NULL)
    {
      session->missed = g_strdup (text);
      return FALSE;
    }
  begin_check (session, forgiven != NULL ? forgiven : check, 1);
  return TRUE;
}

/* As printed: what the person reads off the box begins like it. Numbers and models are told apart by which of
 * them does. */
static const char *
begun_by (const AkashiFound *found, const char *text)
{
  const char *const offers[] = { found->registration->number, found->model->model };
  for (gsize i = 0; i < G_N_ELEMENTS (offers); i++)
    if (akashi_typed_number_begins (offers[i], text))
      return offers[i];
  return NULL;
}

/* More than are wanted: makers and product names that fit are no numbers. */
#define LOOKED_THROUGH 4

static void
find_reading (AkashiSession *session, const char *reading, const char *text, guint most, GPtrArray *offers)
{
  g_autoptr (GPtrArray) found = akashi_engine_search (session->engine, reading, most * LOOKED_THROUGH, NULL);
  for (guint i = 0; found != NULL && i < found->len && offers->len < most; i++)
    {
      const char *offer = begun_by (g_ptr_array_index (found, i), text);
      if (offer != NULL && !g_ptr_array_find_with_equal_func (offers, offer, g_str_equal, NULL))
        g_ptr_array_add (offers, g_strdup (offer));
    }
}

char **
akashi_session_find (AkashiSession *session, const char *text, guint most)
{
  GPtrArray *offers = g_ptr_array_new ();
  g_auto (GStrv) readings = akashi_typed_number_readings (text);
  find_reading (session, text, text, most, offers);
  for (char **reading = readings; *reading != NULL && offers->len < most; reading++)
    find_reading (session, *reading, text, most, offers);
  g_ptr_array_add (offers, NULL);
  return (char **) g_ptr_array_free (offers, FALSE);
}

const char *
akashi_session_get_missed (AkashiSession *session)
{
  return session->missed;
}

/* --- two products --- */

void
akashi_session_compare (AkashiSession *session)
{
  g_return_if_fail (session->check != NULL);
  g_clear_pointer (&session->first, akashi_check_unref);
  session->first = g_steal_pointer (&session->check);
  session->n_labels = 0;
  akashi_code_watch_rest (session->watch);
}

AkashiCheck *
akashi_session_get_first (AkashiSession *session)
{
  return session->first;
}

static const AkashiRegistration *
registration_of (AkashiCheck *check)
{
  return check == NULL ? NULL : akashi_check_get_evidence (check)->registration;
}

/* The same product held up again is no second one. */
gboolean
akashi_session_is_pair (AkashiSession *session)
{
  const AkashiRegistration *first = registration_of (session->first);
  const AkashiRegistration *second = registration_of (session->check);
  return first != NULL && second != NULL
         && !(g_str_equal (first->scheme, second->scheme) && g_str_equal (first->number, second->number));
}

/* --- life --- */

void
akashi_session_end (AkashiSession *session)
{
  g_clear_pointer (&session->check, akashi_check_unref);
  g_clear_pointer (&session->first, akashi_check_unref);
  g_clear_pointer (&session->missed, g_free);
  session->n_labels = 0;
  session->call = AKASHI_CALL_NONE;
  session->print = AKASHI_PRINT_NONE;
  akashi_code_watch_rest (session->watch);
}

AkashiCheck *
akashi_session_get_check (AkashiSession *session)
{
  return session->check;
}

gboolean
akashi_session_asks (AkashiSession *session)
{
  return session->check != NULL && akashi_check_get_verdict (session->check)->code == AKASHI_VERDICT_LISTED
         && akashi_check_get_evidence (session->check)->comparison == AKASHI_COMPARISON_NONE;
}

guint
akashi_session_get_number (AkashiSession *session)
{
  return session->number;
}

guint
akashi_session_get_n_labels (AkashiSession *session)
{
  return session->n_labels;
}

gboolean
akashi_session_is_for_staff (AkashiSession *session)
{
  if (session->check == NULL)
    return FALSE;
  AkashiVerdictCode code = akashi_check_get_verdict (session->check)->code;
  return code == AKASHI_VERDICT_ALTERED || code == AKASHI_VERDICT_CONTRADICTS_LIST
         || code == AKASHI_VERDICT_DIFFERENT_PRODUCT || code == AKASHI_VERDICT_WITHDRAWN
         || code == AKASHI_VERDICT_SUSPENDED || code == AKASHI_VERDICT_NOT_IN_LIST
         || code == AKASHI_VERDICT_CANNOT_TELL;
}

void
akashi_session_set_offers (AkashiSession *session, AkashiShopOffers offers)
{
  session->offers = offers;
}

AkashiShopOffers
akashi_session_get_offers (AkashiSession *session)
{
  return session->offers;
}

void
akashi_session_set_call (AkashiSession *session, AkashiCallState state)
{
  session->call = state;
}

AkashiCallState
akashi_session_get_call (AkashiSession *session)
{
  return session->call;
}

void
akashi_session_set_print (AkashiSession *session, AkashiPrintState state)
{
  session->print = state;
}

AkashiPrintState
akashi_session_get_print (AkashiSession *session)
{
  return session->print;
}

/* --- the staff --- */

void
akashi_session_recall (AkashiSession *session, AkashiCheck *check, guint number)
{
  take (session, check, 1);
  session->number = number;
}

void
akashi_session_set_staff_room (AkashiSession *session, const AkashiStaffRoom *room)
{
  session->staff_room = room;
}

const AkashiStaffRoom *
akashi_session_get_staff_room (AkashiSession *session)
{
  return session->staff_room;
}
