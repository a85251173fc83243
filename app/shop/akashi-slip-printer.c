/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-slip-printer.h"

#include <signal.h>

typedef struct {
  GSubprocess *lp;
  GMemoryOutputStream *said; /* on its standard error */
  guint timer;               /* source; 0: the time was over, or it ended */
  gboolean late;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;
  g_clear_handle_id (&job->timer, g_source_remove);
  g_clear_object (&job->lp);
  g_clear_object (&job->said);
  g_free (job);
}

static gboolean
on_time_over (gpointer data)
{
  Job *job = data;
  job->timer = 0;
  job->late = TRUE;
  g_subprocess_force_exit (job->lp);
  return G_SOURCE_REMOVE;
}

/* In the words of the print system, for the log. */
static void
return_refusal (GTask *task, const Job *job)
{
  g_autoptr (GBytes) said = g_memory_output_stream_steal_as_bytes (job->said);
  gsize size;
  const char *data = g_bytes_get_data (said, &size);
  g_autofree char *text = g_utf8_make_valid (size > 0 ? data : "", (gssize) size);
  g_task_return_new_error (task, AKASHI_ERROR, AKASHI_ERROR_FAILED, "lp: %s", g_strchomp (text));
}

static void
on_ended (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Job *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  if (!g_subprocess_wait_finish (G_SUBPROCESS (source), result, &error))
    {
      g_subprocess_force_exit (job->lp); /* nobody waits for it any more */
      g_task_return_error (task, g_steal_pointer (&error));
    }
  else if (job->late)
    g_task_return_new_error (task, AKASHI_ERROR, AKASHI_ERROR_UNREACHABLE, "lp: no answer in time");
  else if (!g_subprocess_get_if_exited (job->lp) || g_subprocess_get_exit_status (job->lp) != 0)
    return_refusal (task, job);
  else
    g_task_return_boolean (task, TRUE);
}

/* It has said all it has to say. */
static void
on_said (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Job *job = g_task_get_task_data (task);
  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, NULL) < 0)
    g_debug ("lp: what it said is lost");
  /* Waiting does not notice what was cancelled before it began. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    g_subprocess_force_exit (job->lp);
  g_subprocess_wait_async (job->lp, g_task_get_cancellable (task), on_ended, task);
}

/* That it did not listen to the end is told by how it exits. */
static void
feed (GTask *task, GBytes *pdf)
{
  Job *job = g_task_get_task_data (task);
  g_autoptr (GInputStream) page = g_memory_input_stream_new_from_bytes (pdf);
  g_output_stream_splice_async (g_subprocess_get_stdin_pipe (job->lp), page,
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, g_task_get_cancellable (task), NULL, NULL);
}

void
akashi_slip_print_async (const char *queue, GBytes *pdf, const char *media, guint wait_s,
                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *option = g_strconcat ("media=", media, NULL);
  Job *job = g_new0 (Job, 1);
  /* An `lp` that ends before it has read the page costs the job, not the program; GLib does the same for its
   * sockets, and undoes it in the programs it starts. */
  signal (SIGPIPE, SIG_IGN);
  g_task_set_source_tag (task, akashi_slip_print_async);
  g_task_set_task_data (task, job, job_free);
  /* What it says about a job that it took, `request id is …`, is for nobody. */
  job->lp = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE
                                  | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                              &error, "lp", "-d", queue, "-o", option, "-t", "Akashi", "-", NULL);
  if (job->lp == NULL)
    {
      g_task_return_new_error (task, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND, "lp: %s", error->message);
      return;
    }
  job->timer = g_timeout_add_seconds (wait_s, on_time_over, job);
  feed (task, pdf);
  job->said = G_MEMORY_OUTPUT_STREAM (g_memory_output_stream_new_resizable ());
  g_output_stream_splice_async (G_OUTPUT_STREAM (job->said), g_subprocess_get_stderr_pipe (job->lp),
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, cancellable, on_said, g_object_ref (task));
}

gboolean
akashi_slip_print_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
