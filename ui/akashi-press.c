/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-press.h"

#define KEY "akashi-press"

typedef struct {
  char *action;
  char *target; /* (nullable) */
} Press;

static void
press_free (Press *press)
{
  g_free (press->action);
  g_free (press->target);
  g_free (press);
}

/* What is done may take the button away. */
static void
on_clicked (GtkWidget *button)
{
  const Press *press = g_object_get_data (G_OBJECT (button), KEY);
  g_autofree char *action = g_strdup (press->action);
  g_autoptr (GVariant) target
      = press->target == NULL ? NULL : g_variant_ref_sink (g_variant_new_string (press->target));
  gtk_widget_activate_action_variant (button, action, target);
}

void
akashi_press_set (GtkButton *button, const char *action, const char *target)
{
  Press *press = g_new (Press, 1);
  press->action = g_strdup (action);
  press->target = g_strdup (target);
  if (g_object_get_data (G_OBJECT (button), KEY) == NULL)
    g_signal_connect (button, "clicked", G_CALLBACK (on_clicked), NULL);
  g_object_set_data_full (G_OBJECT (button), KEY, press, (GDestroyNotify) press_free);
}
