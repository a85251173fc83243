/* SPDX-License-Identifier: Apache-2.0 */
/* Column maps. */
#include "akashi-import-map.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) json = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (AkashiImportMap) map = akashi_import_map_new_json (json, &error);

  g_assert_true ((map == NULL) == (error != NULL));
  return 0;
}
