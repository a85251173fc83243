/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-frame-quality.h"

G_BEGIN_DECLS

/* Seconds that something holds before a screen reader is told of it, and from one word of it to the next. */
#define AKASHI_STATUS_HOLDS_S 2
#define AKASHI_STATUS_PAUSE_S 5

/* Returns: (transfer none): the msgid of what a person can do. */
const char *akashi_scan_hint_text (AkashiHint hint);

/* Returns: (transfer none): the msgid of what it means for the staff, who test the camera. */
const char *akashi_scan_hint_finding (AkashiHint hint);

/* The hints of single frames, of which one alone may mislead. Begins as zeros. */
typedef struct {
  AkashiHint shown, newest;
} AkashiSteadyHint;

/* @hint: of the newest frame. Returns: whether another one is to be shown now. */
gboolean akashi_steady_hint_take (AkashiSteadyHint *steady, AkashiHint hint);

/* When a screen reader is told of what changes on the screen: calmly. Holds no timer; its owner tells it the
 * time. Begins as zeros. */
typedef struct {
  const char *newest, *told;    /* (nullable): static */
  gint64 newest_since, told_at; /* monotonic, microseconds */
} AkashiStatusTeller;

/**
 * akashi_status_teller_tells:
 * @msgid: (nullable): what holds now, always the same pointer for the same; %NULL: nothing to speak of
 * @now: g_get_monotonic_time()
 *
 * Returns: whether it is to be told now: once it has held for AKASHI_STATUS_HOLDS_S, was not the last thing
 *   told, and that was AKASHI_STATUS_PAUSE_S ago
 */
gboolean akashi_status_teller_tells (AkashiStatusTeller *teller, const char *msgid, gint64 now);

G_END_DECLS
