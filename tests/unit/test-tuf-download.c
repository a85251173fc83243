/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "tuf-world.h"

/* A target's bytes: of the length and the hashes that were signed, from the address that is meant. */

#define SHA256_HELLO "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
#define SHA512_HELLO                                                                                         \
  "9b71d224bd62f3785d96d46ad3ea3d73319bfbc2890caadae2dff72519673ca72323c3d99ba5c11d7c7acc6e14b8c5da0c466347" \
  "5c2e5c3adef"                                                                                              \
  "46f73bcdec043"

typedef struct {
  const char *name;
  AkashiTufTarget target;
  const char *address; /* where `served` is */
  const char *served;
  int code;
} Download;

static char path_plain[] = "a/b.txt";
static char path_top[] = "b.txt";
static char path_odd[] = "a/b c#?%é.txt";
static char path_up[] = "a/../b.txt";
static char path_dot[] = "./b.txt";
static char path_root[] = "/b.txt";
static char path_empty[] = "";
#define NAME_60 "123456789-123456789-123456789-123456789-123456789-123456789-"
#define NAME_240 NAME_60 NAME_60 NAME_60 NAME_60
static char path_longest[] = NAME_240 "/" NAME_240 "/" NAME_240 "/" NAME_240 "/" NAME_60; /* 1024 bytes */
static char path_too_long[] = NAME_240 "/" NAME_240 "/" NAME_240 "/" NAME_240 "/" NAME_60 "x";
static char path_long_name[] = "a/" NAME_240 "x";
static char sha256[] = SHA256_HELLO;
static char sha512[] = SHA512_HELLO;

/* clang-format off */
static const Download downloads[] = {
  { "sha256", { path_plain, NULL, 5, sha256, NULL }, "targets/a/" SHA256_HELLO ".b.txt", "hello", -1 },
  { "sha512", { path_plain, NULL, 5, NULL, sha512 }, "targets/a/" SHA512_HELLO ".b.txt", "hello", -1 },
  { "both-first", { path_plain, NULL, 5, sha256, sha512 }, "targets/a/" SHA256_HELLO ".b.txt", "hello", -1 },
  { "both-second", { path_plain, NULL, 5, sha256, sha512 }, "targets/a/" SHA512_HELLO ".b.txt", "hello", -1 },
  { "top", { path_top, NULL, 5, sha256, NULL }, "targets/" SHA256_HELLO ".b.txt", "hello", -1 },
  { "encoded", { path_odd, NULL, 5, sha256, NULL }, "targets/a/" SHA256_HELLO ".b%20c%23%3F%25%C3%A9.txt", "hello", -1 },
  { "missing", { path_plain, NULL, 5, sha256, NULL }, "targets/a/b.txt", "hello", AKASHI_ERROR_NOT_FOUND },
  { "changed", { path_plain, NULL, 5, sha256, NULL }, "targets/a/" SHA256_HELLO ".b.txt", "hellp", AKASHI_ERROR_TUF_HASH },
  { "shorter", { path_plain, NULL, 5, sha256, NULL }, "targets/a/" SHA256_HELLO ".b.txt", "hell", AKASHI_ERROR_TUF_HASH },
  { "longer", { path_plain, NULL, 5, sha256, NULL }, "targets/a/" SHA256_HELLO ".b.txt", "hello!", AKASHI_ERROR_TUF_HASH },
  { "length", { path_plain, NULL, 6, sha256, NULL }, "targets/a/" SHA256_HELLO ".b.txt", "hello", AKASHI_ERROR_TUF_HASH },
  { "too-long", { path_plain, NULL, G_MAXINT64, sha256, NULL }, "targets/a/" SHA256_HELLO ".b.txt", "hello", AKASHI_ERROR_TOO_LARGE },
  { "up", { path_up, NULL, 5, sha256, NULL }, "targets/a/../" SHA256_HELLO ".b.txt", "hello", AKASHI_ERROR_INVALID },
  { "dot", { path_dot, NULL, 5, sha256, NULL }, "targets/./" SHA256_HELLO ".b.txt", "hello", AKASHI_ERROR_INVALID },
  { "root", { path_root, NULL, 5, sha256, NULL }, "targets//" SHA256_HELLO ".b.txt", "hello", AKASHI_ERROR_INVALID },
  { "longest", { path_longest, NULL, 5, sha256, NULL }, "targets/" NAME_240 "/" NAME_240 "/" NAME_240 "/" NAME_240 "/" SHA256_HELLO "." NAME_60, "hello", -1 },
  { "too-long-path", { path_too_long, NULL, 5, sha256, NULL }, "targets/x", "hello", AKASHI_ERROR_INVALID },
  { "too-long-name", { path_long_name, NULL, 5, sha256, NULL }, "targets/a/" SHA256_HELLO "." NAME_240 "x", "hello", AKASHI_ERROR_INVALID },
  { "no-hash", { path_plain, NULL, 5, NULL, NULL }, "targets/a/b.txt", "hello", AKASHI_ERROR_TUF_UNSUPPORTED },
  { "empty", { path_empty, NULL, 5, sha256, NULL }, "targets/" SHA256_HELLO ".", "hello", AKASHI_ERROR_INVALID },
};
/* clang-format on */

static void
test_download (gconstpointer data)
{
  const Download *download = data;
  g_autoptr (TufWorld) world = tuf_world_new ();
  g_autoptr (GBytes) file = g_bytes_new_static (download->served, strlen (download->served));
  g_autoptr (GError) error = NULL;

  tuf_world_expect (world, -1);
  tuf_world_serve (world, download->address, file);
  g_autoptr (GBytes) bytes = akashi_tuf_client_fetch_target (world->client, &download->target, NULL, &error);
  if (download->code < 0)
    {
      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (bytes, file));
    }
  else
    {
      g_assert_null (bytes);
      g_assert_error (error, AKASHI_ERROR, download->code);
    }
}

static void
test_offline (void)
{
  g_autoptr (TufWorld) world = tuf_world_new ();
  g_autoptr (GError) error = NULL;

  tuf_world_expect (world, -1);
  g_assert_true (tuf_world_load (world, &error));
  g_assert_null (akashi_tuf_client_fetch_target (world->client, &downloads[0].target, NULL, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_UNREACHABLE);
}

static void
test_unconsistent (void)
{
  g_autoptr (TufWorld) world = tuf_world_new ();
  g_autoptr (GBytes) file = g_bytes_new_static ("hello", 5);
  g_autoptr (GError) error = NULL;
  json_t *root = tuf_open (g_hash_table_lookup (world->kept, "root"));

  tuf_world_expect (world, -1);
  json_object_set_new (json_object_get (root, "signed"), "consistent_snapshot", json_false ());
  g_hash_table_replace (world->kept, g_strdup ("root"), tuf_resign (root, world->root.signers));
  tuf_world_expect (world, -1); /* all the rest is kept already */
  tuf_world_serve (world, "targets/a/b.txt", file);
  g_autoptr (GBytes) bytes
      = akashi_tuf_client_fetch_target (world->client, &downloads[0].target, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (bytes);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (downloads); i++)
    {
      g_autofree char *path = g_strconcat ("/tuf/download/", downloads[i].name, NULL);
      g_test_add_data_func (path, &downloads[i], test_download);
    }
  g_test_add_func ("/tuf/download/offline", test_offline);
  g_test_add_func ("/tuf/download/consistent-snapshots-off", test_unconsistent);
  return g_test_run ();
}
