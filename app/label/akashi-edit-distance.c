/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-edit-distance.h"

#define MAX_CHARACTERS 63

static glong
to_characters (const char *text, gunichar out[MAX_CHARACTERS])
{
  glong count = 0;
  for (const char *at = text; *at; at = g_utf8_next_char (at))
    {
      if (count == MAX_CHARACTERS)
        return -1;
      out[count++] = g_utf8_get_char (at);
    }
  return count;
}

gboolean
akashi_edit_distance_within (const char *a, const char *b, guint most)
{
  gunichar x[MAX_CHARACTERS], y[MAX_CHARACTERS];
  guint rows[3][MAX_CHARACTERS + 1] = { 0 };
  glong m = to_characters (a, x);
  glong n = to_characters (b, y);
  if (m < 0 || n < 0 || ABS (m - n) > (glong) most)
    return FALSE;

  for (glong j = 0; j <= n; j++)
    rows[0][j] = (guint) j;
  for (glong i = 1; i <= m; i++)
    {
      const guint *above = rows[(i - 1) % 3];
      guint *row = rows[i % 3];
      row[0] = (guint) i;
      for (glong j = 1; j <= n; j++)
        {
          row[j] = MIN (MIN (above[j], row[j - 1]) + 1, above[j - 1] + (x[i - 1] != y[j - 1]));
          if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1])
            row[j] = MIN (row[j], rows[(i - 2) % 3][j - 2] + 1);
        }
    }
  return rows[m % 3][n] <= most;
}
