/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-ruby-label.h"

#include "akashi-line-break.h"

struct _AkashiRubyLabel {
  GtkWidget parent_instance;
  char *text;
  gboolean centered;
  AkashiRubyLayout *layout; /* (nullable): made when it is needed */
};

G_DEFINE_FINAL_TYPE (AkashiRubyLabel, akashi_ruby_label, GTK_TYPE_WIDGET)

static AkashiRubyLayout *
layout_of (AkashiRubyLabel *self)
{
  if (self->layout == NULL)
    self->layout = akashi_ruby_layout_new (gtk_widget_get_pango_context (GTK_WIDGET (self)),
                                           self->text == NULL ? "" : self->text);
  return self->layout;
}

/* @width: -1: as wide as it likes */
static guint
step_at (AkashiRubyLabel *self, int width)
{
  guint step = 0;
  while (width >= 0 && step + 1 < AKASHI_LINE_BREAK_STEPS
         && akashi_ruby_layout_get_minimum_width (layout_of (self), step) > width)
    step++;
  return step;
}

static void
akashi_ruby_label_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                           int *natural, int *minimum_baseline, int *natural_baseline)
{
  AkashiRubyLabel *self = AKASHI_RUBY_LABEL (widget);
  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = akashi_ruby_layout_get_minimum_width (layout_of (self), AKASHI_LINE_BREAK_STEPS - 1);
      *natural = akashi_ruby_layout_get_natural_width (layout_of (self));
      return;
    }
  int width = for_size < 0 ? akashi_ruby_layout_get_natural_width (layout_of (self)) : for_size;
  *minimum = *natural = akashi_ruby_layout_get_height (layout_of (self), step_at (self, width), width);
}

static GtkSizeRequestMode
akashi_ruby_label_get_request_mode (GtkWidget *widget G_GNUC_UNUSED)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
akashi_ruby_label_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  g_autoptr (GArray) parts = akashi_ruby_label_get_parts (AKASHI_RUBY_LABEL (widget));
  GdkRGBA colour;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  for (guint i = 0; i < parts->len; i++)
    {
      const AkashiRubyPart *part = &g_array_index (parts, AkashiRubyPart, i);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) part->x, (float) part->y));
      gtk_snapshot_append_layout (snapshot, part->text, &colour);
      gtk_snapshot_restore (snapshot);
    }
}

/* Size and weight of the letters come with the style. */
static void
akashi_ruby_label_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (akashi_ruby_label_parent_class)->css_changed (widget, change);
  g_clear_pointer (&AKASHI_RUBY_LABEL (widget)->layout, akashi_ruby_layout_free);
  gtk_widget_queue_resize (widget);
}

static void
akashi_ruby_label_finalize (GObject *object)
{
  AkashiRubyLabel *self = AKASHI_RUBY_LABEL (object);
  g_clear_pointer (&self->layout, akashi_ruby_layout_free);
  g_free (self->text);
  G_OBJECT_CLASS (akashi_ruby_label_parent_class)->finalize (object);
}

static void
akashi_ruby_label_class_init (AkashiRubyLabelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->finalize = akashi_ruby_label_finalize;
  widget_class->measure = akashi_ruby_label_measure;
  widget_class->get_request_mode = akashi_ruby_label_get_request_mode;
  widget_class->snapshot = akashi_ruby_label_snapshot;
  widget_class->css_changed = akashi_ruby_label_css_changed;
  gtk_widget_class_set_css_name (widget_class, "ruby");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
akashi_ruby_label_init (AkashiRubyLabel *self G_GNUC_UNUSED)
{
}

GtkWidget *
akashi_ruby_label_new (void)
{
  return g_object_new (AKASHI_TYPE_RUBY_LABEL, NULL);
}

void
akashi_ruby_label_set_text (AkashiRubyLabel *self, const char *text)
{
  g_return_if_fail (AKASHI_IS_RUBY_LABEL (self));
  g_free (self->text);
  self->text = g_strdup (text);
  g_clear_pointer (&self->layout, akashi_ruby_layout_free);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
akashi_ruby_label_set_centered (AkashiRubyLabel *self, gboolean centered)
{
  g_return_if_fail (AKASHI_IS_RUBY_LABEL (self));
  self->centered = centered;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

int
akashi_ruby_label_get_least_width (AkashiRubyLabel *self, int width)
{
  g_return_val_if_fail (AKASHI_IS_RUBY_LABEL (self), 0);
  return akashi_ruby_layout_get_minimum_width (layout_of (self), step_at (self, width));
}

GArray *
akashi_ruby_label_get_parts (AkashiRubyLabel *self)
{
  g_return_val_if_fail (AKASHI_IS_RUBY_LABEL (self), NULL);
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  guint step = step_at (self, width);
  GArray *parts = akashi_ruby_layout_get_parts (layout_of (self), step, width, self->centered);
  int spare = gtk_widget_get_height (GTK_WIDGET (self))
              - akashi_ruby_layout_get_height (layout_of (self), step, width);
  for (guint i = 0; i < parts->len; i++)
    g_array_index (parts, AkashiRubyPart, i).y += MAX (spare, 0) / 2;
  return parts;
}
