/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define AKASHI_EAN_MOST_EDGES 400

/* Where a line across bars changes between light and dark, to a fraction of a sample. */
typedef struct {
  float at;
  gboolean dark; /* from here on */
  float step;    /* grey values, from one side of it to the other */
} AkashiEanEdge;

/* Finds the edges between extremes of a line that stand out enough from what is around. Returns: how many */
guint akashi_ean_edges_find (const float *line, guint count, AkashiEanEdge edges[AKASHI_EAN_MOST_EDGES]);

G_END_DECLS
