/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-sample-carton.h"

G_BEGIN_DECLS

#define AKASHI_SAMPLE_FILM_RATE 30 /* frames a second */

/* Frames of a film in which all codes of a box are whole in view, the first and the last of them; counted
 * from 0. */
typedef struct {
  guint first, last;
} AkashiSampleTake;

/**
 * akashi_sample_film_write:
 * @products: what is brought before the lens, in turn
 * @count: how many
 * @path: where the film goes: AVI, motion JPEG, 1280 x 720 pixels, as a USB camera sends it
 * @takes: (out caller-allocates) (array length=count): when each is in view
 * @frames: (out): frames of the whole film
 *
 * Films one box after the other: it comes in, is held for some seconds, goes again; between two boxes the
 * counter is empty. The same for the same products.
 */
gboolean akashi_sample_film_write (const AkashiSampleProduct *products, guint count, const char *path,
                                   AkashiSampleTake *takes, guint *frames,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
