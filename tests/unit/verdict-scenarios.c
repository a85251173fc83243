/* SPDX-License-Identifier: Apache-2.0 */
/* The table: every verdict with each of its causes, in each state of freshness. */
#include "verdict-world.h"

#define DAY G_GINT64_CONSTANT (86400)

static const AkashiMark energy_label = {
  .id = "eprel",
  .name = "EU energy label",
  .means = "It tells how much power a product uses.",
};

static void
nothing_found (VerdictWorld *world)
{
  world->evidence.registration = NULL;
  world->evidence.n_registrations = 0;
}

static void
unsealed_link (VerdictWorld *world)
{
  world->evidence.kind = AKASHI_CODE_SCHEME_LINK;
  world->evidence.signature = AKASHI_SIGNATURE_NONE;
  world->evidence.claims = NULL;
}

/* Nothing of the label counts: no claims, no number, no look-up. */
static void
refused (VerdictWorld *world, AkashiSignature signature)
{
  nothing_found (world);
  world->evidence.signature = signature;
  world->evidence.claims = NULL;
  world->evidence.number = NULL;
}

static void
of_no_scheme (VerdictWorld *world, AkashiCodeKind kind)
{
  refused (world, AKASHI_SIGNATURE_NONE);
  world->evidence.kind = kind;
  world->evidence.scheme = NULL;
  world->evidence.text_flags = 0;
}

#define SCENARIO(name, body)                                                                                 \
  static void arrange_##name (VerdictWorld *world)                                                           \
  {                                                                                                          \
    AkashiEvidence *e = &world->evidence;                                                                    \
    AkashiRegistration *r = world->registration;                                                             \
    AkashiClaims *c = world->claims;                                                                         \
    (void) e, (void) r, (void) c;                                                                            \
    body;                                                                                                    \
  }

SCENARIO (good, (void) 0)
SCENARIO (good_link, unsealed_link (world))
SCENARIO (good_typed, unsealed_link (world); e->kind = AKASHI_CODE_NUMBER; e->n_schemes = 1)
SCENARIO (good_closed_scheme, world->scheme->state = AKASHI_SCHEME_CLOSED)
SCENARIO (good_product_code, unsealed_link (world); e->kind = AKASHI_CODE_PRODUCT_CODE)
SCENARIO (signature_missing, unsealed_link (world);
          world->scheme->signed_since = verdict_world_day ("2026-01-01"))
SCENARIO (issued_before_seals, unsealed_link (world);
          world->scheme->signed_since = verdict_world_day ("2026-06-01"))
SCENARIO (support_unknown, r->support_until = AKASHI_DATE_UNKNOWN; c->support_until = AKASHI_DATE_UNKNOWN)
SCENARIO (label_says_less, c->level = 0; c->valid_until = (verdict_world_day ("2027-12-31") + 1) * DAY;
          c->support_until = AKASHI_DATE_NONE)
SCENARIO (list_says_less, r->level = -1; r->valid_until = AKASHI_DATE_UNKNOWN; c->level = 9)

SCENARIO (seal, refused (world, AKASHI_SIGNATURE_MISMATCH))
SCENARIO (key_expired, refused (world, AKASHI_SIGNATURE_KEY_EXPIRED))
SCENARIO (wrong_scheme, refused (world, AKASHI_SIGNATURE_WRONG_SCHEME))
SCENARIO (unknown_key_official, refused (world, AKASHI_SIGNATURE_UNKNOWN_KEY))
SCENARIO (unknown_key_bare, refused (world, AKASHI_SIGNATURE_UNKNOWN_KEY); e->scheme = NULL;
          e->text_flags = 0)
SCENARIO (unknown_key_foreign, refused (world, AKASHI_SIGNATURE_UNKNOWN_KEY); e->scheme = NULL;
          e->text_flags = AKASHI_TEXT_FOREIGN_HOST)
SCENARIO (verified_foreign, e->signature = AKASHI_SIGNATURE_WRONG_ADDRESS;
          e->text_flags = AKASHI_TEXT_FOREIGN_HOST)
SCENARIO (look_alike, of_no_scheme (world, AKASHI_CODE_LOOK_ALIKE);
          e->text_flags = AKASHI_TEXT_LOOK_ALIKE | AKASHI_TEXT_FOREIGN_HOST)
SCENARIO (look_alike_unreadable, refused (world, AKASHI_SIGNATURE_MALFORMED_CLAIMS);
          e->text_flags = AKASHI_TEXT_LOOK_ALIKE)
SCENARIO (revoked, e->signature = AKASHI_SIGNATURE_KEY_REVOKED; e->claims = NULL)
SCENARIO (revoked_withdrawn, arrange_revoked (world); r->status = AKASHI_STATUS_WITHDRAWN)
SCENARIO (unreadable, refused (world, AKASHI_SIGNATURE_MALFORMED_CBOR))
SCENARIO (unsupported, refused (world, AKASHI_SIGNATURE_UNSUPPORTED_ALGORITHM))
SCENARIO (newer_version, refused (world, AKASHI_SIGNATURE_NONE); e->text_flags |= AKASHI_TEXT_NEWER_VERSION)

SCENARIO (level, c->level = 2)
SCENARIO (model, g_strfreev (c->models); c->models = g_strsplit ("HN-CAM200W HN-CAM900", " ", -1))
SCENARIO (later_term, c->valid_until += DAY)
SCENARIO (later_support, c->support_until++)
SCENARIO (support_against_none, r->support_until = AKASHI_DATE_NONE)
SCENARIO (newer_and_more, c->level = 2; c->valid_from = (e->as_of + 1) * DAY)
SCENARIO (withdrawn, r->status = AKASHI_STATUS_WITHDRAWN)
SCENARIO (suspended, r->status = AKASHI_STATUS_SUSPENDED)
SCENARIO (expired_status, r->status = AKASHI_STATUS_EXPIRED)
SCENARIO (provisional_status, r->status = AKASHI_STATUS_PROVISIONAL)
SCENARIO (unknown_status, r->status = AKASHI_STATUS_UNKNOWN)
SCENARIO (support_ended, r->support_until = c->support_until = e->today - 1)
SCENARIO (last_day, r->support_until = c->support_until = e->today)
SCENARIO (ends_soon, r->support_until = c->support_until = verdict_world_day ("2027-11-23"))
SCENARIO (not_quite_soon, r->support_until = c->support_until = verdict_world_day ("2027-11-24"))
SCENARIO (none_promised, r->support_until = c->support_until = AKASHI_DATE_NONE)
SCENARIO (no_updates, r->support_until = c->support_until = AKASHI_DATE_UNKNOWN;
          r->updates = AKASHI_UPDATES_NONE)
SCENARIO (term_over, r->valid_until = e->today - 1; c->valid_until = e->today * DAY)
SCENARIO (not_begun, c->valid_from = e->now + DAY + 1; e->as_of = e->today + 2)
SCENARIO (begins_tomorrow, c->valid_from = e->now + DAY; e->as_of = e->today + 2)

SCENARIO (not_in_list, nothing_found (world))
SCENARIO (not_in_list_link, unsealed_link (world); nothing_found (world))
SCENARIO (not_in_list_closed, unsealed_link (world); nothing_found (world);
          world->scheme->state = AKASHI_SCHEME_CLOSED)
SCENARIO (typed_not_found, arrange_good_typed (world); nothing_found (world))
SCENARIO (newer_than_list, nothing_found (world); c->valid_from = (e->as_of + 1) * DAY)
SCENARIO (provisional_number, arrange_not_in_list_link (world); e->text_flags |= AKASHI_TEXT_PROVISIONAL)
SCENARIO (dropped, arrange_not_in_list_link (world); e->dropped_on = verdict_world_day ("2026-09-01"))
SCENARIO (dropped_in_term, arrange_dropped (world); e->dropped_valid_until = e->dropped_on)
SCENARIO (dropped_after_term, arrange_dropped (world); e->dropped_valid_until = e->dropped_on - 1)
SCENARIO (several_schemes, arrange_good_typed (world); e->n_schemes = 2)
SCENARIO (unknown_page_form, arrange_not_in_list_link (world); e->number = NULL;
          e->text_flags |= AKASHI_TEXT_UNKNOWN_FORM)
SCENARIO (unknown_page, arrange_unknown_page_form (world);
          g_ptr_array_add (world->scheme->link_patterns, g_new0 (AkashiLinkPattern, 1)))
SCENARIO (page_nobody_supplies, arrange_unknown_page_form (world); e->no_supplier = TRUE)
SCENARIO (number_nobody_supplies, arrange_typed_not_found (world); e->no_supplier = TRUE)
SCENARIO (closed_nobody_supplies, arrange_page_nobody_supplies (world);
          world->scheme->state = AKASHI_SCHEME_CLOSED)
SCENARIO (typed_formless, arrange_typed_not_found (world); e->scheme = NULL; e->n_schemes = 1)
SCENARIO (planned, arrange_not_in_list_link (world); world->scheme->state = AKASHI_SCHEME_PLANNED;
          world->scheme->has_list = FALSE)
SCENARIO (closed_no_list, arrange_not_in_list_link (world); world->scheme->state = AKASHI_SCHEME_CLOSED;
          world->scheme->has_list = FALSE)
SCENARIO (no_list, arrange_not_in_list_link (world); world->scheme->has_list = FALSE)

SCENARIO (hidden, of_no_scheme (world, AKASHI_CODE_SOMETHING_ELSE);
          e->text_flags = AKASHI_TEXT_HIDDEN_ADDRESS | AKASHI_TEXT_FOREIGN_HOST)
SCENARIO (no_registration, of_no_scheme (world, AKASHI_CODE_PRODUCT_CODE))
SCENARIO (no_registration_typed, of_no_scheme (world, AKASHI_CODE_PRODUCT_CODE_TYPED))
SCENARIO (out_of_scope, of_no_scheme (world, AKASHI_CODE_DIGITAL_LINK); e->out_of_scope = world->kind)
SCENARIO (other_mark, of_no_scheme (world, AKASHI_CODE_OTHER_MARK); e->mark = &energy_label)
SCENARIO (something_else, of_no_scheme (world, AKASHI_CODE_SOMETHING_ELSE))
SCENARIO (foreign_version, of_no_scheme (world, AKASHI_CODE_SOMETHING_ELSE);
          e->text_flags = AKASHI_TEXT_NEWER_VERSION | AKASHI_TEXT_FOREIGN_HOST)

#define F(code, cause)                                                                                       \
  {                                                                                                          \
    AKASHI_VERDICT_##code, AKASHI_CAUSE_##cause                                                              \
  }
#define CANNOT(cause) F (CANNOT_TELL, cause)
/* In the order of the states: fresh, ageing, too old, never, doubtful clock, damaged. */
#define STAYS(code, cause)                                                                                   \
  {                                                                                                          \
    F (code, cause), F (code, cause), F (code, cause), F (code, cause), F (code, cause), F (code, cause)     \
  }
#define BUT_CLOCK(code, cause)                                                                               \
  {                                                                                                          \
    F (code, cause), F (code, cause), F (code, cause), F (code, cause), CANNOT (CLOCK), F (code, cause)      \
  }
#define WHEN_RECENT(code, cause)                                                                             \
  {                                                                                                          \
    F (code, cause), F (code, cause), CANNOT (LIST_TOO_OLD), CANNOT (NEVER_SYNCHRONISED), CANNOT (CLOCK),    \
        CANNOT (DAMAGED)                                                                                     \
  }
/* Of a scheme whose list no registry supplies, no other state can be than the last three. */
#define UNSUPPLIED(code, cause)                                                                              \
  {                                                                                                          \
    F (code, cause), F (code, cause), CANNOT (LIST_TOO_OLD), CANNOT (NO_SUPPLIER), CANNOT (CLOCK),           \
        CANNOT (DAMAGED)                                                                                     \
  }
#define WHEN_FRESH(code, cause, ageing, too_old)                                                             \
  {                                                                                                          \
    F (code, cause), CANNOT (ageing), CANNOT (too_old), CANNOT (NEVER_SYNCHRONISED), CANNOT (CLOCK),         \
        CANNOT (DAMAGED)                                                                                     \
  }
#define WITHOUT_LIST(cause)                                                                                  \
  {                                                                                                          \
    F (SCHEME_NOT_ACTIVE, cause), F (SCHEME_NOT_ACTIVE, cause), CANNOT (LIST_TOO_OLD),                       \
        F (SCHEME_NOT_ACTIVE, cause), CANNOT (CLOCK), CANNOT (DAMAGED)                                       \
  }
#define ROW(name, comparable, ...)                                                                           \
  {                                                                                                          \
#name, arrange_##name, comparable, FALSE, __VA_ARGS__                                                    \
  }

/* clang-format off */
const VerdictScenario verdict_scenarios[] = {
  ROW (good, TRUE, WHEN_RECENT (LISTED, NONE)),
  ROW (good_link, TRUE, WHEN_RECENT (LISTED, NONE)),
  ROW (good_typed, TRUE, WHEN_RECENT (LISTED, NONE)),
  ROW (good_closed_scheme, TRUE, WHEN_RECENT (LISTED, NONE)),
  ROW (good_product_code, TRUE, WHEN_RECENT (LISTED, NONE)),
  { "signature_missing", arrange_signature_missing, TRUE, TRUE, WHEN_RECENT (LISTED, NONE) },
  ROW (issued_before_seals, TRUE, WHEN_RECENT (LISTED, NONE)),
  ROW (support_unknown, TRUE, WHEN_RECENT (LISTED, NONE)),
  ROW (label_says_less, TRUE, WHEN_RECENT (LISTED, NONE)),
  ROW (list_says_less, TRUE, WHEN_RECENT (LISTED, NONE)),

  ROW (seal, FALSE, STAYS (ALTERED, SEAL)),
  ROW (key_expired, FALSE, STAYS (ALTERED, CONTENTS)),
  ROW (wrong_scheme, FALSE, STAYS (ALTERED, CONTENTS)),
  ROW (unknown_key_official, FALSE, WHEN_FRESH (ALTERED, CONTENTS, UNKNOWN_KEY_OLD_LIST, UNKNOWN_KEY_OLD_LIST)),
  ROW (unknown_key_bare, FALSE, WHEN_RECENT (UNKNOWN_SIGNER, NONE)),
  ROW (unknown_key_foreign, FALSE, WHEN_RECENT (WRONG_ADDRESS, FOREIGN_ADDRESS)),
  ROW (verified_foreign, TRUE, STAYS (WRONG_ADDRESS, FOREIGN_ADDRESS)),
  ROW (look_alike, FALSE, STAYS (WRONG_ADDRESS, LOOK_ALIKE)),
  ROW (look_alike_unreadable, FALSE, STAYS (WRONG_ADDRESS, LOOK_ALIKE)),
  ROW (revoked, TRUE, WHEN_RECENT (SIGNATURE_WITHDRAWN, NONE)),
  ROW (revoked_withdrawn, TRUE, STAYS (WITHDRAWN, NONE)),
  ROW (unreadable, FALSE, STAYS (CANNOT_TELL, UNREADABLE_LABEL)),
  ROW (unsupported, FALSE, STAYS (CANNOT_TELL, NEWER_THAN_PROGRAM)),
  ROW (newer_version, FALSE, STAYS (CANNOT_TELL, NEWER_THAN_PROGRAM)),

  ROW (level, TRUE, STAYS (CONTRADICTS_LIST, LEVEL)),
  ROW (model, TRUE, STAYS (CONTRADICTS_LIST, MODEL)),
  ROW (later_term, TRUE, STAYS (CONTRADICTS_LIST, DATES)),
  ROW (later_support, TRUE, STAYS (CONTRADICTS_LIST, DATES)),
  ROW (support_against_none, TRUE, STAYS (CONTRADICTS_LIST, DATES)),
  ROW (newer_and_more, TRUE, WHEN_FRESH (CANNOT_TELL, NEWER_THAN_LIST, NEWER_THAN_LIST, LIST_TOO_OLD)),
  ROW (withdrawn, TRUE, STAYS (WITHDRAWN, NONE)),
  ROW (suspended, TRUE, STAYS (SUSPENDED, NONE)),
  ROW (expired_status, TRUE, WHEN_RECENT (LABEL_EXPIRED, NONE)),
  ROW (provisional_status, TRUE, WHEN_RECENT (PROVISIONAL, NONE)),
  ROW (unknown_status, TRUE, WHEN_RECENT (CANNOT_TELL, NEWER_THAN_PROGRAM)),
  ROW (support_ended, TRUE, BUT_CLOCK (SUPPORT_ENDED, NONE)),
  ROW (last_day, TRUE, WHEN_RECENT (ENDS_SOON, NONE)),
  ROW (ends_soon, TRUE, WHEN_RECENT (ENDS_SOON, NONE)),
  ROW (not_quite_soon, TRUE, WHEN_RECENT (LISTED, NONE)),
  ROW (none_promised, TRUE, STAYS (NO_UPDATES_PROMISED, NONE)),
  ROW (no_updates, TRUE, STAYS (NO_UPDATES_PROMISED, NONE)),
  ROW (term_over, TRUE, WHEN_RECENT (LABEL_EXPIRED, NONE)),
  ROW (not_begun, TRUE, WHEN_RECENT (PROVISIONAL, NOT_YET_VALID)),
  ROW (begins_tomorrow, TRUE, WHEN_RECENT (LISTED, NONE)),

  ROW (not_in_list, TRUE, WHEN_FRESH (NOT_IN_LIST, NONE, LIST_AGEING, LIST_TOO_OLD)),
  ROW (not_in_list_link, FALSE, WHEN_FRESH (NOT_IN_LIST, NONE, LIST_AGEING, LIST_TOO_OLD)),
  ROW (not_in_list_closed, FALSE, WHEN_FRESH (NOT_IN_LIST, NONE, LIST_AGEING, LIST_TOO_OLD)),
  ROW (typed_not_found, FALSE, WHEN_RECENT (CANNOT_TELL, TYPED_NOT_FOUND)),
  ROW (newer_than_list, TRUE, WHEN_RECENT (CANNOT_TELL, NEWER_THAN_LIST)),
  ROW (provisional_number, FALSE, WHEN_RECENT (PROVISIONAL, NONE)),
  ROW (dropped, FALSE, WHEN_RECENT (DELISTED, NONE)),
  ROW (dropped_in_term, FALSE, WHEN_RECENT (DELISTED, NONE)),
  ROW (dropped_after_term, FALSE, WHEN_RECENT (LABEL_EXPIRED, NONE)),
  ROW (several_schemes, FALSE, WHEN_RECENT (CANNOT_TELL, SEVERAL_SCHEMES)),
  ROW (unknown_page, FALSE, WHEN_RECENT (CANNOT_TELL, UNKNOWN_PAGE)),
  ROW (unknown_page_form, FALSE, WHEN_RECENT (CANNOT_TELL, UNKNOWN_PAGE_FORM)),
  ROW (page_nobody_supplies, FALSE, UNSUPPLIED (CANNOT_TELL, UNKNOWN_PAGE_FORM)),
  ROW (number_nobody_supplies, FALSE, UNSUPPLIED (CANNOT_TELL, TYPED_NOT_FOUND)),
  ROW (closed_nobody_supplies, FALSE, WITHOUT_LIST (CLOSED)),
  ROW (typed_formless, FALSE, WHEN_RECENT (CANNOT_TELL, TYPED_NOT_FOUND)),
  ROW (planned, FALSE, WITHOUT_LIST (PLANNED)),
  ROW (closed_no_list, FALSE, WITHOUT_LIST (CLOSED)),
  ROW (no_list, FALSE, WITHOUT_LIST (NO_LIST)),

  ROW (hidden, FALSE, WHEN_RECENT (HIDDEN_ADDRESS, NONE)),
  ROW (no_registration, FALSE, WHEN_RECENT (NO_REGISTRATION_FOUND, NONE)),
  ROW (no_registration_typed, FALSE, WHEN_RECENT (NO_REGISTRATION_FOUND, NONE)),
  ROW (out_of_scope, FALSE, WHEN_RECENT (OUT_OF_SCOPE, NONE)),
  ROW (other_mark, FALSE, WHEN_RECENT (OTHER_MARK, NONE)),
  ROW (something_else, FALSE, WHEN_RECENT (NOT_A_LABEL, NONE)),
  ROW (foreign_version, FALSE, WHEN_RECENT (NOT_A_LABEL, NONE)),
};
/* clang-format on */
const guint n_verdict_scenarios = G_N_ELEMENTS (verdict_scenarios);
