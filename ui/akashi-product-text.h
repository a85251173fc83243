/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-verdict.h"

G_BEGIN_DECLS

/* Most model numbers shown under each other; what is left is counted. */
#define AKASHI_MODELS_SHOWN 4

/* Returns: (transfer full): maker and product name, as in 「花見電機 · 見守りカメラ」; "" where neither is
 * known. */
char *akashi_product_text_maker (const char *language, const AkashiEvidence *evidence);

/**
 * akashi_product_text_models:
 *
 * The model numbers a label is about, as they are printed on the box: those of its signature where it has
 * one, else those of its registration.
 *
 * Returns: (transfer full): at most AKASHI_MODELS_SHOWN, NULL-terminated; may be empty
 */
char **akashi_product_text_models (const AkashiEvidence *evidence, guint *n_more);

G_END_DECLS
