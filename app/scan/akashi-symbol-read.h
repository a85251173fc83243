/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-symbol-modules.h"
#include "akashi-zbar.h"

G_BEGIN_DECLS

/* How much is tried before three finder patterns are given up. */
typedef enum {
  AKASHI_EFFORT_QUICK, /* the likeliest version, a plane, modules told plainly or by the filter */
  AKASHI_EFFORT_FULL, /* neighbouring versions, corners moved until they fit, the glare's way to tell, bending
                       */
} AkashiEffort;

/* Returns: (nullable): the code at the three finder patterns of @triple, its corners in pixels of @layer */
AkashiFoundCode *akashi_symbol_read (zbar_image_scanner_t *zbar, const AkashiLayer *layer,
                                     const AkashiTriple *triple, AkashiEffort effort);

/* Returns: (transfer full): @modules as a clean picture with the quiet zone it needs, @scale pixels a module
 */
AkashiGrey *akashi_modules_draw (const AkashiModules *modules, guint scale);

G_END_DECLS
