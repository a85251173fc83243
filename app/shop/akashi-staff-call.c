/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-staff-call.h"

#include <string.h>

/* How an answer of the desk begins; more of it is not read. */
#define ANSWER "ok"

/* One call. Each place that is told, and the clock, hold a reference. */
typedef struct {
  gint ref_count;
  GTask *task;            /* (nullable): NULL: it was answered, or given up */
  GCancellable *given_up; /* of all that is under way */
  GCancellable *callers;  /* (nullable) */
  gulong callers_handler;
  guint n_open;            /* places that may still answer */
  guint timer;             /* source */
  GString *said;           /* what those said that failed */
  char *line;              /* for the desk */
  GSocketConnection *desk; /* (nullable) */
  char reply[sizeof ANSWER - 1];
} Call;

static Call *
call_ref (Call *call)
{
  call->ref_count++;
  return call;
}

static void
call_unref (Call *call)
{
  if (--call->ref_count > 0)
    return;
  g_clear_object (&call->given_up);
  g_clear_object (&call->callers);
  g_clear_object (&call->desk);
  g_string_free (call->said, TRUE);
  g_free (call->line);
  g_free (call);
}

/* --- how it ends --- */

static void
settle (Call *call)
{
  g_clear_object (&call->task);
  if (call->callers_handler != 0)
    g_signal_handler_disconnect (call->callers, call->callers_handler);
  call->callers_handler = 0;
}

static void
stop_clock (Call *call)
{
  if (call->timer == 0)
    return;
  g_source_remove (call->timer);
  call->timer = 0;
  call_unref (call);
}

static void
place_answered (Call *call)
{
  call->n_open--;
  if (call->task != NULL)
    g_task_return_boolean (call->task, TRUE);
  settle (call);
  if (call->n_open == 0)
    stop_clock (call);
}

static void
fail (Call *call)
{
  if (call->task != NULL)
    g_task_return_new_error (call->task, AKASHI_ERROR, AKASHI_ERROR_UNREACHABLE, "nobody answered%s",
                             call->said->str);
  settle (call);
}

static void
place_failed (Call *call, const char *place, const char *what)
{
  g_string_append_printf (call->said, "; %s: %s", place, what);
  if (--call->n_open > 0)
    return;
  fail (call);
  stop_clock (call);
}

static gboolean
on_time_over (gpointer data)
{
  Call *call = data;
  call->timer = 0;
  g_string_append (call->said, " in time");
  fail (call);
  g_cancellable_cancel (call->given_up);
  call_unref (call);
  return G_SOURCE_REMOVE;
}

static void
on_cancelled (GCancellable *cancellable G_GNUC_UNUSED, gpointer data)
{
  Call *call = data;
  g_cancellable_cancel (call->given_up);
}

/* --- the command --- */

static void
on_command_ended (GObject *source, GAsyncResult *result, gpointer data)
{
  Call *call = data;
  g_autoptr (GError) error = NULL;
  if (g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &error))
    place_answered (call);
  else
    {
      if (g_cancellable_is_cancelled (call->given_up))
        g_subprocess_force_exit (G_SUBPROCESS (source));
      place_failed (call, "command", error->message);
    }
  call_unref (call);
}

static void
tell_command (Call *call, const char *const *command, const AkashiCallEvent *event)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  g_auto (GStrv) environment = akashi_call_event_environment (event, g_get_environ ());
  g_subprocess_launcher_set_environ (launcher, environment);
  g_autoptr (GSubprocess) subprocess = g_subprocess_launcher_spawnv (launcher, command, &error);
  if (subprocess == NULL)
    place_failed (call, "command", error->message);
  else
    g_subprocess_wait_check_async (subprocess, call->given_up, on_command_ended, call_ref (call));
}

/* --- the desk --- */

static void
on_reply (GObject *source, GAsyncResult *result, gpointer data)
{
  Call *call = data;
  g_autoptr (GError) error = NULL;
  gsize size = 0;
  if (!g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &size, &error))
    place_failed (call, "desk", error->message);
  else if (size == sizeof call->reply && g_ascii_strncasecmp (call->reply, ANSWER, size) == 0)
    place_answered (call);
  else
    place_failed (call, "desk", size == 0 ? "hung up without an answer" : "said something else than ok");
  call_unref (call);
}

static void
on_told (GObject *source, GAsyncResult *result, gpointer data)
{
  Call *call = data;
  g_autoptr (GError) error = NULL;
  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    {
      GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (call->desk));
      g_input_stream_read_all_async (input, call->reply, sizeof call->reply, G_PRIORITY_DEFAULT,
                                     call->given_up, on_reply, call);
      return;
    }
  place_failed (call, "desk", error->message);
  call_unref (call);
}

static void
on_connected (GObject *source, GAsyncResult *result, gpointer data)
{
  Call *call = data;
  g_autoptr (GError) error = NULL;
  call->desk = g_socket_client_connect_to_host_finish (G_SOCKET_CLIENT (source), result, &error);
  if (call->desk != NULL)
    {
      GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (call->desk));
      g_output_stream_write_all_async (output, call->line, strlen (call->line), G_PRIORITY_DEFAULT,
                                       call->given_up, on_told, call);
      return;
    }
  place_failed (call, "desk", error->message);
  call_unref (call);
}

static void
tell_desk (Call *call, const char *address, const AkashiCallEvent *event)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autofree char *line = akashi_call_event_line (event);
  call->line = g_strconcat (line, "\n", NULL);
  /* The desk is in the same shop: no proxy stands between. */
  g_socket_client_set_enable_proxy (client, FALSE);
  g_socket_client_connect_to_host_async (client, address, 0, call->given_up, on_connected, call_ref (call));
}

/* --- */

void
akashi_staff_call_async (const AkashiCallPlaces *places, const AkashiCallEvent *event, guint wait_s,
                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (places->command != NULL || places->address != NULL);
  Call *call = g_new0 (Call, 1);
  call->ref_count = 1;
  call->task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (call->task, akashi_staff_call_async);
  call->given_up = g_cancellable_new ();
  call->said = g_string_new (NULL);
  call->n_open = (places->command != NULL) + (places->address != NULL);
  if (cancellable != NULL)
    {
      call->callers = g_object_ref (cancellable);
      call->callers_handler = g_signal_connect (cancellable, "cancelled", G_CALLBACK (on_cancelled), call);
    }
  call_ref (call);
  call->timer = g_timeout_add_seconds (wait_s, on_time_over, call);
  if (places->command != NULL)
    tell_command (call, places->command, event);
  if (places->address != NULL)
    tell_desk (call, places->address, event);
  call_unref (call);
}

gboolean
akashi_staff_call_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
