/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <stdio.h>

#include "akashi-import-draft.h"
#include "akashi-list-profile.h"
#include "akashi-number-ledger.h"

G_BEGIN_DECLS

/**
 * AkashiImportSink:
 *
 * Takes drafts, and keeps them as lines in a temporary file: read once more, counted, and their numbers
 * remembered.
 */
typedef struct _AkashiImportSink AkashiImportSink;

/* @error: AKASHI_ERROR_IO */
AkashiImportSink *akashi_import_sink_new (const AkashiImportMap *map,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
void akashi_import_sink_free (AkashiImportSink *sink);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiImportSink, akashi_import_sink_free)

/**
 * akashi_import_sink_put:
 * @why: (out) (nullable) (transfer full): what is wrong with the registration: it was not kept
 * @error: AKASHI_ERROR_IO
 */
gboolean akashi_import_sink_put (AkashiImportSink *sink, const AkashiImportDraft *draft, char **why,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What was kept. */
const AkashiListProfile *akashi_import_sink_profile (const AkashiImportSink *sink);

/* Is told of a number that comes twice: @line and the first line that has it. */
typedef void (*AkashiRepeatedFunc) (guint64 line, guint64 first, const char *number, gpointer data);

/* Looks for numbers that come twice; nothing may be put afterwards. */
gboolean akashi_import_sink_repeated (AkashiImportSink *sink, AkashiRepeatedFunc func, gpointer data,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: (transfer full): the lines, at their beginning. */
FILE *akashi_import_sink_finish (AkashiImportSink *sink, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
