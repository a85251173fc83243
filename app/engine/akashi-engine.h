/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gio/gio.h>

#include "akashi-clock.h"
#include "akashi-error.h"
#include "akashi-verdict.h"

G_BEGIN_DECLS

/**
 * AkashiEngine:
 *
 * The only door for commands and screens: one cached registry, and what can be asked of it. Checks never use
 * a network. Not thread-safe; the _async functions do their work in a thread of their own, over a connection
 * of their own.
 */
#define AKASHI_TYPE_ENGINE (akashi_engine_get_type ())
G_DECLARE_FINAL_TYPE (AkashiEngine, akashi_engine, AKASHI, ENGINE, GObject)

/**
 * akashi_engine_new:
 * @registry_path: (nullable): of `registry.db`; %NULL: `$XDG_DATA_HOME/akashi/registry.db`
 * @clock: (nullable): copied; %NULL: the system's clock
 *
 * Always succeeds: that there is no registry, or a damaged one, is a value that every check then speaks of
 * (akashi_engine_get_problem()).
 */
AkashiEngine *akashi_engine_new (const char *registry_path, const AkashiClock *clock);

/* Returns: (transfer none) (nullable): why there is no usable registry; %NULL where there is one. */
const GError *akashi_engine_get_problem (AkashiEngine *engine);

/* Returns: (transfer none): where the registry is. */
const char *akashi_engine_get_registry_path (AkashiEngine *engine);

/* Returns: whether a sample root is trusted: then every page, slip and object says SAMPLE. */
gboolean akashi_engine_is_sample (AkashiEngine *engine);

/* Returns: (transfer container) (element-type AkashiScheme): every scheme and law that is known, of trusted
 * registries and shipped with the program, by id. Also there where there is no registry. */
GPtrArray *akashi_engine_list_schemes (AkashiEngine *engine);

/* Where a text came from; decides how it is read. */
typedef enum {
  AKASHI_ORIGIN_QR,
  AKASHI_ORIGIN_BARCODE, /* EAN or UPC symbol */
  AKASHI_ORIGIN_TYPED,
} AkashiOrigin;

/* What the person or the picture says is in hand. All may be absent. */
typedef struct {
  const char *barcode; /* (nullable): digits of an EAN or UPC symbol, or the 14 of a carton */
  const char *model;   /* (nullable) */
} AkashiHand;

/* Whether the barcode, where there is one, is a product code with a right check digit. */
gboolean akashi_hand_is_valid (const AkashiHand *hand);

/**
 * AkashiCheck:
 *
 * One text, checked: the evidence, the verdict, and everything they borrow from. Immutable but for
 * akashi_engine_compare() and akashi_check_answer(), which make a new one. Reference-counted.
 */
typedef struct _AkashiCheck AkashiCheck;

AkashiCheck *akashi_check_ref (AkashiCheck *check);
void akashi_check_unref (AkashiCheck *check);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiCheck, akashi_check_unref)

/* Returns: (transfer none): all that the verdict rests on. */
const AkashiEvidence *akashi_check_get_evidence (const AkashiCheck *check);
/* Returns: (transfer none) */
const AkashiVerdict *akashi_check_get_verdict (const AkashiCheck *check);
/* Returns: (transfer none): the text as it came. Untrusted: escape where it is shown. */
GBytes *akashi_check_get_text (const AkashiCheck *check);
/* Returns: the product code of the check; 0 where it is about no product code. */
AkashiGtin akashi_check_get_gtin (const AkashiCheck *check);
/* Returns: whether the check is about a label or number (and so can be compared with a product in hand). */
gboolean akashi_check_is_comparable (const AkashiCheck *check);

/**
 * akashi_engine_check:
 * @text: bytes of one code or typed text
 * @hand: (nullable): what is in hand
 *
 * Returns: (transfer full): the check; it always comes to a verdict
 */
AkashiCheck *akashi_engine_check (AkashiEngine *engine, GBytes *text, AkashiOrigin origin,
                                  const AkashiHand *hand);

/* Returns: (transfer full): @check, compared with @hand anew. */
AkashiCheck *akashi_engine_compare (AkashiEngine *engine, AkashiCheck *check, const AkashiHand *hand);

/**
 * akashi_engine_answer:
 * @comparison: AKASHI_COMPARISON_PERSON (yes), AKASHI_COMPARISON_DIFFERENT (no) or AKASHI_COMPARISON_UNSURE
 *
 * Returns: (transfer full): @check with the person's answer to "is it this one?"
 */
AkashiCheck *akashi_engine_answer (AkashiEngine *engine, AkashiCheck *check, AkashiComparison comparison);

/* One code of a picture, for akashi_engine_check_codes(). */
typedef struct {
  GBytes *text;
  AkashiOrigin origin;
} AkashiCodeInView;

/**
 * akashi_engine_check_codes:
 * @codes: what one picture holds
 * @hand: (nullable): what is in hand beside it
 *
 * Where exactly one label and one product code are in view they are compared with each other and give one
 * check; otherwise each code gives its own. Labels stand first, the worst first.
 *
 * Returns: (transfer container) (element-type AkashiCheck)
 */
GPtrArray *akashi_engine_check_codes (AkashiEngine *engine, const AkashiCodeInView *codes, guint n_codes,
                                      const AkashiHand *hand);

/* --- search
 * ----------------------------------------------------------------------------------------------------- */

/* One registration that a search found. */
typedef struct {
  AkashiRegistration *registration;
  const AkashiModel
      *model;           /* of it: the one that matched best; the first where the match was none of a model */
  AkashiScheme *scheme; /* (nullable) */
} AkashiFound;

void akashi_found_free (AkashiFound *found);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiFound, akashi_found_free)

/**
 * akashi_engine_search:
 * @text: what was typed so far, from one letter on
 * @limit: most registrations wanted (at most AKASHI_MAX_SEARCH_HITS)
 * @error: why there is no usable registry, or AKASHI_ERROR_TOO_LARGE over AKASHI_MAX_SEARCH_BYTES
 *
 * Finds registrations by maker, model, number and product name, in any script; the best first, those in force
 * before others. It says nothing about a product in hand: that is akashi_engine_check().
 *
 * Returns: (transfer container) (element-type AkashiFound); empty where nothing is found
 */
GPtrArray *akashi_engine_search (AkashiEngine *engine, const char *text, guint limit,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* --- for operators and tests
 * ------------------------------------------------------------------------------------ */

/* What taking one text apart came to; see akashi_engine_inspect(). */
typedef struct {
  gboolean attempt; /* FALSE: no attempt at a signed label */
  AkashiSignature signature;
  AkashiCodeKind kind;
  AkashiClaims *claims; /* (nullable): once the claims are known */
} AkashiInspection;

void akashi_inspection_free (AkashiInspection *inspection);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiInspection, akashi_inspection_free)

/**
 * AkashiInspector:
 *
 * Takes texts apart against the definitions of one file. It looks nothing up and trusts nothing.
 */
typedef struct _AkashiInspector AkashiInspector;

/* @schemes_json: an object whose key `schemes` holds definitions. @error: AKASHI_ERROR_INVALID */
AkashiInspector *akashi_inspector_new (GBytes *schemes_json, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void akashi_inspector_free (AkashiInspector *inspector);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiInspector, akashi_inspector_free)

/* Returns: (transfer full): what @text is, read as a scan yields it. */
AkashiInspection *akashi_inspector_inspect (AkashiInspector *inspector, GBytes *text);

/* --- trust and updates
 * ------------------------------------------------------------------------------------------ */

/**
 * akashi_engine_add_trust:
 * @root: bytes of a root.json
 * @url: where its repository is
 */
gboolean akashi_engine_add_trust (AkashiEngine *engine, GBytes *root, const char *url,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_engine_sync:
 * @from: (nullable): another address of the same repository
 *
 * Updates every trust entry (or, with @from, the only one). What was accepted before a failure stays. A stick
 * may leave schemes out, though not all of them.
 */
gboolean akashi_engine_sync (AkashiEngine *engine, const char *from, GCancellable *cancellable,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_engine_sync_if_due:
 *
 * The same for the trust entries that are due (akashi-schedule.h): after a success in some hours, after a
 * failure soon, then later and later. That none is due is a success. For a timer that runs often.
 */
gboolean akashi_engine_sync_if_due (AkashiEngine *engine, GCancellable *cancellable,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* akashi_engine_sync_if_due() in a thread and over a connection of its own; checks go on meanwhile. @callback
 * is called in the main context of the caller. */
void akashi_engine_sync_async (AkashiEngine *engine, GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data);

/* akashi_engine_sync() in the same way: now, whether it is due or not. @from: (nullable): as there. Ends with
 * akashi_engine_sync_finish(), too. */
void akashi_engine_sync_now_async (AkashiEngine *engine, const char *from, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);

/* Afterwards the engine knows what has changed. */
gboolean akashi_engine_sync_finish (AkashiEngine *engine, GAsyncResult *result,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: seconds until an update is due; 0: one is; -1: nothing is trusted, or it cannot be told. */
gint64 akashi_engine_seconds_until_sync (AkashiEngine *engine);

/* Returns: where the clock stands before the time of an earlier update of this registry, that time (seconds
 * since 1970-01-01); else 0. It only warns: no verdict rests on it. */
gint64 akashi_engine_clock_has_been (AkashiEngine *engine);

/* For staff, who have looked at the clock: it is right now. */
gboolean akashi_engine_clear_clock_warning (AkashiEngine *engine, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: (transfer none) (element-type utf8): ids of the schemes that the last akashi_engine_sync() found
 * left out of a stick: their lists are what they were, and as old. */
GPtrArray *akashi_engine_get_missing_schemes (AkashiEngine *engine);

/* What is known of one scheme's list. */
typedef struct {
  AkashiScheme *scheme;
  char *url;
  gint64 serial;
  AkashiDate as_of;
  gint64 rows;
  AkashiFreshness freshness;
  gint64 published;                  /* seconds since 1970-01-01; -1: none */
  gint64 last_attempt, last_success; /* seconds since 1970-01-01; 0: never */
  gint64 next_attempt;               /* when the next is due, by the clock as it stands; 0: at once */
  guint failures;                    /* attempts that failed since the last success */
  char *last_error;                  /* (nullable) */
  gboolean withdrawn;                /* its registry no longer speaks for it */
  AkashiDate withdrawn_on;           /* AKASHI_DATE_UNKNOWN: not told */
} AkashiSchemeStatus;

void akashi_scheme_status_free (AkashiSchemeStatus *status);

/* Returns: (transfer container) (element-type AkashiSchemeStatus): by scheme id. */
GPtrArray *akashi_engine_status (AkashiEngine *engine);

G_END_DECLS
