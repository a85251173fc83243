/* SPDX-License-Identifier: Apache-2.0 */
/* Fetches from a folder and from a small server on loopback that answers wrongly in every way. */
#include <glib/gstdio.h>
#include <string.h>

#include "akashi-fetch.h"
#include "akashi-limits.h"

static GBytes *
get (const char *base, const char *path, gint64 max, GError **error)
{
  g_autoptr (AkashiFetch) fetch = akashi_fetch_new (base, error);
  return fetch ? akashi_fetch_get (fetch, path, max, NULL, error) : NULL;
}

static void
check (const char *base, const char *path, gint64 max, int code, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = get (base, path, max, &error);

  g_test_message ("%s %s: %s", base, path, error ? error->message : "read");
  if (expected)
    {
      g_assert_no_error (error);
      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected, strlen (expected));
    }
  else
    g_assert_error (error, AKASHI_ERROR, code);
}

static void
test_addresses (void)
{
  static const struct {
    const char *url;
    gboolean good;
  } cases[] = {
    { "https://list.mihon.example", TRUE },
    { "https://list.mihon.example:8443/a/b/", TRUE },
    { "http://127.0.0.1:8080/", TRUE },
    { "http://127.9.9.9/", TRUE },
    { "http://localhost:1/", TRUE },
    { "http://[::1]:8080/", TRUE },
    { "HTTPS://LIST.MIHON.EXAMPLE/", TRUE },
    { "file:///media/stick", TRUE },
    { "http://list.mihon.example/", FALSE },
    { "http://127.0.0.1.mihon.example/", FALSE },
    { "http://localhost.mihon.example/", FALSE },
    { "http://128.0.0.1/", FALSE },
    { "http://[::2]/", FALSE },
    { "http://127.0.0.1@mihon.example/", FALSE },
    { "https://user:word@mihon.example/", FALSE },
    { "https://mihon.example/?a=b", FALSE },
    { "https://mihon.example/#a", FALSE },
    { "ftp://127.0.0.1/", FALSE },
    { "file:relative", FALSE },
    { "file://host/share", FALSE },
    { "mihon.example", FALSE },
    { "", FALSE },
    { "gopher://127.0.0.1/", FALSE },
    { "https://", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AkashiFetch) fetch = akashi_fetch_new (cases[i].url, &error);
      g_test_message ("%s", cases[i].url);
      g_assert_cmpint (fetch != NULL, ==, cases[i].good);
      if (!fetch)
        g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_FORBIDDEN_ADDRESS);
    }
}

static void
test_paths (void)
{
  static const char *const cases[] = {
    "../x", "a/../b", "a/..", "%2e%2e/x", "%2E./x", ".",    "./a",  "",     "/a",
    "a//b", "a/",     "a b",  "a?b",      "a#b",    "a%zz", "a\\b", "見本", "a%00b",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      check ("file:///tmp", cases[i], 10, AKASHI_ERROR_FORBIDDEN_ADDRESS, NULL);
      check ("http://127.0.0.1:9/", cases[i], 10, AKASHI_ERROR_FORBIDDEN_ADDRESS, NULL);
    }
  /* an encoded slash is a character like others to a server; nobody listens here */
  check ("file:///tmp", "a%2fb", 10, AKASHI_ERROR_FORBIDDEN_ADDRESS, NULL);
  check ("http://127.0.0.1:9/", "a%2fb", 10, AKASHI_ERROR_UNREACHABLE, NULL);
}

static void
test_files (void)
{
  g_autofree char *folder = g_dir_make_tmp ("akashi-fetch 見本-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "1.root?.json", NULL);
  g_autofree char *large = g_build_filename (folder, "large", NULL);
  g_autofree char *base = g_filename_to_uri (folder, NULL, NULL);
  g_autofree char *bytes = g_malloc0 (AKASHI_SPOOL_MEMORY_BYTES * 3);

  g_assert_true (g_file_set_contents (file, "root", 4, NULL));
  check (base, "1.root%3F.json", 4, 0, "root");
  check (base, "1.root%3F.json", 3, AKASHI_ERROR_TOO_LARGE, NULL);
  check (base, "2.root.json", 4, AKASHI_ERROR_NOT_FOUND, NULL);
  check (base, "1.root%3F.json/x", 4, AKASHI_ERROR_NOT_FOUND, NULL);
  check ("file:///dev", "null", 4, AKASHI_ERROR_IO, NULL);
  check ("file:///", "tmp", 4, AKASHI_ERROR_IO, NULL);

  for (gsize i = 0; i < AKASHI_SPOOL_MEMORY_BYTES * 3; i++)
    bytes[i] = (char) (i * 31 >> 3);
  g_assert_true (g_file_set_contents (large, bytes, AKASHI_SPOOL_MEMORY_BYTES * 3, NULL));
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) read = get (base, "large", AKASHI_SPOOL_MEMORY_BYTES * 3, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (read, NULL), g_bytes_get_size (read), bytes,
                   AKASHI_SPOOL_MEMORY_BYTES * 3);
  check (base, "large", AKASHI_SPOOL_MEMORY_BYTES * 3 - 1, AKASHI_ERROR_TOO_LARGE, NULL);
  g_remove (file);
  g_remove (large);
  g_rmdir (folder);
}

/* What the server sends for a path, byte for byte; then it closes. */
static const struct {
  const char *path;
  const char *answer;
} answers[] = {
  { "/good", "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ngood" },
  { "/sub/good", "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ndeep" },
  { "/open-end", "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nall of it" },
  { "/chunked", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n" },
  { "/chunk-cut", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nd" },
  { "/login", "HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n<html></html>" },
  { "/short", "HTTP/1.1 200 OK\r\nContent-Length: 18\r\n\r\nonly this" },
  { "/long", "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ngood and more" },
  { "/large", "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\nxxxxx" },
  { "/large-unsaid", "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" },
  { "/missing", "HTTP/1.1 404 Not Found\r\nContent-Length: 200\r\n\r\nno" },
  { "/forbidden", "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n" },
  { "/gone", "HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n" },
  { "/broken", "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n" },
  { "/large-broken", "HTTP/1.1 503 Busy\r\nContent-Length: 1000000\r\n\r\nxxxxx" },
  { "/endless-missing", "HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n" },
  { "/part", "HTTP/1.1 206 Partial Content\r\nContent-Length: 4\r\n\r\ngood" },
  { "/nothing", "" },
  { "/garbage", "\x01\x02\x03\x04\r\n\r\n" },
  { "/moved", "HTTP/1.1 302 Found\r\nLocation: /good\r\nContent-Length: 0\r\n\r\n" },
  { "/moved-without", "HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n" },
  { "/moved-host", "HTTP/1.1 302 Found\r\nLocation: http://mihon.example/good\r\nContent-Length: 0\r\n\r\n" },
  { "/moved-port", "HTTP/1.1 301 Moved\r\nLocation: http://127.0.0.1:1/good\r\nContent-Length: 0\r\n\r\n" },
  { "/moved-https", "HTTP/1.1 307 Moved\r\nLocation: https://127.0.0.1/good\r\nContent-Length: 0\r\n\r\n" },
  { "/moved-file", "HTTP/1.1 308 Moved\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n" },
  { "/moved-round", "HTTP/1.1 302 Found\r\nLocation: /moved-round\r\nContent-Length: 0\r\n\r\n" },
};

typedef struct {
  GSocketListener *listener;
  GCancellable *stop;
  GThread *thread;
  char *base;
  char *last_request;
} Server;

static void
answer (Server *server, GIOStream *connection)
{
  char request[4096] = "";
  gsize have = 0;

  while (have < sizeof request - 1 && !strstr (request, "\r\n\r\n"))
    {
      gssize got = g_input_stream_read (g_io_stream_get_input_stream (connection), request + have,
                                        sizeof request - 1 - have, server->stop, NULL);
      if (got <= 0)
        return;
      have += (gsize) got;
      request[have] = '\0';
    }
  g_free (server->last_request);
  server->last_request = g_strdup (request);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree char *line = g_strdup_printf ("GET %s HTTP/1.1\r\n", answers[i].path);
      if (g_str_has_prefix (request, line))
        g_output_stream_write_all (g_io_stream_get_output_stream (connection), answers[i].answer,
                                   strlen (answers[i].answer), NULL, NULL, NULL);
    }
  /* It sends on until the other side has had enough. */
  g_autofree char *more = g_malloc0 (AKASHI_MAX_REFUSAL_BYTES);
  while (g_str_has_prefix (request, "GET /endless-")
         && g_output_stream_write_all (g_io_stream_get_output_stream (connection), more,
                                       AKASHI_MAX_REFUSAL_BYTES, NULL, server->stop, NULL))
    continue;
  g_io_stream_close (connection, NULL, NULL);
}

static gpointer
serve (gpointer data)
{
  Server *server = data;

  for (;;)
    {
      g_autoptr (GSocketConnection) connection
          = g_socket_listener_accept (server->listener, NULL, server->stop, NULL);
      if (!connection)
        return NULL;
      answer (server, G_IO_STREAM (connection));
    }
}

static Server *
server_new (void)
{
  Server *server = g_new0 (Server, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) any_port = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) address = NULL;

  server->stop = g_cancellable_new ();
  server->listener = g_socket_listener_new ();
  g_socket_listener_add_address (server->listener, any_port, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP,
                                 NULL, &address, &error);
  g_assert_no_error (error);
  server->base = g_strdup_printf ("http://127.0.0.1:%u/",
                                  g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address)));
  server->thread = g_thread_new ("server", serve, server);
  return server;
}

static void
server_free (Server *server)
{
  g_cancellable_cancel (server->stop);
  g_thread_join (server->thread);
  g_socket_listener_close (server->listener);
  g_object_unref (server->listener);
  g_object_unref (server->stop);
  g_free (server->base);
  g_free (server->last_request);
  g_free (server);
}

static void
test_http (void)
{
  static const struct {
    const char *path;
    int code;
    const char *expected;
  } cases[] = {
    { "good", 0, "good" },
    { "sub/good", 0, "deep" },
    { "open-end", 0, "all of it" },
    { "chunked", 0, "abcde" },
    { "chunk-cut", AKASHI_ERROR_UNREACHABLE, NULL },
    { "login", 0, "<html></html>" }, /* caught by the signatures, not here */
    { "short", AKASHI_ERROR_UNREACHABLE, NULL },
    { "long", 0, "good" },
    { "large", AKASHI_ERROR_TOO_LARGE, NULL },
    { "large-unsaid", AKASHI_ERROR_TOO_LARGE, NULL },
    { "missing", AKASHI_ERROR_NOT_FOUND, NULL },
    { "endless-missing", AKASHI_ERROR_NOT_FOUND, NULL },
    { "forbidden", AKASHI_ERROR_NOT_FOUND, NULL },
    { "gone", AKASHI_ERROR_HTTP_STATUS, NULL },
    { "broken", AKASHI_ERROR_HTTP_STATUS, NULL },
    { "large-broken", AKASHI_ERROR_HTTP_STATUS, NULL },
    { "part", AKASHI_ERROR_HTTP_STATUS, NULL },
    { "nothing", AKASHI_ERROR_UNREACHABLE, NULL },
    { "garbage", AKASHI_ERROR_UNREACHABLE, NULL },
    { "moved", 0, "good" },
    { "moved-without", AKASHI_ERROR_FORBIDDEN_ADDRESS, NULL },
    { "moved-host", AKASHI_ERROR_FORBIDDEN_ADDRESS, NULL },
    { "moved-port", AKASHI_ERROR_FORBIDDEN_ADDRESS, NULL },
    { "moved-https", AKASHI_ERROR_FORBIDDEN_ADDRESS, NULL },
    { "moved-file", AKASHI_ERROR_FORBIDDEN_ADDRESS, NULL },
    { "moved-round", AKASHI_ERROR_UNREACHABLE, NULL },
  };
  Server *server = server_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check (server->base, cases[i].path, 20, cases[i].code, cases[i].expected);
  check (server->base, "good", 4, 0, "good");
  check (server->base, "good", 3, AKASHI_ERROR_TOO_LARGE, NULL);
  check (server->base, "good", 0, AKASHI_ERROR_TOO_LARGE, NULL);
  g_assert_nonnull (strstr (server->last_request, "User-Agent: akashi/" AKASHI_VERSION "\r\n"));
  server_free (server);
}

/* One AkashiFetch after a failure goes on with the next file. */
static void
test_goes_on (void)
{
  Server *server = server_new ();
  g_autofree char *base = g_strndup (server->base, strlen (server->base) - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (AkashiFetch) fetch = akashi_fetch_new (base, &error);

  g_assert_null (akashi_fetch_get (fetch, "short", 100, NULL, &error));
  g_clear_error (&error);
  g_autoptr (GBytes) good = akashi_fetch_get (fetch, "good", 100, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (good);
  server_free (server);
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Server *server = server_new ();
  g_autoptr (AkashiFetch) fetch = akashi_fetch_new (server->base, &error);
  g_autoptr (AkashiFetch) file = akashi_fetch_new ("file:///etc", &error);

  g_cancellable_cancel (cancellable);
  g_assert_null (akashi_fetch_get (fetch, "good", 100, cancellable, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (akashi_fetch_get (file, "hostname", 1000, cancellable, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_CANCELLED);
  server_free (server);
}

static void
test_unreachable (void)
{
  /* The port of a server that is gone. */
  Server *server = server_new ();
  g_autofree char *base = g_strdup (server->base);

  server_free (server);
  check (base, "good", 10, AKASHI_ERROR_UNREACHABLE, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fetch/addresses", test_addresses);
  g_test_add_func ("/fetch/paths", test_paths);
  g_test_add_func ("/fetch/files", test_files);
  g_test_add_func ("/fetch/http", test_http);
  g_test_add_func ("/fetch/goes-on", test_goes_on);
  g_test_add_func ("/fetch/cancelled", test_cancelled);
  g_test_add_func ("/fetch/unreachable", test_unreachable);
  return g_test_run ();
}
