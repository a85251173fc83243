/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-tuf-metadata.h"
#include "akashi-tuf-writer.h"

#include <string.h>

static int
compare_versions (gconstpointer a, gconstpointer b)
{
  const AkashiTufRoleVersion *first = *(AkashiTufRoleVersion *const *) a;
  const AkashiTufRoleVersion *second = *(AkashiTufRoleVersion *const *) b;
  return strcmp (first->role, second->role);
}

static int
compare_targets (gconstpointer a, gconstpointer b)
{
  const AkashiTufTarget *first = *(AkashiTufTarget *const *) a;
  const AkashiTufTarget *second = *(AkashiTufTarget *const *) b;
  return strcmp (first->path, second->path);
}

static void
add_versions (AkashiTufSummary *summary, GHashTable *files)
{
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      const AkashiTufFileInfo *info = value;
      if (!g_str_has_suffix (name, ".json"))
        continue;
      AkashiTufRoleVersion *version = g_new (AkashiTufRoleVersion, 1);
      version->role = g_strndup (name, strlen (name) - strlen (".json"));
      version->version = info->version;
      version->length = info->length;
      version->sha256 = g_strdup (info->sha256);
      g_ptr_array_add (summary->versions, version);
    }
  g_ptr_array_sort (summary->versions, compare_versions);
}

static void
add_targets (AkashiTufSummary *summary, GHashTable *targets)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, targets);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (summary->targets, akashi_tuf_target_copy (value));
  g_ptr_array_sort (summary->targets, compare_targets);
}

AkashiTufSummary *
akashi_tuf_summary_new_unverified (const char *type, GBytes *file, GError **error)
{
  AkashiTufType kind = AKASHI_TUF_ROOT;

  while (kind < AKASHI_TUF_TOP_LEVEL && !g_str_equal (akashi_tuf_type_name (kind), type))
    kind++;
  if (kind == AKASHI_TUF_TOP_LEVEL)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TUF_MALFORMED, "no type of metadata: %s", type);
      return NULL;
    }
  g_autoptr (AkashiTufMetadata) metadata = akashi_tuf_metadata_parse_unverified (kind, type, file, error);
  if (!metadata)
    return NULL;

  AkashiTufSummary *summary = g_new0 (AkashiTufSummary, 1);
  summary->type = g_strdup (type);
  summary->version = metadata->version;
  summary->expires = metadata->expires;
  summary->sample = metadata->sample;
  summary->versions = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_tuf_role_version_free);
  summary->targets = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_tuf_target_free);
  if (metadata->files)
    add_versions (summary, metadata->files);
  if (metadata->targets)
    add_targets (summary, metadata->targets);
  return summary;
}

void
akashi_tuf_summary_free (AkashiTufSummary *summary)
{
  if (!summary)
    return;
  g_free (summary->type);
  g_ptr_array_unref (summary->versions);
  g_ptr_array_unref (summary->targets);
  g_free (summary);
}
