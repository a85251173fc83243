/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-repository-root.h"

#include "akashi-private-key-file.h"
#include "akashi-repository-layout.h"
#include "akashi-repository-signing.h"

/* The root keys that are in the folder; the others lie elsewhere, as they should. */
static GPtrArray *
present_root_keys (const AkashiRepository *repository, GError **error)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_private_key_free);

  for (guint i = 1; i <= AKASHI_REPOSITORY_ROOT_KEYS; i++)
    {
      g_autofree char *name = g_strdup_printf ("root-%u", i);
      g_autofree char *path = akashi_layout_key (repository->keys, name);
      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        continue;
      AkashiPrivateKey *key = akashi_private_key_file_load (path, repository->passphrase, error);
      if (!key)
        return NULL;
      g_ptr_array_add (keys, key);
    }
  if (keys->len >= AKASHI_REPOSITORY_ROOT_THRESHOLD)
    return g_steal_pointer (&keys);
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND, "%s holds %u root keys, and two must sign",
               repository->keys, keys->len);
  return NULL;
}

static gboolean
sign_anew (const AkashiRepository *repository, const AkashiPublished *published, gint64 version,
           GError **error)
{
  g_autoptr (GPtrArray) signers = present_root_keys (repository, error);
  if (!signers)
    return FALSE;
  g_autoptr (GPtrArray) root = akashi_published_keys (published, "root");
  g_autoptr (GPtrArray) timestamp = akashi_published_keys (published, "timestamp");
  g_autoptr (GPtrArray) snapshot = akashi_published_keys (published, "snapshot");
  g_autoptr (GPtrArray) targets = akashi_published_keys (published, "targets");
  AkashiTufRootRoles roles
      = { { root, AKASHI_REPOSITORY_ROOT_THRESHOLD }, { timestamp, 1 }, { snapshot, 1 }, { targets, 1 } };
  g_autoptr (GBytes) file = akashi_repository_write_root (repository, version, signers, &roles,
                                                          akashi_published_is_sample (published), error);
  return file != NULL;
}

gboolean
akashi_repository_renew_root (const AkashiRepository *repository, const AkashiPublished *published,
                              gboolean renew, gint64 *version, gint64 *expires, GError **error)
{
  g_autoptr (AkashiTufSummary) root
      = akashi_tuf_summary_new_unverified ("root", akashi_published_root (published), error);
  if (!root)
    return FALSE;
  *version = root->version;
  *expires = root->expires;
  if (!renew || root->expires - repository->now >= AKASHI_REPOSITORY_RENEW_ROOT_DAYS * 86400)
    return TRUE;
  if (!sign_anew (repository, published, root->version + 1, error))
    return FALSE;
  *version = root->version + 1;
  *expires = repository->now + AKASHI_REPOSITORY_ROOT_DAYS * 86400;
  return TRUE;
}
