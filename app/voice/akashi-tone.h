/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Short and soft, and each told from the others without a look at the screen. */
typedef enum {
  AKASHI_TONE_GOOD,    /* two notes, upwards */
  AKASHI_TONE_CAUTION, /* the same note twice */
  AKASHI_TONE_BAD,     /* three notes, downwards */
  AKASHI_TONE_UNKNOWN, /* one long note */
  AKASHI_TONE_INFO,    /* one short note */
  AKASHI_TONE_CALL,    /* a door bell: two long notes, downwards; calls the staff */
} AkashiTone;

#define AKASHI_TONES (AKASHI_TONE_CALL + 1)

/* Returns: (transfer full): the tone as a WAV file: 22 050 samples a second, 16 bits, one channel; no sample
 * is louder than a third of what there is room for. */
GBytes *akashi_tone_new (AkashiTone tone);

G_END_DECLS
