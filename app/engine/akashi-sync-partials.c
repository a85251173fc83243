/* SPDX-License-Identifier: Apache-2.0 */
/* Unfinished downloads: `registry.db.<scheme>.<hash>.part` beside `registry.db`, and a server's tag for each.
 */
#include "akashi-sync-private.h"

#include <glib/gstdio.h>
#include <string.h>

#define SUFFIX ".part"
#define HASH_CHARS 64 /* a whole SHA-256, or the first half of a SHA-512 */

static char *
name_of (const char *base, const char *scheme, const AkashiTufTarget *target)
{
  const char *hash = target->sha256 ? target->sha256 : target->sha512;
  return g_strdup_printf ("%s.%s.%.*s" SUFFIX, base, scheme, HASH_CHARS, hash);
}

char *
akashi_sync_partial_path (const char *registry_path, const char *scheme, const AkashiTufTarget *target)
{
  return name_of (registry_path, scheme, target);
}

/* Whether @name is `<base>.<scheme>.<hash>.part`, or with `.tag` behind it. */
static gboolean
is_partial (const char *name, const char *base, const char *scheme)
{
  gsize length = strlen (name) - (g_str_has_suffix (name, ".tag") ? strlen (".tag") : 0);
  gsize tail = 1 + HASH_CHARS + strlen (SUFFIX);
  g_autofree char *start = scheme ? g_strdup_printf ("%s.%s", base, scheme) : g_strconcat (base, ".", NULL);

  if (!g_str_has_prefix (name, start) || length < strlen (start) + tail)
    return FALSE;
  const char *dot = name + length - tail;
  return *dot == '.' && strspn (dot + 1, "0123456789abcdef") == HASH_CHARS
         && strncmp (dot + 1 + HASH_CHARS, SUFFIX, strlen (SUFFIX)) == 0
         && (!scheme || dot == name + strlen (start));
}

static gboolean
is_kept (const char *name, const char *base, const char *scheme, GPtrArray *keep)
{
  for (guint i = 0; keep && i < keep->len; i++)
    {
      g_autofree char *kept = name_of (base, scheme, keep->pdata[i]);
      if (g_str_has_prefix (name, kept))
        return TRUE;
    }
  return FALSE;
}

void
akashi_sync_remove_partials (const char *registry_path, const char *scheme, GPtrArray *keep)
{
  g_autofree char *folder = g_path_get_dirname (registry_path);
  g_autofree char *base = g_path_get_basename (registry_path);
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;

  while (entries && (name = g_dir_read_name (entries)))
    if (is_partial (name, base, scheme) && !is_kept (name, base, scheme, keep))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);
        g_unlink (path);
      }
}
