/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-staff-lists.h"

#include "akashi-sticks.h"
#include "akashi-words.h"

struct _AkashiStaffLists {
  AkashiStaffRoom *room; /* not owned */
  AkashiPageBook *book;  /* likewise */
  GCancellable *cancellable;
};

AkashiStaffLists *
akashi_staff_lists_new (AkashiStaffRoom *room, AkashiPageBook *book)
{
  AkashiStaffLists *lists = g_new0 (AkashiStaffLists, 1);
  lists->room = room;
  lists->book = book;
  lists->cancellable = g_cancellable_new ();
  return lists;
}

void
akashi_staff_lists_free (AkashiStaffLists *lists)
{
  g_cancellable_cancel (lists->cancellable);
  g_object_unref (lists->cancellable);
  g_free (lists);
}

static void
say (AkashiStaffLists *lists, const char *note, const char *reason)
{
  lists->room->lists_note = note;
  g_free (lists->room->lists_reason);
  lists->room->lists_reason = g_strdup (reason);
  akashi_page_book_session_changed (lists->book);
  if (akashi_page_book_is_open (lists->book, "staff-lists"))
    akashi_page_book_stay (lists->book);
}

static void
on_fetched (GObject *source, GAsyncResult *result, gpointer data)
{
  AkashiStaffLists *lists = data;
  g_autoptr (GError) error = NULL;
  gboolean came = akashi_engine_sync_finish (AKASHI_ENGINE (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  lists->room->fetching = FALSE;
  if (!came)
    g_message ("lists: %s", error->message);
  say (lists, came ? N_ ("The lists were fetched") : N_ ("The lists could not be fetched"),
       came ? NULL : error->message);
}

void
akashi_staff_lists_fetch (AkashiStaffLists *lists, gboolean from_stick)
{
  g_autofree char *url = NULL;
  if (lists->room->fetching)
    return;
  if (from_stick)
    {
      g_auto (GStrv) folders = akashi_settings_stick_folders (lists->room->settings);
      g_auto (GStrv) sticks = akashi_sticks_list ((const char *const *) folders);
      g_autofree char *folder = akashi_sticks_find_repository ((const char *const *) sticks);
      url = folder == NULL ? NULL : g_filename_to_uri (folder, NULL, NULL);
      if (url == NULL)
        {
          say (lists, N_ ("There is no USB stick with lists in this machine"), NULL);
          return;
        }
    }
  lists->room->fetching = TRUE;
  say (lists, N_ ("The lists are being fetched"), NULL);
  akashi_engine_sync_now_async (lists->room->engine, url, lists->cancellable, on_fetched, lists);
}
