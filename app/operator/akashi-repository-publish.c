/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-repository.h"

#include <string.h>

#include "akashi-atomic-file.h"
#include "akashi-limits.h"
#include "akashi-private-key-file.h"
#include "akashi-published.h"
#include "akashi-registry.h"
#include "akashi-repository-layout.h"
#include "akashi-repository-root.h"
#include "akashi-repository-schemes.h"
#include "akashi-repository-signing.h"
#include "akashi-repository-staging.h"

/* One publication, from targets to timestamp. */
typedef struct {
  const AkashiRepository *repository;
  AkashiPublished *published;
  AkashiRootInForce root;
  GPtrArray *roles;       /* (element-type AkashiTufRoleVersion): for the snapshot */
  GPtrArray *delegations; /* (element-type AkashiTufDelegation) */
  AkashiRepositoryState *state;
} Publication;

static gboolean
write_target (const AkashiRepository *repository, const char *path, GBytes *bytes, GPtrArray *targets,
              GError **error)
{
  g_autoptr (AkashiTufTarget) target = akashi_tuf_target_new (path, bytes);
  g_autofree char *file = akashi_layout_target (repository->directory, path, target->sha256);
  if (!akashi_atomic_file_write (file, bytes, 0644, error))
    return FALSE;
  g_ptr_array_add (targets, g_steal_pointer (&target));
  return TRUE;
}

/* --- a scheme's role
 * --------------------------------------------------------------------------------------------- */

/* @path: of a file of the list that is published; @index: (nullable): of the list that replaces it */
static gboolean
is_replaced (const AkashiListIndex *index, const char *path)
{
  const char *name = strrchr (path, '/');

  if (!index || !name)
    return FALSE;
  if (g_str_has_prefix (name, "/full-"))
    return TRUE;
  for (guint i = 0; i < index->deltas->len; i++)
    if (strcmp (((const AkashiListDelta *) index->deltas->pdata[i])->file, path) == 0)
      return FALSE;
  return g_str_has_prefix (name, "/delta-");
}

/* @index: (out) (nullable): of the list that is staged; %NULL: only the definition is */
static gboolean
read_staged_index (Publication *publication, const char *id, GPtrArray *staged, AkashiListIndex **index,
                   GError **error)
{
  *index = NULL;
  if (!g_ptr_array_find_with_equal_func (staged, "index.json", g_str_equal, NULL))
    return TRUE;
  g_autofree char *path = akashi_layout_staged (publication->repository->directory, id, "index.json");
  g_autoptr (GBytes) json = akashi_atomic_file_read (path, AKASHI_MAX_INDEX_BYTES, error);
  *index = json ? akashi_list_index_new (json, id, error) : NULL;
  return *index != NULL;
}

static gboolean
is_staged (GPtrArray *names, const char *path)
{
  const char *name = strrchr (path, '/');
  return name && g_ptr_array_find_with_equal_func (names, name + 1, g_str_equal, NULL);
}

/* What the role lists now and is not replaced. A new list replaces the old one, whatever its file's name, and
 * the deltas that do not lead to it. */
static gboolean
keep_targets (Publication *publication, const char *id, GPtrArray *staged, GPtrArray *targets, GError **error)
{
  GBytes *file = akashi_published_file (publication->published, id);
  if (!file)
    return TRUE;
  g_autoptr (AkashiTufSummary) role = akashi_tuf_summary_new_unverified ("targets", file, error);
  if (!role)
    return FALSE;

  g_autoptr (AkashiListIndex) index = NULL;
  if (!read_staged_index (publication, id, staged, &index, error))
    return FALSE;
  while (role->targets->len > 0)
    {
      AkashiTufTarget *target = g_ptr_array_steal_index (role->targets, 0);
      if (is_staged (staged, target->path) || is_replaced (index, target->path))
        akashi_tuf_target_free (target);
      else
        g_ptr_array_add (targets, target);
    }
  return TRUE;
}

static gboolean
publish_staged (Publication *publication, const char *id, GPtrArray *staged, GPtrArray *targets,
                GError **error)
{
  for (guint i = 0; i < staged->len; i++)
    {
      g_autofree char *from = akashi_layout_staged (publication->repository->directory, id, staged->pdata[i]);
      g_autofree char *path = g_strdup_printf ("%s/%s", id, (const char *) staged->pdata[i]);
      g_autoptr (GBytes) bytes = akashi_atomic_file_read (from, AKASHI_MAX_LIST_BYTES, error);
      if (!bytes || !write_target (publication->repository, path, bytes, targets, error))
        return FALSE;
    }
  return TRUE;
}

static void
delegate (Publication *publication, const char *id, GPtrArray *public_keys)
{
  g_autofree char *pattern = g_strdup_printf ("%s/*", id);
  g_ptr_array_add (
      publication->delegations,
      akashi_tuf_delegation_new (id, public_keys, 1, (const char *const[]){ pattern, NULL }, TRUE));
}

static void
note_expiry (Publication *publication, gint64 expires)
{
  publication->state->earliest_expires = MIN (publication->state->earliest_expires, expires);
}

static gboolean
sign_scheme (Publication *publication, const char *id, AkashiPrivateKey *key, GPtrArray *staged,
             GError **error)
{
  const AkashiRepository *repository = publication->repository;
  g_autoptr (GPtrArray) signers = g_ptr_array_new ();
  g_autoptr (GPtrArray) targets = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_tuf_target_free);
  gint64 version = akashi_published_version (publication->published, id) + 1;

  g_ptr_array_add (signers, key);
  if (!keep_targets (publication, id, staged, targets, error)
      || !publish_staged (publication, id, staged, targets, error))
    return FALSE;
  AkashiTufHead head = akashi_repository_head (repository, version, AKASHI_REPOSITORY_SCHEME_DAYS, signers);
  g_autoptr (GBytes) file = akashi_tuf_write_targets (&head, targets, NULL, error);
  if (!file || !akashi_repository_write_metadata (repository, id, version, file, error))
    return FALSE;

  g_autoptr (GPtrArray) public_keys = akashi_repository_public_keys (signers);
  delegate (publication, id, public_keys);
  g_ptr_array_add (publication->roles, akashi_tuf_role_version_new (id, version, file));
  note_expiry (publication, head.expires);
  return TRUE;
}

/* A scheme that signs elsewhere: its role stays as it is. */
static void
keep_scheme (Publication *publication, const char *id)
{
  AkashiPublished *published = publication->published;
  g_autoptr (GPtrArray) keys = akashi_published_keys (published, id);

  delegate (publication, id, keys);
  g_ptr_array_add (publication->roles,
                   akashi_tuf_role_version_new (id, akashi_published_version (published, id),
                                                akashi_published_file (published, id)));
  note_expiry (publication, akashi_published_expires (published, id));
}

static gboolean
publish_scheme (Publication *publication, const char *id, GError **error)
{
  const AkashiRepository *repository = publication->repository;
  g_autofree char *key_path = akashi_layout_scheme_key (repository->keys, id);
  g_autoptr (GPtrArray) staged = akashi_staging_files (repository->directory, id);

  publication->state->schemes++;
  if (staged->len == 0 && !g_file_test (key_path, G_FILE_TEST_EXISTS))
    {
      keep_scheme (publication, id);
      return TRUE;
    }
  g_autoptr (AkashiPrivateKey) key = akashi_private_key_file_load (key_path, repository->passphrase, error);
  return key && sign_scheme (publication, id, key, staged, error);
}

/* --- the top-level roles
 * ----------------------------------------------------------------------------------------- */

static gboolean
publish_targets (Publication *publication, GError **error)
{
  const AkashiRepository *repository = publication->repository;
  g_autoptr (GPtrArray) targets = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_tuf_target_free);
  g_autoptr (GBytes) schemes
      = akashi_repository_schemes_json (repository->directory, publication->published, error);
  if (!schemes || !write_target (repository, "schemes.json", schemes, targets, error))
    return FALSE;

  g_autoptr (GPtrArray) keys = akashi_repository_signers (
      repository, "targets", publication->root.metadata->authorities[AKASHI_TUF_TARGETS], error);
  if (!keys)
    return FALSE;
  gint64 version = akashi_published_version (publication->published, "targets") + 1;
  AkashiTufHead head = akashi_repository_head (repository, version, AKASHI_REPOSITORY_TARGETS_DAYS, keys);
  g_autoptr (GBytes) file = akashi_tuf_write_targets (&head, targets, publication->delegations, error);
  if (!file || !akashi_repository_write_metadata (repository, "targets", version, file, error))
    return FALSE;
  g_ptr_array_add (publication->roles, akashi_tuf_role_version_new ("targets", version, file));
  note_expiry (publication, head.expires);
  return TRUE;
}

static gboolean
publish_tip (Publication *publication, GError **error)
{
  const AkashiRepository *repository = publication->repository;
  AkashiPublished *published = publication->published;
  gint64 timestamp = akashi_published_version (published, "timestamp") + 1;

  if (!akashi_repository_write_tip (repository, &publication->root, publication->roles,
                                    akashi_published_version (published, "snapshot") + 1, timestamp, error))
    return FALSE;
  publication->state->timestamp_version = timestamp;
  note_expiry (publication, repository->now + AKASHI_REPOSITORY_TIMESTAMP_DAYS * 86400);
  note_expiry (publication, publication->state->root_expires);
  return TRUE;
}

static gboolean
find_root (Publication *publication, gboolean renew, GError **error)
{
  AkashiRepositoryState *state = publication->state;

  if (!akashi_repository_find_root (publication->repository, publication->published, renew,
                                    &publication->root, error))
    return FALSE;
  state->root_version = publication->root.metadata->version;
  state->root_expires = publication->root.metadata->expires;
  state->draft_waits = publication->root.waits;
  return TRUE;
}

/* A snapshot names for ever what it has named once; what nothing is passed on to any more stays as it was. */
static void
keep_withdrawn (Publication *publication, GPtrArray *present)
{
  g_autoptr (GPtrArray) named = akashi_published_named_roles (publication->published);

  while (named->len > 0)
    {
      AkashiTufRoleVersion *role = g_ptr_array_steal_index_fast (named, named->len - 1);
      if (g_ptr_array_find_with_equal_func (present, role->role, g_str_equal, NULL))
        akashi_tuf_role_version_free (role);
      else
        g_ptr_array_add (publication->roles, role);
    }
}

static gboolean
publish_all (Publication *publication, gboolean renew_root, GError **error)
{
  const AkashiRepository *repository = publication->repository;
  g_autoptr (GPtrArray) ids = akashi_repository_all_schemes (repository->directory, publication->published);

  if (ids->len == 0 && !akashi_published_is_complete (publication->published))
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND,
                   "%s: nothing is staged (operator repository add), so nothing was published",
                   repository->directory);
      return FALSE;
    }
  if (!find_root (publication, renew_root, error))
    return FALSE;
  keep_withdrawn (publication, ids);
  for (guint i = 0; i < ids->len; i++)
    if (!publish_scheme (publication, ids->pdata[i], error))
      return FALSE;
  return publish_targets (publication, error) && publish_tip (publication, error)
         && akashi_repository_drop_draft (repository, &publication->root, error)
         && akashi_staging_clear_all (repository->directory, error);
}

static gboolean
run (Publication *publication, AkashiRepositoryState *state,
     gboolean (*step) (Publication *, gboolean, GError **), gboolean renew_root, GError **error)
{
  AkashiRepositoryState result = { .earliest_expires = G_MAXINT64 };
  publication->published
      = akashi_published_open (publication->repository->directory, publication->repository->now, error);
  if (!publication->published)
    return FALSE;
  publication->state = &result;
  publication->roles = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_tuf_role_version_free);
  publication->delegations = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_tuf_delegation_free);
  gboolean ok = step (publication, renew_root, error);
  g_ptr_array_unref (publication->roles);
  g_ptr_array_unref (publication->delegations);
  akashi_root_in_force_clear (&publication->root);
  akashi_published_free (publication->published);
  if (ok)
    *state = result;
  return ok;
}

gboolean
akashi_repository_publish (const AkashiRepository *repository, gboolean renew_root,
                           AkashiRepositoryState *state, GError **error)
{
  Publication publication = { .repository = repository };
  return run (&publication, state, publish_all, renew_root, error);
}

/* --- refresh
 * ----------------------------------------------------------------------------------------------------- */

static void
keep_role (Publication *publication, const char *role)
{
  AkashiPublished *published = publication->published;
  g_ptr_array_add (publication->roles,
                   akashi_tuf_role_version_new (role, akashi_published_version (published, role),
                                                akashi_published_file (published, role)));
  note_expiry (publication, akashi_published_expires (published, role));
}

/* Under a root with other targets keys the targets role must be signed anew, which is more than a refresh. */
static gboolean
check_targets (Publication *publication, GError **error)
{
  g_autoptr (AkashiTufMetadata) targets = akashi_tuf_metadata_parse_unverified (
      AKASHI_TUF_TARGETS, "targets", akashi_published_file (publication->published, "targets"), error);

  if (!targets)
    return FALSE;
  if (akashi_tuf_metadata_verify (targets, publication->root.metadata->authorities[AKASHI_TUF_TARGETS], NULL))
    return TRUE;
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND,
               "the new root has other targets keys: it goes out with publish, not with refresh");
  return FALSE;
}

static gboolean
refresh (Publication *publication, gboolean renew_root, GError **error)
{
  AkashiPublished *published = publication->published;
  AkashiRepositoryState *state = publication->state;
  g_autoptr (GPtrArray) ids = akashi_published_schemes (published);

  if (!akashi_published_is_complete (published))
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND, "%s: nothing was published yet",
                   publication->repository->directory);
      return FALSE;
    }
  if (!find_root (publication, renew_root, error) || !check_targets (publication, error))
    return FALSE;
  keep_role (publication, "targets");
  keep_withdrawn (publication, ids);
  for (guint i = 0; i < ids->len; i++)
    keep_role (publication, ids->pdata[i]);
  state->schemes = ids->len;
  return publish_tip (publication, error)
         && akashi_repository_drop_draft (publication->repository, &publication->root, error);
}

gboolean
akashi_repository_refresh (const AkashiRepository *repository, AkashiRepositoryState *state, GError **error)
{
  Publication publication = { .repository = repository };
  return run (&publication, state, refresh, FALSE, error);
}
