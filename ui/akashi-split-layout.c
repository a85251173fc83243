/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-split-layout.h"

struct _AkashiSplitLayout {
  GtkLayoutManager parent_instance;
  gboolean landscape, over, wide_foot;
  guint share;
};

G_DEFINE_FINAL_TYPE (AkashiSplitLayout, akashi_split_layout, GTK_TYPE_LAYOUT_MANAGER)

static int
minimum_width (GtkWidget *child)
{
  int minimum;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* The children that there are. */
typedef struct {
  GtkWidget *first, *second, *foot; /* (nullable) */
} Parts;

static Parts
parts_of (GtkWidget *widget)
{
  Parts parts = { 0 };
  parts.first = gtk_widget_get_first_child (widget);
  parts.second = parts.first == NULL ? NULL : gtk_widget_get_next_sibling (parts.first);
  parts.foot = parts.second == NULL ? NULL : gtk_widget_get_next_sibling (parts.second);
  return parts;
}

static gboolean
is_beside (const AkashiSplitLayout *self)
{
  return self->landscape && !self->over;
}

/* What the foot needs; 0: there is none. */
static int
minimum_of (GtkWidget *foot, GtkOrientation orientation, int for_size)
{
  int minimum = 0;
  if (foot != NULL && gtk_widget_should_layout (foot))
    gtk_widget_measure (foot, orientation, for_size, &minimum, NULL, NULL, NULL);
  return minimum;
}

static void
measure_across (AkashiSplitLayout *self, const Parts *parts, int *minimum, int *natural)
{
  int min1, nat1, min2, nat2, foot = minimum_of (parts->foot, GTK_ORIENTATION_HORIZONTAL, -1);
  gtk_widget_measure (parts->first, GTK_ORIENTATION_HORIZONTAL, -1, &min1, &nat1, NULL, NULL);
  gtk_widget_measure (parts->second, GTK_ORIENTATION_HORIZONTAL, -1, &min2, &nat2, NULL, NULL);
  if (!self->wide_foot)
    min2 = MAX (min2, foot);
  *minimum = MAX (is_beside (self) ? min1 + min2 : MAX (min1, min2), foot);
  *natural = MAX (is_beside (self) ? nat1 + nat2 : MAX (nat1, nat2), *minimum);
}

/* Its share, unless one of the two needs more than that. */
static int
first_width (const AkashiSplitLayout *self, const Parts *parts, int width)
{
  int second = minimum_width (parts->second);
  if (!self->wide_foot)
    second = MAX (second, minimum_of (parts->foot, GTK_ORIENTATION_HORIZONTAL, -1));
  int share = width * (int) self->share / 100;
  return MAX (MIN (share, width - second), minimum_width (parts->first));
}

/* Where the parts stand across @width; -1: as wide as they like. */
typedef struct {
  int first, second, foot;
} Widths;

static Widths
widths_at (AkashiSplitLayout *self, const Parts *parts, int width)
{
  Widths widths = { width, width, width };
  if (!is_beside (self) || width < 0)
    return widths;
  widths.first = first_width (self, parts, width);
  widths.second = width - widths.first;
  if (!self->wide_foot)
    widths.foot = widths.second;
  return widths;
}

static void
measure_down (AkashiSplitLayout *self, const Parts *parts, int width, int *minimum, int *natural)
{
  Widths widths = widths_at (self, parts, width);
  int min1, nat1, min2, nat2, foot = minimum_of (parts->foot, GTK_ORIENTATION_VERTICAL, widths.foot);
  gtk_widget_measure (parts->first, GTK_ORIENTATION_VERTICAL, widths.first, &min1, &nat1, NULL, NULL);
  gtk_widget_measure (parts->second, GTK_ORIENTATION_VERTICAL, widths.second, &min2, &nat2, NULL, NULL);
  gboolean stacked = !self->landscape && !self->over;
  if (is_beside (self) && !self->wide_foot)
    {
      *minimum = MAX (min1, min2 + foot);
      *natural = MAX (nat1, nat2 + foot);
      return;
    }
  *minimum = (stacked ? min1 + min2 : MAX (min1, min2)) + foot;
  *natural = (stacked ? nat1 + nat2 : MAX (nat1, nat2)) + foot;
}

static void
measure (GtkLayoutManager *layout, GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
         int *natural, int *minimum_baseline, int *natural_baseline)
{
  AkashiSplitLayout *self = AKASHI_SPLIT_LAYOUT (layout);
  Parts parts = parts_of (widget);
  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  if (parts.second == NULL)
    return;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_across (self, &parts, minimum, natural);
  else
    measure_down (self, &parts, for_size, minimum, natural);
}

static void
allocate (GtkLayoutManager *layout, GtkWidget *widget, int width, int height, int baseline G_GNUC_UNUSED)
{
  AkashiSplitLayout *self = AKASHI_SPLIT_LAYOUT (layout);
  Parts parts = parts_of (widget);
  if (parts.second == NULL)
    return;
  Widths widths = widths_at (self, &parts, width);
  int foot = minimum_of (parts.foot, GTK_ORIENTATION_VERTICAL, widths.foot);
  GtkAllocation under = { width - widths.foot, height - foot, widths.foot, foot };
  GtkAllocation upper = { 0, 0, widths.first, is_beside (self) && !self->wide_foot ? height : height - foot };
  GtkAllocation lower = { width - widths.second, 0, widths.second, height - foot };
  if (!self->landscape && !self->over)
    {
      int min1, nat1, min2;
      gtk_widget_measure (parts.first, GTK_ORIENTATION_VERTICAL, width, &min1, &nat1, NULL, NULL);
      gtk_widget_measure (parts.second, GTK_ORIENTATION_VERTICAL, width, &min2, NULL, NULL, NULL);
      upper.height = CLAMP (height - foot - min2, min1, nat1);
      lower.y = upper.height;
      lower.height = MAX (height - foot - upper.height, min2);
    }
  gtk_widget_size_allocate (parts.first, &upper, -1);
  gtk_widget_size_allocate (parts.second, &lower, -1);
  if (parts.foot != NULL && gtk_widget_should_layout (parts.foot))
    gtk_widget_size_allocate (parts.foot, &under, -1);
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

void
akashi_split_layout_set_wide_foot (AkashiSplitLayout *self, gboolean wide_foot)
{
  if (self->wide_foot == wide_foot)
    return;
  self->wide_foot = wide_foot;
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}
