/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-warp.h"

#include "akashi-linear.h"

#include <math.h>

#define UNKNOWNS 8

/* Adds an equation row * unknowns = value to the normal equations. */
static void
add_equation (double m[UNKNOWNS][UNKNOWNS + 1], const double row[UNKNOWNS], double value, double weight)
{
  for (guint i = 0; i < UNKNOWNS; i++)
    {
      for (guint j = 0; j < UNKNOWNS; j++)
        m[i][j] += weight * row[i] * row[j];
      m[i][UNKNOWNS] += weight * row[i] * value;
    }
}

/* The usual linear form, in numbers about one so that its parts weigh alike: modules and pixels are counted
 * from the middle of the matches, in units of their spread. */
gboolean
akashi_warp_fit (AkashiWarp *warp, const AkashiMatch *matches, guint count)
{
  double mx = 0, my = 0, px = 0, py = 0, ms = 0, ps = 0;
  for (guint i = 0; i < count; i++)
    mx += matches[i].module.x, my += matches[i].module.y, px += matches[i].pixel.x, py += matches[i].pixel.y;
  mx /= count, my /= count, px /= count, py /= count;
  for (guint i = 0; i < count; i++)
    {
      ms += hypot (matches[i].module.x - mx, matches[i].module.y - my) / count;
      ps += hypot (matches[i].pixel.x - px, matches[i].pixel.y - py) / count;
    }
  if (!(ms > 1e-6) || !(ps > 1e-6))
    return FALSE;

  double m[UNKNOWNS][UNKNOWNS + 1] = { { 0 } }, k[UNKNOWNS];
  for (guint i = 0; i < count; i++)
    {
      double u = (matches[i].module.x - mx) / ms, v = (matches[i].module.y - my) / ms;
      double x = (matches[i].pixel.x - px) / ps, y = (matches[i].pixel.y - py) / ps;
      const double first[UNKNOWNS] = { u, v, 1, 0, 0, 0, -u * x, -v * x };
      const double second[UNKNOWNS] = { 0, 0, 0, u, v, 1, -u * y, -v * y };
      add_equation (m, first, x, matches[i].weight);
      add_equation (m, second, y, matches[i].weight);
    }
  if (!akashi_linear_solve (UNKNOWNS, m[0], k))
    return FALSE;
  /* undo both: pixel = P * H * M * module */
  const double h[9] = { k[0], k[1], k[2], k[3], k[4], k[5], k[6], k[7], 1 };
  for (guint row = 0; row < 3; row++)
    {
      double a, b, c;
      const double *last = h + 6;
      if (row == 2)
        a = last[0], b = last[1], c = last[2];
      else
        {
          double shift = row == 0 ? px : py;
          a = ps * h[row * 3] + shift * last[0], b = ps * h[row * 3 + 1] + shift * last[1];
          c = ps * h[row * 3 + 2] + shift * last[2];
        }
      warp->h[row * 3] = a / ms, warp->h[row * 3 + 1] = b / ms;
      warp->h[row * 3 + 2] = c - (a * mx + b * my) / ms;
    }
  return TRUE;
}

gboolean
akashi_warp_from_corners (AkashiWarp *warp, double side, const AkashiVector corners[4])
{
  double ax = corners[1].x - corners[2].x, ay = corners[1].y - corners[2].y;
  double bx = corners[3].x - corners[2].x, by = corners[3].y - corners[2].y;
  double sx = corners[0].x - corners[1].x + corners[2].x - corners[3].x;
  double sy = corners[0].y - corners[1].y + corners[2].y - corners[3].y;
  double det = ax * by - bx * ay;
  if (!(fabs (det) > 1e-9))
    return FALSE;
  double g = (sx * by - bx * sy) / det, h = (ax * sy - sx * ay) / det;
  double *m = warp->h;
  m[0] = (corners[1].x - corners[0].x + g * corners[1].x) / side;
  m[1] = (corners[3].x - corners[0].x + h * corners[3].x) / side;
  m[2] = corners[0].x;
  m[3] = (corners[1].y - corners[0].y + g * corners[1].y) / side;
  m[4] = (corners[3].y - corners[0].y + h * corners[3].y) / side;
  m[5] = corners[0].y;
  m[6] = g / side, m[7] = h / side, m[8] = 1;
  return TRUE;
}

/* Lagrange's cubic through 0, 1/3, 2/3 and 1. */
static void
cubic (double t, double out[AKASHI_WARP_NODES])
{
  double a = 3 * t;
  out[0] = -(a - 1) * (a - 2) * (a - 3) / 6;
  out[1] = a * (a - 2) * (a - 3) / 2;
  out[2] = -a * (a - 1) * (a - 3) / 2;
  out[3] = a * (a - 1) * (a - 2) / 6;
}

AkashiVector
akashi_warp_point (const AkashiWarp *warp, double x, double y)
{
  const double *h = warp->h;
  double w = h[6] * x + h[7] * y + h[8];
  if (fabs (w) < 1e-9)
    w = 1e-9;
  double px = (h[0] * x + h[1] * y + h[2]) / w, py = (h[3] * x + h[4] * y + h[5]) / w;
  if (warp->bent)
    {
      double across[AKASHI_WARP_NODES], down[AKASHI_WARP_NODES];
      cubic (x / warp->side, across);
      cubic (y / warp->side, down);
      for (guint j = 0; j < AKASHI_WARP_NODES; j++)
        for (guint i = 0; i < AKASHI_WARP_NODES; i++)
          {
            px += down[j] * across[i] * warp->shift[j * AKASHI_WARP_NODES + i].x;
            py += down[j] * across[i] * warp->shift[j * AKASHI_WARP_NODES + i].y;
          }
    }
  /* never NaN or infinite: what is sampled there is the picture's edge */
  if (!(fabs (px) < 1e7))
    px = -1e7;
  if (!(fabs (py) < 1e7))
    py = -1e7;
  return (AkashiVector){ (float) px, (float) py };
}

void
akashi_warp_shares (const AkashiWarp *warp, double x, double y,
                    float shares[AKASHI_WARP_NODES * AKASHI_WARP_NODES])
{
  double across[AKASHI_WARP_NODES], down[AKASHI_WARP_NODES];
  cubic (x / warp->side, across);
  cubic (y / warp->side, down);
  for (guint j = 0; j < AKASHI_WARP_NODES; j++)
    for (guint i = 0; i < AKASHI_WARP_NODES; i++)
      shares[j * AKASHI_WARP_NODES + i] = (float) (down[j] * across[i]);
}

/* What a row of nodes of a bent code comes to at height @y. */
static void
bend_row (const AkashiWarp *warp, double y, AkashiVector shift[AKASHI_WARP_NODES])
{
  double down[AKASHI_WARP_NODES];
  cubic (y / warp->side, down);
  for (guint i = 0; i < AKASHI_WARP_NODES; i++)
    {
      shift[i] = (AkashiVector){ 0, 0 };
      for (guint j = 0; j < AKASHI_WARP_NODES; j++)
        {
          shift[i].x += (float) down[j] * warp->shift[j * AKASHI_WARP_NODES + i].x;
          shift[i].y += (float) down[j] * warp->shift[j * AKASHI_WARP_NODES + i].y;
        }
    }
}

void
akashi_warp_row (const AkashiWarp *warp, double x, double y, double step, guint count, AkashiVector *points)
{
  const double *h = warp->h;
  AkashiVector shift[AKASHI_WARP_NODES] = { { 0, 0 } };
  if (warp->bent)
    bend_row (warp, y, shift);
  for (guint k = 0; k < count; k++)
    {
      double at = x + k * step, w = h[6] * at + h[7] * y + h[8];
      w = fabs (w) < 1e-9 ? 1e9 : 1 / w;
      double px = (h[0] * at + h[1] * y + h[2]) * w, py = (h[3] * at + h[4] * y + h[5]) * w;
      if (warp->bent)
        {
          double across[AKASHI_WARP_NODES];
          cubic (at / warp->side, across);
          for (guint i = 0; i < AKASHI_WARP_NODES; i++)
            px += across[i] * shift[i].x, py += across[i] * shift[i].y;
        }
      /* as in akashi_warp_point() */
      points[k].x = (float) (fabs (px) < 1e7 ? px : -1e7);
      points[k].y = (float) (fabs (py) < 1e7 ? py : -1e7);
    }
}
