/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-engine.h"

G_BEGIN_DECLS

/* What a kiosk has to tell those who look after it; the first one that holds is told. */
typedef enum {
  AKASHI_NOTICE_NONE,
  AKASHI_NOTICE_DAMAGED, /* the registry cannot be read */
  AKASHI_NOTICE_NO_LIST, /* none was ever fetched */
  AKASHI_NOTICE_CLOCK,   /* it cannot be relied on */
  AKASHI_NOTICE_OLD,     /* a list is too old */
  AKASHI_NOTICE_DISK,    /* nothing can be stored */
  /* Not of trouble: what the code that sets up a hand scanner came to. */
  AKASHI_NOTICE_SCANNER_US,
  AKASHI_NOTICE_SCANNER_JIS,
  AKASHI_NOTICE_SCANNER_UNKNOWN,
} AkashiNotice;

/* Less than this where the registry is, and a list of usual size cannot be fetched any more; bytes. */
#define AKASHI_NOTICE_LEAST_FREE (64 * 1024 * 1024)

/* What is known of registry, clock and disk. */
typedef struct {
  const GError *problem;    /* (nullable): as in akashi_engine_get_problem() */
  const GPtrArray *lists;   /* (element-type AkashiSchemeStatus) */
  gboolean clock_was_later; /* as in akashi_engine_clock_has_been() */
  gint64 free_bytes;        /* where the registry is; -1: not known */
} AkashiNoticeFacts;

/* Returns: the worst that the facts say. Pure. */
AkashiNotice akashi_notice_judge (const AkashiNoticeFacts *facts);

/* The same of the registry of @engine, the clock and the disk as they are now. */
AkashiNotice akashi_notice_look (AkashiEngine *engine);

/* English texts for akashi_words_text(): what happened, what it means, what to do. */
typedef struct {
  const char *headline, *meaning, *remedy;
} AkashiNoticeWords;

/* @notice: not NONE. Returns: (transfer none) */
const AkashiNoticeWords *akashi_notice_words (AkashiNotice notice);

/* Returns: whether it is about trouble, which passes by itself when it is over. */
gboolean akashi_notice_is_trouble (AkashiNotice notice);

G_END_DECLS
