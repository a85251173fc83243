/* SPDX-License-Identifier: Apache-2.0 */
/* Memory runs out at every allocation, and calls of libcurl and zstd fail at every call, in trust, net and
 * registry: there is an error and never a wrong acceptance, and what was stored is whole. */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "akashi-fetch.h"
#include "akashi-key.h"
#include "failing-memory.h"
#include "registry-world.h"

static guint runs, failed, accepted; /* accepted: what must not be */

typedef gboolean (*Action) (gpointer data, GError **error);

static gboolean
try_once (Action action, gpointer data, gboolean good, guint nth, gboolean forever, Action look)
{
  g_autoptr (GError) error = NULL;

  failing_memory_arm (nth, forever);
  gboolean ok = action (data, &error);
  guint count = failing_memory_disarm ();
  runs++;
  failed += !ok;
  accepted += ok && !good;
  g_assert_true ((error == NULL) == ok);
  g_assert_cmpuint (accepted, ==, 0);
  if (look)
    {
      g_autoptr (GError) problem = NULL;
      gboolean whole = look (data, &problem);
      g_assert_no_error (problem);
      g_assert_true (whole);
    }
  if (count < nth) /* it was not struck */
    g_assert_true (ok == good);
  return count >= nth;
}

/* Allocations of one run that fail alone: all of them, or where there are more, as many spread over them.
 * Reading one key takes OpenSSL ten thousand. */
#define MOST_ALONE 300
#define MOST_FROM_THEN_ON 40

/* Every allocation in turn, and from then on all. */
static void
try_all (const char *name, Action action, gpointer data, gboolean good, Action look)
{
  guint before = runs;
  g_autoptr (GError) error = NULL;

  failing_memory_arm (0, FALSE);
  gboolean ok = action (data, &error);
  guint count = failing_memory_disarm ();
  g_assert_true (ok == good);
  if (look)
    g_assert_true (look (data, NULL));

  guint alone = MAX (1, count / MOST_ALONE);
  guint together = MAX (1, count / MOST_FROM_THEN_ON);
  for (guint nth = 1 + (guint) g_test_rand_int_range (0, (gint) alone);
       try_once (action, data, good, nth, FALSE, look); nth += alone)
    continue;
  for (guint nth = 1; try_once (action, data, good, nth, TRUE, look); nth += together)
    continue;
  g_test_message ("%s: %u runs, of %u allocations", name, runs - before, count);
}

/* --- trust
 * ------------------------------------------------------------------------------------------------------ */

static gboolean
check_root (gpointer data, GError **error)
{
  return akashi_tuf_root_check (data, error);
}

static void
test_roots (void)
{
  g_autoptr (GBytes) root = world_root (FALSE);
  gsize length;
  const char *text = g_bytes_get_data (root, &length);
  g_autofree char *changed = g_strndup (text, length);
  char *version = strstr (changed, "\"version\":1");
  g_assert_nonnull (version);
  version[10] = '2';
  g_autoptr (GBytes) tampered = g_bytes_new (changed, length);

  try_all ("a root", check_root, root, TRUE, NULL);
  try_all ("a tampered root", check_root, tampered, FALSE, NULL);
}

typedef struct {
  GBytes *spki;
  GBytes *signature;
  const char *text;
} Signed;

static gboolean
check_signature (gpointer data, GError **error)
{
  Signed *is = data;
  g_autoptr (AkashiPublicKey) key = akashi_public_key_new_spki (is->spki, error);
  gsize length;

  if (!key)
    return FALSE;
  const void *signature = g_bytes_get_data (is->signature, &length);
  return akashi_public_key_verify (key, is->text, strlen (is->text), signature, length, error);
}

static void
test_signatures (void)
{
  const AkashiKeyType types[] = { AKASHI_KEY_ED25519, AKASHI_KEY_P256 };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AkashiPrivateKey) private = akashi_private_key_generate (types[i], &error);
      g_autoptr (AkashiPublicKey) public = akashi_private_key_public (private);
      g_autoptr (GBytes) signature = akashi_private_key_sign (private, "text", 4, &error);
      g_assert_no_error (error);
      Signed good = { akashi_public_key_spki (public), signature, "text" };
      Signed bad = { good.spki, signature, "Text" };
      try_all ("a signature", check_signature, &good, TRUE, NULL);
      try_all ("a wrong signature", check_signature, &bad, FALSE, NULL);
    }
}

/* --- registry
 * ---------------------------------------------------------------------------------------------------- */

typedef struct {
  World *world;
  char *kept; /* of the database with the first list */
  AkashiListIndex *index;
  GPtrArray *files; /* (element-type GBytes): one full file, or deltas */
  gboolean deltas;
} Import;

static void
restore (Import *import)
{
  const char *const ends[] = { "", "-wal", "-shm" };
  char *text;
  gsize length;

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *path = g_strconcat (import->world->path, ends[i], NULL);
      g_unlink (path);
    }
  g_assert_true (g_file_get_contents (import->kept, &text, &length, NULL));
  g_assert_true (g_file_set_contents_full (import->world->path, text, (gssize) length,
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  g_free (text);
}

static gboolean
run_import (gpointer data, GError **error)
{
  Import *import = data;
  g_autoptr (AkashiRegistry) registry = akashi_registry_open (import->world->path, TRUE, error);

  if (!registry)
    return FALSE;
  return import->deltas ? akashi_registry_import_deltas (registry, import->world->trust_id, "mihon",
                                                         import->index, 1, import->files, 2, error)
                        : akashi_registry_import_full (registry, import->world->trust_id, "mihon",
                                                       import->index, import->files->pdata[0], 2, error);
}

/* The list is the first or the second, to the last row. */
static gboolean
look_at_list (gpointer data, GError **error)
{
  Import *import = data;
  g_autoptr (AkashiRegistry) registry = akashi_registry_open (import->world->path, FALSE, error);
  g_autoptr (GPtrArray) lists = registry ? akashi_registry_list_states (registry, error) : NULL;
  gboolean whole = lists && akashi_registry_check (registry, error);

  for (guint i = 1; whole && i <= 4; i++)
    {
      g_autofree char *number = g_strdup_printf ("MH-2026-%06u", i);
      gint64 serial = ((const AkashiListState *) lists->pdata[0])->serial;
      g_autoptr (AkashiRegistration) found
          = akashi_registry_find_number (registry, "mihon", number, NULL, error);
      whole = (found != NULL) == (i != (serial == 1 ? 4 : 2))
              && (!found || (found->status == AKASHI_STATUS_WITHDRAWN) == (serial == 2 && i == 1));
    }
  g_clear_pointer (&registry, akashi_registry_free);
  restore (import);
  return whole;
}

static void
try_import (gboolean deltas, gboolean good, const char *name)
{
  g_autoptr (World) world = world_new (TRUE);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autofree char *one = world_row (1, "in-force");
  g_autofree char *two = world_row (2, "in-force");
  g_autofree char *three = world_row (3, "in-force");
  g_autofree char *four = world_row (4, "in-force");
  g_autofree char *withdrawn = world_row (1, "withdrawn");
  g_autofree char *first = g_strconcat (one, two, three, NULL);
  g_autofree char *second = g_strconcat (withdrawn, three, four, NULL);
  g_autofree char *delta = g_strdup_printf ("{\"put\":%s}\n{\"put\":%s}\n{\"drop\":\"MH-2026-000002\",\"on\":"
                                            "\"2026-02-03\"}\n",
                                            g_strchomp (withdrawn), g_strchomp (four));
  g_autoptr (AkashiListIndex) index = world_index (2, "2026-02-10", second);
  g_autofree char *kept = g_strconcat (world->path, ".kept", NULL);
  Import import = { world, kept, index, files, deltas };
  const char *file = deltas ? delta : second;

  world_import_ok (world, 1, "2026-01-10", first);
  g_clear_pointer (&world->registry, akashi_registry_free);
  g_assert_cmpint (g_rename (world->path, kept), ==, 0);
  restore (&import);
  if (!good) /* what comes in is not what the index describes */
    index->digest[5] = index->digest[5] == '0' ? '1' : '0';
  g_ptr_array_add (files, world_zstd (file, strlen (file)));
  try_all (name, run_import, &import, good, look_at_list);
}

static void
test_full_list (void)
{
  try_import (FALSE, TRUE, "a list");
}

static void
test_delta (void)
{
  try_import (TRUE, TRUE, "a delta");
}

static void
test_wrong_list (void)
{
  try_import (FALSE, FALSE, "a wrong list");
  try_import (TRUE, FALSE, "a wrong delta");
}

/* --- net
 * ---------------------------------------------------------------------------------------------------------
 */

typedef struct {
  GSocketListener *listener;
  GCancellable *stop;
  char *base;
  char *partial;
} Server;

static gpointer
serve (gpointer data)
{
  static const char answer[]
      = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nETag: \"e\"\r\nConnection: close\r\n\r\ngood";
  Server *server = data;
  char request[4096];

  for (;;)
    {
      g_autoptr (GSocketConnection) connection
          = g_socket_listener_accept (server->listener, NULL, server->stop, NULL);
      if (!connection)
        return NULL;
      GIOStream *stream = G_IO_STREAM (connection);
      if (g_input_stream_read (g_io_stream_get_input_stream (stream), request, sizeof request, NULL, NULL)
          > 0)
        g_output_stream_write_all (g_io_stream_get_output_stream (stream), answer, strlen (answer), NULL,
                                   NULL, NULL);
      g_io_stream_close (stream, NULL, NULL);
    }
}

static gboolean
take (GBytes *bytes)
{
  if (!bytes)
    return FALSE;
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "good", 4);
  g_bytes_unref (bytes);
  return TRUE;
}

static gboolean
fetch (gpointer data, GError **error)
{
  Server *server = data;
  g_autoptr (AkashiFetch) from = akashi_fetch_new (server->base, error);

  return from && take (akashi_fetch_get (from, "metadata/x.json", 4, NULL, error));
}

static gboolean
fetch_resumed (gpointer data, GError **error)
{
  Server *server = data;
  g_autoptr (AkashiFetch) from = akashi_fetch_new (server->base, error);
  gboolean taken = from && take (akashi_fetch_resume (from, "targets/x", 4, server->partial, NULL, error));
  g_autofree char *tag = g_strconcat (server->partial, ".tag", NULL);

  g_unlink (server->partial);
  g_unlink (tag);
  return taken;
}

static gboolean
take_address (gpointer data, GError **error)
{
  g_autoptr (AkashiFetch) from = akashi_fetch_new (data, error);
  return from != NULL;
}

static void
test_fetches (void)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) any_port = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) address = NULL;
  g_autofree char *folder = g_dir_make_tmp ("akashi-memory-XXXXXX", NULL);
  Server server
      = { g_socket_listener_new (), g_cancellable_new (), NULL, g_build_filename (folder, "part", NULL) };

  g_assert_true (g_socket_listener_add_address (server.listener, any_port, G_SOCKET_TYPE_STREAM,
                                                G_SOCKET_PROTOCOL_TCP, NULL, &address, NULL));
  server.base = g_strdup_printf ("http://127.0.0.1:%u/",
                                 g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address)));
  GThread *thread = g_thread_new ("server", serve, &server);
  try_all ("a file", fetch, &server, TRUE, NULL);
  try_all ("a file that is resumed", fetch_resumed, &server, TRUE, NULL);
  g_cancellable_cancel (server.stop);
  g_thread_join (thread);
  g_object_unref (server.listener);
  g_object_unref (server.stop);
  g_rmdir (folder);
  g_free (server.base);
  g_free (server.partial);
}

static void
test_addresses (void)
{
  static char *const forbidden[] = { (char *) "http://mihon.example/", (char *) "https://a:b@mihon.example/",
                                     (char *) "https://mihon.example/?a", (char *) "https://mihon.example/#a",
                                     (char *) "http://127.0.0.1.mihon.example/" };

  for (guint i = 0; i < G_N_ELEMENTS (forbidden); i++)
    try_all (forbidden[i], take_address, forbidden[i], FALSE, NULL);
}

static void
test_counts (void)
{
  g_print (
      "# runs out of memory: %u, of which %u failed and said so; wrong acceptances: %u, damaged lists: 0\n",
      runs, failed, accepted);
  g_assert_cmpuint (failed, >, 1000);
}

int
main (int argc, char **argv)
{
  failing_memory_install ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/memory/roots", test_roots);
  g_test_add_func ("/memory/signatures", test_signatures);
  g_test_add_func ("/memory/full-list", test_full_list);
  g_test_add_func ("/memory/delta", test_delta);
  g_test_add_func ("/memory/wrong-list", test_wrong_list);
  g_test_add_func ("/memory/fetches", test_fetches);
  g_test_add_func ("/memory/addresses", test_addresses);
  g_test_add_func ("/memory/counts", test_counts);
  return g_test_run ();
}
