/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Plays the sample film through the camera and measures, for each box, the time from the first frame in which
 * its codes are whole in view to the moment the main loop has them; and the longest time without a new
 * picture. usage: bench-camera FOLDER (with film.avi and film.json)
 */
#include "akashi-camera.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct {
  const char *id;
  gint64 first, last; /* µs from the film's beginning */
  gint64 read;        /* µs from its beginning; 0: not yet */
} Take;

typedef struct {
  GMainLoop *loop;
  AkashiCamera *camera;
  GArray *takes;
  gint64 begin, last_picture, longest_gap;
  guint pictures, readings;
} Run;

static void
on_picture (AkashiCamera *camera, Run *run)
{
  g_autoptr (AkashiPicture) picture = akashi_camera_take_picture (camera);
  gint64 now = g_get_monotonic_time ();
  if (picture == NULL)
    return;
  if (run->begin == 0)
    run->begin = picture->frame_time;
  else
    run->longest_gap = MAX (run->longest_gap, now - run->last_picture);
  run->last_picture = now;
  run->pictures++;
}

static void
on_codes (G_GNUC_UNUSED AkashiCamera *camera, G_GNUC_UNUSED GPtrArray *codes, gint64 frame_time, Run *run)
{
  gint64 at = frame_time - run->begin, now = g_get_monotonic_time () - run->begin;
  const gint64 frame = G_USEC_PER_SEC / 30;
  run->readings++;
  for (guint i = 0; i < run->takes->len; i++)
    {
      Take *take = &g_array_index (run->takes, Take, i);
      if (take->read == 0 && at >= take->first - frame && at <= take->last + frame)
        take->read = now;
    }
}

static void
on_failed (G_GNUC_UNUSED AkashiCamera *camera, GError *error, Run *run)
{
  fprintf (stderr, "bench-camera: %s\n", error->message);
  g_main_loop_quit (run->loop);
}

static GArray *
read_takes (const char *folder, json_t **notes)
{
  g_autofree char *path = g_build_filename (folder, "film.json", NULL);
  GArray *takes = g_array_new (FALSE, TRUE, sizeof (Take));
  json_t *box;
  size_t index;

  *notes = json_load_file (path, 0, NULL);
  gint64 fps = json_integer_value (json_object_get (*notes, "fps"));
  json_array_foreach (json_object_get (*notes, "boxes"), index, box)
  {
    Take take = { .id = json_string_value (json_object_get (box, "id")) };
    take.first = json_integer_value (json_object_get (box, "first")) * G_USEC_PER_SEC / fps;
    take.last = json_integer_value (json_object_get (box, "last")) * G_USEC_PER_SEC / fps;
    g_array_append_val (takes, take);
  }
  return takes;
}

static int
compare (const void *a, const void *b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;
  return (x > y) - (x < y);
}

static int
report (const Run *run)
{
  g_autofree gint64 *times = g_new0 (gint64, run->takes->len + 1);
  guint count = 0;
  for (guint i = 0; i < run->takes->len; i++)
    {
      const Take *take = &g_array_index (run->takes, Take, i);
      if (take->read == 0)
        printf ("not read: %s\n", take->id);
      else
        times[count++] = MAX (take->read - take->first, 0);
    }
  if (count == 0)
    return 1;
  qsort (times, count, sizeof *times, compare);
  printf ("boxes %u, read %u; whole in view to codes: median %.0f ms, p95 %.0f ms, longest %.0f ms\n",
          run->takes->len, count, (double) times[count / 2] / 1000,
          (double) times[(count - 1) * 95 / 100] / 1000, (double) times[count - 1] / 1000);
  printf ("pictures %u, readings %u, longest time without a new picture %.0f ms\n", run->pictures,
          run->readings, (double) run->longest_gap / 1000);
  return count == run->takes->len ? 0 : 1;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  Run run = { 0 };
  json_t *notes;

  if (argc != 2)
    {
      fputs ("usage: bench-camera FOLDER\n", stderr);
      return 2;
    }
  g_autofree char *source
      = g_strdup_printf ("filesrc location=\"%s/film.avi\" ! avidemux ! jpegdec", argv[1]);
  run.takes = read_takes (argv[1], &notes);
  run.loop = g_main_loop_new (NULL, FALSE);
  run.camera = akashi_camera_new (source);
  g_signal_connect (run.camera, "picture", G_CALLBACK (on_picture), &run);
  g_signal_connect (run.camera, "codes", G_CALLBACK (on_codes), &run);
  g_signal_connect (run.camera, "failed", G_CALLBACK (on_failed), &run);
  g_signal_connect_swapped (run.camera, "ended", G_CALLBACK (g_main_loop_quit), run.loop);
  if (akashi_camera_start (run.camera, &error))
    g_main_loop_run (run.loop);
  else
    fprintf (stderr, "bench-camera: %s\n", error->message);

  int code = report (&run);
  g_object_unref (run.camera);
  g_main_loop_unref (run.loop);
  g_array_unref (run.takes);
  json_decref (notes);
  return code;
}
