/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-error.h"

G_BEGIN_DECLS

/*
 * Small files in which a kiosk keeps what has to survive a restart: its PIN, its counters. For their owner
 * alone (mode 0600), in a folder for its owner alone (0700).
 */

/* Returns: (transfer full): the folder: that of systemd's StateDirectory= where there is one, else
 * `$XDG_STATE_HOME/akashi`. */
char *akashi_state_folder (void);

/**
 * akashi_state_file_read:
 * @largest: bytes
 * @error: AKASHI_ERROR_NOT_FOUND, AKASHI_ERROR_TOO_LARGE, AKASHI_ERROR_INVALID (no UTF-8), AKASHI_ERROR_IO
 */
char *akashi_state_file_read (const char *path, gsize largest, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_state_file_write:
 * @error: AKASHI_ERROR_NO_SPACE, AKASHI_ERROR_IO
 *
 * Whoever reads @path finds the old text or the whole new one, also after a power cut. Makes the folder where
 * it is missing.
 */
gboolean akashi_state_file_write (const char *path, const char *text,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_state_file_overwrite:
 * @text: at most 512 bytes, a sector of a disk
 * @error: AKASHI_ERROR_NO_SPACE (also where @text is longer), AKASHI_ERROR_IO (there is no such file)
 *
 * For a disk that is full: writes into the block that the file has already. That block's sector is written
 * whole or not at all, but not by every file system in place.
 */
gboolean akashi_state_file_overwrite (const char *path, const char *text,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
