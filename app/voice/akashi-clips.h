/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * The clips of speech that data/voice makes when the program is built: a folder for each voice, a file for
 * each text.
 */

/* Returns: (transfer full) (nullable): the folder with the clips of @voice: in the build tree of the program,
 * else among the data that is installed (`akashi/voice` in XDG_DATA_DIRS); %NULL: there is none */
char *akashi_clips_find (const char *voice);

/**
 * akashi_clips_load:
 * @folder: as of akashi_clips_find()
 * @names: of clips, without the ending
 * @error: AKASHI_ERROR_NOT_FOUND where one of them is missing, AKASHI_ERROR_TOO_LARGE where it is no clip
 *
 * Returns: (transfer full) (element-type GBytes): all of them, in their order
 */
GPtrArray *akashi_clips_load (const char *folder, const char *const *names,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
