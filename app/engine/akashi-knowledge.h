/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-counsel.h"
#include "akashi-guarantee.h"
#include "akashi-mark.h"

G_BEGIN_DECLS

/*
 * What the program knows by itself, without any registry: built in, read once, there as long as the program
 * runs. Any thread.
 */

/* Returns: (transfer none): the promises a label can make, and who asks for them. */
const AkashiGuarantees *akashi_knowledge_guarantees (void);

/* Returns: (transfer none) (element-type AkashiMark): marks with another purpose. */
GPtrArray *akashi_knowledge_marks (void);

/* Returns: (transfer none): what to do without a label, what to ask, and whom. */
const AkashiCounsel *akashi_knowledge_counsel (void);

G_END_DECLS
