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

typedef struct {
  guint n;
  int widest;           /* the width that the largest likes */
  int minimum, natural; /* of all of them together */
} Row;

static Row
measure_row (GtkWidget *widget)
{
  Row row = { 0 };
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int minimum, natural;
      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
      row.n++;
      row.widest = MAX (row.widest, natural);
      row.minimum += minimum;
      row.natural += natural;
    }
  return row;
}

/* In one row of @width, which holds them. */
static int
width_of (GtkWidget *child, const Row *row, int width)
{
  int minimum, natural;
  if (row->widest * (int) row->n <= width)
    return width / (int) row->n;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  if (row->natural <= width)
    return natural + (width - row->natural) / (int) row->n;
  /* Whoever would like more gets more of what is left. */
  return minimum + (natural - minimum) * (width - row->minimum) / MAX (row->natural - row->minimum, 1);
}

static gboolean
holds (const Row *row, int width)
{
  return row->n <= 1 || width < 0 || row->minimum <= width;
}

static guint
columns_at (GtkWidget *widget, guint rows)
{
  return MAX ((count_shown (widget) + rows - 1) / rows, 1);
}

static int
height_of_row (GtkWidget *widget, const Row *row, int width)
{
  int highest = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int height;
      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width < 0 ? -1 : width_of (child, row, width),
                          &height, NULL, NULL, NULL);
      highest = MAX (highest, height);
    }
  return highest;
}

static void
measure (GtkLayoutManager *layout G_GNUC_UNUSED, GtkWidget *widget, GtkOrientation orientation, int for_size,
         int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  Row row = measure_row (widget);
  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_largest (widget, orientation, -1, minimum, natural);
      *minimum *= (int) columns_at (widget, 2);
      *natural *= (int) columns_at (widget, 1);
      return;
    }
  if (holds (&row, for_size))
    {
      *minimum = *natural = height_of_row (widget, &row, for_size);
      return;
    }
  measure_largest (widget, orientation, for_size / (int) columns_at (widget, 2), minimum, natural);
  *minimum *= 2;
  *natural *= 2;
}

static void
allocate_row (GtkWidget *widget, const Row *row, int width, int height)
{
  int x = 0;
  guint left = row->n;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_should_layout (child))
        continue;
      /* The last one takes what rounding left over. */
      int across = --left == 0 ? width - x : width_of (child, row, width);
      gtk_widget_size_allocate (child, &(GtkAllocation){ x, 0, across, height }, -1);
      x += across;
    }
}

static void
allocate (GtkLayoutManager *layout G_GNUC_UNUSED, GtkWidget *widget, int width, int height,
          int baseline G_GNUC_UNUSED)
{
  Row row = measure_row (widget);
  guint columns = columns_at (widget, 2), i = 0;
  if (holds (&row, width))
    {
      allocate_row (widget, &row, width, height);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_should_layout (child))
        continue;
      int column = (int) (i % columns);
      int begin = width * column / (int) columns, end = width * (column + 1) / (int) columns;
      GtkAllocation area = { begin, (int) (i / columns) * (height / 2), end - begin, height / 2 };
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
