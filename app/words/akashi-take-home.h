/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-words.h"

G_BEGIN_DECLS

#define AKASHI_TAKE_HOME_TASKS 3

/* What a customer takes home about one product: the words of a printed slip, and the same as one short text
 * that a phone shows without a network. All fields are plain text. */
typedef struct {
  char *sample;      /* 見本 / SAMPLE line; "" where no sample root is trusted */
  char *answer;      /* headline of the verdict: promises of a withdrawn registration are never without it */
  char *product;     /* maker, name and model */
  char *support;     /* "label: value" of the end of security updates, also where it is not stated */
  char *list;        /* the list, its date, its age */
  char *tasks_title; /* what the tasks are */
  char *tasks[AKASHI_TAKE_HOME_TASKS]; /* to do at home on the first day */
  char *contact;                       /* "label: value" of whom to call */
} AkashiTakeHome;

/**
 * akashi_take_home_new:
 * @evidence: what was checked
 *
 * Returns: (transfer full) (nullable): %NULL where there is no registration whose promises could be written
 * down, or it may be that of several schemes
 */
AkashiTakeHome *akashi_take_home_new (const char *language, const AkashiEvidence *evidence);
void akashi_take_home_free (AkashiTakeHome *take_home);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiTakeHome, akashi_take_home_free)

/**
 * akashi_take_home_summary:
 *
 * Returns: (transfer full): the slip as lines of at most AKASHI_TAKE_HOME_MAX_CHARACTERS characters in all,
 * for a QR code that a phone reads from a screen. Where there are more, whole lines go, from the end: SAMPLE,
 * answer, product and end of security updates stay; the last of them is cut with "…" where even they are too long.
 */
char *akashi_take_home_summary (const AkashiTakeHome *take_home);

G_END_DECLS
