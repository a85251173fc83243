/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-check-json.h"

#include "akashi-terminal.h"
#include "akashi-values-json.h"

/* Text as it came where it is UTF-8 without NUL; otherwise escaped. */
static json_t *
text_json (GBytes *text)
{
  gsize length;
  const char *data = g_bytes_get_data (text, &length);
  if (g_utf8_validate_len (data, length, NULL))
    return json_stringn (data ? data : "", length);
  g_autofree char *escaped = akashi_terminal_escape (data, length);
  return json_string (escaped);
}

static json_t *
findings_json (const AkashiVerdict *verdict)
{
  json_t *array = json_array ();
  static const char *const notes[] = {
    "not-encrypted",      "signature-missing", "label-term-near",
    "support-not-stated", "list-ageing",       "model-suffix",
  };

  for (guint i = 0; i < verdict->n_findings; i++)
    {
      const AkashiFinding *finding = &verdict->findings[i];
      if (finding->cause == AKASHI_CAUSE_NONE)
        json_array_append_new (array, json_string (akashi_verdict_name (finding->code)));
      else
        json_array_append_new (array, json_sprintf ("%s/%s", akashi_verdict_name (finding->code),
                                                    akashi_cause_name (finding->cause)));
    }
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    if (verdict->notes & (1u << i))
      json_array_append_new (array, json_string (notes[i]));
  return array;
}

static json_t *
models_json (const AkashiEvidence *evidence)
{
  if (!evidence->registration)
    return akashi_strings_to_json (evidence->claims ? evidence->claims->models : NULL);

  json_t *array = json_array ();
  for (guint i = 0; i < evidence->registration->models->len; i++)
    json_array_append_new (array,
                           json_string (((AkashiModel *) evidence->registration->models->pdata[i])->model));
  return array;
}

static json_t *
list_json (const AkashiEvidence *evidence)
{
  AkashiTexts *publisher = evidence->scheme ? evidence->scheme->publisher_names : NULL;
  const char *name = akashi_texts_get (publisher, "en");
  if (!name && evidence->scheme)
    name = akashi_texts_get (evidence->scheme->operator_names, "en");
  return json_pack ("{s:o, s:o, s:s?, s:s, s:o, s:b}", "serial",
                    evidence->serial >= 0 ? json_integer (evidence->serial) : json_null (), "as_of",
                    akashi_date_to_json (evidence->as_of), "publisher", name, "freshness",
                    akashi_freshness_name (evidence->freshness.state), "age_days",
                    evidence->freshness.age_days >= 0 ? json_integer (evidence->freshness.age_days)
                                                      : json_null (),
                    "sample", (int) evidence->sample);
}

static json_t *
words_json (const AkashiWords *words)
{
  return json_pack ("{s:s, s:s, s:o}", "headline", words->headline, "sentence", words->sentence, "advice",
                    akashi_strings_to_json (words->advice));
}

/* What is known of the product: by the list first, else by the verified label. */
static void
add_product (json_t *object, const AkashiEvidence *evidence)
{
  const AkashiRegistration *registration = evidence->registration;
  const AkashiClaims *claims = evidence->claims;
  AkashiDate label_end = claims ? akashi_date_at (claims->valid_until - 1,
                                                  evidence->scheme ? evidence->scheme->time_zone : NULL)
                                : AKASHI_DATE_UNKNOWN;
  const char *maker = registration ? akashi_texts_get (registration->maker, "en")
                      : claims     ? claims->maker
                                   : NULL;
  int level = registration ? registration->level : claims ? (int) claims->level : -1;

  json_object_set_new (object, "maker", maker ? json_string (maker) : json_null ());
  json_object_set_new (object, "models", models_json (evidence));
  json_object_set_new (object, "level", level >= 0 ? json_integer (level) : json_null ());
  json_object_set_new (object, "assessed_by",
                       registration && registration->assessed_by != AKASHI_ASSESSED_BY_UNKNOWN
                           ? json_string (akashi_assessed_by_name (registration->assessed_by))
                           : json_null ());
  json_object_set_new (object, "valid_until",
                       akashi_date_to_json (registration ? registration->valid_until : label_end));
  json_object_set_new (object, "support_until",
                       akashi_support_to_json (registration ? registration->support_until
                                               : claims     ? claims->support_until
                                                            : AKASHI_DATE_UNKNOWN));
}

json_t *
akashi_check_to_json (const char *source, const AkashiCheck *check, const AkashiWords *words)
{
  const AkashiEvidence *evidence = akashi_check_get_evidence (check);
  const AkashiVerdict *verdict = akashi_check_get_verdict (check);
  const char *number = evidence->registration ? evidence->registration->number
                       : evidence->number     ? evidence->number
                       : evidence->claims     ? evidence->claims->number
                                              : NULL;

  g_autofree char *name = g_utf8_make_valid (source, -1); /* of a file: any bytes */
  json_t *object = json_pack (
      "{s:s, s:o, s:s, s:s, s:s, s:o, s:s, s:s?, s:s?, s:s?}", "source", name, "code",
      text_json (akashi_check_get_text (check)), "kind", akashi_code_kind_name (evidence->kind), "verdict",
      akashi_verdict_name (verdict->code), "severity", akashi_severity_name (verdict->severity), "findings",
      findings_json (verdict), "comparison", akashi_comparison_name (evidence->comparison), "scheme",
      evidence->scheme ? evidence->scheme->id : NULL, "number", number, "mark",
      evidence->mark ? evidence->mark->id : NULL);
  add_product (object, evidence);
  json_object_set_new (object, "list", list_json (evidence));
  json_object_set_new (object, "words", words ? words_json (words) : json_null ());
  return object;
}
