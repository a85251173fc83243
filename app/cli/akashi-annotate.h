/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-scan.h"

G_BEGIN_DECLS

/* Returns: (transfer full): a PNG file of @grey with each of @codes outlined, and numbered from 1 in their
 * order. */
GBytes *akashi_annotate (const AkashiGrey *grey, GPtrArray *codes);

/**
 * akashi_annotate_save:
 * @folder: made where it is not there yet
 * @source: what the picture is called; only its last part, and that made harmless, goes into the name
 * @error: AKASHI_ERROR_IO, AKASHI_ERROR_NO_SPACE
 *
 * Writes a new file. Nothing that is there is ever written over, links neither: of pictures that are called
 * the same the later ones get a number.
 *
 * Returns: (transfer full) (type filename): the path
 */
char *akashi_annotate_save (const char *folder, const char *source, GBytes *png,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
