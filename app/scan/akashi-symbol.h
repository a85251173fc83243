/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-qr-pattern.h"
#include "akashi-triple.h"
#include "akashi-warp.h"

G_BEGIN_DECLS

/* A QR code that may lie in a picture: of which version, and where each of its modules is. */
typedef struct {
  const AkashiLayer *layer;
  const AkashiQrPattern *pattern;
  AkashiWarp warp;
  float contrast; /* grey values between dark and light */
  gboolean inverted;
  const AkashiQrFixed *known; /* modules of which is known what they are: the pattern's, or more */
  guint n_known;
} AkashiSymbol;

/**
 * akashi_symbol_place:
 * @symbol: (out): a plane laid on the three finder patterns of @triple
 *
 * Returns: whether there is one
 */
gboolean akashi_symbol_place (AkashiSymbol *symbol, const AkashiLayer *layer, const AkashiTriple *triple,
                              guint version);

/* Looks for the alignment patterns from the known corner on and lays the plane on those found as well. */
void akashi_symbol_align (AkashiSymbol *symbol, const AkashiTriple *triple);

/* Moves the plane's corners by less and less as long as what is known of the code fits better. */
void akashi_symbol_climb (AkashiSymbol *symbol);

/* Bends the plane: for labels on something round. */
void akashi_symbol_bend (AkashiSymbol *symbol);

#define AKASHI_SYMBOL_SCORED 1000 /* known modules looked at for that */

/* How well the modules that every code of this version has fit: 1 all, 0 not better than chance. */
float akashi_symbol_score (const AkashiSymbol *symbol);

/* The same, and how clear what is not known is, dark or light: it is where modules are met in their middle. */
float akashi_symbol_goodness (const AkashiSymbol *symbol);

/* The same of the two lines of alternating modules only: they tell the right version. */
float akashi_symbol_timing_score (const AkashiSymbol *symbol);

/* Width of a module in pixels, about the middle of the code. */
float akashi_symbol_module (const AkashiSymbol *symbol);

/* Whether every corner is where a code can have it: in the picture or near, and turning one way. */
gboolean akashi_symbol_is_sane (const AkashiSymbol *symbol);

/* Darkness of the middle of a module, at any place, as a share of the contrast, -1 to 1; dark is positive in
 * inverted codes as well. */
float akashi_symbol_darkness (const AkashiSymbol *symbol, double x, double y);

/* The same at a place of the picture. */
float akashi_symbol_darkness_at (const AkashiSymbol *symbol, AkashiVector at);

G_END_DECLS
