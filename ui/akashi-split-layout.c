/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-split-layout.h"

struct _AkashiSplitLayout {
  GtkLayoutManager parent_instance;
  gboolean landscape, over;
  guint share;
};

G_DEFINE_FINAL_TYPE (AkashiSplitLayout, akashi_split_layout, GTK_TYPE_LAYOUT_MANAGER)

static int
first_width (const AkashiSplitLayout *self, int width)
{
  return width * (int) self->share / 100;
}

static void
measure_across (AkashiSplitLayout *self, GtkWidget *first, GtkWidget *second, int *minimum, int *natural)
{
  int min1, nat1, min2, nat2;
  gtk_widget_measure (first, GTK_ORIENTATION_HORIZONTAL, -1, &min1, &nat1, NULL, NULL);
  gtk_widget_measure (second, GTK_ORIENTATION_HORIZONTAL, -1, &min2, &nat2, NULL, NULL);
  int share = (int) self->share;
  if (self->over)
    {
      *minimum = MAX (min1, min2);
      *natural = MAX (nat1, nat2);
      return;
    }
  *minimum
      = self->landscape ? MAX (min1 * 100 / share + 1, min2 * 100 / (100 - share) + 1) : MAX (min1, min2);
  *natural = MAX (*minimum, self->landscape ? nat1 + nat2 : MAX (nat1, nat2));
}

static void
measure_down (AkashiSplitLayout *self, GtkWidget *first, GtkWidget *second, int width, int *minimum,
              int *natural)
{
  int width1 = width, width2 = width;
  int min1, nat1, min2, nat2;
  if (self->landscape && !self->over && width >= 0)
    {
      width1 = first_width (self, width);
      width2 = width - width1;
    }
  gtk_widget_measure (first, GTK_ORIENTATION_VERTICAL, width1, &min1, &nat1, NULL, NULL);
  gtk_widget_measure (second, GTK_ORIENTATION_VERTICAL, width2, &min2, &nat2, NULL, NULL);
  gboolean stacked = !self->landscape && !self->over;
  *minimum = stacked ? min1 + min2 : MAX (min1, min2);
  *natural = stacked ? nat1 + nat2 : MAX (nat1, nat2);
}

static void
measure (GtkLayoutManager *layout, GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
         int *natural, int *minimum_baseline, int *natural_baseline)
{
  AkashiSplitLayout *self = AKASHI_SPLIT_LAYOUT (layout);
  GtkWidget *first = gtk_widget_get_first_child (widget);
  GtkWidget *second = first == NULL ? NULL : gtk_widget_get_next_sibling (first);
  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  if (second == NULL)
    return;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_across (self, first, second, minimum, natural);
  else
    measure_down (self, first, second, for_size, minimum, natural);
}

static void
allocate (GtkLayoutManager *layout, GtkWidget *widget, int width, int height, int baseline G_GNUC_UNUSED)
{
  AkashiSplitLayout *self = AKASHI_SPLIT_LAYOUT (layout);
  GtkWidget *first = gtk_widget_get_first_child (widget);
  GtkWidget *second = first == NULL ? NULL : gtk_widget_get_next_sibling (first);
  if (second == NULL)
    return;
  GtkAllocation upper = { 0, 0, width, height };
  GtkAllocation lower = upper;
  if (self->landscape && !self->over)
    {
      upper.width = first_width (self, width);
      lower.x = upper.width;
      lower.width = width - upper.width;
    }
  else if (!self->over)
    {
      int min1, nat1, min2;
      gtk_widget_measure (first, GTK_ORIENTATION_VERTICAL, width, &min1, &nat1, NULL, NULL);
      gtk_widget_measure (second, GTK_ORIENTATION_VERTICAL, width, &min2, NULL, NULL, NULL);
      upper.height = CLAMP (height - min2, min1, nat1);
      lower.y = upper.height;
      lower.height = MAX (height - upper.height, min2);
    }
  gtk_widget_size_allocate (first, &upper, -1);
  gtk_widget_size_allocate (second, &lower, -1);
}

static GtkSizeRequestMode
request_mode (GtkLayoutManager *layout G_GNUC_UNUSED, GtkWidget *widget G_GNUC_UNUSED)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
akashi_split_layout_class_init (AkashiSplitLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);
  layout_class->measure = measure;
  layout_class->allocate = allocate;
  layout_class->get_request_mode = request_mode;
}

static void
akashi_split_layout_init (AkashiSplitLayout *self)
{
  self->share = 44;
}

void
akashi_split_layout_set (AkashiSplitLayout *self, gboolean landscape, guint share)
{
  g_return_if_fail (share > 0 && share < 100);
  if (self->landscape == landscape && self->share == share)
    return;
  self->landscape = landscape;
  self->share = share;
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

void
akashi_split_layout_set_over (AkashiSplitLayout *self, gboolean over)
{
  if (self->over == over)
    return;
  self->over = over;
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}
