/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-stick-writer.h"

#include <gio/gio.h>
#include <gio/gunixsocketaddress.h>
#include <string.h>

#define ANSWER_S 30
#define LONGEST_ANSWER 1024 /* bytes */

/* Returns: whether all of it went, and an answer came; @answer: NUL-terminated */
static gboolean
ask (const char *socket, const char *text, char answer[LONGEST_ANSWER], GError **error)
{
  gsize length;
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (socket);
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_socket_client_set_timeout (client, ANSWER_S);
  g_autoptr (GSocketConnection) connection
      = g_socket_client_connect (client, G_SOCKET_CONNECTABLE (address), NULL, error);
  if (connection == NULL)
    return FALSE;
  GIOStream *stream = G_IO_STREAM (connection);
  if (!g_output_stream_write_all (g_io_stream_get_output_stream (stream), text, strlen (text), NULL, NULL,
                                  error)
      || !g_socket_shutdown (g_socket_connection_get_socket (connection), FALSE, TRUE, error)
      || !g_input_stream_read_all (g_io_stream_get_input_stream (stream), answer, LONGEST_ANSWER - 1, &length,
                                   NULL, error))
    return FALSE;
  answer[length] = '\0';
  g_strchomp (answer);
  return TRUE;
}

char *
akashi_stick_writer_write (const char *socket, const char *text, GError **error)
{
  char answer[LONGEST_ANSWER];
  g_autoptr (GError) cause = NULL;
  AkashiError code = AKASHI_ERROR_IO;
  gboolean answered = ask (socket, text, answer, &cause);
  if (answered && g_str_has_prefix (answer, "ok "))
    return g_strdup (answer + strlen ("ok "));
  if (answered && g_str_equal (answer, "none"))
    code = AKASHI_ERROR_NOT_FOUND;
  if (answered && g_str_equal (answer, "full"))
    code = AKASHI_ERROR_NO_SPACE;
  g_set_error (error, AKASHI_ERROR, (gint) code, "%s: %s", socket, answered ? answer : cause->message);
  return NULL;
}
