/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gtk/gtk.h>

#include "akashi-camera.h"
#include "akashi-engine.h"
#include "akashi-settings.h"
#include "akashi-timing-log.h"

G_BEGIN_DECLS

/**
 * AkashiKioskWindow:
 *
 * The kiosk: one window, one page at a time, the same bar at the bottom of each. It owns the camera, the
 * check that is shown and the time that it stays. Actions: `win.begin`, `win.start-over`, `win.letters`,
 * `win.languages` (opens the page that lists them, and closes it), `win.language` (one of them),
 * `win.answer` (`yes`, `no`, `unsure`), `win.open` (a page by its name), `win.back` (to where it was opened),
 * `win.type` (a number), `win.compare` (with the next product), `win.keep`. It only wires: which pages there
 * are stands in akashi-kiosk-window-pages.c, what opening one means in akashi-page-book.h, where it also says
 * how to add a page.
 */
#define AKASHI_TYPE_KIOSK_WINDOW (akashi_kiosk_window_get_type ())
G_DECLARE_FINAL_TYPE (AkashiKioskWindow, akashi_kiosk_window, AKASHI, KIOSK_WINDOW, GtkApplicationWindow)

/**
 * akashi_kiosk_window_new:
 * @application: (nullable)
 * @language: each customer begins with it
 * @width: application pixels; 0: as large as the monitor
 * @height: likewise
 */
AkashiKioskWindow *akashi_kiosk_window_new (GtkApplication *application, AkashiEngine *engine,
                                            AkashiSettings *settings, const char *language, int width,
                                            int height);

/**
 * akashi_kiosk_window_set_camera:
 * @camera: (nullable): taken into use and started; tried again when it fails
 * @once: the window closes when the camera's film comes to its end; else the film begins again
 */
void akashi_kiosk_window_set_camera (AkashiKioskWindow *window, AkashiCamera *camera, gboolean once);

/* Of a window that was presented. @log: (transfer full) */
void akashi_kiosk_window_set_timing_log (AkashiKioskWindow *window, AkashiTimingLog *log);

/**
 * akashi_kiosk_window_take_codes:
 * @codes: (element-type AkashiFoundCode): what one camera frame held
 * @frame_time: g_get_monotonic_time() when it left the source
 */
void akashi_kiosk_window_take_codes (AkashiKioskWindow *window, GPtrArray *codes, gint64 frame_time);

/* @text: what somebody scanned by hand: shown on whatever page is open */
void akashi_kiosk_window_take_scan (AkashiKioskWindow *window, const char *text);

/* Shows @picture on the scan page, if that is the page. */
void akashi_kiosk_window_take_picture (AkashiKioskWindow *window, const AkashiPicture *picture);

/* The camera has stopped: says so, and tries again from the next tick on. */
void akashi_kiosk_window_camera_failed (AkashiKioskWindow *window, const GError *error);

/**
 * akashi_kiosk_window_tick:
 * @now: g_get_monotonic_time()
 *
 * What time does: countdown, back to the first page, the camera's next try. Called twice a second by the
 * window itself.
 */
void akashi_kiosk_window_tick (AkashiKioskWindow *window, gint64 now);

/* Returns: (transfer none): the name of the open page, as in akashi-kiosk-window-pages.c. */
const char *akashi_kiosk_window_get_page_name (AkashiKioskWindow *window);

/* Returns: (transfer none): the language now shown. */
const char *akashi_kiosk_window_get_language (AkashiKioskWindow *window);

/* Returns: (transfer none) (nullable): the check that is shown. */
AkashiCheck *akashi_kiosk_window_get_check (AkashiKioskWindow *window);

G_END_DECLS
