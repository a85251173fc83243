/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-counsel.h"
#include "akashi-engine.h"
#include "akashi-scan.h"
#include "akashi-staff-room.h"

G_BEGIN_DECLS

/**
 * AkashiSession:
 *
 * One customer's turn before the camera: turns what the frames hold into the check that is to be shown.
 * Nothing of it is written anywhere, and akashi_session_end() forgets it. Shows nothing itself.
 */
typedef struct _AkashiSession AkashiSession;

/* What the shop has beside the kiosk. */
typedef enum {
  AKASHI_SHOP_CALLS = 1 << 0,         /* somebody can be called */
  AKASHI_SHOP_PRINTS = 1 << 1,        /* there is a printer for slips */
  AKASHI_SHOP_SCANS_BY_HAND = 1 << 2, /* with a hand scanner, not with a camera */
} AkashiShopOffers;

/* Where the call of this customer stands. */
typedef enum {
  AKASHI_CALL_NONE,
  AKASHI_CALL_WAITS, /* for somebody to answer */
  AKASHI_CALL_ANSWERED,
  AKASHI_CALL_UNANSWERED,
} AkashiCallState;

/* Where the slip of this customer is. */
typedef enum {
  AKASHI_PRINT_NONE,
  AKASHI_PRINT_WAITS, /* for the print system to answer */
  AKASHI_PRINT_TAKEN,
  AKASHI_PRINT_FAILED,
} AkashiPrintState;

/* @country: (nullable): where the kiosk stands: two letters */
AkashiSession *akashi_session_new (AkashiEngine *engine, const char *country);
void akashi_session_free (AkashiSession *session);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiSession, akashi_session_free)

/* Returns: (transfer none) (nullable): whom consumers call in the country that the kiosk stands in. */
const AkashiContact *akashi_session_get_desk (AkashiSession *session);

/**
 * akashi_session_see:
 * @codes: (element-type AkashiFoundCode): what one frame held
 * @frame_time: g_get_monotonic_time() when it left the source
 *
 * Returns: whether there is another check to show than before
 */
gboolean akashi_session_see (AkashiSession *session, GPtrArray *codes, gint64 frame_time);

/**
 * akashi_session_scan:
 * @text: what somebody scanned by hand, on purpose: as for akashi_hand_scanner_code()
 *
 * A barcode is compared with what is shown where that waits for one; else the code is checked, also where it
 * is the one that is shown.
 *
 * Returns: as akashi_session_see()
 */
gboolean akashi_session_scan (AkashiSession *session, const char *text);

/**
 * akashi_session_answer:
 * @comparison: the person's answer to "is it this one?", as for akashi_engine_answer()
 *
 * There must be a check.
 */
void akashi_session_answer (AkashiSession *session, AkashiComparison comparison);

/**
 * akashi_session_type:
 * @text: a number or model as a person typed it; O for 0 and I for 1 are forgiven
 *
 * Returns: whether there is another check to show; FALSE: it is on no list, and is asked for once more
 */
gboolean akashi_session_type (AkashiSession *session, const char *text);

/**
 * akashi_session_find:
 * @text: what was typed so far
 *
 * Returns: (transfer full): at most @most numbers or models on the lists that it could be the beginning of,
 * the best first, O and 0, I and 1 being the same; NULL-terminated, may be empty
 */
char **akashi_session_find (AkashiSession *session, const char *text, guint most);

/* Returns: (transfer none) (nullable): what was typed and is asked for once more. */
const char *akashi_session_get_missed (AkashiSession *session);

/* The check becomes the first of two products; the next one is compared with it. There must be a check. */
void akashi_session_compare (AkashiSession *session);

/* Returns: (transfer none) (nullable): the first of two products. */
AkashiCheck *akashi_session_get_first (AkashiSession *session);

/* Returns: whether there are two registered products to be compared. */
gboolean akashi_session_is_pair (AkashiSession *session);

/* Forgets everything; codes still in sight are left alone until they have been gone. */
void akashi_session_end (AkashiSession *session);

/* Returns: (transfer none) (nullable): the check to show. */
AkashiCheck *akashi_session_get_check (AkashiSession *session);

/* Returns: whether the check asks the person "is it this one?", and has no answer yet. */
gboolean akashi_session_asks (AkashiSession *session);

/* Returns: the number of the check, 1 to 999, by which customer and staff speak of it. It counts the checks
 * since the program began and is written nowhere. */
guint akashi_session_get_number (AkashiSession *session);

/* Returns: how many labels were in view when the check was made. */
guint akashi_session_get_n_labels (AkashiSession *session);

/* Returns: whether the verdict asks to show the screen to the staff or to call them (verdicts.md, "Tone"). */
gboolean akashi_session_is_for_staff (AkashiSession *session);

/* What pages offer because the shop has it; stays when the session ends. */
void akashi_session_set_offers (AkashiSession *session, AkashiShopOffers offers);
AkashiShopOffers akashi_session_get_offers (AkashiSession *session);

void akashi_session_set_call (AkashiSession *session, AkashiCallState state);
AkashiCallState akashi_session_get_call (AkashiSession *session);

void akashi_session_set_print (AkashiSession *session, AkashiPrintState state);
AkashiPrintState akashi_session_get_print (AkashiSession *session);

/* An earlier check is shown again, under its own number; for staff. */
void akashi_session_recall (AkashiSession *session, AkashiCheck *check, guint number);

/* @room: (nullable): what the staff menu shows; not owned. Stays when the session ends. */
void akashi_session_set_staff_room (AkashiSession *session, const AkashiStaffRoom *room);
const AkashiStaffRoom *akashi_session_get_staff_room (AkashiSession *session);

G_END_DECLS
