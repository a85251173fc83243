/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-sample-film.h"

#include "akashi-sample-avi.h"
#include "akashi-sample-jpeg.h"
#include "akashi-sample-lens.h"

#include <math.h>
#include <string.h>

#define WIDTH 1280
#define HEIGHT 720
#define QUALITY 75
#define NOISE 1.3
/* frames: the empty counter, coming in, held, going out */
#define EMPTY 36
#define COMING 15
#define HELD 75
#define GOING 12
#define TAKE (EMPTY + COMING + HELD + GOING)
/* frames drawn at once, then written in order */
#define BATCH 64
/* cm from the middle at which a box cannot be seen any more */
#define AWAY 62

typedef struct {
  const AkashiSampleProduct *products;
  guint count;
  AkashiSampleImage *shop;
  AkashiSampleCarton *cartons[2]; /* of the box in hand and the next, by index modulo 2 */
  GBytes *batch[BATCH];
} Film;

/* Comes fast and settles; the same backwards for going. @part: 0 (away) to 1 (there) */
static double
ease (double part)
{
  return 1 - (1 - part) * (1 - part) * (1 - part);
}

/* Where the box @index is in frame @frame of its take; FALSE while the counter is empty. */
static gboolean
pose_at (guint index, guint frame, AkashiSamplePose *out)
{
  static const struct {
    double x, y;
  } ways[] = { { -1, 0.1 }, { 1, -0.1 }, { 0.2, 0.8 } };
  g_autoptr (GRand) random = g_rand_new_with_seed (4711 + index);
  const double degrees = G_PI / 180;

  if (frame < EMPTY)
    return FALSE;
  guint in = frame - EMPTY;
  double there = in < COMING ? ease ((in + 1.0) / COMING)
                             : (in < COMING + HELD ? 1 : ease ((double) (TAKE - 1 - frame) / GOING));
  double time = (double) in / AKASHI_SAMPLE_FILM_RATE, phase = g_rand_double_range (random, 0, 6);
  double width = g_rand_double_range (random, 850, 900);
  AkashiSamplePose pose = { .z = akashi_sample_lens_distance (WIDTH, width) };
  pose.yaw = (g_rand_double_range (random, -9, 9) + 1.2 * sin (1.9 * time + phase)) * degrees;
  pose.pitch = (g_rand_double_range (random, -6, 6) + 0.8 * sin (1.3 * time + phase)) * degrees;
  pose.roll = (g_rand_double_range (random, -3, 3) + 0.6 * sin (1.6 * time)) * degrees;
  pose.x = 0.35 * sin (1.4 * time + phase) + (1 - there) * AWAY * ways[index % G_N_ELEMENTS (ways)].x;
  pose.y = 0.20 * sin (2.1 * time + phase) + (1 - there) * AWAY * ways[index % G_N_ELEMENTS (ways)].y;
  *out = pose;
  return TRUE;
}

static void
draw_frame (gpointer data, gpointer user_data)
{
  Film *film = user_data;
  guint frame = GPOINTER_TO_UINT (data) - 1, index = frame / TAKE;
  AkashiSamplePose pose;
  g_autoptr (AkashiSampleImage) picture = akashi_sample_image_new (WIDTH, HEIGHT);

  memcpy (picture->rgb, film->shop->rgb, (gsize) WIDTH * HEIGHT * 3);
  if (index < film->count && pose_at (index, frame % TAKE, &pose))
    akashi_sample_lens_draw (picture, film->cartons[index % 2], &pose);
  akashi_sample_lens_add_noise (picture, NOISE, frame);
  film->batch[frame % BATCH] = akashi_sample_jpeg_encode (picture, QUALITY);
}

static gboolean
prepare_carton (Film *film, guint index, GError **error)
{
  if (index >= film->count)
    return TRUE;
  g_clear_pointer (&film->cartons[index % 2], akashi_sample_carton_free);
  film->cartons[index % 2] = akashi_sample_carton_new (&film->products[index], error);
  return film->cartons[index % 2] != NULL;
}

/* A batch is shorter than a take, so it shows two boxes at most. */
G_STATIC_ASSERT (BATCH <= TAKE);

static gboolean
shoot_batch (Film *film, guint start, guint end, AkashiSampleAvi *avi, GError **error)
{
  for (guint frame = start; frame < end; frame++)
    if (frame % TAKE == 0 && !prepare_carton (film, frame / TAKE, error))
      return FALSE;
  GThreadPool *pool = g_thread_pool_new (draw_frame, film, (int) g_get_num_processors (), TRUE, error);
  if (pool == NULL)
    return FALSE;
  for (guint frame = start; frame < end; frame++)
    g_thread_pool_push (pool, GUINT_TO_POINTER (frame + 1), NULL); /* 0 would be no task */
  g_thread_pool_free (pool, FALSE, TRUE);
  gboolean written = TRUE;
  for (guint frame = start; frame < end; frame++)
    written = akashi_sample_avi_push (avi, g_steal_pointer (&film->batch[frame % BATCH]), frame) && written;
  return written || akashi_sample_avi_finish (avi, error);
}

static void
note_take (const Film *film, guint index, AkashiSampleTake *take)
{
  gboolean seen = FALSE;
  for (guint frame = 0; frame < TAKE; frame++)
    {
      AkashiSamplePose pose;
      if (!pose_at (index, frame, &pose)
          || !akashi_sample_lens_sees (WIDTH, HEIGHT, &film->cartons[index % 2]->codes, &pose))
        continue;
      if (!seen)
        take->first = index * TAKE + frame;
      take->last = index * TAKE + frame;
      seen = TRUE;
    }
}

gboolean
akashi_sample_film_write (const AkashiSampleProduct *products, guint count, const char *path,
                          AkashiSampleTake *takes, guint *frames, GError **error)
{
  Film film = { .products = products, .count = count };
  guint total = count * TAKE + EMPTY, noted = 0;
  g_autoptr (AkashiSampleAvi) avi
      = akashi_sample_avi_new (path, WIDTH, HEIGHT, AKASHI_SAMPLE_FILM_RATE, error);
  gboolean done = avi != NULL;

  film.shop = akashi_sample_shop_new (WIDTH, HEIGHT);
  for (guint start = 0; done && start < total; start += BATCH)
    {
      done = shoot_batch (&film, start, MIN (start + BATCH, total), avi, error);
      for (; done && noted < count && noted * TAKE < start + BATCH; noted++)
        note_take (&film, noted, &takes[noted]);
    }
  done = done && akashi_sample_avi_finish (avi, error);
  *frames = total;
  for (guint i = 0; i < G_N_ELEMENTS (film.cartons); i++)
    akashi_sample_carton_free (film.cartons[i]);
  akashi_sample_image_free (film.shop);
  return done;
}
