/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-mirror.h"

#include <glib/gstdio.h>
#include <string.h>

#include "akashi-engine-private.h"
#include "akashi-fetch.h"
#include "akashi-limits.h"
#include "akashi-mirror-folder.h"
#include "akashi-release.h"
#include "akashi-scheme-json.h"
#include "akashi-tuf-writer.h"

#define FIRST_ROOT "metadata/1.root.json"
#define TIMESTAMP "metadata/timestamp.json"

/* One run. */
typedef struct {
  AkashiFetch *fetch;
  AkashiMirrorFolder *folder;
  AkashiTufClient *client;
  GCancellable *cancellable;
  AkashiMirrorReport *report;
  char *asked;          /* (nullable): the path that was fetched last, as the folder has it */
  const char *gathered; /* (nullable): where what is fetched next is gathered */
  gboolean afresh;      /* nothing that is in the folder is believed to be of use */
  GHashTable *trusted;  /* role → GBytes: what the client has accepted so far */
  GHashTable *paths;    /* path → GBytes: the same, by the name it is published under */
  GHashTable *found;    /* (element-type utf8): of these, those that came out of the folder */
} Mirror;

static void
mirror_clear (Mirror *mirror)
{
  g_clear_pointer (&mirror->client, akashi_tuf_client_free);
  g_clear_pointer (&mirror->fetch, akashi_fetch_free);
  g_clear_pointer (&mirror->folder, akashi_mirror_folder_free);
  g_clear_pointer (&mirror->trusted, g_hash_table_unref);
  g_clear_pointer (&mirror->paths, g_hash_table_unref);
  g_clear_pointer (&mirror->found, g_hash_table_unref);
  g_clear_pointer (&mirror->asked, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Mirror, mirror_clear)

/* --- the client's fetcher and store: a memory, over the folder and the server
 * ------------------------------------ */

/* Numbered metadata never changes; the client verifies it wherever it comes from. */
static GBytes *
find_in_folder (Mirror *mirror, const char *path, gint64 max_bytes)
{
  if (mirror->afresh || !g_str_has_prefix (path, "metadata/") || strcmp (path, TIMESTAMP) == 0)
    return NULL;
  return akashi_mirror_folder_read (mirror->folder, path, max_bytes);
}

static GBytes *
fetch (gpointer self, const char *path, gint64 max_bytes, GCancellable *cancellable, GError **error)
{
  Mirror *mirror = self;

  g_free (mirror->asked);
  mirror->asked = g_uri_unescape_string (path, "/");
  if (!mirror->asked)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_FORBIDDEN_ADDRESS, "%s is no name for a file", path);
      return NULL;
    }
  if (mirror->gathered)
    return akashi_fetch_resume (mirror->fetch, path, max_bytes, mirror->gathered, cancellable, error);
  GBytes *found = find_in_folder (mirror, mirror->asked, max_bytes);
  if (!found)
    return akashi_fetch_get (mirror->fetch, path, max_bytes, cancellable, error);
  g_hash_table_add (mirror->found, g_strdup (mirror->asked));
  return found;
}

static GBytes *
load (gpointer self, const char *role, GError **error)
{
  Mirror *mirror = self;
  GBytes *bytes = g_hash_table_lookup (mirror->trusted, role);

  if (bytes)
    return g_bytes_ref (bytes);
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND, "no %s yet", role);
  return NULL;
}

static gboolean
save (gpointer self, const char *role, gint64 version, GBytes *bytes, GError **error)
{
  Mirror *mirror = self;

  (void) version, (void) error;
  g_hash_table_replace (mirror->trusted, g_strdup (role), g_bytes_ref (bytes));
  g_hash_table_replace (mirror->paths, g_strdup (mirror->asked), g_bytes_ref (bytes));
  return TRUE;
}

static gboolean
discard (gpointer self, const char *role, GError **error)
{
  Mirror *mirror = self;

  (void) error;
  g_hash_table_remove (mirror->trusted, role);
  return TRUE;
}

/* --- which root
 * ------------------------------------------------------------------------------------------------- */

static gboolean
same_address (const char *a, const char *b)
{
  gsize length_a = strlen (a) - (g_str_has_suffix (a, "/") ? 1 : 0);
  gsize length_b = strlen (b) - (g_str_has_suffix (b, "/") ? 1 : 0);
  return length_a == length_b && strncmp (a, b, length_a) == 0;
}

/* The entry that is trusted for @url; where there is but one, for any address of its repository. */
static const AkashiTrustEntry *
find_trust (GPtrArray *entries, const char *url, GError **error)
{
  for (guint i = 0; i < entries->len; i++)
    if (same_address (((const AkashiTrustEntry *) entries->pdata[i])->url, url))
      return entries->pdata[i];
  if (entries->len == 1)
    return entries->pdata[0];
  g_set_error (error, AKASHI_ERROR, entries->len == 0 ? AKASHI_ERROR_NO_REGISTRY : AKASHI_ERROR_INVALID,
               "no root is trusted for %s", url);
  return NULL;
}

static GBytes *
read_trusted_root (AkashiEngine *engine, const char *url, GError **error)
{
  g_autoptr (AkashiRegistry) registry = akashi_registry_open (engine->path, FALSE, error);
  if (!registry)
    return NULL;
  g_autoptr (GPtrArray) entries = akashi_registry_list_trust (registry, error);
  const AkashiTrustEntry *trust = entries ? find_trust (entries, url, error) : NULL;
  if (!trust)
    return NULL;
  AkashiTufStore store = akashi_registry_store (registry, trust->id);
  return store.load (store.self, "root", error);
}

static char *
root_path (GBytes *root, GError **error)
{
  g_autoptr (AkashiTufSummary) summary = akashi_tuf_summary_new_unverified ("root", root, error);
  return summary ? g_strdup_printf ("metadata/%" G_GINT64_FORMAT ".root.json", summary->version) : NULL;
}

/* Whoever reads the stick may trust any earlier root: all of them are copied, from the first on. Where the
 * server has no first one, from the trusted one on. */
static gboolean
start (Mirror *mirror, GBytes *trusted, const char *trusted_path, GError **error)
{
  g_autoptr (GError) why = NULL;
  g_autoptr (GBytes) first = fetch (mirror, FIRST_ROOT, AKASHI_MAX_ROOT_BYTES, mirror->cancellable, &why);

  g_hash_table_remove_all (mirror->trusted);
  g_hash_table_remove_all (mirror->paths);
  if (!first && !g_error_matches (why, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&why));
      return FALSE;
    }
  if (first && !akashi_tuf_root_check (first, error))
    return FALSE;
  if (!first)
    {
      g_free (mirror->asked);
      mirror->asked = g_strdup (trusted_path);
    }
  return save (mirror, "root", -1, first ? first : trusted, error);
}

static gboolean
check_trusted (Mirror *mirror, GBytes *trusted, const char *trusted_path, GError **error)
{
  GBytes *same = g_hash_table_lookup (mirror->paths, trusted_path);

  if (same && g_bytes_equal (same, trusted))
    return TRUE;
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TUF_UNSIGNED,
               "the roots there do not lead over the one that is trusted here");
  return FALSE;
}

static gboolean
refresh (Mirror *mirror, GBytes *trusted, GError **error)
{
  g_autofree char *path = root_path (trusted, error);

  return path && start (mirror, trusted, path, error)
         && akashi_tuf_client_refresh (mirror->client, mirror->cancellable, error)
         && check_trusted (mirror, trusted, path, error);
}

/* The folder of another registry is not written over; and a repository whose files have no versions in their
 * names would change while it is copied. */
static gboolean
check_kind (Mirror *mirror, GError **error)
{
  g_autoptr (GBytes) there = akashi_mirror_folder_read (mirror->folder, FIRST_ROOT, AKASHI_MAX_ROOT_BYTES);
  GBytes *first = g_hash_table_lookup (mirror->paths, FIRST_ROOT);

  if (g_hash_table_contains (mirror->paths, "metadata/snapshot.json"))
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TUF_UNSUPPORTED,
                   "the repository has no consistent snapshots, and cannot be copied");
      return FALSE;
    }
  if (!there || (first && g_bytes_equal (there, first)) || !akashi_tuf_root_check (there, NULL))
    return TRUE;
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_EXISTS, "the folder holds another registry");
  return FALSE;
}

/* A mirror that lags behind does not make the folder older. The timestamp there is not verified: who can
 * write to the folder can keep it from being renewed, and no more. */
static gboolean
check_forward (Mirror *mirror, GError **error)
{
  g_autoptr (GBytes) there
      = akashi_mirror_folder_read (mirror->folder, TIMESTAMP, AKASHI_MAX_TIMESTAMP_BYTES);
  g_autoptr (AkashiTufSummary) summary
      = there ? akashi_tuf_summary_new_unverified ("timestamp", there, NULL) : NULL;
  gint64 version = akashi_tuf_client_version (mirror->client, "timestamp");

  if (!summary || summary->version <= version)
    return TRUE;
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TUF_ROLLBACK,
               "the folder holds timestamp %" G_GINT64_FORMAT ", and only %" G_GINT64_FORMAT
               " is published there",
               summary->version, version);
  return FALSE;
}

/* --- targets
 * ---------------------------------------------------------------------------------------------------- */

static void
note_copied (Mirror *mirror, GBytes *bytes)
{
  mirror->report->copied++;
  mirror->report->bytes += (gint64) g_bytes_get_size (bytes);
}

/* Returns: (transfer full): the target's bytes, which the folder holds now; NULL with @error */
static GBytes *
copy_target (Mirror *mirror, const char *name, gint64 max_bytes, GError **error)
{
  g_autoptr (AkashiTufTarget) target
      = akashi_tuf_client_find_target (mirror->client, name, mirror->cancellable, error);
  if (!target || !akashi_tuf_target_check_path (target, error))
    return NULL;
  if (target->length > max_bytes)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE, "%s is larger than this program takes", name);
      return NULL;
    }
  g_autofree char *file = akashi_tuf_target_file_name (target);
  g_autofree char *path = g_strconcat ("targets/", file, NULL);
  g_autoptr (GBytes) there = akashi_mirror_folder_read (mirror->folder, path, target->length);
  if (there && akashi_tuf_target_check (target, there, NULL))
    {
      mirror->report->kept++;
      akashi_mirror_folder_keep (mirror->folder, path);
      return g_steal_pointer (&there);
    }

  g_autofree char *gathered = akashi_mirror_folder_begin (mirror->folder, path, error);
  if (!gathered)
    return NULL;
  g_autoptr (GError) why = NULL;
  mirror->gathered = gathered;
  g_autoptr (GBytes) bytes
      = akashi_tuf_client_fetch_target (mirror->client, target, mirror->cancellable, &why);
  mirror->gathered = NULL;
  if (!bytes)
    {
      if (g_error_matches (why, AKASHI_ERROR, AKASHI_ERROR_TUF_HASH))
        g_unlink (gathered);
      g_propagate_error (error, g_steal_pointer (&why));
      return NULL;
    }
  if (!akashi_mirror_folder_finish (mirror->folder, path, error))
    return NULL;
  note_copied (mirror, bytes);
  return g_steal_pointer (&bytes);
}

static gboolean
copy_list (Mirror *mirror, const char *scheme, GError **error)
{
  g_autofree char *path = g_strdup_printf ("%s/index.json", scheme);
  g_autoptr (GBytes) json = copy_target (mirror, path, AKASHI_MAX_INDEX_BYTES, error);
  g_autoptr (AkashiListIndex) index = json ? akashi_list_index_new (json, scheme, error) : NULL;
  g_autoptr (GBytes) full = index ? copy_target (mirror, index->full, AKASHI_MAX_LIST_BYTES, error) : NULL;

  if (!full)
    return FALSE;
  for (guint i = 0; i < index->deltas->len; i++)
    {
      const AkashiListDelta *delta = index->deltas->pdata[i];
      g_autoptr (GBytes) bytes = copy_target (mirror, delta->file, AKASHI_MAX_LIST_BYTES, error);
      if (!bytes)
        return FALSE;
    }
  return TRUE;
}

static gboolean
copy_scheme (Mirror *mirror, const char *scheme, GError **error)
{
  g_autofree char *path = g_strdup_printf ("%s/scheme.json", scheme);
  g_autoptr (GBytes) json = copy_target (mirror, path, AKASHI_MAX_SCHEME_BYTES, error);
  g_autoptr (AkashiScheme) definition = json ? akashi_scheme_new_json (json, error) : NULL;

  return definition && (!definition->has_list || copy_list (mirror, scheme, error));
}

/* The metadata of a scheme that is left out goes with the rest: the snapshot names it. */
static gboolean
fetch_role (Mirror *mirror, const char *scheme, GError **error)
{
  g_autofree char *path = g_strdup_printf ("%s/scheme.json", scheme);
  g_autoptr (AkashiTufTarget) target
      = akashi_tuf_client_find_target (mirror->client, path, mirror->cancellable, error);
  return target != NULL;
}

static gboolean
check_known (GPtrArray *known, const char *const *schemes, GError **error)
{
  for (; schemes && *schemes; schemes++)
    {
      gboolean found = FALSE;
      for (guint i = 0; i < known->len; i++)
        found = found || g_str_equal (((const AkashiScheme *) known->pdata[i])->id, *schemes);
      if (!found)
        {
          g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "there is no scheme %s there", *schemes);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
copy_schemes (Mirror *mirror, const char *const *schemes, GError **error)
{
  g_autoptr (GBytes) json = copy_target (mirror, "schemes.json", AKASHI_MAX_SCHEMES_BYTES, error);
  g_autoptr (GPtrArray) known = json ? akashi_schemes_new_json (json, error) : NULL;

  if (!known || !check_known (known, schemes, error))
    return FALSE;
  for (guint i = 0; i < known->len; i++)
    {
      const char *id = ((const AkashiScheme *) known->pdata[i])->id;
      gboolean chosen = !schemes || g_strv_contains (schemes, id);
      if (!(chosen ? copy_scheme (mirror, id, error) : fetch_role (mirror, id, error)))
        return FALSE;
    }
  return TRUE;
}

/* --- metadata
 * --------------------------------------------------------------------------------------------------- */

static gboolean
write_metadata (Mirror *mirror, GError **error)
{
  GBytes *timestamp = g_hash_table_lookup (mirror->paths, TIMESTAMP);
  GHashTableIter iter;
  gpointer path, bytes;

  g_hash_table_iter_init (&iter, mirror->paths);
  while (g_hash_table_iter_next (&iter, &path, &bytes))
    if (g_hash_table_contains (mirror->found, path))
      {
        mirror->report->kept++;
        akashi_mirror_folder_keep (mirror->folder, path);
      }
    else if (bytes != timestamp)
      {
        if (!akashi_mirror_folder_write (mirror->folder, path, bytes, error))
          return FALSE;
        note_copied (mirror, bytes);
      }
  /* All that it names is on the medium before the timestamp is. */
  if (!akashi_mirror_folder_flush (mirror->folder, error))
    return FALSE;
  g_autoptr (GBytes) before
      = akashi_mirror_folder_read (mirror->folder, TIMESTAMP, AKASHI_MAX_TIMESTAMP_BYTES);
  if (before && g_bytes_equal (before, timestamp))
    {
      mirror->report->kept++;
      return TRUE;
    }
  note_copied (mirror, timestamp);
  return akashi_mirror_folder_write (mirror->folder, TIMESTAMP, timestamp, error)
         && akashi_mirror_folder_flush (mirror->folder, error);
}

static gboolean
copy (Mirror *mirror, GBytes *trusted, const char *const *schemes, GError **error)
{
  return refresh (mirror, trusted, error) && check_kind (mirror, error) && check_forward (mirror, error)
         && copy_schemes (mirror, schemes, error);
}

static gboolean
run (Mirror *mirror, GBytes *trusted, const char *const *schemes, GError **error)
{
  g_autoptr (GError) why = NULL;

  if (!copy (mirror, trusted, schemes, &why))
    {
      /* What the folder holds may be damaged: then everything is asked for anew. */
      if (g_hash_table_size (mirror->found) == 0)
        {
          g_propagate_error (error, g_steal_pointer (&why));
          return FALSE;
        }
      mirror->afresh = TRUE;
      g_hash_table_remove_all (mirror->found);
      *mirror->report = (AkashiMirrorReport){ 0 };
      if (!copy (mirror, trusted, schemes, error))
        return FALSE;
    }
  if (!write_metadata (mirror, error))
    return FALSE;
  akashi_mirror_folder_tidy (mirror->folder);
  return TRUE;
}

gboolean
akashi_engine_mirror (AkashiEngine *engine, const char *url, const char *folder, const char *const *schemes,
                      AkashiMirrorReport *report, GCancellable *cancellable, GError **error)
{
  AkashiMirrorReport result = { 0 };
  g_auto (Mirror) mirror = { .cancellable = cancellable, .report = &result };
  g_autoptr (GBytes) trusted = read_trusted_root (engine, url, error);

  if (!trusted)
    return FALSE;
  mirror.fetch = akashi_fetch_new (url, error);
  mirror.folder = mirror.fetch ? akashi_mirror_folder_open (folder, error) : NULL;
  if (!mirror.folder)
    return FALSE;
  mirror.trusted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  mirror.paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  mirror.found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  AkashiTufFetcher fetcher = { fetch, &mirror };
  AkashiTufStore store = { load, save, discard, &mirror };
  gint64 now = MAX (akashi_clock_now (&engine->clock), AKASHI_RELEASE_TIME);
  mirror.client = akashi_tuf_client_new (&fetcher, &store, now);
  if (!run (&mirror, trusted, schemes, error))
    return FALSE;
  *report = result;
  return TRUE;
}
