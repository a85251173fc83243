/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-fit-bin.h"

struct _AkashiFitBin {
  GtkWidget parent_instance;
  int lacks; /* pixels of height */
};

static void akashi_fit_bin_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AkashiFitBin, akashi_fit_bin, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, akashi_fit_bin_buildable_init))

static GtkBuildableIface *parent_buildable;

static void
akashi_fit_bin_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);
  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  if (child == NULL)
    return;
  gtk_widget_measure (child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = 0;
}

static void
akashi_fit_bin_size_allocate (GtkWidget *widget, int width, int height, int baseline G_GNUC_UNUSED)
{
  AkashiFitBin *self = AKASHI_FIT_BIN (widget);
  GtkWidget *child = gtk_widget_get_first_child (widget);
  if (child == NULL)
    return;
  int needed;
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &needed, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &(GtkAllocation){ 0, 0, width, MAX (height, needed) }, -1);
  self->lacks = MAX (0, needed - height);
}

static GtkSizeRequestMode
akashi_fit_bin_get_request_mode (GtkWidget *widget G_GNUC_UNUSED)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
akashi_fit_bin_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (GTK_IS_WIDGET (child))
    gtk_widget_set_parent (GTK_WIDGET (child), GTK_WIDGET (buildable));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
akashi_fit_bin_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = akashi_fit_bin_add_child;
}

static void
akashi_fit_bin_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));
  if (child != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (akashi_fit_bin_parent_class)->dispose (object);
}

static void
akashi_fit_bin_class_init (AkashiFitBinClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = akashi_fit_bin_dispose;
  widget_class->measure = akashi_fit_bin_measure;
  widget_class->size_allocate = akashi_fit_bin_size_allocate;
  widget_class->get_request_mode = akashi_fit_bin_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "fit");
}

static void
akashi_fit_bin_init (AkashiFitBin *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

int
akashi_fit_bin_lacks (AkashiFitBin *self)
{
  g_return_val_if_fail (AKASHI_IS_FIT_BIN (self), 0);
  return self->lacks;
}
