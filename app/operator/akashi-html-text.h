/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/* Returns: whether @node is the element @name. */
gboolean akashi_html_is (const xmlNode *node, const char *name);

/* Returns: (nullable): the node after @node in reading order, inside @root; @into: whether its children are
 * gone through. */
xmlNode *akashi_html_step (const xmlNode *root, xmlNode *node, gboolean into);

/**
 * akashi_html_cell_text:
 * @link: (out) (nullable) (transfer full): a g_ref_string: where its first link goes
 *
 * Returns: (transfer full): a g_ref_string: what a reader sees of @cell (akashi-html-tables.h)
 */
char *akashi_html_cell_text (const xmlNode *cell, char **link);

G_END_DECLS
