/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-notice.h"
#include "akashi-page.h"
#include "akashi-settings.h"

G_BEGIN_DECLS

/**
 * AkashiAttractPage:
 *
 * What the kiosk shows while nobody is there: what it does, in three pictures. A touch, a key (action
 * `win.begin`) or a code before the camera wakes it.
 */
#define AKASHI_TYPE_ATTRACT_PAGE (akashi_attract_page_get_type ())
G_DECLARE_FINAL_TYPE (AkashiAttractPage, akashi_attract_page, AKASHI, ATTRACT_PAGE, AkashiPage)

/* Its picture shows a hand that holds a box there. */
void akashi_attract_page_set_position (AkashiAttractPage *page, AkashiCameraPosition position);

/* It says so, and has a button for the staff that tells more. @trouble: NONE: all is well */
void akashi_attract_page_set_trouble (AkashiAttractPage *page, AkashiNotice trouble);

G_END_DECLS
