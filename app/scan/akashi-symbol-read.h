/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-scan.h"
#include "akashi-symbol-modules.h"

G_BEGIN_DECLS

/* How much is tried before three finder patterns are given up. */
typedef enum {
  AKASHI_EFFORT_QUICK, /* the likeliest version, a plane, modules told plainly or by the filter */
  AKASHI_EFFORT_FULL, /* neighbouring versions, corners moved until they fit, the glare's way to tell, bending
                       */
} AkashiEffort;

/* Returns: (nullable): the code at the three finder patterns of @triple, its corners in pixels of @layer */
AkashiFoundCode *akashi_symbol_read (const AkashiLayer *layer, const AkashiTriple *triple,
                                     AkashiEffort effort);

G_END_DECLS
