/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-error.h"

G_BEGIN_DECLS

#define AKASHI_PIN_SHORTEST 4 /* digits */
#define AKASHI_PIN_LONGEST 8
#define AKASHI_PIN_FREE_TRIES 5 /* wrong ones in a row before anybody has to wait */

/**
 * AkashiStaffPin:
 *
 * The PIN of the staff menu, in a file that only its owner can read: a hash of it, how often a wrong one was
 * typed since the last right one, and until when nobody may try again. After five wrong ones in a row each
 * further try has to wait, 30 seconds at first and twice as long each time, an hour at most; a restart does
 * not shorten it, and a try counts before it is judged, so that cutting the power saves none.
 */
typedef struct _AkashiStaffPin AkashiStaffPin;

/**
 * akashi_staff_pin_new:
 * @path: of the file; it need not be there
 *
 * A file that cannot be understood means that nobody gets in, not that anybody may set a new PIN: then
 * akashi_staff_pin_is_set() is TRUE and each try fails, until a new one is set by `akashictl kiosk pin`. What
 * that command writes counts at once: the file is looked at whenever it matters.
 */
AkashiStaffPin *akashi_staff_pin_new (const char *path);
void akashi_staff_pin_free (AkashiStaffPin *pin);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiStaffPin, akashi_staff_pin_free)

gboolean akashi_staff_pin_is_set (AkashiStaffPin *pin);

/* Returns: whether @digits could be a PIN: AKASHI_PIN_SHORTEST to AKASHI_PIN_LONGEST digits, not all the
 * same. */
gboolean akashi_staff_pin_is_good (const char *digits);

/**
 * akashi_staff_pin_set:
 * @digits: as akashi_staff_pin_is_good() wants them
 * @error: AKASHI_ERROR_INVALID, AKASHI_ERROR_IO
 */
gboolean akashi_staff_pin_set (AkashiStaffPin *pin, const char *digits,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_staff_pin_try:
 * @now: seconds since 1970-01-01
 * @right: (out): whether it is the PIN; set on success only
 * @error: AKASHI_ERROR_BUSY (it is too early: akashi_staff_pin_wait()), AKASHI_ERROR_INVALID (the file is
 *   damaged), AKASHI_ERROR_IO (the try could not be counted, so it does not count as right either)
 */
gboolean akashi_staff_pin_try (AkashiStaffPin *pin, const char *digits, gint64 now, gboolean *right,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: seconds until the next try; 0: now. A clock that was set back does not make anybody wait longer
 * than one whole wait. */
gint64 akashi_staff_pin_wait (AkashiStaffPin *pin, gint64 now);

G_END_DECLS
