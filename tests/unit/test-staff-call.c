/* SPDX-License-Identifier: Apache-2.0 */
/* Calling staff: a real command, a desk that listens on loopback, and what is said when nobody answers. */
#include "akashi-staff-call.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#include "outcome.h"

static const AkashiCallEvent event = { "Till \"2\"", 1763866800, "withdrawn", 7 };

#define LINE                                                                                                 \
  "{\"event\":\"call-staff\",\"kiosk\":\"Till \\\"2\\\"\",\"time\":\"2025-11-23T03:00:00Z\","                \
  "\"verdict\":\"withdrawn\",\"check\":7}"

static void
test_event (void)
{
  const AkashiCallEvent unchecked = { "", 0, NULL, 0 };
  g_autofree char *line = akashi_call_event_line (&event);
  g_autofree char *short_line = akashi_call_event_line (&unchecked);
  g_assert_cmpstr (line, ==, LINE);
  g_assert_cmpstr (short_line, ==,
                   "{\"event\":\"call-staff\",\"kiosk\":\"\",\"time\":\"1970-01-01T00:00:00Z\"}");
  g_auto (GStrv) environment = akashi_call_event_environment (&event, NULL);
  g_assert_cmpstr (g_environ_getenv (environment, "AKASHI_KIOSK"), ==, "Till \"2\"");
  g_assert_cmpstr (g_environ_getenv (environment, "AKASHI_VERDICT"), ==, "withdrawn");
  g_assert_cmpstr (g_environ_getenv (environment, "AKASHI_CHECK"), ==, "7");
  g_assert_cmpstr (g_environ_getenv (environment, "AKASHI_EVENT"), ==, LINE);
}

/* --- a desk --- */

typedef enum {
  DESK_OK,
  DESK_OK_LATER, /* when test_desk_later() says so */
  DESK_NO,
  DESK_HANGS_UP,
  DESK_SILENT,
} DeskManner;

typedef struct {
  GSocketService *service;
  char *address;
  DeskManner manner;
  char *heard; /* (nullable): the line */
  GSocketConnection *connection;
} Desk;

static void
desk_say (Desk *desk, const char *text)
{
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (desk->connection));
  g_output_stream_write_all (output, text, strlen (text), NULL, NULL, NULL);
}

static void
on_line (GObject *source, GAsyncResult *result, gpointer data)
{
  Desk *desk = data;
  desk->heard = g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (source), result, NULL, NULL);
  if (desk->manner == DESK_OK)
    desk_say (desk, "OK, coming\n");
  if (desk->manner == DESK_NO)
    desk_say (desk, "not now\n");
  if (desk->manner == DESK_HANGS_UP)
    g_io_stream_close (G_IO_STREAM (desk->connection), NULL, NULL);
}

static gboolean
on_incoming (GSocketService *service G_GNUC_UNUSED, GSocketConnection *connection,
             GObject *source G_GNUC_UNUSED, gpointer data)
{
  Desk *desk = data;
  g_autoptr (GDataInputStream) input
      = g_data_input_stream_new (g_io_stream_get_input_stream (G_IO_STREAM (connection)));
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (input), FALSE);
  g_set_object (&desk->connection, connection);
  g_data_input_stream_read_line_async (input, G_PRIORITY_DEFAULT, NULL, on_line, desk);
  return TRUE;
}

static void
desk_open (Desk *desk, DeskManner manner)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) bound = NULL;
  *desk = (Desk){ .service = g_socket_service_new (), .manner = manner };
  g_socket_listener_add_address (G_SOCKET_LISTENER (desk->service), any, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &bound, &error);
  g_assert_no_error (error);
  desk->address
      = g_strdup_printf ("127.0.0.1:%u", g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound)));
  g_signal_connect (desk->service, "incoming", G_CALLBACK (on_incoming), desk);
}

static void
desk_close (Desk *desk)
{
  g_socket_service_stop (desk->service);
  g_socket_listener_close (G_SOCKET_LISTENER (desk->service));
  g_clear_object (&desk->service);
  g_clear_object (&desk->connection);
  g_clear_pointer (&desk->address, g_free);
  g_clear_pointer (&desk->heard, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Desk, desk_close)

/* --- a call --- */

static void
on_called (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data)
{
  Outcome *outcome = data;
  outcome->done = akashi_staff_call_finish (result, &outcome->error);
  outcome->ended = TRUE;
}

static void
call (const AkashiCallPlaces *places, guint wait_s, Outcome *outcome)
{
  akashi_staff_call_async (places, &event, wait_s, NULL, on_called, outcome);
  wait_until (outcome_has_ended, outcome);
}

static void
assert_nobody (const Outcome *outcome, const char *why)
{
  g_assert_false (outcome->done);
  g_assert_error (outcome->error, AKASHI_ERROR, AKASHI_ERROR_UNREACHABLE);
  if (strstr (outcome->error->message, why) == NULL)
    g_error ("%s: says nothing of \"%s\"", outcome->error->message, why);
}

static void
test_desk (void)
{
  const struct {
    DeskManner manner;
    gboolean answered;
    const char *why;
  } rows[] = {
    { DESK_OK, TRUE, NULL },
    { DESK_NO, FALSE, "something else than ok" },
    { DESK_HANGS_UP, FALSE, "hung up without an answer" },
    { DESK_SILENT, FALSE, "in time" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (Desk) desk = { 0 };
      g_auto (Outcome) outcome = { 0 };
      desk_open (&desk, rows[i].manner);
      const AkashiCallPlaces places = { NULL, desk.address };
      call (&places, rows[i].manner == DESK_SILENT ? 1 : LONGEST_WAIT_S, &outcome);
      g_assert_cmpstr (desk.heard, ==, LINE);
      g_assert_cmpint (outcome.done, ==, rows[i].answered);
      if (!rows[i].answered)
        assert_nobody (&outcome, rows[i].why);
    }
}

static gboolean
has_heard (gpointer data)
{
  return ((const Desk *) data)->heard != NULL;
}

/* The desk answers when somebody has pressed a key there. */
static void
test_desk_later (void)
{
  g_auto (Desk) desk = { 0 };
  g_auto (Outcome) outcome = { 0 };
  desk_open (&desk, DESK_OK_LATER);
  const AkashiCallPlaces places = { NULL, desk.address };
  akashi_staff_call_async (&places, &event, LONGEST_WAIT_S, NULL, on_called, &outcome);
  wait_until (has_heard, &desk);
  g_assert_false (outcome.ended);
  desk_say (&desk, "ok\n");
  wait_until (outcome_has_ended, &outcome);
  g_assert_true (outcome.done);
}

static void
test_no_desk (void)
{
  g_auto (Desk) desk = { 0 };
  g_auto (Outcome) outcome = { 0 };
  desk_open (&desk, DESK_OK);
  g_autofree char *address = g_strdup (desk.address);
  g_socket_service_stop (desk.service);
  g_socket_listener_close (G_SOCKET_LISTENER (desk.service));
  const AkashiCallPlaces places = { NULL, address };
  call (&places, LONGEST_WAIT_S, &outcome);
  assert_nobody (&outcome, "desk: ");
}

/* --- a command --- */

static char *
new_path (void)
{
  g_autoptr (GError) error = NULL;
  char *path = NULL;
  int descriptor = g_file_open_tmp ("akashi-call-XXXXXX", &path, &error);
  g_assert_no_error (error);
  g_assert_true (g_close (descriptor, NULL));
  return path;
}

static char *
read_whole (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* It has the event in its environment, and its arguments as they stand: no shell takes them apart. */
static void
test_command (void)
{
  g_auto (Outcome) outcome = { 0 };
  g_autofree char *path = new_path ();
  const char *const command[]
      = { "/bin/sh", "-c",           "printf '%s|%s|%s' \"$AKASHI_EVENT\" \"$AKASHI_CHECK\" \"$1\" >\"$0\"",
          path,      "$HOME; false", NULL };
  const AkashiCallPlaces places = { command, NULL };
  call (&places, LONGEST_WAIT_S, &outcome);
  g_assert_no_error (outcome.error);
  g_assert_true (outcome.done);
  g_autofree char *text = read_whole (path);
  g_assert_cmpstr (text, ==, LINE "|7|$HOME; false");
  g_remove (path);
}

static void
test_command_fails (void)
{
  const char *const fails[] = { "/bin/false", NULL }, *const absent[] = { "/nowhere/at all", NULL };
  const char *const *commands[] = { fails, absent };
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_auto (Outcome) outcome = { 0 };
      const AkashiCallPlaces places = { commands[i], NULL };
      call (&places, LONGEST_WAIT_S, &outcome);
      assert_nobody (&outcome, "command: ");
    }
}

static gboolean
is_gone (gpointer data)
{
  return kill (*(const GPid *) data, 0) != 0;
}

/* A command that hangs is given up, and does not stay behind. */
static void
test_command_hangs (void)
{
  g_auto (Outcome) outcome = { 0 };
  g_autofree char *path = new_path ();
  const char *const command[] = { "/bin/sh", "-c", "echo $$ >\"$0\"; exec sleep 600", path, NULL };
  const AkashiCallPlaces places = { command, NULL };
  call (&places, 1, &outcome);
  assert_nobody (&outcome, "in time");
  g_autofree char *text = read_whole (path);
  GPid pid = (GPid) g_ascii_strtoll (text, NULL, 10);
  g_assert_cmpint (pid, >, 1);
  wait_until (is_gone, &pid);
  g_remove (path);
}

/* --- both --- */

static gboolean
is_written (gpointer path)
{
  g_autofree char *text = read_whole (path);
  return *text != '\0';
}

/* One answer is enough; the other place is told all the same. */
static void
test_both (void)
{
  g_autofree char *path = new_path ();
  const char *const fails[] = { "/bin/false", NULL };
  const char *const writes[] = { "/bin/sh", "-c", "echo told >\"$0\"", path, NULL };
  for (guint row = 0; row < 2; row++)
    {
      g_auto (Desk) desk = { 0 };
      g_auto (Outcome) outcome = { 0 };
      desk_open (&desk, row == 0 ? DESK_OK : DESK_NO);
      const AkashiCallPlaces places = { row == 0 ? fails : writes, desk.address };
      call (&places, LONGEST_WAIT_S, &outcome);
      g_assert_true (outcome.done);
      wait_until (has_heard, &desk);
    }
  wait_until (is_written, path);
  g_remove (path);
}

static void
test_both_fail (void)
{
  const char *const fails[] = { "/bin/false", NULL };
  g_auto (Desk) desk = { 0 };
  g_auto (Outcome) outcome = { 0 };
  desk_open (&desk, DESK_NO);
  const AkashiCallPlaces places = { fails, desk.address };
  call (&places, LONGEST_WAIT_S, &outcome);
  assert_nobody (&outcome, "command: ");
  assert_nobody (&outcome, "desk: ");
}

static void
test_cancelled (void)
{
  g_auto (Desk) desk = { 0 };
  g_auto (Outcome) outcome = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  desk_open (&desk, DESK_SILENT);
  const AkashiCallPlaces places = { NULL, desk.address };
  akashi_staff_call_async (&places, &event, LONGEST_WAIT_S, cancellable, on_called, &outcome);
  wait_until (has_heard, &desk);
  g_cancellable_cancel (cancellable);
  wait_until (outcome_has_ended, &outcome);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/staff-call/event", test_event);
  g_test_add_func ("/staff-call/desk", test_desk);
  g_test_add_func ("/staff-call/desk-later", test_desk_later);
  g_test_add_func ("/staff-call/no-desk", test_no_desk);
  g_test_add_func ("/staff-call/command", test_command);
  g_test_add_func ("/staff-call/command-fails", test_command_fails);
  g_test_add_func ("/staff-call/command-hangs", test_command_hangs);
  g_test_add_func ("/staff-call/both", test_both);
  g_test_add_func ("/staff-call/both-fail", test_both_fail);
  g_test_add_func ("/staff-call/cancelled", test_cancelled);
  return g_test_run ();
}
