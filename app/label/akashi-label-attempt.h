/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-address.h"

G_BEGIN_DECLS

/* What a text says of the version of signed label it would be. */
typedef enum {
  AKASHI_ATTEMPT_NONE,
  AKASHI_ATTEMPT_S1,
  AKASHI_ATTEMPT_NEWER, /* `S2.` and so on */
} AkashiAttempt;

/**
 * akashi_label_attempt:
 * @text: bytes
 * @payload: (out): what follows `S1.`, set where it is an attempt
 *
 * A text is an attempt at a signed label when what follows its last `/` (or the whole text) starts with `S1.`
 * in either case of ASCII.
 */
AkashiAttempt akashi_label_attempt (const char *text, gsize length, AkashiSpan *payload);

/**
 * akashi_label_attempt_keeps_to_path:
 * @address: the address of an attempt
 * @payload: its payload
 *
 * Returns: whether the path is `/`, whole segments of unreserved characters, and `S1.` with @payload, with
 * nothing after it (the grammar of label.md, "The signed label, version S1")
 */
gboolean akashi_label_attempt_keeps_to_path (const AkashiAddress *address, const AkashiSpan *payload);

G_END_DECLS
