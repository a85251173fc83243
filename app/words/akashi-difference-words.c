/* SPDX-License-Identifier: Apache-2.0 */
/* What two products differ in, and what a label leaves open. */
#include "akashi-difference-words.h"

#include "akashi-words.h"

static const char *
model_of (const AkashiEvidence *evidence)
{
  if (evidence->claims && evidence->claims->models && *evidence->claims->models)
    return *evidence->claims->models;
  if (!evidence->registration || !evidence->registration->models || evidence->registration->models->len == 0)
    return evidence->number ? evidence->number : "";
  const AkashiModel *model = g_ptr_array_index (evidence->registration->models, 0);
  return model->model;
}

char *
akashi_words_difference (const char *language, const AkashiEvidence *first, const AkashiEvidence *second)
{
  AkashiDate of_first = akashi_evidence_support_until (first);
  AkashiDate of_second = akashi_evidence_support_until (second);
  gboolean days = akashi_date_is_day (of_first) && akashi_date_is_day (of_second);

  if (days && of_first == of_second)
    return g_strdup (akashi_words_text (language, N_ ("For both, security updates last equally long.")));
  if (!days)
    {
      const AkashiEvidence *open = akashi_date_is_day (of_first) ? second : first;
      /* TRANSLATORS: %s: a model number */
      return g_strdup_printf (
          akashi_words_text (language, N_ ("For %s there is no date until when security updates come.")),
          model_of (open));
    }
  gboolean first_longer = of_first > of_second;
  g_autofree char *span = akashi_words_span (language, MIN (of_first, of_second), MAX (of_first, of_second));
  /* TRANSLATORS: %1$s: a model number; %2$s: a span of time; %3$s: the other model number */
  return g_strdup_printf (
      akashi_words_text (language, N_ ("%1$s gets security updates for %2$s longer than %3$s.")),
      model_of (first_longer ? first : second), span, model_of (first_longer ? second : first));
}

static gboolean
names (char **ids, const char *id)
{
  return ids && g_strv_contains ((const char *const *) ids, id);
}

char **
akashi_words_not_covered (const char *language, const AkashiEvidence *evidence)
{
  const AkashiRegistration *registration = evidence->registration;
  char **promised = registration ? akashi_registration_get_guarantees (registration, evidence->scheme) : NULL;
  char **covers = registration ? registration->covers : NULL;
  GPtrArray *lines = g_ptr_array_new ();
  const struct {
    gboolean covered;
    const char *text;
  } table[] = {
    { FALSE, N_ ("The very piece in your hands: neither it nor its software was looked at here.") },
    { FALSE, N_ ("Weak spots that are found later: security updates are for those.") },
    { names (promised, "data-use-told") || (registration && registration->data_use),
      N_ ("What the maker does with your data.") },
    { names (covers, "app"), N_ ("Its app on the phone, where the list does not name it.") },
    { names (covers, "cloud"), N_ ("Its service on the internet, where the list does not name it.") },
    { FALSE, N_ ("Electricity, fire and radio waves: other marks are for those.") },
    { FALSE, N_ ("How you set it up at home.") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (!table[i].covered)
      g_ptr_array_add (lines, g_strdup (akashi_words_text (language, table[i].text)));
  g_ptr_array_add (lines, NULL);
  return (char **) g_ptr_array_free (lines, FALSE);
}
