/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-camera.h"
#include "akashi-page.h"

G_BEGIN_DECLS

/**
 * AkashiScanPage:
 *
 * The live picture with a frame, and what to do: hold the label there. Says when there is too little or too
 * much light.
 */
#define AKASHI_TYPE_SCAN_PAGE (akashi_scan_page_get_type ())
G_DECLARE_FINAL_TYPE (AkashiScanPage, akashi_scan_page, AKASHI, SCAN_PAGE, AkashiPage)

/* Shows @picture; %NULL: nothing, and nothing of the last one remains. */
void akashi_scan_page_show_picture (AkashiScanPage *page, const AkashiPicture *picture);
void akashi_scan_page_set_light (AkashiScanPage *page, AkashiLight light);
void akashi_scan_page_set_mirror (AkashiScanPage *page, gboolean mirror);

G_END_DECLS
