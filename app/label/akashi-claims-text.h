/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * akashi_claims_text_is_safe:
 * @text: bytes of a text in a signed label
 * @length: how many
 *
 * Whether it is UTF-8 and holds nothing that is unseen or changes how what stands around it is shown
 * (label.md): controls, soft hyphen, zero-width and bidirectional marks, line separators, tags,
 * noncharacters.
 */
gboolean akashi_claims_text_is_safe (const guint8 *text, gsize length);

G_END_DECLS
