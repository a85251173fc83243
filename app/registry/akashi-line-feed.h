/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-registration-json.h"

G_BEGIN_DECLS

/**
 * AkashiLineFeed:
 *
 * The lines of a full list, read, checked and digested in one thread and prepared in another, a little ahead
 * of the one that writes them: no core waits for the slowest of the three. What it holds is bounded.
 */
typedef struct _AkashiLineFeed AkashiLineFeed;

AkashiLineFeed *akashi_line_feed_new (const char *scheme, GBytes *compressed);

/* Stops the threads and waits for them. */
void akashi_line_feed_free (AkashiLineFeed *feed);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiLineFeed, akashi_line_feed_free)

/**
 * akashi_line_feed_next:
 * @line: (out) (nullable): prepared, until the next call; %NULL after the last
 * @error: as akashi_list_reader_next(); what is wrong with a line itself is AKASHI_ERROR_INVALID or
 *   AKASHI_ERROR_TOO_LARGE and akashi_line_feed_is_of_line()
 */
gboolean akashi_line_feed_next (AkashiLineFeed *feed, const AkashiListLine **line,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: the number of the line handed out last, or of the one that is wrong. */
guint64 akashi_line_feed_line_number (const AkashiLineFeed *feed);

/* Returns: whether the error was about a line, not about the file. */
gboolean akashi_line_feed_is_of_line (const AkashiLineFeed *feed);

/* After the last line. @rows: (out): registrations. Returns: (transfer full): their digest */
char *akashi_line_feed_digest (const AkashiLineFeed *feed, gint64 *rows);

G_END_DECLS
