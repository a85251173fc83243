/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-known-addresses.h"

#include "akashi-known-addresses-data.h"
#include "akashi-pattern.h"

#include <jansson.h>
#include <string.h>

typedef struct {
  char *host;
  char *path;
} Redirector;

typedef struct {
  char *id;
  char *host;
  AkashiPattern *pattern;
} Mark;

struct _AkashiKnownAddresses {
  GHashTable *shorteners;          /* domains; their sub-domains too */
  GHashTable *restricted_suffixes; /* the same */
  GHashTable *known_others;        /* the same */
  GPtrArray *redirectors;
  GPtrArray *marks;
};

static void
redirector_free (Redirector *redirector)
{
  g_free (redirector->host);
  g_free (redirector->path);
  g_free (redirector);
}

static void
mark_free (Mark *mark)
{
  g_free (mark->id);
  g_free (mark->host);
  g_clear_pointer (&mark->pattern, akashi_pattern_free);
  g_free (mark);
}

static gboolean
refuse (const char *what, GError **error)
{
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "list of addresses: %s", what);
  return FALSE;
}

static gboolean
read_domains (const json_t *root, const char *key, GHashTable *out, GError **error)
{
  json_t *list = json_object_get (root, key);
  if (!json_is_array (list))
    return refuse (key, error);

  for (gsize i = 0; i < json_array_size (list); i++)
    {
      const char *domain = json_string_value (json_array_get (list, i));
      if (!domain)
        return refuse (key, error);
      g_hash_table_add (out, g_strdup (domain));
    }
  return TRUE;
}

static gboolean
read_redirectors (const json_t *root, GPtrArray *out, GError **error)
{
  json_t *list = json_object_get (root, "redirectors");
  if (!json_is_array (list))
    return refuse ("redirectors", error);

  for (gsize i = 0; i < json_array_size (list); i++)
    {
      const char *host, *path;
      if (json_unpack (json_array_get (list, i), "{s:s, s:s}", "host", &host, "path", &path) != 0)
        return refuse ("redirectors", error);
      Redirector *redirector = g_new0 (Redirector, 1);
      redirector->host = g_strdup (host);
      redirector->path = g_strdup (path);
      g_ptr_array_add (out, redirector);
    }
  return TRUE;
}

static gboolean
read_marks (const json_t *root, GPtrArray *out, GError **error)
{
  json_t *list = json_object_get (root, "other_marks");
  if (!json_is_array (list))
    return refuse ("other_marks", error);

  for (gsize i = 0; i < json_array_size (list); i++)
    {
      const char *id, *host, *pattern;
      if (json_unpack (json_array_get (list, i), "{s:s, s:s, s:s}", "id", &id, "host", &host, "pattern",
                       &pattern)
          != 0)
        return refuse ("other_marks", error);
      Mark *mark = g_new0 (Mark, 1);
      g_ptr_array_add (out, mark);
      mark->id = g_strdup (id);
      mark->host = g_strdup (host);
      mark->pattern = akashi_pattern_new (pattern, FALSE, error);
      if (!mark->pattern)
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_all (AkashiKnownAddresses *known, const json_t *root, GError **error)
{
  return read_domains (root, "shorteners", known->shorteners, error)
         && read_domains (root, "restricted_suffixes", known->restricted_suffixes, error)
         && read_domains (root, "known_others", known->known_others, error)
         && read_redirectors (root, known->redirectors, error) && read_marks (root, known->marks, error);
}

AkashiKnownAddresses *
akashi_known_addresses_new (const char *json, gsize length, GError **error)
{
  g_autoptr (AkashiKnownAddresses) known = g_new0 (AkashiKnownAddresses, 1);
  known->shorteners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  known->restricted_suffixes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  known->known_others = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  known->redirectors = g_ptr_array_new_with_free_func ((GDestroyNotify) redirector_free);
  known->marks = g_ptr_array_new_with_free_func ((GDestroyNotify) mark_free);

  json_error_t json_error;
  json_t *root = json_loadb (json, length, JSON_REJECT_DUPLICATES, &json_error);
  if (!root)
    {
      refuse (json_error.text, error);
      return NULL;
    }
  gboolean read = read_all (known, root, error);
  json_decref (root);
  return read ? g_steal_pointer (&known) : NULL;
}

AkashiKnownAddresses *
akashi_known_addresses_new_built_in (GError **error)
{
  return akashi_known_addresses_new ((const char *) akashi_known_addresses_data,
                                     sizeof akashi_known_addresses_data, error);
}

void
akashi_known_addresses_free (AkashiKnownAddresses *known)
{
  g_hash_table_unref (known->shorteners);
  g_hash_table_unref (known->restricted_suffixes);
  g_hash_table_unref (known->known_others);
  g_ptr_array_unref (known->redirectors);
  g_ptr_array_unref (known->marks);
  g_free (known);
}

/* Whether @host, or a domain it is part of, is one of @domains. */
static gboolean
is_under (GHashTable *domains, const char *host)
{
  for (const char *at = host; at; at = strchr (at, '.'))
    {
      if (*at == '.')
        at++;
      if (g_hash_table_contains (domains, at))
        return TRUE;
    }
  return FALSE;
}

gboolean
akashi_known_addresses_hides (const AkashiKnownAddresses *known, const char *host, AkashiSpan path)
{
  if (is_under (known->shorteners, host))
    return TRUE;
  for (guint i = 0; i < known->redirectors->len; i++)
    {
      const Redirector *redirector = known->redirectors->pdata[i];
      gsize length = strlen (redirector->path);
      if (strcmp (redirector->host, host) == 0 && path.length >= length
          && memcmp (path.at, redirector->path, length) == 0
          && (path.length == length || path.at[length] == '/'))
        return TRUE;
    }
  return FALSE;
}

gboolean
akashi_known_addresses_is_somebody_else (const AkashiKnownAddresses *known, const char *host)
{
  return is_under (known->restricted_suffixes, host) || is_under (known->known_others, host);
}

const char *
akashi_known_addresses_mark (const AkashiKnownAddresses *known, const char *host, AkashiSpan target)
{
  for (guint i = 0; i < known->marks->len; i++)
    {
      const Mark *mark = known->marks->pdata[i];
      if (strcmp (mark->host, host) == 0
          && akashi_pattern_match (mark->pattern, target.at, target.length, NULL))
        return mark->id;
    }
  return NULL;
}
