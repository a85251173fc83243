/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Picture files that are not files, as a decoder wants them: memory that can be mapped. */

/**
 * akashi_shared_spool:
 * @file: a pipe or a device
 * @most: bytes
 * @length: (out): bytes that were read, at most @most and one more
 * @error: AKASHI_ERROR_IO
 *
 * Returns: a descriptor of memory with what could be read from @file, or -1
 */
int akashi_shared_spool (int file, guint64 most, guint64 *length, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: a descriptor of memory that holds @bytes, or -1 with @error AKASHI_ERROR_IO. */
int akashi_shared_copy (GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
