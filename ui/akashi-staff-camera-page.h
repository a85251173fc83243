/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-frame-quality.h"
#include "akashi-staff-sheet.h"

G_BEGIN_DECLS

/**
 * AkashiStaffCameraPage:
 *
 * Whether the camera sees finely enough: its live picture, which codes of the test card
 * (akashi-test-card.h) are read in it, and what is wrong with light and sharpness.
 */
#define AKASHI_TYPE_STAFF_CAMERA_PAGE (akashi_staff_camera_page_get_type ())
G_DECLARE_FINAL_TYPE (AkashiStaffCameraPage, akashi_staff_camera_page, AKASHI, STAFF_CAMERA_PAGE,
                      AkashiStaffSheet)

/* @hint: measured in the newest frame */
void akashi_staff_camera_page_tick (AkashiStaffCameraPage *page, AkashiHint hint);

G_END_DECLS
