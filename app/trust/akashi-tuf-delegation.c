/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-tuf-delegation.h"

#include <string.h>

static gboolean
is_top_level (const char *name)
{
  static const char *const names[] = { "root", "timestamp", "snapshot", "targets", NULL };
  return g_strv_contains (names, name);
}

static void
delegated_role_free (gpointer data)
{
  AkashiTufDelegatedRole *role = data;

  g_free (role->name);
  akashi_tuf_authority_free (role->authority);
  g_strfreev (role->paths);
  g_strfreev (role->hash_prefixes);
  g_free (role);
}

static gboolean
malformed (GError **error, const char *message)
{
  g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_TUF_MALFORMED, message);
  return FALSE;
}

static gboolean
read_strings (const json_t *list, char ***out, GError **error)
{
  if (!list)
    return TRUE;
  g_autoptr (GStrvBuilder) strings = g_strv_builder_new ();
  for (gsize i = 0; i < json_array_size (list); i++)
    {
      const char *text = json_string_value (json_array_get (list, i));
      if (!text)
        return malformed (error, "a delegation has a path that is not a string");
      g_strv_builder_add (strings, text);
    }
  if (!json_is_array (list))
    return malformed (error, "the paths of a delegation are not a list");
  *out = g_strv_builder_end (strings);
  return TRUE;
}

static gboolean
read_role (AkashiTufDelegatedRole *role, GHashTable *keys, const json_t *object, GError **error)
{
  const char *name = json_string_value (json_object_get (object, "name"));
  const json_t *terminating = json_object_get (object, "terminating");

  if (!name || *name == '\0' || is_top_level (name))
    return malformed (error, "a delegated role has no name of its own");
  if (!json_is_boolean (terminating))
    return malformed (error, "a delegated role does not say whether it is terminating");
  role->name = g_strdup (name);
  role->terminating = json_is_true (terminating);
  role->authority = akashi_tuf_authority_new_json (keys, object, error);
  if (!role->authority || !read_strings (json_object_get (object, "paths"), &role->paths, error)
      || !read_strings (json_object_get (object, "path_hash_prefixes"), &role->hash_prefixes, error))
    return FALSE;
  if (!role->paths == !role->hash_prefixes)
    return malformed (error, "a delegated role must have either paths or path_hash_prefixes");
  return TRUE;
}

GPtrArray *
akashi_tuf_delegations_new_json (const json_t *delegations, GError **error)
{
  const json_t *listed = json_object_get (delegations, "keys");
  const json_t *list = json_object_get (delegations, "roles");
  g_autoptr (GPtrArray) roles = g_ptr_array_new_with_free_func (delegated_role_free);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  if (json_object_get (delegations, "succinct_roles"))
    {
      g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_TUF_UNSUPPORTED,
                           "succinct roles are not supported");
      return NULL;
    }
  if (!json_is_object (listed) || !json_is_array (list))
    {
      malformed (error, "delegations have no keys or no roles");
      return NULL;
    }
  g_autoptr (GHashTable) keys = akashi_tuf_keys_new_json (listed);
  for (gsize i = 0; i < json_array_size (list); i++)
    {
      AkashiTufDelegatedRole *role = g_new0 (AkashiTufDelegatedRole, 1);
      g_ptr_array_add (roles, role);
      if (!read_role (role, keys, json_array_get (list, i), error))
        return NULL;
      if (!g_hash_table_add (names, role->name))
        {
          malformed (error, "one role is delegated to twice");
          return NULL;
        }
    }
  return g_steal_pointer (&roles);
}

/* Reads one bracket expression after its `[`. Returns: its end, or %NULL where it has none: the `[` is then
 * literal. */
static const char *
match_bracket (const char *p, gunichar c, gboolean *matches)
{
  gboolean negated = *p == '!';
  gboolean found = FALSE;
  const char *first;

  if (negated)
    p++;
  for (first = p; *p != '\0' && *p != '/' && (*p != ']' || p == first);)
    {
      gunichar low = g_utf8_get_char (p);
      gunichar high = low;
      p = g_utf8_next_char (p);
      if (p[0] == '-' && p[1] != ']' && p[1] != '\0' && p[1] != '/')
        {
          high = g_utf8_get_char (p + 1);
          p = g_utf8_next_char (p + 1);
        }
      found = found || (low <= c && c <= high);
    }
  if (*p != ']')
    return NULL;
  *matches = found != negated;
  return p + 1;
}

/* Matches one element that is not `*`. Returns: the rest of the pattern; %NULL where @c does not match. */
static const char *
match_one (const char *pattern, gunichar c)
{
  gboolean matches = FALSE;

  if (*pattern == '\0')
    return NULL;
  if (*pattern == '?' && c != '/')
    return pattern + 1;
  if (*pattern == '[' && c != '/')
    {
      const char *end = match_bracket (pattern + 1, c, &matches);
      if (end)
        return matches ? end : NULL;
    }
  if (*pattern == '?' || *pattern == '*')
    return NULL;
  return g_utf8_get_char (pattern) == c ? g_utf8_next_char (pattern) : NULL;
}

gboolean
akashi_tuf_pattern_matches (const char *pattern, const char *path)
{
  const char *star = NULL; /* pattern after the last star, and where in the path it was tried */
  const char *tried = NULL;

  while (*path != '\0')
    {
      gunichar c = g_utf8_get_char (path);
      const char *rest;

      if (*pattern == '*')
        {
          star = ++pattern;
          tried = path;
        }
      else if ((rest = match_one (pattern, c)))
        {
          pattern = rest;
          path = g_utf8_next_char (path);
          if (c == '/')
            star = NULL; /* a star never reaches over a slash */
        }
      else if (star && *tried != '/')
        {
          tried = g_utf8_next_char (tried);
          pattern = star;
          path = tried;
        }
      else
        return FALSE;
    }
  while (*pattern == '*')
    pattern++;
  return *pattern == '\0';
}

gboolean
akashi_tuf_delegated_role_has (const AkashiTufDelegatedRole *role, const char *path)
{
  for (char **pattern = role->paths; pattern && *pattern; pattern++)
    if (akashi_tuf_pattern_matches (*pattern, path))
      return TRUE;
  if (role->hash_prefixes)
    {
      g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);
      for (char **prefix = role->hash_prefixes; *prefix; prefix++)
        if (g_str_has_prefix (hash, *prefix))
          return TRUE;
    }
  return FALSE;
}
