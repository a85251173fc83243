/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-page-book.h"
#include "akashi-staff-room.h"

G_BEGIN_DECLS

/**
 * AkashiStaffExport:
 *
 * Writes the counters of the day to a USB stick. In a thread: a stick may be slow; how it went is written
 * into the room.
 */
typedef struct _AkashiStaffExport AkashiStaffExport;

/* Both must outlive it. */
AkashiStaffExport *akashi_staff_export_new (AkashiStaffRoom *room, AkashiPageBook *book);

/* What is being written is written, and not spoken of. */
void akashi_staff_export_free (AkashiStaffExport *export);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiStaffExport, akashi_staff_export_free)

/* While they are being written it does nothing. */
void akashi_staff_export_write (AkashiStaffExport *export);

G_END_DECLS
