/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-marks-page.h"

#include "akashi-knowledge.h"
#include "akashi-mark-words.h"

struct _AkashiMarksPage {
  AkashiSheet parent_instance;
  const char *chosen; /* (nullable): id, interned */
  gboolean listing;   /* the list was asked for, though a mark was held up */
};

G_DEFINE_FINAL_TYPE (AkashiMarksPage, akashi_marks_page, AKASHI_TYPE_SHEET)

/* A mark has no look-up by what is shown: its id is the choice. */
static const AkashiMark *
chosen (AkashiMarksPage *self)
{
  AkashiCheck *check = akashi_sheet_get_check (AKASHI_SHEET (self));
  if (self->chosen != NULL)
    return akashi_marks_find (akashi_knowledge_marks (), self->chosen);
  return check == NULL || self->listing ? NULL : akashi_check_get_evidence (check)->mark;
}

static void
show_mark (AkashiSheet *sheet, const AkashiMark *mark)
{
  AkashiPage *page = AKASHI_PAGE (sheet);
  const char *language = akashi_page_get_language (page);
  akashi_sheet_begin (sheet, akashi_words_mark_name (language, mark),
                      akashi_page_text (page, N_ ("It is no security label")));
  g_autofree AkashiMarkFact *facts = akashi_words_mark_facts (language, mark);
  for (const AkashiMarkFact *fact = facts; fact->label != NULL; fact++)
    akashi_sheet_add_fact (sheet, fact->label, fact->value, NULL);
  akashi_main_buttons_set_other (akashi_sheet_get_buttons (sheet),
                                 akashi_page_text (page, N_ ("Other marks")), "marks.choose", "");
}

static void
list_marks (AkashiSheet *sheet)
{
  AkashiPage *page = AKASHI_PAGE (sheet);
  GPtrArray *marks = akashi_knowledge_marks ();
  akashi_sheet_begin (sheet, akashi_page_text (page, N_ ("Which mark is this?")),
                      akashi_page_text (page, N_ ("The pictures show what a mark is about")));
  for (guint i = 0; i < marks->len; i++)
    {
      const AkashiMark *mark = g_ptr_array_index (marks, i);
      akashi_sheet_add_choice (sheet, mark->pictogram,
                               akashi_words_mark_name (akashi_page_get_language (page), mark), "marks.choose",
                               mark->id);
    }
}

static void
akashi_marks_page_update_ui (AkashiPage *page)
{
  const AkashiMark *mark = chosen (AKASHI_MARKS_PAGE (page));
  if (mark != NULL)
    show_mark (AKASHI_SHEET (page), mark);
  else
    list_marks (AKASHI_SHEET (page));
}

/* An empty id: back to the list. */
static void
on_choose (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *target)
{
  AkashiMarksPage *self = AKASHI_MARKS_PAGE (widget);
  const char *id = g_variant_get_string (target, NULL);
  self->chosen = *id == '\0' ? NULL : g_intern_string (id);
  self->listing = *id == '\0';
  akashi_page_refit (AKASHI_PAGE (self));
  akashi_page_update (AKASHI_PAGE (self));
  akashi_page_announce (AKASHI_PAGE (self));
}

static void
akashi_marks_page_set_session (AkashiPage *page, AkashiSession *session)
{
  AkashiMarksPage *self = AKASHI_MARKS_PAGE (page);
  AkashiCheck *check = akashi_session_get_check (session);
  gboolean same = check == akashi_sheet_get_check (AKASHI_SHEET (page)) && check != NULL;
  AKASHI_PAGE_CLASS (akashi_marks_page_parent_class)->set_session (page, session);
  if (same)
    return;
  self->chosen = NULL;
  self->listing = FALSE;
}

static void
akashi_marks_page_class_init (AkashiMarksPageClass *klass)
{
  AKASHI_PAGE_CLASS (klass)->update_ui = akashi_marks_page_update_ui;
  AKASHI_PAGE_CLASS (klass)->set_session = akashi_marks_page_set_session;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "marks.choose", "s", on_choose);
}

static void
akashi_marks_page_init (AkashiMarksPage *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "reach");
}
