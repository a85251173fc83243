/* SPDX-License-Identifier: Apache-2.0 */
/* The live picture stands upright, and as in a mirror where that is wanted, however the camera stands. */
#include "akashi-camera-view.h"
#include "akashi-screen.h"
#include "ui-world.h"

#define SIDE 300 /* pixels of the view, a square: nothing of a square picture is cut */
#define PART 30  /* pixels of the picture's quarters */

/* The four quarters of the picture, clockwise from its top left. */
typedef enum { RED, GREEN, BLUE, WHITE } Colour;

static const guint8 colours[][3] = { { 255, 0, 0 }, { 0, 255, 0 }, { 0, 0, 255 }, { 255, 255, 255 } };

static GBytes *
picture (void)
{
  static const Colour quarters[2][2] = { { RED, GREEN }, { WHITE, BLUE } };
  guint8 *pixels = g_malloc (3 * (2 * PART) * (2 * PART));
  for (guint y = 0; y < 2 * PART; y++)
    for (guint x = 0; x < 2 * PART; x++)
      for (guint channel = 0; channel < 3; channel++)
        pixels[3 * (y * 2 * PART + x) + channel] = colours[quarters[y / PART][x / PART]][channel];
  return g_bytes_new_take (pixels, 3 * (2 * PART) * (2 * PART));
}

/* Returns: (transfer full): what the view shows, rows of SIDE pixels of 4 bytes, blue first */
static guint8 *
drawn (GtkWidget *view, GtkWindow *window)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (view);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, snapshot, SIDE, SIDE);
  g_autoptr (GskRenderNode) node = gtk_snapshot_free_to_node (snapshot);
  g_autoptr (GdkTexture) texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)),
                                                                node, &GRAPHENE_RECT_INIT (0, 0, SIDE, SIDE));
  guint8 *pixels = g_malloc (4 * SIDE * SIDE);
  gdk_texture_download (texture, pixels, 4 * SIDE);
  return pixels;
}

static Colour
colour_at (const guint8 *pixels, guint x, guint y)
{
  const guint8 *pixel = pixels + 4 * (y * SIDE + x);
  for (Colour colour = RED; colour <= WHITE; colour++)
    if (pixel[2] == colours[colour][0] && pixel[1] == colours[colour][1] && pixel[0] == colours[colour][2])
      return colour;
  g_assert_not_reached ();
}

static void
test_upright (void)
{
  /* clockwise from the top left of the view */
  static const struct {
    guint rotation;
    gboolean mirror;
    Colour seen[4];
  } rows[] = {
    { 0, FALSE, { RED, GREEN, BLUE, WHITE } },   { 90, FALSE, { WHITE, RED, GREEN, BLUE } },
    { 180, FALSE, { BLUE, WHITE, RED, GREEN } }, { 270, FALSE, { GREEN, BLUE, WHITE, RED } },
    { 0, TRUE, { GREEN, RED, WHITE, BLUE } },    { 90, TRUE, { RED, WHITE, BLUE, GREEN } },
    { 180, TRUE, { WHITE, BLUE, GREEN, RED } },  { 270, TRUE, { BLUE, GREEN, RED, WHITE } },
  };
  static const guint points[4][2] = { { 60, 100 }, { 240, 100 }, { 240, 200 }, { 60, 200 } };
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget *view = g_object_new (AKASHI_TYPE_CAMERA_VIEW, NULL);
  g_autoptr (GBytes) pixels = picture ();
  gtk_window_set_decorated (window, FALSE);
  gtk_window_set_default_size (window, SIDE, SIDE);
  gtk_window_set_child (window, view);
  gtk_window_present (window);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%u degrees%s", rows[i].rotation, rows[i].mirror ? ", mirror" : "");
      akashi_camera_view_set_rotation (AKASHI_CAMERA_VIEW (view), rows[i].rotation);
      akashi_camera_view_set_mirror (AKASHI_CAMERA_VIEW (view), rows[i].mirror);
      akashi_camera_view_show (AKASHI_CAMERA_VIEW (view), pixels, 2 * PART, 2 * PART, 3 * 2 * PART);
      g_assert_true (akashi_screen_settle (window));
      g_autofree guint8 *seen = drawn (view, window);
      for (guint corner = 0; corner < 4; corner++)
        g_assert_cmpint (colour_at (seen, points[corner][0], points[corner][1]), ==, rows[i].seen[corner]);
    }
  gtk_window_destroy (window);
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

/* The setting in degrees; what is between two of them is the lower one. */
static void
test_setting (void)
{
  static const guint rows[][2]
      = { { 0, 0 }, { 89, 0 }, { 90, 90 }, { 180, 180 }, { 200, 180 }, { 270, 270 } };
  g_autoptr (GError) error = NULL;
  g_autoptr (AkashiSettings) settings = akashi_settings_new (&error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_settings_set_uint (akashi_settings_get_gsettings (settings), "camera-rotation", rows[i][0]);
      g_assert_cmpuint (akashi_settings_camera_rotation (settings), ==, rows[i][1]);
    }
  g_settings_reset (akashi_settings_get_gsettings (settings), "camera-rotation");
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/ui/camera-view/upright", test_upright);
  g_test_add_func ("/ui/camera-view/setting", test_setting);
  return g_test_run ();
}
