/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * akashi_balance_width:
 * @layout: a text of one paragraph, wrapped or not; it is left as it was
 * @width: pixels it may be wrapped at
 *
 * Where lines may break is asked of Pango once, and the lines are counted from the widths of what stands
 * between: wrapping the text by Pango at one width after the other shapes it each time anew.
 *
 * Returns: the least width, in pixels, at which the text takes no more lines than at @width, and at which
 * none of them reaches further; 0: it is not known, as there are several paragraphs, or a piece without a
 * break in it is wider than @width
 */
int akashi_balance_width (PangoLayout *layout, int width);

G_END_DECLS
