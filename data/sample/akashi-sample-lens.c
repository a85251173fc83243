/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-sample-lens.h"

#include <math.h>

/* Focal length in widths of the picture: a desk camera's view of about 50 degrees. */
#define FOCAL 1.07
/* pixels a code must stay away from the edge of the picture */
#define MARGIN 4

typedef struct {
  double x, y, z;
} Vector;

/* One face of the box: where its texture begins, and which way its rows and columns run, cm. */
typedef struct {
  Vector origin, along, down;
  const AkashiSampleImage *texture;
} Face;

static Vector
add (Vector a, Vector b)
{
  return (Vector){ a.x + b.x, a.y + b.y, a.z + b.z };
}

static Vector
scale (Vector a, double by)
{
  return (Vector){ a.x * by, a.y * by, a.z * by };
}

static Vector
cross (Vector a, Vector b)
{
  return (Vector){ a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x };
}

static double
dot (Vector a, Vector b)
{
  return a.x * b.x + a.y * b.y + a.z * b.z;
}

static Vector
turn (const AkashiSamplePose *pose, Vector v)
{
  double cy = cos (pose->yaw), sy = sin (pose->yaw), cp = cos (pose->pitch), sp = sin (pose->pitch);
  double cr = cos (pose->roll), sr = sin (pose->roll);
  v = (Vector){ cy * v.x + sy * v.z, v.y, -sy * v.x + cy * v.z };
  v = (Vector){ v.x, cp * v.y - sp * v.z, sp * v.y + cp * v.z };
  return (Vector){ cr * v.x - sr * v.y, sr * v.x + cr * v.y, v.z };
}

static Vector
place (const AkashiSamplePose *pose, double x, double y, double z)
{
  return add ((Vector){ pose->x, pose->y, pose->z }, turn (pose, (Vector){ x, y, z }));
}

static Face
face (const AkashiSamplePose *pose, const AkashiSampleImage *texture, Vector origin, Vector along,
      Vector down)
{
  return (Face){ place (pose, origin.x, origin.y, origin.z), turn (pose, along), turn (pose, down), texture };
}

static Face
front_of (const AkashiSamplePose *pose, const AkashiSampleImage *texture)
{
  double w = AKASHI_SAMPLE_CARTON_WIDTH, h = AKASHI_SAMPLE_CARTON_HEIGHT;
  return face (pose, texture, (Vector){ -w / 2, -h / 2, 0 }, (Vector){ w, 0, 0 }, (Vector){ 0, h, 0 });
}

/* ------------------------------------------------------------------ one face */

/* A ray's place on a face: s along, t down, both 0 to 1, as c : a and c : b. Linear in the pixel's place. */
typedef struct {
  Vector a, b, c;
} Inverse;

static gboolean
invert (const Face *f, Inverse *out)
{
  Vector n = cross (f->along, f->down);
  double determinant = dot (f->origin, n);
  if (determinant <= 0) /* turned away from the lens, or seen edge on */
    return FALSE;
  out->a = scale (cross (f->down, f->origin), 1 / determinant);
  out->b = scale (cross (f->origin, f->along), 1 / determinant);
  out->c = scale (n, 1 / determinant);
  return TRUE;
}

static AkashiSamplePose
project (Vector point, int width, int height)
{
  double focal = FOCAL * width / MAX (point.z, 1);
  return (AkashiSamplePose){ .x = width / 2.0 + point.x * focal, .y = height / 2.0 + point.y * focal };
}

static void
bounds (const Face *f, const AkashiSampleImage *picture, int box[4])
{
  double left = picture->width, top = picture->height, right = 0, bottom = 0;
  for (int i = 0; i < 4; i++)
    {
      Vector corner = add (f->origin, add (scale (f->along, i & 1), scale (f->down, i >> 1)));
      AkashiSamplePose p = project (corner, picture->width, picture->height);
      left = MIN (left, p.x);
      right = MAX (right, p.x);
      top = MIN (top, p.y);
      bottom = MAX (bottom, p.y);
    }
  box[0] = (int) CLAMP (floor (left), 0, picture->width);
  box[1] = (int) CLAMP (floor (top), 0, picture->height);
  box[2] = (int) CLAMP (ceil (right) + 1, 0, picture->width);
  box[3] = (int) CLAMP (ceil (bottom) + 1, 0, picture->height);
}

/* Four texels weighed by nearness, in steps of 1/256. */
static inline void
sample (const AkashiSampleImage *texture, float s, float t, guint8 *out)
{
  int x = (int) (s * (float) ((texture->width - 1) * 256)),
      y = (int) (t * (float) ((texture->height - 1) * 256));
  guint fx = (guint) x & 255, fy = (guint) y & 255;
  x = MIN (x >> 8, texture->width - 2);
  y = MIN (y >> 8, texture->height - 2);
  const guint8 *upper = texture->rgb + ((gsize) y * (gsize) texture->width + (gsize) x) * 3;
  const guint8 *lower = upper + (gsize) texture->width * 3;
  guint a = (256 - fx) * (256 - fy), b = fx * (256 - fy), c = (256 - fx) * fy, d = fx * fy;
  for (int i = 0; i < 3; i++)
    out[i] = (guint8) ((upper[i] * a + upper[i + 3] * b + lower[i] * c + lower[i + 3] * d + 32768) >> 16);
}

static void
draw_face (AkashiSampleImage *picture, const Face *f)
{
  Inverse inverse;
  int box[4];
  if (!invert (f, &inverse))
    return;

  bounds (f, picture, box);
  double focal = FOCAL * picture->width;
  for (int y = box[1]; y < box[3]; y++)
    {
      Vector ray = { box[0] + 0.5 - picture->width / 2.0, y + 0.5 - picture->height / 2.0, focal };
      float a = (float) dot (inverse.a, ray), b = (float) dot (inverse.b, ray),
            c = (float) dot (inverse.c, ray);
      guint8 *out = picture->rgb + ((gsize) y * (gsize) picture->width + (gsize) box[0]) * 3;
      for (int x = box[0]; x < box[2]; x++, out += 3)
        {
          float s = a / c, t = b / c;
          if (s >= 0 && s <= 1 && t >= 0 && t <= 1)
            sample (f->texture, s, t, out);
          a += (float) inverse.a.x;
          b += (float) inverse.b.x;
          c += (float) inverse.c.x;
        }
    }
}

/* ------------------------------------------------------------------ the scene */

/* A soft shadow on what is behind: darkest in the middle of an ellipse below and to the right of the box. */
static void
draw_shadow (AkashiSampleImage *picture, const AkashiSamplePose *pose)
{
  Vector middle = place (pose, 3, AKASHI_SAMPLE_CARTON_HEIGHT * 0.45, 4);
  AkashiSamplePose centre = project (middle, picture->width, picture->height);
  double focal = FOCAL * picture->width / middle.z;
  double rx = AKASHI_SAMPLE_CARTON_WIDTH * 0.62 * focal, ry = AKASHI_SAMPLE_CARTON_HEIGHT * 0.42 * focal;
  int left = (int) CLAMP (centre.x - rx, 0, picture->width),
      right = (int) CLAMP (centre.x + rx, 0, picture->width);
  int top = (int) CLAMP (centre.y - ry, 0, picture->height),
      bottom = (int) CLAMP (centre.y + ry, 0, picture->height);

  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      {
        float dx = (float) ((x - centre.x) / rx), dy = (float) ((y - centre.y) / ry);
        float inside = 1 - dx * dx - dy * dy;
        if (inside <= 0)
          continue;
        int keep = 256 - (int) (150 * MIN (inside * 1.4f, 1));
        guint8 *out = picture->rgb + ((gsize) y * (gsize) picture->width + (gsize) x) * 3;
        for (int i = 0; i < 3; i++)
          out[i] = (guint8) ((out[i] * keep) >> 8);
      }
}

void
akashi_sample_lens_draw (AkashiSampleImage *picture, const AkashiSampleCarton *carton,
                         const AkashiSamplePose *pose)
{
  double w = AKASHI_SAMPLE_CARTON_WIDTH, h = AKASHI_SAMPLE_CARTON_HEIGHT, d = AKASHI_SAMPLE_CARTON_DEPTH;
  Vector back = { 0, 0, d }, near = { 0, 0, -d }, width = { w, 0, 0 }, height = { 0, h, 0 };
  const Face faces[] = {
    face (pose, carton->top, (Vector){ -w / 2, -h / 2, d }, width, near),
    face (pose, carton->top, (Vector){ -w / 2, h / 2, 0 }, width, back),
    face (pose, carton->side, (Vector){ -w / 2, -h / 2, d }, near, height),
    face (pose, carton->side, (Vector){ w / 2, -h / 2, 0 }, back, height),
    front_of (pose, carton->front),
  };

  draw_shadow (picture, pose);
  for (guint i = 0; i < G_N_ELEMENTS (faces); i++)
    draw_face (picture, &faces[i]);
}

gboolean
akashi_sample_lens_sees (int width, int height, const AkashiSampleArea *area, const AkashiSamplePose *pose)
{
  Face front = front_of (pose, NULL);
  for (int i = 0; i < 4; i++)
    {
      double s = i & 1 ? area->right : area->left, t = i >> 1 ? area->bottom : area->top;
      Vector corner = add (front.origin, add (scale (front.along, s), scale (front.down, t)));
      AkashiSamplePose p = project (corner, width, height);
      if (p.x < MARGIN || p.y < MARGIN || p.x > width - MARGIN || p.y > height - MARGIN)
        return FALSE;
    }
  return TRUE;
}

double
akashi_sample_lens_distance (int width, double pixels)
{
  return FOCAL * width * AKASHI_SAMPLE_CARTON_WIDTH / pixels;
}

AkashiSampleImage *
akashi_sample_shop_new (int width, int height)
{
  AkashiSampleImage *shop = akashi_sample_image_new (width, height);
  int counter = height * 7 / 10;
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        double across = (double) x / width, down = (double) y / height;
        double light = 1.05 - 0.25 * across - 0.15 * down;
        /* a wall with shelves out of focus, and a wooden counter */
        double shelf = 12 * sin (down * 19) * sin (across * 7 + floor (down * 3));
        double grain = 5 * sin (down * 60 + 2 * sin (across * 9));
        guint8 *out = shop->rgb + ((gsize) y * (gsize) width + (gsize) x) * 3;
        out[0] = (guint8) CLAMP (light * (y < counter ? 172 + shelf : 140 + grain), 0, 255);
        out[1] = (guint8) CLAMP (light * (y < counter ? 166 + shelf : 106 + grain), 0, 255);
        out[2] = (guint8) CLAMP (light * (y < counter ? 156 - shelf : 78 + grain), 0, 255);
      }
  return shop;
}
