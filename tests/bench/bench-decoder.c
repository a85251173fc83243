/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the walls around the picture decoders cost: the same files decoded in this process, and each in a
 * confined process of its own. usage: bench-decoder TIMES FILE…
 */
#include "akashi-decoders.h"
#include "akashi-pages.h"
#include "akashi-picture-reader.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

typedef struct {
  double cpu, wall; /* milliseconds */
} Cost;

static double
seconds (const struct timeval *time)
{
  return (double) time->tv_sec + (double) time->tv_usec / 1e6;
}

/* Of this process and of all its children that have ended. */
static Cost
cost_so_far (void)
{
  struct rusage self, children;
  getrusage (RUSAGE_SELF, &self);
  getrusage (RUSAGE_CHILDREN, &children);
  double cpu = seconds (&self.ru_utime) + seconds (&self.ru_stime) + seconds (&children.ru_utime)
               + seconds (&children.ru_stime);
  return (Cost){ cpu * 1e3, (double) g_get_monotonic_time () / 1e3 };
}

static Cost
since (Cost start)
{
  Cost now = cost_so_far ();
  return (Cost){ now.cpu - start.cpu, now.wall - start.wall };
}

/* As the confined process does it, into fresh memory. */
static void
decode_here (GBytes *file)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (file, &length);
  AkashiCanvas canvas = { 0 };
  akashi_decode_picture (bytes, length, &canvas);
  akashi_pages_free (canvas.memory, canvas.capacity);
}

static void
decode_there (AkashiPictureReader *reader, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_auto (AkashiPicture) picture = { 0 };
  int file = open (path, O_RDONLY | O_CLOEXEC);
  if (!akashi_picture_reader_read (reader, file, 0, &picture, &error))
    g_printerr ("%s: %s\n", path, error->message);
  close (file);
}

static void
compare (const char *path, guint times)
{
  char *contents;
  gsize length;
  if (!g_file_get_contents (path, &contents, &length, NULL))
    return;
  g_autoptr (GBytes) file = g_bytes_new_take (contents, length);

  Cost start = cost_so_far ();
  for (guint i = 0; i < times; i++)
    decode_here (file);
  Cost here = since (start);

  start = cost_so_far ();
  AkashiPictureReader *reader = akashi_picture_reader_new ();
  for (guint i = 0; i < times; i++)
    decode_there (reader, path);
  akashi_picture_reader_free (reader); /* only now its processes are counted */
  Cost there = since (start);

  start = cost_so_far ();
  for (guint i = 0; i < times; i++)
    {
      AkashiPictureReader *one = akashi_picture_reader_new ();
      decode_there (one, path);
      akashi_picture_reader_free (one);
    }
  Cost alone = since (start);
  printf ("%s: decoding %.2f ms CPU, %.2f ms wall; the walls add %.2f ms CPU, %.2f ms wall; for one picture "
          "alone, "
          "its program started, %.2f ms CPU, %.2f ms wall\n",
          path, here.cpu / times, here.wall / times, (there.cpu - here.cpu) / times,
          (there.wall - here.wall) / times, (alone.cpu - here.cpu) / times, (alone.wall - here.wall) / times);
}

int
main (int argc, char **argv)
{
  if (argc < 3 || atoi (argv[1]) < 1)
    {
      g_printerr ("usage: bench-decoder TIMES FILE…\n");
      return 2;
    }
  for (int i = 2; i < argc; i++)
    compare (argv[i], (guint) atoi (argv[1]));
  return 0;
}
