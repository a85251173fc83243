/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-engine.h"

G_BEGIN_DECLS

/* What a run came to. */
typedef struct {
  guint copied; /* files */
  guint kept;   /* files that were there already */
  gint64 bytes; /* copied */
} AkashiMirrorReport;

/**
 * akashi_engine_mirror:
 * @url: of a repository whose root is trusted here
 * @folder: what a stick is to carry; made where it is not there. Of what is in it, only files of the mirror
 * are touched
 * @schemes: (nullable) (array zero-terminated=1): ids; only their definitions and lists are copied. %NULL:
 * all
 * @report: (out caller-allocates)
 * @error: AKASHI_ERROR_NO_REGISTRY where no root is trusted, AKASHI_ERROR_INVALID where none is for @url or a
 * scheme is not known there, AKASHI_ERROR_TUF_ROLLBACK where the folder holds something newer; a TUF code
 * where something does not verify; AKASHI_ERROR_BUSY where another program writes there
 *
 * Copies a repository byte for byte: all metadata, every root from the first on, and the files of the chosen
 * schemes. Each is verified before it gets its name, and the timestamp, which names all the others, comes
 * last: a stick that is pulled out half way holds the repository of before. A second run copies what is new,
 * and goes on with what was cut off.
 */
gboolean akashi_engine_mirror (AkashiEngine *engine, const char *url, const char *folder,
                               const char *const *schemes, AkashiMirrorReport *report,
                               GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
