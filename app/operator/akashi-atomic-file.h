/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gio/gio.h>
#include <stdio.h>

#include "akashi-error.h"

G_BEGIN_DECLS

/**
 * akashi_atomic_file_write:
 * @path: where to; its folder is made where it is missing
 * @bytes: what
 * @mode: permission bits, as in 0644
 * @error: AKASHI_ERROR_IO
 *
 * Writes a temporary file beside @path, brings it to the disk, and renames it: whoever reads @path finds the
 * old file or the whole new one, also after a power cut.
 */
gboolean akashi_atomic_file_write (const char *path, GBytes *bytes, guint mode,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same, with AKASHI_ERROR_EXISTS where there is a file at @path already: it is not touched. */
gboolean akashi_atomic_file_create (const char *path, GBytes *bytes, guint mode,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Writes what the file is to hold. @error: set where it cannot. */
typedef gboolean (*AkashiAtomicFileFunc) (FILE *out, gpointer data, GError **error);

/* As akashi_atomic_file_write(), for what is too large to be held in memory: @func writes it. */
gboolean akashi_atomic_file_stream (const char *path, AkashiAtomicFileFunc func, gpointer data, guint mode,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_atomic_file_read:
 * @max_bytes: the most that is read
 * @error: AKASHI_ERROR_NOT_FOUND, AKASHI_ERROR_TOO_LARGE, AKASHI_ERROR_IO
 *
 * Returns: (transfer full): the whole file
 */
GBytes *akashi_atomic_file_read (const char *path, gint64 max_bytes,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
