/* SPDX-License-Identifier: Apache-2.0 */
/* What was compared, by whom, against which list, and what was not. */
#include "akashi-lines.h"

#define BARCODE_LOOKED_UP N_ ("The barcode was looked up in the registration list; no label was read.")

static gboolean
is_product_code (AkashiCodeKind kind)
{
  return kind == AKASHI_CODE_DIGITAL_LINK || kind == AKASHI_CODE_PRODUCT_CODE
         || kind == AKASHI_CODE_PRODUCT_CODE_TYPED;
}

gboolean
akashi_evidence_has_unknown_hand (const AkashiEvidence *evidence)
{
  return evidence->compared_with && evidence->comparison == AKASHI_COMPARISON_NONE && !evidence->model_suffix
         && (evidence->registration || evidence->claims);
}

/* What the machine compared and what the person said are worded apart. */
static const char *
comparison_text (const AkashiEvidence *evidence)
{
  gboolean listed = evidence->registration != NULL;

  switch (evidence->comparison)
    {
    case AKASHI_COMPARISON_BARCODE:
      return listed ? N_ ("Number and barcode agree with the registration list.")
                    : N_ ("The barcode agrees with the label; no list was at hand.");
    case AKASHI_COMPARISON_MODEL:
      return listed ? N_ ("Number and model agree with the registration list.")
                    : N_ ("The model agrees with the label; no list was at hand.");
    case AKASHI_COMPARISON_PERSON:
      return N_ ("The model number was confirmed by you.");
    case AKASHI_COMPARISON_UNSURE:
      return N_ ("The model number is not confirmed yet.");
    case AKASHI_COMPARISON_DIFFERENT:
      return evidence->compared_with ? N_ ("Label and product in hand were compared.")
                                     : N_ ("You answered that it is another product.");
    case AKASHI_COMPARISON_NONE:
    default:
      return N_ ("The product in hand is not compared yet.");
    }
}

/* Whether the label itself is sealed: only where that was seen. */
static const char *
seal_text (const AkashiEvidence *evidence)
{
  if (evidence->kind == AKASHI_CODE_SIGNED_LABEL && evidence->signature == AKASHI_SIGNATURE_VERIFIED)
    return N_ ("The label's electronic seal fits.");
  if (evidence->kind == AKASHI_CODE_SCHEME_LINK)
    return N_ ("The label carries no electronic seal.");
  return NULL;
}

static void
append (char **line, const char *language, const char *msgid)
{
  const char *sentence = msgid ? akashi_words_text (language, msgid) : NULL;
  char *joined;

  if (!sentence)
    return;
  if (*line)
    /* TRANSLATORS: two sentences, one after the other */
    joined = g_strdup_printf (akashi_words_context (language, "sentences", "%1$s %2$s"), *line, sentence);
  else
    joined = g_strdup (sentence);
  g_free (*line);
  *line = joined;
}

/* Nothing is known of a product; at most a list was looked into. */
static const char *
looked_up_text (const AkashiEvidence *evidence)
{
  if (akashi_evidence_is_ambiguous (evidence) || !akashi_date_is_day (evidence->as_of))
    return N_ ("Nothing was compared.");
  if (is_product_code (evidence->kind))
    return BARCODE_LOOKED_UP;
  return evidence->scheme && evidence->number ? N_ ("The number was looked up in the registration list.")
                                              : N_ ("Nothing was compared.");
}

char *
akashi_compared_line (const char *language, const AkashiEvidence *evidence)
{
  char *line = NULL;

  if (akashi_evidence_is_ambiguous (evidence)
      || (!evidence->registration && !evidence->claims && evidence->comparison == AKASHI_COMPARISON_NONE))
    {
      append (&line, language, looked_up_text (evidence));
      return line;
    }
  if (is_product_code (evidence->kind) && evidence->comparison == AKASHI_COMPARISON_BARCODE)
    append (&line, language, BARCODE_LOOKED_UP);
  else
    append (&line, language, comparison_text (evidence));
  append (&line, language, seal_text (evidence));
  append (&line, language, N_ ("Not checked: the product itself and the software in it."));
  return line;
}

/* Returns: (transfer full) (nullable): who copied the list, where it is not the scheme's operator. */
static const char *
copied_by (const char *language, const AkashiScheme *scheme)
{
  const char *publisher = scheme ? akashi_texts_get (scheme->publisher_names, language) : NULL;
  const char *owner = scheme ? akashi_texts_get (scheme->operator_names, language) : NULL;
  return publisher && g_strcmp0 (publisher, owner) != 0 ? publisher : NULL;
}

/* The day, without its year where that is this year. */
static char *
list_day (const char *language, const AkashiEvidence *evidence)
{
  int year, month, day, this_year;
  g_autofree char *full = akashi_words_day (language, evidence->as_of);

  akashi_date_to_ymd (evidence->as_of, &year, &month, &day);
  akashi_date_to_ymd (evidence->today, &this_year, &month, &day);
  if (year != this_year || !akashi_evidence_knows_today (evidence))
    return g_steal_pointer (&full);
  return akashi_words_day_of_year (language, evidence->as_of);
}

static char *
list_age (const char *language, const AkashiEvidence *evidence)
{
  int days = evidence->freshness.age_days;

  if (days == 0)
    return g_strdup (akashi_words_text (language, "taken today"));
  return g_strdup_printf (akashi_words_plural (language, "%d day old", "%d days old", (gulong) days), days);
}

char *
akashi_list_line (const char *language, const AkashiEvidence *evidence)
{
  const AkashiScheme *scheme = evidence->scheme;
  const char *name = scheme ? akashi_texts_get (scheme->names, language) : NULL;
  const char *publisher = copied_by (language, scheme);
  const char *comma = akashi_words_context (language, "between list items", ", ");
  GString *line;

  if (!akashi_date_is_day (evidence->as_of) || akashi_evidence_is_ambiguous (evidence))
    return g_strdup ("");
  g_autofree char *day = list_day (language, evidence);
  GString *inner = g_string_new (NULL);
  /* TRANSLATORS: %s: the day on which the list was taken */
  g_string_append_printf (inner, akashi_words_context (language, "day of a list", "%s"), day);
  if (evidence->freshness.age_days >= 0)
    {
      g_autofree char *age = list_age (language, evidence);
      g_string_append_printf (inner, "%s%s", comma, age);
    }
  if (publisher)
    {
      g_string_append (inner, comma);
      g_string_append_printf (inner, akashi_words_text (language, "copied by %s"), publisher);
    }
  line = g_string_new (NULL);
  if (name)
    /* TRANSLATORS: %1$s: the scheme; %2$s: date, age, and who copied the list */
    g_string_append_printf (line, akashi_words_text (language, "Registration list of %1$s (%2$s)"), name,
                            inner->str);
  else
    g_string_append_printf (line, akashi_words_text (language, "Registration lists (%s)"), inner->str);
  g_string_free (inner, TRUE);
  return g_string_free (line, FALSE);
}
