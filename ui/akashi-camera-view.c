/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-camera-view.h"

struct _AkashiCameraView {
  GtkWidget parent_instance;
  GdkTexture *texture; /* (nullable) */
  gboolean mirror;
  guint rotation; /* degrees to the right */
};

G_DEFINE_FINAL_TYPE (AkashiCameraView, akashi_camera_view, GTK_TYPE_WIDGET)

/* Turned to stand upright, then as in a mirror, then large enough to fill the place. */
static void
snapshot_picture (AkashiCameraView *self, GtkSnapshot *snapshot, float width, float height)
{
  float across = (float) gdk_texture_get_width (self->texture);
  float down = (float) gdk_texture_get_height (self->texture);
  gboolean lies = self->rotation % 180 != 0;
  float zoom = lies ? MAX (width / down, height / across) : MAX (width / across, height / down);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (width / 2, height / 2));
  gtk_snapshot_scale (snapshot, self->mirror ? -zoom : zoom, zoom);
  gtk_snapshot_rotate (snapshot, (float) self->rotation);
  gtk_snapshot_append_texture (snapshot, self->texture,
                               &GRAPHENE_RECT_INIT (-across / 2, -down / 2, across, down));
  gtk_snapshot_restore (snapshot);
}

/* The frame: four corners, white on a dark edge, so that it is seen on any picture. */
static void
snapshot_corners (GtkSnapshot *snapshot, float width, float height)
{
  float side = MIN (width, height);
  float margin = side * 0.08f, arm = side * 0.14f;
  float lines[] = { side * 0.022f, side * 0.013f };
  for (guint pass = 0; pass < G_N_ELEMENTS (lines); pass++)
    {
      GdkRGBA colour = pass == 0 ? (GdkRGBA){ 0.08f, 0.1f, 0.12f, 0.9f } : (GdkRGBA){ 1, 1, 1, 1 };
      float line = lines[pass];
      for (guint corner = 0; corner < 4; corner++)
        {
          gboolean right = corner & 1, bottom = corner & 2;
          float x = right ? width - margin : margin, y = bottom ? height - margin : margin;
          float half = line / 2;
          gtk_snapshot_append_color (
              snapshot, &colour,
              &GRAPHENE_RECT_INIT ((right ? x - arm : x) - half, y - half, arm + line, line));
          gtk_snapshot_append_color (
              snapshot, &colour,
              &GRAPHENE_RECT_INIT (x - half, (bottom ? y - arm : y) - half, line, arm + line));
        }
    }
}

static void
akashi_camera_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AkashiCameraView *self = AKASHI_CAMERA_VIEW (widget);
  float width = (float) gtk_widget_get_width (widget), height = (float) gtk_widget_get_height (widget);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  if (self->texture != NULL)
    snapshot_picture (self, snapshot, width, height);
  snapshot_corners (snapshot, width, height);
  gtk_snapshot_pop (snapshot);
}

static void
akashi_camera_view_dispose (GObject *object)
{
  g_clear_object (&AKASHI_CAMERA_VIEW (object)->texture);
  G_OBJECT_CLASS (akashi_camera_view_parent_class)->dispose (object);
}

static void
akashi_camera_view_class_init (AkashiCameraViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = akashi_camera_view_dispose;
  widget_class->snapshot = akashi_camera_view_snapshot;
  gtk_widget_class_set_css_name (widget_class, "cameraview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
akashi_camera_view_init (AkashiCameraView *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

void
akashi_camera_view_show (AkashiCameraView *self, GBytes *pixels, guint width, guint height, guint stride)
{
  g_return_if_fail (AKASHI_IS_CAMERA_VIEW (self));
  g_clear_object (&self->texture);
  self->texture = gdk_memory_texture_new ((int) width, (int) height, GDK_MEMORY_R8G8B8, pixels, stride);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
akashi_camera_view_clear (AkashiCameraView *self)
{
  g_return_if_fail (AKASHI_IS_CAMERA_VIEW (self));
  g_clear_object (&self->texture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
akashi_camera_view_set_mirror (AkashiCameraView *self, gboolean mirror)
{
  g_return_if_fail (AKASHI_IS_CAMERA_VIEW (self));
  self->mirror = mirror;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
akashi_camera_view_set_rotation (AkashiCameraView *self, guint degrees)
{
  g_return_if_fail (AKASHI_IS_CAMERA_VIEW (self));
  self->rotation = degrees;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
