/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-repository-drafts.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "akashi-atomic-file.h"
#include "akashi-limits.h"
#include "akashi-private-key-file.h"
#include "akashi-repository-layout.h"
#include "akashi-root-draft.h"
#include "akashi-tuf-writer.h"

#define DAY G_GINT64_CONSTANT (86400)

static char *
draft_path (const char *directory)
{
  return g_build_filename (directory, ".drafts", "root.json", NULL);
}

static GBytes *
load_published (const char *directory, GError **error)
{
  gint64 newest = akashi_layout_newest_root (directory);
  g_autofree char *path = akashi_layout_metadata (directory, "root", newest);

  if (newest > 0)
    return akashi_atomic_file_read (path, AKASHI_MAX_ROOT_BYTES, error);
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND, "%s holds no repository", directory);
  return NULL;
}

gboolean
akashi_repository_load_draft (const char *directory, GBytes **draft, GError **error)
{
  g_autofree char *path = draft_path (directory);
  g_autoptr (GError) problem = NULL;

  *draft = akashi_atomic_file_read (path, AKASHI_MAX_ROOT_BYTES, &problem);
  if (*draft || g_error_matches (problem, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* The draft, which must be there. */
static GBytes *
require_draft (const char *directory, GError **error)
{
  GBytes *draft;

  if (!akashi_repository_load_draft (directory, &draft, error))
    return NULL;
  if (!draft)
    g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND,
                 "%s: no draft waits; one is made with: akashictl operator repository rotate-root",
                 directory);
  return draft;
}

static gboolean
save_draft (const char *directory, GBytes *draft, GError **error)
{
  g_autofree char *path = draft_path (directory);
  return akashi_atomic_file_write (path, draft, 0644, error);
}

gboolean
akashi_repository_discard_draft (const char *directory, GError **error)
{
  g_autofree char *path = draft_path (directory);
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_unlink (path) != 0 && errno != ENOENT)
    {
      int code = errno;
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IO, "%s cannot be removed: %s", path, g_strerror (code));
      return FALSE;
    }
  (void) g_rmdir (folder); /* what else lies there stays */
  return TRUE;
}

AkashiRootStanding *
akashi_repository_draft_root (const AkashiRepository *repository, const GPtrArray *changes, GError **error)
{
  g_autoptr (GBytes) before = load_published (repository->directory, error);
  g_autoptr (GBytes) waiting = NULL;

  if (!before || !akashi_repository_load_draft (repository->directory, &waiting, error))
    return NULL;
  if (waiting && !g_bytes_equal (waiting, before))
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_EXISTS,
                   "a draft waits for signatures already; --discard throws it away");
      return NULL;
    }
  g_autoptr (GBytes) draft
      = akashi_root_draft_new (before, changes, repository->now + AKASHI_REPOSITORY_ROOT_DAYS * DAY, error);
  g_autoptr (AkashiRootStanding) standing = draft ? akashi_root_standing_new (before, draft, error) : NULL;
  return standing && save_draft (repository->directory, draft, error) ? g_steal_pointer (&standing) : NULL;
}

AkashiRootStanding *
akashi_repository_root_standing (const char *directory, gboolean *waits, GError **error)
{
  g_autoptr (GBytes) before = load_published (directory, error);
  g_autoptr (GBytes) draft = NULL;

  if (!before || !akashi_repository_load_draft (directory, &draft, error))
    return NULL;
  *waits = draft && !g_bytes_equal (draft, before);
  return akashi_root_standing_new (before, *waits ? draft : before, error);
}

/* --- out and back
 * ------------------------------------------------------------------------------------------------ */

static char *
exported_path (const char *folder, gint64 version)
{
  g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT ".root.json", version);
  return g_build_filename (folder, name, NULL);
}

char *
akashi_repository_export_draft (const char *directory, const char *folder, GError **error)
{
  g_autoptr (GBytes) draft = require_draft (directory, error);
  g_autoptr (GBytes) before = draft ? load_published (directory, error) : NULL;
  g_autoptr (AkashiRootStanding) standing = before ? akashi_root_standing_new (before, draft, error) : NULL;
  if (!standing)
    return NULL;

  g_autofree char *old = exported_path (folder, standing->version - 1);
  g_autofree char *new = exported_path (folder, standing->version);
  return akashi_atomic_file_write (old, before, 0644, error)
                 && akashi_atomic_file_write (new, draft, 0644, error)
             ? g_steal_pointer (&new)
             : NULL;
}

/* The exported draft and the root before it, which lies beside it. */
static gboolean
read_exported (const char *path, GBytes **before, GBytes **draft, GError **error)
{
  g_autoptr (GBytes) file = akashi_atomic_file_read (path, AKASHI_MAX_ROOT_BYTES, error);
  g_autoptr (AkashiTufSummary) summary
      = file ? akashi_tuf_summary_new_unverified ("root", file, error) : NULL;
  if (!summary)
    return FALSE;
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *old_path = exported_path (folder, summary->version - 1);
  GBytes *old = akashi_atomic_file_read (old_path, AKASHI_MAX_ROOT_BYTES, error);
  if (!old)
    {
      g_prefix_error (error, "the root before it must lie beside it, as export-metadata writes it: ");
      return FALSE;
    }
  *before = old;
  *draft = g_steal_pointer (&file);
  return TRUE;
}

AkashiRootStanding *
akashi_repository_sign_exported (const char *path, const char *key_path, const char *passphrase,
                                 GError **error)
{
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) draft = NULL;
  if (!read_exported (path, &before, &draft, error))
    return NULL;
  g_autoptr (AkashiPrivateKey) key = akashi_private_key_file_load (key_path, passphrase, error);
  g_autoptr (GBytes) more = key ? akashi_root_draft_sign (before, draft, key, error) : NULL;
  g_autoptr (AkashiRootStanding) standing = more ? akashi_root_standing_new (before, more, error) : NULL;

  return standing && akashi_atomic_file_write (path, more, 0644, error) ? g_steal_pointer (&standing) : NULL;
}

AkashiRootStanding *
akashi_repository_import_draft (const char *directory, const char *path, guint *added, GError **error)
{
  g_autoptr (GBytes) draft = require_draft (directory, error);
  g_autoptr (GBytes) before = draft ? load_published (directory, error) : NULL;
  g_autoptr (GBytes) copy = before ? akashi_atomic_file_read (path, AKASHI_MAX_ROOT_BYTES, error) : NULL;
  g_autoptr (GBytes) merged = copy ? akashi_root_draft_merge (before, draft, copy, added, error) : NULL;
  g_autoptr (AkashiRootStanding) standing = merged ? akashi_root_standing_new (before, merged, error) : NULL;

  return standing && save_draft (directory, merged, error) ? g_steal_pointer (&standing) : NULL;
}

/* --- the key of a scheme's role
 * ---------------------------------------------------------------------------------- */

/* The first free name for a key that is no longer used. */
static char *
retired_path (const char *keys, const char *scheme)
{
  for (guint i = 1;; i++)
    {
      g_autofree char *name = g_strdup_printf ("scheme-%s.%u.pem", scheme, i);
      g_autofree char *path = g_build_filename (keys, "retired", name, NULL);
      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

/* The new key takes the old one's place in one step; the old one is kept under another name. */
static gboolean
replace_key (const char *path, const char *new_path, const char *retired, GError **error)
{
  gboolean there = g_file_test (path, G_FILE_TEST_EXISTS);
  g_autoptr (GBytes) old = there ? akashi_atomic_file_read (path, AKASHI_MAX_KEY_FILE_BYTES, error) : NULL;

  if (there && (!old || !akashi_atomic_file_create (retired, old, 0600, error)))
    return FALSE;
  if (g_rename (new_path, path) == 0)
    return TRUE;
  int code = errno;
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IO, "%s cannot be replaced: %s", path, g_strerror (code));
  return FALSE;
}

/* A passphrase that was mistyped must not lock the new key: it opens a key that is there. */
static gboolean
check_passphrase (const AkashiRepository *repository, const char *path, GError **error)
{
  g_autofree char *targets = akashi_layout_key (repository->keys, "targets");
  const char *known = g_file_test (path, G_FILE_TEST_EXISTS)      ? path
                      : g_file_test (targets, G_FILE_TEST_EXISTS) ? targets
                                                                  : NULL;
  if (!known)
    return TRUE;
  g_autoptr (AkashiPrivateKey) key = akashi_private_key_file_load (known, repository->passphrase, error);
  return key != NULL;
}

gboolean
akashi_repository_rotate_scheme (const AkashiRepository *repository, const char *scheme, const char *key_path,
                                 char **kept, GError **error)
{
  g_autofree char *path = akashi_layout_scheme_key (repository->keys, scheme);
  g_autofree char *new_path = g_strconcat (path, ".new", NULL);
  g_autofree char *retired = retired_path (repository->keys, scheme);
  gboolean there = g_file_test (path, G_FILE_TEST_EXISTS);

  if (!check_passphrase (repository, path, error))
    return FALSE;
  /* What a run that was cut off has left was used for nothing. */
  (void) g_unlink (new_path);
  if (key_path)
    {
      if (!akashi_private_key_file_take_over (key_path, new_path, repository->passphrase, error))
        return FALSE;
    }
  else
    {
      g_autoptr (AkashiPrivateKey) key
          = akashi_private_key_file_new (AKASHI_KEY_ED25519, new_path, repository->passphrase, error);
      if (!key)
        return FALSE;
    }
  if (!replace_key (path, new_path, retired, error))
    return FALSE;
  *kept = there ? g_steal_pointer (&retired) : NULL;
  return TRUE;
}
