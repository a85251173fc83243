/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AkashiCodeView:
 *
 * A QR code on white, in the middle of its place, each module a whole number of pixels wide: blurred modules
 * are hard on phones. Its size comes from the style class `code`.
 */
#define AKASHI_TYPE_CODE_VIEW (akashi_code_view_get_type ())
G_DECLARE_FINAL_TYPE (AkashiCodeView, akashi_code_view, AKASHI, CODE_VIEW, GtkWidget)

/* @text: of the code. Returns: (transfer floating) (nullable): %NULL where no code holds it. */
GtkWidget *akashi_code_view_new (const char *text);

G_END_DECLS
