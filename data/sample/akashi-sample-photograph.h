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
 * Returns: (transfer full): a JPEG file; @error: as akashi_sample_carton_new()
 */
GBytes *akashi_sample_photograph_new (const AkashiSampleProduct *product,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
