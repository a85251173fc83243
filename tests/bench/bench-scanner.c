/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What share of pictures is read, and at what cost: zbar alone, our scanner on stills, our scanner on frames,
 * and any other reader that speaks the protocol of peer-zxing.py, on the same decoded pixels in one run.
 * Times are CPU time of the reading thread.
 *
 * usage: bench-scanner [--peer COMMAND]… [--groups] [--misses] [--no-live] [--no-zbar]
 *   [--budget STILL FRAME] PATH…; budgets in milliseconds of CPU time
 *   PATH is a folder (beside `x.png` its text in `x.txt`; where there is none, the picture holds no code) or
 * a manifest.tsv (id, set, group, path, `T`, text in hex, width, height, JSON parameters; several lines with
 * one path are several codes).
 */
#include "bench-pictures.h"
#include "bench-readers.h"
#include "bench-sweeps.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_READERS 6
#define ROWS 3 /* in which a picture is counted: all, its set, its group */

typedef struct {
  guint pictures, codes, read, wrong,
      phantom; /* codes: those that are there; wrong: other texts than those */
  guint64 pixels;
  GArray *times; /* double, ms a picture */
} Tally;

static gboolean show_groups, show_misses;

static Tally *
tally_for (GHashTable *tallies, GPtrArray *order, const char *name)
{
  Tally *tally = g_hash_table_lookup (tallies, name);
  if (tally != NULL)
    return tally;
  tally = g_new0 (Tally, MAX_READERS);
  for (guint i = 0; i < MAX_READERS; i++)
    tally[i].times = g_array_new (FALSE, FALSE, sizeof (double));
  g_ptr_array_add (order, g_strdup (name));
  g_hash_table_insert (tallies, g_strdup (name), tally);
  return tally;
}

/* Each code that is there counts once; a text that is none of them is a misreading. */
static void
judge (const BenchPicture *picture, GPtrArray *texts, Tally *tally, guint *read)
{
  g_autofree gboolean *taken = g_new0 (gboolean, MAX (texts->len, 1));
  *read = 0;
  for (guint i = 0; i < picture->truth->len; i++)
    for (guint j = 0; j < texts->len; j++)
      if (!taken[j] && bench_text_is (texts->pdata[j], picture->truth->pdata[i]))
        {
          taken[j] = TRUE;
          ++*read;
          break;
        }
  for (guint j = 0; j < texts->len; j++)
    {
      gboolean known = taken[j];
      for (guint i = 0; !known && i < picture->truth->len; i++)
        known = bench_text_is (texts->pdata[j], picture->truth->pdata[i]);
      if (known)
        continue;
      if (picture->truth->len == 0)
        tally->phantom++;
      else
        tally->wrong++;
    }
}

static void
add (Tally *to, const Tally *more, double ms)
{
  to->pictures += more->pictures, to->codes += more->codes, to->read += more->read;
  to->wrong += more->wrong, to->phantom += more->phantom, to->pixels += more->pixels;
  g_array_append_val (to->times, ms);
}

/* @rows: (array length=ROWS): the tallies that count this picture */
static void
run_picture (BenchReader **readers, guint count, const BenchPicture *picture, Tally *const rows[ROWS],
             BenchSweeps *sweeps)
{
  g_autoptr (AkashiGrey) grey = bench_picture_load (picture);
  if (grey == NULL)
    {
      fprintf (stderr, "bench-scanner: cannot read %s\n", picture->path);
      return;
    }
  for (guint i = 0; i < count; i++)
    {
      double ms = 0;
      g_autoptr (GPtrArray) texts = bench_reader_run (readers[i], grey, picture, &ms);
      Tally one
          = { .pictures = 1, .codes = picture->truth->len, .pixels = (guint64) grey->width * grey->height };
      judge (picture, texts, &one, &one.read);
      if (show_misses && (one.read < one.codes || one.wrong + one.phantom > 0))
        printf ("%s\t%s\t%u of %u\t%u other\t%.1f ms\n", bench_reader_name (readers[i]), picture->path,
                one.read, one.codes, one.wrong + one.phantom, ms);
      bench_sweeps_add (sweeps, i, picture, one.read == one.codes && one.wrong == 0);
      for (guint row = 0; row < ROWS; row++)
        add (&rows[row][i], &one, ms);
    }
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;
  return (x > y) - (x < y);
}

static void
print_row (const char *name, const char *reader, Tally *tally)
{
  double sum = 0;
  if (tally->pictures == 0)
    return;
  g_array_sort (tally->times, compare_times);
  for (guint i = 0; i < tally->times->len; i++)
    sum += g_array_index (tally->times, double, i);
  guint last = tally->times->len - 1;
  printf ("%-26s %-14s %5u %5u %6.1f %5u %7u %8.1f %8.1f %8.1f\n", name, reader, tally->pictures,
          tally->codes, tally->codes ? 100.0 * tally->read / tally->codes : 0, tally->wrong, tally->phantom,
          g_array_index (tally->times, double, last / 2),
          g_array_index (tally->times, double, last * 95 / 100), sum * 1e6 / (double) tally->pixels);
}

static void
print_rows (const char *name, BenchReader **readers, guint count, Tally *tally)
{
  for (guint i = 0; i < count; i++)
    print_row (name, bench_reader_name (readers[i]), &tally[i]);
}

int
main (int argc, char **argv)
{
  BenchReader *readers[MAX_READERS];
  guint count = 0;
  g_autoptr (GPtrArray) pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) bench_picture_free);
  gboolean live = TRUE, zbar = TRUE;

  for (int i = 1; i < argc; i++)
    if (g_str_equal (argv[i], "--groups"))
      show_groups = TRUE;
    else if (g_str_equal (argv[i], "--misses"))
      show_misses = TRUE;
    else if (g_str_equal (argv[i], "--no-live"))
      live = FALSE;
    else if (g_str_equal (argv[i], "--no-zbar"))
      zbar = FALSE;
    else if (g_str_equal (argv[i], "--budget") && i + 2 < argc)
      {
        bench_readers_set_budget ((guint) atoi (argv[i + 1]), (guint) atoi (argv[i + 2]));
        i += 2;
      }
    else if (g_str_equal (argv[i], "--peer") && i + 1 < argc && count < MAX_READERS - 3)
      readers[count++] = bench_reader_new_peer (argv[++i]);
    else
      bench_pictures_collect (pictures, argv[i]);
  if (pictures->len == 0)
    {
      fputs ("usage: bench-scanner [--peer COMMAND]… [--groups] [--misses] [--no-live] [--no-zbar] [--budget "
             "STILL FRAME] PATH…\n",
             stderr);
      return 2;
    }
  if (zbar)
    readers[count++] = bench_reader_new_zbar ();
  readers[count++] = bench_reader_new_still ();
  if (live)
    readers[count++] = bench_reader_new_live ();

  g_autoptr (GHashTable) tallies = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) order = g_ptr_array_new (), whole = g_ptr_array_new ();
  Tally *all = tally_for (tallies, whole, "all of them");
  BenchSweeps *sweeps = bench_sweeps_new ();
  for (guint i = 0; i < pictures->len; i++)
    {
      const BenchPicture *picture = pictures->pdata[i];
      g_autofree char *name = g_strdup_printf (" %s/%s", picture->set, picture->group);
      Tally *const rows[ROWS]
          = { all, tally_for (tallies, order, picture->set), tally_for (tallies, order, name) };
      run_picture (readers, count, picture, rows, sweeps);
    }
  printf ("%-26s %-14s %5s %5s %6s %5s %7s %8s %8s %8s\n", "set", "reader", "all", "codes", "read %", "wrong",
          "phantom", "median", "p95 ms", "ns/pixel");
  for (guint i = 0; i < order->len; i++)
    if (show_groups || *(const char *) order->pdata[i] != ' ')
      print_rows (order->pdata[i], readers, count, g_hash_table_lookup (tallies, order->pdata[i]));
  print_rows (whole->pdata[0], readers, count, all);
  for (guint i = 0; i < count; i++)
    bench_sweeps_print (sweeps, i, bench_reader_name (readers[i]));
  bench_sweeps_free (sweeps);
  for (guint i = 0; i < count; i++)
    bench_reader_free (readers[i]);
  return 0;
}
