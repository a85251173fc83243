/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Returns: (transfer full) (nullable) (type filename): the folder that this program lies in. */
char *akashi_program_folder (void) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_program_find:
 * @room: the folder under app/ that the program is built in
 * @name: the program
 *
 * Looks for one of Akashi's own programs that another one starts: where this program was installed to, or,
 * for a program that was not installed, where it was built. The environment has no say. For programs that are
 * installed into the folder of programs, not for those beside the one that is looked for.
 *
 * Returns: (transfer full) (nullable) (type filename): where it is, or %NULL where there is none
 */
char *akashi_program_find (const char *room, const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
