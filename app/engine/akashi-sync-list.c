/* SPDX-License-Identifier: Apache-2.0 */
/* One scheme's list: what to fetch of it, and taking it in. */
#include "akashi-sync-private.h"

#include <glib/gstdio.h>

#include "akashi-limits.h"

/* What an index offers a cache. */
typedef struct {
  AkashiTufTarget *full;
  GPtrArray *chain; /* (nullable) (element-type AkashiTufTarget): deltas, in their order, shorter than the
                       full file */
  GPtrArray *all;   /* (element-type AkashiTufTarget): full and chain */
} Offer;

static void
offer_clear (Offer *offer)
{
  g_clear_pointer (&offer->chain, g_ptr_array_unref);
  g_clear_pointer (&offer->all, g_ptr_array_unref);
  g_clear_pointer (&offer->full, akashi_tuf_target_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Offer, offer_clear)

static const AkashiListState *
find_list (AkashiSyncUpdate *update, const char *scheme)
{
  for (guint i = 0; i < update->lists->len; i++)
    {
      const AkashiListState *list = update->lists->pdata[i];
      if (g_str_equal (list->scheme, scheme))
        return list;
    }
  return NULL;
}

static gboolean
is_installed (const AkashiListState *installed, const AkashiListIndex *index)
{
  return installed && installed->serial == index->serial && g_strcmp0 (installed->digest, index->digest) == 0;
}

/* A file that was damaged on its way is not kept: another attempt would end as this one did. @again: (out):
 * whether one is worth it: the damage may be in the part that was there before */
static void
drop_wrong (const char *path, const AkashiTufTarget *target, gboolean resumed, gboolean *again)
{
  g_autofree char *tag = g_strconcat (path, ".tag", NULL);
  GStatBuf status;

  *again = FALSE;
  if (g_lstat (path, &status) != 0 || status.st_size < target->length)
    return;
  g_unlink (path);
  g_unlink (tag);
  *again = resumed;
}

static gboolean
has_beginning (const char *path)
{
  GStatBuf status;
  return g_lstat (path, &status) == 0 && status.st_size > 0;
}

/* Fetches a file of the list, going on where an earlier attempt ended. */
static GBytes *
fetch_file (AkashiSyncUpdate *update, const char *scheme, const AkashiTufTarget *target, GError **error)
{
  g_autofree char *path = akashi_sync_partial_path (update->registry_path, scheme, target);
  gboolean again = TRUE;

  while (again)
    {
      g_autoptr (GError) why = NULL;
      gboolean resumed = has_beginning (path);
      update->source->partial = path;
      GBytes *bytes = akashi_tuf_client_fetch_target (update->client, target, update->cancellable, &why);
      update->source->partial = NULL;
      if (bytes)
        return bytes;
      /* Another program has it in hand: this one fetches for itself, and keeps nothing. */
      if (g_error_matches (why, AKASHI_ERROR, AKASHI_ERROR_BUSY))
        return akashi_tuf_client_fetch_target (update->client, target, update->cancellable, error);
      again = FALSE;
      if (g_error_matches (why, AKASHI_ERROR, AKASHI_ERROR_TUF_HASH))
        drop_wrong (path, target, resumed, &again);
      if (!again)
        g_propagate_error (error, g_steal_pointer (&why));
    }
  return NULL;
}

/* Finds the target of a delta; @bytes: (out): its length, -1: not to be had */
static AkashiTufTarget *
find_delta (AkashiSyncUpdate *update, const AkashiListDelta *delta, gint64 *bytes)
{
  AkashiTufTarget *target
      = akashi_tuf_client_find_target (update->client, delta->file, update->cancellable, NULL);

  *bytes = target ? target->length : -1;
  return target;
}

static GPtrArray *
find_chain (AkashiSyncUpdate *update, const AkashiListIndex *index, gint64 from, gint64 limit)
{
  g_autoptr (GPtrArray) targets
      = g_ptr_array_new_full (index->deltas->len, (GDestroyNotify) akashi_tuf_target_free);
  gint64 bytes[AKASHI_MAX_DELTAS];

  for (guint i = 0; i < index->deltas->len; i++)
    g_ptr_array_add (targets, find_delta (update, index->deltas->pdata[i], &bytes[i]));
  g_autoptr (GPtrArray) way = akashi_list_index_chain (index, from, bytes, limit);
  if (!way)
    return NULL;
  GPtrArray *chain = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_tuf_target_free);
  for (guint i = 0; i < way->len; i++)
    {
      guint at = 0;
      g_ptr_array_find (index->deltas, way->pdata[i], &at);
      g_ptr_array_add (chain, g_steal_pointer (&targets->pdata[at]));
    }
  return chain;
}

static gboolean
find_offer (AkashiSyncUpdate *update, const char *scheme, const AkashiListIndex *index, gint64 installed,
            Offer *offer, GError **error)
{
  offer->all = g_ptr_array_new ();
  offer->full = akashi_tuf_client_find_target (update->client, index->full, update->cancellable, error);
  if (!offer->full)
    return FALSE;
  if (offer->full->length > AKASHI_MAX_LIST_BYTES)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE,
                   "the list of %s is larger than this program takes", scheme);
      return FALSE;
    }
  offer->chain = installed >= 0 ? find_chain (update, index, installed, offer->full->length) : NULL;
  g_ptr_array_add (offer->all, offer->full);
  for (guint i = 0; offer->chain && i < offer->chain->len; i++)
    g_ptr_array_add (offer->all, offer->chain->pdata[i]);
  return TRUE;
}

static gboolean
install_chain (AkashiSyncUpdate *update, const char *scheme, const AkashiListIndex *index, const Offer *offer,
               gint64 from, gint64 role_version, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; i < offer->chain->len; i++)
    {
      GBytes *bytes = fetch_file (update, scheme, offer->chain->pdata[i], error);
      if (!bytes)
        return FALSE;
      g_ptr_array_add (files, bytes);
    }
  return akashi_registry_import_deltas (update->registry, update->trust->id, scheme, index, from, files,
                                        role_version, error);
}

static gboolean
install_full (AkashiSyncUpdate *update, const char *scheme, const AkashiListIndex *index, const Offer *offer,
              gint64 role_version, GError **error)
{
  g_autoptr (GBytes) list = fetch_file (update, scheme, offer->full, error);

  return list
         && akashi_registry_import_full (update->registry, update->trust->id, scheme, index, list,
                                         role_version, error);
}

/* Whether what is wrong is the deltas (they do not join, are not there, or are not what was signed), and not
 * the disk, the database or the way to the server. */
static gboolean
is_of_deltas (const GError *why)
{
  return g_error_matches (why, AKASHI_ERROR, AKASHI_ERROR_IMPORT_REFUSED)
         || g_error_matches (why, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE)
         || g_error_matches (why, AKASHI_ERROR, AKASHI_ERROR_TUF_HASH)
         || g_error_matches (why, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND)
         || g_error_matches (why, AKASHI_ERROR, AKASHI_ERROR_HTTP_STATUS);
}

static gboolean
install (AkashiSyncUpdate *update, const char *scheme, const AkashiListIndex *index, gint64 installed,
         gint64 role_version, GError **error)
{
  g_auto (Offer) offer = { 0 };
  g_autoptr (GError) why = NULL;

  if (!find_offer (update, scheme, index, installed, &offer, error))
    return FALSE;
  akashi_sync_remove_partials (update->registry_path, scheme, offer.all);
  if (offer.chain)
    {
      if (install_chain (update, scheme, index, &offer, installed, role_version, &why))
        return TRUE;
      if (!is_of_deltas (why))
        {
          g_propagate_error (error, g_steal_pointer (&why));
          return FALSE;
        }
      g_info ("%s: the full list is fetched: %s", scheme, why->message);
    }
  return install_full (update, scheme, index, &offer, role_version, error);
}

/*
 * The newest `published` is the floor under the clock of every scheme (registry.md, "Freshness"): one scheme
 * must not push it past the time for which the registry's own timestamp vouches.
 */
static gboolean
check_published (AkashiSyncUpdate *update, const char *scheme, const AkashiListIndex *index, GError **error)
{
  if (index->published < akashi_tuf_client_expires (update->client, "timestamp"))
    return TRUE;
  g_autofree char *published = akashi_time_format (index->published);
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IMPORT_REFUSED,
               "the list of %s says that it was published at %s, after all that came with it has expired",
               scheme, published);
  return FALSE;
}

gboolean
akashi_sync_update_list (AkashiSyncUpdate *update, const char *scheme, GError **error)
{
  g_autofree char *path = g_strdup_printf ("%s/index.json", scheme);
  g_autofree char *role = NULL;
  g_autoptr (GError) why = NULL;
  g_autoptr (GBytes) json = akashi_sync_fetch_small (update, path, AKASHI_MAX_INDEX_BYTES, &role, &why);
  if (!json)
    return akashi_sync_is_left_out (update, scheme, &why, error);
  g_autoptr (AkashiListIndex) index = akashi_list_index_new (json, scheme, error);
  if (!index || !check_published (update, scheme, index, error))
    return FALSE;

  const AkashiListState *installed = find_list (update, scheme);
  gint64 role_version = akashi_tuf_client_version (update->client, role);
  gboolean there = is_installed (installed, index);
  if (!there && !install (update, scheme, index, installed ? installed->serial : -1, role_version, error))
    return FALSE;
  akashi_sync_remove_partials (update->registry_path, scheme, NULL);
  return !there || installed->role_version == role_version
         || akashi_registry_confirm_list (update->registry, scheme, index, role_version, error);
}
