/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-sample-carton.h"

G_BEGIN_DECLS

/* Returns: (transfer full): @picture as a JPEG file of @quality, 1 to 100 */
GBytes *akashi_sample_jpeg_encode (const AkashiSampleImage *picture, int quality);

G_END_DECLS
