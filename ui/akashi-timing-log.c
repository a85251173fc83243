/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-timing-log.h"

#include <errno.h>
#include <stdio.h>

#include "akashi-error.h"

struct _AkashiTimingLog {
  FILE *file;
  GdkFrameClock *clock; /* (nullable): while a paint is awaited */
  gulong handler;
  gint64 frame_time;
  const char *verdict;
};

AkashiTimingLog *
akashi_timing_log_new (const char *path, GError **error)
{
  FILE *file = fopen (path, "we");
  if (file == NULL)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IO, "%s: %s", path, g_strerror (errno));
      return NULL;
    }
  AkashiTimingLog *log = g_new0 (AkashiTimingLog, 1);
  log->file = file;
  return log;
}

static void
stop_waiting (AkashiTimingLog *log)
{
  if (log->clock != NULL)
    g_clear_signal_handler (&log->handler, log->clock);
  g_clear_object (&log->clock);
}

void
akashi_timing_log_free (AkashiTimingLog *log)
{
  stop_waiting (log);
  fclose (log->file);
  g_free (log);
}

static void
on_after_paint (GdkFrameClock *clock G_GNUC_UNUSED, gpointer data)
{
  AkashiTimingLog *log = data;
  fprintf (log->file, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s\n", log->frame_time,
           g_get_monotonic_time (), log->verdict);
  fflush (log->file);
  stop_waiting (log);
}

void
akashi_timing_log_expect (AkashiTimingLog *log, GtkWidget *widget, gint64 frame_time, const char *verdict)
{
  stop_waiting (log);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  if (clock == NULL)
    return;
  log->frame_time = frame_time;
  log->verdict = verdict;
  log->clock = g_object_ref (clock);
  log->handler = g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), log);
  gtk_widget_queue_draw (widget);
}
