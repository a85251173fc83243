/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-staff-export.h"

#include "akashi-sticks.h"
#include "akashi-words.h"

struct _AkashiStaffExport {
  AkashiStaffRoom *room; /* not owned */
  AkashiPageBook *book;  /* likewise */
  GCancellable *cancellable;
  gboolean writing;
};

typedef struct {
  char **sticks;
  char *csv;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;
  g_strfreev (job->sticks);
  g_free (job->csv);
  g_free (job);
}

AkashiStaffExport *
akashi_staff_export_new (AkashiStaffRoom *room, AkashiPageBook *book)
{
  AkashiStaffExport *export = g_new0 (AkashiStaffExport, 1);
  export->room = room;
  export->book = book;
  export->cancellable = g_cancellable_new ();
  return export;
}

void
akashi_staff_export_free (AkashiStaffExport *export)
{
  g_cancellable_cancel (export->cancellable);
  g_object_unref (export->cancellable);
  g_free (export);
}

/* On a thread of its own. */
static void
run (GTask *task, gpointer source G_GNUC_UNUSED, gpointer data, GCancellable *cancellable G_GNUC_UNUSED)
{
  const Job *job = data;
  GError *error = NULL;
  char *path
      = akashi_sticks_write ((const char *const *) job->sticks, "akashi-counters.csv", job->csv, &error);
  if (path == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, path, g_free);
}

static const char *
note_for (const GError *error)
{
  if (error == NULL)
    return N_ ("The counters are on the USB stick, as akashi-counters.csv");
  if (g_error_matches (error, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND))
    return N_ ("There is no USB stick in this machine");
  return N_ ("The USB stick could not be written");
}

static void
on_written (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_task_propagate_pointer (G_TASK (result), &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* @data is gone */
  AkashiStaffExport *export = data;
  export->writing = FALSE;
  if (error != NULL)
    g_message ("export: %s", error->message);
  if (!export->room->unlocked)
    return;
  export->room->export_note = note_for (error);
  akashi_page_book_session_changed (export->book);
  akashi_page_book_stay (export->book);
}

void
akashi_staff_export_write (AkashiStaffExport *export)
{
  if (export->writing)
    return;
  g_auto (GStrv) folders = akashi_settings_stick_folders (export->room->settings);
  Job *job = g_new (Job, 1);
  job->sticks = akashi_sticks_list ((const char *const *) folders);
  job->csv = akashi_day_counters_csv (export->room->counters);
  g_autoptr (GTask) task = g_task_new (NULL, export->cancellable, on_written, export);
  g_task_set_task_data (task, job, job_free);
  export->writing = TRUE;
  g_task_run_in_thread (task, run);
}
