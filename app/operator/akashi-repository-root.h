/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-published.h"
#include "akashi-repository.h"

G_BEGIN_DECLS

/* A root is signed anew where less than this is left of it, days. */
#define AKASHI_REPOSITORY_RENEW_ROOT_DAYS 180

/**
 * akashi_repository_renew_root:
 * @version: (out): of the newest root afterwards
 * @expires: (out): when it ends, seconds since 1970-01-01
 * @renew: whether it is signed anew where less than half a year is left of it
 * @error: AKASHI_ERROR_NOT_FOUND where fewer than two of its keys are in the folder
 *
 * The new root has the keys of the old one.
 */
gboolean akashi_repository_renew_root (const AkashiRepository *repository, const AkashiPublished *published,
                                       gboolean renew, gint64 *version, gint64 *expires,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
