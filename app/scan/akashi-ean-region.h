/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-layer.h"
#include "akashi-region.h"
#include "akashi-scan.h"

G_BEGIN_DECLS

/**
 * akashi_ean_read_region:
 * @region: where bars stand in @layer, however they are turned
 *
 * Reads EAN-13 (UPC-A among them), EAN-8 and UPC-E along lines across the bars. Returns: (transfer full)
 * (nullable): what several lines say and hardly any denies, its corners in pixels of @layer
 */
AkashiFoundCode *akashi_ean_read_region (const AkashiLayer *layer, const AkashiRegion *region);

G_END_DECLS
