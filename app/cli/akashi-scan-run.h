/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-picture-sources.h"
#include "akashi-scan.h"

G_BEGIN_DECLS

/* What came of one picture. */
typedef struct {
  AkashiPictureSource source;
  GError *error;       /* (nullable): why it could not be read */
  guint width, height; /* pixels of the whole picture, upright */
  GPtrArray *codes;    /* of AkashiFoundCode, in pixels of the whole picture; NULL with @error */
  GBytes *annotated;   /* (nullable): a PNG file; only with codes, and where it was wanted */
  double ms;           /* from opening the file to the last code */
} AkashiScanned;

/* Called in the thread of akashi_scan_run(), in the order of the sources. */
typedef void (*AkashiScannedFunc) (const AkashiScanned *scanned, gpointer data);

/**
 * akashi_scan_run:
 * @workers: 1 to AKASHI_MAX_SCAN_WORKERS pictures at the same time, each with a reader and a scanner of its
 * own
 * @annotate: whether pictures with codes are drawn
 *
 * Reads every picture of @sources. However many there are, only a few times @workers are in memory, and of
 * those that wait for their turn to be told only the results.
 */
void akashi_scan_run (AkashiPictureSources *sources, guint workers, gboolean annotate, AkashiScannedFunc tell,
                      gpointer data);

G_END_DECLS
