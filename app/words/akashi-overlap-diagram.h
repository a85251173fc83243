/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-guarantee.h"

G_BEGIN_DECLS

/**
 * akashi_overlap_diagram_new:
 * @all: guarantees with their crosswalk
 *
 * Draws which baseline asks for which guarantee: a row a guarantee, a column a baseline, a dot where it is
 * asked for; in three groups by how many ask. SVG by our own hand: it names fonts and needs no other library.
 *
 * Returns: (transfer full): the text of an SVG file
 */
char *akashi_overlap_diagram_new (const char *language, const AkashiGuarantees *all);

G_END_DECLS
