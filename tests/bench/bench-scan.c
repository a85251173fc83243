/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The share of pictures our scanner reads, and what that costs. Each folder named holds pictures, and beside
 * `x.png` its text in `x.txt`; where there is none, the picture holds no code.
 * usage: bench-scan FOLDER…
 */
#include "akashi-limits.h"
#include "akashi-scan.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#define LIVE_FRAMES 6

typedef struct {
  guint pictures, read, right, wrong, live_read;
  guint64 pixels;
  double still_s, live_s; /* CPU time of this thread */
} Tally;

static double
cpu_seconds (void)
{
  struct timespec time;
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

static AkashiGrey *
read_picture (const char *path)
{
  char *contents;
  gsize length;
  if (!g_file_get_contents (path, &contents, &length, NULL))
    return NULL;
  g_autoptr (GBytes) file = g_bytes_new_take (contents, length);
  return akashi_grey_new_image (file, NULL);
}

static GBytes *
truth_of (const char *path)
{
  g_autofree char *stem = g_strndup (path, (gsize) (strrchr (path, '.') - path));
  g_autofree char *name = g_strconcat (stem, ".txt", NULL);
  char *contents;
  gsize length;
  return g_file_get_contents (name, &contents, &length, NULL) ? g_bytes_new_take (contents, length) : NULL;
}

/* Truth is written in UTF-8; a code may hold the same in another character set. */
static gboolean
says_in (const AkashiFoundCode *code, const char *charset, GBytes *truth)
{
  gsize length, read;
  const char *bytes = g_bytes_get_data (code->text, &length);
  g_autofree char *text = g_convert (bytes, (gssize) length, "UTF-8", charset, NULL, &read, NULL);
  return text != NULL && read == g_bytes_get_size (truth)
         && memcmp (text, g_bytes_get_data (truth, NULL), read) == 0;
}

/* A UPC-A code is an EAN-13 code without its leading zero. */
static gboolean
says (const AkashiFoundCode *code, GBytes *truth)
{
  if (code->symbology == AKASHI_SYMBOLOGY_QR)
    return says_in (code, "UTF-8", truth) || says_in (code, "SHIFT-JIS", truth)
           || says_in (code, "ISO-8859-1", truth);
  if (code->symbology != AKASHI_SYMBOLOGY_UPCA)
    return g_bytes_equal (code->text, truth);
  gsize length;
  const char *digits = g_bytes_get_data (code->text, &length);
  g_autofree char *longer = g_strdup_printf ("0%.*s", (int) length, digits);
  g_autoptr (GBytes) ean = g_bytes_new (longer, length + 1);
  return g_bytes_equal (code->text, truth) || g_bytes_equal (ean, truth);
}

static void
tally_still (AkashiScanner *scanner, const AkashiGrey *grey, GBytes *truth, Tally *tally)
{
  double start = cpu_seconds ();
  g_autoptr (GPtrArray) codes = akashi_scanner_scan_picture (scanner, grey);
  tally->still_s += cpu_seconds () - start;

  gboolean right = FALSE;
  for (guint i = 0; truth != NULL && i < codes->len; i++)
    right = right || says (codes->pdata[i], truth);
  tally->read += codes->len > 0;
  tally->right += right;
  tally->wrong += codes->len > 0 && !right;
}

static void
tally_live (AkashiScanner *scanner, const AkashiGrey *grey, Tally *tally)
{
  gboolean read = FALSE;
  double start = cpu_seconds ();
  for (guint i = 0; i < LIVE_FRAMES; i++)
    {
      g_autoptr (GPtrArray) codes = akashi_scanner_scan_frame (scanner, grey);
      read = read || codes->len > 0;
    }
  tally->live_s += (cpu_seconds () - start) / LIVE_FRAMES;
  tally->live_read += read;
}

static void
run_folder (AkashiScanner *scanner, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  Tally tally = { 0 };
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (AkashiGrey) grey = read_picture (path);
      if (grey == NULL)
        continue;
      g_autoptr (GBytes) truth = truth_of (path);
      tally.pictures++;
      tally.pixels += (guint64) grey->width * grey->height;
      tally_still (scanner, grey, truth, &tally);
      tally_live (scanner, grey, &tally);
      g_clear_pointer (&truth, g_bytes_unref);
    }
  if (tally.pictures == 0)
    {
      fprintf (stderr, "bench-scan: no pictures in %s\n", folder);
      return;
    }
  printf ("%-40s %5u %5u %5u %5u %8.1f %8.1f %7u %8.1f\n", folder, tally.pictures, tally.read, tally.right,
          tally.wrong, tally.still_s * 1000 / tally.pictures, tally.still_s * 1e9 / (double) tally.pixels,
          tally.live_read, tally.live_s * 1000 / tally.pictures);
}

int
main (int argc, char **argv)
{
  g_autoptr (AkashiScanner) scanner = akashi_scanner_new ();
  if (argc < 2)
    {
      fputs ("usage: bench-scan FOLDER…\n", stderr);
      return 2;
    }
  printf ("%-40s %5s %5s %5s %5s %8s %8s %7s %8s\n", "folder", "all", "read", "right", "other", "ms each",
          "ns/pixel", "live", "ms/frame");
  for (int i = 1; i < argc; i++)
    run_folder (scanner, argv[i]);
  return 0;
}
