/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-symbol.h"

G_BEGIN_DECLS

/*
 * How a code lies on something round, a bottle or a tin that stands or lies as the code does, before a camera
 * of which is assumed how wide it sees: a plane that touches the cylinder along the middle of the code.
 */
typedef struct {
  double side;                       /* modules of the code */
  double focus, cx, cy;              /* pixels: of the camera */
  double right[3], down[3], away[3]; /* of the plane: one module along it, and from the camera */
  double at[3];                      /* the middle of the code, modules from the camera */
  double turn;                       /* how far around the cylinder the code reaches, radians */
  gboolean upright;                  /* the cylinder's axis runs from the code's top to its foot */
} AkashiRoll;

/**
 * akashi_symbol_roll:
 * @symbol: placed on @triple
 * @roll: (out): how it lies then
 *
 * Lays @symbol on a cylinder so that its three finder patterns are where @triple has them, and as they are
 * seen there.
 *
 * Returns: how well the lines of alternating modules fit then; 0 where there is no such cylinder
 */
float akashi_symbol_roll (AkashiSymbol *symbol, const AkashiTriple *triple, AkashiRoll *roll);

/* Moves, turns and rolls it by less and less as long as what is known of the code fits better. */
void akashi_symbol_roll_climb (AkashiSymbol *symbol, AkashiRoll *roll);

G_END_DECLS
