/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-frame-measure.h"

AkashiFrameQuality
akashi_frame_quality (const AkashiPyramid *pyramid, const GArray *finders, GPtrArray *codes)
{
  (void) pyramid, (void) finders, (void) codes;
  return (AkashiFrameQuality){ 0 };
}
