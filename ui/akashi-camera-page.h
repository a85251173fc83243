/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-page.h"

G_BEGIN_DECLS

/**
 * AkashiCameraPage:
 *
 * There is no camera, or it failed: what happened, what it means, what to do. The kiosk tries again by
 * itself.
 */
#define AKASHI_TYPE_CAMERA_PAGE (akashi_camera_page_get_type ())
G_DECLARE_FINAL_TYPE (AkashiCameraPage, akashi_camera_page, AKASHI, CAMERA_PAGE, AkashiPage)

/* @problem: (nullable): AKASHI_ERROR_NO_CAMERA or another; copied. Its message is for the log, not for the
 * page */
void akashi_camera_page_set_problem (AkashiCameraPage *page, const GError *problem);

G_END_DECLS
