/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

/* Keys of the claims map: RFC 8392 section 4, and one private claim with keys of its own. */
#define AKASHI_CLAIM_ISS 1
#define AKASHI_CLAIM_SUB 2
#define AKASHI_CLAIM_EXP 4
#define AKASHI_CLAIM_NBF 5
#define AKASHI_CLAIM_PRODUCT -65537

#define AKASHI_PRODUCT_MODEL 1
#define AKASHI_PRODUCT_GTIN 2
#define AKASHI_PRODUCT_LEVEL 3
#define AKASHI_PRODUCT_SUPPORT 4
#define AKASHI_PRODUCT_MAKER 5
