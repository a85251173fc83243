/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-staff-sheet.h"

typedef struct {
  const AkashiStaffRoom *room; /* (nullable): of the desk, not owned */
} AkashiStaffSheetPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AkashiStaffSheet, akashi_staff_sheet, AKASHI_TYPE_SHEET)

static void
akashi_staff_sheet_set_session (AkashiPage *page, AkashiSession *session)
{
  AkashiStaffSheetPrivate *priv = akashi_staff_sheet_get_instance_private (AKASHI_STAFF_SHEET (page));
  AKASHI_PAGE_CLASS (akashi_staff_sheet_parent_class)->set_session (page, session);
  priv->room = akashi_session_get_staff_room (session);
}

static void
akashi_staff_sheet_update_ui (AkashiPage *page)
{
  AkashiSheet *sheet = AKASHI_SHEET (page);
  AkashiStaffSheetPrivate *priv = akashi_staff_sheet_get_instance_private (AKASHI_STAFF_SHEET (page));
  AkashiStaffSheetClass *klass = AKASHI_STAFF_SHEET_GET_CLASS (page);
  akashi_sheet_begin (sheet, akashi_page_text (page, klass->headline), NULL);
  akashi_sheet_set_head_class (sheet, "staff");
  if (priv->room != NULL && priv->room->unlocked)
    klass->add_rows (sheet, priv->room);
}

static void
akashi_staff_sheet_class_init (AkashiStaffSheetClass *klass)
{
  AKASHI_PAGE_CLASS (klass)->update_ui = akashi_staff_sheet_update_ui;
  AKASHI_PAGE_CLASS (klass)->set_session = akashi_staff_sheet_set_session;
}

static void
akashi_staff_sheet_init (AkashiStaffSheet *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "reach");
}

char *
akashi_staff_sheet_time (AkashiSheet *sheet, gint64 time)
{
  const char *language = akashi_page_get_language (AKASHI_PAGE (sheet));
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (time);
  g_autofree char *day = local == NULL ? NULL : g_date_time_format (local, "%Y-%m-%d");
  AkashiDate date;
  if (day == NULL || !akashi_date_parse (day, &date))
    return g_strdup ("");
  g_autofree char *words = akashi_words_day (language, date);
  g_autofree char *clock = g_date_time_format (local, "%H:%M");
  return g_strdup_printf (akashi_words_text (language, "%1$s, %2$s"), words, clock);
}
