/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-nth-button.h"

/* @n: (inout): what is left of it */
static GtkWidget *
search (GtkWidget *root, int *n)
{
  if (GTK_IS_BUTTON (root))
    return (*n)-- == 0 ? root : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = search (child, n);
      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
akashi_nth_button (GtkWidget *root, int n)
{
  return n < 0 ? NULL : search (root, &n);
}
