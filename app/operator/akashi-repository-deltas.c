/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-repository-deltas.h"

#include "akashi-limits.h"

char *
akashi_repository_delta_name (gint64 from, gint64 to)
{
  return g_strdup_printf ("delta-%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT ".jsonl.zst", from, to);
}

static void
add_delta (json_t *deltas, gint64 from, gint64 to, const char *file)
{
  json_array_append_new (
      deltas, json_pack ("{s:I, s:I, s:s}", "from", (json_int_t) from, "to", (json_int_t) to, "file", file));
}

/* Returns: (transfer none) (nullable): the delta of @index that leads to @serial. */
static const AkashiListDelta *
find_delta (const AkashiListIndex *index, gint64 serial)
{
  for (guint i = 0; index->deltas && i < index->deltas->len; i++)
    {
      const AkashiListDelta *delta = index->deltas->pdata[i];
      if (delta->to == serial)
        return delta;
    }
  return NULL;
}

json_t *
akashi_repository_deltas_json (AkashiPublished *published, const char *scheme,
                               const AkashiListIndex *previous, const AkashiBuiltList *list, gint64 serial)
{
  json_t *deltas = json_array ();
  gint64 limit = (gint64) g_bytes_get_size (list->file);
  gint64 total = previous && list->delta ? (gint64) g_bytes_get_size (list->delta) : limit;

  if (!previous || total >= limit)
    return deltas;
  g_autofree char *name = akashi_repository_delta_name (previous->serial, serial);
  g_autofree char *file = g_strdup_printf ("%s/%s", scheme, name);
  add_delta (deltas, previous->serial, serial, file);

  for (const AkashiListDelta *delta = find_delta (previous, previous->serial);
       delta && json_array_size (deltas) < AKASHI_KEPT_DELTAS; delta = find_delta (previous, delta->from))
    {
      gint64 length = akashi_published_target_length (published, delta->file);
      total += length;
      if (length < 0 || total >= limit)
        break;
      add_delta (deltas, delta->from, delta->to, delta->file);
    }
  return deltas;
}
