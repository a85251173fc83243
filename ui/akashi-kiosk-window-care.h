/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-camera-keeper.h"
#include "akashi-kiosk-window.h"
#include "akashi-notice.h"
#include "akashi-page-book.h"

G_BEGIN_DECLS

/**
 * AkashiKioskCare:
 *
 * What keeps a kiosk going that nobody attends: signs of life for the service manager, a camera that stands
 * still without saying so, hand scanners, a monitor that was off, and trouble that the shop has to be told
 * of. It is told the time.
 */
typedef struct _AkashiKioskCare AkashiKioskCare;

/* @window: its owner, not referenced, as @book of it */
AkashiKioskCare *akashi_kiosk_window_care_new (AkashiKioskWindow *window, AkashiPageBook *book,
                                               AkashiEngine *engine, AkashiSettings *settings);
void akashi_kiosk_window_care_free (AkashiKioskCare *care);

/**
 * akashi_kiosk_window_care_tick:
 * @now: g_get_monotonic_time()
 *
 * Tells that the kiosk lives: only while this is called, and, where a camera gives frames, they are read. A
 * camera whose frames stay away is reported to the window as failed; one that is down is tried again. The
 * page with the live picture is told of time and light.
 */
void akashi_kiosk_window_care_tick (AkashiKioskCare *care, AkashiCameraKeeper *keeper, gint64 now);

G_END_DECLS
