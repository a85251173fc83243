/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-kiosk-voice.h"
#include "akashi-page-book.h"

G_BEGIN_DECLS

/**
 * AkashiShopDesk:
 *
 * What the kiosk does with the shop around it, as actions of its window: `shop.call` calls a member of staff,
 * with a chime, and opens the page `call`, which says whether somebody answered; `shop.print` prints the slip
 * that a customer takes home, and opens the page `print`, which says whether the printer took it;
 * `shop.chime` rings the bell. What the shop has is written into the session (akashi_session_get_offers()),
 * from where pages know what to offer.
 */
typedef struct _AkashiShopDesk AkashiShopDesk; /* owns the staff's own desk, akashi-staff-desk.h */

/* @window: has the actions from now on; all of them must outlive the desk */
AkashiShopDesk *akashi_shop_desk_new (GtkWidget *window, AkashiPageBook *book, AkashiSession *session,
                                      AkashiEngine *engine, AkashiSettings *settings,
                                      AkashiKioskVoice *voice);

/* What is under way ends. */
void akashi_shop_desk_free (AkashiShopDesk *desk);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiShopDesk, akashi_shop_desk_free)

/* The session shows another check, or the same one answered. */
void akashi_shop_desk_saw_check (AkashiShopDesk *desk);

/* @codes: (element-type AkashiFoundCode): what one camera frame held; for the staff's camera test */
void akashi_shop_desk_see_codes (AkashiShopDesk *desk, GPtrArray *codes);

/* The turn is over: what is under way goes on, and is not spoken of on the screen. To be called before the
 * session ends. */
void akashi_shop_desk_end (AkashiShopDesk *desk);

G_END_DECLS
