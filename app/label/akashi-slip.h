/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-error.h"

G_BEGIN_DECLS

typedef enum {
  AKASHI_SLIP_ROLL_80, /* a roll 80 mm wide, as long as it needs to be */
  AKASHI_SLIP_A6,      /* 105 × 148 mm */
} AkashiSlipPaper;

/* How large and heavy a line is set. */
typedef enum {
  AKASHI_SLIP_NOTICE, /* white on black, over the whole width: SAMPLE */
  AKASHI_SLIP_TITLE,
  AKASHI_SLIP_FACT,
  AKASHI_SLIP_HEADING,
  AKASHI_SLIP_TASK, /* with a box to tick before it */
  AKASHI_SLIP_SMALL,
} AkashiSlipRole;

typedef struct {
  AkashiSlipRole role;
  const char *text; /* plain; empty ones are left out */
} AkashiSlipLine;

/**
 * AkashiSlip:
 *
 * A slip of paper for a customer: lines of text, and a QR code below them.
 */
typedef struct {
  const char *language; /* BCP 47: which forms Han characters have */
  AkashiSlipPaper paper;
  const AkashiSlipLine *lines;
  guint n_lines;
  const char *code;    /* (nullable): text of the QR code */
  const char *caption; /* (nullable): what stands beside it */
} AkashiSlip;

/**
 * akashi_slip_draw:
 * @height_mm: (out) (optional): of the paper
 * @error: AKASHI_ERROR_INVALID (no lines, or a text is no UTF-8), AKASHI_ERROR_TOO_LARGE (it does not fit the
 *   paper in letters that can be read), AKASHI_ERROR_FAILED
 *
 * On A6 letters are set smaller until all fits, down to three quarters; then the code is left out. Fonts are
 * part of the file.
 *
 * Returns: (transfer full): a PDF of one page
 */
GBytes *akashi_slip_draw (const AkashiSlip *slip, guint *height_mm, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
