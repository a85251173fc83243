/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-scan-run.h"

#include "akashi-annotate.h"
#include "akashi-input.h"

#define AHEAD 4 /* pictures per worker that are read, or wait, before the oldest was told */

typedef struct {
  GAsyncQueue *waiting; /* of Job; STOP ends a worker */
  GMutex mutex;
  GCond ended;
  gboolean annotate;
} Run;

typedef struct {
  AkashiScanned scanned;
  gboolean done; /* under the run's mutex */
} Job;

static Job stop;

static void
job_free (Job *job)
{
  akashi_picture_source_clear (&job->scanned.source);
  g_clear_error (&job->scanned.error);
  g_clear_pointer (&job->scanned.codes, g_ptr_array_unref);
  g_clear_pointer (&job->scanned.annotated, g_bytes_unref);
  g_free (job);
}

/* Corners in a picture that was read smaller, as they are in the whole one. */
static void
enlarge_corners (GPtrArray *codes, double x, double y)
{
  for (guint i = 0; i < codes->len; i++)
    {
      AkashiFoundCode *code = codes->pdata[i];
      for (guint k = 0; k < 4; k++)
        {
          code->corners[k].x *= x;
          code->corners[k].y *= y;
        }
    }
}

static void
scan (AkashiScanned *scanned, AkashiPictureReader *reader, AkashiScanner *scanner, gboolean annotate)
{
  gint64 start = g_get_monotonic_time ();
  g_auto (AkashiPicture) picture = { 0 };

  if (!akashi_input_read_picture (reader, scanned->source.path, &picture, &scanned->error))
    return;
  const AkashiGrey *grey = picture.grey;
  scanned->width = picture.width;
  scanned->height = picture.height;
  scanned->codes = akashi_scanner_scan_picture (scanner, grey);
  scanned->ms = (double) (g_get_monotonic_time () - start) / 1000;
  if (annotate && scanned->codes->len > 0)
    scanned->annotated = akashi_annotate (grey, scanned->codes);
  enlarge_corners (scanned->codes, (double) picture.width / grey->width,
                   (double) picture.height / grey->height);
}

static gpointer
work (gpointer data)
{
  Run *run = data;
  g_autoptr (AkashiPictureReader) reader = akashi_picture_reader_new ();
  g_autoptr (AkashiScanner) scanner = akashi_scanner_new ();
  Job *job;

  while ((job = g_async_queue_pop (run->waiting)) != &stop)
    {
      scan (&job->scanned, reader, scanner, run->annotate);
      g_mutex_lock (&run->mutex);
      job->done = TRUE;
      g_cond_signal (&run->ended);
      g_mutex_unlock (&run->mutex);
    }
  return NULL;
}

static gboolean
feed (Run *run, AkashiPictureSources *sources, GQueue *order)
{
  AkashiPictureSource source;

  if (!akashi_picture_sources_next (sources, &source))
    return FALSE;
  Job *job = g_new0 (Job, 1);
  job->scanned.source = source;
  g_queue_push_tail (order, job);
  if (source.problem)
    {
      job->scanned.error = g_error_copy (source.problem);
      job->done = TRUE; /* no worker has it */
    }
  else
    g_async_queue_push (run->waiting, job);
  return TRUE;
}

static void
tell_oldest (Run *run, GQueue *order, AkashiScannedFunc tell, gpointer data)
{
  Job *job = g_queue_pop_head (order);

  g_mutex_lock (&run->mutex);
  while (!job->done)
    g_cond_wait (&run->ended, &run->mutex);
  g_mutex_unlock (&run->mutex);
  tell (&job->scanned, data);
  job_free (job);
}

void
akashi_scan_run (AkashiPictureSources *sources, guint workers, gboolean annotate, AkashiScannedFunc tell,
                 gpointer data)
{
  Run run = { .waiting = g_async_queue_new (), .annotate = annotate };
  g_autofree GThread **threads = g_new (GThread *, workers);
  GQueue order = G_QUEUE_INIT;
  gboolean more = TRUE;

  g_mutex_init (&run.mutex);
  g_cond_init (&run.ended);
  for (guint i = 0; i < workers; i++)
    threads[i] = g_thread_new ("scan", work, &run);
  while (more || order.length > 0)
    {
      while (more && order.length < workers * AHEAD)
        more = feed (&run, sources, &order);
      if (order.length > 0)
        tell_oldest (&run, &order, tell, data);
    }
  for (guint i = 0; i < workers; i++)
    g_async_queue_push (run.waiting, &stop);
  for (guint i = 0; i < workers; i++)
    g_thread_join (threads[i]);
  g_cond_clear (&run.ended);
  g_mutex_clear (&run.mutex);
  g_async_queue_unref (run.waiting);
}
