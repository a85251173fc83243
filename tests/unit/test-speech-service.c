/* SPDX-License-Identifier: Apache-2.0 */
/* The speech service of the system, played by a server of this test that speaks its protocol (SSIP). */
#include "akashi-speech-service.h"
#include "wait-for-count.h"

#include <gio/gio.h>
#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>
#include <string.h>

/* --- the server --- */

typedef enum {
  SERVER_SPEAKS,
  SERVER_IS_MUTE,  /* takes texts and never says that it begins */
  SERVER_REFUSES,  /* takes no text */
  SERVER_IS_STUCK, /* answers nothing at all */
} ServerMood;

static struct {
  GSocketService *service;
  char *folder, *path;
  ServerMood mood;
  GMutex lock; /* of @heard */
  GString *heard;
  GCancellable *end;
  int n_clients; /* atomic */
} server;

static void
answer (GOutputStream *out, const char *text)
{
  g_output_stream_write_all (out, text, strlen (text), NULL, NULL, NULL);
}

static void
note (const char *line)
{
  g_mutex_lock (&server.lock);
  g_string_append_printf (server.heard, "%s|", line);
  g_mutex_unlock (&server.lock);
}

static gboolean
was_heard (const char *part)
{
  g_mutex_lock (&server.lock);
  gboolean found = strstr (server.heard->str, part) != NULL;
  g_mutex_unlock (&server.lock);
  return found;
}

/* What follows SPEAK, up to a line with a dot. Returns: FALSE where the client is gone. */
static gboolean
take_text (GDataInputStream *in, GOutputStream *out)
{
  answer (out, "230 OK RECEIVING DATA\r\n");
  for (;;)
    {
      g_autofree char *line = g_data_input_stream_read_line (in, NULL, server.end, NULL);
      if (line == NULL)
        return FALSE;
      if (g_str_equal (line, "."))
        break;
      note (line);
    }
  answer (out, "225-21\r\n225 OK MESSAGE QUEUED\r\n");
  if (server.mood == SERVER_SPEAKS)
    answer (out, "701-21\r\n701-1\r\n701 BEGIN\r\n702-21\r\n702-1\r\n702 END\r\n");
  return TRUE;
}

static gboolean
reply (const char *line, GDataInputStream *in, GOutputStream *out)
{
  note (line);
  if (server.mood == SERVER_IS_STUCK)
    return TRUE;
  if (g_str_has_prefix (line, "LIST SYNTHESIS_VOICES"))
    answer (out, "249-Kana\tja\tnone\r\n249-Received\ten-GB\tnone\r\n249-Mandarin\tcmn\tnone\r\n"
                 "249 OK VOICE LIST SENT\r\n");
  else if (g_ascii_strcasecmp (line, "SPEAK") == 0)
    {
      if (server.mood != SERVER_REFUSES)
        return take_text (in, out);
      answer (out, "300 ERR INTERNAL\r\n");
    }
  else if (g_str_has_prefix (line, "HISTORY GET CLIENT_ID"))
    answer (out, "245-1\r\n245 OK CLIENT ID SENT\r\n");
  else
    answer (out, "208 OK\r\n");
  return TRUE;
}

static gboolean
on_run (GThreadedSocketService *service G_GNUC_UNUSED, GSocketConnection *connection,
        GObject *source G_GNUC_UNUSED, gpointer data G_GNUC_UNUSED)
{
  g_autoptr (GDataInputStream) in
      = g_data_input_stream_new (g_io_stream_get_input_stream (G_IO_STREAM (connection)));
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  g_data_input_stream_set_newline_type (in, G_DATA_STREAM_NEWLINE_TYPE_ANY);
  g_atomic_int_inc (&server.n_clients);
  for (gboolean on = TRUE; on;)
    {
      g_autofree char *line = g_data_input_stream_read_line (in, NULL, server.end, NULL);
      on = line != NULL && reply (line, in, out);
    }
  g_atomic_int_add (&server.n_clients, -1);
  return TRUE;
}

static void
start_server (ServerMood mood)
{
  g_autoptr (GError) error = NULL;
  server.mood = mood;
  server.heard = g_string_new (NULL);
  server.end = g_cancellable_new ();
  server.folder = g_dir_make_tmp ("akashi-speech-XXXXXX", &error);
  g_assert_no_error (error);
  server.path = g_build_filename (server.folder, "socket", NULL);
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (server.path);
  server.service = g_threaded_socket_service_new (4);
  g_signal_connect (server.service, "run", G_CALLBACK (on_run), NULL);
  gboolean listens
      = g_socket_listener_add_address (G_SOCKET_LISTENER (server.service), address, G_SOCKET_TYPE_STREAM,
                                       G_SOCKET_PROTOCOL_DEFAULT, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (listens);
  g_socket_service_start (server.service);
  g_autofree char *name = g_strconcat ("unix_socket:", server.path, NULL);
  g_setenv ("SPEECHD_ADDRESS", name, TRUE);
}

static void
stop_server (void)
{
  g_cancellable_cancel (server.end);
  while (g_atomic_int_get (&server.n_clients) > 0)
    g_thread_yield ();
  g_socket_service_stop (server.service);
  g_socket_listener_close (G_SOCKET_LISTENER (server.service));
  g_clear_object (&server.service);
  g_remove (server.path);
  g_rmdir (server.folder);
  g_clear_pointer (&server.path, g_free);
  g_clear_pointer (&server.folder, g_free);
  g_clear_object (&server.end);
  g_string_free (g_steal_pointer (&server.heard), TRUE);
}

/* --- the client --- */

typedef struct {
  guint n_changed, n_ended;
  gboolean whole;
} Seen;

static void
on_changed (gpointer data)
{
  ((Seen *) data)->n_changed++;
}

static void
on_ended (gboolean whole, gpointer data)
{
  ((Seen *) data)->n_ended++;
  ((Seen *) data)->whole = whole;
}

static const AkashiSpeechServiceEvents events = { on_changed, on_ended };

static void
test_speaks (void)
{
  Seen seen = { 0 };
  start_server (SERVER_SPEAKS);
  AkashiSpeechService *service = akashi_speech_service_new (&events, &seen);
  g_assert_false (akashi_speech_service_can_say (service, "ja"));
  wait_for_count (&seen.n_changed, 1);
  g_assert_true (akashi_speech_service_can_say (service, "ja"));
  g_assert_true (akashi_speech_service_can_say (service, "en"));
  g_assert_true (akashi_speech_service_can_say (service, "zh-Hans"));
  g_assert_false (akashi_speech_service_can_say (service, "ko"));
  akashi_speech_service_say (service, "zh-Hans", "一\n.二", 1.5);
  wait_for_count (&seen.n_ended, 1);
  g_test_message ("%s", server.heard->str);
  g_assert_true (seen.whole);
  g_assert_true (was_heard ("SET SELF LANGUAGE cmn"));
  g_assert_true (was_heard ("SET SELF VOLUME 50"));
  g_assert_true (was_heard ("一|.二|"));
  akashi_speech_service_say (service, "ko", "이", 1);
  g_assert_cmpuint (seen.n_ended, ==, 2);
  g_assert_false (seen.whole);
  akashi_speech_service_free (service);
  stop_server ();
}

/* What is stopped, or followed by another, never ends. */
static void
test_stopped (void)
{
  Seen seen = { 0 };
  start_server (SERVER_SPEAKS);
  AkashiSpeechService *service = akashi_speech_service_new (&events, &seen);
  wait_for_count (&seen.n_changed, 1);
  akashi_speech_service_say (service, "ja", "いち", 1);
  akashi_speech_service_stop (service);
  akashi_speech_service_say (service, "ja", "に", 1);
  wait_for_count (&seen.n_ended, 1);
  g_assert_true (seen.whole);
  while (!was_heard ("に|"))
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (seen.n_ended, ==, 1);
  akashi_speech_service_free (service);
  stop_server ();
}

static void
test_mute (void)
{
  Seen seen = { 0 };
  start_server (SERVER_IS_MUTE);
  AkashiSpeechService *service = akashi_speech_service_new (&events, &seen);
  wait_for_count (&seen.n_changed, 1);
  akashi_speech_service_say (service, "ja", "いち", 1);
  wait_for_count (&seen.n_ended, 1);
  g_assert_false (seen.whole);
  /* It is not asked again. */
  wait_for_count (&seen.n_changed, 2);
  g_assert_false (akashi_speech_service_can_say (service, "ja"));
  akashi_speech_service_free (service);
  stop_server ();
}

static void
test_refuses (void)
{
  Seen seen = { 0 };
  start_server (SERVER_REFUSES);
  AkashiSpeechService *service = akashi_speech_service_new (&events, &seen);
  wait_for_count (&seen.n_changed, 1);
  akashi_speech_service_say (service, "ja", "いち", 1);
  wait_for_count (&seen.n_ended, 1);
  g_assert_false (seen.whole);
  akashi_speech_service_free (service);
  stop_server ();
}

/* Nobody waits for one that is stuck, or is not there: nothing is known, and clips speak. */
static void
test_stuck (void)
{
  Seen seen = { 0 };
  start_server (SERVER_IS_STUCK);
  AkashiSpeechService *service = akashi_speech_service_new (&events, &seen);
  while (!was_heard ("SET SELF CLIENT_NAME"))
    g_main_context_iteration (NULL, FALSE);
  g_assert_false (akashi_speech_service_can_say (service, "ja"));
  akashi_speech_service_free (service);
  stop_server ();
  g_assert_cmpuint (seen.n_changed, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/speech-service/speaks", test_speaks);
  g_test_add_func ("/speech-service/stopped", test_stopped);
  g_test_add_func ("/speech-service/mute", test_mute);
  g_test_add_func ("/speech-service/refuses", test_refuses);
  g_test_add_func ("/speech-service/stuck", test_stuck);
  return g_test_run ();
}
