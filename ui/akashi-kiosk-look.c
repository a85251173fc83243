/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-kiosk-look.h"

#include <adwaita.h>

#include "akashi-phrase-label.h"
#include "akashi-scale.h"
#include "akashi-size-memo.h"

struct _AkashiKioskLook {
  GtkWindow *window; /* owner, not owned */
  AkashiSettings *settings;
  AkashiKioskLookChanged changed;
  gpointer user_data;
  GtkCssProvider *style, *sizes;
  AkashiScale scale;
  char *language; /* (nullable): tag and style class */
  gboolean told;  /* whether @changed was called */
};

static double
px_per_mm (AkashiKioskLook *look)
{
  GtkNative *native = GTK_NATIVE (look->window);
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (look->window));
  GdkSurface *surface = gtk_native_get_surface (native);
  g_autoptr (GdkMonitor) first = g_list_model_get_item (gdk_display_get_monitors (display), 0);
  GdkMonitor *monitor = surface == NULL ? first : gdk_display_get_monitor_at_surface (display, surface);
  int width_mm = (int) akashi_settings_screen_width_mm (look->settings);
  if (monitor == NULL)
    return AKASHI_DEFAULT_PX_PER_MM;
  GdkRectangle area;
  gdk_monitor_get_geometry (monitor, &area);
  return akashi_scale_px_per_mm (area.width, width_mm > 0 ? width_mm : gdk_monitor_get_width_mm (monitor));
}

static void
apply (AkashiKioskLook *look)
{
  g_autofree char *css = akashi_scale_to_css (&look->scale);
  gtk_css_provider_load_from_data (look->sizes, css, -1);
  akashi_size_memo_forget ();
}

static void
set_size (AkashiKioskLook *look, int width, int height)
{
  AkashiScale scale = { width, height, px_per_mm (look), look->scale.letters };
  gboolean turned = !look->told
                    || akashi_scale_is_landscape (&scale) != akashi_scale_is_landscape (&look->scale)
                    || akashi_scale_is_tablet (&scale) != akashi_scale_is_tablet (&look->scale);
  gboolean same = look->told && scale.width == look->scale.width && scale.height == look->scale.height
                  && ABS (scale.px_per_mm - look->scale.px_per_mm) < 0.001;
  if (same || width <= 0 || height <= 0)
    return;
  look->scale = scale;
  look->told = TRUE;
  apply (look);
  if (turned)
    look->changed (look, look->user_data);
}

static void
on_layout (GdkSurface *surface G_GNUC_UNUSED, int width, int height, gpointer data)
{
  set_size (data, width, height);
}

/* Another monitor, of the same pixels perhaps, and of other millimetres. */
static void
on_monitor (AkashiKioskLook *look)
{
  set_size (look, look->scale.width, look->scale.height);
}

static void
on_realize (GtkWidget *widget, gpointer data)
{
  AkashiKioskLook *look = data;
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (widget));
  g_signal_connect (surface, "layout", G_CALLBACK (on_layout), look);
  g_signal_connect_swapped (surface, "enter-monitor", G_CALLBACK (on_monitor), look);
}

/* The surface outlives the window's own pointer to this look by no event: it is let go here. */
static void
on_unrealize (GtkWidget *widget, gpointer data)
{
  g_signal_handlers_disconnect_by_data (gtk_native_get_surface (GTK_NATIVE (widget)), data);
}

static void
update_contrast (AkashiKioskLook *look)
{
  gboolean high = akashi_settings_high_contrast (look->settings)
                  || adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  if (high)
    gtk_widget_add_css_class (GTK_WIDGET (look->window), "high-contrast");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (look->window), "high-contrast");
  akashi_size_memo_forget ();
}

/* Before the window is on the glass: the size it asks for, else all of the monitor. */
static void
set_first_size (AkashiKioskLook *look)
{
  int width, height;
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (look->window));
  g_autoptr (GdkMonitor) monitor = g_list_model_get_item (gdk_display_get_monitors (display), 0);
  gtk_window_get_default_size (look->window, &width, &height);
  if ((width <= 0 || height <= 0) && monitor != NULL)
    {
      GdkRectangle area;
      gdk_monitor_get_geometry (monitor, &area);
      width = area.width;
      height = area.height;
      gtk_window_set_default_size (look->window, width, height);
    }
  set_size (look, width, height);
}

AkashiKioskLook *
akashi_kiosk_look_new (GtkWindow *window, AkashiSettings *settings, AkashiKioskLookChanged changed,
                       gpointer user_data)
{
  AkashiKioskLook *look = g_new0 (AkashiKioskLook, 1);
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (window));
  look->window = window;
  look->settings = g_object_ref (settings);
  look->changed = changed;
  look->user_data = user_data;
  look->style = gtk_css_provider_new ();
  look->sizes = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (look->style, "/io/github/akashi/Akashi/kiosk.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (look->style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (look->sizes),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  /* Letters of these sizes need no hints for the dots of the glass. Each letter's own little program takes
   * longer than to draw it, which a person waits for on every page that is opened for the first time. */
  g_object_set (gtk_settings_get_for_display (display), "gtk-xft-hinting", 0, NULL);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display),
                                    "/io/github/akashi/Akashi/icons");
  g_signal_connect (window, "realize", G_CALLBACK (on_realize), look);
  g_signal_connect (window, "unrealize", G_CALLBACK (on_unrealize), look);
  g_signal_connect_swapped (akashi_settings_get_gsettings (settings), "changed::high-contrast",
                            G_CALLBACK (update_contrast), look);
  g_signal_connect_swapped (adw_style_manager_get_default (), "notify::high-contrast",
                            G_CALLBACK (update_contrast), look);
  update_contrast (look);
  set_first_size (look);
  return look;
}

void
akashi_kiosk_look_free (AkashiKioskLook *look)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (look->window));
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (look->window));
  if (surface != NULL)
    g_signal_handlers_disconnect_by_data (surface, look);
  g_signal_handlers_disconnect_by_data (look->window, look);
  g_signal_handlers_disconnect_by_data (akashi_settings_get_gsettings (look->settings), look);
  g_signal_handlers_disconnect_by_data (adw_style_manager_get_default (), look);
  gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (look->style));
  gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (look->sizes));
  g_object_unref (look->style);
  g_object_unref (look->sizes);
  g_object_unref (look->settings);
  g_free (look->language);
  g_free (look);
}

void
akashi_kiosk_look_set_letters (AkashiKioskLook *look, guint letters)
{
  if (look->scale.letters == letters)
    return;
  look->scale.letters = letters;
  apply (look);
}

void
akashi_kiosk_look_set_language (AkashiKioskLook *look, const char *tag)
{
  if (look->language != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (look->window), look->language);
  g_free (look->language);
  look->language = g_strdup (tag);
  gtk_widget_add_css_class (GTK_WIDGET (look->window), tag);
  akashi_phrase_label_set_language (tag);
}

gboolean
akashi_kiosk_look_is_landscape (AkashiKioskLook *look)
{
  return akashi_scale_is_landscape (&look->scale);
}

gboolean
akashi_kiosk_look_is_tablet (AkashiKioskLook *look)
{
  return akashi_scale_is_tablet (&look->scale);
}
