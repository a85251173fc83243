/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-limits.h"
#include "akashi-tuf-state.h"

#include <string.h>

/* A path that stays below the folder of targets, and fits there: no empty segment, no `.`, no `..`. */
static gboolean
is_safe_path (const char *path)
{
  g_auto (GStrv) segments = g_strsplit (path, "/", -1);

  if (strlen (path) > AKASHI_MAX_TARGET_PATH_BYTES)
    return FALSE;
  for (guint i = 0; segments[i]; i++)
    if (*segments[i] == '\0' || strlen (segments[i]) > AKASHI_MAX_TARGET_NAME_BYTES
        || g_str_equal (segments[i], ".") || g_str_equal (segments[i], ".."))
      return FALSE;
  return segments[0] != NULL;
}

/* `targets/a/b.txt`, or with the hash before the last part: `targets/a/<hash>.b.txt` (section 6.2). */
static char *
target_address (const char *path, const char *hash)
{
  const char *slash = strrchr (path, '/');
  int folder = slash ? (int) (slash + 1 - path) : 0;
  g_autofree char *plain = hash ? g_strdup_printf ("targets/%.*s%s.%s", folder, path, hash, path + folder)
                                : g_strconcat ("targets/", path, NULL);

  return g_uri_escape_string (plain, G_URI_RESERVED_CHARS_ALLOWED_IN_PATH, FALSE);
}

gboolean
akashi_tuf_target_check_path (const AkashiTufTarget *target, GError **error)
{
  if (is_safe_path (target->path))
    return TRUE;
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID,
               "target path leaves its folder or does not fit: %.300s", target->path);
  return FALSE;
}

static GBytes *
fetch_at (AkashiTufClient *client, const AkashiTufTarget *target, const char *hash, GCancellable *cancellable,
          GError **error)
{
  g_autofree char *address = target_address (target->path, hash);
  g_autoptr (GError) why = NULL;
  g_autoptr (GBytes) bytes
      = client->fetcher.fetch (client->fetcher.self, address, target->length, cancellable, &why);

  if (!bytes && g_error_matches (why, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE))
    why->code = AKASHI_ERROR_TUF_HASH; /* longer than what was signed */
  if (!bytes || !akashi_tuf_target_check (target, bytes, &why))
    {
      g_propagate_prefixed_error (error, g_steal_pointer (&why), "%s: ", address);
      return NULL;
    }
  return g_steal_pointer (&bytes);
}

static gboolean
check_fetchable (AkashiTufClient *client, const AkashiTufTarget *target, GError **error)
{
  if (!client->online || !client->top[AKASHI_TUF_ROOT])
    {
      g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_UNREACHABLE, "there is nowhere to fetch from");
      return FALSE;
    }
  if (!target->sha256 && !target->sha512)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TUF_UNSUPPORTED, "%s: none of its hashes is known",
                   target->path);
      return FALSE;
    }
  if (!akashi_tuf_target_check_path (target, error))
    return FALSE;
  if (target->length > AKASHI_MAX_LIST_BYTES)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE,
                   "%s: %" G_GINT64_FORMAT " bytes are announced", target->path, target->length);
      return FALSE;
    }
  return TRUE;
}

GBytes *
akashi_tuf_client_fetch_target (AkashiTufClient *client, const AkashiTufTarget *target,
                                GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) why = NULL;

  if (!check_fetchable (client, target, error))
    return NULL;
  if (!client->top[AKASHI_TUF_ROOT]->consistent_snapshot)
    return fetch_at (client, target, NULL, cancellable, error);

  /* a repository names the file by any one of its hashes */
  const char *first = target->sha256 ? target->sha256 : target->sha512;
  GBytes *bytes = fetch_at (client, target, first, cancellable, &why);
  if (!bytes && target->sha256 && target->sha512
      && g_error_matches (why, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND))
    return fetch_at (client, target, target->sha512, cancellable, error);
  if (!bytes)
    g_propagate_error (error, g_steal_pointer (&why));
  return bytes;
}
