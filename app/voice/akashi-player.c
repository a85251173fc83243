/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-player.h"

#include "akashi-limits.h"

#include <gio/gio.h>
#include <gst/gst.h>

struct _AkashiPlayer {
  char *output;
  AkashiPlayerEnded ended;
  gpointer user_data;
  GPtrArray *sounds;    /* (nullable): (element-type GBytes) */
  guint next;           /* of @sounds */
  GstElement *pipeline; /* (nullable): plays one of them */
  guint watch;
  double volume;
};

static gboolean play_next (AkashiPlayer *player);

static void
drop_pipeline (AkashiPlayer *player)
{
  g_clear_handle_id (&player->watch, g_source_remove);
  if (player->pipeline != NULL)
    gst_element_set_state (player->pipeline, GST_STATE_NULL);
  gst_clear_object (&player->pipeline);
}

static void
end (AkashiPlayer *player, gboolean whole)
{
  akashi_player_stop (player);
  if (player->ended != NULL)
    player->ended (whole, player->user_data);
}

static gboolean
all_began (AkashiPlayer *player)
{
  return player->next >= player->sounds->len;
}

static gboolean
on_message (GstBus *bus G_GNUC_UNUSED, GstMessage *message, gpointer data)
{
  AkashiPlayer *player = data;

  if (GST_MESSAGE_TYPE (message) != GST_MESSAGE_EOS && GST_MESSAGE_TYPE (message) != GST_MESSAGE_ERROR)
    return G_SOURCE_CONTINUE;
  player->watch = 0; /* by the return below */
  drop_pipeline (player);
  gboolean failed = GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR;
  if (failed || !play_next (player))
    end (player, !failed && all_began (player));
  return G_SOURCE_REMOVE;
}

static void
apply_volume (AkashiPlayer *player)
{
  if (player->pipeline == NULL)
    return;
  g_autoptr (GstElement) volume = gst_bin_get_by_name (GST_BIN (player->pipeline), "volume");
  g_object_set (volume, "volume", player->volume, NULL);
}

/* Returns: FALSE where nothing is left, or it cannot be played. */
static gboolean
play_next (AkashiPlayer *player)
{
  if (player->sounds == NULL || player->next >= player->sounds->len)
    return FALSE;
  g_autofree char *line
      = g_strconcat ("giostreamsrc name=source ! decodebin ! audioconvert ! audioresample ! "
                     "volume name=volume ! ",
                     player->output, NULL);
  player->pipeline = gst_parse_launch_full (line, NULL, GST_PARSE_FLAG_FATAL_ERRORS, NULL);
  if (player->pipeline == NULL)
    return FALSE;
  g_autoptr (GInputStream) stream
      = g_memory_input_stream_new_from_bytes (player->sounds->pdata[player->next++]);
  g_autoptr (GstElement) source = gst_bin_get_by_name (GST_BIN (player->pipeline), "source");
  g_object_set (source, "stream", stream, NULL);
  apply_volume (player);
  g_autoptr (GstBus) bus = gst_element_get_bus (player->pipeline);
  player->watch = gst_bus_add_watch (bus, on_message, player);
  /* What goes wrong comes as a message. */
  gst_element_set_state (player->pipeline, GST_STATE_PLAYING);
  return TRUE;
}

AkashiPlayer *
akashi_player_new (const char *output, AkashiPlayerEnded ended, gpointer user_data)
{
  AkashiPlayer *player = g_new0 (AkashiPlayer, 1);
  player->output = g_strdup (output != NULL && *output != '\0' ? output : "autoaudiosink");
  player->ended = ended;
  player->user_data = user_data;
  player->volume = 1;
  return player;
}

void
akashi_player_free (AkashiPlayer *player)
{
  akashi_player_stop (player);
  g_free (player->output);
  g_free (player);
}

void
akashi_player_play (AkashiPlayer *player, GPtrArray *sounds)
{
  g_return_if_fail (player != NULL && sounds != NULL);
  akashi_player_stop (player);
  gst_init (NULL, NULL); /* loads plugins at the first sound, not when the program starts */
  player->sounds = g_ptr_array_ref (sounds);
  if (!play_next (player))
    end (player, all_began (player));
}

void
akashi_player_stop (AkashiPlayer *player)
{
  g_return_if_fail (player != NULL);
  drop_pipeline (player);
  g_clear_pointer (&player->sounds, g_ptr_array_unref);
  player->next = 0;
}

void
akashi_player_set_volume (AkashiPlayer *player, double volume)
{
  g_return_if_fail (player != NULL);
  player->volume = CLAMP (volume, 0, AKASHI_VOICE_MAX_VOLUME);
  apply_volume (player);
}

gboolean
akashi_player_is_playing (AkashiPlayer *player)
{
  g_return_val_if_fail (player != NULL, FALSE);
  return player->pipeline != NULL;
}
