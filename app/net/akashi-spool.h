/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-error.h"

G_BEGIN_DECLS

/**
 * AkashiSpool:
 *
 * Bytes as they arrive, up to a cap: a small file stays in memory, a larger one goes to an unlinked temporary
 * file and is mapped in the end, so that memory stays small.
 */
typedef struct _AkashiSpool AkashiSpool;

AkashiSpool *akashi_spool_new (gint64 max_bytes);
void akashi_spool_free (AkashiSpool *spool);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiSpool, akashi_spool_free)

/* @error: AKASHI_ERROR_TOO_LARGE past the cap, AKASHI_ERROR_NO_SPACE where the disk is full */
gboolean akashi_spool_write (AkashiSpool *spool, const void *bytes, gsize length,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: (transfer full): everything that was written; the spool is empty then. */
GBytes *akashi_spool_finish (AkashiSpool *spool, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
