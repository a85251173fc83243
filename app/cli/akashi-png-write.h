/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A picture of at most 256 colours, to be written and never read: so no picture library is linked to. */
typedef struct {
  guint width, height; /* pixels */
  guint8 *pixels;      /* index into @palette, rows without padding */
  guint8 palette[256][3];
} AkashiPaletteImage;

/* Returns: (transfer full): @image as a PNG file (PNG specification, second edition; colour type 3, 8 bits).
 */
GBytes *akashi_png_write (const AkashiPaletteImage *image);

G_END_DECLS
