/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-finder.h"

#include <math.h>

#define RAYS 32
#define MOST_BLIND_RAYS 11
#define OUTER 3.5f /* modules from the middle to the outer edge */

/* A ray is some tens of pixels long and
 * the line between dark and light changes slowly: it is taken at its two ends, and straight between. */
gboolean
akashi_finder_ray (const AkashiLayer *layer, AkashiVector from, AkashiVector direction, gboolean inverted,
                   float limit, float edges[3])
{
  const AkashiGrey *grey = layer->grey;
  float line = akashi_layer_line (layer, from.x, from.y), ahead = limit / 2, sign = inverted ? -1 : 1;
  float slope = (akashi_layer_line (layer, from.x + ahead * direction.x, from.y + ahead * direction.y) - line)
                / ahead;
  float last = sign * (line - akashi_layer_grey (layer, from.x, from.y)), wanted = 1;
  float right = (float) grey->width - 1, bottom = (float) grey->height - 1;
  guint met = 0;

  if (last <= 0)
    return FALSE;
  for (float way = 1; way <= limit; way++)
    {
      float x = from.x + way * direction.x, y = from.y + way * direction.y;
      if (!(x >= 0 && y >= 0 && x < right && y < bottom))
        return FALSE;
      guint left = (guint) x, top = (guint) y;
      const guint8 *upper = grey->pixels + (gsize) top * grey->width + left, *lower = upper + grey->width;
      float a = x - (float) left, b = y - (float) top;
      float high = (float) upper[0] + a * (float) (upper[1] - upper[0]);
      float low = (float) lower[0] + a * (float) (lower[1] - lower[0]);
      float now = sign * (line + way * slope - high - b * (low - high));
      if (now * wanted <= 0)
        {
          edges[met++] = way - now / (now - last);
          if (met == 3)
            return TRUE;
          wanted = -wanted;
          limit = MIN (limit, way * 4);
        }
      last = now;
    }
  return FALSE;
}

/* Along a row or a column no grey value lies between pixels. */
gboolean
akashi_finder_straight_ray (const AkashiLayer *layer, guint x, guint y, int right, int down,
                            gboolean inverted, float limit, float edges[3])
{
  const AkashiGrey *grey = layer->grey;
  guint room = right > 0 ? grey->width - 1 - x : right < 0 ? x : down > 0 ? grey->height - 1 - y : y;
  gssize step = right + down * (gssize) grey->width;
  const guint8 *pixel = grey->pixels + (gsize) y * grey->width + x;
  float line = akashi_layer_line (layer, (float) x, (float) y), ahead = limit / 2, sign = inverted ? -1 : 1;
  float slope
      = (akashi_layer_line (layer, (float) x + ahead * (float) right, (float) y + ahead * (float) down)
         - line)
        / ahead;
  float last = sign * (line - *pixel), wanted = 1;
  guint met = 0, most = MIN (room, (guint) limit);

  if (last <= 0)
    return FALSE;
  for (guint way = 1; way <= most; way++)
    {
      pixel += step;
      float now = sign * (line + (float) way * slope - *pixel);
      if (now * wanted <= 0)
        {
          edges[met++] = (float) way - now / (now - last);
          if (met == 3)
            return TRUE;
          wanted = -wanted;
          most = MIN (most, way * 4);
        }
      last = now;
    }
  return FALSE;
}

static gboolean
is_ring (const float edges[3])
{
  float inner = edges[0] / edges[2], middle = edges[1] / edges[2];
  return inner > 0.24f && inner < 0.62f && middle > 0.5f && middle < 0.92f && middle - inner > 0.1f;
}

/* Blind rays get what their opposite, or else their neighbours, saw. Returns: whether enough saw. */
static gboolean
mend (float radii[RAYS], float *quality)
{
  guint blind = 0;
  float mean = 0;
  for (guint i = 0; i < RAYS; i++)
    blind += radii[i] <= 0, mean += radii[i];
  if (blind > MOST_BLIND_RAYS)
    return FALSE;
  *quality = (float) (RAYS - blind) / RAYS;
  mean /= (float) (RAYS - blind);
  float mended[RAYS];
  for (guint i = 0; i < RAYS; i++)
    {
      float opposite = radii[(i + RAYS / 2) % RAYS];
      mended[i] = radii[i] > 0 ? radii[i] : (opposite > 0 ? opposite : mean);
      if (mended[i] > mean * 3)
        return FALSE;
    }
  for (guint i = 0; i < RAYS; i++)
    radii[i] = mended[i];
  return TRUE;
}

static AkashiVector
direction_of (guint ray)
{
  /* cosines of the 32nd parts of a turn, a quarter's worth */
  static const float cosines[RAYS / 4 + 1]
      = { 1, 0.98078528f, 0.92387953f, 0.83146961f, 0.70710678f, 0.55557023f, 0.38268343f, 0.19509032f, 0 };
  float x = cosines[ray % (RAYS / 4)], y = cosines[RAYS / 4 - ray % (RAYS / 4)];
  switch (ray / (RAYS / 4))
    {
    case 0:
      return (AkashiVector){ x, y };
    case 1:
      return (AkashiVector){ -y, x };
    case 2:
      return (AkashiVector){ -x, -y };
    default:
      return (AkashiVector){ y, -x };
    }
}

typedef struct {
  double area, x, y, xx, xy, yy; /* of a polygon about its first guess of a centre */
} Moments;

static Moments
moments_of (const float radii[RAYS])
{
  Moments m = { 0 };
  for (guint i = 0; i < RAYS; i++)
    {
      AkashiVector d = direction_of (i), e = direction_of ((i + 1) % RAYS);
      double ax = d.x * radii[i], ay = d.y * radii[i];
      double bx = e.x * radii[(i + 1) % RAYS], by = e.y * radii[(i + 1) % RAYS];
      double twice = ax * by - bx * ay;
      m.area += twice / 2;
      m.x += twice * (ax + bx) / 6, m.y += twice * (ay + by) / 6;
      m.xx += twice * (ax * ax + ax * bx + bx * bx) / 12;
      m.yy += twice * (ay * ay + ay * by + by * by) / 12;
      m.xy += twice * (2 * ax * ay + ax * by + bx * ay + 2 * bx * by) / 24;
    }
  m.x /= m.area, m.y /= m.area;
  m.xx = m.xx / m.area - m.x * m.x, m.yy = m.yy / m.area - m.y * m.y, m.xy = m.xy / m.area - m.x * m.y;
  return m;
}

/*
 * The area's second moments say which shear and stretch make of a square what is seen, but not how that
 * square is turned; the fourth harmonic of its outline, with shear and stretch undone, does.
 */
static gboolean
shape_from (const float radii[RAYS], AkashiFinder *finder)
{
  Moments m = moments_of (radii);
  double det = m.xx * m.yy - m.xy * m.xy;
  if (!(m.area > 0) || !(det > 0))
    return FALSE;

  /* the square root of the symmetric matrix of moments */
  double root = sqrt (det), trace = sqrt (m.xx + m.yy + 2 * root);
  double a = (m.xx + root) / trace, b = m.xy / trace, d = (m.yy + root) / trace;
  double rootdet = a * d - b * b, radius[RAYS], angle[RAYS], real = 0, imaginary = 0;
  for (guint i = 0; i < RAYS; i++)
    {
      AkashiVector ray = direction_of (i);
      double x = ray.x * radii[i] - m.x, y = ray.y * radii[i] - m.y;
      double qx = (d * x - b * y) / rootdet, qy = (a * y - b * x) / rootdet;
      radius[i] = hypot (qx, qy), angle[i] = atan2 (qy, qx);
    }
  /* Rays are as far from each other in the picture, not in the square: each counts by how much of that it
   * sees. */
  for (guint i = 0; i < RAYS; i++)
    {
      double seen = angle[(i + 1) % RAYS] - angle[(i + RAYS - 1) % RAYS];
      double weighed = radius[i] * (seen < 0 ? seen + 2 * G_PI : seen);
      real += weighed * cos (4 * angle[i]), imaginary += weighed * sin (4 * angle[i]);
    }
  /* corners are farthest: the sides' directions are half a quarter turn away */
  double turn = atan2 (imaginary, real) / 4 + G_PI / 4;
  double size = sqrt (3) / OUTER; /* a square of half side h has moments h * h / 3 */
  double cx = cos (turn) * size, cy = sin (turn) * size;
  finder->across = (AkashiVector){ (float) (a * cx + b * cy), (float) (b * cx + d * cy) };
  finder->down = (AkashiVector){ (float) (-a * cy + b * cx), (float) (-b * cy + d * cx) };
  finder->centre.x += (float) m.x;
  finder->centre.y += (float) m.y;
  return TRUE;
}

/* Its dark middle against its light ring. */
static float
contrast_of (const AkashiLayer *layer, const AkashiFinder *finder)
{
  AkashiVector c = finder->centre, u = finder->across, v = finder->down;
  float dark = akashi_layer_grey (layer, c.x, c.y), light = 0;
  light += akashi_layer_grey (layer, c.x + 2 * u.x, c.y + 2 * u.y);
  light += akashi_layer_grey (layer, c.x - 2 * u.x, c.y - 2 * u.y);
  light += akashi_layer_grey (layer, c.x + 2 * v.x, c.y + 2 * v.y);
  light += akashi_layer_grey (layer, c.x - 2 * v.x, c.y - 2 * v.y);
  return fabsf (light / 4 - dark);
}

/* All around in larger steps first: what is no finder shows soon. */
gboolean
akashi_finder_measure (const AkashiLayer *layer, float module, AkashiFinder *finder)
{
  float radii[RAYS];
  guint blind = 0;
  for (guint i = 0; i < RAYS; i++)
    {
      guint ray = (i * 5) % RAYS;
      float edges[3];
      gboolean met = akashi_finder_ray (layer, finder->centre, direction_of (ray), finder->inverted,
                                        module * 9, edges);
      radii[ray] = met && is_ring (edges) ? edges[2] : 0;
      blind += radii[ray] <= 0;
      if (blind > MOST_BLIND_RAYS || (i < RAYS / 4 && blind > RAYS / 8))
        return FALSE;
    }
  if (!mend (radii, &finder->quality) || !shape_from (radii, finder))
    return FALSE;
  finder->contrast = contrast_of (layer, finder);
  return TRUE;
}
