/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-claims-file.h"

#include "akashi-json.h"

#include <string.h>

static gboolean
refuse (const char *claim, const char *why, GError **error)
{
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_MALFORMED_CLAIMS, "claim %s: %s", claim, why);
  return FALSE;
}

static gboolean
read_text (json_t *json, const char *claim, gboolean required, char **out, GError **error)
{
  json_t *value = json_object_get (json, claim);
  if (!value && !required)
    return TRUE;
  if (!json_is_string (value))
    return refuse (claim, "a text is needed", error);
  *out = g_strdup (json_string_value (value));
  return TRUE;
}

/* The second at which @date begins in @zone. */
static gint64
start_of_day (AkashiDate date, GTimeZone *zone)
{
  int year, month, day;
  akashi_date_to_ymd (date, &year, &month, &day);
  g_autoptr (GDateTime) midnight = g_date_time_new (zone, year, month, day, 0, 0, 0);
  return g_date_time_to_unix (midnight);
}

/* @after: the time is the end of the day that is named, not its start. */
static gboolean
read_time (json_t *json, const char *claim, gboolean after, GTimeZone *zone, gint64 *out, GError **error)
{
  json_t *value = json_object_get (json, claim);
  AkashiDate date;

  if (json_is_integer (value))
    {
      *out = json_integer_value (value);
      return TRUE;
    }
  if (!akashi_date_parse (json_string_value (value), &date))
    return refuse (claim, "YYYY-MM-DD or seconds since 1970 are needed", error);
  *out = start_of_day (date + (after ? 1 : 0), zone);
  return TRUE;
}

static gboolean
read_models (json_t *json, char ***out, GError **error)
{
  json_t *models = json_object_get (json, "models");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (!json_is_array (models) || json_array_size (models) == 0)
    return refuse ("models", "an array of texts is needed", error);
  for (size_t i = 0; i < json_array_size (models); i++)
    {
      const char *model = json_string_value (json_array_get (models, i));
      if (!model)
        return refuse ("models", "an array of texts is needed", error);
      g_strv_builder_add (builder, model);
    }
  *out = g_strv_builder_end (builder);
  return TRUE;
}

static gboolean
read_gtins (json_t *json, GArray *out, GError **error)
{
  json_t *gtins = json_object_get (json, "gtins");

  if (gtins && !json_is_array (gtins))
    return refuse ("gtins", "an array of texts is needed", error);
  for (size_t i = 0; i < json_array_size (gtins); i++)
    {
      const char *digits = json_string_value (json_array_get (gtins, i));
      AkashiGtin gtin;
      if (!digits || !akashi_gtin_parse (digits, strlen (digits), &gtin))
        return refuse ("gtins", "8, 12, 13 or 14 digits with a correct check digit are needed", error);
      g_array_append_val (out, gtin);
    }
  return TRUE;
}

static gboolean
read_level (json_t *json, guint *out, GError **error)
{
  json_t *level = json_object_get (json, "level");
  if (!json_is_integer (level) || json_integer_value (level) < 0 || json_integer_value (level) > 9)
    return refuse ("level", "a number from 0 to 9 is needed", error);
  *out = (guint) json_integer_value (level);
  return TRUE;
}

static gboolean
read_support (json_t *json, AkashiDate *out, GError **error)
{
  json_t *value = json_object_get (json, "support_until");

  *out = AKASHI_DATE_UNKNOWN;
  if (!value)
    return TRUE;
  if (json_is_null (value) || g_strcmp0 (json_string_value (value), "none") == 0)
    {
      *out = AKASHI_DATE_NONE;
      return TRUE;
    }
  return akashi_date_parse (json_string_value (value), out)
         || refuse ("support_until", "YYYY-MM-DD or null is needed", error);
}

static GTimeZone *
read_zone (json_t *json, GError **error)
{
  g_autofree char *name = NULL;
  if (!read_text (json, "time_zone", FALSE, &name, error))
    return NULL;
  if (!name)
    return g_time_zone_new_utc ();
  GTimeZone *zone = g_time_zone_new_identifier (name);
  if (!zone)
    refuse ("time_zone", "this machine knows no zone of that name", error);
  return zone;
}

static gboolean
check_names (json_t *json, GError **error)
{
  static const char *const known[]
      = { "scheme", "number", "models",    "level",         "valid_from", "valid_until",
          "gtins",  "maker",  "time_zone", "support_until", NULL };
  const char *name;
  json_t *value;

  json_object_foreach (json, name, value) if (!g_strv_contains (known, name)) return refuse (
      name, "there is no claim of this name", error);
  return TRUE;
}

AkashiClaims *
akashi_claims_file_read (GBytes *json, GError **error)
{
  gsize length;
  const void *data = g_bytes_get_data (json, &length);
  g_autoptr (json_t) object = akashi_json_load (data, length, error);
  if (!object || !check_names (object, error))
    return NULL;
  g_autoptr (GTimeZone) zone = read_zone (object, error);
  g_autoptr (AkashiClaims) claims = akashi_claims_new ();

  if (!zone || !read_text (object, "scheme", TRUE, &claims->scheme, error)
      || !read_text (object, "number", TRUE, &claims->number, error)
      || !read_text (object, "maker", FALSE, &claims->maker, error)
      || !read_time (object, "valid_from", FALSE, zone, &claims->valid_from, error)
      || !read_time (object, "valid_until", TRUE, zone, &claims->valid_until, error)
      || !read_models (object, &claims->models, error) || !read_gtins (object, claims->gtins, error)
      || !read_level (object, &claims->level, error) || !read_support (object, &claims->support_until, error))
    return NULL;
  return g_steal_pointer (&claims);
}
