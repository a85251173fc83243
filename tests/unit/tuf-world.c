/* SPDX-License-Identifier: Apache-2.0 */
#include "tuf-world.h"

#include <string.h>

AkashiPrivateKey *
tuf_key (guint index)
{
  static GPtrArray *keys;

  if (!keys)
    keys = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_private_key_free);
  while (keys->len <= index)
    {
      g_autoptr (GError) error = NULL;
      AkashiKeyType type = keys->len % 4 == 3 ? AKASHI_KEY_P256 : AKASHI_KEY_ED25519;
      g_ptr_array_add (keys, akashi_private_key_generate (type, &error));
      g_assert_no_error (error);
    }
  return g_ptr_array_index (keys, index);
}

GPtrArray *
tuf_keys (guint first, guint count)
{
  GPtrArray *keys = g_ptr_array_new ();
  for (guint i = 0; i < count; i++)
    g_ptr_array_add (keys, tuf_key (first + i));
  return keys;
}

static AkashiTufSigners
signers_of (const TufRole *role)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_public_key_unref);
  for (guint i = 0; i < role->signers->len; i++)
    g_ptr_array_add (keys, akashi_private_key_public (g_ptr_array_index (role->signers, i)));
  return (AkashiTufSigners){ keys, role->threshold };
}

static AkashiTufHead
head_of (const TufRole *role)
{
  return (AkashiTufHead){ role->version, role->expires, role->signers };
}

static GBytes *
mutated (TufWorld *world, const char *role, GBytes *file)
{
  if (world->mutate)
    {
      GBytes *changed = world->mutate (world, role, file);
      if (changed)
        {
          g_bytes_unref (file);
          return changed;
        }
    }
  return file;
}

void
tuf_world_serve (TufWorld *world, const char *address, GBytes *file)
{
  g_hash_table_replace (world->served, g_strdup (address), g_bytes_ref (file));
}

static void
serve_versioned (TufWorld *world, gint64 version, const char *role, GBytes *file)
{
  g_autofree char *address = g_strdup_printf ("metadata/%" G_GINT64_FORMAT ".%s.json", version, role);
  tuf_world_serve (world, address, file);
}

void
tuf_world_write_root (TufWorld *world)
{
  g_autoptr (GError) error = NULL;
  AkashiTufRootRoles roles = { signers_of (&world->root), signers_of (&world->timestamp),
                               signers_of (&world->snapshot), signers_of (&world->targets) };
  AkashiTufHead head = head_of (&world->root);
  g_autoptr (GBytes) file = akashi_tuf_write_root (&head, &roles, FALSE, &error);

  g_assert_no_error (error);
  for (guint i = 0; world->more_root_signers && i < world->more_root_signers->len; i++)
    {
      GBytes *more = akashi_tuf_sign (file, g_ptr_array_index (world->more_root_signers, i), &error);
      g_assert_no_error (error);
      g_bytes_unref (file);
      file = more;
    }
  file = mutated (world, "root", g_steal_pointer (&file));
  serve_versioned (world, world->root.version, "root", file);
  g_ptr_array_unref (roles.root.keys);
  g_ptr_array_unref (roles.timestamp.keys);
  g_ptr_array_unref (roles.snapshot.keys);
  g_ptr_array_unref (roles.targets.keys);
}

static GBytes *
write_targets (TufWorld *world)
{
  static const char *const paths[] = { "mihon/*", NULL };
  g_autoptr (GError) error = NULL;
  AkashiTufHead head = head_of (&world->targets);
  AkashiTufSigners signers = signers_of (&world->scheme);
  g_autoptr (GPtrArray) delegations = g_ptr_array_new ();
  g_autoptr (AkashiTufDelegation) scheme = akashi_tuf_delegation_new (
      "mihon", signers.keys, signers.threshold, paths, world->scheme_is_terminating);

  g_ptr_array_add (delegations, scheme);
  for (guint i = 0; i < world->delegations->len; i++)
    g_ptr_array_add (delegations, g_ptr_array_index (world->delegations, i));
  GBytes *file = akashi_tuf_write_targets (&head, world->listed, delegations, &error);
  g_assert_no_error (error);
  g_ptr_array_unref (signers.keys);
  return mutated (world, "targets", file);
}

static GBytes *
write_snapshot (TufWorld *world, GBytes *targets, GBytes *scheme)
{
  g_autoptr (GError) error = NULL;
  AkashiTufHead head = head_of (&world->snapshot);
  g_autoptr (GPtrArray) roles = g_ptr_array_new ();
  g_autoptr (AkashiTufRoleVersion) first
      = akashi_tuf_role_version_new ("targets", world->targets.version, targets);
  g_autoptr (AkashiTufRoleVersion) second
      = akashi_tuf_role_version_new ("mihon", world->scheme.version, scheme);

  g_ptr_array_add (roles, first);
  if (world->scheme_is_named)
    g_ptr_array_add (roles, second);
  for (guint i = 0; i < world->versions->len; i++)
    g_ptr_array_add (roles, g_ptr_array_index (world->versions, i));
  GBytes *file = akashi_tuf_write_snapshot (&head, roles, &error);
  g_assert_no_error (error);
  return mutated (world, "snapshot", file);
}

void
tuf_world_write (TufWorld *world)
{
  g_autoptr (GError) error = NULL;
  AkashiTufHead scheme_head = head_of (&world->scheme);
  AkashiTufHead head = head_of (&world->timestamp);

  GBytes *scheme_file = akashi_tuf_write_targets (&scheme_head, world->scheme_targets, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (GBytes) scheme = mutated (world, "mihon", scheme_file);
  g_autoptr (GBytes) targets = write_targets (world);
  g_autoptr (GBytes) snapshot = write_snapshot (world, targets, scheme);
  GBytes *timestamp_file = akashi_tuf_write_timestamp (&head, world->snapshot.version, snapshot, &error);
  g_assert_no_error (error);
  g_autoptr (GBytes) timestamp = mutated (world, "timestamp", timestamp_file);

  serve_versioned (world, world->scheme.version, "mihon", scheme);
  serve_versioned (world, world->targets.version, "targets", targets);
  serve_versioned (world, world->snapshot.version, "snapshot", snapshot);
  tuf_world_serve (world, "metadata/timestamp.json", timestamp);
}

void
tuf_world_bump (TufWorld *world)
{
  world->scheme.version++;
  world->targets.version++;
  world->snapshot.version++;
  world->timestamp.version++;
  tuf_world_write (world);
}

void
tuf_role_rotate (TufRole *role, guint first, guint count, guint threshold)
{
  g_ptr_array_unref (role->signers);
  role->signers = tuf_keys (first, count);
  role->threshold = threshold;
}

void
tuf_world_add_role (TufWorld *world, const char *name, GPtrArray *signers, GPtrArray *targets,
                    GPtrArray *delegations)
{
  g_autoptr (GError) error = NULL;
  AkashiTufHead head = { 1, TUF_NOW + 90 * TUF_DAY, signers };
  g_autoptr (GBytes) file = akashi_tuf_write_targets (&head, targets, delegations, &error);

  g_assert_no_error (error);
  g_autofree char *encoded = g_uri_escape_string (name, NULL, FALSE);
  serve_versioned (world, 1, encoded, file);
  g_ptr_array_add (world->versions, akashi_tuf_role_version_new (name, 1, file));
}

static TufRole
role_new (guint first, guint count, guint threshold, int days)
{
  return (TufRole){ 1, TUF_NOW + (gint64) days * TUF_DAY, tuf_keys (first, count), threshold };
}

TufWorld *
tuf_world_new (void)
{
  TufWorld *world = g_new0 (TufWorld, 1);
  g_autoptr (GBytes) file = g_bytes_new_static ("hello", 5);

  world->root = role_new (0, 3, 2, 365);
  world->timestamp = role_new (3, 1, 1, 14);
  world->snapshot = role_new (4, 1, 1, 14);
  world->targets = role_new (5, 2, 2, 180);
  world->scheme = role_new (7, 1, 1, 90);
  world->listed = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_tuf_target_free);
  world->scheme_targets = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_tuf_target_free);
  world->delegations = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_tuf_delegation_free);
  world->versions = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_tuf_role_version_free);
  world->scheme_is_terminating = TRUE;
  world->scheme_is_named = TRUE;
  world->served = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  world->failing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  world->requests = g_ptr_array_new_with_free_func (g_free);
  world->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  world->saves = g_ptr_array_new_with_free_func (g_free);
  world->now = TUF_NOW;
  g_ptr_array_add (world->listed, akashi_tuf_target_new ("schemes.json", file));
  g_ptr_array_add (world->scheme_targets, akashi_tuf_target_new ("mihon/index.json", file));
  g_ptr_array_add (world->scheme_targets, akashi_tuf_target_new ("other/index.json", file));
  tuf_world_write_root (world);
  tuf_world_write (world);
  g_hash_table_insert (world->kept, g_strdup ("root"),
                       g_bytes_ref (g_hash_table_lookup (world->served, "metadata/1.root.json")));
  return world;
}

TufWorld *
tuf_world_new_at_4 (void)
{
  TufWorld *world = tuf_world_new ();

  for (guint i = 0; i < 3; i++)
    tuf_world_bump (world);
  tuf_world_expect (world, -1);
  return world;
}

void
tuf_world_free (TufWorld *world)
{
  TufRole *roles[] = { &world->root, &world->timestamp, &world->snapshot, &world->targets, &world->scheme };

  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    g_ptr_array_unref (roles[i]->signers);
  g_clear_pointer (&world->more_root_signers, g_ptr_array_unref);
  g_ptr_array_unref (world->listed);
  g_ptr_array_unref (world->scheme_targets);
  g_ptr_array_unref (world->delegations);
  g_ptr_array_unref (world->versions);
  g_hash_table_unref (world->served);
  g_hash_table_unref (world->failing);
  g_ptr_array_unref (world->requests);
  g_hash_table_unref (world->kept);
  g_ptr_array_unref (world->saves);
  akashi_tuf_client_free (world->client);
  g_free (world);
}

static GBytes *
fetch (gpointer self, const char *path, gint64 max_bytes, GCancellable *cancellable, GError **error)
{
  TufWorld *world = self;
  GBytes *file = g_hash_table_lookup (world->served, path);
  gpointer code;

  (void) cancellable;
  g_ptr_array_add (world->requests, g_strdup (path));
  if (g_hash_table_lookup_extended (world->failing, path, NULL, &code))
    g_set_error (error, AKASHI_ERROR, GPOINTER_TO_INT (code), "made to fail");
  else if (!file)
    g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND, "no such file");
  else if (g_bytes_get_size (file) > (guint64) max_bytes)
    g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE, "too large");
  else
    return g_bytes_ref (file);
  return NULL;
}

static GBytes *
load (gpointer self, const char *role, GError **error)
{
  TufWorld *world = self;
  GBytes *file = g_hash_table_lookup (world->kept, role);

  if (g_strcmp0 (world->unreadable, role) == 0)
    g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IO, "made unreadable");
  else if (!file)
    g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND, "not kept");
  else
    return g_bytes_ref (file);
  return NULL;
}

static gboolean
save (gpointer self, const char *role, gint64 version, GBytes *bytes, GError **error)
{
  TufWorld *world = self;

  if (g_strcmp0 (world->unwritable, role) == 0)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IO, "made unwritable");
      return FALSE;
    }
  g_hash_table_replace (world->kept, g_strdup (role), g_bytes_ref (bytes));
  g_ptr_array_add (world->saves, g_strdup_printf ("%s %" G_GINT64_FORMAT, role, version));
  return TRUE;
}

static gboolean
discard (gpointer self, const char *role, GError **error)
{
  TufWorld *world = self;

  (void) error;
  g_hash_table_remove (world->kept, role);
  return TRUE;
}

AkashiTufFetcher
tuf_world_fetcher (TufWorld *world)
{
  return (AkashiTufFetcher){ fetch, world };
}

AkashiTufStore
tuf_world_store (TufWorld *world)
{
  return (AkashiTufStore){ load, save, discard, world };
}

gboolean
tuf_world_refresh (TufWorld *world, GError **error)
{
  AkashiTufFetcher fetcher = tuf_world_fetcher (world);
  AkashiTufStore store = tuf_world_store (world);

  akashi_tuf_client_free (world->client);
  world->client = akashi_tuf_client_new (&fetcher, &store, world->now);
  return akashi_tuf_client_refresh (world->client, NULL, error);
}

gboolean
tuf_world_load (TufWorld *world, GError **error)
{
  AkashiTufStore store = tuf_world_store (world);

  akashi_tuf_client_free (world->client);
  world->client = akashi_tuf_client_new (NULL, &store, world->now);
  return akashi_tuf_client_load (world->client, error);
}

void
tuf_world_expect (TufWorld *world, int code)
{
  g_autoptr (GError) error = NULL;
  gboolean done = tuf_world_refresh (world, &error);

  g_assert_cmpint (done, ==, error == NULL);
  if (code < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, AKASHI_ERROR, code);
}

void
tuf_world_expect_requests (TufWorld *world, const char *addresses)
{
  g_ptr_array_add (world->requests, NULL);
  g_autofree char *asked = g_strjoinv (" ", (char **) world->requests->pdata);
  g_assert_cmpstr (asked, ==, addresses);
  g_ptr_array_set_size (world->requests, 0);
}

json_t *
tuf_open (GBytes *file)
{
  json_t *object = json_loadb (g_bytes_get_data (file, NULL), g_bytes_get_size (file), 0, NULL);
  g_assert_nonnull (object);
  return object;
}

GBytes *
tuf_dump (json_t *file)
{
  char *text = json_dumps (file, JSON_COMPACT);
  json_decref (file);
  GBytes *bytes = g_bytes_new (text, strlen (text));
  free (text);
  return bytes;
}

GBytes *
tuf_resign (json_t *file, GPtrArray *signers)
{
  json_array_clear (json_object_get (file, "signatures"));
  GBytes *bytes = tuf_dump (file);

  for (guint i = 0; i < signers->len; i++)
    {
      g_autoptr (GError) error = NULL;
      GBytes *more = akashi_tuf_sign (bytes, g_ptr_array_index (signers, i), &error);
      g_assert_no_error (error);
      g_bytes_unref (bytes);
      bytes = more;
    }
  return bytes;
}

void
tuf_world_serve_padded (TufWorld *world, const char *address, gsize length)
{
  GBytes *file = g_hash_table_lookup (world->served, address);
  gsize size = file ? g_bytes_get_size (file) : 0;
  g_autofree char *data = g_malloc (length);

  memset (data, ' ', length);
  if (size > 0)
    memcpy (data, g_bytes_get_data (file, NULL), size);
  g_autoptr (GBytes) padded = g_bytes_new (data, length);
  tuf_world_serve (world, address, padded);
}

GBytes *
tuf_change_timestamp (TufWorld *world, const char *role, GBytes *file, const char *field, json_t *value)
{
  if (!g_str_equal (role, "timestamp"))
    {
      json_decref (value);
      return NULL;
    }
  json_t *object = tuf_open (file);
  json_object_set_new (json_object_get (object, "signed"), field, value);
  return tuf_resign (object, world->timestamp.signers);
}
