/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gio/gio.h>

#include "akashi-clock.h"
#include "akashi-error.h"

G_BEGIN_DECLS

/* Seen by the engine's own files only: one update, with all it needs, so that it can run in any thread. */
typedef struct {
  const char *path; /* of the registry */
  AkashiClock clock;
  const char *from;   /* (nullable): another address of the only trust entry */
  gboolean only_due;  /* leave out the entries that are to be asked later (akashi-schedule.h) */
  GPtrArray *missing; /* (nullable) (element-type utf8): takes the schemes that a stick leaves out */
} AkashiSyncRun;

/* Updates every trust entry over a connection of its own. What was accepted before a failure stays; how each
 * attempt ended is noted, and the first failure is told. */
gboolean akashi_sync_run (const AkashiSyncRun *run, GCancellable *cancellable,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
