/* SPDX-License-Identifier: Apache-2.0 */
/* What is read aloud, by speakers that only note down what they are asked for. */
#include "akashi-limits.h"
#include "akashi-speech.h"
#include "akashi-voice.h"
#include "wait-for-count.h"

/* --- a speaker that notes --- */

#define NOTING_TYPE_SPEAKER (noting_speaker_get_type ())
G_DECLARE_FINAL_TYPE (NotingSpeaker, noting_speaker, NOTING, SPEAKER, AkashiSpeaker)

struct _NotingSpeaker {
  AkashiSpeaker parent_instance;
  const char *language; /* (nullable): the only one it can say; %NULL: any */
  gboolean fails;       /* at once */
  GString *said;        /* languages and texts, a line each */
  guint n_said, n_stopped;
  double volume;
};

G_DEFINE_FINAL_TYPE (NotingSpeaker, noting_speaker, AKASHI_TYPE_SPEAKER)

static gboolean
can_say (AkashiSpeaker *speaker, const char *language)
{
  const char *only = NOTING_SPEAKER (speaker)->language;
  return only == NULL || g_str_equal (only, language);
}

static void
say (AkashiSpeaker *speaker, const char *language, GPtrArray *utterances)
{
  NotingSpeaker *self = NOTING_SPEAKER (speaker);
  for (guint i = 0; i < utterances->len; i++)
    g_string_append_printf (self->said, "%s: %s\n", language,
                            ((AkashiUtterance *) utterances->pdata[i])->spoken);
  self->n_said++;
  if (self->fails)
    akashi_speaker_end (speaker, FALSE);
}

static void
stop (AkashiSpeaker *speaker)
{
  NOTING_SPEAKER (speaker)->n_stopped++;
}

static void
set_volume (AkashiSpeaker *speaker, double volume)
{
  NOTING_SPEAKER (speaker)->volume = volume;
}

static void
noting_speaker_finalize (GObject *object)
{
  g_string_free (NOTING_SPEAKER (object)->said, TRUE);
  G_OBJECT_CLASS (noting_speaker_parent_class)->finalize (object);
}

static void
noting_speaker_class_init (NotingSpeakerClass *klass)
{
  AkashiSpeakerClass *speaker_class = AKASHI_SPEAKER_CLASS (klass);
  G_OBJECT_CLASS (klass)->finalize = noting_speaker_finalize;
  speaker_class->can_say = can_say;
  speaker_class->say = say;
  speaker_class->stop = stop;
  speaker_class->set_volume = set_volume;
}

static void
noting_speaker_init (NotingSpeaker *self)
{
  self->said = g_string_new (NULL);
}

/* --- a voice with two of them --- */

typedef struct {
  AkashiVoice *voice;
  NotingSpeaker *first, *second;
  guint n_changes;
} Fixture;

static void
on_changed (gpointer data)
{
  ((Fixture *) data)->n_changes++;
}

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GPtrArray) speakers = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->first = g_object_new (NOTING_TYPE_SPEAKER, NULL);
  fixture->second = g_object_new (NOTING_TYPE_SPEAKER, NULL);
  g_ptr_array_add (speakers, fixture->first);
  g_ptr_array_add (speakers, fixture->second);
  fixture->voice = akashi_voice_new (speakers, 0.5, on_changed, fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  akashi_voice_free (fixture->voice);
}

/* Texts in turns: language, text, NULL at the end. */
static void
ask (Fixture *fixture, const char *const *texts)
{
  g_autoptr (GPtrArray) sayings = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_saying_free);
  for (; *texts != NULL; texts += 2)
    g_ptr_array_add (sayings, akashi_saying_new (texts[0], texts[1]));
  akashi_voice_say (fixture->voice, sayings);
}

#define assert_state(fixture, state)                                                                         \
  g_assert_cmpint (akashi_voice_get_state ((fixture)->voice), ==, AKASHI_VOICE_##state)

static const char *const question[] = { "en", "Is it this one?", "en", "Back", NULL };
#define QUESTION "en: Is it this one\nen: Back\n"

static void
test_said (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  assert_state (fixture, SILENT);
  ask (fixture, question);
  assert_state (fixture, SPEAKING);
  wait_for_count (&fixture->first->n_said, 1);
  g_assert_cmpstr (fixture->first->said->str, ==, QUESTION);
  akashi_speaker_end (AKASHI_SPEAKER (fixture->first), TRUE);
  assert_state (fixture, SAID);
  g_assert_cmpuint (fixture->second->n_said, ==, 0);
  g_assert_cmpuint (fixture->n_changes, ==, 2);
}

static void
test_nothing (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const char *const dots[] = { "en", "…", "ja", "", NULL };
  akashi_voice_repeat (fixture->voice);
  assert_state (fixture, SILENT);
  ask (fixture, dots);
  wait_for_count (&fixture->n_changes, 2);
  assert_state (fixture, SAID);
  g_assert_cmpuint (fixture->first->n_said, ==, 0);
}

static void
test_repeated (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  ask (fixture, question);
  wait_for_count (&fixture->first->n_said, 1);
  akashi_voice_repeat (fixture->voice); /* in the middle */
  wait_for_count (&fixture->first->n_said, 2);
  akashi_speaker_end (AKASHI_SPEAKER (fixture->first), TRUE);
  assert_state (fixture, SAID);
  akashi_voice_repeat (fixture->voice); /* after it */
  assert_state (fixture, SPEAKING);
  wait_for_count (&fixture->first->n_said, 3);
  g_assert_cmpstr (fixture->first->said->str, ==, QUESTION QUESTION QUESTION);
}

static void
test_louder (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  double last = fixture->first->volume;
  g_assert_cmpfloat (last, ==, 0.5);
  for (guint step = 1; step <= AKASHI_VOICE_LOUDER_STEPS; step++)
    {
      akashi_voice_louder (fixture->voice);
      g_assert_cmpuint (akashi_voice_get_louder_step (fixture->voice), ==, step);
      g_assert_cmpfloat (fixture->first->volume, >, last * 1.4);
      g_assert_cmpfloat (fixture->first->volume, <=, AKASHI_VOICE_MAX_VOLUME);
      g_assert_cmpfloat (fixture->first->volume, ==, fixture->second->volume);
      last = fixture->first->volume;
    }
  akashi_voice_louder (fixture->voice);
  g_assert_cmpfloat (fixture->first->volume, ==, 0.5);
  akashi_voice_louder (fixture->voice);
  akashi_voice_forget (fixture->voice); /* another page */
  g_assert_cmpuint (akashi_voice_get_louder_step (fixture->voice), ==, 1);
  akashi_voice_reset (fixture->voice); /* the next customer */
  g_assert_cmpuint (akashi_voice_get_louder_step (fixture->voice), ==, 0);
  g_assert_cmpfloat (fixture->first->volume, ==, 0.5);
}

static void
test_stopped (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  ask (fixture, question);
  akashi_voice_stop (fixture->voice); /* before anything is heard */
  assert_state (fixture, SILENT);
  akashi_voice_repeat (fixture->voice);
  wait_for_count (&fixture->first->n_said, 1);
  guint stopped = fixture->first->n_stopped;
  akashi_voice_stop (fixture->voice);
  g_assert_cmpuint (fixture->first->n_stopped, ==, stopped + 1);
  assert_state (fixture, SILENT);
  akashi_speaker_end (AKASHI_SPEAKER (fixture->first), TRUE); /* what comes too late changes nothing */
  akashi_speaker_end (AKASHI_SPEAKER (fixture->first), FALSE);
  assert_state (fixture, SILENT);
  g_assert_cmpuint (fixture->first->n_said, ==, 1);
  g_assert_cmpuint (fixture->second->n_said, ==, 0);
}

/* What was read on a page is not repeated on the next. */
static void
test_page_changed (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  ask (fixture, question);
  wait_for_count (&fixture->first->n_said, 1);
  akashi_voice_forget (fixture->voice);
  assert_state (fixture, SILENT);
  akashi_voice_repeat (fixture->voice);
  assert_state (fixture, SILENT);
}

static void
test_failing (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  fixture->first->fails = TRUE;
  ask (fixture, question);
  wait_for_count (&fixture->second->n_said, 1);
  g_assert_cmpstr (fixture->second->said->str, ==, QUESTION); /* all of it, in another way */
  assert_state (fixture, SPEAKING);
  akashi_speaker_end (AKASHI_SPEAKER (fixture->first), TRUE); /* not the one that speaks */
  assert_state (fixture, SPEAKING);
  akashi_speaker_end (AKASHI_SPEAKER (fixture->second), FALSE); /* in its middle */
  assert_state (fixture, FAILED);
  akashi_voice_forget (fixture->voice);
  assert_state (fixture, SILENT);
}

static void
test_languages (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const char *const names[]
      = { "en", "Back", "ja", "日本語", "ja@easy", "やさしい日本語", "en", "English", NULL };
  fixture->first->language = "en";
  fixture->second->language = "ja";
  g_assert_true (akashi_voice_can_say (fixture->voice, "en"));
  g_assert_true (akashi_voice_can_say (fixture->voice, "ja"));
  g_assert_false (akashi_voice_can_say (fixture->voice, "ko"));
  ask (fixture, names);
  wait_for_count (&fixture->first->n_said, 1);
  akashi_speaker_end (AKASHI_SPEAKER (fixture->first), TRUE);
  g_assert_cmpuint (fixture->second->n_said, ==, 1);
  g_assert_cmpstr (fixture->second->said->str, ==, "ja: にほんご\n");
  fixture->second->language = "ja@easy";
  akashi_speaker_end (AKASHI_SPEAKER (fixture->second), TRUE);
  g_assert_cmpstr (fixture->second->said->str, ==, "ja: にほんご\nja@easy: やさしいにほんご\n");
  akashi_speaker_end (AKASHI_SPEAKER (fixture->second), TRUE);
  g_assert_cmpuint (fixture->first->n_said, ==, 2);
  fixture->first->language = "ko"; /* gone, while it spoke */
  akashi_speaker_end (AKASHI_SPEAKER (fixture->first), FALSE);
  assert_state (fixture, FAILED);
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/voice/said", test_said },         { "/voice/nothing", test_nothing },
    { "/voice/repeated", test_repeated }, { "/voice/louder", test_louder },
    { "/voice/stopped", test_stopped },   { "/voice/page-changed", test_page_changed },
    { "/voice/failing", test_failing },   { "/voice/languages", test_languages },
  };
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
