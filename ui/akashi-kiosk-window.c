/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-kiosk-window.h"

#include "akashi-attract-page.h"
#include "akashi-bottom-bar.h"
#include "akashi-camera-keeper.h"
#include "akashi-camera-page.h"
#include "akashi-countdown.h"
#include "akashi-idle-timer.h"
#include "akashi-kiosk-keys.h"
#include "akashi-kiosk-look.h"
#include "akashi-languages-page.h"
#include "akashi-phrase-label.h"
#include "akashi-question-page.h"
#include "akashi-scan-page.h"
#include "akashi-session.h"
#include "akashi-split-layout.h"
#include "akashi-verdict-page.h"

/* Between two looks at the clock; milliseconds. */
#define TICK_MS 500

/* Hundredths of the width that the countdown has beside the bar on a wide screen. */
#define FOOT_SHARE 33

typedef enum {
  STATE_ATTRACT,
  STATE_SCAN,
  STATE_QUESTION,
  STATE_VERDICT,
  STATE_CAMERA,
  STATE_LANGUAGES,
} State;

static const char *const state_names[] = { "attract", "scan", "question", "verdict", "camera", "languages" };

struct _AkashiKioskWindow {
  GtkApplicationWindow parent_instance;
  AkashiEngine *engine;
  AkashiSettings *settings;
  AkashiCameraKeeper *keeper;
  AkashiTimingLog *log; /* (nullable) */
  AkashiKioskLook *look;
  AkashiSession *session;
  State state, before; /* @before: where the page of languages was opened */
  AkashiIdleTimer timer;
  const char *language, *first_language;
  gboolean bigger;
  gboolean film_once;
  guint tick_source;

  AkashiPhraseLabel *sample_bar;
  GtkStack *pages;
  AkashiAttractPage *attract;
  AkashiScanPage *scan;
  AkashiQuestionPage *question;
  AkashiVerdictPage *verdict;
  AkashiCameraPage *camera_page;
  AkashiLanguagesPage *languages;
  GtkWidget *foot;
  AkashiSplitLayout *foot_layout;
  AkashiCountdown *countdown;
  AkashiBottomBar *bar;
};

G_DEFINE_FINAL_TYPE (AkashiKioskWindow, akashi_kiosk_window, GTK_TYPE_APPLICATION_WINDOW)

/* --- what is shown --- */

static AkashiPage *
page_at (AkashiKioskWindow *self, guint i)
{
  AkashiPage *const pages[]
      = { AKASHI_PAGE (self->attract), AKASHI_PAGE (self->scan),        AKASHI_PAGE (self->question),
          AKASHI_PAGE (self->verdict), AKASHI_PAGE (self->camera_page), AKASHI_PAGE (self->languages) };
  return i < G_N_ELEMENTS (pages) ? pages[i] : NULL;
}

/* Language and letters of everything. */
static void
update_language (AkashiKioskWindow *self)
{
  AkashiPage *page;
  akashi_kiosk_look_set_language (self->look, akashi_words_language_tag (self->language));
  for (guint i = 0; (page = page_at (self, i)) != NULL; i++)
    akashi_page_set_language (page, self->language);
  akashi_bottom_bar_set (self->bar, self->language, self->bigger);
  gboolean sample = akashi_engine_is_sample (self->engine);
  akashi_phrase_label_set_text (
      self->sample_bar,
      sample ? akashi_words_text (self->language, N_ ("SAMPLE: makers, products and schemes are made up"))
             : "");
  gtk_window_set_title (GTK_WINDOW (self),
                        akashi_words_text (self->language, N_ ("Akashi: check a security label")));
}

static void
update_ui (AkashiKioskWindow *self)
{
  gtk_stack_set_visible_child_name (self->pages, state_names[self->state]);
  for (guint i = 0; page_at (self, i) != NULL; i++)
    akashi_page_set_shown (page_at (self, i), i == self->state);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.begin", self->state == STATE_ATTRACT);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.answer", self->state == STATE_QUESTION);
  /* On a wide screen its room is beside the bar, and the bar does not move. */
  gtk_widget_set_visible (GTK_WIDGET (self->countdown), akashi_kiosk_look_is_landscape (self->look)
                                                            || self->state == STATE_QUESTION
                                                            || self->state == STATE_VERDICT);
  if (self->state != STATE_SCAN)
    akashi_scan_page_show_picture (self->scan, NULL);
}

/* A sign of life: the page stays its whole time again. */
static void
stay (AkashiKioskWindow *self)
{
  self->timer.since = g_get_monotonic_time ();
  akashi_countdown_set (self->countdown, self->language, 0);
}

static void
set_state (AkashiKioskWindow *self, State state)
{
  self->state = state;
  self->timer.stay_s = 0;
  self->timer.countdown_s = 0;
  if (state == STATE_SCAN || state == STATE_LANGUAGES)
    self->timer.stay_s = akashi_settings_scan_seconds (self->settings);
  else if (state == STATE_QUESTION || state == STATE_VERDICT)
    {
      gboolean staff = state == STATE_VERDICT && akashi_session_is_for_staff (self->session);
      self->timer.stay_s = staff ? akashi_settings_staff_result_seconds (self->settings)
                                 : akashi_settings_result_seconds (self->settings);
      self->timer.countdown_s = akashi_settings_countdown_seconds (self->settings);
    }
  stay (self);
  update_ui (self);
  akashi_page_announce (page_at (self, state));
}

/* Back to the first page, as if nobody had been there. */
static void
start_over (AkashiKioskWindow *self)
{
  akashi_session_end (self->session);
  akashi_question_page_set_check (self->question, NULL);
  akashi_verdict_page_set_check (self->verdict, NULL, 0);
  self->language = self->first_language;
  self->bigger = FALSE;
  akashi_kiosk_look_set_bigger (self->look, FALSE);
  update_language (self);
  set_state (self, akashi_camera_keeper_is_down (self->keeper) ? STATE_CAMERA : STATE_ATTRACT);
}

/* --- codes --- */

static void
show_check (AkashiKioskWindow *self)
{
  AkashiCheck *check = akashi_session_get_check (self->session);
  gboolean question = akashi_check_get_verdict (check)->code == AKASHI_VERDICT_LISTED
                      && akashi_check_get_evidence (check)->comparison == AKASHI_COMPARISON_NONE;
  akashi_question_page_set_check (self->question, question ? check : NULL);
  akashi_verdict_page_set_check (self->verdict, question ? NULL : check,
                                 akashi_session_get_n_labels (self->session));
  set_state (self, question ? STATE_QUESTION : STATE_VERDICT);
}

void
akashi_kiosk_window_take_codes (AkashiKioskWindow *self, GPtrArray *codes, gint64 frame_time)
{
  g_return_if_fail (AKASHI_IS_KIOSK_WINDOW (self));
  /* Nobody's choice of a language is cut short. */
  if (self->state == STATE_LANGUAGES || !akashi_session_see (self->session, codes, frame_time))
    return;
  show_check (self);
  AkashiVerdictCode code = akashi_check_get_verdict (akashi_session_get_check (self->session))->code;
  akashi_timing_log_verdict (self->log, GTK_WIDGET (self->pages), frame_time, akashi_verdict_name (code));
}

/* --- camera --- */

static void
camera_works (AkashiKioskWindow *self)
{
  if (akashi_camera_keeper_works (self->keeper) && self->state == STATE_CAMERA)
    set_state (self, STATE_ATTRACT);
}

static void
on_camera_down (const GError *error, gpointer data)
{
  AkashiKioskWindow *self = data;
  akashi_camera_page_set_problem (self->camera_page, error);
  /* A result that is being read stays. */
  if (self->state == STATE_ATTRACT || self->state == STATE_SCAN)
    set_state (self, STATE_CAMERA);
}

void
akashi_kiosk_window_camera_failed (AkashiKioskWindow *self, const GError *error)
{
  g_return_if_fail (AKASHI_IS_KIOSK_WINDOW (self));
  akashi_camera_keeper_failed (self->keeper, error, g_get_monotonic_time ());
}

void
akashi_kiosk_window_take_picture (AkashiKioskWindow *self, const AkashiPicture *picture)
{
  g_return_if_fail (AKASHI_IS_KIOSK_WINDOW (self));
  camera_works (self);
  if (self->state != STATE_SCAN)
    return;
  akashi_scan_page_show_picture (self->scan, picture);
  akashi_timing_log_picture (self->log, GTK_WIDGET (self->pages), picture->frame_time);
}

static void
on_picture (AkashiKioskWindow *self, AkashiCamera *camera)
{
  g_autoptr (AkashiPicture) picture = akashi_camera_take_picture (camera);
  akashi_timing_log_film (self->log, akashi_camera_begin_time (camera));
  if (picture != NULL)
    akashi_kiosk_window_take_picture (self, picture);
}

static void
on_ended (AkashiKioskWindow *self)
{
  if (self->film_once)
    gtk_window_destroy (GTK_WINDOW (self));
  else
    akashi_camera_keeper_start (self->keeper);
}

void
akashi_kiosk_window_set_camera (AkashiKioskWindow *self, AkashiCamera *camera, gboolean once)
{
  g_return_if_fail (AKASHI_IS_KIOSK_WINDOW (self));
  g_clear_pointer (&self->keeper, akashi_camera_keeper_free);
  self->keeper = akashi_camera_keeper_new (camera, on_camera_down, self);
  self->film_once = once;
  if (camera == NULL)
    return;
  g_signal_connect_object (camera, "picture", G_CALLBACK (on_picture), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (camera, "codes", G_CALLBACK (akashi_kiosk_window_take_codes), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (camera, "failed", G_CALLBACK (akashi_kiosk_window_camera_failed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (camera, "ended", G_CALLBACK (on_ended), self, G_CONNECT_SWAPPED);
  akashi_camera_keeper_start (self->keeper);
}

void
akashi_kiosk_window_set_timing_log (AkashiKioskWindow *self, AkashiTimingLog *log)
{
  g_return_if_fail (AKASHI_IS_KIOSK_WINDOW (self));
  g_clear_pointer (&self->log, akashi_timing_log_free);
  self->log = log;
}

/* --- time --- */

void
akashi_kiosk_window_tick (AkashiKioskWindow *self, gint64 now)
{
  g_return_if_fail (AKASHI_IS_KIOSK_WINDOW (self));
  guint left_s;
  AkashiIdleState idle = akashi_idle_timer_state (&self->timer, now, &left_s);
  if (idle == AKASHI_IDLE_OVER)
    start_over (self);
  else
    akashi_countdown_set (self->countdown, self->language, left_s);
  akashi_camera_keeper_tick (self->keeper, now, akashi_settings_camera_retry_seconds (self->settings));
  AkashiCamera *camera = akashi_camera_keeper_get_camera (self->keeper);
  if (self->state == STATE_SCAN && camera != NULL)
    akashi_scan_page_set_light (self->scan, akashi_camera_light (camera));
}

static gboolean
on_tick (gpointer data)
{
  akashi_kiosk_window_tick (data, g_get_monotonic_time ());
  return G_SOURCE_CONTINUE;
}

/* --- touch and keys --- */

static void
on_begin (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *target G_GNUC_UNUSED)
{
  AkashiKioskWindow *self = AKASHI_KIOSK_WINDOW (widget);
  /* Who asks to begin wants what lies before the camera read, too. */
  set_state (self, akashi_camera_keeper_is_down (self->keeper) ? STATE_CAMERA : STATE_SCAN);
}

static void
on_start_over (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *target G_GNUC_UNUSED)
{
  start_over (AKASHI_KIOSK_WINDOW (widget));
}

static void
on_letters (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *target G_GNUC_UNUSED)
{
  AkashiKioskWindow *self = AKASHI_KIOSK_WINDOW (widget);
  self->bigger = !self->bigger;
  akashi_kiosk_look_set_bigger (self->look, self->bigger);
  update_language (self);
  stay (self);
}

/* Back to where the page was opened, in the language chosen. */
static void
close_languages (AkashiKioskWindow *self)
{
  gboolean down = akashi_camera_keeper_is_down (self->keeper);
  if (down && (self->before == STATE_ATTRACT || self->before == STATE_SCAN))
    self->before = STATE_CAMERA;
  else if (!down && self->before == STATE_CAMERA)
    self->before = STATE_ATTRACT;
  set_state (self, self->before);
}

static void
on_languages (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *target G_GNUC_UNUSED)
{
  AkashiKioskWindow *self = AKASHI_KIOSK_WINDOW (widget);
  if (self->state == STATE_LANGUAGES)
    {
      close_languages (self);
      return;
    }
  self->before = self->state;
  set_state (self, STATE_LANGUAGES);
}

static void
on_language (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *target)
{
  AkashiKioskWindow *self = AKASHI_KIOSK_WINDOW (widget);
  self->language = akashi_words_language_for (g_variant_get_string (target, NULL));
  update_language (self);
  if (self->state == STATE_LANGUAGES)
    close_languages (self);
  else
    stay (self);
}

static void
on_answer (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *target)
{
  AkashiKioskWindow *self = AKASHI_KIOSK_WINDOW (widget);
  const char *answer = g_variant_get_string (target, NULL);
  akashi_session_answer (self->session, g_str_equal (answer, "yes")  ? AKASHI_COMPARISON_PERSON
                                        : g_str_equal (answer, "no") ? AKASHI_COMPARISON_DIFFERENT
                                                                     : AKASHI_COMPARISON_UNSURE);
  show_check (self);
}

static void
on_keep (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *target G_GNUC_UNUSED)
{
  stay (AKASHI_KIOSK_WINDOW (widget));
}

static void
on_quit (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *target G_GNUC_UNUSED)
{
  if (akashi_settings_allow_leaving (AKASHI_KIOSK_WINDOW (widget)->settings))
    gtk_window_destroy (GTK_WINDOW (widget));
}

/* --- life --- */

static void
on_look_changed (AkashiKioskLook *look, gpointer data)
{
  AkashiKioskWindow *self = data;
  AkashiPage *page;
  for (guint i = 0; (page = page_at (self, i)) != NULL; i++)
    akashi_page_set_landscape (page, akashi_kiosk_look_is_landscape (look));
  akashi_split_layout_set (self->foot_layout, akashi_kiosk_look_is_landscape (look), FOOT_SHARE);
  const char *foot_classes[] = { "foot", akashi_kiosk_look_is_landscape (look) ? "landscape" : NULL, NULL };
  gtk_widget_set_css_classes (self->foot, foot_classes);
  if (self->look != NULL)
    update_ui (self);
}

static void
akashi_kiosk_window_dispose (GObject *object)
{
  AkashiKioskWindow *self = AKASHI_KIOSK_WINDOW (object);
  g_clear_handle_id (&self->tick_source, g_source_remove);
  g_clear_pointer (&self->keeper, akashi_camera_keeper_free);
  g_clear_object (&self->engine);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->look, akashi_kiosk_look_free);
  g_clear_pointer (&self->log, akashi_timing_log_free);
  g_clear_pointer (&self->session, akashi_session_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), AKASHI_TYPE_KIOSK_WINDOW);
  G_OBJECT_CLASS (akashi_kiosk_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (AKASHI_TYPE_PHRASE_LABEL);
  g_type_ensure (AKASHI_TYPE_ATTRACT_PAGE);
  g_type_ensure (AKASHI_TYPE_SCAN_PAGE);
  g_type_ensure (AKASHI_TYPE_QUESTION_PAGE);
  g_type_ensure (AKASHI_TYPE_VERDICT_PAGE);
  g_type_ensure (AKASHI_TYPE_CAMERA_PAGE);
  g_type_ensure (AKASHI_TYPE_LANGUAGES_PAGE);
  g_type_ensure (AKASHI_TYPE_BOTTOM_BAR);
  g_type_ensure (AKASHI_TYPE_COUNTDOWN);
  g_type_ensure (AKASHI_TYPE_SPLIT_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/akashi/Akashi/akashi-kiosk-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AkashiKioskWindow, sample_bar);
  gtk_widget_class_bind_template_child (widget_class, AkashiKioskWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, AkashiKioskWindow, attract);
  gtk_widget_class_bind_template_child (widget_class, AkashiKioskWindow, scan);
  gtk_widget_class_bind_template_child (widget_class, AkashiKioskWindow, question);
  gtk_widget_class_bind_template_child (widget_class, AkashiKioskWindow, verdict);
  gtk_widget_class_bind_template_child (widget_class, AkashiKioskWindow, camera_page);
  gtk_widget_class_bind_template_child (widget_class, AkashiKioskWindow, languages);
  gtk_widget_class_bind_template_child (widget_class, AkashiKioskWindow, foot);
  gtk_widget_class_bind_template_child (widget_class, AkashiKioskWindow, foot_layout);
  gtk_widget_class_bind_template_child (widget_class, AkashiKioskWindow, countdown);
  gtk_widget_class_bind_template_child (widget_class, AkashiKioskWindow, bar);
}

static void
akashi_kiosk_window_class_init (AkashiKioskWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = akashi_kiosk_window_dispose;
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "win.begin", NULL, on_begin);
  gtk_widget_class_install_action (widget_class, "win.start-over", NULL, on_start_over);
  gtk_widget_class_install_action (widget_class, "win.letters", NULL, on_letters);
  gtk_widget_class_install_action (widget_class, "win.languages", NULL, on_languages);
  gtk_widget_class_install_action (widget_class, "win.language", "s", on_language);
  gtk_widget_class_install_action (widget_class, "win.answer", "s", on_answer);
  gtk_widget_class_install_action (widget_class, "win.keep", NULL, on_keep);
  gtk_widget_class_install_action (widget_class, "win.quit", NULL, on_quit);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.start-over", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "win.languages", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F3, 0, "win.letters", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_q, GDK_CONTROL_MASK, "win.quit", NULL);
}

static void
akashi_kiosk_window_init (AkashiKioskWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  akashi_kiosk_keys_watch (GTK_WIDGET (self), GTK_WIDGET (self->attract));
}

AkashiKioskWindow *
akashi_kiosk_window_new (GtkApplication *application, AkashiEngine *engine, AkashiSettings *settings,
                         const char *language, int width, int height)
{
  AkashiKioskWindow *self = g_object_new (AKASHI_TYPE_KIOSK_WINDOW, "application", application,
                                          "default-width", width, "default-height", height, NULL);
  self->engine = g_object_ref (engine);
  self->settings = g_object_ref (settings);
  self->session = akashi_session_new (engine);
  self->keeper = akashi_camera_keeper_new (NULL, on_camera_down, self);
  self->first_language = akashi_words_language_for (language);
  self->look = akashi_kiosk_look_new (GTK_WINDOW (self), settings, on_look_changed, self);
  akashi_scan_page_set_mirror (self->scan, akashi_settings_camera_mirror (settings));
  start_over (self);
  self->tick_source = g_timeout_add (TICK_MS, on_tick, self);
  return self;
}

const char *
akashi_kiosk_window_get_page_name (AkashiKioskWindow *self)
{
  g_return_val_if_fail (AKASHI_IS_KIOSK_WINDOW (self), NULL);
  return state_names[self->state];
}

const char *
akashi_kiosk_window_get_language (AkashiKioskWindow *self)
{
  g_return_val_if_fail (AKASHI_IS_KIOSK_WINDOW (self), NULL);
  return self->language;
}

AkashiCheck *
akashi_kiosk_window_get_check (AkashiKioskWindow *self)
{
  g_return_val_if_fail (AKASHI_IS_KIOSK_WINDOW (self), NULL);
  return akashi_session_get_check (self->session);
}
