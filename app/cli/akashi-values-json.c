/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-values-json.h"

json_t *
akashi_strings_to_json (char *const *texts)
{
  json_t *array = json_array ();
  for (; texts && *texts; texts++)
    json_array_append_new (array, json_string (*texts));
  return array;
}

json_t *
akashi_texts_to_json (const AkashiTexts *texts)
{
  json_t *object = json_object ();
  for (const char *language, *text = NULL; akashi_texts_next (texts, &language, &text);)
    json_object_set_new (object, language, json_string (text));
  return object;
}

json_t *
akashi_date_to_json (AkashiDate date)
{
  g_autofree char *text = akashi_date_format (date);
  return text ? json_string (text) : json_null ();
}

json_t *
akashi_support_to_json (AkashiDate support_until)
{
  return support_until == AKASHI_DATE_NONE ? json_string ("none") : akashi_date_to_json (support_until);
}

json_t *
akashi_claims_to_json (const AkashiClaims *claims)
{
  json_t *gtins = json_array ();

  for (guint i = 0; i < claims->gtins->len; i++)
    {
      g_autofree char *gtin = akashi_gtin_format (g_array_index (claims->gtins, AkashiGtin, i));
      json_array_append_new (gtins, json_string (gtin));
    }
  return json_pack ("{s:s, s:s, s:I, s:I, s:o, s:o, s:i, s:o, s:s?}", "scheme", claims->scheme, "number",
                    claims->number, "valid_until", (json_int_t) claims->valid_until, "valid_from",
                    (json_int_t) claims->valid_from, "models", akashi_strings_to_json (claims->models),
                    "gtins", gtins, "level", (int) claims->level, "support_until",
                    akashi_support_to_json (claims->support_until), "maker", claims->maker);
}
