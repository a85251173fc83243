/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-finder.h"
#include "akashi-pyramid.h"
#include "akashi-scan.h"

G_BEGIN_DECLS

/**
 * akashi_frame_quality:
 * @finders: (element-type AkashiFinder): those found in it, in pixels of the whole picture
 * @codes: (element-type AkashiFoundCode): those read in it
 */
AkashiFrameQuality akashi_frame_quality (const AkashiPyramid *pyramid, const GArray *finders,
                                         GPtrArray *codes);

G_END_DECLS
