/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AkashiCodeLines:
 *
 * Bytes of a scanner on a serial line, as they come, to the texts it scanned: each ends with CR, LF or both.
 */
typedef struct _AkashiCodeLines AkashiCodeLines;

AkashiCodeLines *akashi_code_lines_new (void);
void akashi_code_lines_free (AkashiCodeLines *lines);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiCodeLines, akashi_code_lines_free)

/* Further bytes came. */
void akashi_code_lines_add (AkashiCodeLines *lines, const guint8 *bytes, gsize length);

/* Returns: (transfer full) (nullable): the next whole text; empty ones, ones over AKASHI_MAX_TEXT_BYTES and
 * ones that are not UTF-8 or hold control characters are passed over */
char *akashi_code_lines_next (AkashiCodeLines *lines);

G_END_DECLS
