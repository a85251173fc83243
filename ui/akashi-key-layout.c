/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-key-layout.h"

#define FEWEST_COLUMNS 5
#define MOST_COLUMNS 10
/* Keys grow with the room there is, but not out of proportion. */
#define TALLEST 1.4

struct _AkashiKeyLayout {
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (AkashiKeyLayout, akashi_key_layout, GTK_TYPE_LAYOUT_MANAGER)

static guint
count_keys (GtkWidget *widget)
{
  guint n = 0;
  for (GtkWidget *key = gtk_widget_get_first_child (widget); key != NULL;
       key = gtk_widget_get_next_sibling (key))
    n++;
  return n;
}

/* The largest key but the last, which may say a word and has a row's rest for it. */
static int
key_minimum (GtkWidget *widget, GtkOrientation orientation)
{
  int largest = 1;
  for (GtkWidget *key = gtk_widget_get_first_child (widget);
       key != NULL && gtk_widget_get_next_sibling (key) != NULL; key = gtk_widget_get_next_sibling (key))
    {
      int minimum;
      gtk_widget_measure (key, orientation, -1, &minimum, NULL, NULL, NULL);
      largest = MAX (largest, minimum);
    }
  return largest;
}

static guint
columns_at (GtkWidget *widget, int width)
{
  int minimum = key_minimum (widget, GTK_ORIENTATION_HORIZONTAL);
  return width < 0 ? MOST_COLUMNS : (guint) CLAMP (width / minimum, FEWEST_COLUMNS, MOST_COLUMNS);
}

static guint
rows_at (GtkWidget *widget, guint columns)
{
  return (count_keys (widget) + columns - 1) / columns;
}

/* A row as high as the word of the last key needs at its width; -1: as it likes. */
static int
row_minimum (GtkWidget *widget, guint columns, int width)
{
  GtkWidget *last = gtk_widget_get_last_child (widget);
  int one = key_minimum (widget, GTK_ORIENTATION_VERTICAL), word = 0;
  guint before = (count_keys (widget) - 1) % columns;
  if (last != NULL)
    gtk_widget_measure (last, GTK_ORIENTATION_VERTICAL,
                        width < 0 ? -1 : width / (int) columns * (int) (columns - before), &word, NULL, NULL,
                        NULL);
  return MAX (one, word);
}

static void
measure (GtkLayoutManager *layout G_GNUC_UNUSED, GtkWidget *widget, GtkOrientation orientation, int for_size,
         int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  guint columns = columns_at (widget, for_size);
  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      int one = key_minimum (widget, orientation);
      *minimum = FEWEST_COLUMNS * one;
      *natural = MOST_COLUMNS * one;
    }
  else
    *minimum = *natural = (int) rows_at (widget, columns) * row_minimum (widget, columns, for_size);
}

static void
allocate (GtkLayoutManager *layout G_GNUC_UNUSED, GtkWidget *widget, int width, int height,
          int baseline G_GNUC_UNUSED)
{
  guint columns = columns_at (widget, width), rows = rows_at (widget, columns), i = 0;
  int least = row_minimum (widget, columns, width);
  int across = width / (int) columns;
  int down = CLAMP (height / (int) MAX (rows, 1), least, (int) (TALLEST * least));
  for (GtkWidget *key = gtk_widget_get_first_child (widget); key != NULL;
       key = gtk_widget_get_next_sibling (key), i++)
    {
      gboolean last = gtk_widget_get_next_sibling (key) == NULL;
      int x = (int) (i % columns) * across;
      GtkAllocation area
          = { x, (int) (i / columns) * down, last ? (int) columns * across - x : across, down };
      gtk_widget_size_allocate (key, &area, -1);
    }
}

static GtkSizeRequestMode
request_mode (GtkLayoutManager *layout G_GNUC_UNUSED, GtkWidget *widget G_GNUC_UNUSED)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
akashi_key_layout_class_init (AkashiKeyLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);
  layout_class->measure = measure;
  layout_class->allocate = allocate;
  layout_class->get_request_mode = request_mode;
}

static void
akashi_key_layout_init (AkashiKeyLayout *self G_GNUC_UNUSED)
{
}
