/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-error.h"

G_BEGIN_DECLS

/**
 * akashi_sticks_list:
 * @fixed: (nullable): folders that are taken for sticks as they stand; %NULL or empty: what is mounted under
 *   /media or /run/media, where desktops and udiskie put sticks
 *
 * Returns: (transfer full): folders; NULL-terminated
 */
char **akashi_sticks_list (const char *const *fixed);

/**
 * akashi_sticks_find_repository:
 * @sticks: as of akashi_sticks_list()
 *
 * Looks for a registry as `akashictl mirror` writes one, on each stick and in the folders on it, two deep.
 * That there is one proves nothing: it is verified like one from the network.
 *
 * Returns: (transfer full) (nullable): its folder
 */
char *akashi_sticks_find_repository (const char *const *sticks);

/**
 * akashi_sticks_write:
 * @name: of the file; one that is there is replaced
 * @error: AKASHI_ERROR_NOT_FOUND where there is no stick; AKASHI_ERROR_NO_SPACE, AKASHI_ERROR_IO
 *
 * Writes @text to the first stick that takes it, and to the metal: it may be pulled out afterwards. Takes as
 * long as the stick does. Where AKASHI_STICK_WRITER names a socket, as in the service, which may only read
 * sticks, @text is handed over there (akashi-stick-writer.h).
 *
 * Returns: (transfer full): where it is now
 */
char *akashi_sticks_write (const char *const *sticks, const char *name, const char *text,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
