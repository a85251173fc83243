/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-error.h"

G_BEGIN_DECLS

/* Modules of white that stand around a code on every side (ISO/IEC 18004, 6.3.8). */
#define AKASHI_QR_QUIET_ZONE 4

typedef enum {
  AKASHI_QR_FOR_PAPER,  /* error correction level M: a seventh of it may be scratched */
  AKASHI_QR_FOR_SCREEN, /* level L: nothing scratches a screen, and larger modules are read from further off
                         */
} AkashiQrUse;

/* A QR code: which modules are dark. Nothing is drawn here. */
typedef struct _AkashiQrCode AkashiQrCode;

/**
 * akashi_qr_code_new:
 * @text: UTF-8, 1 to AKASHI_MAX_TEXT_BYTES bytes; capitals stay in the alphanumeric mode, which is the
 *   smallest
 * @error: AKASHI_ERROR_INVALID (no UTF-8, empty), AKASHI_ERROR_TOO_LARGE (no code holds the text)
 */
AkashiQrCode *akashi_qr_code_new (const char *text, AkashiQrUse use,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
void akashi_qr_code_free (AkashiQrCode *code);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiQrCode, akashi_qr_code_free)

/* Returns: modules of one side, without the quiet zone. */
guint akashi_qr_code_side (const AkashiQrCode *code);

/* Dark modules beside each other: @width of them from (@x, @y) on, counted from the code's own corner. */
typedef void (*AkashiQrRun) (guint x, guint y, guint width, gpointer data);

/* Calls @run for each run of dark modules: one rectangle each makes smaller files, and no seams between
 * modules. */
void akashi_qr_code_each_run (const AkashiQrCode *code, AkashiQrRun run, gpointer data);

G_END_DECLS
