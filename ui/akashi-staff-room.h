/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-day-counters.h"
#include "akashi-engine.h"
#include "akashi-self-test.h"
#include "akashi-settings.h"
#include "akashi-staff-pin.h"

G_BEGIN_DECLS

/* So many of the last checks can be looked at again. */
#define AKASHI_RECENT_CHECKS 5

/* What the page for the PIN asks for. */
typedef enum {
  AKASHI_PIN_ASK_IT,    /* the PIN */
  AKASHI_PIN_ASK_NEW,   /* a new one: none is set, and the program began for the first time just now */
  AKASHI_PIN_ASK_AGAIN, /* the new one once more */
  AKASHI_PIN_TOO_LATE,  /* none is set, and customers may have been here since */
} AkashiPinStep;

/* A check of the last ones; in memory only. */
typedef struct {
  AkashiCheck *check;
  guint number;
  gint64 time; /* seconds since 1970-01-01 */
} AkashiRecentCheck;

/**
 * AkashiStaffRoom:
 *
 * All that the pages of the staff menu show. The desk (akashi-staff-desk.h) changes it, pages only read it,
 * and show nothing of it while it is locked.
 */
typedef struct {
  AkashiEngine *engine;
  AkashiSettings *settings;
  AkashiStaffPin *pin;
  char *first_start; /* of the file that remembers it */
  AkashiDayCounters *counters;
  gboolean unlocked;

  AkashiPinStep pin_step;
  const char *pin_note; /* (nullable): msgid: what was wrong with the last try */
  gint64 pin_wait;      /* seconds until the next try */

  GPtrArray *recent;       /* (element-type AkashiRecentCheck): the newest first */
  gboolean fetching;       /* lists are being fetched */
  const char *lists_note;  /* (nullable): msgid: how the last fetch ended */
  char *lists_reason;      /* (nullable): in the words of whatever failed */
  const char *export_note; /* (nullable): msgid: how the last export ended */
  guint card_codes;        /* a bit for each code of the test card that was read */
  GArray *findings;        /* (nullable) (element-type AkashiSelfTestFinding) */
  gint64 tested;           /* when; seconds since 1970-01-01 */
} AkashiStaffRoom;

AkashiStaffRoom *akashi_staff_room_new (AkashiEngine *engine, AkashiSettings *settings);
void akashi_staff_room_free (AkashiStaffRoom *room);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiStaffRoom, akashi_staff_room_free)

/**
 * akashi_staff_room_remember:
 *
 * @check becomes the newest of the last ones; where the newest has the same @number it is that check,
 * answered or compared since, and takes its place.
 */
void akashi_staff_room_remember (AkashiStaffRoom *room, AkashiCheck *check, guint number, gint64 time);

/* Counts the newest check, once: when it is certain that it does not change any more. */
void akashi_staff_room_count (AkashiStaffRoom *room, const AkashiRecentCheck *recent);

/* Returns: (transfer none) (nullable): that one of the last checks. */
const AkashiRecentCheck *akashi_staff_room_find (AkashiStaffRoom *room, guint number);

/* Locks it, and forgets what was said to whoever was in. */
void akashi_staff_room_lock (AkashiStaffRoom *room);

G_END_DECLS
