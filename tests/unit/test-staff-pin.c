/* SPDX-License-Identifier: Apache-2.0 */
/* The PIN of the staff menu: what is kept of it, how often it may be tried, and that a restart changes
 * nothing. */
#include "akashi-secret-hash.h"
#include "akashi-staff-pin.h"
#include "akashi-state-file.h"
#include "shop-folder.h"

#include <glib/gstdio.h>
#include <string.h>

#define NOW G_GINT64_CONSTANT (1795402800)

typedef struct {
  char *folder, *path;
  AkashiStaffPin *pin;
} World;

static void
world_begin (World *world)
{
  world->folder = shop_folder_new ();
  world->path = g_build_filename (world->folder, "state", "staff-pin", NULL);
  world->pin = akashi_staff_pin_new (world->path);
}

/* The program ends and begins anew. */
static void
world_restart (World *world)
{
  akashi_staff_pin_free (world->pin);
  world->pin = akashi_staff_pin_new (world->path);
}

static void
world_end (World *world)
{
  akashi_staff_pin_free (world->pin);
  shop_folder_remove (world->folder);
  g_free (world->folder);
  g_free (world->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (World, world_end)

static void
set_pin (World *world, const char *digits)
{
  g_autoptr (GError) error = NULL;
  gboolean set = akashi_staff_pin_set (world->pin, digits, &error);
  g_assert_no_error (error);
  g_assert_true (set);
}

static gboolean
try (World *world, const char *digits, gint64 now)
{
  g_autoptr (GError) error = NULL;
  gboolean right = FALSE, judged = akashi_staff_pin_try (world->pin, digits, now, &right, &error);
  g_assert_no_error (error);
  g_assert_true (judged);
  return right;
}

static void
assert_not_tried (World *world, const char *digits, gint64 now, AkashiError code)
{
  g_autoptr (GError) error = NULL;
  gboolean right = FALSE;
  g_assert_false (akashi_staff_pin_try (world->pin, digits, now, &right, &error));
  g_assert_error (error, AKASHI_ERROR, (gint) code);
  g_assert_false (right);
}

static void
test_hash (void)
{
  g_autoptr (GError) error = NULL;
  gboolean matches = FALSE;
  g_autofree char *one = akashi_secret_hash_new ("2468", &error);
  g_assert_no_error (error);
  g_autofree char *other = akashi_secret_hash_new ("2468", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (one, !=, other); /* salted */
  g_assert_null (strstr (one, "2468$"));
  g_assert_true (akashi_secret_hash_matches (one, "2468", &matches, &error));
  g_assert_true (matches);
  g_assert_true (akashi_secret_hash_matches (one, "2469", &matches, &error));
  g_assert_false (matches);
  /* RFC 7914 has no vector of these costs; this one was made with Python's hashlib.scrypt. */
  g_assert_true (
      akashi_secret_hash_matches ("scrypt$15$8$1$000102030405060708090a0b0c0d0e0f$"
                                  "a485007abe8ec65b23d72e87fe38d987ef7c4f2ddce326fa10600865b278dad5",
                                  "2468", &matches, &error));
  g_assert_no_error (error);
  g_assert_true (matches);
}

static void
test_hash_refused (void)
{
  static const char *const bad[] = { "", "2468", "scrypt$15$8$1$$", "scrypt$1$8$1$00$00" };
  gboolean matches = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_false (akashi_secret_hash_matches (bad[i], "2468", &matches, &error));
      g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID);
    }
  g_autofree char *long_secret = g_strnfill (65, '1');
  const char *const secrets[] = { "", long_secret };
  for (gsize i = 0; i < G_N_ELEMENTS (secrets); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (akashi_secret_hash_new (secrets[i], &error));
      g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID);
    }
}

static void
test_set_and_tried (void)
{
  g_auto (World) world = { 0 };
  world_begin (&world);
  g_assert_false (akashi_staff_pin_is_set (world.pin));
  assert_not_tried (&world, "2468", NOW, AKASHI_ERROR_INVALID);
  set_pin (&world, "2468");
  world_restart (&world);
  g_assert_true (akashi_staff_pin_is_set (world.pin));
  g_assert_false (try (&world, "1357", NOW));
  g_assert_true (try (&world, "2468", NOW));
  GStatBuf info;
  g_assert_cmpint (g_stat (world.path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_autofree char *text = shop_folder_read (world.path);
  g_assert_true (g_str_has_prefix (text, "scrypt$"));
}

static void
test_bad_pins (void)
{
  static const struct {
    const char *digits;
    gboolean good;
  } rows[] = { { "246", FALSE },  { "2468", TRUE },  { "24681357", TRUE },  { "246813579", FALSE },
               { "1111", FALSE }, { "24a8", FALSE }, { "２４６８", FALSE }, { "", FALSE } };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (World) world = { 0 };
      g_autoptr (GError) error = NULL;
      world_begin (&world);
      g_assert_cmpint (akashi_staff_pin_set (world.pin, rows[i].digits, &error), ==, rows[i].good);
      g_assert_cmpint (akashi_staff_pin_is_set (world.pin), ==, rows[i].good);
    }
}

/* Five are free; then 30 s, a minute, two … an hour; the right one ends it. */
static void
test_waits (void)
{
  static const gint64 waits[] = { 0, 0, 0, 0, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600 };
  g_auto (World) world = { 0 };
  gint64 now = NOW;
  world_begin (&world);
  set_pin (&world, "2468");
  for (gsize i = 0; i < G_N_ELEMENTS (waits); i++)
    {
      g_assert_false (try (&world, "1357", now));
      world_restart (&world); /* shortens nothing */
      g_assert_cmpint (akashi_staff_pin_wait (world.pin, now), ==, waits[i]);
      if (waits[i] > 0)
        assert_not_tried (&world, "2468", now + waits[i] - 1, AKASHI_ERROR_BUSY);
      now += waits[i];
    }
  /* A clock that was set back costs one whole wait, not years. */
  g_assert_cmpint (akashi_staff_pin_wait (world.pin, now - 1000000), ==, 3600);
  g_assert_true (try (&world, "2468", now));
  g_assert_cmpint (akashi_staff_pin_wait (world.pin, now), ==, 0);
}

/* A year ahead while wrong ones were typed: once the clock is right, one whole wait, and then it is over. */
static void
test_clock_was_ahead (void)
{
  g_auto (World) world = { 0 };
  world_begin (&world);
  set_pin (&world, "2468");
  for (guint i = 0; i < AKASHI_PIN_FREE_TRIES; i++)
    g_assert_false (try (&world, "1357", NOW + 365 * 86400));
  g_assert_cmpint (akashi_staff_pin_wait (world.pin, NOW), ==, 30);
  assert_not_tried (&world, "2468", NOW + 29, AKASHI_ERROR_BUSY);
  g_assert_true (try (&world, "2468", NOW + 30));
}

/* Nobody gets in, and nobody sets a new one. */
static void
test_damaged (void)
{
  static const char *const texts[] = { "", "nonsense", "scrypt$15$8$1$zz$zz 0", "a 0 0 0", "a -1 0" };
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (World) world = { 0 };
      world_begin (&world);
      g_autofree char *path = shop_folder_write (world.folder, "state/staff-pin", texts[i]);
      world_restart (&world);
      g_assert_true (akashi_staff_pin_is_set (world.pin));
      assert_not_tried (&world, "2468", NOW, AKASHI_ERROR_INVALID);
    }
}

/* A try that cannot be counted does not let anybody in, right or not. */
static void
test_cannot_be_counted (void)
{
  g_auto (World) world = { 0 };
  world_begin (&world);
  set_pin (&world, "2468");
  g_autofree char *state = g_path_get_dirname (world.path);
  g_assert_cmpint (g_remove (world.path), ==, 0);
  g_assert_cmpint (g_rmdir (state), ==, 0);
  g_autofree char *path = shop_folder_write (world.folder, "state", "a file where the folder should be");
  assert_not_tried (&world, "2468", NOW, AKASHI_ERROR_IO);
}

/* By a command, while the program runs: the new one counts at once, and a wrong try does not bring the old
 * one back. */
static void
test_set_meanwhile (void)
{
  g_auto (World) world = { 0 };
  g_autoptr (GError) error = NULL;
  world_begin (&world);
  for (guint i = 0; i < 2; i++)
    {
      const char *digits = i == 0 ? "2468" : "8642";
      g_autoptr (AkashiStaffPin) command = akashi_staff_pin_new (world.path);
      g_assert_true (akashi_staff_pin_set (command, digits, &error));
      g_assert_no_error (error);
      g_assert_true (akashi_staff_pin_is_set (world.pin));
      g_assert_false (try (&world, "1357", NOW));
      g_assert_true (try (&world, digits, NOW));
    }
  g_assert_false (try (&world, "2468", NOW));
}

/* One that could not be kept is none, also until the program ends. */
static void
test_cannot_be_kept (void)
{
  g_auto (World) world = { 0 };
  g_autoptr (GError) error = NULL;
  world_begin (&world);
  g_autofree char *path = shop_folder_write (world.folder, "state", "a file where the folder should be");
  world_restart (&world);
  g_assert_false (akashi_staff_pin_set (world.pin, "2468", &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_IO);
  assert_not_tried (&world, "2468", NOW, AKASHI_ERROR_INVALID);
}

/* For a full disk: what fits the block that is there is written, and nothing else. */
static void
test_overwritten (void)
{
  g_auto (World) world = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *read = NULL, *longer = g_strnfill (513, 'x');
  world_begin (&world);
  g_assert_false (akashi_state_file_overwrite (world.path, "new", &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_IO);
  g_clear_error (&error);
  set_pin (&world, "2468");
  g_assert_false (akashi_state_file_overwrite (world.path, longer, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_NO_SPACE);
  g_assert_true (try (&world, "2468", NOW));
  g_assert_true (akashi_state_file_overwrite (world.path, "new", NULL));
  read = akashi_state_file_read (world.path, 1024, NULL);
  g_assert_cmpstr (read, ==, "new");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/staff-pin/hash", test_hash);
  g_test_add_func ("/staff-pin/hash-refused", test_hash_refused);
  g_test_add_func ("/staff-pin/set-and-tried", test_set_and_tried);
  g_test_add_func ("/staff-pin/bad-pins", test_bad_pins);
  g_test_add_func ("/staff-pin/waits", test_waits);
  g_test_add_func ("/staff-pin/clock-was-ahead", test_clock_was_ahead);
  g_test_add_func ("/staff-pin/damaged", test_damaged);
  g_test_add_func ("/staff-pin/cannot-be-counted", test_cannot_be_counted);
  g_test_add_func ("/staff-pin/set-meanwhile", test_set_meanwhile);
  g_test_add_func ("/staff-pin/cannot-be-kept", test_cannot_be_kept);
  g_test_add_func ("/staff-pin/overwritten", test_overwritten);
  return g_test_run ();
}
