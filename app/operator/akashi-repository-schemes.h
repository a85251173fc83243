/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-published.h"

G_BEGIN_DECLS

/**
 * akashi_repository_check_schemes:
 * @id: of the scheme that is added
 * @definition: its definition
 * @error: AKASHI_ERROR_INVALID where it shares a host or a label key with another scheme that is published or
 * staged
 */
gboolean akashi_repository_check_schemes (const char *directory, AkashiPublished *published, const char *id,
                                          GBytes *definition, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: (transfer container) (element-type utf8): ids of all schemes, published or staged, sorted. */
GPtrArray *akashi_repository_all_schemes (const char *directory, AkashiPublished *published);

/**
 * akashi_repository_schemes_json:
 *
 * Returns: (transfer full): `schemes.json`: which hosts and which beginnings of numbers each scheme has, as
 * the definitions say that are staged, else published
 */
GBytes *akashi_repository_schemes_json (const char *directory, AkashiPublished *published,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
