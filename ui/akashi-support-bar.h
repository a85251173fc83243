/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gtk/gtk.h>

#include "akashi-date.h"

G_BEGIN_DECLS

/* The bar's fixed scale: every product is drawn on the same one, so that two can be compared at a glance. */
#define AKASHI_SUPPORT_BAR_YEARS 7

/**
 * AkashiSupportBar:
 *
 * The time for which security updates are promised, from today, on a fixed scale of seven years with a tick a
 * year and the end date at the tip. For a screen reader it is a meter.
 */
#define AKASHI_TYPE_SUPPORT_BAR (akashi_support_bar_get_type ())
G_DECLARE_FINAL_TYPE (AkashiSupportBar, akashi_support_bar, AKASHI, SUPPORT_BAR, GtkWidget)

/* Returns: how full the bar is, 0.0 to 1.0; 0 where @until is not a day or is past. */
double akashi_support_bar_share (AkashiDate today, AkashiDate until);

/**
 * akashi_support_bar_set:
 * @until: end of the security updates; where it is not a day the bar is hidden
 * @words: what the bar shows, in words, for a screen reader
 * @from_text: the left end, as in `Now`
 * @tip_text: the end date
 * @end_text: the right end, as in `7 years`
 */
void akashi_support_bar_set (AkashiSupportBar *bar, AkashiDate today, AkashiDate until, const char *words,
                             const char *from_text, const char *tip_text, const char *end_text);

G_END_DECLS
