/* SPDX-License-Identifier: Apache-2.0 */
#include "test-label-world.h"

#include "akashi-key.h"

#include <string.h>

json_t *
test_label_vectors (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("AKASHI_VECTORS"), "labels.json", NULL);
  json_error_t error;
  json_t *root = json_load_file (path, JSON_REJECT_DUPLICATES, &error);
  if (!root)
    g_error ("%s: %s", path, error.text);
  return root;
}

static AkashiDate
date_of (const json_t *object, const char *key)
{
  AkashiDate date = AKASHI_DATE_UNKNOWN;
  const char *text = json_string_value (json_object_get (object, key));
  if (text)
    g_assert_true (akashi_date_parse (text, &date));
  return date;
}

static AkashiLabelKey *
label_key (const json_t *object)
{
  g_autoptr (GError) error = NULL;
  const char *pem = json_string_value (json_object_get (object, "spki_pem"));
  g_autoptr (AkashiPublicKey) key = akashi_public_key_new_pem (pem, strlen (pem), &error);
  g_assert_no_error (error);

  AkashiLabelKey *result = g_new0 (AkashiLabelKey, 1);
  result->spki = g_bytes_ref (akashi_public_key_spki (key));
  akashi_public_key_kid (key, result->kid);
  result->valid_from = date_of (object, "valid_from");
  result->valid_until = date_of (object, "valid_until");
  result->revoked = date_of (object, "revoked");
  return result;
}

GPtrArray *
test_label_schemes (const json_t *vectors)
{
  GPtrArray *schemes = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_scheme_unref);
  size_t i, j;
  json_t *object, *item;

  json_array_foreach (json_object_get (vectors, "schemes"), i, object)
  {
    AkashiScheme *scheme = akashi_scheme_new (json_string_value (json_object_get (object, "id")));
    g_autoptr (GStrvBuilder) hosts = g_strv_builder_new ();
    json_array_foreach (json_object_get (object, "hosts"), j, item)
        g_strv_builder_add (hosts, json_string_value (item));
    g_strfreev (scheme->hosts);
    scheme->hosts = g_strv_builder_end (hosts);
    json_array_foreach (json_object_get (object, "label_keys"), j, item)
        g_ptr_array_add (scheme->label_keys, label_key (item));
    g_ptr_array_add (schemes, scheme);
  }
  return schemes;
}

static AkashiPattern *
pattern (const char *source)
{
  g_autoptr (GError) error = NULL;
  AkashiPattern *result = akashi_pattern_new (source, FALSE, &error);
  g_assert_no_error (error);
  return result;
}

AkashiScheme *
test_plain_scheme (const char *id, const char *host, const char *link, const char *number,
                   const char *provisional)
{
  AkashiScheme *scheme = akashi_scheme_new (id);
  if (host)
    {
      g_strfreev (scheme->hosts);
      scheme->hosts = g_strsplit (host, " ", -1);
    }
  if (link)
    {
      AkashiLinkPattern *page = g_new0 (AkashiLinkPattern, 1);
      page->host = g_strdup (scheme->hosts[0]);
      page->pattern = pattern (link);
      g_ptr_array_add (scheme->link_patterns, page);
    }
  if (number)
    g_ptr_array_add (scheme->number_patterns, pattern (number));
  if (provisional)
    g_ptr_array_add (scheme->provisional_patterns, pattern (provisional));
  return scheme;
}

AkashiLabelReader *
test_label_reader (void)
{
  g_autoptr (GError) error = NULL;
  json_t *vectors = test_label_vectors ();
  g_autoptr (GPtrArray) schemes = test_label_schemes (vectors);
  json_decref (vectors);

  g_ptr_array_add (schemes,
                   test_plain_scheme ("mihon-link", "www.mihon-link.example check.mihon-link.example",
                                      "/p/(ML[KX]{0,1}-[0-9]{4}-[0-9]{6})", "ML-[0-9]{4}-[0-9]{6}",
                                      "MLK-[0-9]{4}-[0-9]{6}"));
  g_ptr_array_add (schemes, test_plain_scheme ("longname", "www.kakunin-seido.example", "/\\?id=([0-9]{1,9})",
                                               NULL, NULL));
  /* The real host of a scheme: its neighbours in go.jp are the question. */
  g_ptr_array_add (schemes, test_plain_scheme ("jc", "www.ipa.go.jp", NULL, "[0-9]{8}", NULL));
  g_ptr_array_add (schemes, test_plain_scheme ("other-digits", NULL, NULL, "[0-9]{6,8}", NULL));
  AkashiLabelReader *reader = akashi_label_reader_new (schemes, &error);
  g_assert_no_error (error);
  return reader;
}

AkashiLabel *
test_read (const AkashiLabelReader *reader, const char *text, gssize length, AkashiTextOrigin origin)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);
  return akashi_label_read (reader, bytes, origin);
}
