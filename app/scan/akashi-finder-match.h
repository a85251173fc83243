/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-blocks.h"
#include "akashi-finder.h"

G_BEGIN_DECLS

/*
 * Finder patterns by correlation with what one looks like: where blur or noise leaves no clean edges to
 * follow. Dearer than akashi_finders_find().
 */

/**
 * akashi_finders_match:
 * @blocks: those of @layer
 * @large: only modules of two pixels and more: a finer layer is searched, too
 * @deadline: akashi_scan_clock() after which no further size is looked for
 * @finders: (element-type AkashiFinder): found ones are appended
 *
 * Looks for modules of one to four pixels, whichever way the finder is turned.
 */
void akashi_finders_match (const AkashiLayer *layer, const AkashiBlocks *blocks, gboolean large,
                           gint64 deadline, GArray *finders);

G_END_DECLS
