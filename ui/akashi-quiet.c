/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-quiet.h"

#include "akashi-phrase-label.h"

void
akashi_quiet (GtkAccessible *accessible)
{
  gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
}

void
akashi_quiet_children (GtkWidget *root)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    akashi_quiet_tree (child);
}

void
akashi_quiet_tree (GtkWidget *root)
{
  if (!GTK_IS_LABEL (root) && !GTK_IS_BUTTON (root) && !AKASHI_IS_PHRASE_LABEL (root))
    akashi_quiet (GTK_ACCESSIBLE (root));
  akashi_quiet_children (root);
}
