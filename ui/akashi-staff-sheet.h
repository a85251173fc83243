/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-sheet.h"
#include "akashi-staff-room.h"

G_BEGIN_DECLS

/**
 * AkashiStaffSheet:
 *
 * A page of the staff menu. A subclass adds rows in `add_rows()`, which is called only while the menu is
 * unlocked: locked, the page shows nothing.
 */
#define AKASHI_TYPE_STAFF_SHEET (akashi_staff_sheet_get_type ())
G_DECLARE_DERIVABLE_TYPE (AkashiStaffSheet, akashi_staff_sheet, AKASHI, STAFF_SHEET, AkashiSheet)

struct _AkashiStaffSheetClass {
  AkashiSheetClass parent_class;
  const char *headline; /* msgid */
  void (*add_rows) (AkashiSheet *sheet, const AkashiStaffRoom *room);
};

/* Returns: (transfer full): a time in words, as in "23 November 2026, 12:13", in the time of the machine. */
char *akashi_staff_sheet_time (AkashiSheet *sheet, gint64 time);

G_END_DECLS
