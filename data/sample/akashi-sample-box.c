/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-sample-box.h"

#include "akashi-limits.h"

#include <string.h>

static const char BASE32[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

static const char *
box_id (json_t *box)
{
  return json_string_value (json_object_get (box, "id"));
}

static const AkashiSampleModel *
find_model (json_t *box, const char *name, GHashTable *models, GError **error)
{
  const AkashiSampleModel *model = name ? g_hash_table_lookup (models, name) : NULL;
  if (!model)
    g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "box %s: no list has the model %s", box_id (box),
                 name ? name : "(none)");
  return model;
}

static json_t *
claims_of_model (const AkashiSampleModel *model)
{
  json_t *row = model->registration;
  json_t *claims
      = json_pack ("{s:O, s:O, s:O, s:O, s:[O], s:O, s:O}", "scheme", json_object_get (model->scheme, "id"),
                   "number", json_object_get (row, "number"), "valid_from", json_object_get (row, "issued"),
                   "valid_until", json_object_get (row, "valid_until"), "models",
                   json_object_get (model->model, "model"), "level", json_object_get (row, "level"), "maker",
                   json_object_get (json_object_get (json_object_get (row, "maker"), "name"), "en"));
  json_t *gtins = json_object_get (model->model, "gtins");
  if (gtins)
    json_object_set (claims, "gtins", gtins);
  json_t *support = json_object_get (row, "support_until");
  if (support && g_strcmp0 (json_string_value (support), "none") == 0)
    json_object_set_new (claims, "support_until", json_null ());
  else if (support)
    json_object_set (claims, "support_until", support);
  return claims;
}

static json_t *
time_zone_of (json_t *schemes, const char *id)
{
  for (size_t i = 0; i < json_array_size (schemes); i++)
    {
      json_t *scheme = json_array_get (schemes, i);
      if (g_strcmp0 (json_string_value (json_object_get (scheme, "id")), id) == 0)
        return json_object_get (scheme, "time_zone");
    }
  return NULL;
}

json_t *
akashi_sample_box_claims (json_t *box, GHashTable *models, json_t *schemes, GError **error)
{
  json_t *label = json_object_get (box, "label");
  json_t *replaced = json_object_get (label, "claims");
  const char *of = json_string_value (json_object_get (label, "of"));
  const char *name = of ? of : json_string_value (json_object_get (box, "model"));
  json_t *claims = NULL;

  if (name)
    {
      const AkashiSampleModel *model = find_model (box, name, models, error);
      if (!model)
        return NULL;
      claims = claims_of_model (model);
    }
  else
    claims = json_object ();
  if (replaced)
    json_object_update (claims, replaced);
  json_t *zone = time_zone_of (schemes, json_string_value (json_object_get (claims, "scheme")));
  if (zone)
    json_object_set (claims, "time_zone", zone);
  return claims;
}

static GByteArray *
base32_decode (const char *text)
{
  GByteArray *bytes = g_byte_array_new ();
  guint32 bits = 0;
  guint n_bits = 0;

  for (; *text; text++)
    {
      const char *digit = strchr (BASE32, *text);
      bits = (bits << 5) | (digit ? (guint32) (digit - BASE32) : 0);
      n_bits += 5;
      if (n_bits < 8)
        continue;
      n_bits -= 8;
      guint8 byte = (guint8) (bits >> n_bits);
      g_byte_array_append (bytes, &byte, 1);
    }
  return bytes;
}

static void
base32_append (GString *out, const guint8 *bytes, gsize length)
{
  guint32 bits = 0;
  guint n_bits = 0;

  for (gsize i = 0; i < length; i++)
    {
      bits = (bits << 8) | bytes[i];
      for (n_bits += 8; n_bits >= 5; n_bits -= 5)
        g_string_append_c (out, BASE32[(bits >> (n_bits - 5)) & 31]);
    }
  if (n_bits > 0)
    g_string_append_c (out, BASE32[(bits << (5 - n_bits)) & 31]);
}

static char *
tamper_with (const char *text, json_t *tamper, GError **error)
{
  const char *old = json_string_value (json_object_get (tamper, "replace"));
  const char *new = json_string_value (json_object_get (tamper, "by"));
  const char *base32 = strstr (text, "S1.");

  if (!old || !new || strlen (old) != strlen (new) || !base32)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID,
                   "tamper wants `replace` and `by` of one length");
      return NULL;
    }
  base32 += strlen ("S1.");
  g_autoptr (GByteArray) bytes = base32_decode (base32);
  guint8 *place = memmem (bytes->data, bytes->len, old, strlen (old));
  if (!place)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "the label does not say %s", old);
      return NULL;
    }
  memcpy (place, new, strlen (new));
  GString *result = g_string_new_len (text, base32 - text);
  base32_append (result, bytes->data, bytes->len);
  return g_string_free (result, FALSE);
}

char *
akashi_sample_box_label_text (json_t *label, const char *text, GError **error)
{
  json_t *tamper = json_object_get (label, "tamper");
  json_t *keep = json_object_get (label, "truncate");

  if (tamper)
    return tamper_with (text, tamper, error);
  if (keep)
    return g_strndup (text, (gsize) json_integer_value (keep));
  return g_strdup (text);
}

static json_t *
product_of_model (const AkashiSampleModel *model)
{
  return json_pack (
      "{s:O, s:O, s:O}", "maker", json_object_get (json_object_get (model->registration, "maker"), "name"),
      "name", json_object_get (model->model, "names"), "model", json_object_get (model->model, "model"));
}

/* The number that is printed beside the code: the label's, else the box's own. */
static json_t *
printed_number (json_t *box, GHashTable *models)
{
  json_t *label = json_object_get (box, "label");
  json_t *of = json_object_get (label, "of");
  const char *name = json_string_value (of ? of : json_object_get (box, "model"));
  const AkashiSampleModel *model = name ? g_hash_table_lookup (models, name) : NULL;
  json_t *number = json_object_get (box, "number");

  return number ? number : (model ? json_object_get (model->registration, "number") : NULL);
}

json_t *
akashi_sample_box_finish (json_t *box, GHashTable *models, const char *text, GError **error)
{
  const char *name = json_string_value (json_object_get (box, "model"));
  json_t *result = json_pack ("{s:O, s:O, s:O}", "id", json_object_get (box, "id"), "verdict",
                              json_object_get (box, "verdict"), "about", json_object_get (box, "about"));

  if (name)
    {
      const AkashiSampleModel *model = find_model (box, name, models, error);
      if (!model)
        {
          json_decref (result);
          return NULL;
        }
      json_object_set_new (result, "product", product_of_model (model));
    }
  else
    json_object_set (result, "product", json_object_get (box, "product"));
  if (text)
    json_object_set_new (result, "text", json_string (text));
  json_t *optional[] = { json_object_get (box, "barcode"), printed_number (box, models) };
  if (optional[0])
    json_object_set (result, "barcode", optional[0]);
  if (optional[1])
    json_object_set (result, "number", optional[1]);
  return result;
}
