/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-pager.h"

G_BEGIN_DECLS

/**
 * AkashiMainButtons:
 *
 * The one thing to do on a page, filled, and beside it at most one other, outlined; at the foot of the page,
 * on every page in the same place. On wide glass the button that turns the rows of a pager stands with them.
 */
#define AKASHI_TYPE_MAIN_BUTTONS (akashi_main_buttons_get_type ())
G_DECLARE_FINAL_TYPE (AkashiMainButtons, akashi_main_buttons, AKASHI, MAIN_BUTTONS, GtkWidget)

/* @text: (nullable): %NULL: there is none. @action: as in `win.open`. @target: (nullable): as in `clerk` */
void akashi_main_buttons_set_main (AkashiMainButtons *buttons, const char *text, const char *action,
                                   const char *target);
void akashi_main_buttons_set_other (AkashiMainButtons *buttons, const char *text, const char *action,
                                    const char *target);

/* @css_class: (nullable): a severity, whose colour the filled button has; %NULL: ink */
void akashi_main_buttons_set_colour (AkashiMainButtons *buttons, const char *css_class);

/* Lends @pager its far button; beside two others only while it is squeezed in. */
void akashi_main_buttons_lend (AkashiMainButtons *buttons, AkashiPager *pager);

G_END_DECLS
