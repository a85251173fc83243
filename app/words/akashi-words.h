/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-verdict.h"

G_BEGIN_DECLS

/**
 * akashi_words_languages:
 *
 * Returns: (transfer none): the languages every text exists in, NULL-terminated, in the order people see them
 * in: `ja`, `ja@easy` (plain Japanese), `en`, `zh_CN`, `ko`
 */
const char *const *akashi_words_languages (void);

/* Returns: (transfer none): the language to use for a locale name or tag such as `ja_JP.UTF-8`, `zh-Hans-SG`;
 * `en` where unknown. */
const char *akashi_words_language_for (const char *locale);

/* Returns: (transfer none) (nullable): the same; %NULL where unknown, so that it can be refused. */
const char *akashi_words_find_language (const char *locale);

/* Returns: (transfer none): what @language calls itself, in its own script; never translated. */
const char *akashi_words_language_name (const char *language);

/* Returns: (transfer none): the BCP 47 tag of @language, for fonts and screen readers. */
const char *akashi_words_language_tag (const char *language);

/* Returns: (transfer none): the language whose texts are those of @language with the readings of kanji in
 * them (akashi-readings.h); @language itself where it has none. */
const char *akashi_words_with_readings (const char *language);

/**
 * akashi_words_text:
 * @language: one of akashi_words_languages()
 * @msgid: the English text, marked N_() where it stands
 *
 * The one look-up of translated text. Thread-safe; it does not depend on the process's locale, so that a
 * kiosk can switch at once and two languages can stand side by side.
 *
 * Returns: (transfer none): the text in @language, else @msgid
 */
const char *akashi_words_text (const char *language, const char *msgid) G_GNUC_FORMAT (2);

/**
 * akashi_words_plural:
 * @singular: the English text for one
 * @plural: the English text for any other number; both take the number in the same way
 * @n: how many
 *
 * Returns: (transfer none): the text in @language for @n
 */
const char *akashi_words_plural (const char *language, const char *singular, const char *plural, gulong n)
    G_GNUC_FORMAT (2) G_GNUC_FORMAT (3);

/**
 * akashi_words_context:
 * @context: what tells two equal English texts apart, as in `month`
 *
 * Returns: (transfer none): the text in @language, else @msgid
 */
const char *akashi_words_context (const char *language, const char *context, const char *msgid)
    G_GNUC_FORMAT (3);

/* Mark a text (with its context) for translation where it stands in a table. */
#ifndef N_
#define N_(text) text
#endif
#ifndef NC_
#define NC_(context, text) text
#endif

/* One verdict in words. All fields are plain text: escape for where they are shown. */
typedef struct {
  char *headline; /* six words at most */
  char *sentence; /* the one thing to do */
  char **advice;  /* what you must do yourself, who to ask; may be empty */
  char **why;     /* one line per finding and note that the headline does not already say; may be empty */
  char *compared; /* what was compared with what, and what was not; never NULL */
  char *list; /* as in 「見本制度の登録リスト(11月20日時点・3日前)」; "" where there is no list */
  char *sample; /* 見本 / SAMPLE line; "" where no sample root is trusted */
} AkashiWords;

/* Returns: (transfer full): the words for @verdict, which was judged from @evidence. */
AkashiWords *akashi_words_new (const char *language, const AkashiEvidence *evidence,
                               const AkashiVerdict *verdict);
void akashi_words_free (AkashiWords *words);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiWords, akashi_words_free)

/* One fact about a product, in the order buyers need them (verdicts.md). */
typedef enum {
  AKASHI_FACT_SUPPORT, /* security updates until */
  AKASHI_FACT_UPDATES, /* do they come by themselves */
  AKASHI_FACT_PASSWORD,
  AKASHI_FACT_SENSORS,
  AKASHI_FACT_ASSESSED, /* who checked it, and the level */
  AKASHI_FACT_CONTACT,
  AKASHI_FACT_CONNECTION,
  AKASHI_FACT_LABEL_TERM,
} AkashiFactKind;

typedef struct {
  AkashiFactKind kind;
  char *label; /* as in 「セキュリティ更新」 */
  char *value; /* as in 「2031年3月まで」; "not stated in the list" where unknown */
  char *aside; /* (nullable): as in 「あと4年4か月」 */
} AkashiFact;

void akashi_fact_free (AkashiFact *fact);

/* Returns: (transfer container) (element-type AkashiFact): all facts of the registration, in the order of
 * AkashiFactKind; empty where there is none, or where a number may be that of several schemes. */
GPtrArray *akashi_words_facts (const char *language, const AkashiEvidence *evidence);

/* Returns: (transfer full): as in 「2031年3月」 / `March 2031`; @date must be a day. */
char *akashi_words_month (const char *language, AkashiDate date);

/* Returns: (transfer full): as in 「2031年3月31日」 / `31 March 2031`. */
char *akashi_words_day (const char *language, AkashiDate date);

/* Returns: (transfer full): as in 「3月31日」 / `31 March`. */
char *akashi_words_day_of_year (const char *language, AkashiDate date);

/* Returns: (transfer full): time from @from to @to in words, as in 「4年4か月」 / `4 years 4 months`; days
 * where it is less than a month. */
char *akashi_words_span (const char *language, AkashiDate from, AkashiDate to);

/* Returns: (transfer full): maker, product name and model on one line for a registration, as in
 * 「花見電機 · 見守りカメラ · HN-CAM200W」; "" where NULL. Of several models the first, and how many more. */
char *akashi_words_product (const char *language, const AkashiRegistration *registration);

G_END_DECLS
