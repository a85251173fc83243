/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-hand-keys.h"
#include "akashi-scan.h"

G_BEGIN_DECLS

/* Between two keys of a scanner, as a rule; microseconds. People who type are slower. */
#define AKASHI_HAND_GAP_US (50 * 1000)

/* Between two keys of one scan, should the machine have been busy; then the scan is over, also where the
 * scanner is not set to end it with a key. Microseconds */
#define AKASHI_HAND_SILENCE_US (300 * 1000)

/* The same where it is not known yet to be a scanner's: what a person typed before does not belong to it. */
#define AKASHI_HAND_SILENCE_AT_FIRST_US (150 * 1000)

/* So many keys in a row, each within the gap, are a scanner's, with those that came just before. Until the
 * last of these they have passed. */
#define AKASHI_HAND_BURST 3

/* What is shorter is no label and no barcode; characters. Without an end key, only digits or longer ones are
 * believed. */
#define AKASHI_HAND_SHORTEST 4
#define AKASHI_HAND_SHORTEST_WITHOUT_END 8

/**
 * AkashiHandScanner:
 *
 * Tells a hand scanner that types from a person who types, by the speed of the keys, and reads what it types
 * by the places of the keys: this machine's layout and input method have no part in it. Pure; holds no timer
 * and no keyboard.
 */
typedef struct _AkashiHandScanner AkashiHandScanner;

AkashiHandScanner *akashi_hand_scanner_new (AkashiHandLayout layout);
void akashi_hand_scanner_free (AkashiHandScanner *scanner);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiHandScanner, akashi_hand_scanner_free)

/* With AUTO, what the first text with an address tells holds for those that do not tell. */
void akashi_hand_scanner_set_layout (AkashiHandScanner *scanner, AkashiHandLayout layout);

/**
 * akashi_hand_scanner_press:
 * @code: as in linux/input-event-codes.h
 * @shift: whether Shift is held
 * @time: of the key, microseconds of any clock that runs on
 *
 * A key went down. Returns: whether it is the scanner's, and nobody else's
 */
gboolean akashi_hand_scanner_press (AkashiHandScanner *scanner, guint code, gboolean shift, gint64 time);

/* A key went up. A key that is not let go repeats by itself, and is no scanner. */
void akashi_hand_scanner_release (AkashiHandScanner *scanner, guint code);

/**
 * akashi_hand_scanner_take:
 * @time: as above
 *
 * Returns: (transfer full) (nullable): the text that was scanned, once; %NULL: none is whole, or it holds a
 * key of another keyboard
 */
char *akashi_hand_scanner_take (AkashiHandScanner *scanner, gint64 time);

/**
 * akashi_hand_scanner_code:
 * @text: what a hand scanner sent, over keys or a serial line; an AIM identifier (ISO/IEC 15424, `]Q1`)
 * before it says what kind of code it was, else digits in the number of a barcode are one
 *
 * Returns: (transfer full): the code, as a camera would have found it
 */
AkashiFoundCode *akashi_hand_scanner_code (const char *text);

/* The text of the code that sets a hand scanner up: holds what the keyboards disagree on. */
#define AKASHI_HAND_TEST_CODE "AKASHI-HAND-SCANNER:@[^]_='(\"&)*+"

/**
 * akashi_hand_scanner_set_up:
 * @layout: (out): the keyboard it pretends to be; AUTO: one that is not known here
 *
 * Returns: whether the text taken last was the code that sets a scanner up
 */
gboolean akashi_hand_scanner_set_up (AkashiHandScanner *scanner, AkashiHandLayout *layout);

G_END_DECLS
