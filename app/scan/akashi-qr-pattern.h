/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define AKASHI_QR_MOST_VERSION 40
#define AKASHI_QR_MOST_SIDE 177 /* modules */

/* What is known of a module before anything is read (ISO/IEC 18004, 6.3). */
typedef enum {
  AKASHI_MODULE_DATA = 0,
  AKASHI_MODULE_LIGHT,
  AKASHI_MODULE_DARK,
  AKASHI_MODULE_FORMAT, /* error correction level and mask */
} AkashiModule;

/* A module that is the same in all codes of a version. */
typedef struct {
  guint8 x, y;
  gint8 sign;   /* 1 dark, -1 light */
  float weight; /* how much it tells about where the code lies */
} AkashiQrFixed;

/* Everything that all QR codes of one version (1 to 40) have in common. */
typedef struct {
  guint version, side; /* modules */
  guint8 *modules;     /* AkashiModule, side x side, row by row */
  guint alignments;    /* how many alignment patterns */
  struct {
    guint8 x, y; /* module of the middle */
  } alignment[46];
  guint fixed;           /* how many modules are known, format apart */
  AkashiQrFixed *places; /* they */
} AkashiQrPattern;

/* Returns: (transfer none): the pattern of @version, made once and kept */
const AkashiQrPattern *akashi_qr_pattern (guint version);

/* Where bit @index (0 to 14, the least significant first) of the format stands: 0, around the top left
 * corner; 1, the other copy. */
void akashi_qr_format_place (guint side, guint copy, guint index, guint *x, guint *y);

/**
 * akashi_qr_format_nearest:
 * @read: what was read in both places, 15 bits each
 * @distance: how many bits of the 30 differ from what is returned; fewer where one of the places is lost, and
 * the other is clear
 *
 * Returns: the 15 bits, mask included, that were meant (BCH code, annex C)
 */
guint akashi_qr_format_nearest (const guint read[2], guint *distance);

G_END_DECLS
