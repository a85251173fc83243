/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-voice.h"

#include <gio/gio.h>

#include "akashi-limits.h"
#include "akashi-speech.h"

#define LOUDER 1.6 /* times, for each step */

struct _AkashiVoice {
  GPtrArray *speakers;
  AkashiVoiceChanged changed;
  gpointer user_data;
  AkashiVoiceState state;
  double volume;
  guint louder;
  GPtrArray *sayings;        /* (nullable): (element-type AkashiSaying): what was asked for last */
  GCancellable *preparation; /* (nullable): while it is found out how to say it */
  GPtrArray *runs;           /* (nullable): (element-type Run) */
  guint run, speaker;        /* what is being said now, and by which */
};

/* Texts that follow each other in one language. */
typedef struct {
  const char *language;
  GPtrArray *utterances;
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;
  g_ptr_array_unref (run->utterances);
  g_free (run);
}

AkashiSaying *
akashi_saying_new (const char *language, const char *text)
{
  AkashiSaying *saying = g_new (AkashiSaying, 1);
  saying->language = g_intern_string (language);
  saying->text = g_strdup (text);
  return saying;
}

void
akashi_saying_free (AkashiSaying *saying)
{
  g_free (saying->text);
  g_free (saying);
}

static void
set_state (AkashiVoice *voice, AkashiVoiceState state)
{
  voice->state = state;
  voice->changed (voice->user_data);
}

/* --- how it is said --- */

static Run *
run_for (GPtrArray *runs, const char *language)
{
  Run *last = runs->len > 0 ? runs->pdata[runs->len - 1] : NULL;
  if (last != NULL && g_str_equal (last->language, language))
    return last;
  Run *run = g_new (Run, 1);
  run->language = language;
  run->utterances = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_utterance_free);
  g_ptr_array_add (runs, run);
  return run;
}

/* On a thread of its own. */
static void
prepare (GTask *task, gpointer source G_GNUC_UNUSED, gpointer data, GCancellable *cancellable)
{
  GPtrArray *sayings = data;
  GPtrArray *runs = g_ptr_array_new_with_free_func (run_free);
  for (guint i = 0; i < sayings->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const AkashiSaying *saying = sayings->pdata[i];
      g_autoptr (GPtrArray) utterances = akashi_speech_utterances (saying->language, saying->text);
      if (utterances->len > 0)
        g_ptr_array_extend_and_steal (run_for (runs, saying->language)->utterances,
                                      g_steal_pointer (&utterances));
    }
  g_task_return_pointer (task, runs, (GDestroyNotify) g_ptr_array_unref);
}

/* --- saying it --- */

static AkashiSpeaker *
current_speaker (AkashiVoice *voice)
{
  return voice->speakers->pdata[voice->speaker];
}

/* By the first speaker from @first on that can. */
static void
say_run (AkashiVoice *voice, guint first)
{
  if (voice->run >= voice->runs->len)
    {
      g_clear_pointer (&voice->runs, g_ptr_array_unref);
      set_state (voice, AKASHI_VOICE_SAID);
      return;
    }
  const Run *run = voice->runs->pdata[voice->run];
  for (voice->speaker = first; voice->speaker < voice->speakers->len; voice->speaker++)
    if (akashi_speaker_can_say (current_speaker (voice), run->language))
      {
        akashi_speaker_say (current_speaker (voice), run->language, run->utterances);
        return;
      }
  g_clear_pointer (&voice->runs, g_ptr_array_unref);
  set_state (voice, AKASHI_VOICE_FAILED);
}

static void
on_ended (AkashiSpeaker *speaker, gboolean whole, gpointer data)
{
  AkashiVoice *voice = data;
  if (voice->runs == NULL || voice->speaker >= voice->speakers->len || speaker != current_speaker (voice))
    return;
  if (whole)
    voice->run++;
  say_run (voice, whole ? 0 : voice->speaker + 1);
}

static void
on_prepared (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *runs = g_task_propagate_pointer (G_TASK (result), &error);
  if (runs == NULL)
    return; /* it was stopped: @data may be gone */
  AkashiVoice *voice = data;
  g_clear_object (&voice->preparation);
  voice->runs = runs;
  voice->run = 0;
  say_run (voice, 0);
}

static void
fall_silent (AkashiVoice *voice)
{
  if (voice->preparation != NULL)
    g_cancellable_cancel (voice->preparation);
  g_clear_object (&voice->preparation);
  g_clear_pointer (&voice->runs, g_ptr_array_unref);
  for (guint i = 0; i < voice->speakers->len; i++)
    akashi_speaker_stop (voice->speakers->pdata[i]);
}

void
akashi_voice_say (AkashiVoice *voice, GPtrArray *sayings)
{
  g_ptr_array_ref (sayings);
  fall_silent (voice);
  g_clear_pointer (&voice->sayings, g_ptr_array_unref);
  voice->sayings = sayings;
  voice->preparation = g_cancellable_new ();
  g_autoptr (GTask) task = g_task_new (NULL, voice->preparation, on_prepared, voice);
  g_task_set_task_data (task, g_ptr_array_ref (sayings), (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, prepare);
  set_state (voice, AKASHI_VOICE_SPEAKING);
}

void
akashi_voice_repeat (AkashiVoice *voice)
{
  if (voice->sayings != NULL)
    akashi_voice_say (voice, voice->sayings);
}

void
akashi_voice_stop (AkashiVoice *voice)
{
  fall_silent (voice);
  set_state (voice, AKASHI_VOICE_SILENT);
}

void
akashi_voice_forget (AkashiVoice *voice)
{
  g_clear_pointer (&voice->sayings, g_ptr_array_unref);
  akashi_voice_stop (voice);
}

/* --- loudness --- */

static void
set_louder (AkashiVoice *voice, guint step)
{
  double volume = voice->volume;
  voice->louder = step;
  for (guint i = 0; i < step; i++)
    volume *= LOUDER;
  for (guint i = 0; i < voice->speakers->len; i++)
    akashi_speaker_set_volume (voice->speakers->pdata[i], MIN (volume, AKASHI_VOICE_MAX_VOLUME));
}

void
akashi_voice_louder (AkashiVoice *voice)
{
  set_louder (voice, (voice->louder + 1) % (AKASHI_VOICE_LOUDER_STEPS + 1));
  voice->changed (voice->user_data);
}

guint
akashi_voice_get_louder_step (AkashiVoice *voice)
{
  return voice->louder;
}

void
akashi_voice_reset (AkashiVoice *voice)
{
  set_louder (voice, 0);
  akashi_voice_forget (voice);
}

/* --- life --- */

static void
on_speaker_changed (AkashiVoice *voice)
{
  voice->changed (voice->user_data);
}

AkashiVoice *
akashi_voice_new (GPtrArray *speakers, double volume, AkashiVoiceChanged changed, gpointer user_data)
{
  AkashiVoice *voice = g_new0 (AkashiVoice, 1);
  voice->speakers = g_ptr_array_ref (speakers);
  voice->volume = volume;
  voice->changed = changed;
  voice->user_data = user_data;
  for (guint i = 0; i < speakers->len; i++)
    {
      g_signal_connect (speakers->pdata[i], "ended", G_CALLBACK (on_ended), voice);
      g_signal_connect_swapped (speakers->pdata[i], "changed", G_CALLBACK (on_speaker_changed), voice);
    }
  set_louder (voice, 0);
  return voice;
}

void
akashi_voice_free (AkashiVoice *voice)
{
  for (guint i = 0; i < voice->speakers->len; i++)
    g_signal_handlers_disconnect_by_data (voice->speakers->pdata[i], voice);
  fall_silent (voice);
  g_clear_pointer (&voice->sayings, g_ptr_array_unref);
  g_ptr_array_unref (voice->speakers);
  g_free (voice);
}

gboolean
akashi_voice_can_say (AkashiVoice *voice, const char *language)
{
  for (guint i = 0; i < voice->speakers->len; i++)
    if (akashi_speaker_can_say (voice->speakers->pdata[i], language))
      return TRUE;
  return FALSE;
}

AkashiVoiceState
akashi_voice_get_state (AkashiVoice *voice)
{
  return voice->state;
}
