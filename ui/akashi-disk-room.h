/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Returns: bytes that are free on the disk that holds the file @path, whether it is there or not; -1 where
 * that is not known. */
gint64 akashi_disk_room_beside (const char *path);

G_END_DECLS
