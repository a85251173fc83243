/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-list-digest.h"
#include "akashi-registration-json.h"
#include "akashi-registry-private.h"

G_BEGIN_DECLS

/**
 * AkashiListWriter:
 *
 * Brings the stored rows of one scheme to what a full list says, inside the caller's transaction. Rows that
 * have not changed are not written again, so that a list that hardly changed costs little; numbers that are
 * gone without a word are remembered as dropped.
 */
typedef struct _AkashiListWriter AkashiListWriter;

/* @as_of: the list's date: from then on a number that is missing is no longer listed */
AkashiListWriter *akashi_list_writer_new (AkashiRegistry *registry, gint64 scheme_no, AkashiDate as_of,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
void akashi_list_writer_free (AkashiListWriter *writer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiListWriter, akashi_list_writer_free)

/**
 * akashi_list_writer_expect_delta:
 * @digest: of the stored rows, kept up with them
 * @rows: how many are stored, the same
 *
 * What follows are the lines of a delta: rows that it does not name stay, and are not looked at.
 */
void akashi_list_writer_expect_delta (AkashiListWriter *writer, AkashiListDigest *digest, gint64 *rows);

/* @line: prepared; @error: AKASHI_ERROR_IMPORT_REFUSED where a number stands twice in the list, or is both
 * listed and dropped; in a delta also where a number is dropped that was never listed */
gboolean akashi_list_writer_add (AkashiListWriter *writer, const AkashiListLine *line,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* After the last line: takes away what a full list no longer holds, and completes the look-up tables. */
gboolean akashi_list_writer_finish (AkashiListWriter *writer, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
