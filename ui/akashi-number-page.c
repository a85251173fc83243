/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-number-page.h"

#include "akashi-key-layout.h"
#include "akashi-main-buttons.h"
#include "akashi-phrase-label.h"

/* From so many characters on something is offered: before that, nearly everything would be. */
#define FIRST_OFFER 2
/* Longer ones are set in smaller letters, so that they stay on one line. */
#define LONGEST_LARGE 12

struct _AkashiNumberPage {
  AkashiPage parent_instance;
  GtkWidget *head, *keys, *offers, *inline_offer, *inline_check;
  AkashiFitBin *rest;
  AkashiPhraseLabel *headline, *sentence, *typed, *inline_offer_text, *inline_check_text, *delete_text;
  AkashiMainButtons *buttons;
  GtkWidget *offer[AKASHI_NUMBER_PAGE_CANDIDATES];
  AkashiPhraseLabel *offer_text[AKASHI_NUMBER_PAGE_CANDIDATES];
  GString *text;
  gboolean missed; /* it is on no list: asked for once more */
  AkashiNumberPageFind find;
  gpointer find_data;
};

G_DEFINE_FINAL_TYPE (AkashiNumberPage, akashi_number_page, AKASHI_TYPE_PAGE)

/* --- what is offered --- */

static void
set_offer (GtkWidget *button, AkashiPhraseLabel *label, const char *number)
{
  gtk_widget_set_visible (button, number != NULL);
  if (number == NULL)
    return;
  akashi_phrase_label_set_on (label, button, number);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", number);
}

static void
update_offers (AkashiNumberPage *self)
{
  g_auto (GStrv) found = NULL;
  if (self->find != NULL && self->text->len >= FIRST_OFFER)
    found = self->find (self->text->str, AKASHI_NUMBER_PAGE_CANDIDATES, self->find_data);
  guint n = found == NULL ? 0 : g_strv_length (found);
  for (guint i = 0; i < AKASHI_NUMBER_PAGE_CANDIDATES; i++)
    set_offer (self->offer[i], self->offer_text[i], i < n ? found[i] : NULL);
  set_offer (self->inline_offer, self->inline_offer_text,
             n > 0 && !gtk_widget_get_visible (self->offers) ? found[0] : NULL);
}

/* --- what is shown --- */

static const char *
headline_of (AkashiNumberPage *self)
{
  AkashiPage *page = AKASHI_PAGE (self);
  return self->missed ? akashi_page_text (page, N_ ("We found no such number"))
                      : akashi_page_text (page, N_ ("Type the number"));
}

static const char *
sentence_of (AkashiNumberPage *self)
{
  AkashiPage *page = AKASHI_PAGE (self);
  return self->missed ? akashi_page_text (page, N_ ("Look at the number and type it again."))
                      : akashi_page_text (page, N_ ("It is printed on the label, or the model on the box"));
}

static void
update_typed (AkashiNumberPage *self)
{
  gboolean empty = self->text->len == 0;
  const char *shown = empty ? akashi_page_text (AKASHI_PAGE (self), N_ ("Number or model")) : self->text->str;
  const char *classes[] = { empty ? "step" : "typed", self->text->len > LONGEST_LARGE ? "long" : NULL, NULL };
  akashi_phrase_label_set_text (self->typed, shown);
  gtk_widget_set_css_classes (GTK_WIDGET (self->typed), classes);
  update_offers (self);
}

static void
akashi_number_page_update_ui (AkashiPage *page)
{
  AkashiNumberPage *self = AKASHI_NUMBER_PAGE (page);
  const char *check = akashi_page_text (page, N_ ("Check"));
  const char *delete = akashi_page_text (page, N_ ("Delete one"));
  akashi_phrase_label_set_text (self->headline, headline_of (self));
  akashi_phrase_label_set_text (self->sentence, sentence_of (self));
  akashi_main_buttons_set_other (self->buttons, akashi_page_text (page, N_ ("Back")), "win.back", NULL);
  akashi_main_buttons_set_main (self->buttons, check, "number.check", NULL);
  akashi_phrase_label_set_on (self->inline_check_text, self->inline_check, check);
  akashi_phrase_label_set_text (self->delete_text, delete);
  akashi_accessible_name_set (gtk_widget_get_last_child (self->keys), delete);
  update_typed (self);
}

/* --- what is typed --- */

static void
take (AkashiNumberPage *self, const char *text)
{
  for (const char *at = text; *at != '\0' && self->text->len < AKASHI_NUMBER_PAGE_LONGEST; at++)
    if (g_ascii_isalnum (*at) || *at == '-')
      g_string_append_c (self->text, g_ascii_toupper (*at));
  self->missed = FALSE;
  update_typed (self);
}

static void
delete_one (AkashiNumberPage *self)
{
  if (self->text->len > 0)
    g_string_truncate (self->text, self->text->len - 1);
  update_typed (self);
}

static void
on_key (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *target)
{
  take (AKASHI_NUMBER_PAGE (widget), g_variant_get_string (target, NULL));
}

static void
on_delete (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *target G_GNUC_UNUSED)
{
  delete_one (AKASHI_NUMBER_PAGE (widget));
}

static void
on_check (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *target G_GNUC_UNUSED)
{
  AkashiNumberPage *self = AKASHI_NUMBER_PAGE (widget);
  if (self->text->len > 0)
    gtk_widget_activate_action (widget, "win.type", "s", self->text->str);
}

/* A keyboard types, too, also full-width letters of an input method. */
static gboolean
on_key_pressed (AkashiNumberPage *self, guint key, guint code G_GNUC_UNUSED, GdkModifierType state)
{
  gunichar letter = gdk_keyval_to_unicode (key);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_BackSpace || key == GDK_KEY_Delete)
    {
      delete_one (self);
      return GDK_EVENT_STOP;
    }
  if (letter >= 0xff01 && letter <= 0xff5e)
    letter -= 0xfee0;
  if (letter >= 0x80 || (!g_ascii_isalnum ((char) letter) && letter != '-'))
    return GDK_EVENT_PROPAGATE;
  take (self, (char[]){ (char) letter, '\0' });
  return GDK_EVENT_STOP;
}

/* --- life --- */

static void
akashi_number_page_set_session (AkashiPage *page, AkashiSession *session)
{
  AkashiNumberPage *self = AKASHI_NUMBER_PAGE (page);
  const char *missed = akashi_session_get_missed (session);
  self->missed = missed != NULL && *missed != '\0';
  /* What was found, and what the last customer typed, is not typed on. */
  if (!self->missed && (missed == NULL || akashi_session_get_check (session) != NULL))
    g_string_truncate (self->text, 0);
}

static void
akashi_number_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), AKASHI_TYPE_NUMBER_PAGE);
  G_OBJECT_CLASS (akashi_number_page_parent_class)->dispose (object);
}

static void
akashi_number_page_finalize (GObject *object)
{
  g_string_free (AKASHI_NUMBER_PAGE (object)->text, TRUE);
  G_OBJECT_CLASS (akashi_number_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/akashi/Akashi/akashi-number-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AkashiNumberPage, head);
  gtk_widget_class_bind_template_child (widget_class, AkashiNumberPage, rest);
  gtk_widget_class_bind_template_child (widget_class, AkashiNumberPage, headline);
  gtk_widget_class_bind_template_child (widget_class, AkashiNumberPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, AkashiNumberPage, typed);
  gtk_widget_class_bind_template_child (widget_class, AkashiNumberPage, offers);
  gtk_widget_class_bind_template_child (widget_class, AkashiNumberPage, inline_offer);
  gtk_widget_class_bind_template_child (widget_class, AkashiNumberPage, inline_offer_text);
  gtk_widget_class_bind_template_child (widget_class, AkashiNumberPage, inline_check);
  gtk_widget_class_bind_template_child (widget_class, AkashiNumberPage, inline_check_text);
  gtk_widget_class_bind_template_child (widget_class, AkashiNumberPage, keys);
  gtk_widget_class_bind_template_child (widget_class, AkashiNumberPage, buttons);
}

static void
akashi_number_page_class_init (AkashiNumberPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = akashi_number_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = akashi_number_page_finalize;
  AKASHI_PAGE_CLASS (klass)->update_ui = akashi_number_page_update_ui;
  AKASHI_PAGE_CLASS (klass)->set_session = akashi_number_page_set_session;
  g_type_ensure (AKASHI_TYPE_FIT_BIN);
  g_type_ensure (AKASHI_TYPE_KEY_LAYOUT);
  g_type_ensure (AKASHI_TYPE_MAIN_BUTTONS);
  g_type_ensure (AKASHI_TYPE_PHRASE_LABEL);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "number.key", "s", on_key);
  gtk_widget_class_install_action (widget_class, "number.delete", NULL, on_delete);
  gtk_widget_class_install_action (widget_class, "number.check", NULL, on_check);
}

static GtkWidget *
new_button (const char *css_class, const char *text_class, AkashiPhraseLabel **text)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = akashi_phrase_label_new (NULL);
  g_object_set (label, "centered", TRUE, "valign", GTK_ALIGN_CENTER, NULL);
  gtk_widget_add_css_class (label, text_class);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, css_class);
  *text = AKASHI_PHRASE_LABEL (label);
  return button;
}

static void
add_keys (AkashiNumberPage *self)
{
  AkashiPhraseLabel *label;
  for (const char *key = "1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZ-"; *key != '\0'; key++)
    {
      char text[] = { *key, '\0' };
      GtkWidget *button = new_button ("key", "key-text", &label);
      akashi_phrase_label_set_on (label, button, text);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", text);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "number.key");
      gtk_widget_set_parent (button, self->keys);
    }
  GtkWidget *button = new_button ("key", "key-word", &self->delete_text);
  g_object_set (self->delete_text, "whole-words", TRUE, NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "number.delete");
  gtk_widget_set_parent (button, self->keys);
}

static void
add_offers (AkashiNumberPage *self)
{
  for (guint i = 0; i < AKASHI_NUMBER_PAGE_CANDIDATES; i++)
    {
      self->offer[i] = new_button ("offer", "choice-text", &self->offer_text[i]);
      gtk_widget_set_hexpand (self->offer[i], TRUE);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->offer[i]), "s", "");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->offer[i]), "win.type");
      gtk_box_append (GTK_BOX (self->offers), self->offer[i]);
    }
}

static void
akashi_number_page_init (AkashiNumberPage *self)
{
  AkashiPage *page = AKASHI_PAGE (self);
  self->text = g_string_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  add_keys (self);
  add_offers (self);
  akashi_page_set_stacked (page);
  akashi_page_watch_bin (page, self->rest);
  akashi_page_set_first (page, GTK_WIDGET (self->typed));
  /* On the smallest glass the keys need nearly all of it: then number, offer and button share one row. */
  akashi_page_set_spare (page, GTK_WIDGET (self->sentence));
  akashi_page_set_spare (page, self->head);
  akashi_page_set_spare (page, self->offers);
  akashi_page_set_spare (page, GTK_WIDGET (self->buttons));
  g_object_bind_property (self->buttons, "visible", self->inline_check, "visible",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  g_signal_connect_object (self->offers, "notify::visible", G_CALLBACK (update_offers), self,
                           G_CONNECT_SWAPPED);
  GtkEventController *keyboard = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keyboard, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keyboard, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keyboard);
}

void
akashi_number_page_set_find (AkashiNumberPage *self, AkashiNumberPageFind find, gpointer user_data)
{
  g_return_if_fail (AKASHI_IS_NUMBER_PAGE (self));
  self->find = find;
  self->find_data = user_data;
}
