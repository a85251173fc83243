/* SPDX-License-Identifier: Apache-2.0 */
/* Scheme definitions, one and several, and a list's index. */
#include "akashi-registry.h"
#include "akashi-scheme-json.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) json = g_bytes_new (data, size);
  g_autoptr (GError) of_one = NULL;
  g_autoptr (GError) of_several = NULL;
  g_autoptr (GError) of_index = NULL;
  g_autoptr (AkashiScheme) scheme = akashi_scheme_new_json (json, &of_one);
  g_autoptr (GPtrArray) schemes = akashi_schemes_new_json (json, &of_several);
  g_autoptr (AkashiListIndex) index = akashi_list_index_new (json, "mihon", &of_index);

  g_assert ((scheme == NULL) == (of_one != NULL));
  g_assert ((schemes == NULL) == (of_several != NULL));
  g_assert ((index == NULL) == (of_index != NULL));
  return 0;
}
