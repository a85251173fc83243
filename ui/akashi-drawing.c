/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-drawing.h"

#include <math.h>

struct _AkashiDrawing {
  GObject parent_instance;
  GFile *file;
  GdkTexture *texture; /* (nullable): as it was last shown */
};

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

/* By GTK's own icons, which are drawn for the size that is asked for. Returns: (transfer full): with @side
 * dots each way. */
static GdkTexture *
draw (GFile *file, int side)
{
  g_autoptr (GtkIconPaintable) icon = gtk_icon_paintable_new_for_file (file, side, 1);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (GDK_PAINTABLE (icon), snapshot, side, side);
  g_autoptr (GskRenderNode) node = gtk_snapshot_free_to_node (snapshot);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, side, side);
  cairo_t *cr = cairo_create (surface);
  if (node != NULL)
    gsk_render_node_draw (node, cr);
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
  if (side <= 0)
    return;
  if (self->texture == NULL || gdk_texture_get_width (self->texture) != side)
    {
      g_clear_object (&self->texture);
      self->texture = draw (self->file, side);
    }
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
akashi_drawing_finalize (GObject *object)
{
  AkashiDrawing *self = AKASHI_DRAWING (object);
  g_clear_object (&self->texture);
  g_object_unref (self->file);
  G_OBJECT_CLASS (akashi_drawing_parent_class)->finalize (object);
}

static void
akashi_drawing_class_init (AkashiDrawingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = akashi_drawing_finalize;
}

static void
akashi_drawing_init (AkashiDrawing *self G_GNUC_UNUSED)
{
}

AkashiDrawing *
akashi_drawing_new (const char *resource)
{
  AkashiDrawing *self = g_object_new (AKASHI_TYPE_DRAWING, NULL);
  g_autofree char *uri = g_strconcat ("resource://", resource, NULL);
  self->file = g_file_new_for_uri (uri);
  return self;
}
