/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-registration-json.h"

G_BEGIN_DECLS

/**
 * AkashiDeltaFile:
 *
 * A delta being written: what has to be put and dropped to make the list of before the list of now.
 */
typedef struct _AkashiDeltaFile AkashiDeltaFile;

AkashiDeltaFile *akashi_delta_file_new (void);
void akashi_delta_file_free (AkashiDeltaFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiDeltaFile, akashi_delta_file_free)

/* A registration of the list of before, or one of its drops, in the very words of now: nothing to be said of
 * it.
 * @key: normalised number */
void akashi_delta_file_note_same (AkashiDeltaFile *file, const char *key);

/* A number that the list of before had as registration or drop, and has something else of now. */
void akashi_delta_file_note_known (AkashiDeltaFile *file, const char *key);

/**
 * akashi_delta_file_add:
 * @line: of the list of now, a registration or a drop; in the order of the file
 * @text: the line as the full file has it
 */
gboolean akashi_delta_file_add (AkashiDeltaFile *file, const char *key, const AkashiListLine *line,
                                const char *text, gsize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* @bytes: (out) (transfer full) (nullable): the file; %NULL where no delta can say it: a number is dropped
 * that was never listed */
gboolean akashi_delta_file_finish (AkashiDeltaFile *file, GBytes **bytes,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
