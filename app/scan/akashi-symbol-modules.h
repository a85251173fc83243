/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-symbol.h"

G_BEGIN_DECLS

/* How modules are told dark from light. */
typedef enum {
  AKASHI_TELL_PLAIN,     /* by the line between dark and light of the picture */
  AKASHI_TELL_EQUALISED, /* by a filter over neighbouring modules that the known ones taught: undoes blur */
  AKASHI_TELL_LOCAL,     /* the same, each place measured by the light and contrast around it: for glare */
  AKASHI_N_TELLS
} AkashiTell;

/* The modules of a code as read. */
typedef struct {
  guint side;
  guint format;        /* 15 bits, mended */
  guint format_errors; /* bits of the 30 that had to be mended */
  gboolean mirrored;   /* what is in `dark` was turned over its main diagonal to be read */
  guint8 *dark;        /* side x side: 1 dark, 0 light; known modules as they should be */
} AkashiModules;

void akashi_modules_free (AkashiModules *modules);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiModules, akashi_modules_free)

/* Darkness of each module and of a margin of one around them, (side + 2) x (side + 2), sampled over the inner
 * part of each. Returns: (transfer full) */
float *akashi_symbol_sample (const AkashiSymbol *symbol);

/* Returns: (nullable): what @samples say; %NULL where the format shows that this is no QR code */
AkashiModules *akashi_symbol_tell (const AkashiSymbol *symbol, const float *samples, AkashiTell tell);

G_END_DECLS
