/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Exit codes of every command. */
enum {
  AKASHI_EXIT_GOOD = 0,     /* all confirmed or listed; done */
  AKASHI_EXIT_NOT_GOOD = 1, /* something is not */
  AKASHI_EXIT_USAGE = 2,
  AKASHI_EXIT_CANNOT_TELL = 3, /* no registry, unreadable, network */
};

/**
 * akashi_terminal_escape:
 * @data: bytes out of a code or a file name: anything
 *
 * Returns: (transfer full): valid UTF-8 that does nothing to a terminal: control characters, bidirectional
 * and invisible format characters and what is no UTF-8 are written as `\xNN` or `\u{NNNN}`, the backslash as
 * `\\`
 */
char *akashi_terminal_escape (const void *data, gsize length);

/* Prints a line of words of ours on standard output: kanji of plain Japanese with their readings. */
void akashi_terminal_print_words (const char *indent, const char *text);

/* Complaints are in @language, one of akashi_words_languages(), from here on; before, in the terminal's. */
void akashi_terminal_speak (const char *language);

/* Returns: (transfer none): @msgid in the language of complaints. */
const char *akashi_terminal_text (const char *msgid) G_GNUC_FORMAT (1);

/**
 * akashi_terminal_complain:
 * @what: what happened
 * @meaning: (nullable): what it means for the person
 * @todo: (nullable): what to do
 *
 * Prints an error on standard error in the one form all commands use. Each of the three is translated where
 * it stands in the catalogues.
 */
void akashi_terminal_complain (const char *what, const char *meaning, const char *todo);

/* No code was found in the picture @source. */
void akashi_terminal_complain_no_code (const char *source);

/* The same for an error of any room: says its meaning and what to do by its code. @subject: (nullable): what
 * it is about, as in a file name. */
void akashi_terminal_complain_error (const char *subject, const GError *error);

G_END_DECLS
