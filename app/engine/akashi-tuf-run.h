/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-error.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * A plain client of The Update Framework over any repository: nothing of schemes, lists or registry.db. The
 * rules are those of akashi_engine_sync(): it is the same client in trust/.
 */

/* Where things are. All texts are the caller's. */
typedef struct {
  const char *folder;        /* of trusted metadata */
  const char *metadata_url;  /* (nullable): https:, file:, or http: on loopback */
  const char *target_url;    /* (nullable): base of the targets; for downloads */
  const char *target_folder; /* (nullable): where downloads go; made where it is not there */
} AkashiTufPlace;

/**
 * akashi_tuf_run_init:
 * @root: the root a person trusts; it must be signed by its own threshold, and may have expired
 * @error: AKASHI_ERROR_TUF_MALFORMED, AKASHI_ERROR_TUF_UNSIGNED, AKASHI_ERROR_TUF_UNSUPPORTED,
 *   AKASHI_ERROR_BUSY, AKASHI_ERROR_NO_SPACE, AKASHI_ERROR_IO
 *
 * Makes @root the root of trust, in the place of one that is there; other metadata in the folder stays, and
 * counts as far as the keys of the root allow. Asks nothing of the network.
 */
gboolean akashi_tuf_run_init (const AkashiTufPlace *place, GBytes *root,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_tuf_run_refresh:
 * @now: the time of this update, seconds since 1970-01-01
 * @error: AKASHI_ERROR_NO_REGISTRY where no root is trusted; otherwise the refusal
 *
 * akashi_tuf_client_refresh() on the folder: what was accepted before a failing step stays.
 */
gboolean akashi_tuf_run_refresh (const AkashiTufPlace *place, gint64 now, GCancellable *cancellable,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_tuf_run_download:
 * @path: the target's path
 *
 * Refreshes, looks the target up and puts it below the target folder under its own path. A file of the right
 * length and hashes that is there already is not fetched again, and not touched.
 */
gboolean akashi_tuf_run_download (const AkashiTufPlace *place, const char *path, gint64 now,
                                  GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
