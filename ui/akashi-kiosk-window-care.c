/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-kiosk-window-care.h"

#include "akashi-attract-page.h"
#include "akashi-error.h"
#include "akashi-hand-input.h"
#include "akashi-kiosk-window-pages.h"
#include "akashi-life-sign.h"
#include "akashi-notice-page.h"
#include "akashi-scan-page.h"
#include "akashi-scan-pulse.h"
#include "akashi-serial-scanner.h"
#include "akashi-staff-camera-page.h"

/* Seconds between two looks at registry, clock and disk. */
#define LOOK_EVERY_S 30

struct _AkashiKioskCare {
  AkashiKioskWindow *window; /* owner, not owned */
  AkashiPageBook *book;      /* of the window */
  AkashiEngine *engine;
  AkashiSettings *settings;
  AkashiLifeSign *sign;
  AkashiScanPulse pulse;
  AkashiHandInput *keys;
  AkashiSerialScanner *serial; /* (nullable) */
  gint64 looked_at;            /* monotonic, microseconds; 0: never */
};

/* --- hand scanners --- */

static void
on_scanned (const char *text, gpointer data)
{
  AkashiKioskCare *care = data;
  akashi_kiosk_window_take_scan (care->window, text);
}

static AkashiNoticePage *
notice_page (AkashiKioskCare *care)
{
  return AKASHI_NOTICE_PAGE (akashi_page_book_get (care->book, AKASHI_PAGE_NOTICE));
}

static void
on_set_up (AkashiHandLayout layout, gpointer data)
{
  static const AkashiNotice notices[] = {
    [AKASHI_HAND_LAYOUT_AUTO] = AKASHI_NOTICE_SCANNER_UNKNOWN,
    [AKASHI_HAND_LAYOUT_US] = AKASHI_NOTICE_SCANNER_US,
    [AKASHI_HAND_LAYOUT_JIS] = AKASHI_NOTICE_SCANNER_JIS,
  };
  AkashiKioskCare *care = data;
  akashi_notice_page_set (notice_page (care), notices[layout]);
  akashi_page_book_begin (care->book, AKASHI_PAGE_NOTICE);
}

/* --- trouble --- */

static void
show_trouble (AkashiKioskCare *care)
{
  AkashiNotice trouble = akashi_notice_look (care->engine);
  akashi_attract_page_set_trouble (
      AKASHI_ATTRACT_PAGE (akashi_page_book_get (care->book, AKASHI_PAGE_ATTRACT)), trouble);
  /* Who reads of it reads on. */
  if (trouble != AKASHI_NOTICE_NONE && !akashi_page_book_is_open (care->book, AKASHI_PAGE_NOTICE))
    akashi_notice_page_set (notice_page (care), trouble);
}

/* A monitor was switched off and is back: the window fills it again. */
static void
on_monitors (AkashiKioskCare *care)
{
  if (gtk_window_is_fullscreen (GTK_WINDOW (care->window)))
    gtk_window_fullscreen (GTK_WINDOW (care->window));
}

static GListModel *
monitors (AkashiKioskCare *care)
{
  return gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (care->window)));
}

/* --- life --- */

AkashiKioskCare *
akashi_kiosk_window_care_new (AkashiKioskWindow *window, AkashiPageBook *book, AkashiEngine *engine,
                              AkashiSettings *settings)
{
  AkashiKioskCare *care = g_new0 (AkashiKioskCare, 1);
  g_autofree char *device = akashi_settings_serial_device (settings);
  care->window = window;
  care->book = book;
  care->engine = g_object_ref (engine);
  care->settings = g_object_ref (settings);
  care->sign = akashi_life_sign_new (g_getenv ("NOTIFY_SOCKET"), g_getenv ("WATCHDOG_USEC"));
  /* What is started from here, to print or to call somebody, does not speak for the kiosk. */
  g_unsetenv ("NOTIFY_SOCKET");
  care->keys = akashi_hand_input_new (GTK_WIDGET (window), settings, on_scanned, on_set_up, care);
  if (device != NULL)
    care->serial = akashi_serial_scanner_new (device, on_scanned, care);
  g_signal_connect_swapped (monitors (care), "items-changed", G_CALLBACK (on_monitors), care);
  return care;
}

void
akashi_kiosk_window_care_free (AkashiKioskCare *care)
{
  g_signal_handlers_disconnect_by_data (monitors (care), care);
  g_clear_pointer (&care->serial, akashi_serial_scanner_free);
  akashi_hand_input_free (care->keys);
  akashi_life_sign_free (care->sign);
  g_object_unref (care->settings);
  g_object_unref (care->engine);
  g_free (care);
}

/* Whether the camera's frames are read, or none are to be expected. */
static gboolean
scan_lives (AkashiKioskCare *care, AkashiCameraKeeper *keeper, gint64 now)
{
  AkashiCamera *camera = akashi_camera_keeper_get_camera (keeper);
  gboolean expected
      = camera != NULL && akashi_camera_is_live (camera) && !akashi_camera_keeper_is_down (keeper);
  return akashi_scan_pulse_beats (&care->pulse, camera == NULL ? 0 : akashi_camera_n_frames (camera),
                                  expected, now);
}

static void
tell_life (AkashiKioskCare *care, AkashiCameraKeeper *keeper, gint64 now)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (care->window)))
    akashi_life_sign_ready (care->sign);
  if (scan_lives (care, keeper, now))
    {
      akashi_life_sign_beat (care->sign, now);
      return;
    }
  g_autoptr (GError) error = g_error_new (AKASHI_ERROR, AKASHI_ERROR_CAMERA_FAILED,
                                          "No frame of it was read for %d seconds", AKASHI_SCAN_PULSE_S);
  akashi_kiosk_window_camera_failed (care->window, error);
}

/* Of what the camera sees, and that time passes. */
static void
tick_page (AkashiKioskCare *care, AkashiCamera *camera, gint64 now)
{
  AkashiPage *page = akashi_page_book_get (care->book, akashi_page_book_get_name (care->book));
  AkashiHint hint = camera == NULL ? AKASHI_HINT_NONE : akashi_camera_hint (camera);
  if (AKASHI_IS_SCAN_PAGE (page))
    akashi_scan_page_tick (AKASHI_SCAN_PAGE (page), now, hint);
  else if (AKASHI_IS_STAFF_CAMERA_PAGE (page))
    akashi_staff_camera_page_tick (AKASHI_STAFF_CAMERA_PAGE (page), hint);
}

void
akashi_kiosk_window_care_tick (AkashiKioskCare *care, AkashiCameraKeeper *keeper, gint64 now)
{
  tell_life (care, keeper, now);
  akashi_camera_keeper_tick (keeper, now, akashi_settings_camera_retry_seconds (care->settings));
  tick_page (care, akashi_camera_keeper_get_camera (keeper), now);
  if (care->serial != NULL)
    akashi_serial_scanner_tick (care->serial, now, akashi_settings_camera_retry_seconds (care->settings));
  if (care->looked_at != 0 && now - care->looked_at < LOOK_EVERY_S * G_USEC_PER_SEC)
    return;
  care->looked_at = now;
  show_trouble (care);
}
