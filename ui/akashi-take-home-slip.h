/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-slip.h"
#include "akashi-verdict.h"

G_BEGIN_DECLS

/**
 * akashi_take_home_slip:
 * @height_mm: (out) (optional): of the paper
 * @error: AKASHI_ERROR_NOT_FOUND where @evidence has no registration to write down; else as
 *   akashi_slip_draw()
 *
 * Returns: (transfer full): the slip about one product, as PDF: the words of akashi-take-home.h, and a code
 * of the scheme's own page where its definition names one
 */
GBytes *akashi_take_home_slip (const char *language, const AkashiEvidence *evidence, AkashiSlipPaper paper,
                               guint *height_mm, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
