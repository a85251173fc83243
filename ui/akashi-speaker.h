/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * AkashiSpeaker:
 *
 * A way to say something: by clips, or by a speech service. Emits `ended` (gboolean: whether all was said;
 * FALSE: it should be said in another way) once after each akashi_speaker_say(), but for what was stopped or
 * followed by another; and `changed` when it can say other languages than before.
 */
#define AKASHI_TYPE_SPEAKER (akashi_speaker_get_type ())
G_DECLARE_DERIVABLE_TYPE (AkashiSpeaker, akashi_speaker, AKASHI, SPEAKER, GObject)

struct _AkashiSpeakerClass {
  GObjectClass parent_class;
  gboolean (*can_say) (AkashiSpeaker *speaker, const char *language);
  void (*say) (AkashiSpeaker *speaker, const char *language, GPtrArray *utterances);
  void (*stop) (AkashiSpeaker *speaker);
  void (*set_volume) (AkashiSpeaker *speaker, double volume);
};

/* Returns: whether @language (one of akashi_words_languages()) can be said, as far as is known now. */
gboolean akashi_speaker_can_say (AkashiSpeaker *speaker, const char *language);

/* @utterances: (element-type AkashiUtterance); what is being said stops */
void akashi_speaker_say (AkashiSpeaker *speaker, const char *language, GPtrArray *utterances);

/* Silence, at once. */
void akashi_speaker_stop (AkashiSpeaker *speaker);

/* @volume: 1: as it is; up to AKASHI_VOICE_MAX_VOLUME. Heard at once where the speaker can, else from the
 * next text on. */
void akashi_speaker_set_volume (AkashiSpeaker *speaker, double volume);

/* For subclasses: emits `ended`, or `changed`. */
void akashi_speaker_end (AkashiSpeaker *speaker, gboolean whole);
void akashi_speaker_changed (AkashiSpeaker *speaker);

G_END_DECLS
