/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-fetch.h"

#include <string.h>

#include "akashi-fetch-file.h"
#include "akashi-fetch-http.h"

struct _AkashiFetch {
  char *folder;     /* (nullable): of a `file:` repository, a path with its final slash */
  char *base;       /* (nullable): of any other, an address with its final slash */
  AkashiHttp *http; /* (nullable) */
};

static char *
with_slash (const char *text)
{
  return g_str_has_suffix (text, "/") ? g_strdup (text) : g_strconcat (text, "/", NULL);
}

AkashiFetch *
akashi_fetch_new (const char *base_url, GError **error)
{
  g_autoptr (AkashiFetch) fetch = g_new0 (AkashiFetch, 1);

  if (g_ascii_strncasecmp (base_url, "file:", 5) == 0)
    {
      g_autofree char *host = NULL;
      g_autofree char *folder = g_filename_from_uri (base_url, &host, NULL);
      gboolean here = !host || g_ascii_strcasecmp (host, "localhost") == 0;
      fetch->folder = folder && here ? with_slash (folder) : NULL;
    }
  else if (akashi_http_address_is_allowed (base_url))
    {
      fetch->base = with_slash (base_url);
      fetch->http = akashi_http_new (error);
      return fetch->http ? g_steal_pointer (&fetch) : NULL;
    }
  if (fetch->folder)
    return g_steal_pointer (&fetch);

  g_set_error (
      error, AKASHI_ERROR, AKASHI_ERROR_FORBIDDEN_ADDRESS,
      "%s: a registry is fetched over https, over http from this machine only, or as a file:///… folder",
      base_url);
  return NULL;
}

void
akashi_fetch_free (AkashiFetch *fetch)
{
  g_clear_pointer (&fetch->http, akashi_http_free);
  g_free (fetch->folder);
  g_free (fetch->base);
  g_free (fetch);
}

/* One name between slashes, percent-encoded: neither `.` nor `..`, however written. An encoded slash is part
 * of the name to a server, but not to a file system: there it is refused. */
static gboolean
segment_is_plain (const char *segment, gboolean to_server)
{
  static const char allowed[]
      = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$&'()*+,;=:@%";
  g_autofree char *decoded = g_uri_unescape_string (segment, to_server ? NULL : "/");

  return decoded && *decoded && strspn (segment, allowed) == strlen (segment) && strcmp (decoded, ".") != 0
         && strcmp (decoded, "..") != 0;
}

static gboolean
check_path (const char *path, gboolean to_server, GError **error)
{
  g_auto (GStrv) segments = g_strsplit (path, "/", -1);
  gboolean plain = segments[0] != NULL;

  for (char **segment = segments; *segment; segment++)
    plain = plain && segment_is_plain (*segment, to_server);
  if (!plain)
    g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_FORBIDDEN_ADDRESS, "%s is no path inside a repository",
                 path);
  return plain;
}

gboolean
akashi_fetch_is_folder (const AkashiFetch *fetch)
{
  return fetch->folder != NULL;
}

/* Returns: (nullable): the file's name, or its address; %NULL with @error */
static char *
place_of (AkashiFetch *fetch, const char *path, GError **error)
{
  if (!check_path (path, fetch->folder == NULL, error))
    return NULL;
  if (!fetch->folder)
    return g_strconcat (fetch->base, path, NULL);
  g_autofree char *decoded = g_uri_unescape_string (path, NULL);
  return g_strconcat (fetch->folder, decoded, NULL);
}

GBytes *
akashi_fetch_get (AkashiFetch *fetch, const char *path, gint64 max_bytes, GCancellable *cancellable,
                  GError **error)
{
  g_autofree char *place = place_of (fetch, path, error);

  if (!place)
    return NULL;
  return fetch->folder ? akashi_fetch_file (place, max_bytes, cancellable, error)
                       : akashi_http_get (fetch->http, place, max_bytes, cancellable, error);
}

GBytes *
akashi_fetch_resume (AkashiFetch *fetch, const char *path, gint64 length, const char *partial_path,
                     GCancellable *cancellable, GError **error)
{
  g_autofree char *place = place_of (fetch, path, error);
  g_autoptr (AkashiPartial) partial = place ? akashi_partial_open (partial_path, length, error) : NULL;

  if (!partial)
    return NULL;
  if (akashi_partial_have (partial) < length
      && !(fetch->folder ? akashi_fetch_file_resume (place, partial, cancellable, error)
                         : akashi_http_resume (fetch->http, place, partial, cancellable, error)))
    {
      akashi_partial_remove_empty (partial);
      return NULL;
    }
  return akashi_partial_map (partial, error);
}
