/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gio/gio.h>

#include "akashi-error.h"

G_BEGIN_DECLS

/**
 * akashi_slip_print_async:
 * @queue: name of a CUPS queue
 * @pdf: one page
 * @media: how CUPS calls the paper, as in `A6`, `Custom.80x120mm`
 * @wait_s: seconds after which a print system that does not answer is given up
 *
 * Hands a slip to the print system: runs `lp`, which is found by PATH, without a shell, with the page on its
 * standard input; nothing is written to a file by us.
 */
void akashi_slip_print_async (const char *queue, GBytes *pdf, const char *media, guint wait_s,
                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

/**
 * akashi_slip_print_finish:
 * @error: AKASHI_ERROR_NOT_FOUND (there is no `lp`), AKASHI_ERROR_FAILED (it refused: no such queue, a queue
 *   that takes no jobs; the message is its own), AKASHI_ERROR_UNREACHABLE (no answer in time)
 *
 * Returns: TRUE where the print system has taken the job. That paper is in the printer nobody can promise.
 */
gboolean akashi_slip_print_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
