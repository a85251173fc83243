/* SPDX-License-Identifier: Apache-2.0 */
/* A program of its own: the libraries behind AVIF take longer to load than most pictures to decode. */
#include "akashi-decoders.h"

const AkashiDecoder akashi_decoders[] = {
  { AKASHI_PICTURE_AVIF, akashi_avif_decode },
  { AKASHI_PICTURE_UNKNOWN, NULL },
};
