/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-frame-quality.h"

G_BEGIN_DECLS

/* Returns: (transfer none): the msgid of what a person can do. */
const char *akashi_scan_hint_text (AkashiHint hint);

G_END_DECLS
