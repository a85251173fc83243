/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-error.h"
#include "akashi-picture-pipe.h"

G_BEGIN_DECLS

/*
 * This program's end of one decoder process (app/decode): starts it, hands it jobs, ends it. One thread at a
 * time; for several pictures at once, several of these.
 */
typedef struct _AkashiDecoderProcess AkashiDecoderProcess;

/* @path: the decoder's program. @error: AKASHI_ERROR_NO_SANDBOX where it cannot be started. */
AkashiDecoderProcess *akashi_decoder_process_new (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Ends the process, and waits for it. */
void akashi_decoder_process_free (AkashiDecoderProcess *process);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiDecoderProcess, akashi_decoder_process_free)

/**
 * akashi_decoder_process_run:
 * @input: (transfer none): the picture file, to be mapped
 * @arrival: (out): what came of the picture; the caller clears it, after an error too
 * @reply: (out): set on success
 * @error: AKASHI_ERROR_NO_SANDBOX where the decoder's process is gone; this object is of no more use then
 *
 * Returns: whether an answer came; it may be that the picture's own process came to grief
 */
gboolean akashi_decoder_process_run (AkashiDecoderProcess *process, const AkashiDecodeRequest *request,
                                     int input, AkashiArrival *arrival, AkashiDecodeReply *reply,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
