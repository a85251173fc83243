/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-window-size.h"

static GtkWidgetClass *parent_class;

static void
measure (GtkWidget *window, GtkOrientation orientation, int for_size G_GNUC_UNUSED, int *minimum,
         int *natural, int *minimum_baseline, int *natural_baseline)
{
  int width = gtk_widget_get_width (window);
  if (orientation == GTK_ORIENTATION_HORIZONTAL || width == 0)
    width = -1;
  parent_class->measure (window, orientation, width, minimum, natural, minimum_baseline, natural_baseline);
}

static GtkSizeRequestMode
get_request_mode (GtkWidget *window G_GNUC_UNUSED)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

void
akashi_window_size_install (GtkWidgetClass *klass)
{
  parent_class = g_type_class_peek_parent (klass);
  klass->measure = measure;
  klass->get_request_mode = get_request_mode;
}
