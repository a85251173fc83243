/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-symbol.h"

G_BEGIN_DECLS

/* How modules are told dark from light. */
typedef enum {
  AKASHI_TELL_PLAIN,     /* by the line between dark and light of the picture */
  AKASHI_TELL_EQUALISED, /* by a filter over what is around, which the known modules taught: undoes blur */
  AKASHI_TELL_LOCAL,     /* the same, each place measured by the light and contrast around it: for glare */
  AKASHI_N_TELLS
} AkashiTell;

/* The modules of a code as read. */
typedef struct {
  guint side;
  guint format;        /* 15 bits, mended */
  guint format_errors; /* bits of the 30 that had to be mended */
  gboolean mirrored;   /* what is in `darkness` was turned over its main diagonal to be read */
  float *darkness;     /* side x side: dark above 0, light below */
} AkashiModules;

void akashi_modules_free (AkashiModules *modules);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiModules, akashi_modules_free)

/* Darkness every half module, from the middle of a margin of one module around on, (2 * side + 3) a row.
 * Returns: (transfer full) */
float *akashi_symbol_sample (const AkashiSymbol *symbol);

/* Returns: (nullable): what @samples say; %NULL where the format shows that this is no QR code */
AkashiModules *akashi_symbol_tell (const AkashiSymbol *symbol, const float *samples, AkashiTell tell);

G_END_DECLS
