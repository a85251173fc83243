/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-timing-log.h"

#include <errno.h>
#include <stdio.h>

#include "akashi-error.h"

/* What the next paint shows for the first time. */
typedef struct {
  gint64 frame_time;
  const char *verdict; /* (nullable): a picture of the camera */
} Awaited;

struct _AkashiTimingLog {
  FILE *file;
  GdkFrameClock *clock;     /* (nullable): while a paint is awaited */
  Awaited picture, verdict; /* frame time 0: none */
  GtkWidget *page;          /* (nullable): its settled paint is awaited; not owned */
  const char *page_name;
  gint64 input_time; /* of the last touch or key; 0: none */
  gint64 film_begin;
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
  /* A clock whose window is gone has let its handlers go, too. */
  if (log->clock != NULL)
    g_signal_handlers_disconnect_by_data (log->clock, log);
  g_clear_object (&log->clock);
}

void
akashi_timing_log_free (AkashiTimingLog *log)
{
  stop_waiting (log);
  g_clear_weak_pointer (&log->page);
  fclose (log->file);
  g_free (log);
}

static void
write_awaited (AkashiTimingLog *log, Awaited *awaited, gint64 now)
{
  if (awaited->frame_time == 0)
    return;
  fprintf (log->file, "%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "%s%s\n",
           awaited->verdict != NULL ? "verdict" : "picture", awaited->frame_time, now,
           awaited->verdict != NULL ? " " : "", awaited->verdict != NULL ? awaited->verdict : "");
  *awaited = (Awaited){ 0 };
}

/* Until it fits it is laid out and not shown. */
static gboolean
is_settled (GtkWidget *page)
{
  return gtk_widget_get_mapped (page) && gtk_widget_get_opacity (page) >= 1;
}

static void
write_page (AkashiTimingLog *log, gint64 now)
{
  if (log->page == NULL || !is_settled (log->page))
    return;
  fprintf (log->file, "page %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s\n", log->input_time, now,
           log->page_name);
  g_clear_weak_pointer (&log->page);
}

static void
on_after_paint (GdkFrameClock *clock G_GNUC_UNUSED, gpointer data)
{
  AkashiTimingLog *log = data;
  gint64 now = g_get_monotonic_time ();
  write_awaited (log, &log->picture, now);
  write_awaited (log, &log->verdict, now);
  write_page (log, now);
  fflush (log->file);
  if (log->page == NULL)
    stop_waiting (log);
}

static void
await_paint (AkashiTimingLog *log, GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  if (clock == NULL || clock == log->clock)
    return;
  stop_waiting (log);
  log->clock = g_object_ref (clock);
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), log);
}

void
akashi_timing_log_verdict (AkashiTimingLog *log, GtkWidget *widget, gint64 frame_time, const char *verdict)
{
  if (log == NULL)
    return;
  log->verdict = (Awaited){ frame_time, verdict };
  gtk_widget_queue_draw (widget);
  await_paint (log, widget);
}

void
akashi_timing_log_picture (AkashiTimingLog *log, GtkWidget *widget, gint64 frame_time)
{
  if (log == NULL)
    return;
  log->picture = (Awaited){ frame_time, NULL };
  await_paint (log, widget);
}

void
akashi_timing_log_page (AkashiTimingLog *log, GtkWidget *page, const char *name)
{
  if (log == NULL)
    return;
  g_set_weak_pointer (&log->page, page);
  log->page_name = name;
  gtk_widget_queue_draw (page);
  await_paint (log, page);
}

/* The window system's own time, of which an event carries the lower half: it waited in the queue since. */
static gboolean
on_input (GtkEventController *controller G_GNUC_UNUSED, GdkEvent *event, gpointer data)
{
  AkashiTimingLog *log = data;
  GdkEventType type = gdk_event_get_event_type (event);
  if (type != GDK_BUTTON_RELEASE && type != GDK_TOUCH_END && type != GDK_KEY_PRESS)
    return GDK_EVENT_PROPAGATE;
  gint64 now = g_get_monotonic_time ();
  guint32 ago_ms = (guint32) (now / 1000) - gdk_event_get_time (event);
  log->input_time = now - (gint64) ago_ms * 1000;
  return GDK_EVENT_PROPAGATE;
}

void
akashi_timing_log_watch (AkashiTimingLog *log, GtkWidget *window)
{
  GtkEventController *input = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (input, GTK_PHASE_CAPTURE);
  g_signal_connect (input, "event", G_CALLBACK (on_input), log);
  gtk_widget_add_controller (window, input);
}

void
akashi_timing_log_film (AkashiTimingLog *log, gint64 begin)
{
  if (log == NULL || log->film_begin == begin)
    return;
  log->film_begin = begin;
  fprintf (log->file, "film %" G_GINT64_FORMAT "\n", begin);
  fflush (log->file);
}
