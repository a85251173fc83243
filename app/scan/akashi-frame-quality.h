/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a person could do about a picture that could not be read. */
typedef enum {
  AKASHI_HINT_NONE,
  AKASHI_HINT_TOO_DARK,
  AKASHI_HINT_TOO_BRIGHT,
  AKASHI_HINT_GLARE,    /* a light shines in what is printed */
  AKASHI_HINT_TOO_NEAR, /* a code is larger than the picture */
  AKASHI_HINT_TOO_FAR,  /* its modules are too few pixels */
  AKASHI_HINT_BLURRED,
  AKASHI_HINTS /* how many there are */
} AkashiHint;

/* Returns: (transfer none): `none`, `too-dark`, `too-bright`, `glare`, `too-near`, `too-far`, `blurred`. */
const char *akashi_hint_name (AkashiHint hint);

/* How fit for reading a picture is, measured on the way. */
typedef struct {
  AkashiHint hint; /* NONE where a code was read */
  float mean;      /* grey value */
  float glare;     /* share of what is printed that is white without any shade, 0 to 1 */
  float sharpness; /* of the strongest edges: steepest step between pixels over the contrast around, 0 to 1 */
  float module;    /* pixels, of the QR code seen best; 0: none was seen */
} AkashiFrameQuality;

G_END_DECLS
