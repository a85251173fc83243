/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-repository-root.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "akashi-atomic-file.h"
#include "akashi-repository-drafts.h"
#include "akashi-repository-layout.h"
#include "akashi-repository-signing.h"
#include "akashi-root-draft.h"

#define DAY G_GINT64_CONSTANT (86400)

void
akashi_root_in_force_clear (AkashiRootInForce *root)
{
  g_clear_pointer (&root->metadata, akashi_tuf_metadata_free);
  g_clear_pointer (&root->file, g_bytes_unref);
}

/* Signs with every root key that is in the folder; the others lie elsewhere, as they should. */
static GBytes *
sign_anew (const AkashiRepository *repository, const AkashiTufMetadata *now, GBytes *before, GError **error)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) signers
      = akashi_repository_signers (repository, "root", now->authorities[AKASHI_TUF_ROOT], error);
  if (!signers)
    return NULL;
  g_autoptr (GBytes) draft
      = akashi_root_draft_new (before, none, repository->now + AKASHI_REPOSITORY_ROOT_DAYS * DAY, error);
  for (guint i = 0; draft && i < signers->len; i++)
    {
      GBytes *more = akashi_root_draft_sign (before, draft, signers->pdata[i], error);
      g_bytes_unref (draft);
      draft = more;
    }
  return g_steal_pointer (&draft);
}

/* @file: (out) (nullable): the draft that waits, where enough have signed it */
static gboolean
find_draft (const AkashiRepository *repository, GBytes *before, AkashiRootInForce *root, GError **error)
{
  g_autoptr (GBytes) draft = NULL;

  if (!akashi_repository_load_draft (repository->directory, &draft, error))
    return FALSE;
  if (!draft)
    return TRUE;
  /* A crash after it was put in its place: it is published, and only not forgotten yet. */
  if (g_bytes_equal (draft, before))
    {
      root->drafted = TRUE;
      return TRUE;
    }
  g_autoptr (AkashiRootStanding) standing = akashi_root_standing_new (before, draft, error);
  if (!standing)
    {
      g_prefix_error (error, "the draft that waits (withdraw it with: rotate-root --discard): ");
      return FALSE;
    }
  root->waits = !standing->complete;
  root->drafted = standing->complete;
  if (standing->complete)
    root->file = g_steal_pointer (&draft);
  return TRUE;
}

gboolean
akashi_repository_find_root (const AkashiRepository *repository, const AkashiPublished *published,
                             gboolean renew, AkashiRootInForce *root, GError **error)
{
  GBytes *before = akashi_published_root (published);
  g_autoptr (AkashiTufMetadata) now
      = akashi_tuf_metadata_parse_unverified (AKASHI_TUF_ROOT, "root", before, error);
  if (!now || !find_draft (repository, before, root, error))
    return FALSE;

  if (!root->file && renew && now->expires - repository->now < AKASHI_REPOSITORY_RENEW_ROOT_DAYS * DAY)
    {
      root->file = sign_anew (repository, now, before, error);
      if (!root->file)
        return FALSE;
    }
  root->metadata = root->file
                       ? akashi_tuf_metadata_parse_unverified (AKASHI_TUF_ROOT, "root", root->file, error)
                       : g_steal_pointer (&now);
  return root->metadata != NULL;
}

gboolean
akashi_repository_place_root (const AkashiRepository *repository, const AkashiRootInForce *root,
                              GError **error)
{
  /* A root that is not good enough to be trusted is not put where clients fetch it. */
  if (!root->file)
    return TRUE;
  if (!akashi_tuf_root_check (root->file, error))
    return FALSE;
  g_autofree char *path = akashi_layout_metadata (repository->directory, "root", root->metadata->version);
  return akashi_atomic_file_create (path, root->file, 0644, error);
}

gboolean
akashi_repository_drop_draft (const AkashiRepository *repository, const AkashiRootInForce *root,
                              GError **error)
{
  return !root->drafted || akashi_repository_discard_draft (repository->directory, error);
}
