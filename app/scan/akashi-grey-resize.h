/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-grey.h"

G_BEGIN_DECLS

/*
 * Pictures made from pictures, all new. A code that is too large or too small is read in one of them.
 */

/* Returns: @grey with each @factor x @factor pixels made one (their mean); what is left at the right and
 * lower edge is dropped. %NULL where no pixel would remain. */
AkashiGrey *akashi_grey_shrink (const AkashiGrey *grey, guint factor) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: @grey at twice the width and height, by a cubic that keeps edges steep (Catmull and Rom's), and
 * sharpened by @sharpen: 1 by as much again as each pixel differs from those around it. %NULL where
 * that passes the limits. */
AkashiGrey *akashi_grey_enlarge_sharp (const AkashiGrey *grey, double sharpen) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
