/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-triple.h"

G_BEGIN_DECLS

/**
 * akashi_triples_guess:
 * @layer: of which the finders are
 * @finders: (element-type AkashiFinder)
 * @used: which of them belong to codes that were read
 *
 * Where glare, dirt or blur hides one of three finder patterns, the two others say where it must be: whether
 * something like it is there is asked by correlation, which needs no clean edges. Returns: (transfer full)
 * (element-type AkashiTriple): triples with one guessed corner, the likeliest first; the guessed one has the
 * index G_MAXUINT
 */
GArray *akashi_triples_guess (const AkashiLayer *layer, const GArray *finders, const gboolean *used);

G_END_DECLS
