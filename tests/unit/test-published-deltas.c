/* SPDX-License-Identifier: Apache-2.0 */
/* Deltas as they are published: over them a cache comes to the very rows and drops that the full file holds.
 */
#include <string.h>

#include "akashi-limits.h"
#include "akashi-registry.h"
#include "operator-world.h"

#define NUMBERS 60

/* A state for each number: 0 not listed, 1 in force, 2 suspended, 3 dropped by the scheme's own word. */
static char *
list_of (const guint8 *states)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < NUMBERS; i++)
    {
      g_autofree char *number = g_strdup_printf ("MH-%04u", i);
      g_autofree char *row = operator_world_row (number, states[i] == 1 ? "in-force" : "suspended");
      if (states[i] == 3)
        g_string_append_printf (list, "{\"drop\":\"%s\",\"on\":\"2026-09-%02u\"}\n", number, 1 + i % 28);
      else if (states[i] != 0)
        g_string_append (list, row);
    }
  return g_string_free (list, FALSE);
}

static void
publish (OperatorWorld *world, const guint8 *states)
{
  g_autofree char *scheme = operator_world_scheme ("mihon", 1, TRUE);
  g_autofree char *list = list_of (states);

  world->repository.now += OPERATOR_DAY;
  operator_world_publish (world, scheme, list);
}

/* A cache of its own. */
typedef struct {
  AkashiRegistry *registry;
  gint64 trust;
  gint64 serial;
} Cache;

static Cache
cache_new (OperatorWorld *world, const char *name)
{
  g_autofree char *path = g_build_filename (world->folder, name, NULL);
  g_autofree char *definition = operator_world_scheme ("mihon", 1, TRUE);
  g_autoptr (GBytes) bytes = g_bytes_new (definition, strlen (definition));
  g_autofree char *root = g_build_filename (world->directory, "metadata", "1.root.json", NULL);
  g_autoptr (GError) error = NULL;
  char *text;
  gsize length;

  g_assert_true (g_file_get_contents (root, &text, &length, NULL));
  g_autoptr (GBytes) root_bytes = g_bytes_new_take (text, length);
  Cache cache = { akashi_registry_open (path, TRUE, &error), 0, 0 };
  g_assert_no_error (error);
  cache.trust = akashi_registry_add_trust (cache.registry, root_bytes, "file:///x", &error);
  g_assert_no_error (error);
  g_assert_true (akashi_registry_install_scheme (cache.registry, cache.trust, "mihon", bytes, &error));
  g_assert_no_error (error);
  return cache;
}

static void
take_full (Cache *cache, AkashiTufClient *client)
{
  g_autoptr (AkashiListIndex) index = operator_world_index (client);
  g_autoptr (GBytes) full = operator_world_target (client, index->full);
  g_autoptr (GError) error = NULL;

  gboolean taken = akashi_registry_import_full (cache->registry, cache->trust, "mihon", index, full,
                                                index->serial, &error);
  g_assert_no_error (error);
  g_assert_true (taken);
  cache->serial = index->serial;
}

/* Returns: over how many deltas; 0: none lead there. */
static guint
take_deltas (Cache *cache, AkashiTufClient *client)
{
  g_autoptr (AkashiListIndex) index = operator_world_index (client);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  gint64 bytes[AKASHI_MAX_DELTAS] = { 0 };
  g_autoptr (GPtrArray) way = akashi_list_index_chain (index, cache->serial, bytes, G_MAXINT64);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; way && i < way->len; i++)
    g_ptr_array_add (files, operator_world_target (client, ((AkashiListDelta *) way->pdata[i])->file));
  if (files->len == 0)
    return 0;
  gboolean taken = akashi_registry_import_deltas (cache->registry, cache->trust, "mihon", index,
                                                  cache->serial, files, index->serial, &error);
  g_assert_no_error (error);
  g_assert_true (taken);
  cache->serial = index->serial;
  return files->len;
}

static void
assert_same (Cache *a, Cache *b)
{
  for (guint i = 0; i < NUMBERS; i++)
    {
      g_autofree char *number = g_strdup_printf ("MH-%04u", i);
      AkashiDrop of_a, of_b;
      g_autoptr (AkashiRegistration) in_a
          = akashi_registry_find_number (a->registry, "mihon", number, &of_a, NULL);
      g_autoptr (AkashiRegistration) in_b
          = akashi_registry_find_number (b->registry, "mihon", number, &of_b, NULL);
      g_assert_cmpint (in_a != NULL, ==, in_b != NULL);
      g_assert_cmpint (of_a.on, ==, of_b.on);
      g_assert_cmpint (of_a.valid_until, ==, of_b.valid_until);
      if (in_a)
        g_assert_cmpint (in_a->status, ==, in_b->status);
    }
}

static guint
count_listed (const guint8 *states)
{
  guint listed = 0;
  for (guint i = 0; i < NUMBERS; i++)
    listed += states[i] == 1 || states[i] == 2;
  return listed;
}

/* Some states at random, from a seed that is printed: never so many gone at once that the list shrinks by
 * more than a fifth. */
static void
change (guint8 *states, GRand *random)
{
  guint before = count_listed (states);

  for (guint i = 0; i < 8; i++)
    {
      guint at = (guint) g_rand_int_range (random, 0, NUMBERS);
      /* Dropped by the scheme's own word only where it was listed: else there is no delta. */
      states[at] = (guint8) g_rand_int_range (random, 0, states[at] == 0 ? 3 : 4);
      if (count_listed (states) * 5 < before * 4)
        states[at] = 1;
    }
}

static void
test_follow (void)
{
  g_autoptr (OperatorWorld) world = operator_world_new_with_root ();
  guint32 seed = (guint32) g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  guint8 states[NUMBERS];
  guint chains = 0;

  g_test_message ("seed %u", seed);
  memset (states, 1, sizeof states);
  publish (world, states);
  Cache follows = cache_new (world, "follows.db");
  Cache seldom = cache_new (world, "seldom.db");
  g_autoptr (AkashiTufClient) first = operator_world_update (world, NULL);
  take_full (&follows, first);
  take_full (&seldom, first);

  for (guint round = 1; round <= 6; round++)
    {
      g_autofree char *name = g_strdup_printf ("full-%u.db", round);
      change (states, random);
      publish (world, states);
      g_autoptr (AkashiTufClient) client = operator_world_update (world, NULL);
      g_assert_cmpuint (take_deltas (&follows, client), ==, 1);
      if (round % 3 == 0)
        chains += take_deltas (&seldom, client) == 3;
      if (round % 3 == 0 && seldom.serial != follows.serial)
        take_full (&seldom, client);
      /* What was never known to be gone is not gone to a new cache: it holds the drops of the full file. */
      Cache fresh = cache_new (world, name);
      take_full (&fresh, client);
      assert_same (&follows, &fresh);
      if (round % 3 == 0)
        assert_same (&seldom, &fresh);
      akashi_registry_free (fresh.registry);
    }
  g_test_message ("%u chains of three", chains);
  akashi_registry_free (follows.registry);
  akashi_registry_free (seldom.registry);
}

/* More than a fifth goes, as it is meant, and a cache hears of it a list later, which shrinks no more. */
static void
test_missed_shrinking (void)
{
  for (guint listed = NUMBERS - 1; listed > 0; listed = listed * 2 / 3)
    {
      g_autoptr (OperatorWorld) world = operator_world_new_with_root ();
      guint8 states[NUMBERS];

      memset (states, 1, sizeof states);
      publish (world, states);
      Cache cache = cache_new (world, "cache.db");
      g_autoptr (AkashiTufClient) first = operator_world_update (world, NULL);
      take_full (&cache, first);
      world->allow_shrink = TRUE;
      memset (states + listed, 0, NUMBERS - listed);
      publish (world, states);
      world->allow_shrink = FALSE;
      states[0] = 2;
      publish (world, states);
      g_autoptr (AkashiTufClient) client = operator_world_update (world, NULL);
      g_test_message ("%u listed", listed);
      if (take_deltas (&cache, client) == 0)
        take_full (&cache, client);
      g_assert_cmpint (cache.serial, ==, 3);
      akashi_registry_free (cache.registry);
    }
}

/* A number that nobody ever listed is dropped: no delta can say so to a cache that believes in none. */
static void
test_drop_of_the_unknown (void)
{
  g_autoptr (OperatorWorld) world = operator_world_new_with_root ();
  guint8 states[NUMBERS];

  memset (states, 1, sizeof states);
  states[7] = 0;
  publish (world, states);
  states[3] = 2;
  publish (world, states);
  g_autoptr (AkashiTufClient) before = operator_world_update (world, NULL);
  g_autoptr (AkashiListIndex) with = operator_world_index (before);
  g_assert_cmpuint (with->deltas->len, ==, 1);
  states[7] = 3;
  publish (world, states);
  g_autoptr (AkashiTufClient) client = operator_world_update (world, NULL);
  g_autoptr (AkashiListIndex) without = operator_world_index (client);
  g_assert_cmpuint (without->deltas->len, ==, 0);
  /* And what led elsewhere is signed no more. */
  g_autoptr (GError) error = NULL;
  g_autoptr (AkashiTufTarget) old
      = akashi_tuf_client_find_target (client, "mihon/delta-1-2.jsonl.zst", NULL, &error);
  g_assert_null (old);
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_TUF_UNKNOWN_TARGET);
}

/* A definition alone keeps the deltas; everything new at once is no shorter than the full file. */
static void
test_kept_and_left_out (void)
{
  g_autoptr (OperatorWorld) world = operator_world_new_with_root ();
  g_autofree char *definition = operator_world_scheme ("mihon", 2, TRUE);
  guint8 states[NUMBERS];

  memset (states, 1, sizeof states);
  publish (world, states);
  states[1] = 2;
  publish (world, states);
  operator_world_publish (world, definition, NULL);
  g_autoptr (AkashiTufClient) client = operator_world_update (world, NULL);
  g_autoptr (AkashiListIndex) index = operator_world_index (client);
  g_assert_cmpuint (index->deltas->len, ==, 1);
  g_autoptr (GBytes) delta = operator_world_target (client, "mihon/delta-1-2.jsonl.zst");
  g_autoptr (GPtrArray) lines = operator_world_lines (delta);
  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_true (g_str_has_prefix (lines->pdata[0], "{\"put\":{"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/published-deltas/follow", test_follow);
  g_test_add_func ("/published-deltas/missed-shrinking", test_missed_shrinking);
  g_test_add_func ("/published-deltas/drop-of-the-unknown", test_drop_of_the_unknown);
  g_test_add_func ("/published-deltas/kept-and-left-out", test_kept_and_left_out);
  return g_test_run ();
}
