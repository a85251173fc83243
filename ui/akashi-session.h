/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-engine.h"
#include "akashi-scan.h"

G_BEGIN_DECLS

/**
 * AkashiSession:
 *
 * One customer's turn before the camera: turns what the frames hold into the check that is to be shown.
 * Nothing of it is written anywhere, and akashi_session_end() forgets it. Shows nothing itself.
 */
typedef struct _AkashiSession AkashiSession;

AkashiSession *akashi_session_new (AkashiEngine *engine);
void akashi_session_free (AkashiSession *session);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiSession, akashi_session_free)

/**
 * akashi_session_see:
 * @codes: (element-type AkashiFoundCode): what one frame held
 * @frame_time: g_get_monotonic_time() when it left the source
 *
 * Returns: whether there is another check to show than before
 */
gboolean akashi_session_see (AkashiSession *session, GPtrArray *codes, gint64 frame_time);

/**
 * akashi_session_answer:
 * @comparison: the person's answer to "is it this one?", as for akashi_engine_answer()
 *
 * There must be a check.
 */
void akashi_session_answer (AkashiSession *session, AkashiComparison comparison);

/* Forgets everything; codes still in sight are left alone until they have been gone. */
void akashi_session_end (AkashiSession *session);

/* Returns: (transfer none) (nullable): the check to show. */
AkashiCheck *akashi_session_get_check (AkashiSession *session);

/* Returns: whether the check asks the person "is it this one?", and has no answer yet. */
gboolean akashi_session_asks (AkashiSession *session);

/* Returns: how many labels were in view when the check was made. */
guint akashi_session_get_n_labels (AkashiSession *session);

/* Returns: whether the verdict asks to show the screen to the staff or to call them (verdicts.md, "Tone"). */
gboolean akashi_session_is_for_staff (AkashiSession *session);

G_END_DECLS
