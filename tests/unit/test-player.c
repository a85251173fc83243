/* SPDX-License-Identifier: Apache-2.0 */
/* Tones and the player, with a sink that makes no sound. */
#include "akashi-player.h"
#include "akashi-tone.h"

#include <string.h>

#define OUTPUT "fakesink sync=false"
#define PATIENCE_S 60

static gboolean whole; /* whether what ended last was played to its end */

static void
on_ended (gboolean all, gpointer data)
{
  whole = all;
  ++*(guint *) data;
}

static gboolean
on_late (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
wait_until (const guint *ended, guint n)
{
  gboolean late = FALSE;
  guint source = g_timeout_add_seconds (PATIENCE_S, on_late, &late);
  while (*ended < n && !late)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (late);
  g_source_remove (source);
}

static GPtrArray *
tones (guint n)
{
  GPtrArray *sounds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (sounds, akashi_tone_new ((AkashiTone) (i % AKASHI_TONES)));
  return sounds;
}

static void
test_tones (void)
{
  for (guint i = 0; i < AKASHI_TONES; i++)
    {
      g_autoptr (GBytes) tone = akashi_tone_new ((AkashiTone) i);
      gsize size;
      const guint8 *data = g_bytes_get_data (tone, &size);
      int loudest = 0;

      g_assert_cmpmem (data, 4, "RIFF", 4);
      g_assert_cmpuint (size, >, 44);
      g_assert_cmpuint (data[40] + 256u * data[41], ==, size - 44);
      for (gsize at = 44; at + 1 < size; at += 2)
        loudest = MAX (loudest, ABS ((gint16) (data[at] | data[at + 1] << 8)));
      g_assert_cmpint (loudest, <, G_MAXINT16 / 3);
      g_assert_cmpint (loudest, >, G_MAXINT16 / 5);
      /* Half a second; a bell that calls somebody may last longer. */
      g_assert_cmpuint (size, <, 44 + 2 * 22050 / (i == AKASHI_TONE_CALL ? 1 : 2));
      for (guint other = 0; other < i; other++)
        {
          g_autoptr (GBytes) that = akashi_tone_new ((AkashiTone) other);
          g_assert_false (g_bytes_equal (tone, that));
        }
    }
}

static void
test_all_played (void)
{
  guint ended = 0;
  g_autoptr (AkashiPlayer) player = akashi_player_new (OUTPUT, on_ended, &ended);
  g_autoptr (GPtrArray) sounds = tones (3), none = tones (0);

  akashi_player_set_volume (player, 2);
  akashi_player_play (player, sounds);
  g_assert_true (akashi_player_is_playing (player));
  wait_until (&ended, 1);
  g_assert_true (whole);
  g_assert_false (akashi_player_is_playing (player));
  akashi_player_play (player, none);
  g_assert_cmpuint (ended, ==, 2);
  akashi_player_play (player, sounds); /* repeated */
  wait_until (&ended, 3);
}

/* A clip as data/voice/make-clips.sh makes it. */
static void
test_clip (void)
{
  guint ended = 0;
  g_autoptr (AkashiPlayer) player = akashi_player_new (OUTPUT, on_ended, &ended);
  g_autoptr (GPtrArray) sounds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autofree char *path = g_build_filename (g_getenv ("AKASHI_VECTORS"), "voice", "clip.opus", NULL);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 2; i++)
    g_ptr_array_add (sounds, g_bytes_new (data, size));
  g_free (data);
  akashi_player_play (player, sounds);
  wait_until (&ended, 1);
  g_assert_true (whole);
}

static void
test_stopped (void)
{
  guint ended = 0;
  g_autoptr (AkashiPlayer) player = akashi_player_new (OUTPUT, on_ended, &ended);
  g_autoptr (GPtrArray) sounds = tones (2);

  akashi_player_play (player, sounds);
  akashi_player_stop (player);
  g_assert_false (akashi_player_is_playing (player));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_false (akashi_player_is_playing (player));
  g_assert_cmpuint (ended, ==, 0);
}

static void
test_broken (void)
{
  guint ended = 0;
  g_autoptr (AkashiPlayer) player = akashi_player_new (OUTPUT, on_ended, &ended);
  g_autoptr (AkashiPlayer) deaf = akashi_player_new ("no-such-sink", on_ended, &ended);
  g_autoptr (GPtrArray) sounds = tones (2);

  g_ptr_array_insert (sounds, 0, g_bytes_new_static ("no sound at all", 15));
  akashi_player_play (player, sounds);
  wait_until (&ended, 1);
  g_assert_false (whole);
  g_assert_false (akashi_player_is_playing (player));
  akashi_player_play (deaf, sounds);
  g_assert_cmpuint (ended, ==, 2);
  g_assert_false (whole);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/player/tones", test_tones);
  g_test_add_func ("/player/all-played", test_all_played);
  g_test_add_func ("/player/clip", test_clip);
  g_test_add_func ("/player/stopped", test_stopped);
  g_test_add_func ("/player/broken", test_broken);
  return g_test_run ();
}
