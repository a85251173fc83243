/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-accessible-name.h"

#include "akashi-readings.h"

void
akashi_accessible_name_set (GtkWidget *widget, const char *text)
{
  g_autofree char *plain = akashi_readings_strip (text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, plain, -1);
}
