/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A cell of a public list: its text as it stands there, UTF-8 without NUL. */
typedef struct {
  const char *text; /* need not end in NUL; parts of one merged cell have the same address */
  gsize length;     /* bytes */
  const char *link; /* (nullable): where it links to, as it stands there */
} AkashiCell;

/* A row of a public list. Borrowed from whoever reads it, until the next row. */
typedef struct {
  guint64 line; /* in the file, where the row begins; the first is 1 */
  guint part;   /* which table of the file, from 0 */
  guint n_cells;
  const AkashiCell *cells;
} AkashiListRow;

G_END_DECLS
