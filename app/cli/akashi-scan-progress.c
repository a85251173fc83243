/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-scan-progress.h"

#include "akashi-terminal.h"
#include "akashi-words.h"

#include <math.h>
#include <stdio.h>
#include <unistd.h>

#define PAUSE_US (G_USEC_PER_SEC / 5) /* between two looks of the line */
#define SILENCE_US G_USEC_PER_SEC     /* a job that is over sooner needs no line */
#define TRUSTED_S 2.0                 /* before that, no time left is told: it would jump */

struct _AkashiScanProgress {
  guint64 done, total;
  gint64 start, shown;
  gboolean seen, visible;
};

gboolean
akashi_scan_progress_is_seen (void)
{
  return isatty (STDERR_FILENO) == 1;
}

AkashiScanProgress *
akashi_scan_progress_new (guint64 total)
{
  AkashiScanProgress *progress = g_new0 (AkashiScanProgress, 1);
  progress->total = total;
  progress->start = g_get_monotonic_time ();
  progress->shown = progress->start + SILENCE_US - PAUSE_US;
  progress->seen = akashi_scan_progress_is_seen ();
  return progress;
}

void
akashi_scan_progress_hide (AkashiScanProgress *progress)
{
  if (!progress->visible)
    return;
  fputs ("\r\033[K", stderr);
  fflush (stderr);
  progress->visible = FALSE;
}

void
akashi_scan_progress_free (AkashiScanProgress *progress)
{
  akashi_scan_progress_hide (progress);
  g_free (progress);
}

/* Returns: (transfer full): as people say it: minutes from two minutes on, hours from two hours on. */
static char *
time_left (double seconds)
{
  guint64 whole = (guint64) ceil (seconds);

  if (whole < 120)
    return g_strdup_printf (akashi_terminal_text (N_ ("about %u s left")), (guint) whole);
  if (whole < 120 * 60)
    return g_strdup_printf (akashi_terminal_text (N_ ("about %u min left")), (guint) ((whole + 59) / 60));
  return g_strdup_printf (akashi_terminal_text (N_ ("about %u h left")),
                          (guint) MIN ((whole + 3599) / 3600, 99999));
}

char *
akashi_scan_progress_text (guint64 done, guint64 total, double seconds)
{
  if (total < done)
    return g_strdup_printf ("%" G_GUINT64_FORMAT, done);
  g_autofree char *far = g_strdup_printf ("%" G_GUINT64_FORMAT "/%" G_GUINT64_FORMAT, done, total);
  if (done == 0 || seconds < TRUSTED_S)
    return g_steal_pointer (&far);
  g_autofree char *left = time_left (seconds / (double) done * (double) (total - done));
  return g_strdup_printf ("%s  %s", far, left);
}

void
akashi_scan_progress_step (AkashiScanProgress *progress)
{
  gint64 now = g_get_monotonic_time ();

  progress->done++;
  if (!progress->seen || now - progress->shown < PAUSE_US)
    return;
  g_autofree char *text = akashi_scan_progress_text (progress->done, progress->total,
                                                     (double) (now - progress->start) / G_USEC_PER_SEC);
  fprintf (stderr, "\r\033[K%s", text);
  fflush (stderr);
  progress->shown = now;
  progress->visible = TRUE;
}
