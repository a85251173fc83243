/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A full list as it comes off the wire, into a database in memory's place: first as zstd, then, where it is
 * none, as the text inside a valid file. Whatever happens, the index never matches, so nothing may stay.
 */
#include <glib/gstdio.h>
#include <string.h>
#include <zstd.h>

#include "akashi-registry.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static gint64 trust_id;

static AkashiRegistry *
open_registry (void)
{
  static const char root[] = "{\"signed\":{\"version\":1}}";
  static const char definition[] = "{\"id\":\"mihon\",\"hosts\":[]}";
  g_autofree char *folder = g_dir_make_tmp ("akashi-fuzz-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "registry.db", NULL);
  g_autoptr (GBytes) root_bytes = g_bytes_new_static (root, strlen (root));
  g_autoptr (GBytes) definition_bytes = g_bytes_new_static (definition, strlen (definition));
  AkashiRegistry *registry = akashi_registry_open (path, TRUE, NULL);

  g_assert (registry);
  trust_id = akashi_registry_add_trust (registry, root_bytes, "https://mihon.example/", NULL);
  g_assert (trust_id > 0);
  g_assert (akashi_registry_install_scheme (registry, trust_id, "mihon", definition_bytes, NULL));
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
import (AkashiRegistry *registry, GBytes *file)
{
  static char full[] = "mihon/full-1.jsonl.zst";
  static char digest[] = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
  AkashiListIndex index
      = { .serial = 1, .as_of = 20000, .published = 1, .full = full, .rows = 1, .digest = digest };
  g_autoptr (GError) error = NULL;

  g_assert (!akashi_registry_import_full (registry, trust_id, "mihon", &index, file, 1, &error));
  g_assert (error != NULL);
  g_autoptr (AkashiRegistration) found = akashi_registry_find_number (registry, "mihon", "A", NULL, NULL);
  g_assert (!found);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static AkashiRegistry *registry = NULL;
  g_autoptr (GBytes) file = g_bytes_new (data, size);
  gsize room = ZSTD_compressBound (size);
  g_autofree char *packed = g_malloc (room);

  if (!registry)
    registry = open_registry ();
  import (registry, file);
  g_autoptr (GBytes) wrapped = g_bytes_new (packed, ZSTD_compress (packed, room, data, size, 1));
  import (registry, wrapped);
  return 0;
}
