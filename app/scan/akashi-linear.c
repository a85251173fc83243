/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-linear.h"

#include <math.h>

#define LEAST_PIVOT 1e-12

static void
swap_rows (double *one, double *other, guint width)
{
  for (guint k = 0; k < width; k++)
    {
      double swap = one[k];
      one[k] = other[k], other[k] = swap;
    }
}

gboolean
akashi_linear_solve (guint n, double *m, double *out)
{
  guint width = n + 1;
  for (guint column = 0; column < n; column++)
    {
      double *pivot = m + column * width;
      guint best = column;
      for (guint row = column + 1; row < n; row++)
        if (fabs (m[row * width + column]) > fabs (m[best * width + column]))
          best = row;
      if (!(fabs (m[best * width + column]) > LEAST_PIVOT))
        return FALSE;
      swap_rows (pivot, m + best * width, width);
      for (guint row = 0; row < n; row++)
        {
          double *other = m + row * width, factor = row == column ? 0 : other[column] / pivot[column];
          for (guint k = column; factor != 0 && k <= n; k++)
            other[k] -= factor * pivot[k];
        }
    }
  for (guint i = 0; i < n; i++)
    out[i] = m[i * width + n] / m[i * width + i];
  return TRUE;
}
