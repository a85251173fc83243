/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-scheme-json.h"

#include <string.h>

#include "akashi-json-field.h"
#include "akashi-json-pointer.h"
#include "akashi-key.h"
#include "akashi-limits.h"
#include "akashi-scheme-provenance.h"
#include "akashi-scheme-rules.h"

/* Bounds that only keep nonsense out. */
#define MAX_LEVEL 99
#define MAX_MONTHS 1200
#define MAX_AGE_DAYS 3660

static gboolean
refuse (GError **error, const char *problem, const char *what)
{
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "%s: “%s”", problem, what);
  return FALSE;
}

/* Delegated roles carry the ids of schemes: none may be taken for a role of TUF itself. */
static gboolean
check_id (const char *id, GError **error)
{
  static const char *const roles[] = { "root", "timestamp", "snapshot", "targets", NULL };

  if (!akashi_scheme_id_is_valid (id) || g_strv_contains (roles, id))
    return refuse (error, "field “id” is not a scheme id", id);
  return TRUE;
}

static gboolean
read_hosts (const json_t *root, AkashiScheme *into, GError **error)
{
  if (!akashi_json_dup_strv (root, "hosts", AKASHI_FIELD_REQUIRED, &into->hosts, error))
    return FALSE;
  for (char **host = into->hosts; *host; host++)
    {
      gsize length = strlen (*host);
      if (strspn (*host, "abcdefghijklmnopqrstuvwxyz0123456789.-") != length || (*host)[0] == '.'
          || (*host)[length - 1] == '.' || !strchr (*host, '.'))
        return refuse (error, "field “hosts” has what is not a host name in lower case", *host);
      if (g_strv_contains ((const char *const *) host + 1, *host))
        return refuse (error, "field “hosts” names a host twice", *host);
    }
  return TRUE;
}

static gboolean
read_patterns (const json_t *root, const char *key, GPtrArray *into, GError **error)
{
  g_auto (GStrv) sources = NULL;

  if (!akashi_json_dup_strv (root, key, AKASHI_FIELD_OPTIONAL, &sources, error))
    return FALSE;
  for (guint i = 0; sources && sources[i]; i++)
    {
      /* Numbers are typed in either case. */
      AkashiPattern *pattern = akashi_pattern_new (sources[i], TRUE, error);
      if (!pattern)
        {
          g_prefix_error (error, "/%s/%u: ", key, i);
          return FALSE;
        }
      g_ptr_array_add (into, pattern);
    }
  return TRUE;
}

static gboolean
read_link (const json_t *object, AkashiScheme *into, GError **error)
{
  g_autoptr (AkashiLinkPattern) link = g_new0 (AkashiLinkPattern, 1);
  const char *source = NULL;

  if (!akashi_json_dup_text (object, "host", AKASHI_FIELD_REQUIRED, &link->host, error)
      || !akashi_json_get_text (object, "pattern", AKASHI_FIELD_REQUIRED, &source, error))
    return FALSE;
  if (!g_strv_contains ((const char *const *) into->hosts, link->host))
    return refuse (error, "field “host” is not one of the scheme's hosts", link->host);
  /* In either case: labels printed in a QR code's alphanumeric mode are all upper case. */
  link->pattern = akashi_pattern_new (source, TRUE, error);
  if (!link->pattern)
    {
      g_prefix_error (error, "field “pattern”: ");
      return FALSE;
    }
  g_ptr_array_add (into->link_patterns, g_steal_pointer (&link));
  return TRUE;
}

static gboolean
read_level (const json_t *object, AkashiScheme *into, GError **error)
{
  static const char *const assessors[] = { NULL, "maker", "laboratory", "authority" };
  g_autoptr (AkashiLevel) level = g_new0 (AkashiLevel, 1);
  gint64 value = 0;
  int by;

  level->names = akashi_texts_new ();
  level->meaning = akashi_texts_new ();
  if (!akashi_json_get_integer (object, "level", AKASHI_FIELD_REQUIRED, 0, MAX_LEVEL, &value, error)
      || !akashi_json_dup_text (object, "edition", AKASHI_FIELD_OPTIONAL, &level->edition, error)
      || !akashi_json_get_texts (object, "names", AKASHI_FIELD_OPTIONAL, level->names, error)
      || !akashi_json_get_texts (object, "meaning", AKASHI_FIELD_OPTIONAL, level->meaning, error)
      || !akashi_json_get_word (object, "assessed_by", assessors, G_N_ELEMENTS (assessors), &by, error)
      || !akashi_json_dup_strv (object, "guarantees", AKASHI_FIELD_OPTIONAL, &level->guarantees, error))
    return FALSE;
  level->level = (guint) value;
  level->assessed_by = (AkashiAssessedBy) by;
  g_ptr_array_add (into->levels, g_steal_pointer (&level));
  return TRUE;
}

static gboolean
read_out_of_scope (const json_t *object, AkashiScheme *into, GError **error)
{
  g_autoptr (AkashiOutOfScope) kind = g_new0 (AkashiOutOfScope, 1);

  kind->names = akashi_texts_new ();
  kind->gtins = g_array_new (FALSE, FALSE, sizeof (AkashiGtin));
  if (!akashi_json_dup_text (object, "category", AKASHI_FIELD_REQUIRED, &kind->category, error)
      || !akashi_json_get_texts (object, "names", AKASHI_FIELD_OPTIONAL, kind->names, error)
      || !akashi_json_get_gtins (object, "gtins", kind->gtins, error))
    return FALSE;
  g_ptr_array_add (into->out_of_scope, g_steal_pointer (&kind));
  return TRUE;
}

/* The id is what labels name the key by: it must be the one of this key, computed here. */
static gboolean
check_kid (const AkashiLabelKey *key, const char *stated, GError **error)
{
  char hex[2 * AKASHI_KID_BYTES + 1];

  for (guint i = 0; i < AKASHI_KID_BYTES; i++)
    g_snprintf (hex + 2 * i, 3, "%02x", key->kid[i]);
  if (strcmp (hex, stated) == 0)
    return TRUE;
  return refuse (error, "field “kid” is not the id of its key", stated);
}

static gboolean
read_public_key (const char *pem, AkashiLabelKey *into, GError **error)
{
  g_autoptr (AkashiPublicKey) public = akashi_public_key_new_pem (pem, strlen (pem), error);

  if (!public)
    return FALSE;
  if (akashi_public_key_type (public) == AKASHI_KEY_RSA)
    return refuse (error, "field “spki_pem”: labels are signed with Ed25519 or P-256, not with", "RSA");
  into->spki = g_bytes_ref (akashi_public_key_spki (public));
  akashi_public_key_kid (public, into->kid);
  return TRUE;
}

static gboolean
read_label_key (const json_t *object, AkashiScheme *into, GError **error)
{
  g_autoptr (AkashiLabelKey) key = g_new0 (AkashiLabelKey, 1);
  const char *kid = NULL;
  const char *pem = NULL;

  key->revoked = AKASHI_DATE_UNKNOWN;
  if (!akashi_json_get_text (object, "kid", AKASHI_FIELD_REQUIRED, &kid, error)
      || !akashi_json_get_text (object, "spki_pem", AKASHI_FIELD_REQUIRED, &pem, error)
      || !akashi_json_get_date (object, "valid_from", AKASHI_FIELD_REQUIRED, &key->valid_from, error)
      || !akashi_json_get_date (object, "valid_until", AKASHI_FIELD_REQUIRED, &key->valid_until, error)
      || !akashi_json_get_date (object, "revoked", AKASHI_FIELD_OPTIONAL, &key->revoked, error)
      || !read_public_key (pem, key, error) || !check_kid (key, kid, error))
    return FALSE;
  for (guint i = 0; i < into->label_keys->len; i++)
    {
      const AkashiLabelKey *other = into->label_keys->pdata[i];
      if (memcmp (other->kid, key->kid, AKASHI_KID_BYTES) == 0)
        return refuse (error, "field “kid” is of a label key listed twice", kid);
    }
  g_ptr_array_add (into->label_keys, g_steal_pointer (&key));
  return TRUE;
}

static gboolean
read_each (const json_t *root, const char *key, gboolean (*read) (const json_t *, AkashiScheme *, GError **),
           AkashiScheme *into, GError **error)
{
  json_t *objects;

  if (!akashi_json_get_objects (root, key, AKASHI_FIELD_OPTIONAL, &objects, error))
    return FALSE;
  for (gsize i = 0; i < json_array_size (objects); i++)
    if (!read (json_array_get (objects, i), into, error))
      {
        g_prefix_error (error, "/%s/%" G_GSIZE_FORMAT ": ", key, i);
        return FALSE;
      }
  return TRUE;
}

static gboolean
read_names (const json_t *root, AkashiScheme *into, GError **error)
{
  return akashi_json_get_boolean (root, "sample", &into->sample, error)
         && akashi_json_get_boolean (root, "regime", &into->regime, error)
         && akashi_json_get_texts (root, "names", AKASHI_FIELD_OPTIONAL, into->names, error)
         && akashi_json_get_texts (root, "operator", AKASHI_FIELD_OPTIONAL, into->operator_names, error)
         && akashi_json_get_texts (root, "publisher", AKASHI_FIELD_OPTIONAL, into->publisher_names, error)
         && akashi_json_dup_text (root, "page", AKASHI_FIELD_OPTIONAL, &into->page, error);
}

/* A name of the time zone database, and never a path out of it. */
static gboolean
read_time_zone (const json_t *root, AkashiScheme *into, GError **error)
{
  if (!akashi_json_dup_text (root, "time_zone", AKASHI_FIELD_OPTIONAL, &into->time_zone, error))
    return FALSE;
  for (const char *c = into->time_zone; *c; c++)
    if (!g_ascii_isalnum (*c) && !strchr ("_+-/", *c))
      return refuse (error, "field “time_zone” is not a time zone", into->time_zone);
  if (into->time_zone[0] == '/')
    return refuse (error, "field “time_zone” is not a time zone", into->time_zone);
  return TRUE;
}

static gboolean
read_state (const json_t *root, AkashiScheme *into, GError **error)
{
  static const char *const states[] = {
    [AKASHI_SCHEME_OPEN] = "open",
    [AKASHI_SCHEME_PLANNED] = "planned",
    [AKASHI_SCHEME_CLOSED] = "closed",
  };
  const char *state = NULL;

  if (!akashi_json_get_text (root, "state", AKASHI_FIELD_OPTIONAL, &state, error)
      || !akashi_json_get_boolean (root, "has_list", &into->has_list, error))
    return FALSE;
  if (!state)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (strcmp (state, states[i]) == 0)
      {
        into->state = (AkashiSchemeState) i;
        return TRUE;
      }
  return refuse (error, "field “state” is not a state of a scheme", state);
}

static gboolean
read_terms (const json_t *root, AkashiScheme *into, GError **error)
{
  gint64 version = 0;
  gint64 validity = 0;
  gint64 renewal = 0;
  gint64 age = into->list_max_age_days;

  if (!akashi_json_get_integer (root, "version", AKASHI_FIELD_OPTIONAL, 0, AKASHI_MAX_SERIAL, &version, error)
      || !akashi_json_get_integer (root, "longest_validity_months", AKASHI_FIELD_OPTIONAL, 0, MAX_MONTHS,
                                   &validity, error)
      || !akashi_json_get_integer (root, "renewal_window_months", AKASHI_FIELD_OPTIONAL, 0, MAX_MONTHS,
                                   &renewal, error)
      || !akashi_json_get_integer (root, "list_max_age_days", AKASHI_FIELD_OPTIONAL, 1, MAX_AGE_DAYS, &age,
                                   error)
      || !akashi_json_get_date (root, "signed_since", AKASHI_FIELD_OPTIONAL, &into->signed_since, error))
    return FALSE;
  into->version = (guint64) version;
  into->longest_validity_months = (guint) validity;
  into->renewal_window_months = (guint) renewal;
  into->list_max_age_days = (guint) age;
  return TRUE;
}

static gboolean
read_all (const json_t *root, AkashiScheme *scheme, GError **error)
{
  return read_names (root, scheme, error) && read_time_zone (root, scheme, error)
         && read_state (root, scheme, error) && read_terms (root, scheme, error)
         && read_hosts (root, scheme, error) && read_each (root, "link_patterns", read_link, scheme, error)
         && read_patterns (root, "number_patterns", scheme->number_patterns, error)
         && akashi_json_dup_strv (root, "number_prefixes", AKASHI_FIELD_OPTIONAL, &scheme->number_prefixes,
                                  error)
         && read_patterns (root, "provisional_patterns", scheme->provisional_patterns, error)
         && read_each (root, "levels", read_level, scheme, error)
         && read_each (root, "out_of_scope", read_out_of_scope, scheme, error)
         && read_each (root, "label_keys", read_label_key, scheme, error)
         && akashi_scheme_read_provenance (root, scheme, error) && akashi_scheme_check_rules (scheme, error);
}

static AkashiScheme *
read_scheme (const json_t *root, GError **error)
{
  const char *id = NULL;

  if (!akashi_json_get_text (root, "id", AKASHI_FIELD_REQUIRED, &id, error) || !check_id (id, error))
    return NULL;
  g_autoptr (AkashiScheme) scheme = akashi_scheme_new (id);
  return read_all (root, scheme, error) ? g_steal_pointer (&scheme) : NULL;
}

static json_t *
load (GBytes *json, gsize max, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (json, &length);

  if (length <= max)
    return akashi_json_load_object (data, length, error);
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE, "longer than %" G_GSIZE_FORMAT " bytes", max);
  return NULL;
}

AkashiScheme *
akashi_scheme_new_json (GBytes *json, GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (json, &length);
  g_autoptr (json_t) root = load (json, AKASHI_MAX_SCHEME_BYTES, error);
  AkashiScheme *scheme = root ? read_scheme (root, error) : NULL;

  if (root && !scheme)
    akashi_json_add_line (error, text, length);
  return scheme;
}

gboolean
akashi_scheme_check_apart (const AkashiScheme *scheme, const AkashiScheme *other, GError **error)
{
  if (strcmp (scheme->id, other->id) == 0)
    return refuse (error, "two schemes have one id", scheme->id);
  for (char **host = scheme->hosts; *host; host++)
    if (akashi_scheme_has_host (other, *host))
      return refuse (error, "two schemes have one host", *host);
  for (guint i = 0; i < scheme->label_keys->len; i++)
    for (guint j = 0; j < other->label_keys->len; j++)
      {
        const AkashiLabelKey *key = scheme->label_keys->pdata[i];
        const AkashiLabelKey *taken = other->label_keys->pdata[j];
        if (memcmp (key->kid, taken->kid, AKASHI_KID_BYTES) == 0)
          return refuse (error, "two schemes have one label key", other->id);
      }
  return TRUE;
}

GPtrArray *
akashi_schemes_new_json (GBytes *json, GError **error)
{
  g_autoptr (json_t) root = load (json, AKASHI_MAX_SCHEMES_BYTES, error);
  g_autoptr (GPtrArray) schemes = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_scheme_unref);
  json_t *objects;

  if (!root || !akashi_json_get_objects (root, "schemes", AKASHI_FIELD_REQUIRED, &objects, error))
    return NULL;
  if (json_array_size (objects) > AKASHI_MAX_SCHEMES)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE, "more than %d schemes", AKASHI_MAX_SCHEMES);
      return NULL;
    }
  for (gsize i = 0; i < json_array_size (objects); i++)
    {
      AkashiScheme *scheme = read_scheme (json_array_get (objects, i), error);
      if (!scheme)
        {
          g_prefix_error (error, "scheme %" G_GSIZE_FORMAT ": ", i + 1);
          return NULL;
        }
      g_ptr_array_add (schemes, scheme);
      for (gsize j = 0; j < i; j++)
        if (!akashi_scheme_check_apart (scheme, schemes->pdata[j], error))
          return NULL;
    }
  return g_steal_pointer (&schemes);
}
