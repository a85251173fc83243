/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-staff-pin-page.h"

#include "akashi-phrase-label.h"
#include "akashi-staff-room.h"

#include <string.h>

struct _AkashiStaffPinPage {
  AkashiSheet parent_instance;
  const AkashiStaffRoom *room; /* (nullable): of the desk, not owned */
  AkashiPhraseLabel *typed;    /* (nullable): of the rows */
  char digits[AKASHI_PIN_LONGEST + 1];
};

G_DEFINE_FINAL_TYPE (AkashiStaffPinPage, akashi_staff_pin_page, AKASHI_TYPE_SHEET)

static const struct {
  const char *headline, *sentence;
} texts[] = {
  [AKASHI_PIN_ASK_IT] = { N_ ("Staff: type the PIN"), NULL },
  [AKASHI_PIN_ASK_NEW]
  = { N_ ("Choose a PIN for the staff menu"), N_ ("A PIN has 4 to 8 digits, not all the same") },
  [AKASHI_PIN_ASK_AGAIN] = { N_ ("Type the same PIN once more"), NULL },
  [AKASHI_PIN_TOO_LATE]
  = { N_ ("No PIN was chosen"), N_ ("Whoever set up this machine sets one with the command akashictl kiosk pin.") },
};

/* --- what is typed --- */

static void
forget (AkashiStaffPinPage *self)
{
  explicit_bzero (self->digits, sizeof self->digits);
}

/* A dot a digit: that is all anybody sees or hears of it. */
static void
show_dots (AkashiStaffPinPage *self)
{
  GString *dots = g_string_new (NULL);
  if (self->typed == NULL)
    return;
  for (gsize i = 0; i < strlen (self->digits); i++)
    g_string_append (dots, "● ");
  akashi_phrase_label_set_text (self->typed, dots->len == 0 ? "–" : g_strchomp (dots->str));
  g_string_free (dots, TRUE);
}

static void
take (AkashiStaffPinPage *self, char digit)
{
  gsize length = strlen (self->digits);
  if (length < AKASHI_PIN_LONGEST)
    self->digits[length] = digit;
  show_dots (self);
}

static void
delete_one (AkashiStaffPinPage *self)
{
  gsize length = strlen (self->digits);
  if (length > 0)
    self->digits[length - 1] = '\0';
  show_dots (self);
}

static void
enter (AkashiStaffPinPage *self)
{
  if (self->digits[0] == '\0')
    return;
  char digits[sizeof self->digits];
  memcpy (digits, self->digits, sizeof digits);
  forget (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "staff.pin", "s", digits);
  explicit_bzero (digits, sizeof digits);
}

static void
on_key (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *target)
{
  take (AKASHI_STAFF_PIN_PAGE (widget), *g_variant_get_string (target, NULL));
}

static void
on_delete (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *target G_GNUC_UNUSED)
{
  delete_one (AKASHI_STAFF_PIN_PAGE (widget));
}

static void
on_enter (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *target G_GNUC_UNUSED)
{
  enter (AKASHI_STAFF_PIN_PAGE (widget));
}

static gboolean
on_key_pressed (AkashiStaffPinPage *self, guint key, guint code G_GNUC_UNUSED, GdkModifierType state)
{
  gunichar letter = gdk_keyval_to_unicode (key);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (letter >= 0xff10 && letter <= 0xff19) /* of an input method */
    letter -= 0xff10 - '0';
  if (key == GDK_KEY_BackSpace || key == GDK_KEY_Delete)
    delete_one (self);
  else if (letter >= '0' && letter <= '9')
    take (self, (char) letter);
  else if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && self->digits[0] != '\0')
    enter (self);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* --- what is shown --- */

static void
akashi_staff_pin_page_set_session (AkashiPage *page, AkashiSession *session)
{
  AkashiStaffPinPage *self = AKASHI_STAFF_PIN_PAGE (page);
  AKASHI_PAGE_CLASS (akashi_staff_pin_page_parent_class)->set_session (page, session);
  self->room = akashi_session_get_staff_room (session);
  forget (self);
}

static GtkWidget *
new_key (char digit)
{
  char text[] = { digit, '\0' };
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = akashi_phrase_label_new (text);
  g_object_set (label, "centered", TRUE, "valign", GTK_ALIGN_CENTER, NULL);
  gtk_widget_add_css_class (label, "key-text");
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "choice-button");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", text);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "staff-pin.key");
  akashi_accessible_name_set (button, text);
  return button;
}

/* Five in a row: two rows fit every glass. */
static void
add_keys (AkashiSheet *sheet, const char *digits)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (row, "choices");
  gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
  for (; *digits != '\0'; digits++)
    gtk_box_append (GTK_BOX (row), new_key (*digits));
  akashi_sheet_add_row (sheet, row);
}

static void
add_field (AkashiStaffPinPage *self)
{
  GtkWidget *label = akashi_phrase_label_new ("–");
  g_object_set (label, "centered", TRUE, "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (label, "typed");
  gtk_widget_add_css_class (label, "note");
  akashi_sheet_add_row (AKASHI_SHEET (self), label);
  self->typed = AKASHI_PHRASE_LABEL (label);
}

/* "Please wait 30 seconds" */
static void
add_wait (AkashiSheet *sheet, gint64 seconds)
{
  const char *language = akashi_page_get_language (AKASHI_PAGE (sheet));
  guint n = (guint) seconds;
  g_autofree char *wait
      = g_strdup_printf (akashi_words_plural (language, "The next try is possible in %u second",
                                              "The next try is possible in %u seconds", n),
                         n);
  akashi_sheet_add_line (sheet, wait, "reason");
}

static void
akashi_staff_pin_page_update_ui (AkashiPage *page)
{
  AkashiStaffPinPage *self = AKASHI_STAFF_PIN_PAGE (page);
  AkashiSheet *sheet = AKASHI_SHEET (page);
  AkashiPinStep step = self->room == NULL ? AKASHI_PIN_TOO_LATE : self->room->pin_step;
  const char *note
      = self->room == NULL || self->room->pin_note == NULL ? texts[step].sentence : self->room->pin_note;
  self->typed = NULL;
  akashi_sheet_begin (sheet, akashi_page_text (page, texts[step].headline),
                      note == NULL ? NULL : akashi_page_text (page, note));
  akashi_sheet_set_head_class (sheet, "staff");
  if (step == AKASHI_PIN_TOO_LATE)
    return;
  if (self->room->pin_wait > 0)
    add_wait (sheet, self->room->pin_wait);
  add_field (self);
  add_keys (sheet, "12345");
  add_keys (sheet, "67890");
  akashi_sheet_add_choice (sheet, NULL, akashi_page_text (page, N_ ("Delete one")), "staff-pin.delete", NULL);
  akashi_main_buttons_set_other (akashi_sheet_get_buttons (sheet), akashi_page_text (page, N_ ("Back")),
                                 "win.back", NULL);
  akashi_main_buttons_set_main (akashi_sheet_get_buttons (sheet), akashi_page_text (page, N_ ("OK")),
                                "staff-pin.enter", NULL);
  show_dots (self);
}

static void
akashi_staff_pin_page_class_init (AkashiStaffPinPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AKASHI_PAGE_CLASS (klass)->update_ui = akashi_staff_pin_page_update_ui;
  AKASHI_PAGE_CLASS (klass)->set_session = akashi_staff_pin_page_set_session;
  gtk_widget_class_install_action (widget_class, "staff-pin.key", "s", on_key);
  gtk_widget_class_install_action (widget_class, "staff-pin.delete", NULL, on_delete);
  gtk_widget_class_install_action (widget_class, "staff-pin.enter", NULL, on_enter);
}

static void
akashi_staff_pin_page_init (AkashiStaffPinPage *self)
{
  GtkEventController *keyboard = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keyboard, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keyboard, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keyboard);
  gtk_widget_add_css_class (GTK_WIDGET (self), "reach");
}
