/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-speaker.h"

G_BEGIN_DECLS

/**
 * AkashiVoice:
 *
 * What is being read aloud: says one text after the other through the first of its speakers that can, and
 * goes on to the next one where that fails. Shows nothing and makes no sound itself.
 */
typedef struct _AkashiVoice AkashiVoice;

/* One text, and the language to say it in (one of akashi_words_languages()). */
typedef struct {
  const char *language; /* static */
  char *text;
} AkashiSaying;

AkashiSaying *akashi_saying_new (const char *language, const char *text);
void akashi_saying_free (AkashiSaying *saying);

typedef enum {
  AKASHI_VOICE_SILENT,
  AKASHI_VOICE_SPEAKING,
  AKASHI_VOICE_SAID,   /* all of it, to its end */
  AKASHI_VOICE_FAILED, /* no speaker could say it, or say it to its end */
} AkashiVoiceState;

/* Times "louder" can be touched; then it is as at first again. */
#define AKASHI_VOICE_LOUDER_STEPS 3

/* State, loudness or what can be said is another than before. */
typedef void (*AkashiVoiceChanged) (gpointer user_data);

/**
 * akashi_voice_new:
 * @speakers: (element-type AkashiSpeaker): the preferred one first
 * @volume: 1: as recorded
 */
AkashiVoice *akashi_voice_new (GPtrArray *speakers, double volume, AkashiVoiceChanged changed,
                               gpointer user_data);
void akashi_voice_free (AkashiVoice *voice);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiVoice, akashi_voice_free)

/* Returns: whether any speaker can say @language. */
gboolean akashi_voice_can_say (AkashiVoice *voice, const char *language);

/* @sayings: (element-type AkashiSaying); what is being said stops. What they come to is found out on another
 * thread: the sound begins a little later, and no touch waits for it. */
void akashi_voice_say (AkashiVoice *voice, GPtrArray *sayings);

/* The same again, from its beginning. */
void akashi_voice_repeat (AkashiVoice *voice);

/* One step louder; after the last one as at first. */
void akashi_voice_louder (AkashiVoice *voice);
guint akashi_voice_get_louder_step (AkashiVoice *voice);

/* Silence, at once. What was said can still be repeated. */
void akashi_voice_stop (AkashiVoice *voice);

/* Silence, and nothing to repeat. */
void akashi_voice_forget (AkashiVoice *voice);

/* The same for the next customer, who hears it as loud as at first. */
void akashi_voice_reset (AkashiVoice *voice);

AkashiVoiceState akashi_voice_get_state (AkashiVoice *voice);

G_END_DECLS
