/* SPDX-License-Identifier: Apache-2.0 */
/* The engine's side of updates: now, when due, or in a thread of their own; and what to trust at all. */
#include "akashi-engine-private.h"

#include "akashi-fetch.h"
#include "akashi-sync-run.h"

gboolean
akashi_engine_sync (AkashiEngine *engine, const char *from, GCancellable *cancellable, GError **error)
{
  AkashiSyncRun run = { engine->path, engine->clock, from, FALSE, engine->missing };

  g_ptr_array_set_size (engine->missing, 0);
  gboolean ok = akashi_sync_run (&run, cancellable, error);
  akashi_engine_load (engine);
  return ok;
}

GPtrArray *
akashi_engine_get_missing_schemes (AkashiEngine *engine)
{
  return engine->missing;
}

gboolean
akashi_engine_sync_if_due (AkashiEngine *engine, GCancellable *cancellable, GError **error)
{
  AkashiSyncRun run = { engine->path, engine->clock, NULL, TRUE, NULL };
  gboolean ok = akashi_sync_run (&run, cancellable, error);
  akashi_engine_load_if_changed (engine);
  return ok;
}

/* --- in a thread
 * --------------------------------------------------------------------------------------------------- */

/* What the task owns: nothing of the engine is touched from its thread. */
typedef struct {
  char *path;
  AkashiClock clock;
  char *from; /* (nullable) */
  gboolean only_due;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;
  g_free (work->path);
  g_free (work->from);
  g_free (work);
}

static void
work_in_thread (GTask *task, gpointer source G_GNUC_UNUSED, gpointer data, GCancellable *cancellable)
{
  const Work *work = data;
  AkashiSyncRun run = { work->path, work->clock, work->from, work->only_due, NULL };
  GError *error = NULL;

  if (akashi_sync_run (&run, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
begin_work (AkashiEngine *engine, const char *from, gboolean only_due, GCancellable *cancellable,
            GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (engine, cancellable, callback, user_data);
  Work *work = g_new0 (Work, 1);

  work->path = g_strdup (engine->path);
  work->clock = engine->clock;
  work->from = g_strdup (from);
  work->only_due = only_due;
  g_task_set_source_tag (task, begin_work);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, work_in_thread);
}

void
akashi_engine_sync_async (AkashiEngine *engine, GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data)
{
  begin_work (engine, NULL, TRUE, cancellable, callback, user_data);
}

void
akashi_engine_sync_now_async (AkashiEngine *engine, const char *from, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  begin_work (engine, from, FALSE, cancellable, callback, user_data);
}

gboolean
akashi_engine_sync_finish (AkashiEngine *engine, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, engine), FALSE);

  gboolean ok = g_task_propagate_boolean (G_TASK (result), error);
  akashi_engine_load_if_changed (engine);
  return ok;
}

/* --- what to trust
 * ------------------------------------------------------------------------------------- */

gboolean
akashi_engine_add_trust (AkashiEngine *engine, GBytes *root, const char *url, GError **error)
{
  if (!akashi_tuf_root_check (root, error))
    return FALSE;
  g_autoptr (AkashiFetch) address = akashi_fetch_new (url, error);
  if (!address)
    return FALSE;
  g_autoptr (AkashiRegistry) registry = akashi_registry_open (engine->path, TRUE, error);
  if (!registry || akashi_registry_add_trust (registry, root, url, error) < 0)
    return FALSE;
  akashi_engine_load (engine);
  return TRUE;
}
