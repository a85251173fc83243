/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-service-speaker.h"

#include "akashi-speech-service.h"
#include "akashi-speech.h"
#include "akashi-words.h"

struct _AkashiServiceSpeaker {
  AkashiSpeaker parent_instance;
  AkashiSpeechService *service;
  double volume;
};

G_DEFINE_FINAL_TYPE (AkashiServiceSpeaker, akashi_service_speaker, AKASHI_TYPE_SPEAKER)

static gboolean
can_say (AkashiSpeaker *speaker, const char *language)
{
  return akashi_speech_service_can_say (AKASHI_SERVICE_SPEAKER (speaker)->service,
                                        akashi_words_language_tag (language));
}

static void
say (AkashiSpeaker *speaker, const char *language, GPtrArray *utterances)
{
  AkashiServiceSpeaker *self = AKASHI_SERVICE_SPEAKER (speaker);
  g_autoptr (GString) text = g_string_new (NULL);
  /* A line each, with an end: engines pause there. */
  for (guint i = 0; i < utterances->len; i++)
    g_string_append_printf (text, "%s.\n", ((AkashiUtterance *) utterances->pdata[i])->spoken);
  akashi_speech_service_say (self->service, akashi_words_language_tag (language), text->str, self->volume);
}

static void
stop (AkashiSpeaker *speaker)
{
  akashi_speech_service_stop (AKASHI_SERVICE_SPEAKER (speaker)->service);
}

static void
set_volume (AkashiSpeaker *speaker, double volume)
{
  AKASHI_SERVICE_SPEAKER (speaker)->volume = volume;
}

static void
akashi_service_speaker_finalize (GObject *object)
{
  akashi_speech_service_free (AKASHI_SERVICE_SPEAKER (object)->service);
  G_OBJECT_CLASS (akashi_service_speaker_parent_class)->finalize (object);
}

static void
akashi_service_speaker_class_init (AkashiServiceSpeakerClass *klass)
{
  AkashiSpeakerClass *speaker_class = AKASHI_SPEAKER_CLASS (klass);
  G_OBJECT_CLASS (klass)->finalize = akashi_service_speaker_finalize;
  speaker_class->can_say = can_say;
  speaker_class->say = say;
  speaker_class->stop = stop;
  speaker_class->set_volume = set_volume;
}

static void
on_changed (gpointer data)
{
  akashi_speaker_changed (data);
}

static void
on_ended (gboolean whole, gpointer data)
{
  akashi_speaker_end (data, whole);
}

static void
akashi_service_speaker_init (AkashiServiceSpeaker *self)
{
  static const AkashiSpeechServiceEvents events = { on_changed, on_ended };
  self->volume = 1;
  self->service = akashi_speech_service_new (&events, self);
}

AkashiSpeaker *
akashi_service_speaker_new (void)
{
  return g_object_new (AKASHI_TYPE_SERVICE_SPEAKER, NULL);
}
