/* SPDX-License-Identifier: Apache-2.0 */
/* guarantees.json, marks.json and advice.json: read or refused, never read by halves. */
#include "akashi-counsel-json.h"
#include "akashi-guarantee-json.h"
#include "akashi-mark-json.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) json = g_bytes_new (data, size);
  g_autoptr (GError) guarantee_error = NULL;
  g_autoptr (GError) mark_error = NULL;
  g_autoptr (AkashiGuarantees) all = akashi_guarantees_new_json (json, &guarantee_error);
  g_autoptr (GPtrArray) marks = akashi_marks_new_json (json, &mark_error);

  g_autoptr (GError) counsel_error = NULL;
  g_autoptr (AkashiCounsel) counsel = akashi_counsel_new_json (json, &counsel_error);

  g_assert ((counsel == NULL) == (counsel_error != NULL));
  g_assert ((all == NULL) == (guarantee_error != NULL));
  g_assert ((marks == NULL) == (mark_error != NULL));
  for (guint i = 0; all && i < all->guarantees->len; i++)
    {
      const AkashiBaseline *only;
      AkashiOverlap overlap = akashi_guarantees_overlap (all, all->guarantees->pdata[i], &only);
      g_assert ((overlap == AKASHI_OVERLAP_ONE) == (only != NULL));
    }
  for (guint i = 0; marks && i < marks->len; i++)
    {
      const AkashiMark *mark = marks->pdata[i];
      g_autoptr (GPtrArray) found = akashi_marks_search (marks, mark->id);
      g_assert (found->len > 0);
    }
  return 0;
}
