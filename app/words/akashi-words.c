/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-words.h"

#include "akashi-lines.h"
#include "akashi-verdict-words.h"

static gboolean
is_matched (AkashiComparison comparison)
{
  return comparison == AKASHI_COMPARISON_BARCODE || comparison == AKASHI_COMPARISON_MODEL
         || comparison == AKASHI_COMPARISON_PERSON;
}

static AkashiWording
choose_wording (const AkashiEvidence *evidence, const AkashiVerdict *verdict)
{
  if (verdict->code == AKASHI_VERDICT_LISTED && (verdict->notes & AKASHI_NOTE_SIGNATURE_MISSING)
      && is_matched (evidence->comparison))
    return AKASHI_WORDING_NO_SEAL;
  if (verdict->code == AKASHI_VERDICT_LISTED && evidence->comparison == AKASHI_COMPARISON_UNSURE)
    return AKASHI_WORDING_UNSURE;
  if (verdict->code == AKASHI_VERDICT_LABEL_EXPIRED && !evidence->registration)
    return AKASHI_WORDING_DROPPED;
  if (verdict->code == AKASHI_VERDICT_DIFFERENT_PRODUCT && !evidence->compared_with)
    return AKASHI_WORDING_SAID;
  return AKASHI_WORDING_PLAIN;
}

AkashiWords *
akashi_words_new (const char *language, const AkashiEvidence *evidence, const AkashiVerdict *verdict)
{
  const AkashiVerdictWords *of_verdict
      = akashi_verdict_words_find (verdict->code, verdict->cause, choose_wording (evidence, verdict));
  const char *advice[AKASHI_VERDICT_ADVICE + 1] = { 0 };
  AkashiWords *words = g_new0 (AkashiWords, 1);

  for (guint i = 0; i < AKASHI_VERDICT_ADVICE; i++)
    advice[i] = of_verdict->advice[i];
  words->headline = g_strdup (akashi_words_text (language, of_verdict->headline));
  words->sentence = g_strdup (akashi_words_text (language, of_verdict->sentence));
  words->advice = akashi_advice_lines (language, evidence, verdict, advice);
  words->why = akashi_why_lines (language, evidence, verdict);
  words->compared = akashi_compared_line (language, evidence);
  words->list = akashi_list_line (language, evidence);
  words->sample = g_strdup (
      evidence->sample ? akashi_words_text (language, "SAMPLE: the products shown here do not exist") : "");
  return words;
}

void
akashi_words_free (AkashiWords *words)
{
  g_free (words->headline);
  g_free (words->sentence);
  g_strfreev (words->advice);
  g_strfreev (words->why);
  g_free (words->compared);
  g_free (words->list);
  g_free (words->sample);
  g_free (words);
}

char *
akashi_words_product (const char *language, const AkashiRegistration *registration)
{
  GString *line = g_string_new (NULL);

  if (!registration)
    return g_string_free (line, FALSE);
  const AkashiModel *model = registration->models->len > 0 ? registration->models->pdata[0] : NULL;
  const char *parts[]
      = { akashi_texts_get (registration->maker, language),
          model ? akashi_texts_get (model->names, language) : NULL, model ? model->model : NULL };
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] && *parts[i])
      g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", parts[i]);
  if (registration->models->len > 1)
    {
      guint more = registration->models->len - 1;
      g_string_append_printf (
          line, akashi_words_plural (language, " and %u more model", " and %u more models", more), more);
    }
  return g_string_free (line, FALSE);
}
