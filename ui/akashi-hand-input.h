/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gtk/gtk.h>

#include "akashi-hand-scanner.h"
#include "akashi-settings.h"

G_BEGIN_DECLS

/**
 * AkashiHandInput:
 *
 * A hand scanner that types into a window: takes its keys before any page, button or input method sees them.
 * Which keyboard it pretends to be is a setting, which the code that sets a scanner up writes.
 */
typedef struct _AkashiHandInput AkashiHandInput;

/* @text: what was scanned */
typedef void (*AkashiHandInputScanned) (const char *text, gpointer user_data);

/* The code that sets a scanner up was scanned. @layout: AUTO: its keyboard is not known here */
typedef void (*AkashiHandInputSetUp) (AkashiHandLayout layout, gpointer user_data);

AkashiHandInput *akashi_hand_input_new (GtkWidget *window, AkashiSettings *settings,
                                        AkashiHandInputScanned scanned, AkashiHandInputSetUp set_up,
                                        gpointer user_data);
void akashi_hand_input_free (AkashiHandInput *input);

G_END_DECLS
