/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AkashiTimingLog:
 *
 * Writes one line per verdict, "FRAME_TIME PAINTED_TIME VERDICT": microseconds of g_get_monotonic_time(),
 * when the frame left its source and when the page that answers it had been painted. Says nothing about what
 * was scanned.
 */
typedef struct _AkashiTimingLog AkashiTimingLog;

/* @error: AKASHI_ERROR_IO */
AkashiTimingLog *akashi_timing_log_new (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void akashi_timing_log_free (AkashiTimingLog *log);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiTimingLog, akashi_timing_log_free)

/* Says that @widget was just told to show @verdict (static), for the frame of @frame_time: logged after its
 * next paint. */
void akashi_timing_log_expect (AkashiTimingLog *log, GtkWidget *widget, gint64 frame_time,
                               const char *verdict);

G_END_DECLS
