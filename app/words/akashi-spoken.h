/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Inside the room: how single things are said in a voice (akashi_speech_voice()). */

/* Returns: (transfer full): @text as it is said: kana for its readings and numbers where @voice is `ja`, else
 * itself; without marks at its ends. "" where nothing of it is said. */
char *akashi_spoken_text (const char *voice, const char *text);

/* Adds (transfer full) the parts that the number @digits is said in, as in 2000 and 31. */
void akashi_spoken_add_number (GPtrArray *parts, const char *voice, const char *digits);

/* Returns: (transfer full): the Japanese for a day by its number, 1 to 31; @of_month: of a month, not how
 * many. */
char *akashi_spoken_day (guint day, gboolean of_month);

/* Adds (transfer full) one part for each letter, digit, and sign that has a name. */
void akashi_spoken_add_spelled (GPtrArray *parts, const char *voice, const char *text, gsize length);

/* Adds all that the other functions can add. */
void akashi_spoken_add_all (GPtrArray *parts, const char *voice);

/* Returns: (transfer full): @text without white space and marks at its ends. */
char *akashi_spoken_trim (const char *text);

G_END_DECLS
