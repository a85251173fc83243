/* SPDX-License-Identifier: Apache-2.0 */
/* The findings and notes, one line each, with the numbers and dates they rest on. */
#include "akashi-lines.h"

#include "akashi-mark-words.h"
#include "akashi-verdict-words.h"

#include <string.h>

static char *
why_status (const char *language, const AkashiRegistration *registration)
{
  if (!registration || !registration->status_raw || !*registration->status_raw)
    return NULL;

  GString *line = g_string_new (NULL);
  /* TRANSLATORS: %s: the scheme's own words for a suspension or withdrawal */
  g_string_append_printf (line, akashi_words_text (language, "The scheme says: “%s”."),
                          registration->status_raw);
  if (akashi_date_is_day (registration->status_since))
    {
      g_autofree char *day = akashi_words_day (language, registration->status_since);
      g_string_append_printf (line, akashi_words_text (language, " Since %s."), day);
    }
  if (registration->status_reason && *registration->status_reason)
    g_string_append_printf (line, akashi_words_text (language, " Reason: %s."), registration->status_reason);
  return g_string_free (line, FALSE);
}

static char *
why_level (const char *language, const AkashiEvidence *evidence)
{
  if (!evidence->claims || !evidence->registration)
    return NULL;
  return g_strdup_printf (akashi_words_text (language, "Level on the label: %1$u. Level on the list: %2$d."),
                          evidence->claims->level, evidence->registration->level);
}

static char *
why_model (const char *language, const AkashiEvidence *evidence)
{
  for (char **model = evidence->claims ? evidence->claims->models : NULL; model && *model; model++)
    if (evidence->registration && !akashi_registration_find_model (evidence->registration, *model))
      return g_strdup_printf (
          akashi_words_text (language, "The label names %s, which the list does not have."), *model);
  return NULL;
}

/* The later date that the label promises, beside the list's. */
static char *
why_dates (const char *language, const AkashiEvidence *evidence)
{
  const AkashiRegistration *registration = evidence->registration;
  const AkashiClaims *claims = evidence->claims;

  if (!claims || !registration || !akashi_date_is_day (claims->support_until)
      || !akashi_date_is_day (registration->support_until)
      || claims->support_until <= registration->support_until)
    return NULL;
  g_autofree char *label = akashi_words_day (language, claims->support_until);
  g_autofree char *list = akashi_words_day (language, registration->support_until);
  return g_strdup_printf (
      akashi_words_text (language, "Security updates by the label: until %1$s. By the list: until %2$s."),
      label, list);
}

/* Returns: (transfer none): what is in hand, a product code without the zeros that only fill it up. */
static const char *
in_hand (const AkashiEvidence *evidence)
{
  const char *text = evidence->compared_with;
  AkashiGtin gtin;

  if (strlen (text) != 14 || !akashi_gtin_parse (text, 14, &gtin))
    return text;
  return text + (gtin < 100000000 ? 6 : gtin < 1000000000000 ? 2 : gtin < 10000000000000 ? 1 : 0);
}

static char *
why_in_hand (const char *language, const AkashiEvidence *evidence)
{
  if (!evidence->compared_with)
    return NULL;
  /* TRANSLATORS: %s: a barcode or model number */
  return g_strdup_printf (
      akashi_words_text (language, "In hand is %s, which is known under another model number."),
      in_hand (evidence));
}

/* What was shown beside the label and could not be compared is not passed over in silence. */
static char *
why_not_compared (const char *language, const AkashiEvidence *evidence)
{
  if (!akashi_evidence_has_unknown_hand (evidence))
    return NULL;
  /* TRANSLATORS: %s: a barcode or model number */
  return g_strdup_printf (
      akashi_words_text (language, "In hand is %s, which the list does not know: it was not compared."),
      in_hand (evidence));
}

/* Returns: (transfer full) (nullable): @msgid with the day in place of `{day}`; %NULL where @date is no day.
 */
static char *
why_dated (const char *language, const char *msgid, AkashiDate date)
{
  if (!akashi_date_is_day (date))
    return NULL;
  g_autofree char *day = akashi_words_day (language, date);
  GString *line = g_string_new (akashi_words_text (language, msgid));
  g_string_replace (line, "{day}", day, 1);
  return g_string_free (line, FALSE);
}

static AkashiDate
term_end (const AkashiEvidence *evidence)
{
  if (!evidence->registration && akashi_date_is_day (evidence->dropped_valid_until))
    return evidence->dropped_valid_until;
  return akashi_evidence_label_until (evidence);
}

/* Which number was looked for, so that it can be compared with the one on the box. */
static char *
why_not_found (const char *language, const AkashiEvidence *evidence, const AkashiFinding *finding)
{
  if (!evidence->number)
    return NULL;
  if (finding->code == AKASHI_VERDICT_NOT_IN_LIST)
    return g_strdup_printf (akashi_words_text (language, "The list is recent, and %s is not on it."),
                            evidence->number);
  if (finding->cause == AKASHI_CAUSE_TYPED_NOT_FOUND && !evidence->scheme)
    return g_strdup_printf (akashi_words_text (language, "%s is on none of the lists this machine has."),
                            evidence->number);
  if (finding->cause == AKASHI_CAUSE_TYPED_NOT_FOUND)
    return g_strdup_printf (akashi_words_text (language, "%s is not on our list."), evidence->number);
  return NULL;
}

/* Which scheme it is that nobody supplies the list of: its name is all there is to go by. */
static char *
why_no_supplier (const char *language, const AkashiEvidence *evidence)
{
  const char *name = evidence->scheme ? akashi_texts_get (evidence->scheme->names, language) : NULL;

  /* TRANSLATORS: %s: the name of a scheme */
  return name ? g_strdup_printf (akashi_words_text (language, "This machine has no registration list of %s."),
                                 name)
              : NULL;
}

static char *
why_not_begun (const char *language, const AkashiEvidence *evidence)
{
  AkashiDate from = AKASHI_DATE_UNKNOWN;
  if (evidence->claims)
    from = akashi_date_at (evidence->claims->valid_from,
                           evidence->scheme ? evidence->scheme->time_zone : NULL);
  return why_dated (language, N_ ("The label counts from {day}."), from);
}

static char *
why_out_of_scope (const char *language, const AkashiEvidence *evidence)
{
  const char *kind
      = evidence->out_of_scope ? akashi_texts_get (evidence->out_of_scope->names, language) : NULL;
  return kind ? g_strdup_printf (akashi_words_text (language, "The scheme does not cover this kind: %s."),
                                 kind)
              : NULL;
}

static char *
why_other_mark (const char *language, const AkashiEvidence *evidence)
{
  const AkashiMark *mark = evidence->mark;

  return mark ? g_strdup_printf ("%s: %s", akashi_words_mark_name (language, mark),
                                 akashi_words_context (language, "mark", mark->means))
              : NULL;
}

/* Returns: (transfer full) (nullable): the finding with its numbers and dates, where there are any to tell.
 */
static char *
why_in_detail (const char *language, const AkashiEvidence *evidence, const AkashiFinding *finding)
{
  AkashiVerdictCode code = finding->code;

  if (code == AKASHI_VERDICT_WITHDRAWN || code == AKASHI_VERDICT_SUSPENDED)
    return why_status (language, evidence->registration);
  if (code == AKASHI_VERDICT_CONTRADICTS_LIST)
    return finding->cause == AKASHI_CAUSE_LEVEL   ? why_level (language, evidence)
           : finding->cause == AKASHI_CAUSE_MODEL ? why_model (language, evidence)
                                                  : why_dates (language, evidence);
  if (finding->cause == AKASHI_CAUSE_NO_SUPPLIER)
    return why_no_supplier (language, evidence);
  if (code == AKASHI_VERDICT_NOT_IN_LIST || code == AKASHI_VERDICT_CANNOT_TELL)
    return why_not_found (language, evidence, finding);
  if (code == AKASHI_VERDICT_DIFFERENT_PRODUCT)
    return why_in_hand (language, evidence);
  if (code == AKASHI_VERDICT_SUPPORT_ENDED)
    return why_dated (language, N_ ("Security updates ended on {day}."),
                      akashi_evidence_support_until (evidence));
  if (code == AKASHI_VERDICT_ENDS_SOON)
    return why_dated (language, N_ ("Security updates last until {day}."),
                      akashi_evidence_support_until (evidence));
  if (code == AKASHI_VERDICT_LABEL_EXPIRED)
    return why_dated (language, N_ ("The label's term ended on {day}."), term_end (evidence));
  if (code == AKASHI_VERDICT_DELISTED)
    return why_dated (language, N_ ("No longer listed since {day}; no reason is given."),
                      evidence->dropped_on);
  if (code == AKASHI_VERDICT_PROVISIONAL && finding->cause == AKASHI_CAUSE_NOT_YET_VALID)
    return why_not_begun (language, evidence);
  if (code == AKASHI_VERDICT_PROVISIONAL && !evidence->registration) /* only the number says so */
    return g_strdup (akashi_words_text (language, N_ ("The number has the form of an application.")));
  if (code == AKASHI_VERDICT_OUT_OF_SCOPE)
    return why_out_of_scope (language, evidence);
  return code == AKASHI_VERDICT_OTHER_MARK ? why_other_mark (language, evidence) : NULL;
}

static char *
why_finding (const char *language, const AkashiEvidence *evidence, const AkashiFinding *finding)
{
  char *detail = why_in_detail (language, evidence, finding);
  AkashiWording wording = AKASHI_WORDING_PLAIN;

  if (detail)
    return detail;
  if (finding->code == AKASHI_VERDICT_DIFFERENT_PRODUCT)
    wording = AKASHI_WORDING_SAID;
  return g_strdup (
      akashi_words_text (language, akashi_verdict_words_find (finding->code, finding->cause, wording)->why));
}

static void
add_notes (GPtrArray *lines, const char *language, const AkashiEvidence *evidence, guint notes)
{
  static const struct {
    AkashiNote note;
    const char *text;
  } table[] = {
    { AKASHI_NOTE_NOT_ENCRYPTED, N_ ("The address on the label is not encrypted (http:).") },
    { AKASHI_NOTE_SIGNATURE_MISSING,
      N_ ("Labels of this scheme carry an electronic seal; this one does not.") },
    { AKASHI_NOTE_SUPPORT_NOT_STATED, N_ ("The list does not say until when security updates come.") },
    { AKASHI_NOTE_LIST_AGEING, N_ ("Our registration list is a little old.") },
    { AKASHI_NOTE_MODEL_SUFFIX,
      N_ ("The model in hand is a registered one with something added: please compare.") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (notes & table[i].note)
      g_ptr_array_add (lines, g_strdup (akashi_words_text (language, table[i].text)));
  if (notes & AKASHI_NOTE_LABEL_TERM_NEAR)
    {
      char *line
          = why_dated (language, N_ ("The label's term ends on {day}; the maker can have it extended."),
                       term_end (evidence));
      if (line)
        g_ptr_array_add (lines, line);
    }
}

char **
akashi_why_lines (const char *language, const AkashiEvidence *evidence, const AkashiVerdict *verdict)
{
  GPtrArray *lines = g_ptr_array_new ();

  for (guint i = 0; i < verdict->n_findings; i++)
    g_ptr_array_add (lines, why_finding (language, evidence, &verdict->findings[i]));
  add_notes (lines, language, evidence, verdict->notes);
  char *not_compared = why_not_compared (language, evidence);
  if (not_compared)
    g_ptr_array_add (lines, not_compared);
  g_ptr_array_add (lines, NULL);
  return (char **) g_ptr_array_free (lines, FALSE);
}
