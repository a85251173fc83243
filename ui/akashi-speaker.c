/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-speaker.h"

enum {
  SIGNAL_ENDED,
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE (AkashiSpeaker, akashi_speaker, G_TYPE_OBJECT)

static void
akashi_speaker_class_init (AkashiSpeakerClass *klass G_GNUC_UNUSED)
{
  signals[SIGNAL_ENDED] = g_signal_new ("ended", AKASHI_TYPE_SPEAKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[SIGNAL_CHANGED]
      = g_signal_new ("changed", AKASHI_TYPE_SPEAKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
akashi_speaker_init (AkashiSpeaker *self G_GNUC_UNUSED)
{
}

gboolean
akashi_speaker_can_say (AkashiSpeaker *self, const char *language)
{
  g_return_val_if_fail (AKASHI_IS_SPEAKER (self), FALSE);
  return AKASHI_SPEAKER_GET_CLASS (self)->can_say (self, language);
}

void
akashi_speaker_say (AkashiSpeaker *self, const char *language, GPtrArray *utterances)
{
  g_return_if_fail (AKASHI_IS_SPEAKER (self));
  AKASHI_SPEAKER_GET_CLASS (self)->say (self, language, utterances);
}

void
akashi_speaker_stop (AkashiSpeaker *self)
{
  g_return_if_fail (AKASHI_IS_SPEAKER (self));
  AKASHI_SPEAKER_GET_CLASS (self)->stop (self);
}

void
akashi_speaker_set_volume (AkashiSpeaker *self, double volume)
{
  g_return_if_fail (AKASHI_IS_SPEAKER (self));
  AKASHI_SPEAKER_GET_CLASS (self)->set_volume (self, volume);
}

void
akashi_speaker_end (AkashiSpeaker *self, gboolean whole)
{
  g_return_if_fail (AKASHI_IS_SPEAKER (self));
  g_signal_emit (self, signals[SIGNAL_ENDED], 0, whole);
}

void
akashi_speaker_changed (AkashiSpeaker *self)
{
  g_return_if_fail (AKASHI_IS_SPEAKER (self));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}
