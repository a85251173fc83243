/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-kiosk-window.h"

#include "akashi-camera-keeper.h"
#include "akashi-camera-page.h"
#include "akashi-foot.h"
#include "akashi-kiosk-keys.h"
#include "akashi-kiosk-look.h"
#include "akashi-kiosk-voice.h"
#include "akashi-kiosk-window-care.h"
#include "akashi-kiosk-window-pages.h"
#include "akashi-phrase-label.h"
#include "akashi-quiet.h"
#include "akashi-scale.h"
#include "akashi-session.h"
#include "akashi-shop-desk.h"
#include "akashi-switch-scan.h"
#include "akashi-window-size.h"

/* Between two looks at the clock; milliseconds. */
#define TICK_MS 500

struct _AkashiKioskWindow {
  GtkApplicationWindow parent_instance;
  AkashiEngine *engine;
  AkashiSettings *settings;
  AkashiCameraKeeper *keeper;
  AkashiKioskCare *care;
  AkashiTimingLog *log; /* (nullable) */
  AkashiKioskLook *look;
  AkashiKioskVoice *voice;
  AkashiSession *session;
  AkashiPageBook *book;
  AkashiShopDesk *shop;
  AkashiSwitchScan *switch_scan;
  const char *language, *first_language;
  guint letters; /* step of "bigger letters" */
  gboolean film_once;
  guint tick_source;

  AkashiPhraseLabel *sample_bar;
  GtkStack *pages;
  AkashiFoot *foot;
};

G_DEFINE_FINAL_TYPE (AkashiKioskWindow, akashi_kiosk_window, GTK_TYPE_APPLICATION_WINDOW)

/* --- what is shown --- */

/* Language and letters of everything. */
static void
update_language (AkashiKioskWindow *self)
{
  akashi_kiosk_look_set_language (self->look, akashi_words_language_tag (self->language));
  akashi_page_book_set_language (self->book, self->language);
  akashi_bottom_bar_set (akashi_foot_get_bar (self->foot), self->language, self->letters);
  akashi_kiosk_voice_set_language (self->voice, self->language);
  gboolean sample = akashi_engine_is_sample (self->engine);
  akashi_phrase_label_set_text (
      self->sample_bar, sample ? akashi_words_text (akashi_words_with_readings (self->language),
                                                    N_ ("SAMPLE: makers, products and schemes are made up"))
                               : "");
  gtk_window_set_title (GTK_WINDOW (self),
                        akashi_words_text (self->language, N_ ("Akashi: check a security label")));
}

static gboolean
is_open (AkashiKioskWindow *self, const char *page)
{
  return akashi_page_book_is_open (self->book, page);
}

static void
update_ui (AkashiKioskWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.begin", is_open (self, AKASHI_PAGE_ATTRACT));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.answer", is_open (self, AKASHI_PAGE_QUESTION));
  akashi_foot_set_room (self->foot, akashi_page_book_counts_down (self->book));
  akashi_camera_keeper_set_resting (self->keeper, is_open (self, AKASHI_PAGE_ATTRACT));
}

static void
log_page (AkashiKioskWindow *self)
{
  akashi_timing_log_page (self->log, gtk_stack_get_visible_child (self->pages),
                          akashi_page_book_get_name (self->book));
}

static void
on_page_opened (gpointer data)
{
  AkashiKioskWindow *self = data;
  log_page (self);
  akashi_foot_set_countdown (self->foot, self->language, 0);
  akashi_kiosk_voice_page_opened (self->voice);
  update_ui (self);
}

/* A sign of life: the page stays its whole time again. */
static void
stay (AkashiKioskWindow *self)
{
  akashi_page_book_stay (self->book);
  akashi_foot_set_countdown (self->foot, self->language, 0);
}

/* Back to the first page, as if nobody had been there. */
static void
start_over (AkashiKioskWindow *self)
{
  akashi_shop_desk_end (self->shop);
  akashi_session_end (self->session);
  self->language = self->first_language;
  self->letters = 0;
  akashi_kiosk_look_set_letters (self->look, 0);
  akashi_kiosk_voice_reset (self->voice);
  update_language (self);
  akashi_page_book_session_ended (self->book);
}

/* --- codes --- */

static void
show_check (AkashiKioskWindow *self)
{
  akashi_page_book_session_changed (self->book);
  akashi_shop_desk_saw_check (self->shop);
  gboolean asks = akashi_session_asks (self->session);
  akashi_page_book_begin (self->book, asks ? AKASHI_PAGE_QUESTION : AKASHI_PAGE_VERDICT);
  if (!asks)
    akashi_kiosk_voice_result (self->voice, akashi_session_get_check (self->session));
  if (!asks && akashi_session_is_pair (self->session))
    akashi_page_book_open (self->book, AKASHI_PAGE_COMPARE);
}

void
akashi_kiosk_window_take_codes (AkashiKioskWindow *self, GPtrArray *codes, gint64 frame_time)
{
  g_return_if_fail (AKASHI_IS_KIOSK_WINDOW (self));
  akashi_shop_desk_see_codes (self->shop, codes);
  if (akashi_page_book_has_flag (self->book, AKASHI_PAGE_KEEPS_CODES_OUT)
      || !akashi_session_see (self->session, codes, frame_time))
    return;
  show_check (self);
  AkashiVerdictCode code = akashi_check_get_verdict (akashi_session_get_check (self->session))->code;
  akashi_timing_log_verdict (self->log, GTK_WIDGET (self->pages), frame_time, akashi_verdict_name (code));
}

void
akashi_kiosk_window_take_scan (AkashiKioskWindow *self, const char *text)
{
  g_return_if_fail (AKASHI_IS_KIOSK_WINDOW (self));
  if (akashi_session_scan (self->session, text))
    show_check (self);
}

/* --- camera --- */

static void
camera_works (AkashiKioskWindow *self)
{
  if (akashi_camera_keeper_works (self->keeper))
    akashi_page_book_set_camera_down (self->book, FALSE);
}

static void
on_camera_down (const GError *error, gpointer data)
{
  AkashiKioskWindow *self = data;
  akashi_camera_page_set_problem (AKASHI_CAMERA_PAGE (akashi_page_book_get (self->book, AKASHI_PAGE_CAMERA)),
                                  error);
  akashi_page_book_set_camera_down (self->book, TRUE);
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
  if (!akashi_page_book_show_picture (self->book, picture))
    return;
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
  update_ui (self);
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
  akashi_timing_log_watch (log, GTK_WIDGET (self));
  log_page (self);
}

/* --- time --- */

void
akashi_kiosk_window_tick (AkashiKioskWindow *self, gint64 now)
{
  g_return_if_fail (AKASHI_IS_KIOSK_WINDOW (self));
  guint left_s;
  if (akashi_kiosk_voice_is_speaking (self->voice))
    akashi_page_book_stay (self->book);
  else if (akashi_page_book_idle (self->book, now, &left_s) == AKASHI_IDLE_OVER)
    start_over (self);
  else
    akashi_foot_set_countdown (self->foot, self->language, left_s);
  akashi_kiosk_window_care_tick (self->care, self->keeper, now);
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
  akashi_page_book_begin (AKASHI_KIOSK_WINDOW (widget)->book, AKASHI_PAGE_SCAN);
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
  self->letters = (self->letters + 1) % AKASHI_LETTER_STEPS;
  akashi_kiosk_look_set_letters (self->look, self->letters);
  update_language (self);
  stay (self);
  log_page (self);
}

static void
on_open (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *target)
{
  const char *page = g_variant_get_string (target, NULL);
  if (!akashi_page_book_open (AKASHI_KIOSK_WINDOW (widget)->book, page))
    g_warning ("there is no page %s", page);
}

static void
on_back (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *target G_GNUC_UNUSED)
{
  AkashiKioskWindow *self = AKASHI_KIOSK_WINDOW (widget);
  /* The first page stays for ever: nothing of this turn may be there with it, least of all an open staff
   * menu. */
  if (akashi_page_book_has_way_back (self->book))
    akashi_page_book_back (self->book);
  else
    start_over (self);
}

static void
on_languages (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *target G_GNUC_UNUSED)
{
  akashi_page_book_open (AKASHI_KIOSK_WINDOW (widget)->book, AKASHI_PAGE_LANGUAGES);
}

static void
on_language (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *target)
{
  AkashiKioskWindow *self = AKASHI_KIOSK_WINDOW (widget);
  self->language = akashi_words_language_for (g_variant_get_string (target, NULL));
  update_language (self);
  /* In the language chosen, back to where the page was opened. */
  if (is_open (self, AKASHI_PAGE_LANGUAGES))
    akashi_page_book_back (self->book);
  else
    stay (self);
  log_page (self);
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

/* A number that is on no list is asked for once more, on the page where it was typed. */
static void
on_type (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *target)
{
  AkashiKioskWindow *self = AKASHI_KIOSK_WINDOW (widget);
  if (akashi_session_type (self->session, g_variant_get_string (target, NULL)))
    show_check (self);
  else
    akashi_page_book_session_changed (self->book);
}

/* What is shown is kept beside the next one. */
static void
on_compare (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *target G_GNUC_UNUSED)
{
  AkashiKioskWindow *self = AKASHI_KIOSK_WINDOW (widget);
  if (akashi_session_get_check (self->session) == NULL)
    return;
  akashi_session_compare (self->session);
  akashi_page_book_session_changed (self->book);
  akashi_page_book_begin (self->book, AKASHI_PAGE_SCAN);
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
  akashi_page_book_set_landscape (self->book, akashi_kiosk_look_is_landscape (look));
  akashi_foot_set_glass (self->foot, akashi_kiosk_look_is_landscape (look),
                         akashi_kiosk_look_is_tablet (look));
  if (self->look != NULL)
    update_ui (self);
}

static void
akashi_kiosk_window_dispose (GObject *object)
{
  AkashiKioskWindow *self = AKASHI_KIOSK_WINDOW (object);
  g_clear_handle_id (&self->tick_source, g_source_remove);
  g_clear_pointer (&self->keeper, akashi_camera_keeper_free);
  g_clear_pointer (&self->switch_scan, akashi_switch_scan_free);
  g_clear_pointer (&self->care, akashi_kiosk_window_care_free);
  g_clear_object (&self->engine);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->shop, akashi_shop_desk_free);
  g_clear_pointer (&self->voice, akashi_kiosk_voice_free);
  g_clear_pointer (&self->look, akashi_kiosk_look_free);
  g_clear_pointer (&self->log, akashi_timing_log_free);
  g_clear_pointer (&self->book, akashi_page_book_free);
  g_clear_pointer (&self->session, akashi_session_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), AKASHI_TYPE_KIOSK_WINDOW);
  G_OBJECT_CLASS (akashi_kiosk_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (AKASHI_TYPE_PHRASE_LABEL);
  g_type_ensure (AKASHI_TYPE_FOOT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/akashi/Akashi/akashi-kiosk-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AkashiKioskWindow, sample_bar);
  gtk_widget_class_bind_template_child (widget_class, AkashiKioskWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, AkashiKioskWindow, foot);
}

static void
akashi_kiosk_window_class_init (AkashiKioskWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = akashi_kiosk_window_dispose;
  bind_template (widget_class);
  akashi_window_size_install (widget_class);
  gtk_widget_class_install_action (widget_class, "win.begin", NULL, on_begin);
  gtk_widget_class_install_action (widget_class, "win.start-over", NULL, on_start_over);
  gtk_widget_class_install_action (widget_class, "win.letters", NULL, on_letters);
  gtk_widget_class_install_action (widget_class, "win.open", "s", on_open);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, on_back);
  gtk_widget_class_install_action (widget_class, "win.languages", NULL, on_languages);
  gtk_widget_class_install_action (widget_class, "win.language", "s", on_language);
  gtk_widget_class_install_action (widget_class, "win.answer", "s", on_answer);
  gtk_widget_class_install_action (widget_class, "win.type", "s", on_type);
  gtk_widget_class_install_action (widget_class, "win.compare", NULL, on_compare);
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
  akashi_quiet_children (GTK_WIDGET (self));
}

AkashiKioskWindow *
akashi_kiosk_window_new (GtkApplication *application, AkashiEngine *engine, AkashiSettings *settings,
                         const char *language, int width, int height)
{
  AkashiKioskWindow *self = g_object_new (AKASHI_TYPE_KIOSK_WINDOW, "application", application,
                                          "default-width", width, "default-height", height, NULL);
  self->engine = g_object_ref (engine);
  self->settings = g_object_ref (settings);
  g_autofree char *country = akashi_settings_country (settings);
  self->session = akashi_session_new (engine, country);
  self->keeper = akashi_camera_keeper_new (NULL, on_camera_down, self);
  self->first_language = self->language = akashi_words_language_for (language);
  self->voice
      = akashi_kiosk_voice_new (self->pages, GTK_WIDGET (self->sample_bar), akashi_foot_get_bar (self->foot),
                                akashi_foot_get_voice_panel (self->foot), settings);
  self->book = akashi_page_book_new (self->pages, akashi_kiosk_window_pages (), settings, self->session,
                                     on_page_opened, self);
  self->shop = akashi_shop_desk_new (GTK_WIDGET (self), self->book, self->session, engine, settings,
                                     self->voice);
  akashi_kiosk_keys_watch (GTK_WIDGET (self),
                           GTK_WIDGET (akashi_page_book_get (self->book, AKASHI_PAGE_ATTRACT)));
  self->look = akashi_kiosk_look_new (GTK_WINDOW (self), settings, on_look_changed, self);
  akashi_kiosk_window_set_up_pages (self->book, settings, self->session);
  self->care = akashi_kiosk_window_care_new (self, self->book, engine, settings);
  self->switch_scan = akashi_switch_scan_new (GTK_WINDOW (self), settings);
  start_over (self);
  self->tick_source = g_timeout_add (TICK_MS, on_tick, self);
  return self;
}

const char *
akashi_kiosk_window_get_page_name (AkashiKioskWindow *self)
{
  g_return_val_if_fail (AKASHI_IS_KIOSK_WINDOW (self), NULL);
  return akashi_page_book_get_name (self->book);
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
