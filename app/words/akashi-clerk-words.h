/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-verdict.h"

G_BEGIN_DECLS

/* What a clerk needs who is called to a verdict. All (transfer none). */
typedef struct {
  const char *todo; /* the one thing to do */
  const char *say;  /* one sentence to say to the customer; nobody is accused in it */
} AkashiClerkWords;

/* Returns: the words for @verdict; there are some for each. */
AkashiClerkWords akashi_words_clerk (const char *language, const AkashiVerdict *verdict);

G_END_DECLS
