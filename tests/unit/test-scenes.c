/* SPDX-License-Identifier: Apache-2.0 */
#include "test-scenes.h"

#include <math.h>
#include <qrencode.h>
#include <string.h>

#define SAMPLES 2 /* each way, in a pixel */
#define FOCUS 1.3 /* widths of the frame */
#define QUIET 4   /* modules */
#define PATCHES 14

/* From the picture to the label's plane: rotation about the picture's axis, then about a level axis. */
typedef struct {
  double fx, cx, cy;     /* pixels */
  double rotation[3][3]; /* label to camera */
  double at[3];          /* middle of the code, in modules, in front of the camera */
  double radius;         /* of the cylinder, modules; 0: flat */
} Camera;

static Camera
camera_for (const TestScene *scene, guint side)
{
  double turn = scene->turn * G_PI / 180, tilt = scene->tilt * G_PI / 180;
  double c = cos (turn), s = sin (turn), ct = cos (tilt), st = sin (tilt);
  Camera camera = { .fx = FOCUS * scene->width, .cx = scene->width / 2.0, .cy = scene->height / 2.0 };
  const double rotation[3][3] = { { c, -s, 0 }, { ct * s, ct * c, -st }, { st * s, st * c, ct } };
  memcpy (camera.rotation, rotation, sizeof rotation);
  double far = camera.fx / scene->module;
  camera.at[0] = scene->x * scene->width / camera.fx * far;
  camera.at[1] = scene->y * scene->height / camera.fx * far;
  camera.at[2] = far;
  camera.radius = scene->bend * side;
  return camera;
}

/* Where the ray through a pixel meets the label, in modules from the code's middle. */
static gboolean
meet (const Camera *camera, double x, double y, double *u, double *v)
{
  double ray[3] = { (x - camera->cx) / camera->fx, (y - camera->cy) / camera->fx, 1 }, d[3], o[3];
  for (guint i = 0; i < 3; i++)
    {
      d[i] = o[i] = 0;
      for (guint k = 0; k < 3; k++)
        {
          d[i] += camera->rotation[k][i] * ray[k];
          o[i] -= camera->rotation[k][i] * camera->at[k];
        }
    }
  if (camera->radius <= 0)
    {
      double t = -o[2] / d[2];
      *u = o[0] + t * d[0], *v = o[1] + t * d[1];
      return t > 0;
    }
  double z = o[2] - camera->radius, a = d[0] * d[0] + d[2] * d[2], b = d[0] * o[0] + d[2] * z;
  double inside = b * b - a * (o[0] * o[0] + z * z - camera->radius * camera->radius);
  if (inside < 0)
    return FALSE;
  double t = (-b - sqrt (inside)) / a;
  *u = atan2 (o[0] + t * d[0], -(z + t * d[2])) * camera->radius;
  *v = o[1] + t * d[1];
  return t > 0;
}

static void
see (const Camera *camera, double u, double v, AkashiPoint *out)
{
  double label[3] = { u, v, 0 }, p[3];
  if (camera->radius > 0)
    {
      label[0] = sin (u / camera->radius) * camera->radius;
      label[2] = camera->radius * (1 - cos (u / camera->radius));
    }
  for (guint i = 0; i < 3; i++)
    {
      p[i] = camera->at[i];
      for (guint k = 0; k < 3; k++)
        p[i] += camera->rotation[i][k] * label[k];
    }
  *out = (AkashiPoint){ camera->cx + camera->fx * p[0] / p[2] - 0.5,
                        camera->cy + camera->fx * p[1] / p[2] - 0.5 };
}

/* Something soft with a few things in it. */
static void
draw_scene (float *light, const TestScene *scene, GRand *random)
{
  guint width = scene->width, height = scene->height;
  double a = g_rand_double_range (random, -0.2, 0.2), b = g_rand_double_range (random, -0.2, 0.2);
  for (guint y = 0; y < height; y++)
    for (guint x = 0; x < width; x++)
      light[(gsize) y * width + x] = (float) (110 + 80 * (a * x / width + b * y / height));
  for (guint i = 0; i < PATCHES; i++)
    {
      guint w = (guint) g_rand_int_range (random, 10, (gint) width / 4),
            h = (guint) g_rand_int_range (random, 10, (gint) height / 4);
      guint left = (guint) g_rand_int_range (random, 0, (gint) (width - w)),
            top = (guint) g_rand_int_range (random, 0, (gint) (height - h));
      float grey = (float) g_rand_double_range (random, 30, 200);
      for (guint y = top; y < top + h; y++)
        for (guint x = left; x < left + w; x++)
          light[(gsize) y * width + x] = grey;
    }
}

static void
draw_label (float *light, const TestScene *scene, const Camera *camera, const QRcode *code)
{
  double half = code->width / 2.0, ink = scene->ink, paper = scene->paper;
  if (ink <= 0 && paper <= 0)
    ink = 20, paper = 215;
  for (guint y = 0; y < scene->height; y++)
    for (guint x = 0; x < scene->width; x++)
      {
        float *pixel = &light[(gsize) y * scene->width + x], sum = 0;
        for (guint k = 0; k < SAMPLES * SAMPLES; k++)
          {
            double u, v, sx = x + (k % SAMPLES + 0.5) / SAMPLES,
                         sy = y + (k / SAMPLES + 0.5) / SAMPLES; /* whole */
            gboolean hit = meet (camera, sx, sy, &u, &v);
            if (scene->mirrored)
              u = -u;
            u += half, v += half;
            if (!hit || u < -QUIET || v < -QUIET || u >= code->width + QUIET || v >= code->width + QUIET)
              sum += *pixel;
            else if (u < 0 || v < 0 || u >= code->width || v >= code->width)
              sum += (float) paper;
            else
              sum += (float) (code->data[(int) v * code->width + (int) u] & 1 ? ink : paper);
          }
        *pixel = sum / (SAMPLES * SAMPLES);
      }
}

/* Three means over a row make a Gauss, nearly. */
static void
blur_line (float *line, float *spare, guint count, gsize step, double sigma)
{
  int reach = MAX (1, (int) lround ((sqrt (4 * sigma * sigma + 1) - 1) / 2));
  for (guint pass = 0; pass < 3; pass++)
    {
      for (guint i = 0; i < count; i++)
        spare[i] = line[i * step];
      for (gint i = 0; i < (gint) count; i++)
        {
          float sum = 0;
          for (int k = -reach; k <= reach; k++)
            sum += spare[CLAMP (i + k, 0, (gint) count - 1)];
          line[(gsize) i * step] = sum / (float) (2 * reach + 1);
        }
    }
}

static void
blur (float *light, const TestScene *scene)
{
  g_autofree float *spare = g_new (float, MAX (scene->width, scene->height));
  if (scene->blur < 0.6)
    return;
  for (guint y = 0; y < scene->height; y++)
    blur_line (light + (gsize) y * scene->width, spare, scene->width, 1, scene->blur);
  for (guint x = 0; x < scene->width; x++)
    blur_line (light + x, spare, scene->height, scene->width, scene->blur);
}

static double
gauss (GRand *random)
{
  double sum = -6;
  for (guint i = 0; i < 12; i++)
    sum += g_rand_double (random);
  return sum;
}

static AkashiGrey *
expose (const float *light, const TestScene *scene, GRand *random, double code_width)
{
  AkashiGrey *grey = akashi_grey_new (scene->width, scene->height, NULL);
  double gain = scene->gain > 0 ? scene->gain : 1, size = scene->glare_size * code_width;
  double cx = (0.5 + scene->x) * scene->width, cy = (0.5 + scene->y) * scene->height;
  for (guint y = 0; y < scene->height; y++)
    for (guint x = 0; x < scene->width; x++)
      {
        double value = light[(gsize) y * scene->width + x] * gain;
        if (scene->glare > 0)
          value += scene->glare * exp (-((x - cx) * (x - cx) + (y - cy) * (y - cy)) / (2 * size * size));
        if (scene->noise > 0)
          value += scene->noise * gauss (random);
        grey->pixels[(gsize) y * scene->width + x] = (guint8) CLAMP (value + 0.5, 0, 255);
      }
  return grey;
}

AkashiGrey *
test_scene_render (const TestScene *scene, AkashiPoint corners[4])
{
  g_autoptr (GRand) random = g_rand_new_with_seed (scene->seed + 1);
  g_autofree float *light = g_new (float, (gsize) scene->width * scene->height);
  QRcode *code = QRcode_encodeString (scene->text, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
  g_assert_nonnull (code);
  Camera camera = camera_for (scene, (guint) code->width);
  double half = code->width / 2.0, sign = scene->mirrored ? -1 : 1;

  draw_scene (light, scene, random);
  if (!scene->bare)
    draw_label (light, scene, &camera, code);
  blur (light, scene);
  const double places[4][2] = { { -half, -half }, { half, -half }, { half, half }, { -half, half } };
  for (guint i = 0; corners != NULL && i < 4; i++)
    see (&camera, sign * places[i][0], places[i][1], &corners[i]);
  AkashiGrey *grey = expose (light, scene, random, code->width * scene->module);
  QRcode_free (code);
  return grey;
}
