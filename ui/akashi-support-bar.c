/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-support-bar.h"

#include "akashi-phrase-label.h"
#include "akashi-readings.h"

#define DAYS_A_YEAR 365.2425

struct _AkashiSupportBar {
  GtkWidget parent_instance;
  GtkWidget *track; /* gives the bar its height and colours by CSS */
  GtkWidget *from, *tip, *end;
  double share;
  gboolean beyond; /* ends after the scale does */
};

G_DEFINE_FINAL_TYPE (AkashiSupportBar, akashi_support_bar, GTK_TYPE_WIDGET)

double
akashi_support_bar_share (AkashiDate today, AkashiDate until)
{
  if (!akashi_date_is_day (until) || !akashi_date_is_day (today) || until <= today)
    return 0;
  return MIN (1.0, (until - today) / (AKASHI_SUPPORT_BAR_YEARS * DAYS_A_YEAR));
}

static int
natural (GtkWidget *widget, GtkOrientation orientation)
{
  int size;
  gtk_widget_measure (widget, orientation, -1, NULL, &size, NULL, NULL);
  return size;
}

static int
tick_height (AkashiSupportBar *self)
{
  return natural (self->track, GTK_ORIENTATION_VERTICAL) / 2;
}

static void
akashi_support_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size G_GNUC_UNUSED,
                            int *minimum, int *size, int *minimum_baseline, int *natural_baseline)
{
  AkashiSupportBar *self = AKASHI_SUPPORT_BAR (widget);
  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *size = natural (self->tip, orientation);
  else
    *minimum = *size
        = natural (self->track, orientation) + tick_height (self) + natural (self->tip, orientation);
}

/* Puts a label under the bar, its middle at @x as far as there is room; says where it begins and ends. */
static void
place (GtkWidget *label, int x, int y, int width, int *begin, int *end)
{
  GtkAllocation area
      = { 0, y, natural (label, GTK_ORIENTATION_HORIZONTAL), natural (label, GTK_ORIENTATION_VERTICAL) };
  area.x = CLAMP (x - area.width / 2, 0, MAX (0, width - area.width));
  gtk_widget_size_allocate (label, &area, -1);
  *begin = area.x;
  *end = area.x + area.width;
}

static void
akashi_support_bar_size_allocate (GtkWidget *widget, int width, int height G_GNUC_UNUSED,
                                  int baseline G_GNUC_UNUSED)
{
  AkashiSupportBar *self = AKASHI_SUPPORT_BAR (widget);
  int thick = natural (self->track, GTK_ORIENTATION_VERTICAL);
  int y = thick + tick_height (self);
  int gap = thick;
  gtk_widget_size_allocate (self->track, &(GtkAllocation){ 0, 0, width, thick }, -1);
  int tip_begin, tip_end, begin, end;
  place (self->tip, (int) (self->share * width), y, width, &tip_begin, &tip_end);
  /* The ends of the scale give way to the date. */
  place (self->from, 0, y, width, &begin, &end);
  gtk_widget_set_child_visible (self->from, end + gap <= tip_begin);
  place (self->end, width, y, width, &begin, &end);
  gtk_widget_set_child_visible (self->end, begin - gap >= tip_end);
}

static void
draw_bar (cairo_t *cr, double width, double height, gboolean pointed)
{
  double r = MIN (height, width) / 2;
  cairo_new_path (cr);
  cairo_arc (cr, r, height / 2, r, G_PI / 2, 3 * G_PI / 2);
  if (pointed)
    {
      cairo_line_to (cr, width - height, 0);
      cairo_line_to (cr, width, height / 2);
      cairo_line_to (cr, width - height, height);
    }
  else
    cairo_arc (cr, width - r, height / 2, r, -G_PI / 2, G_PI / 2);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
akashi_support_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AkashiSupportBar *self = AKASHI_SUPPORT_BAR (widget);
  int width = gtk_widget_get_width (widget);
  int thick = natural (self->track, GTK_ORIENTATION_VERTICAL);
  int tick = tick_height (self);
  GdkRGBA full, ink;
  gtk_style_context_get_color (gtk_widget_get_style_context (self->track), &full);
  gtk_style_context_get_color (gtk_widget_get_style_context (self->from), &ink);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, thick + tick));
  GdkRGBA pale = full;
  pale.alpha = 0.16f;
  gdk_cairo_set_source_rgba (cr, &pale);
  draw_bar (cr, width, thick, FALSE);
  gdk_cairo_set_source_rgba (cr, &full);
  if (self->share > 0)
    draw_bar (cr, MAX (self->share * width, thick / 2.0), thick, self->beyond);
  gdk_cairo_set_source_rgba (cr, &ink);
  double line = MAX (2.0, thick / 10.0);
  for (int year = 0; year <= AKASHI_SUPPORT_BAR_YEARS; year++)
    {
      double x = CLAMP (width * (double) year / AKASHI_SUPPORT_BAR_YEARS, line / 2, width - line / 2);
      cairo_rectangle (cr, x - line / 2, thick + tick * 0.3, line, tick * 0.7);
    }
  cairo_fill (cr);
  cairo_destroy (cr);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_snapshot_child (widget, child, snapshot);
}

static void
akashi_support_bar_dispose (GObject *object)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (akashi_support_bar_parent_class)->dispose (object);
}

static void
akashi_support_bar_class_init (AkashiSupportBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = akashi_support_bar_dispose;
  widget_class->measure = akashi_support_bar_measure;
  widget_class->size_allocate = akashi_support_bar_size_allocate;
  widget_class->snapshot = akashi_support_bar_snapshot;
  gtk_widget_class_set_css_name (widget_class, "supportbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
}

static GtkWidget *
add_label (AkashiSupportBar *self)
{
  GtkWidget *label = akashi_phrase_label_new (NULL);
  gtk_widget_add_css_class (label, "small");
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static void
akashi_support_bar_init (AkashiSupportBar *self)
{
  self->track = g_object_new (GTK_TYPE_BOX, "css-name", "track", NULL);
  gtk_widget_add_css_class (self->track, "support-bar");
  gtk_widget_set_parent (self->track, GTK_WIDGET (self));
  self->from = add_label (self);
  self->tip = add_label (self);
  gtk_widget_add_css_class (self->tip, "tip");
  self->end = add_label (self);
}

void
akashi_support_bar_set (AkashiSupportBar *self, AkashiDate today, AkashiDate until, const char *words,
                        const char *from_text, const char *tip_text, const char *end_text)
{
  g_return_if_fail (AKASHI_IS_SUPPORT_BAR (self));
  gtk_widget_set_visible (GTK_WIDGET (self), akashi_date_is_day (until));
  if (!akashi_date_is_day (until))
    return;
  self->share = akashi_support_bar_share (today, until);
  self->beyond = (until - today) / DAYS_A_YEAR > AKASHI_SUPPORT_BAR_YEARS;
  akashi_phrase_label_set_text (AKASHI_PHRASE_LABEL (self->from), from_text);
  akashi_phrase_label_set_text (AKASHI_PHRASE_LABEL (self->tip), tip_text);
  akashi_phrase_label_set_text (AKASHI_PHRASE_LABEL (self->end), end_text);
  g_autofree char *plain = akashi_readings_strip (words);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, plain, GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
      GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double) AKASHI_SUPPORT_BAR_YEARS, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
      self->share * AKASHI_SUPPORT_BAR_YEARS, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, plain, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
