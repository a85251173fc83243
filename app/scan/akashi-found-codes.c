/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-found-codes.h"

#include "akashi-limits.h"

#include <string.h>

typedef struct {
  double left, top, right, bottom;
} Box;

static Box
box_of (const AkashiFoundCode *code)
{
  const AkashiPoint *corners = code->corners;
  Box box = { corners[0].x, corners[0].y, corners[0].x, corners[0].y };
  for (guint i = 1; i < 4; i++)
    {
      box.left = MIN (box.left, corners[i].x);
      box.top = MIN (box.top, corners[i].y);
      box.right = MAX (box.right, corners[i].x);
      box.bottom = MAX (box.bottom, corners[i].y);
    }
  return box;
}

static gboolean
holds_centre_of (Box box, Box other)
{
  double x = (other.left + other.right) / 2, y = (other.top + other.bottom) / 2;
  return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
}

static gboolean
is_same (const AkashiFoundCode *a, const AkashiFoundCode *b)
{
  if (a->symbology != b->symbology || !g_bytes_equal (a->text, b->text))
    return FALSE;
  if (a->symbology != AKASHI_SYMBOLOGY_QR)
    return TRUE;
  Box box_a = box_of (a), box_b = box_of (b);
  return holds_centre_of (box_a, box_b) || holds_centre_of (box_b, box_a);
}

GPtrArray *
akashi_found_codes_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_found_code_free);
}

void
akashi_found_codes_merge (GPtrArray *codes, GPtrArray *more)
{
  g_autoptr (GPtrArray) owned = more;

  while (owned->len > 0)
    {
      AkashiFoundCode *code = g_ptr_array_steal_index (owned, 0);
      AkashiFoundCode *known = NULL;
      for (guint i = 0; i < codes->len && known == NULL; i++)
        if (is_same (codes->pdata[i], code))
          known = codes->pdata[i];
      if (known == NULL)
        {
          g_ptr_array_add (codes, code);
          continue;
        }
      memcpy (known->corners, code->corners, sizeof known->corners);
      akashi_found_code_free (code);
    }
}

static int
compare_tops (gconstpointer a, gconstpointer b)
{
  Box box_a = box_of (*(AkashiFoundCode *const *) a), box_b = box_of (*(AkashiFoundCode *const *) b);
  return (box_a.top > box_b.top) - (box_a.top < box_b.top);
}

static int
compare_lefts (gconstpointer a, gconstpointer b)
{
  Box box_a = box_of (*(AkashiFoundCode *const *) a), box_b = box_of (*(AkashiFoundCode *const *) b);
  return (box_a.left > box_b.left) - (box_a.left < box_b.left);
}

void
akashi_found_codes_arrange (GPtrArray *codes)
{
  g_ptr_array_sort (codes, compare_tops);
  for (guint start = 0, end; start < codes->len; start = end)
    {
      /* A row: all that begin above the middle of its topmost code. */
      Box first = box_of (codes->pdata[start]);
      for (end = start + 1; end < codes->len; end++)
        if (box_of (codes->pdata[end]).top > (first.top + first.bottom) / 2)
          break;
      qsort (codes->pdata + start, end - start, sizeof codes->pdata[0], compare_lefts);
    }
  if (codes->len > AKASHI_MAX_CODES)
    g_ptr_array_set_size (codes, AKASHI_MAX_CODES);
}

gboolean
akashi_found_codes_have_qr (GPtrArray *codes)
{
  for (guint i = 0; i < codes->len; i++)
    if (((AkashiFoundCode *) codes->pdata[i])->symbology == AKASHI_SYMBOLOGY_QR)
      return TRUE;
  return FALSE;
}

/* On the same side of all four edges. */
gboolean
akashi_found_code_covers (const AkashiFoundCode *code, AkashiPoint at)
{
  guint left = 0;
  for (guint i = 0; i < 4; i++)
    {
      AkashiPoint a = code->corners[i], b = code->corners[(i + 1) % 4];
      left += (b.x - a.x) * (at.y - a.y) - (b.y - a.y) * (at.x - a.x) > 0;
    }
  return left == 0 || left == 4;
}
