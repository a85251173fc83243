/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-picture-reader.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * akashi_input_read:
 * @path_or_dash: a file's name as given on the command line, or `-` for standard input
 * @max_bytes: most bytes that are read
 * @error: AKASHI_ERROR_NOT_FOUND (no such file), AKASHI_ERROR_INVALID (a folder, or empty),
 * AKASHI_ERROR_TOO_LARGE, AKASHI_ERROR_IO. The message does not name the file.
 *
 * Reads a whole file or standard input into memory. At most @max_bytes and one more byte are ever read,
 * whatever size a file or device claims to have.
 *
 * Returns: (transfer full): at least one byte
 */
GBytes *akashi_input_read (const char *path_or_dash, gint64 max_bytes,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_input_open:
 * @path_or_dash: as of akashi_input_read()
 * @error: AKASHI_ERROR_NOT_FOUND, AKASHI_ERROR_INVALID (a folder), AKASHI_ERROR_IO. The message does not name
 * the file.
 *
 * Returns: a descriptor for reading, to be closed; or -1
 */
int akashi_input_open (const char *path_or_dash, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Opens a picture and has it read (akashi-picture-reader.h): a large JPEG comes with at most
 * AKASHI_ENOUGH_IMAGE_PIXELS. @error: of either. */
gboolean akashi_input_read_picture (AkashiPictureReader *reader, const char *path_or_dash,
                                    AkashiPicture *picture, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
