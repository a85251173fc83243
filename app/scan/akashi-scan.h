/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-frame-quality.h"
#include "akashi-grey.h"

G_BEGIN_DECLS

typedef enum {
  AKASHI_SYMBOLOGY_QR,
  AKASHI_SYMBOLOGY_EAN13,
  AKASHI_SYMBOLOGY_EAN8,
  AKASHI_SYMBOLOGY_UPCA,
  AKASHI_SYMBOLOGY_UPCE,
} AkashiSymbology;

/* Returns: (transfer none): `qr`, `ean-13`, `ean-8`, `upc-a`, `upc-e`. */
const char *akashi_symbology_name (AkashiSymbology symbology);

/* Which step read a code, from the cheapest on. */
typedef enum {
  AKASHI_STEP_FINDERS,  /* three finder patterns, a plane */
  AKASHI_STEP_FITTED,   /* the same, its grid moved or bent until it fitted */
  AKASHI_STEP_GUESSED,  /* two finder patterns, the third one found by correlation */
  AKASHI_STEP_MATCHED,  /* finder patterns found by correlation */
  AKASHI_STEP_ENLARGED, /* a part of the picture at twice the size */
  AKASHI_STEP_BARS,     /* a barcode */
  AKASHI_STEP_TRACKED,  /* where it was in the frame before */
} AkashiScanStep;

typedef struct {
  double x, y; /* pixels from the left and top edge of the whole picture */
} AkashiPoint;

/* One code found in a picture. */
typedef struct {
  AkashiSymbology symbology;
  GBytes *text;           /* raw bytes; may hold NUL */
  AkashiPoint corners[4]; /* clockwise from the code's own top left; mirrored codes: against the clock */
  AkashiScanStep step;
  gboolean sure;     /* barcodes: many lines of the picture agree */
  guint part, parts; /* inside a scan only: which of how many parts of a text it is; parts 0: it is whole */
  guint8 parity;     /* … the exclusive or of all bytes of that text, as it says … */
  guint8 own_parity; /* … and of its own bytes */
  guint frame;       /* … in which frame it was seen last */
} AkashiFoundCode;

void akashi_found_code_free (AkashiFoundCode *code);

/* A reader of codes. Holds zbar's state: one thread at a time, one per worker. */
typedef struct _AkashiScanner AkashiScanner;

AkashiScanner *akashi_scanner_new (void);
void akashi_scanner_free (AkashiScanner *scanner);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiScanner, akashi_scanner_free)

/**
 * akashi_scanner_set_budget:
 * @still_ms: CPU time for one still in which nothing is found soon; 0: 6 ms, and 24 ms more a
 *   megapixel, 200 ms at most
 * @frame_ms: CPU time for one camera frame; 0: 8 ms, and 18 ms more a megapixel
 *
 * After that no further attempt is begun; the one under way is ended, which takes some milliseconds more.
 */
void akashi_scanner_set_budget (AkashiScanner *scanner, guint still_ms, guint frame_ms);

/**
 * akashi_scanner_scan_picture:
 * @grey: a still picture, in its full size: it is made smaller here where that helps
 *
 * Goes on until everything that looks like a code is read, or the budget is gone.
 *
 * Returns: (transfer container) (element-type AkashiFoundCode): every code, each once, at most
 * AKASHI_MAX_CODES, in reading order; empty where there is none. Codes that belong together (Structured
 * Append) are one, at the place of their first
 */
GPtrArray *akashi_scanner_scan_picture (AkashiScanner *scanner, const AkashiGrey *grey);

/**
 * akashi_scanner_scan_frame:
 * @grey: a camera frame
 *
 * Keeps pace with the camera: dear steps take turns over successive frames, and a code that was read is
 * followed from frame to frame.
 */
GPtrArray *akashi_scanner_scan_frame (AkashiScanner *scanner, const AkashiGrey *grey);

/* Returns: (transfer none): how fit for reading the last picture or frame was */
const AkashiFrameQuality *akashi_scanner_get_quality (const AkashiScanner *scanner);

G_END_DECLS
