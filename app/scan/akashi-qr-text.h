/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a code says. */
typedef struct {
  GBytes *text; /* raw bytes, in whatever character set; Kanji in Shift JIS, as bytes beside them are; Hanzi
                   in UTF-8: nobody takes GB 2312 for what it is */
  guint part, parts; /* Structured Append: which of how many it is, from 0 on; parts 0: it is whole */
  guint8 parity;     /* … the exclusive or of all bytes of the text in all its parts, as it says … */
  guint8 own_parity; /* … and of those of this part, as they were encoded (ISO/IEC 18004, 8.3) */
} AkashiQrText;

void akashi_qr_text_clear (AkashiQrText *text);

/**
 * akashi_qr_text_read:
 * @data: the data codewords of a code in their order (ISO/IEC 18004, 6.4)
 * @text: (out): to be cleared
 *
 * Returns: whether they are a text that is not empty; @text is empty otherwise
 */
gboolean akashi_qr_text_read (guint version, const guint8 *data, gsize length, AkashiQrText *text);

G_END_DECLS
