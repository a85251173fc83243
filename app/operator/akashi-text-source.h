/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gio/gio.h>

#include "akashi-error.h"

G_BEGIN_DECLS

/**
 * AkashiTextSource:
 *
 * The text of a public list, piece by piece, as valid UTF-8 without NUL, in little memory. A byte order mark
 * decides about the encoding, whatever was named, and is left out.
 */
typedef struct _AkashiTextSource AkashiTextSource;

/**
 * akashi_text_source_open:
 * @path: a file
 * @encodings: (nullable): %NULL-terminated names, as in `utf-8`, `shift_jis`; %NULL: `utf-8`. Where there are
 * several, it is the first that the whole file can be.
 * @error: AKASHI_ERROR_NOT_FOUND, AKASHI_ERROR_IO; AKASHI_ERROR_INVALID where an encoding is not a known one
 */
AkashiTextSource *akashi_text_source_open (const char *path, const char *const *encodings,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same over a stream that can be sought. */
AkashiTextSource *akashi_text_source_new (GInputStream *stream, const char *const *encodings,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
void akashi_text_source_free (AkashiTextSource *source);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiTextSource, akashi_text_source_free)

/**
 * akashi_text_source_next:
 * @text: (out): whole characters, valid until the next call
 * @length: (out): bytes; 0 at the end
 * @error: AKASHI_ERROR_INVALID: bytes that are no text in the encoding (the message names the line);
 * AKASHI_ERROR_IO
 */
gboolean akashi_text_source_next (AkashiTextSource *source, const char **text, gsize *length,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Back to the beginning. */
gboolean akashi_text_source_rewind (AkashiTextSource *source, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: (transfer none): the encoding that was found, as in `shift_jis`. */
const char *akashi_text_source_encoding (const AkashiTextSource *source);

/* Returns: whether @name is an encoding that can be read. */
gboolean akashi_text_encoding_is_known (const char *name);

G_END_DECLS
