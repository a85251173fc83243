/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-picture-reader.h"

G_BEGIN_DECLS

/*
 * The memory that is shared with a decoder's child. The child may write anything into it, so nothing is
 * believed: its size is sealed before the child sees it, it is taken only once the child is gone and no one
 * can write to it any more, and the numbers in its head are checked against the limits and the size.
 */

/* Returns: a descriptor of memory for the largest picture (none is used up before it is written to); -1 with
 * @error AKASHI_ERROR_NO_SANDBOX. */
int akashi_shared_picture_new (GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Takes what a child that has ended left in @memory. @error: what the child's status says, or
 * AKASHI_ERROR_UNREADABLE_IMAGE where what it says cannot be. */
gboolean akashi_shared_picture_take (int memory, AkashiPicture *picture,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

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
