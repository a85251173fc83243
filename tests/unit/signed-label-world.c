/* SPDX-License-Identifier: Apache-2.0 */
#include "signed-label-world.h"

#include <string.h>

json_t *
world_load (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("AKASHI_VECTORS"), name, NULL);
  json_error_t error;
  json_t *json = json_load_file (path, 0, &error);
  if (!json)
    g_error ("%s: %s", path, error.text);
  return json;
}

const char *
world_string (json_t *object, const char *name)
{
  return json_string_value (json_object_get (object, name));
}

static char **
strings (json_t *array)
{
  char **list = g_new0 (char *, json_array_size (array) + 1);
  for (size_t i = 0; i < json_array_size (array); i++)
    list[i] = g_strdup (json_string_value (json_array_get (array, i)));
  return list;
}

static AkashiDate
date (json_t *object, const char *name)
{
  AkashiDate day = AKASHI_DATE_UNKNOWN;
  const char *text = world_string (object, name);
  if (text && strcmp (text, "none") == 0)
    return AKASHI_DATE_NONE;
  if (text)
    g_assert_true (akashi_date_parse (text, &day));
  return day;
}

void
world_add_key (AkashiScheme *scheme, const AkashiPublicKey *key, AkashiDate from, AkashiDate until,
               AkashiDate revoked)
{
  AkashiLabelKey *label_key = g_new0 (AkashiLabelKey, 1);
  akashi_public_key_kid (key, label_key->kid);
  label_key->spki = g_bytes_ref (akashi_public_key_spki (key));
  label_key->valid_from = from;
  label_key->valid_until = until;
  label_key->revoked = revoked;
  g_ptr_array_add (scheme->label_keys, label_key);
}

GPtrArray *
world_schemes (json_t *vectors)
{
  GPtrArray *schemes = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_scheme_unref);
  size_t i, j;
  json_t *object, *entry;

  json_array_foreach (json_object_get (vectors, "schemes"), i, object)
  {
    AkashiScheme *scheme = akashi_scheme_new (world_string (object, "id"));
    g_strfreev (scheme->hosts);
    scheme->hosts = strings (json_object_get (object, "hosts"));
    json_array_foreach (json_object_get (object, "label_keys"), j, entry)
    {
      g_autoptr (GError) error = NULL;
      const char *pem = world_string (entry, "spki_pem");
      g_autoptr (AkashiPublicKey) key = akashi_public_key_new_pem (pem, strlen (pem), &error);
      g_assert_no_error (error);
      world_add_key (scheme, key, date (entry, "valid_from"), date (entry, "valid_until"),
                     date (entry, "revoked"));
    }
    g_ptr_array_add (schemes, scheme);
  }
  return schemes;
}

AkashiClaims *
world_claims (json_t *json)
{
  AkashiClaims *claims = akashi_claims_new ();
  json_t *gtins = json_object_get (json, "gtins");

  claims->scheme = g_strdup (world_string (json, "scheme"));
  claims->number = g_strdup (world_string (json, "number"));
  claims->valid_from = json_integer_value (json_object_get (json, "valid_from"));
  claims->valid_until = json_integer_value (json_object_get (json, "valid_until"));
  claims->models = strings (json_object_get (json, "models"));
  for (size_t i = 0; i < json_array_size (gtins); i++)
    {
      AkashiGtin gtin;
      g_assert_true (akashi_gtin_parse (json_string_value (json_array_get (gtins, i)), 14, &gtin));
      g_array_append_val (claims->gtins, gtin);
    }
  claims->level = (guint) json_integer_value (json_object_get (json, "level"));
  claims->support_until = date (json, "support_until");
  claims->maker = g_strdup (world_string (json, "maker"));
  return claims;
}

void
world_assert_claims (const AkashiClaims *claims, json_t *expected)
{
  g_autoptr (AkashiClaims) wanted = world_claims (expected);

  g_assert_nonnull (claims);
  g_assert_cmpstr (claims->scheme, ==, wanted->scheme);
  g_assert_cmpstr (claims->number, ==, wanted->number);
  g_assert_cmpint (claims->valid_from, ==, wanted->valid_from);
  g_assert_cmpint (claims->valid_until, ==, wanted->valid_until);
  g_assert_cmpstrv (claims->models, wanted->models);
  g_assert_cmpmem (claims->gtins->data, claims->gtins->len * sizeof (AkashiGtin), wanted->gtins->data,
                   wanted->gtins->len * sizeof (AkashiGtin));
  g_assert_cmpuint (claims->level, ==, wanted->level);
  g_assert_cmpint (claims->support_until, ==, wanted->support_until);
  g_assert_cmpstr (claims->maker, ==, wanted->maker);
}
