/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-page-texts.h"

#include "akashi-key-layout.h"
#include "akashi-pager.h"
#include "akashi-phrase-label.h"
#include "akashi-support-bar.h"
#include "akashi-voice.h"
#include "akashi-words.h"

typedef struct {
  const char *language;
  GPtrArray *sayings;
  const char *last; /* (nullable): what was said last */
} Reading;

static void read_widget (Reading *reading, GtkWidget *widget);

static void
read_children (Reading *reading, GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_child_visible (child))
      read_widget (reading, child);
}

/* From the first row that is seen to the last there is; its button is no row. */
static void
read_rows (Reading *reading, AkashiPager *pager)
{
  gboolean begun = FALSE;
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (pager)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      begun |= gtk_widget_get_visible (row) && gtk_widget_get_child_visible (row);
      if (begun && !akashi_pager_is_turned_by (pager, row))
        read_widget (reading, row);
    }
}

static void
read_widget (Reading *reading, GtkWidget *widget)
{
  /* The bar draws what the fact beside it says. */
  if (!gtk_widget_get_visible (widget) || AKASHI_IS_SUPPORT_BAR (widget)
      || gtk_widget_has_css_class (widget, "below")
      || AKASHI_IS_KEY_LAYOUT (gtk_widget_get_layout_manager (widget)))
    return;
  if (AKASHI_IS_PAGER (widget))
    {
      read_rows (reading, AKASHI_PAGER (widget));
      return;
    }
  if (!AKASHI_IS_PHRASE_LABEL (widget))
    {
      read_children (reading, widget);
      return;
    }
  const char *whole = akashi_phrase_label_get_whole (AKASHI_PHRASE_LABEL (widget));
  if (*whole == '\0'
      || (whole != akashi_phrase_label_get_text (AKASHI_PHRASE_LABEL (widget))
          && g_strcmp0 (whole, reading->last) == 0))
    return;
  reading->last = whole;
  const char *own = akashi_phrase_label_get_own_tag (AKASHI_PHRASE_LABEL (widget));
  g_ptr_array_add (
      reading->sayings,
      akashi_saying_new (own == NULL ? reading->language : akashi_words_language_for (own), whole));
}

GPtrArray *
akashi_page_texts (GtkWidget *root, const char *language)
{
  Reading reading = { language, g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_saying_free), NULL };
  read_widget (&reading, root);
  return reading.sayings;
}
