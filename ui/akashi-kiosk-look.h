/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gtk/gtk.h>

#include "akashi-settings.h"

G_BEGIN_DECLS

/**
 * AkashiKioskLook:
 *
 * Sizes and colours of the kiosk on the glass it is shown on: reads how large the monitor really is, and
 * writes style rules anew whenever the window, the monitor or the letters change.
 */
typedef struct _AkashiKioskLook AkashiKioskLook;

/* Called when tall becomes wide, or large glass a tablet, or the other way round, and once at the beginning.
 */
typedef void (*AkashiKioskLookChanged) (AkashiKioskLook *look, gpointer user_data);

AkashiKioskLook *akashi_kiosk_look_new (GtkWindow *window, AkashiSettings *settings,
                                        AkashiKioskLookChanged changed, gpointer user_data);
void akashi_kiosk_look_free (AkashiKioskLook *look);

/* @letters: step of "bigger letters" */
void akashi_kiosk_look_set_letters (AkashiKioskLook *look, guint letters);
/* @tag: the BCP 47 tag of the language shown: which forms Han characters have, and in which typeface; for
 * texts set from now on */
void akashi_kiosk_look_set_language (AkashiKioskLook *look, const char *tag);

gboolean akashi_kiosk_look_is_landscape (AkashiKioskLook *look);
gboolean akashi_kiosk_look_is_tablet (AkashiKioskLook *look);

G_END_DECLS
