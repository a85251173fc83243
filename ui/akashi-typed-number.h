/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Characters of one text that may be read in two ways; a text with more has no other readings. */
#define AKASHI_TYPED_NUMBER_MOST_DOUBTS 6

/**
 * akashi_typed_number_readings:
 * @text: as a person typed it
 *
 * Returns: (transfer full): every other reading of @text in which some O is 0 or I is 1, or the other way
 * round; NULL-terminated, may be empty, at most 2^AKASHI_TYPED_NUMBER_MOST_DOUBTS - 1
 */
char **akashi_typed_number_readings (const char *text);

/* Returns: whether @number begins with @typed: dashes, spaces and case do not matter, and O is 0 and I is 1.
 */
gboolean akashi_typed_number_begins (const char *number, const char *typed);

G_END_DECLS
