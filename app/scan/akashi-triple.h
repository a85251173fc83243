/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-finder.h"

G_BEGIN_DECLS

/* Three finder patterns that may belong to one code, and which is which. */
typedef struct {
  guint at, right, below; /* indices: the corner between the others; clockwise from it; against the clock */
  AkashiFinder
      corner[3]; /* the same, each with `across` towards the code's right and `down` towards its foot */
  float modules; /* about how many modules a side of the code has */
  float badness; /* how ill they fit together; 0 best */
} AkashiTriple;

#define AKASHI_MAX_TRIPLES 1200 /* tried in one layer */

/* Returns: (transfer full) (element-type AkashiTriple): what may be codes, the likeliest first */
GArray *akashi_triples_find (const GArray *finders);

/* Returns: @by in @finder's own modules. */
AkashiVector akashi_finder_frame (const AkashiFinder *finder, AkashiVector by);

/* Returns: @finder with its axes turned by @quarters of a circle, `across` towards where `down` was. */
AkashiFinder akashi_finder_turned (AkashiFinder finder, guint quarters);

G_END_DECLS
