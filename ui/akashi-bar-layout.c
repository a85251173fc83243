/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-bar-layout.h"

struct _AkashiBarLayout {
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (AkashiBarLayout, akashi_bar_layout, GTK_TYPE_LAYOUT_MANAGER)

static guint
count_shown (GtkWidget *widget)
{
  guint n = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += gtk_widget_should_layout (child) ? 1 : 0;
  return n;
}

/* What the largest child needs. @minimum, @natural: (out) (optional) */
static void
measure_largest (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural)
{
  int largest_minimum = 0, largest_natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;
      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, orientation, for_size, &child_minimum, &child_natural, NULL, NULL);
      largest_minimum = MAX (largest_minimum, child_minimum);
      largest_natural = MAX (largest_natural, child_natural);
    }
  if (minimum != NULL)
    *minimum = largest_minimum;
  if (natural != NULL)
    *natural = largest_natural;
}

static guint
rows_at (GtkWidget *widget, int width)
{
  guint n = count_shown (widget);
  int one;
  measure_largest (widget, GTK_ORIENTATION_HORIZONTAL, -1, &one, NULL);
  return n > 1 && width >= 0 && one * (int) n > width ? 2 : 1;
}

static guint
columns_at (GtkWidget *widget, guint rows)
{
  return MAX ((count_shown (widget) + rows - 1) / rows, 1);
}

static void
measure (GtkLayoutManager *layout G_GNUC_UNUSED, GtkWidget *widget, GtkOrientation orientation, int for_size,
         int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_largest (widget, orientation, -1, minimum, natural);
      *minimum *= (int) columns_at (widget, 2);
      *natural *= (int) columns_at (widget, 1);
      return;
    }
  guint rows = rows_at (widget, for_size);
  measure_largest (widget, orientation, for_size < 0 ? -1 : for_size / (int) columns_at (widget, rows),
                   minimum, natural);
  *minimum *= (int) rows;
  *natural *= (int) rows;
}

static void
allocate (GtkLayoutManager *layout G_GNUC_UNUSED, GtkWidget *widget, int width, int height,
          int baseline G_GNUC_UNUSED)
{
  guint rows = rows_at (widget, width), columns = columns_at (widget, rows), i = 0;
  int down = height / (int) rows;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_should_layout (child))
        continue;
      int column = (int) (i % columns);
      int begin = width * column / (int) columns, end = width * (column + 1) / (int) columns;
      GtkAllocation area = { begin, (int) (i / columns) * down, end - begin, down };
      gtk_widget_size_allocate (child, &area, -1);
      i++;
    }
}

static GtkSizeRequestMode
request_mode (GtkLayoutManager *layout G_GNUC_UNUSED, GtkWidget *widget G_GNUC_UNUSED)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
akashi_bar_layout_class_init (AkashiBarLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);
  layout_class->measure = measure;
  layout_class->allocate = allocate;
  layout_class->get_request_mode = request_mode;
}

static void
akashi_bar_layout_init (AkashiBarLayout *self G_GNUC_UNUSED)
{
}
