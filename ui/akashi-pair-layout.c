/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-pair-layout.h"

struct _AkashiPairLayout {
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (AkashiPairLayout, akashi_pair_layout, GTK_TYPE_LAYOUT_MANAGER)

/* Room between value and aside on one line, as a share of the aside's height: follows the size of the
 * letters. */
#define GAP_PER_HEIGHT 0.6

typedef struct {
  GtkWidget *value, *aside; /* (nullable): NULL where hidden or empty */
  int value_width, aside_width, gap;
} Pair;

static GtkWidget *
visible (GtkWidget *widget)
{
  return widget != NULL && gtk_widget_should_layout (widget) ? widget : NULL;
}

static Pair
pair_of (GtkWidget *widget)
{
  Pair pair = { 0 };
  GtkWidget *first = gtk_widget_get_first_child (widget);
  pair.value = visible (first);
  pair.aside = first == NULL ? NULL : visible (gtk_widget_get_next_sibling (first));
  if (pair.value != NULL)
    gtk_widget_measure (pair.value, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &pair.value_width, NULL, NULL);
  if (pair.aside != NULL)
    {
      int height;
      gtk_widget_measure (pair.aside, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &pair.aside_width, NULL, NULL);
      gtk_widget_measure (pair.aside, GTK_ORIENTATION_VERTICAL, pair.aside_width, NULL, &height, NULL, NULL);
      pair.gap = (int) (GAP_PER_HEIGHT * height);
    }
  return pair;
}

static gboolean
on_one_line (const Pair *pair, int width)
{
  return width < 0 || pair->value_width + pair->gap + pair->aside_width <= width;
}

static int
height_of (GtkWidget *child, int width)
{
  int height = 0;
  if (child != NULL)
    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  return height;
}

static int
minimum_width_of (GtkWidget *child)
{
  int width = 0;
  if (child != NULL)
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  return width;
}

static void
measure (GtkLayoutManager *layout G_GNUC_UNUSED, GtkWidget *widget, GtkOrientation orientation, int for_size,
         int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  Pair pair = pair_of (widget);
  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (minimum_width_of (pair.value), minimum_width_of (pair.aside));
      *natural = MAX (*minimum, pair.value_width + pair.gap + pair.aside_width);
      return;
    }
  if (on_one_line (&pair, for_size))
    *minimum = MAX (height_of (pair.value, pair.value == NULL ? -1 : pair.value_width),
                    height_of (pair.aside, pair.aside == NULL ? -1 : pair.aside_width));
  else
    *minimum = height_of (pair.value, for_size) + height_of (pair.aside, for_size);
  *natural = *minimum;
}

static void
place (GtkWidget *child, int x, int y, int width, int height)
{
  GtkAllocation area = { x, y, width, height };
  if (child != NULL)
    gtk_widget_size_allocate (child, &area, -1);
}

static void
allocate (GtkLayoutManager *layout G_GNUC_UNUSED, GtkWidget *widget, int width, int height,
          int baseline G_GNUC_UNUSED)
{
  Pair pair = pair_of (widget);
  if (on_one_line (&pair, width))
    {
      int aside_height = height_of (pair.aside, pair.aside_width);
      place (pair.value, 0, 0, width - pair.aside_width - pair.gap, height);
      /* Smaller letters stand on the same line at the bottom. */
      place (pair.aside, width - pair.aside_width, height - aside_height, pair.aside_width, aside_height);
      return;
    }
  int first = height_of (pair.value, width);
  place (pair.value, 0, 0, width, first);
  place (pair.aside, 0, first, width, height - first);
}

static GtkSizeRequestMode
request_mode (GtkLayoutManager *layout G_GNUC_UNUSED, GtkWidget *widget G_GNUC_UNUSED)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
akashi_pair_layout_class_init (AkashiPairLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);
  layout_class->measure = measure;
  layout_class->allocate = allocate;
  layout_class->get_request_mode = request_mode;
}

static void
akashi_pair_layout_init (AkashiPairLayout *self G_GNUC_UNUSED)
{
}
