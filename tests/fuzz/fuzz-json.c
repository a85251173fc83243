/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-json.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* What loads has a canonical form, and what is written as JSON again loads to the same. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (json_t) value = akashi_json_load (data, size, NULL);
  if (!value)
    return 0;

  g_autoptr (GBytes) canonical = akashi_json_canonical (value, NULL);
  char *text = json_dumps (value, JSON_COMPACT);
  g_assert_nonnull (canonical);
  g_assert_nonnull (text);
  g_autoptr (json_t) again = akashi_json_load (text, strlen (text), NULL);
  g_assert_nonnull (again);
  g_autoptr (GBytes) same = akashi_json_canonical (again, NULL);
  g_assert_true (g_bytes_equal (canonical, same));
  free (text);
  return 0;
}
