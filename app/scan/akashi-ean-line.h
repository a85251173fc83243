/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-scan.h"

G_BEGIN_DECLS

/* An EAN-13 (UPC-A among them), EAN-8 or UPC-E on one line across its bars. */
typedef struct {
  AkashiSymbology symbology;
  char digits[14];  /* 13, or 8, and NUL */
  float start, end; /* samples from the line's own: where its bars begin and end, in its own direction */
  float fit;        /* mean correlation of its digits with what was seen, up to 1 */
  float margin;     /* how much better it fits than any other number whose check digit is right */
} AkashiEanRead;

/**
 * akashi_ean_read_line:
 * @line: grey values along the line, two a pixel or more
 * @read: (out): what fits best
 *
 * Does not look for edges of single bars, which blur takes away, but asks of each digit how well its whole
 * pattern fits, blurred alike, and of all numbers with a right check digit which fits best. Reads both ways.
 * Returns: whether there is one that may be believed where another line agrees
 */
gboolean akashi_ean_read_line (const float *line, guint count, AkashiEanRead *read);

G_END_DECLS
