/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-kiosk-voice.h"
#include "akashi-page-book.h"

G_BEGIN_DECLS

/**
 * AkashiStaffDesk:
 *
 * The staff menu behind its PIN: the way in, and what can be done there, as actions `staff.*` of the window.
 * All but `staff.open` and `staff.pin` do nothing while it is locked; it is locked whenever a turn ends. It
 * also remembers the last checks, and counts.
 *
 * The way in: F12, or a finger held for three seconds in the upper corner at the end of the first page's
 * lines, of which nothing can be seen. Where no PIN is set one can be chosen only in the first minutes after
 * the program began for the first time ever: then whoever set the kiosk up is there, and not a customer.
 * Later `akashictl kiosk pin` sets one.
 */
typedef struct _AkashiStaffDesk AkashiStaffDesk;

/* @window: has the actions and the way in from now on; all of them must outlive the desk */
AkashiStaffDesk *akashi_staff_desk_new (GtkWidget *window, AkashiPageBook *book, AkashiSession *session,
                                        AkashiEngine *engine, AkashiSettings *settings,
                                        AkashiKioskVoice *voice);

/* What is under way ends; what was counted is kept. */
void akashi_staff_desk_free (AkashiStaffDesk *desk);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiStaffDesk, akashi_staff_desk_free)

/* The session shows another check, or the same one answered. Locks. */
void akashi_staff_desk_saw_check (AkashiStaffDesk *desk);

/* @codes: (element-type AkashiFoundCode): what one camera frame held; the camera test looks for its card
 * there */
void akashi_staff_desk_see_codes (AkashiStaffDesk *desk, GPtrArray *codes);

/* The turn is over, of a customer or of the staff: locks. To be called before the session ends. */
void akashi_staff_desk_end (AkashiStaffDesk *desk);

G_END_DECLS
