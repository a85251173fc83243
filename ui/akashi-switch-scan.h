/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gtk/gtk.h>

#include "akashi-settings.h"

G_BEGIN_DECLS

/**
 * AkashiSwitchScan:
 *
 * The kiosk by one switch: while the setting `switch-scanning` is not 0 the focus moves by itself, every so
 * many seconds, to the next button there is, round and round; Space or Enter, which switches for this purpose
 * type, presses it. A button has its whole time again after everything that moves the focus, so also after
 * each press that opens a page.
 */
typedef struct _AkashiSwitchScan AkashiSwitchScan;

/* @window: not owned; it outlives the scan */
AkashiSwitchScan *akashi_switch_scan_new (GtkWindow *window, AkashiSettings *settings);
void akashi_switch_scan_free (AkashiSwitchScan *scan);

/* What it does each time: the focus moves to the next button. */
void akashi_switch_scan_step (GtkWindow *window);

G_END_DECLS
