/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-scan.h"

G_BEGIN_DECLS

/* Frames a different label must be seen in before it replaces the one that is shown. */
#define AKASHI_FRAMES_NEW_LABEL 2
/* Frames a product barcode must be seen in alone before it is acted on: a label beside it is often read
 * later. */
#define AKASHI_FRAMES_BARCODE 6
/* A code that was out of sight this long is a new one; microseconds. */
#define AKASHI_CODE_GONE_US (1 * G_USEC_PER_SEC)

/**
 * AkashiCodeWatch:
 *
 * Decides what a camera frame means for the page that is shown: the same code never restarts it, a different
 * label does, a barcode beside the label is compared with it. Reads no clock.
 */
typedef struct _AkashiCodeWatch AkashiCodeWatch;

typedef enum {
  AKASHI_WATCH_NOTHING,
  AKASHI_WATCH_CHECK,   /* check the codes of this frame anew */
  AKASHI_WATCH_COMPARE, /* compare what is shown with the barcode given */
} AkashiWatchAdvice;

AkashiCodeWatch *akashi_code_watch_new (void);
void akashi_code_watch_free (AkashiCodeWatch *watch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiCodeWatch, akashi_code_watch_free)

/**
 * akashi_code_watch_see:
 * @codes: (element-type AkashiFoundCode): what one frame held
 * @frame_time: g_get_monotonic_time() when it left the source
 * @comparable: what is shown has not been compared with a product yet, and can be
 * @barcode: (out) (optional) (transfer none): the barcode to compare with; set with AKASHI_WATCH_COMPARE only
 */
AkashiWatchAdvice akashi_code_watch_see (AkashiCodeWatch *watch, GPtrArray *codes, gint64 frame_time,
                                         gboolean comparable, GBytes **barcode);

/* Says that the page now shows the codes of that frame, and (unless @added) no others. */
void akashi_code_watch_shown (AkashiCodeWatch *watch, GPtrArray *codes, gboolean added);

/* Returns: the time of the last frame that held a label which is shown; 0: none. */
gint64 akashi_code_watch_label_seen (AkashiCodeWatch *watch);

/* Says that no result is shown any more. What is still in sight is left alone until it has been gone. */
void akashi_code_watch_rest (AkashiCodeWatch *watch);

G_END_DECLS
