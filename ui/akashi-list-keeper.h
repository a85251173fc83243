/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-engine.h"

G_BEGIN_DECLS

/**
 * AkashiListKeeper:
 *
 * Fetches the registration lists of a running kiosk when that is due (akashi-schedule.h), in a thread: no
 * page ever waits for it. Afterwards the engine knows the new lists; a check that is on the screen stays as
 * it was judged. Ends with its last reference, and then stops what is under way.
 */
#define AKASHI_TYPE_LIST_KEEPER (akashi_list_keeper_get_type ())
G_DECLARE_FINAL_TYPE (AkashiListKeeper, akashi_list_keeper, AKASHI, LIST_KEEPER, GObject)

/**
 * akashi_list_keeper_new:
 * @first_look_s: after how many seconds it looks for the first time whether an update is due
 *
 * Emits `looked` after each look, with whether the lists were asked for and came.
 */
AkashiListKeeper *akashi_list_keeper_new (AkashiEngine *engine, guint first_look_s);

G_END_DECLS
