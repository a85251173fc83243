/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A line on standard error, where that is a terminal, that says how far a long job has come and how long it
 * will still take. Without a terminal nothing is ever written. */
typedef struct _AkashiScanProgress AkashiScanProgress;

/* Returns: whether there is anybody to see it: only then is it worth while to count. */
gboolean akashi_scan_progress_is_seen (void);

/* @total: pictures in all; 0: not known, then no time is told. */
AkashiScanProgress *akashi_scan_progress_new (guint64 total);

/* Takes the line away. */
void akashi_scan_progress_free (AkashiScanProgress *progress);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiScanProgress, akashi_scan_progress_free)

/* Takes the line away before something else is printed; the next step brings it back. */
void akashi_scan_progress_hide (AkashiScanProgress *progress);

/* One picture more is done. */
void akashi_scan_progress_step (AkashiScanProgress *progress);

/**
 * akashi_scan_progress_text:
 * @seconds: since the start
 *
 * Returns: (transfer full): what the line says, in the terminal's language
 */
char *akashi_scan_progress_text (guint64 done, guint64 total, double seconds);

G_END_DECLS
