/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AkashiTimingLog:
 *
 * Writes a line an event; times are microseconds of g_get_monotonic_time(), a frame's time is when it left
 * its source. Says nothing about what was scanned.
 *
 *     film BEGIN                        position 0 of the camera's film was due then
 *     picture FRAME_TIME PAINTED_TIME   a picture of the camera had been painted
 *     verdict FRAME_TIME PAINTED_TIME NAME   the page that answers the frame had been painted
 *     page INPUT_TIME PAINTED_TIME NAME      the page of that name had been painted, settled, for the first
 * time since it was opened or set anew; INPUT_TIME: the last touch or key before, when the window system took
 * it; 0: none
 */
typedef struct _AkashiTimingLog AkashiTimingLog;

/* @error: AKASHI_ERROR_IO */
AkashiTimingLog *akashi_timing_log_new (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void akashi_timing_log_free (AkashiTimingLog *log);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiTimingLog, akashi_timing_log_free)

/* Each of these does nothing where @log is %NULL. */

/* Says that @widget was just told to show @verdict (static), for the frame of @frame_time: logged after its
 * next paint. */
void akashi_timing_log_verdict (AkashiTimingLog *log, GtkWidget *widget, gint64 frame_time,
                                const char *verdict);

/* The same for a picture of the camera. */
void akashi_timing_log_picture (AkashiTimingLog *log, GtkWidget *widget, gint64 frame_time);

/* The same for the page @name (static), which was just opened, or set in another language or size. */
void akashi_timing_log_page (AkashiTimingLog *log, GtkWidget *page, const char *name);

/* Notes from now on when @window is touched or typed at. */
void akashi_timing_log_watch (AkashiTimingLog *log, GtkWidget *window);

/* Says that the film now playing began at @begin: logged when it is another. */
void akashi_timing_log_film (AkashiTimingLog *log, gint64 begin);

G_END_DECLS
