/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * A list of any length, made up, the same every time: one registration with one model a row, as a scheme's
 * office would publish it. 480 makers; product names of 24 kinds, each with its series; model numbers and
 * GTINs of their own.
 */

/* Writes row @index (from 0) at the end of @line, in canonical JSON and without a line's end. @changed: as it
 * stands after a change */
void big_list_row (GString *line, guint64 index, gboolean changed);

/* What is asked for about row @index. */
char *big_list_number (guint64 index);
char *big_list_model (guint64 index);
guint64 big_list_gtin (guint64 index);

/**
 * big_list_write:
 * @path: of the zstd file to be made
 * @changed: this many rows, spread over the list, stand as after a change
 * @digest: (out): of all rows, as an index says it
 */
void big_list_write (const char *path, guint64 rows, guint64 changed, char **digest);

G_END_DECLS
