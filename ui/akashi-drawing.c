/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-drawing.h"

#include <math.h>

struct _AkashiDrawing {
  GObject parent_instance;
  char *resource;      /* (nullable) */
  GdkTexture *texture; /* (nullable): as it was last shown */
};

enum { PROP_RESOURCE = 1, N_PROPS };

/* How many dots of the glass one pixel may be. A paintable is not told where it is shown. */
static int
densest_scale (void)
{
  GListModel *monitors = gdk_display_get_monitors (gdk_display_get_default ());
  int scale = 1;
  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);
      scale = MAX (scale, gdk_monitor_get_scale_factor (monitor));
    }
  return scale;
}

/* Returns: (transfer full) (nullable): the drawing with @side dots each way; NULL: it cannot be drawn. */
static GdkTexture *
draw (const char *resource, int side)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new_from_resource_at_scale (resource, side, side, FALSE, &error);
  if (pixbuf == NULL)
    {
      g_warning ("%s: %s", resource, error->message);
      return NULL;
    }
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, side, side);
  cairo_t *cr = cairo_create (surface);
  gdk_cairo_set_source_pixbuf (cr, pixbuf, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes
      = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * (gsize) side,
                                    (GDestroyNotify) cairo_surface_destroy, surface);
  return gdk_memory_texture_new (side, side, GDK_MEMORY_DEFAULT, bytes, stride);
}

static void
akashi_drawing_snapshot (GdkPaintable *paintable, GdkSnapshot *snapshot, double width, double height)
{
  AkashiDrawing *self = AKASHI_DRAWING (paintable);
  int side = (int) ceil (MIN (width, height)) * densest_scale ();
  if (self->resource == NULL || side <= 0)
    return;
  if (self->texture == NULL || gdk_texture_get_width (self->texture) != side)
    {
      g_clear_object (&self->texture);
      self->texture = draw (self->resource, side);
    }
  if (self->texture != NULL)
    gdk_paintable_snapshot (GDK_PAINTABLE (self->texture), snapshot, width, height);
}

static double
akashi_drawing_get_intrinsic_aspect_ratio (GdkPaintable *paintable G_GNUC_UNUSED)
{
  return 1;
}

static void
akashi_drawing_paintable_init (GdkPaintableInterface *iface)
{
  iface->snapshot = akashi_drawing_snapshot;
  iface->get_intrinsic_aspect_ratio = akashi_drawing_get_intrinsic_aspect_ratio;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AkashiDrawing, akashi_drawing, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE, akashi_drawing_paintable_init))

static void
akashi_drawing_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_RESOURCE)
    akashi_drawing_set_resource (AKASHI_DRAWING (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
akashi_drawing_finalize (GObject *object)
{
  AkashiDrawing *self = AKASHI_DRAWING (object);
  g_clear_object (&self->texture);
  g_free (self->resource);
  G_OBJECT_CLASS (akashi_drawing_parent_class)->finalize (object);
}

static void
akashi_drawing_class_init (AkashiDrawingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  object_class->set_property = akashi_drawing_set_property;
  object_class->finalize = akashi_drawing_finalize;
  g_object_class_install_property (
      object_class, PROP_RESOURCE,
      g_param_spec_string ("resource", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
}

static void
akashi_drawing_init (AkashiDrawing *self G_GNUC_UNUSED)
{
}

void
akashi_drawing_set_resource (AkashiDrawing *self, const char *resource)
{
  g_return_if_fail (AKASHI_IS_DRAWING (self));
  if (g_strcmp0 (self->resource, resource) == 0)
    return;
  g_free (self->resource);
  self->resource = g_strdup (resource);
  g_clear_object (&self->texture);
  gdk_paintable_invalidate_contents (GDK_PAINTABLE (self));
}
