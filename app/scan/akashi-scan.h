/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

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

typedef struct {
  double x, y; /* pixels from the left and top edge of the whole picture */
} AkashiPoint;

/* One code found in a picture. */
typedef struct {
  AkashiSymbology symbology;
  GBytes *text;           /* raw bytes; may hold NUL */
  AkashiPoint corners[4]; /* clockwise from the code's own top left */
} AkashiFoundCode;

void akashi_found_code_free (AkashiFoundCode *code);

/* A reader of codes. Holds zbar's state: one thread at a time, one per worker. */
typedef struct _AkashiScanner AkashiScanner;

AkashiScanner *akashi_scanner_new (void);
void akashi_scanner_free (AkashiScanner *scanner);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiScanner, akashi_scanner_free)

/**
 * akashi_scanner_scan_picture:
 * @grey: a still picture: all effort is allowed
 *
 * Returns: (transfer container) (element-type AkashiFoundCode): every code, each once, at most
 * AKASHI_MAX_CODES, in reading order; empty where there is none
 */
GPtrArray *akashi_scanner_scan_picture (AkashiScanner *scanner, const AkashiGrey *grey);

/**
 * akashi_scanner_scan_frame:
 * @grey: a camera frame: must keep pace with the camera (about 30 ms), so effort is rotated over frames
 */
GPtrArray *akashi_scanner_scan_frame (AkashiScanner *scanner, const AkashiGrey *grey);

G_END_DECLS
