/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "ui-world.h"

G_BEGIN_DECLS

/* Looks at screens as screens.md, rules 4 and 5, ask: nothing cut, torn or overlapping, nothing too small to
 * read or to touch, nothing out of reach. With AKASHI_SCREENS a folder it leaves a picture of every screen
 * with a fault there, with AKASHI_SCREENS_ALL of all that it looks at. */
typedef struct _Legible Legible;

/* @world: not referenced; its window stands on @glass. @least_fact_mm: height of a capital of headlines and
 * facts. */
Legible *legible_new (UiWorld *world, const UiGlass *glass, double least_fact_mm);
void legible_free (Legible *legible);

/* Looks at all of the page that is open: what lies below is one touch away. @where: said with the faults.
 * Returns: (transfer none): a line for each; "": none */
const char *legible_check (Legible *legible, const char *where);

/* Returns: whether there were any until now. */
gboolean legible_has_faults (Legible *legible);
guint legible_n_screens (Legible *legible);

G_END_DECLS
