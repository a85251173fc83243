/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-verdict.h"

G_BEGIN_DECLS

/* What the same finding is said differently for. */
typedef enum {
  AKASHI_WORDING_PLAIN,
  AKASHI_WORDING_UNSURE,  /* the person is not sure that it is this one */
  AKASHI_WORDING_NO_SEAL, /* matched, but the label lacks the seal it should carry */
  AKASHI_WORDING_DROPPED, /* no registration is left to show below */
  AKASHI_WORDING_SAID,    /* the person, not the machine, says that it is another product */
} AkashiWording;

#define AKASHI_VERDICT_ADVICE 4

/* The words of one finding: msgids, to be translated where they are used. */
typedef struct {
  AkashiVerdictCode code;
  AkashiCause cause;
  AkashiWording wording;
  const char *headline;                      /* six words at most, in Japanese six phrases */
  const char *sentence;                      /* the one thing to do */
  const char *why;                           /* the finding as one line under "why" */
  const char *advice[AKASHI_VERDICT_ADVICE]; /* (nullable) each */
} AkashiVerdictWords;

/* Returns: (transfer none): the row for these; else that of the plain wording; else the verdict's first row.
 */
const AkashiVerdictWords *akashi_verdict_words_find (AkashiVerdictCode code, AkashiCause cause,
                                                     AkashiWording wording);

/* Returns: (transfer none): all rows, @out_n of them; for tests that go through what can be said. */
const AkashiVerdictWords *akashi_verdict_words_all (guint *out_n);

G_END_DECLS
