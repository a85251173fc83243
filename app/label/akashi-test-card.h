/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-artwork.h"

G_BEGIN_DECLS

#define AKASHI_TEST_CARD_CODES 5

/*
 * A card of A6 with codes of several sizes, to be printed and held before a camera: the smallest that is read
 * says how fine it sees. Labels are drawn with modules of 0.34 mm (akashi_artwork_module_dots()).
 */

/* Returns: hundredths of a millimetre that a module of code @i measures; the largest code is the first. */
guint akashi_test_card_module (guint i);

/* Returns: which code @text is of; -1: none of the card. */
int akashi_test_card_find (GBytes *text);

/**
 * akashi_test_card_draw:
 * @dpi: dots an inch of the printer; 0: 600
 * @error: AKASHI_ERROR_INVALID where @dpi is out of range or its dots are too coarse for the smallest code,
 *   AKASHI_ERROR_FAILED
 *
 * Returns: (transfer full): the file
 */
GBytes *akashi_test_card_draw (AkashiArtworkFormat format, guint dpi,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
