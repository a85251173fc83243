/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-sheet.h"

#include "akashi-counsel-words.h"
#include "akashi-phrase-label.h"
#include "akashi-press.h"
#include "akashi-quiet.h"
#include "akashi-text-parts.h"

typedef struct {
  AkashiCheck *check;        /* (nullable) */
  const AkashiContact *desk; /* (nullable), not owned */
  AkashiShopOffers offers;
  GtkWidget *head;
  AkashiFitBin *lead;
  AkashiPhraseLabel *headline, *sentence;
  AkashiPager *pager;
  AkashiMainButtons *buttons;
  GPtrArray *rows;    /* of the pager, not owned */
  GtkWidget *choices; /* (nullable): the last row, where it has room for one more button */
} AkashiSheetPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AkashiSheet, akashi_sheet, AKASHI_TYPE_PAGE)

static AkashiSheetPrivate *
priv_of (AkashiSheet *self)
{
  return akashi_sheet_get_instance_private (self);
}

static void
akashi_sheet_set_session (AkashiPage *page, AkashiSession *session)
{
  AkashiSheetPrivate *priv = priv_of (AKASHI_SHEET (page));
  AkashiCheck *check = akashi_session_get_check (session);
  g_clear_pointer (&priv->check, akashi_check_unref);
  if (check != NULL)
    priv->check = akashi_check_ref (check);
  priv->desk = akashi_session_get_desk (session);
  priv->offers = akashi_session_get_offers (session);
}

static void
akashi_sheet_dispose (GObject *object)
{
  AkashiSheetPrivate *priv = priv_of (AKASHI_SHEET (object));
  g_clear_pointer (&priv->check, akashi_check_unref);
  g_clear_pointer (&priv->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (akashi_sheet_parent_class)->dispose (object);
}

static void
akashi_sheet_class_init (AkashiSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = akashi_sheet_dispose;
  AKASHI_PAGE_CLASS (klass)->set_session = akashi_sheet_set_session;
  g_type_ensure (AKASHI_TYPE_FIT_BIN);
  g_type_ensure (AKASHI_TYPE_MAIN_BUTTONS);
  g_type_ensure (AKASHI_TYPE_PAGER);
  g_type_ensure (AKASHI_TYPE_PHRASE_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/akashi/Akashi/akashi-sheet.ui");
  gtk_widget_class_bind_template_child_private (widget_class, AkashiSheet, head);
  gtk_widget_class_bind_template_child_private (widget_class, AkashiSheet, lead);
  gtk_widget_class_bind_template_child_private (widget_class, AkashiSheet, headline);
  gtk_widget_class_bind_template_child_private (widget_class, AkashiSheet, sentence);
  gtk_widget_class_bind_template_child_private (widget_class, AkashiSheet, pager);
  gtk_widget_class_bind_template_child_private (widget_class, AkashiSheet, buttons);
}

static void
akashi_sheet_init (AkashiSheet *self)
{
  AkashiSheetPrivate *priv = priv_of (self);
  AkashiPage *page = AKASHI_PAGE (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  priv->rows = g_ptr_array_new ();
  akashi_page_watch_bin (page, priv->lead);
  akashi_page_watch_pager (page, priv->pager);
  akashi_main_buttons_lend (priv->buttons, priv->pager);
  akashi_page_set_first (page, GTK_WIDGET (priv->headline));
  akashi_page_set_spare (page, GTK_WIDGET (priv->sentence));
  akashi_page_set_lead_share (page, 34, 28);
  akashi_page_set_tightest_rows (page, 1);
}

AkashiCheck *
akashi_sheet_get_check (AkashiSheet *self)
{
  return priv_of (self)->check;
}

AkashiShopOffers
akashi_sheet_get_offers (AkashiSheet *self)
{
  return priv_of (self)->offers;
}

/* --- head and foot --- */

void
akashi_sheet_begin (AkashiSheet *self, const char *headline, const char *sentence)
{
  AkashiSheetPrivate *priv = priv_of (self);
  for (guint i = 0; i < priv->rows->len; i++)
    gtk_widget_unparent (g_ptr_array_index (priv->rows, i));
  g_ptr_array_set_size (priv->rows, 0);
  priv->choices = NULL;
  akashi_pager_set_lowered (priv->pager, FALSE);
  akashi_pager_rewind (priv->pager);
  akashi_phrase_label_set_text (priv->headline, headline);
  akashi_phrase_label_set_text (priv->sentence, sentence);
  akashi_main_buttons_set_main (priv->buttons, akashi_page_text (AKASHI_PAGE (self), N_ ("Back")), "win.back",
                                NULL);
  akashi_main_buttons_set_other (priv->buttons, NULL, NULL, NULL);
}

void
akashi_sheet_set_head_class (AkashiSheet *self, const char *css_class)
{
  const char *classes[] = { "band", css_class == NULL ? "sheet" : css_class, NULL };
  gtk_widget_set_css_classes (priv_of (self)->head, classes);
}

AkashiMainButtons *
akashi_sheet_get_buttons (AkashiSheet *self)
{
  return priv_of (self)->buttons;
}

/* --- rows --- */

void
akashi_sheet_add_row (AkashiSheet *self, GtkWidget *row)
{
  AkashiSheetPrivate *priv = priv_of (self);
  akashi_quiet_children (row);
  akashi_pager_append (priv->pager, row);
  g_ptr_array_add (priv->rows, row);
  priv->choices = NULL;
}

static GtkWidget *
new_text (const char *text, const char *css_class)
{
  GtkWidget *label = akashi_phrase_label_new (text);
  gtk_widget_add_css_class (label, css_class);
  g_object_set (label, "balanced", TRUE, NULL);
  return label;
}

void
akashi_sheet_add_heading (AkashiSheet *self, const char *text)
{
  GtkWidget *label = g_object_new (AKASHI_TYPE_PHRASE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                   "balanced", TRUE, NULL);
  akashi_phrase_label_set_text (AKASHI_PHRASE_LABEL (label), text);
  gtk_widget_add_css_class (label, "section");
  gtk_widget_add_css_class (label, "note");
  akashi_sheet_add_row (self, label);
}

AkashiFactRow *
akashi_sheet_add_fact (AkashiSheet *self, const char *caption, const char *value, const char *aside)
{
  g_auto (GStrv) sentences = akashi_text_sentences (value == NULL ? "" : value);
  AkashiFactRow *first = NULL;
  for (char **sentence = sentences; *sentence != NULL; sentence++)
    {
      AkashiFactRow *row = g_object_new (AKASHI_TYPE_FACT_ROW, NULL);
      gboolean last = sentence[1] == NULL;
      akashi_fact_row_set (row, first == NULL ? caption : NULL, *sentence, last ? aside : NULL);
      if (sentences[1] != NULL)
        akashi_fact_row_set_whole (row, value);
      if (!last)
        gtk_widget_add_css_class (GTK_WIDGET (row), "goes-on");
      akashi_sheet_add_row (self, GTK_WIDGET (row));
      first = first == NULL ? row : first;
    }
  return first;
}

void
akashi_sheet_add_desk (AkashiSheet *sheet)
{
  const AkashiContact *desk = priv_of (sheet)->desk;
  if (desk != NULL)
    akashi_sheet_add_fact (sheet,
                           akashi_words_counsel (akashi_page_get_language (AKASHI_PAGE (sheet)), desk->name),
                           desk->phone != NULL ? desk->phone : desk->page, NULL);
}

void
akashi_sheet_add_line (AkashiSheet *self, const char *text, const char *css_class)
{
  if (text == NULL || *text == '\0')
    return;
  GtkWidget *label = new_text (text, css_class);
  gtk_widget_add_css_class (label, "note");
  akashi_sheet_add_row (self, label);
}

static GtkWidget *
new_icon (const char *name, const char *css_class)
{
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   "icon-name", name, "valign", GTK_ALIGN_CENTER, NULL);
  gtk_widget_add_css_class (image, css_class);
  return image;
}

static GtkWidget *
new_box (GtkOrientation orientation, const char *css_class)
{
  GtkWidget *box = gtk_box_new (orientation, 0);
  gtk_widget_add_css_class (box, css_class);
  return box;
}

void
akashi_sheet_add_item (AkashiSheet *self, const char *icon, const char *text, const char *caption)
{
  GtkWidget *item = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget *texts = new_box (GTK_ORIENTATION_VERTICAL, "tight");
  gtk_widget_add_css_class (item, "item");
  gtk_widget_add_css_class (item, "fact");
  g_object_set (texts, "hexpand", TRUE, "valign", GTK_ALIGN_CENTER, NULL);
  gtk_box_append (GTK_BOX (texts), new_text (text, "line"));
  if (caption != NULL)
    gtk_box_append (GTK_BOX (texts), new_text (caption, "caption"));
  gtk_box_append (GTK_BOX (item), new_icon (icon, "pictogram"));
  gtk_box_append (GTK_BOX (item), texts);
  g_autofree char *name = g_strjoin (" ", text, caption, NULL);
  akashi_accessible_name_set (item, name);
  akashi_sheet_add_row (self, item);
}

/* @wholes: what is read aloud of the two */
static void
add_pair (AkashiSheet *self, const char *caption, const char *const *texts, const char *const *wholes,
          gboolean last)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "accessible-role",
                                 GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget *values = new_box (GTK_ORIENTATION_HORIZONTAL, "choices");
  gtk_widget_add_css_class (row, "fact");
  gtk_widget_add_css_class (row, "tight");
  if (!last)
    gtk_widget_add_css_class (row, "goes-on");
  gtk_box_set_homogeneous (GTK_BOX (values), TRUE);
  gtk_box_append (GTK_BOX (row), new_text (caption, "caption"));
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *value = new_text (texts[i], "value");
      if (g_strcmp0 (texts[i], wholes[i]) != 0)
        akashi_phrase_label_set_whole (AKASHI_PHRASE_LABEL (value), wholes[i]);
      g_object_set (value, "valign", GTK_ALIGN_START, "hexpand", TRUE, NULL);
      gtk_box_append (GTK_BOX (values), value);
    }
  gtk_box_append (GTK_BOX (row), values);
  g_autofree char *name = g_strjoin (" ", caption == NULL ? "" : caption, texts[0], texts[1], NULL);
  akashi_accessible_name_set (row, name);
  akashi_sheet_add_row (self, row);
}

/* What is said in brackets has a row of its own: half the width is little for both. */
void
akashi_sheet_add_pair (AkashiSheet *self, const char *caption, const char *first, const char *second)
{
  g_auto (GStrv) one = akashi_text_before_brackets (first);
  g_auto (GStrv) other = akashi_text_before_brackets (second);
  gboolean apart = g_strv_length (one) > 1 && g_strv_length (other) > 1;
  const char *wholes[] = { first, second }, *silent[] = { "", "" };
  const char *values[] = { apart ? one[0] : first, apart ? other[0] : second };
  add_pair (self, caption, values, wholes, !apart);
  if (apart)
    add_pair (self, NULL, (const char *[]){ one[1], other[1] }, silent, TRUE);
}

static GtkWidget *
new_choice (const char *icon, const char *text, const char *action, const char *target)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = new_box (GTK_ORIENTATION_HORIZONTAL, "choice");
  GtkWidget *label = new_text (text, "choice-text");
  /* Two stand side by side: a long word of another script may go on in the next line. */
  g_object_set (label, "hexpand", TRUE, "valign", GTK_ALIGN_CENTER, "whole-words", g_str_is_ascii (text),
                "centered", icon == NULL, NULL);
  if (icon != NULL)
    gtk_box_append (GTK_BOX (content), new_icon (icon, "choice-icon"));
  gtk_box_append (GTK_BOX (content), label);
  gtk_button_set_child (GTK_BUTTON (button), content);
  akashi_quiet_tree (content);
  gtk_widget_add_css_class (button, "choice-button");
  gtk_widget_set_hexpand (button, TRUE);
  akashi_press_set (GTK_BUTTON (button), action, target);
  akashi_accessible_name_set (button, text);
  return button;
}

void
akashi_sheet_add_choice (AkashiSheet *self, const char *icon, const char *text, const char *action,
                         const char *target)
{
  AkashiSheetPrivate *priv = priv_of (self);
  GtkWidget *row = priv->choices;
  gboolean begin = row == NULL;
  akashi_pager_set_lowered (priv->pager, TRUE);
  if (begin)
    {
      row = new_box (GTK_ORIENTATION_HORIZONTAL, "choices");
      gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
      akashi_quiet (GTK_ACCESSIBLE (row));
      akashi_sheet_add_row (self, row);
    }
  gtk_box_append (GTK_BOX (row), new_choice (icon, text, action, target));
  priv->choices = begin ? row : NULL;
}

void
akashi_sheet_add_wide_choice (AkashiSheet *self, const char *text, const char *action, const char *target)
{
  AkashiSheetPrivate *priv = priv_of (self);
  priv->choices = NULL;
  akashi_sheet_add_choice (self, NULL, text, action, target);
  priv->choices = NULL;
}
