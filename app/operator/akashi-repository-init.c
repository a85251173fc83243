/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-repository.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "akashi-private-key-file.h"
#include "akashi-repository-layout.h"
#include "akashi-repository-signing.h"

static const char *const root_names[] = { "root-1", "root-2", "root-3", NULL };
static const char *const online_names[] = { "timestamp", "snapshot", "targets" };

G_STATIC_ASSERT (G_N_ELEMENTS (root_names) == AKASHI_REPOSITORY_ROOT_KEYS + 1);

static gboolean
refuse_existing (const char *path, GError **error)
{
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_EXISTS, "%s is there already", path);
  return FALSE;
}

/* Looks before anything is made, so that a second run leaves nothing half done. */
static gboolean
check_free (const AkashiRepository *repository, GError **error)
{
  if (akashi_layout_newest_root (repository->directory) > 0)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_EXISTS, "%s holds a repository already",
                   repository->directory);
      return FALSE;
    }
  for (guint i = 0; i < AKASHI_REPOSITORY_ROOT_KEYS + G_N_ELEMENTS (online_names); i++)
    {
      const char *name
          = i < AKASHI_REPOSITORY_ROOT_KEYS ? root_names[i] : online_names[i - AKASHI_REPOSITORY_ROOT_KEYS];
      g_autofree char *path = akashi_layout_key (repository->keys, name);
      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return refuse_existing (path, error);
    }
  return TRUE;
}

static AkashiPrivateKey *
make_key (const AkashiRepository *repository, const char *name, GError **error)
{
  g_autofree char *path = akashi_layout_key (repository->keys, name);
  return akashi_private_key_file_new (AKASHI_KEY_ED25519, path, repository->passphrase, error);
}

/* A role with one key of its own. */
static gboolean
make_role (const AkashiRepository *repository, const char *name, AkashiTufSigners *out, GError **error)
{
  g_autoptr (AkashiPrivateKey) key = make_key (repository, name, error);
  if (!key)
    return FALSE;
  out->keys = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_public_key_unref);
  out->threshold = 1;
  g_ptr_array_add (out->keys, akashi_private_key_public (key));
  return TRUE;
}

static GPtrArray *
make_root_keys (const AkashiRepository *repository, GError **error)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_private_key_free);
  for (const char *const *name = root_names; *name; name++)
    {
      AkashiPrivateKey *key = make_key (repository, *name, error);
      if (!key)
        return NULL;
      g_ptr_array_add (keys, key);
    }
  return g_steal_pointer (&keys);
}

static GBytes *
make_root (const AkashiRepository *repository, gboolean sample, AkashiTufRootRoles *roles, GError **error)
{
  g_autoptr (GPtrArray) root_keys = make_root_keys (repository, error);
  if (!root_keys)
    return NULL;
  roles->root
      = (AkashiTufSigners){ akashi_repository_public_keys (root_keys), AKASHI_REPOSITORY_ROOT_THRESHOLD };
  if (!make_role (repository, "timestamp", &roles->timestamp, error)
      || !make_role (repository, "snapshot", &roles->snapshot, error)
      || !make_role (repository, "targets", &roles->targets, error))
    return NULL;
  return akashi_repository_write_root (repository, 1, root_keys, roles, sample, error);
}

char *
akashi_repository_init (const AkashiRepository *repository, gboolean sample, GError **error)
{
  if (!check_free (repository, error))
    return NULL;
  /* Nobody else looks into a folder of private keys. */
  if (g_mkdir_with_parents (repository->keys, 0700) != 0)
    {
      int code = errno;
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IO, "%s cannot be made: %s", repository->keys,
                   g_strerror (code));
      return NULL;
    }

  AkashiTufRootRoles roles = { 0 };
  g_autoptr (GBytes) root = make_root (repository, sample, &roles, error);
  AkashiTufSigners *all[] = { &roles.root, &roles.timestamp, &roles.snapshot, &roles.targets };
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    g_clear_pointer (&all[i]->keys, g_ptr_array_unref);
  return root ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, root) : NULL;
}
