/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-camera.h"
#include "akashi-page.h"
#include "akashi-scan-hint.h"
#include "akashi-settings.h"

G_BEGIN_DECLS

/* Without a code for so long, help is offered; seconds. */
#define AKASHI_HELP_AFTER_S 15

/**
 * AkashiScanPage:
 *
 * The live picture, an arrow to where the camera is, and a hint when the picture is not good enough to read a
 * label; help and keys to type the number with are one touch away.
 */
#define AKASHI_TYPE_SCAN_PAGE (akashi_scan_page_get_type ())
G_DECLARE_FINAL_TYPE (AkashiScanPage, akashi_scan_page, AKASHI, SCAN_PAGE, AkashiPage)

/* Where the camera is, how its picture is shown, and whether the screen is its light. */
void akashi_scan_page_set_up (AkashiScanPage *page, AkashiSettings *settings);

/**
 * akashi_scan_page_tick:
 * @now: g_get_monotonic_time()
 * @hint: measured in the newest frame
 */
void akashi_scan_page_tick (AkashiScanPage *page, gint64 now, AkashiHint hint);

G_END_DECLS
