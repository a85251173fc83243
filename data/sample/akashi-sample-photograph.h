/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-sample-carton.h"

G_BEGIN_DECLS

/**
 * akashi_sample_photograph_new:
 * @product: what is on the box
 *
 * A photograph of the box in the shop, 1280 x 960 pixels, held a little askew, with shadow, unsharpness and
 * noise: the same for the same product.
 *
 * Returns: (transfer full) (nullable): a JPEG file; %NULL where the text is too long for a QR code
 */
GBytes *akashi_sample_photograph_new (const AkashiSampleProduct *product);

G_END_DECLS
