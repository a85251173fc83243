/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gtk/gtk.h>

#include "akashi-support-bar.h"

G_BEGIN_DECLS

/**
 * AkashiFactRow:
 *
 * One fact: what it is about over what is known, with an aside at the far end, and a place for the support
 * bar.
 */
#define AKASHI_TYPE_FACT_ROW (akashi_fact_row_get_type ())
G_DECLARE_FINAL_TYPE (AkashiFactRow, akashi_fact_row, AKASHI, FACT_ROW, GtkWidget)

/* @value: (nullable): %NULL or empty hides the row. @aside: (nullable) */
void akashi_fact_row_set (AkashiFactRow *row, const char *caption, const char *value, const char *aside);

/* Returns: (transfer none): the row's bar, hidden until it is set. */
AkashiSupportBar *akashi_fact_row_get_support_bar (AkashiFactRow *row);

/* @whole: (nullable): what the value is a part of, as in akashi_phrase_label_set_whole() */
void akashi_fact_row_set_whole (AkashiFactRow *row, const char *whole);

G_END_DECLS
