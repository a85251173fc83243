/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-scan-page.h"

#include "akashi-announce.h"
#include "akashi-camera-view.h"
#include "akashi-main-buttons.h"
#include "akashi-phrase-label.h"

struct _AkashiScanPage {
  AkashiPage parent_instance;
  AkashiSteadyHint hint;
  AkashiStatusTeller teller;
  AkashiCameraPosition position;
  gboolean light_when_dark;
  gboolean second; /* the other one of two products is held up */
  gboolean late;   /* help is offered */
  gint64 since;    /* g_get_monotonic_time() when it was opened */
  AkashiFitBin *lead, *rest;
  AkashiPhraseLabel *headline, *sentence, *hint_text;
  AkashiCameraView *view;
  AkashiMainButtons *buttons;
  GtkWidget *arrow_up, *arrow_down, *arrow_left, *arrow_right;
};

G_DEFINE_FINAL_TYPE (AkashiScanPage, akashi_scan_page, AKASHI_TYPE_PAGE)

static const char *
headline_of (AkashiScanPage *self)
{
  AkashiPage *page = AKASHI_PAGE (self);
  if (self->second)
    return akashi_page_text (page, N_ ("Now hold up the other product"));
  return self->position == AKASHI_CAMERA_HAND_SCANNER ? akashi_page_text (page, N_ ("Scan the label"))
                                                      : akashi_page_text (page, N_ ("Hold the label here"));
}

static const char *
sentence_of (AkashiScanPage *self)
{
  static const char *const texts[] = {
    [AKASHI_CAMERA_ABOVE] = N_ ("Show the square code to the camera above the screen"),
    [AKASHI_CAMERA_BELOW] = N_ ("Show the square code to the camera below the screen"),
    [AKASHI_CAMERA_LEFT] = N_ ("Show the square code to the camera at the left"),
    [AKASHI_CAMERA_RIGHT] = N_ ("Show the square code to the camera at the right"),
    [AKASHI_CAMERA_HAND_SCANNER] = N_ ("Point the hand scanner at the square code"),
  };
  return akashi_page_text (AKASHI_PAGE (self), texts[self->position]);
}

/* Returns: (transfer none): the msgid of what stands under the picture. */
static const char *
hint_of (AkashiScanPage *self)
{
  static const char *const late = N_ ("Nothing was read yet. Touch “Help” below.");
  return self->late && self->hint.shown == AKASHI_HINT_NONE ? late : akashi_scan_hint_text (self->hint.shown);
}

/* What is no news is not told. */
static const char *
news_of (AkashiScanPage *self)
{
  return self->late || self->hint.shown != AKASHI_HINT_NONE ? hint_of (self) : NULL;
}

static void
update_arrows (AkashiScanPage *self)
{
  gtk_widget_set_visible (self->arrow_up, self->position == AKASHI_CAMERA_ABOVE);
  gtk_widget_set_visible (self->arrow_down, self->position == AKASHI_CAMERA_BELOW);
  gtk_widget_set_visible (self->arrow_left, self->position == AKASHI_CAMERA_LEFT);
  gtk_widget_set_visible (self->arrow_right, self->position == AKASHI_CAMERA_RIGHT);
  gtk_widget_set_visible (GTK_WIDGET (self->view), self->position != AKASHI_CAMERA_HAND_SCANNER);
  /* Buttons stand at the foot, with a picture above them and without. */
  gtk_widget_set_vexpand (GTK_WIDGET (self->hint_text), self->position == AKASHI_CAMERA_HAND_SCANNER);
}

/* A broad white border lights the box a little. */
static void
update_light (AkashiScanPage *self)
{
  if (self->light_when_dark && self->hint.shown == AKASHI_HINT_TOO_DARK)
    gtk_widget_add_css_class (GTK_WIDGET (self), "lit");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "lit");
}

static void
akashi_scan_page_update_ui (AkashiPage *page)
{
  AkashiScanPage *self = AKASHI_SCAN_PAGE (page);
  akashi_phrase_label_set_text (self->headline, headline_of (self));
  akashi_phrase_label_set_text (self->sentence, sentence_of (self));
  akashi_phrase_label_set_text (self->hint_text, akashi_page_text (page, hint_of (self)));
  akashi_accessible_name_set (GTK_WIDGET (self->view), akashi_page_text (page, N_ ("Picture of the camera")));
  akashi_main_buttons_set_other (self->buttons, akashi_page_text (page, N_ ("Type the number")), "win.open",
                                 "number");
  akashi_main_buttons_set_main (self->buttons, akashi_page_text (page, N_ ("Help")), "win.open", "help");
  akashi_main_buttons_set_colour (self->buttons, self->late ? NULL : "quiet");
  update_arrows (self);
  update_light (self);
}

static void
akashi_scan_page_set_session (AkashiPage *page, AkashiSession *session)
{
  AKASHI_SCAN_PAGE (page)->second
      = akashi_session_get_first (session) != NULL && akashi_session_get_check (session) == NULL;
}

static void
akashi_scan_page_show_picture (AkashiPage *page, const AkashiPicture *picture)
{
  AkashiScanPage *self = AKASHI_SCAN_PAGE (page);
  if (picture == NULL)
    akashi_camera_view_clear (self->view);
  else
    akashi_camera_view_show (self->view, picture->pixels, picture->width, picture->height, picture->stride);
}

/* Whoever opens it has all the time again before help is offered. */
static void
akashi_scan_page_map (GtkWidget *widget)
{
  AkashiScanPage *self = AKASHI_SCAN_PAGE (widget);
  self->since = g_get_monotonic_time ();
  self->late = FALSE;
  self->hint = (AkashiSteadyHint){ 0 };
  self->teller = (AkashiStatusTeller){ 0 };
  akashi_page_update (AKASHI_PAGE (self));
  GTK_WIDGET_CLASS (akashi_scan_page_parent_class)->map (widget);
}

static void
akashi_scan_page_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (akashi_scan_page_parent_class)->unmap (widget);
  if (AKASHI_SCAN_PAGE (widget)->teller.told != NULL)
    akashi_announce (widget, NULL);
}

static void
akashi_scan_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), AKASHI_TYPE_SCAN_PAGE);
  G_OBJECT_CLASS (akashi_scan_page_parent_class)->dispose (object);
}

static void
akashi_scan_page_class_init (AkashiScanPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = akashi_scan_page_dispose;
  AKASHI_PAGE_CLASS (klass)->update_ui = akashi_scan_page_update_ui;
  AKASHI_PAGE_CLASS (klass)->set_session = akashi_scan_page_set_session;
  AKASHI_PAGE_CLASS (klass)->show_picture = akashi_scan_page_show_picture;
  widget_class->map = akashi_scan_page_map;
  widget_class->unmap = akashi_scan_page_unmap;
  g_type_ensure (AKASHI_TYPE_CAMERA_VIEW);
  g_type_ensure (AKASHI_TYPE_FIT_BIN);
  g_type_ensure (AKASHI_TYPE_MAIN_BUTTONS);
  g_type_ensure (AKASHI_TYPE_PHRASE_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/akashi/Akashi/akashi-scan-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AkashiScanPage, lead);
  gtk_widget_class_bind_template_child (widget_class, AkashiScanPage, rest);
  gtk_widget_class_bind_template_child (widget_class, AkashiScanPage, headline);
  gtk_widget_class_bind_template_child (widget_class, AkashiScanPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, AkashiScanPage, hint_text);
  gtk_widget_class_bind_template_child (widget_class, AkashiScanPage, view);
  gtk_widget_class_bind_template_child (widget_class, AkashiScanPage, buttons);
  gtk_widget_class_bind_template_child (widget_class, AkashiScanPage, arrow_up);
  gtk_widget_class_bind_template_child (widget_class, AkashiScanPage, arrow_down);
  gtk_widget_class_bind_template_child (widget_class, AkashiScanPage, arrow_left);
  gtk_widget_class_bind_template_child (widget_class, AkashiScanPage, arrow_right);
}

static void
akashi_scan_page_init (AkashiScanPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  akashi_page_set_first (AKASHI_PAGE (self), GTK_WIDGET (self->headline));
  akashi_page_watch_bin (AKASHI_PAGE (self), self->lead);
  akashi_page_watch_bin (AKASHI_PAGE (self), self->rest);
  akashi_page_set_lead_share (AKASHI_PAGE (self), 36, 36);
}

void
akashi_scan_page_set_up (AkashiScanPage *self, AkashiSettings *settings)
{
  g_return_if_fail (AKASHI_IS_SCAN_PAGE (self));
  self->position = akashi_settings_camera_position (settings);
  self->light_when_dark = akashi_settings_light_when_dark (settings);
  akashi_camera_view_set_mirror (self->view, akashi_settings_camera_mirror (settings));
  akashi_camera_view_set_rotation (self->view, akashi_settings_camera_rotation (settings));
  akashi_page_update (AKASHI_PAGE (self));
}

void
akashi_scan_page_tick (AkashiScanPage *self, gint64 now, AkashiHint hint)
{
  g_return_if_fail (AKASHI_IS_SCAN_PAGE (self));
  gboolean late = now - self->since >= AKASHI_HELP_AFTER_S * G_USEC_PER_SEC;
  gboolean changed = akashi_steady_hint_take (&self->hint, hint) || self->late != late;
  self->late = late;
  if (changed)
    akashi_page_update (AKASHI_PAGE (self));
  if (akashi_status_teller_tells (&self->teller, news_of (self), now))
    akashi_announce (GTK_WIDGET (self), akashi_page_text (AKASHI_PAGE (self), hint_of (self)));
}
