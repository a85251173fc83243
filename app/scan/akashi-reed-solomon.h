/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define AKASHI_REED_SOLOMON_MOST_PARITY 30

/**
 * akashi_reed_solomon_mend:
 * @words: a block of a QR code (ISO/IEC 18004, annex A), the last @parity words of it those that mend;
 * changed where that succeeds
 * @length: words, at most 255
 * @erased: indices of words that are thought to be wrong; each costs half of what a wrong word costs that is
 * not known to be
 *
 * Returns: how many words were wrong besides the erased ones; -1 where more are than can be mended
 */
int akashi_reed_solomon_mend (guint8 *words, guint length, guint parity, const guint8 *erased,
                              guint n_erased);

G_END_DECLS
