/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gio/gio.h>

#include "akashi-partial.h"

G_BEGIN_DECLS

/**
 * akashi_fetch_file:
 * @path: of a regular file
 * @error: AKASHI_ERROR_NOT_FOUND, AKASHI_ERROR_TOO_LARGE, AKASHI_ERROR_CANCELLED, AKASHI_ERROR_IO
 *
 * Reads a file from a disk or a stick. It is copied, never mapped where it lies: a stick may be pulled out.
 */
GBytes *akashi_fetch_file (const char *path, gint64 max_bytes, GCancellable *cancellable,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Copies what is missing in @partial. @error: the same; AKASHI_ERROR_TUF_HASH where the file has another
 * length */
gboolean akashi_fetch_file_resume (const char *path, AkashiPartial *partial, GCancellable *cancellable,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
