/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Part of a cell's text, where it lies. */
typedef struct {
  const char *data;
  gsize length; /* bytes */
} AkashiCellText;

/* Returns: @text without white space at its ends: also the full-width space, the no-break space and those of
 * no width. */
AkashiCellText akashi_cell_trim (AkashiCellText text);

/* Returns: whether there is a control character in it other than a tab or a line end. */
gboolean akashi_cell_has_control (AkashiCellText text);

/**
 * akashi_cell_without_notes:
 * @text: one line
 * @marks: (nullable): what a note begins with, as in `※`
 *
 * Returns: what stands before the first note, trimmed
 */
AkashiCellText akashi_cell_without_notes (AkashiCellText text, char *const *marks);

/**
 * akashi_cell_split:
 * @separators: (nullable): what stands between two parts beside line ends, as in `、`
 * @parts: of AkashiCellText; the parts, trimmed, are added, empty ones are not
 * @marks: (nullable): notes, which are left out of each line
 */
void akashi_cell_split (AkashiCellText text, char *const *separators, char *const *marks, GArray *parts);

/* Appends @text in one line: each run of white space with a line end or a tab in it becomes one space. */
void akashi_cell_append_line (GString *out, AkashiCellText text);

/**
 * akashi_cell_fold:
 * @out: (array length=size)
 *
 * Writes @text with full-width letters, digits, signs and spaces as ASCII, and 令和 for its one-letter form,
 * ending in NUL.
 *
 * Returns: %FALSE where it does not fit
 */
gboolean akashi_cell_fold (AkashiCellText text, char *out, gsize size);

/**
 * akashi_cell_key:
 *
 * Returns: (transfer full): what words and headings of lists are compared by: NFKC, lower case, no white
 * space
 */
char *akashi_cell_key (AkashiCellText text);

G_END_DECLS
