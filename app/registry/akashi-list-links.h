/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-database.h"
#include "akashi-registration-json.h"

G_BEGIN_DECLS

/**
 * AkashiListLinks:
 *
 * What leads to the rows of one scheme: models, GTINs and what a search finds them by, inside the caller's
 * transaction. New links are gathered and written in the order of their keys at the end: in the order of the
 * list they would touch a page of their own each.
 */
typedef struct _AkashiListLinks AkashiListLinks;

AkashiListLinks *akashi_list_links_new (AkashiDatabase *database, gint64 scheme_no);
void akashi_list_links_free (AkashiListLinks *links);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiListLinks, akashi_list_links_free)

/* @line: prepared */
gboolean akashi_list_links_add (AkashiListLinks *links, gint64 id, const AkashiListLine *line,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What a search found the row by stays: it looks at the row itself. */
gboolean akashi_list_links_remove (AkashiListLinks *links, gint64 id, const AkashiRegistration *registration,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Writes all that was added. */
gboolean akashi_list_links_finish (AkashiListLinks *links, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
