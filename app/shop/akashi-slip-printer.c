/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-slip-printer.h"

#include <signal.h>

typedef struct {
  GSubprocess *lp;
  guint timer; /* source; 0: the time was over, or it ended */
  gboolean late;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;
  g_clear_handle_id (&job->timer, g_source_remove);
  g_clear_object (&job->lp);
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
return_refusal (GTask *task, GBytes *said)
{
  gsize size;
  const char *data = g_bytes_get_data (said, &size);
  g_autofree char *text = g_utf8_make_valid (data, (gssize) size);
  g_task_return_new_error (task, AKASHI_ERROR, AKASHI_ERROR_FAILED, "lp: %s", g_strchomp (text));
}

static void
on_ended (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Job *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) said = NULL;
  gboolean spoke = g_subprocess_communicate_finish (G_SUBPROCESS (source), result, NULL, &said, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_subprocess_force_exit (job->lp);
  if (job->late)
    g_task_return_new_error (task, AKASHI_ERROR, AKASHI_ERROR_UNREACHABLE, "lp: no answer in time");
  else if (!spoke && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE))
    g_task_return_new_error (task, AKASHI_ERROR, AKASHI_ERROR_FAILED, "lp: %s", error->message);
  else if (!spoke)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (!g_subprocess_get_if_exited (job->lp) || g_subprocess_get_exit_status (job->lp) != 0)
    return_refusal (task, said);
  else
    g_task_return_boolean (task, TRUE);
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
  g_subprocess_communicate_async (job->lp, pdf, cancellable, on_ended, g_object_ref (task));
}

gboolean
akashi_slip_print_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
