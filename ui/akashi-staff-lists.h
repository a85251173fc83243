/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-page-book.h"
#include "akashi-staff-room.h"

G_BEGIN_DECLS

/**
 * AkashiStaffLists:
 *
 * Fetches the registration lists because a member of staff asks for it: from where they always come, or from
 * a USB stick, with the same checks. In a thread; how it went is written into the room.
 */
typedef struct _AkashiStaffLists AkashiStaffLists;

/* Both must outlive it. */
AkashiStaffLists *akashi_staff_lists_new (AkashiStaffRoom *room, AkashiPageBook *book);

/* Stops what is under way. */
void akashi_staff_lists_free (AkashiStaffLists *lists);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiStaffLists, akashi_staff_lists_free)

/* @from_stick: from the first stick that holds a registry. While lists are being fetched it does nothing. */
void akashi_staff_lists_fetch (AkashiStaffLists *lists, gboolean from_stick);

G_END_DECLS
