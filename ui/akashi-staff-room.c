/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-staff-room.h"

#include "akashi-state-file.h"

static void
recent_free (gpointer data)
{
  AkashiRecentCheck *recent = data;
  akashi_check_unref (recent->check);
  g_free (recent);
}

AkashiStaffRoom *
akashi_staff_room_new (AkashiEngine *engine, AkashiSettings *settings)
{
  AkashiStaffRoom *room = g_new0 (AkashiStaffRoom, 1);
  g_autofree char *folder = akashi_state_folder ();
  g_autofree char *pin = g_build_filename (folder, "staff-pin", NULL);
  g_autofree char *counters = g_build_filename (folder, "counters.csv", NULL);
  room->engine = g_object_ref (engine);
  room->settings = g_object_ref (settings);
  room->pin = akashi_staff_pin_new (pin);
  room->first_start = g_build_filename (folder, "first-start", NULL);
  room->counters = akashi_day_counters_new (counters);
  room->recent = g_ptr_array_new_with_free_func (recent_free);
  return room;
}

void
akashi_staff_room_free (AkashiStaffRoom *room)
{
  g_clear_object (&room->engine);
  g_clear_object (&room->settings);
  akashi_staff_pin_free (room->pin);
  akashi_day_counters_free (room->counters);
  g_ptr_array_unref (room->recent);
  g_clear_pointer (&room->findings, g_array_unref);
  g_free (room->first_start);
  g_free (room->lists_reason);
  g_free (room);
}

void
akashi_staff_room_remember (AkashiStaffRoom *room, AkashiCheck *check, guint number, gint64 time)
{
  AkashiRecentCheck *recent = g_new0 (AkashiRecentCheck, 1);
  *recent = (AkashiRecentCheck){ akashi_check_ref (check), number, time };
  if (room->recent->len > 0 && ((const AkashiRecentCheck *) room->recent->pdata[0])->number == number)
    g_ptr_array_remove_index (room->recent, 0);
  g_ptr_array_insert (room->recent, 0, recent);
  if (room->recent->len > AKASHI_RECENT_CHECKS)
    g_ptr_array_set_size (room->recent, AKASHI_RECENT_CHECKS);
}

void
akashi_staff_room_count (AkashiStaffRoom *room, const AkashiRecentCheck *recent)
{
  const AkashiEvidence *evidence = akashi_check_get_evidence (recent->check);
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (recent->time);
  g_autofree char *day = local == NULL ? NULL : g_date_time_format (local, "%Y-%m-%d");
  if (day != NULL)
    akashi_day_counters_add (room->counters, day,
                             akashi_verdict_name (akashi_check_get_verdict (recent->check)->code),
                             evidence->scheme == NULL ? NULL : evidence->scheme->id);
}

const AkashiRecentCheck *
akashi_staff_room_find (AkashiStaffRoom *room, guint number)
{
  for (guint i = 0; i < room->recent->len; i++)
    {
      const AkashiRecentCheck *recent = room->recent->pdata[i];
      if (recent->number == number)
        return recent;
    }
  return NULL;
}

void
akashi_staff_room_lock (AkashiStaffRoom *room)
{
  room->unlocked = FALSE;
  room->pin_note = room->lists_note = room->export_note = NULL;
  g_clear_pointer (&room->lists_reason, g_free);
}
