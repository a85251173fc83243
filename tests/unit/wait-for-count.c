/* SPDX-License-Identifier: Apache-2.0 */
#include "wait-for-count.h"

#define PATIENCE_S 60

static gboolean
on_late (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

void
wait_for_count (const guint *count, guint n)
{
  gboolean late = FALSE;
  guint source = g_timeout_add_seconds (PATIENCE_S, on_late, &late);
  while (*count < n && !late)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (late);
  g_source_remove (source);
}
