/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AkashiCountdown:
 *
 * The line that says a page is about to close, with the button that keeps it (action `win.keep`). Its room is
 * always taken, so that nothing moves when it appears.
 */
#define AKASHI_TYPE_COUNTDOWN (akashi_countdown_get_type ())
G_DECLARE_FINAL_TYPE (AkashiCountdown, akashi_countdown, AKASHI, COUNTDOWN, GtkWidget)

/* @left_s: seconds left; 0: no countdown */
void akashi_countdown_set (AkashiCountdown *countdown, const char *language, guint left_s);

gboolean akashi_countdown_is_counting (AkashiCountdown *countdown);

G_END_DECLS
