/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-finder-reader.h"
#include "akashi-scan.h"
#include "akashi-zbar.h"

G_BEGIN_DECLS

/* The inside of a scanner, for its own files: stills (akashi-scan.c), frames (akashi-scan-frame.c). */
struct _AkashiScanner {
  zbar_image_scanner_t *zbar;
  guint still_ms, frame_ms; /* budgets, CPU time; 0: by size */
  AkashiFrameQuality quality;

  guint frames;        /* scanned so far */
  gboolean tracking;   /* a code was read a few frames ago … */
  guint missed;        /* … so many */
  AkashiPoint seen[4]; /* … here */
  AkashiFoundCode
      *unsure;      /* a barcode that one frame read in few lines; the next one that agrees settles it */
  guint unsure_age; /* frames */
  GPtrArray *parts; /* AkashiFoundCode: of texts in several codes */
};

/**
 * akashi_scanner_read_regions:
 * @skip: how many of the strongest regions are left out; counts on over frames
 * @most: how many are looked at
 * @codes: (element-type AkashiFoundCode): what is found is added
 *
 * The second line, for codes with no three clean finder patterns, and for small ones: parts of the picture
 * with edges both ways, enlarged and sharpened, by their finder patterns.
 */
void akashi_scanner_read_regions (const AkashiPyramid *pyramid, guint skip, guint most, gint64 deadline,
                                  GPtrArray *codes);

/* Returns: CPU time for one frame, microseconds */
gint64 akashi_scanner_frame_us (const AkashiScanner *scanner, const AkashiGrey *grey);

/* Reads what has finder patterns that show no edges, until @reader's deadline. */
void akashi_scanner_match (AkashiFinderReader *reader, gboolean finest_first);

/* Says of codes from @first on that @step read them. */
void akashi_scanner_mark (GPtrArray *codes, guint first, AkashiScanStep step);

G_END_DECLS
