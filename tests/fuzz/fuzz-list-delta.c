/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An index as it comes off the wire, and a delta: first as zstd, then as the text inside a valid file, over
 * an installed list. The index of the delta never matches, so the installed list must stay as it is.
 */
#include <glib/gstdio.h>
#include <string.h>
#include <zstd.h>

#include "akashi-limits.h"
#include "akashi-registry.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static gint64 trust_id;

/* The digest of a list of no rows is nought. */
#define EMPTY "0000000000000000000000000000000000000000000000000000000000000000"
#define OTHER "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static GBytes *
pack (const void *data, gsize size)
{
  gsize room = ZSTD_compressBound (size);
  char *packed = g_malloc (room);
  return g_bytes_new_take (packed, ZSTD_compress (packed, room, data, size, 1));
}

static AkashiRegistry *
open_registry (void)
{
  static const char root[] = "{\"signed\":{\"version\":1}}";
  static const char definition[] = "{\"id\":\"mihon\",\"hosts\":[]}";
  static char full[] = "mihon/full-1.jsonl.zst";
  static char digest[] = EMPTY;
  g_autofree char *folder = g_dir_make_tmp ("akashi-fuzz-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "registry.db", NULL);
  g_autoptr (GBytes) root_bytes = g_bytes_new_static (root, strlen (root));
  g_autoptr (GBytes) definition_bytes = g_bytes_new_static (definition, strlen (definition));
  g_autoptr (GBytes) empty = pack ("", 0);
  AkashiListIndex index = { .serial = 1, .as_of = 20000, .published = 1, .full = full, .digest = digest };
  AkashiRegistry *registry = akashi_registry_open (path, TRUE, NULL);

  g_assert (registry);
  trust_id = akashi_registry_add_trust (registry, root_bytes, "https://mihon.example/", NULL);
  g_assert (akashi_registry_install_scheme (registry, trust_id, "mihon", definition_bytes, NULL));
  g_assert (akashi_registry_import_full (registry, trust_id, "mihon", &index, empty, 1, NULL));
  /* Open files stay usable without their names, and nothing is left behind. */
  for (const char *const *end = (const char *const[]){ "", "-wal", "-shm", NULL }; *end; end++)
    {
      g_autofree char *file = g_strconcat (path, *end, NULL);
      g_remove (file);
    }
  g_rmdir (folder);
  return registry;
}

static void
apply (AkashiRegistry *registry, GBytes *file)
{
  static char full[] = "mihon/full-2.jsonl.zst";
  static char digest[] = OTHER;
  AkashiListIndex index
      = { .serial = 2, .as_of = 20001, .published = 2, .full = full, .rows = 1, .digest = digest };
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (files, file);
  g_assert (!akashi_registry_import_deltas (registry, trust_id, "mihon", &index, 1, files, 2, &error));
  g_assert (error != NULL);
  g_autoptr (GPtrArray) lists = akashi_registry_list_states (registry, NULL);
  g_assert (((const AkashiListState *) lists->pdata[0])->serial == 1);
  g_autoptr (AkashiRegistration) found = akashi_registry_find_number (registry, "mihon", "A", NULL, NULL);
  g_assert (!found);
}

static void
read_index (GBytes *json)
{
  g_autoptr (AkashiListIndex) index = akashi_list_index_new (json, "mihon", NULL);
  gint64 bytes[AKASHI_MAX_DELTAS];

  if (!index)
    return;
  g_assert (index->deltas->len <= AKASHI_MAX_DELTAS);
  for (guint i = 0; i < index->deltas->len; i++)
    bytes[i] = (gint64) i * 7 % 5 - 1;
  g_autoptr (GPtrArray) way = akashi_list_index_chain (index, 1, bytes, 50);
  for (guint i = 1; way && i < way->len; i++)
    g_assert (((AkashiListDelta *) way->pdata[i - 1])->to == ((AkashiListDelta *) way->pdata[i])->from);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static AkashiRegistry *registry = NULL;
  g_autoptr (GBytes) file = g_bytes_new (data, size);
  g_autoptr (GBytes) packed = pack (data, size);

  if (!registry)
    registry = open_registry ();
  read_index (file);
  apply (registry, file);
  apply (registry, packed);
  return 0;
}
