/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-tuf-run.h"

#include <errno.h>
#include <string.h>

#include "akashi-fetch-file.h"
#include "akashi-fetch.h"
#include "akashi-limits.h"
#include "akashi-tuf-folder.h"

/* One run: the folder and both addresses, as the client sees them. */
typedef struct {
  AkashiTufFolder *folder;
  AkashiFetch *metadata;
  AkashiFetch *targets; /* (nullable) */
  AkashiTufFetcher fetcher;
  AkashiTufClient *client;
} Run;

static void
run_clear (Run *run)
{
  g_clear_pointer (&run->client, akashi_tuf_client_free);
  g_clear_pointer (&run->targets, akashi_fetch_free);
  g_clear_pointer (&run->metadata, akashi_fetch_free);
  g_clear_pointer (&run->folder, akashi_tuf_folder_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

/* The client asks for `metadata/…` and `targets/…`; here these are two addresses. */
static GBytes *
fetch_file (gpointer self, const char *path, gint64 max_bytes, GCancellable *cancellable, GError **error)
{
  Run *run = self;
  AkashiFetch *from = g_str_has_prefix (path, "metadata/") ? run->metadata : run->targets;
  const char *slash = strchr (path, '/');

  if (!from || !slash)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "no address is known for %s", path);
      return NULL;
    }
  return akashi_fetch_get (from, slash + 1, max_bytes, cancellable, error);
}

/* @run: zeroed; must stay where it is */
static gboolean
run_start (Run *run, const AkashiTufPlace *place, gint64 now, GError **error)
{
  run->folder = akashi_tuf_folder_open (place->folder, FALSE, error);
  if (!run->folder)
    return FALSE;
  run->metadata = akashi_fetch_new (place->metadata_url, error);
  if (!run->metadata)
    return FALSE;
  if (place->target_url && !(run->targets = akashi_fetch_new (place->target_url, error)))
    return FALSE;
  run->fetcher = (AkashiTufFetcher){ fetch_file, run };
  run->client = akashi_tuf_client_new (&run->fetcher, akashi_tuf_folder_store (run->folder), now);
  return TRUE;
}

gboolean
akashi_tuf_run_init (const AkashiTufPlace *place, GBytes *root, GError **error)
{
  if (!akashi_tuf_root_check (root, error))
    return FALSE;
  g_autoptr (AkashiTufFolder) folder = akashi_tuf_folder_open (place->folder, TRUE, error);
  if (!folder)
    return FALSE;
  const AkashiTufStore *store = akashi_tuf_folder_store (folder);
  return store->save (store->self, "root", -1, root, error);
}

gboolean
akashi_tuf_run_refresh (const AkashiTufPlace *place, gint64 now, GCancellable *cancellable, GError **error)
{
  g_auto (Run) run = { 0 };

  return run_start (&run, place, now, error) && akashi_tuf_client_refresh (run.client, cancellable, error);
}

static gboolean
is_there (const char *file, const AkashiTufTarget *target, GCancellable *cancellable)
{
  g_autoptr (GBytes) bytes = akashi_fetch_file (file, target->length, cancellable, NULL);
  return bytes && akashi_tuf_target_check (target, bytes, NULL);
}

static gboolean
write_target (const char *file, GBytes *bytes, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (file);

  if (g_mkdir_with_parents (folder, 0755) == 0)
    return akashi_tuf_folder_write (file, bytes, error);
  g_set_error (error, AKASHI_ERROR, errno == ENOSPC ? AKASHI_ERROR_NO_SPACE : AKASHI_ERROR_IO,
               "cannot make the folder %s: %s", folder, g_strerror (errno));
  return FALSE;
}

gboolean
akashi_tuf_run_download (const AkashiTufPlace *place, const char *path, gint64 now, GCancellable *cancellable,
                         GError **error)
{
  g_auto (Run) run = { 0 };

  if (!run_start (&run, place, now, error) || !akashi_tuf_client_refresh (run.client, cancellable, error))
    return FALSE;
  g_autoptr (AkashiTufTarget) target = akashi_tuf_client_find_target (run.client, path, cancellable, error);
  if (!target || !akashi_tuf_target_check_path (target, error))
    return FALSE;
  g_autofree char *file = g_build_filename (place->target_folder, target->path, NULL);
  if (is_there (file, target, cancellable))
    return TRUE;
  g_autoptr (GBytes) bytes = akashi_tuf_client_fetch_target (run.client, target, cancellable, error);
  return bytes && write_target (file, bytes, error);
}
