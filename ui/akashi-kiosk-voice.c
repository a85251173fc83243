/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-kiosk-voice.h"

#include "akashi-clip-speaker.h"
#include "akashi-page-texts.h"
#include "akashi-player.h"
#include "akashi-service-speaker.h"
#include "akashi-tone.h"
#include "akashi-words.h"

struct _AkashiKioskVoice {
  /* of the window, none of them owned */
  GtkWidget *window;
  GtkStack *pages, *beside;
  GtkWidget *notice, *countdown, *panel;
  AkashiBottomBar *bar;

  AkashiVoice *voice;
  AkashiPlayer *tones;  /* (nullable) */
  const char *language; /* static */
  GdkFrameClock *clock; /* (nullable): while a tone waits for the result to be painted */
  AkashiTone tone;
  GHashTable *unsaid; /* languages of which it was said that there is no voice */
};

/* --- what is shown of it --- */

static void
update_panel (AkashiKioskVoice *self, gboolean there, gboolean speaking)
{
  /* Its room is there before it is, where there is room for the countdown: nothing moves then. */
  gtk_widget_set_visible (self->panel, speaking || (there && gtk_widget_get_visible (self->countdown)));
  gtk_stack_set_visible_child (self->beside, speaking ? self->panel : self->countdown);
}

static void
update_ui (gpointer data)
{
  AkashiKioskVoice *self = data;
  gboolean there = akashi_voice_can_say (self->voice, self->language);
  AkashiVoiceState state = akashi_voice_get_state (self->voice);
  akashi_bottom_bar_set_voice (self->bar, self->language, there, state);
  akashi_voice_panel_set (AKASHI_VOICE_PANEL (self->panel), self->language,
                          akashi_voice_get_louder_step (self->voice) == AKASHI_VOICE_LOUDER_STEPS);
  update_panel (self, there, state == AKASHI_VOICE_SPEAKING);
}

static void
on_room_changed (AkashiKioskVoice *self)
{
  update_panel (self, akashi_voice_can_say (self->voice, self->language),
                akashi_kiosk_voice_is_speaking (self));
}

/* --- actions --- */

static void
read_page (AkashiKioskVoice *self)
{
  g_autoptr (GPtrArray) sayings
      = akashi_page_texts (gtk_stack_get_visible_child (self->pages), self->language);
  g_autoptr (GPtrArray) notice = akashi_page_texts (self->notice, self->language);
  g_ptr_array_extend_and_steal (sayings, g_steal_pointer (&notice));
  akashi_voice_say (self->voice, sayings);
}

static void
on_read (GSimpleAction *action G_GNUC_UNUSED, GVariant *target G_GNUC_UNUSED, gpointer data)
{
  AkashiKioskVoice *self = data;
  gtk_widget_activate_action (self->window, "win.keep", NULL);
  if (akashi_kiosk_voice_is_speaking (self))
    akashi_voice_stop (self->voice);
  else if (akashi_voice_can_say (self->voice, self->language))
    read_page (self);
}

static void
on_again (GSimpleAction *action G_GNUC_UNUSED, GVariant *target G_GNUC_UNUSED, gpointer data)
{
  akashi_voice_repeat (((AkashiKioskVoice *) data)->voice);
}

static void
on_louder (GSimpleAction *action G_GNUC_UNUSED, GVariant *target G_GNUC_UNUSED, gpointer data)
{
  akashi_voice_louder (((AkashiKioskVoice *) data)->voice);
}

static void
add_actions (AkashiKioskVoice *self)
{
  const GActionEntry entries[] = {
    { "read", on_read, NULL, NULL, NULL, { 0 } },
    { "again", on_again, NULL, NULL, NULL, { 0 } },
    { "louder", on_louder, NULL, NULL, NULL, { 0 } },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (self->window, "voice", G_ACTION_GROUP (group));
  GtkEventController *keys = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_F4, 0), gtk_named_action_new ("voice.read")));
  gtk_widget_add_controller (self->window, keys);
}

/* --- tones --- */

static void
stop_waiting (AkashiKioskVoice *self)
{
  /* A clock whose window is gone has let its handlers go, too. */
  if (self->clock != NULL)
    g_signal_handlers_disconnect_by_data (self->clock, self);
  g_clear_object (&self->clock);
}

static void
on_painted (GdkFrameClock *clock G_GNUC_UNUSED, gpointer data)
{
  AkashiKioskVoice *self = data;
  g_autoptr (GPtrArray) sounds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  stop_waiting (self);
  g_ptr_array_add (sounds, akashi_tone_new (self->tone));
  akashi_player_play (self->tones, sounds);
}

void
akashi_kiosk_voice_result (AkashiKioskVoice *self, AkashiCheck *check)
{
  static const AkashiTone tones[] = {
    [AKASHI_SEVERITY_GOOD] = AKASHI_TONE_GOOD,       [AKASHI_SEVERITY_QUESTION] = AKASHI_TONE_INFO,
    [AKASHI_SEVERITY_CAUTION] = AKASHI_TONE_CAUTION, [AKASHI_SEVERITY_BAD] = AKASHI_TONE_BAD,
    [AKASHI_SEVERITY_UNKNOWN] = AKASHI_TONE_UNKNOWN, [AKASHI_SEVERITY_INFO] = AKASHI_TONE_INFO,
  };
  GdkFrameClock *clock = gtk_widget_get_frame_clock (self->window);
  if (self->tones == NULL || clock == NULL)
    return;
  /* Setting sound up takes longer than painting, and the result comes first. */
  stop_waiting (self);
  self->tone = tones[akashi_check_get_verdict (check)->severity];
  self->clock = g_object_ref (clock);
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_painted), self);
}

/* --- life --- */

static GPtrArray *
make_speakers (AkashiSettings *settings)
{
  GPtrArray *speakers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *output = akashi_settings_voice_output (settings);
  if (akashi_settings_voice (settings) && akashi_settings_voice_by_service (settings))
    g_ptr_array_add (speakers, akashi_service_speaker_new ());
  if (akashi_settings_voice (settings))
    g_ptr_array_add (speakers, akashi_clip_speaker_new (output));
  return speakers;
}

static AkashiPlayer *
make_tones (AkashiSettings *settings)
{
  if (!akashi_settings_voice_tones (settings))
    return NULL;
  g_autofree char *output = akashi_settings_voice_output (settings);
  AkashiPlayer *player = akashi_player_new (output, NULL, NULL);
  akashi_player_set_volume (player, akashi_settings_voice_volume (settings));
  return player;
}

AkashiKioskVoice *
akashi_kiosk_voice_new (GtkStack *pages, GtkWidget *notice, AkashiBottomBar *bar, AkashiVoicePanel *panel,
                        AkashiSettings *settings)
{
  AkashiKioskVoice *self = g_new0 (AkashiKioskVoice, 1);
  self->unsaid = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) speakers = make_speakers (settings);
  self->window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (pages)));
  self->pages = pages;
  self->notice = notice;
  self->bar = bar;
  self->panel = GTK_WIDGET (panel);
  self->beside = GTK_STACK (gtk_widget_get_parent (self->panel));
  self->countdown = gtk_widget_get_prev_sibling (self->panel);
  self->language = akashi_words_languages ()[0];
  self->tones = make_tones (settings);
  self->voice = akashi_voice_new (speakers, akashi_settings_voice_volume (settings), update_ui, self);
  add_actions (self);
  g_signal_connect_swapped (self->countdown, "notify::visible", G_CALLBACK (on_room_changed), self);
  update_ui (self);
  return self;
}

void
akashi_kiosk_voice_free (AkashiKioskVoice *self)
{
  stop_waiting (self);
  g_signal_handlers_disconnect_by_data (self->countdown, self);
  gtk_widget_insert_action_group (self->window, "voice", NULL);
  g_clear_pointer (&self->tones, akashi_player_free);
  g_hash_table_unref (self->unsaid);
  akashi_voice_free (self->voice);
  g_free (self);
}

void
akashi_kiosk_voice_set_language (AkashiKioskVoice *self, const char *language)
{
  /* Once: every customer may change it. */
  if (!akashi_voice_can_say (self->voice, language)
      && g_hash_table_add (self->unsaid, (gpointer) (gsize) language))
    g_message (
        "voice: %s cannot be said: no clips were made (-DAKASHI_VOICE=ON), and no speech service knows "
        "it yet",
        language);
  self->language = language;
  akashi_voice_forget (self->voice);
}

void
akashi_kiosk_voice_page_opened (AkashiKioskVoice *self)
{
  akashi_voice_forget (self->voice);
}

void
akashi_kiosk_voice_reset (AkashiKioskVoice *self)
{
  akashi_voice_reset (self->voice);
}

gboolean
akashi_kiosk_voice_can_say (AkashiKioskVoice *self, const char *language)
{
  return akashi_voice_can_say (self->voice, language);
}

gboolean
akashi_kiosk_voice_is_speaking (AkashiKioskVoice *self)
{
  return akashi_voice_get_state (self->voice) == AKASHI_VOICE_SPEAKING;
}
