/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-finder.h"
#include "akashi-region.h"

G_BEGIN_DECLS

/*
 * Finder patterns by correlation with what one looks like: where blur or noise leaves no clean edges to
 * follow. Dearer than akashi_finders_find(), so for parts of a picture.
 */

/**
 * akashi_finders_match:
 * @region: where in @layer
 * @deadline: akashi_scan_clock() after which no further size is looked for
 * @finders: (element-type AkashiFinder): found ones are appended
 *
 * Looks for modules of two to four pixels, whichever way the finder is turned.
 */
void akashi_finders_match (const AkashiLayer *layer, const AkashiRegion *region, gint64 deadline,
                           GArray *finders);

/* Returns: the correlation of the picture with a finder pattern and its separator at @at, a module being
 * @across and
 * @down: 1 the same but for light and contrast, 0 nothing alike, below 0 for light on dark */
float akashi_finder_fit (const AkashiLayer *layer, AkashiVector at, AkashiVector across, AkashiVector down);

G_END_DECLS
