/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-scan.h"

G_BEGIN_DECLS

/**
 * akashi_code_parts_join:
 * @codes: (element-type AkashiFoundCode): what was found in one picture; parts of texts go, and a text all
 * parts of which are known takes the place of its first part that is in this picture
 * @kept: (element-type AkashiFoundCode) (nullable): parts of earlier frames, which help; those of this one
 * are added, those that were not seen for some seconds go
 * @frame: which frame this is
 *
 * Structured Append (ISO/IEC 18004, 8): a text in up to 16 codes, each of which says which part it is, of how
 * many, and the exclusive or of all bytes of the whole text. That byte is computed here: parts that do not
 * make it up are not joined, nor are such of which more than one text could be made.
 */
void akashi_code_parts_join (GPtrArray *codes, GPtrArray *kept, guint frame);

G_END_DECLS
