/* SPDX-License-Identifier: Apache-2.0 */
/* The shortest way from an installed list to the one an index describes, over its deltas. */
#include "akashi-limits.h"
#include "akashi-registry.h"

/* A delta as the last step of a way that begins at the installed list. */
typedef struct {
  const AkashiListDelta *delta;
  gint64 bytes; /* of the delta alone */
  gint64 total; /* of the way; -1: none is known */
  gint before;  /* the step before it; -1: the way begins here */
} Step;

static int
compare_steps (gconstpointer a, gconstpointer b)
{
  const Step *x = a;
  const Step *y = b;
  return x->delta->from < y->delta->from ? -1 : x->delta->from > y->delta->from;
}

/* Steps stand by where they begin, and each leads forward: all that can come before @at stands before it. */
static void
find_way (GArray *steps, guint at, gint64 from)
{
  Step *step = &g_array_index (steps, Step, at);

  if (step->delta->from == from)
    step->total = step->bytes;
  for (guint i = 0; i < at; i++)
    {
      const Step *before = &g_array_index (steps, Step, i);
      if (before->total < 0 || before->delta->to != step->delta->from)
        continue;
      if (step->total < 0 || before->total + step->bytes < step->total)
        {
          step->total = before->total + step->bytes;
          step->before = (gint) i;
        }
    }
}

static GPtrArray *
collect (GArray *steps, gint last)
{
  GPtrArray *chain = g_ptr_array_new ();

  for (gint at = last; at >= 0; at = g_array_index (steps, Step, at).before)
    g_ptr_array_insert (chain, 0, (gpointer) (gsize) g_array_index (steps, Step, at).delta);
  return chain;
}

GPtrArray *
akashi_list_index_chain (const AkashiListIndex *index, gint64 from, const gint64 *bytes, gint64 limit)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (Step));
  gint best = -1;

  for (guint i = 0; index->deltas && i < index->deltas->len; i++)
    {
      Step step = { index->deltas->pdata[i], bytes[i], -1, -1 };
      /* Longer than the full file it is of no use, and sums stay far from overflowing. */
      if (bytes[i] >= 0 && bytes[i] < limit && step.delta->from >= from)
        g_array_append_val (steps, step);
    }
  g_array_sort (steps, compare_steps);
  for (guint i = 0; i < steps->len; i++)
    {
      const Step *step = &g_array_index (steps, Step, i);
      find_way (steps, i, from);
      if (step->total >= 0 && step->total < limit && step->delta->to == index->serial
          && (best < 0 || step->total < g_array_index (steps, Step, best).total))
        best = (gint) i;
    }
  return best < 0 ? NULL : collect (steps, best);
}
