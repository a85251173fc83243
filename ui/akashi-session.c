/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-session.h"

#include "akashi-code-watch.h"

/* A code that is no label does not replace a label that was in sight this short a time ago; microseconds. */
#define LABEL_STAYS_US (G_USEC_PER_SEC * 7 / 10)

struct _AkashiSession {
  AkashiEngine *engine;
  AkashiCodeWatch *watch;
  AkashiCheck *check; /* (nullable) */
  guint n_labels;
};

AkashiSession *
akashi_session_new (AkashiEngine *engine)
{
  AkashiSession *session = g_new0 (AkashiSession, 1);
  session->engine = g_object_ref (engine);
  session->watch = akashi_code_watch_new ();
  return session;
}

void
akashi_session_free (AkashiSession *session)
{
  g_clear_pointer (&session->check, akashi_check_unref);
  akashi_code_watch_free (session->watch);
  g_object_unref (session->engine);
  g_free (session);
}

static void
take (AkashiSession *session, AkashiCheck *check, guint n_labels)
{
  akashi_check_ref (check);
  g_clear_pointer (&session->check, akashi_check_unref);
  session->check = check;
  session->n_labels = n_labels;
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

static gboolean
check_frame (AkashiSession *session, GPtrArray *codes, gint64 frame_time)
{
  g_autoptr (GPtrArray) checks = check_codes (session, codes);
  if (checks->len == 0 || is_beside_label (session, g_ptr_array_index (checks, 0), frame_time))
    return FALSE;
  guint n_labels = 0;
  for (guint i = 0; i < checks->len; i++)
    n_labels += akashi_check_is_comparable (g_ptr_array_index (checks, i)) ? 1 : 0;
  akashi_code_watch_shown (session->watch, codes, FALSE);
  take (session, g_ptr_array_index (checks, 0), n_labels);
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

void
akashi_session_answer (AkashiSession *session, AkashiComparison comparison)
{
  g_return_if_fail (session->check != NULL);
  g_autoptr (AkashiCheck) answered = akashi_engine_answer (session->engine, session->check, comparison);
  take (session, answered, session->n_labels);
}

void
akashi_session_end (AkashiSession *session)
{
  g_clear_pointer (&session->check, akashi_check_unref);
  session->n_labels = 0;
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
