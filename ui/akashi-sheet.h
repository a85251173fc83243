/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-fact-row.h"
#include "akashi-main-buttons.h"
#include "akashi-page.h"

G_BEGIN_DECLS

/**
 * AkashiSheet:
 *
 * A page that says one thing at its top and lists rows below it, with the main button at its foot: the pages
 * behind a verdict, and those that help. A subclass is no more than an `update_ui()` that begins the sheet
 * and adds the rows in their order. It keeps the session's check and offers, and hands them out.
 */
#define AKASHI_TYPE_SHEET (akashi_sheet_get_type ())
G_DECLARE_DERIVABLE_TYPE (AkashiSheet, akashi_sheet, AKASHI, SHEET, AkashiPage)

struct _AkashiSheetClass {
  AkashiPageClass parent_class;
};

/* Returns: (transfer none) (nullable): what the session holds. */
AkashiCheck *akashi_sheet_get_check (AkashiSheet *sheet);

/* Returns: what the shop has beside the kiosk. */
AkashiShopOffers akashi_sheet_get_offers (AkashiSheet *sheet);

/* Takes all rows away; the main button leads back to where the page was opened. @sentence: (nullable) */
void akashi_sheet_begin (AkashiSheet *sheet, const char *headline, const char *sentence);

/* @css_class: how the head looks, as in `staff`; %NULL: as on every sheet */
void akashi_sheet_set_head_class (AkashiSheet *sheet, const char *css_class);

/* A heading over the rows that follow. */
void akashi_sheet_add_heading (AkashiSheet *sheet, const char *text);

/* One fact; each sentence of @value has a row of its own. Returns: (transfer none): the first one; %NULL
 * where @value is empty and nothing was added. */
AkashiFactRow *akashi_sheet_add_fact (AkashiSheet *sheet, const char *caption, const char *value,
                                      const char *aside);

/* The desk that consumers call in the country that the kiosk stands in, where that is known. */
void akashi_sheet_add_desk (AkashiSheet *sheet);

/* A paragraph. @css_class: as in `reason` */
void akashi_sheet_add_line (AkashiSheet *sheet, const char *text, const char *css_class);

/* A pictogram with a line and what stands under it. @icon: a name; @caption: (nullable) */
void akashi_sheet_add_item (AkashiSheet *sheet, const char *icon, const char *text, const char *caption);

/* Two values beside each other under one caption, to be compared. */
void akashi_sheet_add_pair (AkashiSheet *sheet, const char *caption, const char *first, const char *second);

/* Any other row. @row: (transfer floating) */
void akashi_sheet_add_row (AkashiSheet *sheet, GtkWidget *row);

/* A button among the rows; two that follow each other stand side by side. @icon: (nullable) */
void akashi_sheet_add_choice (AkashiSheet *sheet, const char *icon, const char *text, const char *action,
                              const char *target);

/* A button that has a row of its own. */
void akashi_sheet_add_wide_choice (AkashiSheet *sheet, const char *text, const char *action,
                                   const char *target);

/* Returns: (transfer none): the buttons at the foot. */
AkashiMainButtons *akashi_sheet_get_buttons (AkashiSheet *sheet);

G_END_DECLS
