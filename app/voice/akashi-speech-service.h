/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AkashiSpeechService:
 *
 * The speech service of the system (Speech Dispatcher), where there is one. Everything that could wait for it
 * happens on a thread of its own; a service that does not answer is given up. There is one in a process, and
 * its functions are for the thread that runs the main context it was made in.
 */
typedef struct _AkashiSpeechService AkashiSpeechService;

typedef struct {
  /* What it can say is known now, or has changed. */
  void (*changed) (gpointer user_data);
  /* There is no speech any more. @whole: all was said; FALSE: it should be said in another way. Never called
   * by akashi_speech_service_stop(). */
  void (*ended) (gboolean whole, gpointer user_data);
} AkashiSpeechServiceEvents;

/* @events: static. Looks for the service; until it is found nothing can be said. */
AkashiSpeechService *akashi_speech_service_new (const AkashiSpeechServiceEvents *events, gpointer user_data);
void akashi_speech_service_free (AkashiSpeechService *service);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiSpeechService, akashi_speech_service_free)

/* @tag: a BCP 47 tag. Returns: whether it has a voice for it, as far as is known now. */
gboolean akashi_speech_service_can_say (AkashiSpeechService *service, const char *tag);

/* @volume: as for akashi_player_set_volume(); a service knows nothing louder than twice */
void akashi_speech_service_say (AkashiSpeechService *service, const char *tag, const char *text,
                                double volume);
void akashi_speech_service_stop (AkashiSpeechService *service);

G_END_DECLS
