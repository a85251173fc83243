/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-published.h"

#include "akashi-atomic-file.h"
#include "akashi-limits.h"
#include "akashi-repository-drafts.h"
#include "akashi-repository-layout.h"
#include "akashi-tuf-key.h"
#include "akashi-tuf-writer.h"

#include <string.h>

struct _AkashiPublished {
  char *directory;
  GBytes *root;
  GBytes *tip_root;        /* under which timestamp, snapshot and targets are read */
  AkashiTufClient *client; /* (nullable): NULL: only a root is there */
  GHashTable *files;       /* (element-type utf8 GBytes): metadata by role */
};

/* --- the repository's metadata as a store, so that the client's own rules read it
 * ------------------------------- */

static json_t *
signed_part (GBytes *file, GError **error)
{
  gsize length;
  const void *data = g_bytes_get_data (file, &length);
  g_autoptr (json_t) object = akashi_json_load (data, length, error);
  if (!object)
    return NULL;
  json_t *part = json_object_get (object, "signed");
  if (json_is_object (part))
    return json_incref (part);
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TUF_MALFORMED, "a metadata file has no signed part");
  return NULL;
}

static GBytes *
load_file (const char *directory, const char *role, gint64 version, GError **error)
{
  g_autofree char *path = akashi_layout_metadata (directory, role, version);
  return akashi_atomic_file_read (path, AKASHI_MAX_TARGETS_BYTES, error);
}

static json_t *
load_signed (const char *directory, const char *role, gint64 version, GError **error)
{
  g_autoptr (GBytes) file = load_file (directory, role, version, error);
  return file ? signed_part (file, error) : NULL;
}

/* The version of @role's file that @by (timestamp or snapshot) names. */
static gint64
named_version (const json_t *by, const char *role)
{
  g_autofree char *file = g_strdup_printf ("%s.json", role);
  return json_integer_value (
      json_object_get (json_object_get (json_object_get (by, "meta"), file), "version"));
}

static gint64
current_version (const char *directory, const char *role, GError **error)
{
  if (strcmp (role, "timestamp") == 0)
    return 1; /* its name carries no version */

  g_autoptr (json_t) timestamp = load_signed (directory, "timestamp", 0, error);
  if (!timestamp)
    return -1;
  gint64 version = named_version (timestamp, "snapshot");
  if (strcmp (role, "snapshot") == 0)
    return version;
  g_autoptr (json_t) snapshot = load_signed (directory, "snapshot", version, error);
  return snapshot ? named_version (snapshot, role) : -1;
}

static GBytes *
load_role (gpointer self, const char *role, GError **error)
{
  const AkashiPublished *published = self;
  if (strcmp (role, "root") == 0)
    return g_bytes_ref (published->tip_root);
  gint64 version = current_version (published->directory, role, error);

  if (version < 0)
    return NULL;
  if (version == 0)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND, "%s is not published", role);
      return NULL;
    }
  return load_file (published->directory, role, version, error);
}

static gboolean
refuse_change (GError **error)
{
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_FAILED, "a published repository is only read here");
  return FALSE;
}

static gboolean
save_role (gpointer self G_GNUC_UNUSED, const char *role G_GNUC_UNUSED, gint64 version G_GNUC_UNUSED,
           GBytes *bytes G_GNUC_UNUSED, GError **error)
{
  return refuse_change (error);
}

static gboolean
discard_role (gpointer self G_GNUC_UNUSED, const char *role G_GNUC_UNUSED, GError **error)
{
  return refuse_change (error);
}

/* --- reading
 * ----------------------------------------------------------------------------------------------------- */

static gboolean
keep_file (AkashiPublished *published, const char *role, GError **error)
{
  gint64 version = akashi_tuf_client_version (published->client, role);
  GBytes *file = load_file (published->directory, role, version, error);
  if (!file)
    return FALSE;
  g_hash_table_replace (published->files, g_strdup (role), file);
  return TRUE;
}

/* Delegated roles are verified as the client comes by them: on the way to a target of theirs. */
static gboolean
read_schemes (AkashiPublished *published, GError **error)
{
  g_autoptr (json_t) targets = signed_part (g_hash_table_lookup (published->files, "targets"), error);
  json_t *roles = json_object_get (json_object_get (targets, "delegations"), "roles");

  for (size_t i = 0; i < json_array_size (roles); i++)
    {
      const char *id = json_string_value (json_object_get (json_array_get (roles, i), "name"));
      g_autofree char *path = g_strdup_printf ("%s/scheme.json", id);
      g_autoptr (AkashiTufTarget) target
          = akashi_tuf_client_find_target (published->client, path, NULL, error);
      if (!target || !keep_file (published, id, error))
        return FALSE;
    }
  return targets != NULL;
}

/*
 * A publication that was cut off right after a new root was put in its place: what is there is signed for the
 * root before. That is believed only while the very draft which that root was is still kept; else what stands
 * under keys that were taken away is built upon no more.
 */
static gboolean
step_back (AkashiPublished *published)
{
  gint64 newest = akashi_layout_newest_root (published->directory);
  g_autoptr (GBytes) draft = NULL;

  if (newest < 2 || !akashi_repository_load_draft (published->directory, &draft, NULL) || !draft
      || !g_bytes_equal (draft, published->root))
    return FALSE;
  GBytes *before = load_file (published->directory, "root", newest - 1, NULL);
  if (!before)
    return FALSE;
  g_bytes_unref (published->tip_root);
  published->tip_root = before;
  return TRUE;
}

static gboolean
load_tip (AkashiPublished *published, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (akashi_tuf_client_load (published->client, &problem))
    return TRUE;
  if (step_back (published))
    return akashi_tuf_client_load (published->client, error);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
read_all (AkashiPublished *published, gint64 now, GError **error)
{
  AkashiTufStore store = { load_role, save_role, discard_role, published };
  g_autofree char *timestamp = akashi_layout_metadata (published->directory, "timestamp", 0);

  published->client = akashi_tuf_client_new (NULL, &store, now);
  if (!g_file_test (timestamp, G_FILE_TEST_EXISTS))
    {
      g_clear_pointer (&published->client, akashi_tuf_client_free);
      return akashi_tuf_root_check (published->root, error);
    }
  if (!load_tip (published, error))
    return FALSE;
  for (const char *const *role = (const char *const[]){ "root", "timestamp", "snapshot", "targets", NULL };
       *role; role++)
    if (!keep_file (published, *role, error))
      return FALSE;
  return read_schemes (published, error);
}

AkashiPublished *
akashi_published_open (const char *directory, gint64 now, GError **error)
{
  gint64 newest = akashi_layout_newest_root (directory);
  if (newest == 0)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND,
                   "%s holds no repository; a new one starts with: akashictl operator repository init",
                   directory);
      return NULL;
    }
  g_autofree char *path = akashi_layout_metadata (directory, "root", newest);
  g_autoptr (GBytes) root = akashi_atomic_file_read (path, AKASHI_MAX_ROOT_BYTES, error);
  if (!root)
    return NULL;

  g_autoptr (AkashiPublished) published = g_new0 (AkashiPublished, 1);
  published->directory = g_strdup (directory);
  published->tip_root = g_bytes_ref (root);
  published->root = g_steal_pointer (&root);
  published->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  if (!read_all (published, now, error))
    {
      g_prefix_error (error, "%s: ", directory);
      return NULL;
    }
  return g_steal_pointer (&published);
}

void
akashi_published_free (AkashiPublished *published)
{
  g_clear_pointer (&published->client, akashi_tuf_client_free);
  g_clear_pointer (&published->root, g_bytes_unref);
  g_clear_pointer (&published->tip_root, g_bytes_unref);
  g_clear_pointer (&published->files, g_hash_table_unref);
  g_free (published->directory);
  g_free (published);
}

GBytes *
akashi_published_root (const AkashiPublished *published)
{
  return published->root;
}

gboolean
akashi_published_is_sample (const AkashiPublished *published)
{
  return akashi_tuf_root_is_sample (published->root);
}

GPtrArray *
akashi_published_named_roles (const AkashiPublished *published)
{
  GBytes *snapshot = akashi_published_file (published, "snapshot");
  GPtrArray *roles = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_tuf_role_version_free);
  g_autoptr (AkashiTufSummary) summary
      = snapshot ? akashi_tuf_summary_new_unverified ("snapshot", snapshot, NULL) : NULL;

  while (summary && summary->versions->len > 0)
    {
      AkashiTufRoleVersion *role
          = g_ptr_array_steal_index_fast (summary->versions, summary->versions->len - 1);
      if (akashi_layout_is_top_level (role->role))
        akashi_tuf_role_version_free (role);
      else
        g_ptr_array_add (roles, role);
    }
  return roles;
}

/* Returns: (transfer full) (nullable): what the snapshot says of @role. */
static AkashiTufRoleVersion *
find_named (const AkashiPublished *published, const char *role)
{
  g_autoptr (GPtrArray) roles = akashi_published_named_roles (published);

  for (guint i = 0; i < roles->len; i++)
    if (strcmp (((AkashiTufRoleVersion *) roles->pdata[i])->role, role) == 0)
      return g_ptr_array_steal_index_fast (roles, i);
  return NULL;
}

/*
 * A target of a scheme to which nothing is passed on any more: its role's file is still the one that the
 * snapshot names, by hash. It tells what the last serial was, so that a scheme that comes back goes on from
 * it.
 */
static AkashiTufTarget *
find_withdrawn_target (const AkashiPublished *published, const char *path)
{
  const char *slash = strchr (path, '/');
  g_autofree char *role = g_strndup (path, slash ? (gsize) (slash - path) : 0);
  g_autoptr (AkashiTufRoleVersion) named = find_named (published, role);
  if (!named || g_hash_table_contains (published->files, role))
    return NULL;
  g_autoptr (GBytes) file = load_file (published->directory, role, named->version, NULL);
  g_autofree char *sha256 = file ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, file) : NULL;
  if (!file || g_strcmp0 (sha256, named->sha256) != 0)
    return NULL;
  g_autoptr (AkashiTufSummary) summary = akashi_tuf_summary_new_unverified ("targets", file, NULL);
  for (guint i = 0; summary && i < summary->targets->len; i++)
    if (strcmp (((AkashiTufTarget *) summary->targets->pdata[i])->path, path) == 0)
      return g_ptr_array_steal_index_fast (summary->targets, i);
  return NULL;
}

gboolean
akashi_published_is_complete (const AkashiPublished *published)
{
  return published->client != NULL;
}

gint64
akashi_published_version (const AkashiPublished *published, const char *role)
{
  if (!published->client)
    return 0;
  gint64 version = akashi_tuf_client_version (published->client, role);
  g_autoptr (AkashiTufRoleVersion) named = version < 0 ? find_named (published, role) : NULL;
  return MAX (named ? named->version : version, 0);
}

gint64
akashi_published_expires (const AkashiPublished *published, const char *role)
{
  return published->client ? akashi_tuf_client_expires (published->client, role) : -1;
}

GBytes *
akashi_published_file (const AkashiPublished *published, const char *role)
{
  return g_hash_table_lookup (published->files, role);
}

/* The object of @role in a root (`roles` by name) or in the delegations of targets (an array). */
static json_t *
find_role (json_t *roles, const char *role)
{
  if (json_is_object (roles))
    return json_object_get (roles, role);
  for (size_t i = 0; i < json_array_size (roles); i++)
    {
      json_t *each = json_array_get (roles, i);
      if (g_strcmp0 (json_string_value (json_object_get (each, "name")), role) == 0)
        return each;
    }
  return NULL;
}

GPtrArray *
akashi_published_keys (const AkashiPublished *published, const char *role)
{
  gboolean top_level = akashi_layout_is_top_level (role);
  GBytes *file = top_level ? published->root : akashi_published_file (published, "targets");
  g_autoptr (json_t) part = file ? signed_part (file, NULL) : NULL;
  json_t *holder = top_level ? part : json_object_get (part, "delegations");
  json_t *ids = json_object_get (find_role (json_object_get (holder, "roles"), role), "keyids");
  GPtrArray *keys = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_public_key_unref);

  for (size_t i = 0; i < json_array_size (ids); i++)
    {
      const char *id = json_string_value (json_array_get (ids, i));
      AkashiPublicKey *key = akashi_tuf_key_new_json (json_object_get (json_object_get (holder, "keys"), id));
      if (key)
        g_ptr_array_add (keys, key);
    }
  return keys;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
akashi_published_schemes (const AkashiPublished *published)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer role;

  g_hash_table_iter_init (&iter, published->files);
  while (g_hash_table_iter_next (&iter, &role, NULL))
    if (!akashi_layout_is_top_level (role))
      g_ptr_array_add (ids, g_strdup (role));
  g_ptr_array_sort (ids, compare_ids);
  return ids;
}

gint64
akashi_published_target_length (AkashiPublished *published, const char *path)
{
  g_autoptr (AkashiTufTarget) target
      = published->client ? akashi_tuf_client_find_target (published->client, path, NULL, NULL) : NULL;
  return target ? target->length : -1;
}

GBytes *
akashi_published_read_target (AkashiPublished *published, const char *path, GError **error)
{
  if (!published->client)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TUF_UNKNOWN_TARGET, "nothing is published yet");
      return NULL;
    }
  g_autoptr (GError) problem = NULL;
  g_autoptr (AkashiTufTarget) target
      = akashi_tuf_client_find_target (published->client, path, NULL, &problem);
  if (!target)
    target = find_withdrawn_target (published, path);
  if (!target)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  g_autofree char *file
      = akashi_layout_target (published->directory, path, target->sha256 ? target->sha256 : "");
  g_autoptr (GBytes) bytes = akashi_atomic_file_read (file, AKASHI_MAX_LIST_BYTES, error);
  return bytes && akashi_tuf_target_check (target, bytes, error) ? g_steal_pointer (&bytes) : NULL;
}
