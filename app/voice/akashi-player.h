/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AkashiPlayer:
 *
 * Plays sounds one after the other: clips of speech, and tones.
 *
 * Why not GtkMediaFile: Debian's media backend of GTK is a package of its own, and it can neither be told
 * which device to use (headphones at the kiosk, while the shop hears nothing) nor be used without a display.
 * GStreamer is there already, for the camera.
 *
 * To be used on one thread, the one that runs the main context it was made in.
 */
typedef struct _AkashiPlayer AkashiPlayer;

/* There is no sound any more. @whole: all was played; FALSE: playing failed, and the text should be said in
 * another way. Never called by akashi_player_stop(). */
typedef void (*AkashiPlayerEnded) (gboolean whole, gpointer user_data);

/**
 * akashi_player_new:
 * @output: (nullable): where to: a GStreamer sink, as in `alsasink device=hw:1`; %NULL or "": what the
 * system uses
 */
AkashiPlayer *akashi_player_new (const char *output, AkashiPlayerEnded ended, gpointer user_data);
void akashi_player_free (AkashiPlayer *player);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiPlayer, akashi_player_free)

/**
 * akashi_player_play:
 * @sounds: (element-type GBytes): whole files, Ogg Opus or WAV; what was playing stops
 *
 * A sound that cannot be decoded ends the rest: half a sentence may say the opposite of the whole.
 */
void akashi_player_play (AkashiPlayer *player, GPtrArray *sounds);

/* Silence, at once; nothing that was to be played is played later. */
void akashi_player_stop (AkashiPlayer *player);

/* @volume: 0 to 1 is as recorded, up to AKASHI_VOICE_MAX_VOLUME is louder */
void akashi_player_set_volume (AkashiPlayer *player, double volume);

gboolean akashi_player_is_playing (AkashiPlayer *player);

G_END_DECLS
