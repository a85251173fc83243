/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-error.h"
#include "akashi-registration.h"

G_BEGIN_DECLS

/**
 * akashi_registration_new_canonical:
 * @scheme: id of the scheme whose list it is from
 * @json: one registration (registry.md, "A registration") in canonical JSON, as akashi_list_line_new_json()
 * hands it out and the database keeps it; need not end in NUL
 * @error: AKASHI_ERROR_INVALID: the message names the field
 *
 * Required are `number`, `maker.name`, `models` (each with `model`) and `status`. A field of a wrong type, a
 * date that is none, a GTIN with a wrong check digit or a status that is not one of the five is refused: it
 * would decide a verdict. Other words that are not known (a newer vocabulary) are "unknown"; extra fields are
 * ignored. Quick, for every look-up.
 */
AkashiRegistration *akashi_registration_new_canonical (const char *scheme, const char *json, gsize length,
                                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* One line of a list: a registration, or a drop. */
typedef struct {
  AkashiRegistration *registration; /* (nullable): %NULL: a drop */
  char *canonical; /* (nullable): the registration in canonical JSON: what is stored and digested; no NUL */
  gsize canonical_length; /* bytes */
  char *drop;             /* (nullable): the number that was dropped */
  AkashiDate on;          /* when it was dropped */
  AkashiDate valid_until; /* the term it had; or AKASHI_DATE_UNKNOWN */

  /* What akashi_list_line_prepare() adds. */
  char *key;      /* (nullable): the number as it is looked up */
  guint8 *packed; /* (nullable): the registration as it is kept: akashi-body.h */
  gsize packed_length;
  guint64 *grams; /* (nullable): what a search finds the registration by: akashi-search-grams.h */
  guint n_grams;
} AkashiListLine;

/**
 * akashi_list_line_new_json:
 * @json: a registration or `{"drop": number, "on": date}`, without the line's end
 * @error: the same; also where it has no one canonical form (floats, control characters, too deep), and
 *   AKASHI_ERROR_TOO_LARGE over AKASHI_MAX_LIST_LINE_BYTES
 *
 * The operator's side reads its lists through this too, so that what is published can be imported.
 */
AkashiListLine *akashi_list_line_new_json (const char *scheme, const char *json, gsize length,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same for one line of a delta, `{"put": registration}` or `{"drop": number, "on": date}`, with nothing
 * else in it. */
AkashiListLine *akashi_delta_line_new_json (const char *scheme, const char *json, gsize length,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Works out what is stored of it; apart from the reading, since only those who store need it. */
void akashi_list_line_prepare (AkashiListLine *line);
void akashi_list_line_free (AkashiListLine *line);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiListLine, akashi_list_line_free)

G_END_DECLS
