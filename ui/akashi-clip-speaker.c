/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-clip-speaker.h"

#include "akashi-clips.h"
#include "akashi-player.h"
#include "akashi-speech.h"

struct _AkashiClipSpeaker {
  AkashiSpeaker parent_instance;
  AkashiPlayer *player;
};

G_DEFINE_FINAL_TYPE (AkashiClipSpeaker, akashi_clip_speaker, AKASHI_TYPE_SPEAKER)

static gboolean
can_say (AkashiSpeaker *speaker G_GNUC_UNUSED, const char *language)
{
  g_autofree char *folder = akashi_clips_find (akashi_speech_voice (language));
  return folder != NULL;
}

/* Returns: (transfer full) (element-type char*): what the clips of all @utterances are called */
static GPtrArray *
names_of (GPtrArray *utterances)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < utterances->len; i++)
    for (char **clip = ((AkashiUtterance *) utterances->pdata[i])->clips; *clip != NULL; clip++)
      g_ptr_array_add (names, akashi_speech_clip_name (*clip));
  g_ptr_array_add (names, NULL);
  return names;
}

static void
say (AkashiSpeaker *speaker, const char *language, GPtrArray *utterances)
{
  AkashiClipSpeaker *self = AKASHI_CLIP_SPEAKER (speaker);
  g_autofree char *folder = akashi_clips_find (akashi_speech_voice (language));
  g_autoptr (GPtrArray) names = names_of (utterances);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) clips = NULL;
  akashi_player_stop (self->player);
  if (folder != NULL)
    clips = akashi_clips_load (folder, (const char *const *) names->pdata, &error);
  if (clips != NULL)
    {
      akashi_player_play (self->player, clips);
      return;
    }
  g_message ("voice: %s", error == NULL ? "no clips" : error->message);
  akashi_speaker_end (speaker, FALSE);
}

static void
stop (AkashiSpeaker *speaker)
{
  akashi_player_stop (AKASHI_CLIP_SPEAKER (speaker)->player);
}

static void
set_volume (AkashiSpeaker *speaker, double volume)
{
  akashi_player_set_volume (AKASHI_CLIP_SPEAKER (speaker)->player, volume);
}

static void
akashi_clip_speaker_finalize (GObject *object)
{
  akashi_player_free (AKASHI_CLIP_SPEAKER (object)->player);
  G_OBJECT_CLASS (akashi_clip_speaker_parent_class)->finalize (object);
}

static void
akashi_clip_speaker_class_init (AkashiClipSpeakerClass *klass)
{
  AkashiSpeakerClass *speaker_class = AKASHI_SPEAKER_CLASS (klass);
  G_OBJECT_CLASS (klass)->finalize = akashi_clip_speaker_finalize;
  speaker_class->can_say = can_say;
  speaker_class->say = say;
  speaker_class->stop = stop;
  speaker_class->set_volume = set_volume;
}

static void
akashi_clip_speaker_init (AkashiClipSpeaker *self G_GNUC_UNUSED)
{
}

static void
on_ended (gboolean whole, gpointer data)
{
  akashi_speaker_end (data, whole);
}

AkashiSpeaker *
akashi_clip_speaker_new (const char *output)
{
  AkashiClipSpeaker *self = g_object_new (AKASHI_TYPE_CLIP_SPEAKER, NULL);
  self->player = akashi_player_new (output, on_ended, self);
  return AKASHI_SPEAKER (self);
}
