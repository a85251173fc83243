/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-error.h"

G_BEGIN_DECLS

/**
 * AkashiPartial:
 *
 * A file on its way in, kept on the disk from one attempt to the next: what came before a connection was lost
 * or the program was killed is not fetched again. Nothing in it is trusted: whoever takes the whole file
 * compares it with what was signed. Only one program writes to it at a time.
 */
typedef struct _AkashiPartial AkashiPartial;

/**
 * akashi_partial_open:
 * @path: of the file, made where it is not there; what is no plain file is refused. The server's name for
 * this version of it (ETag) stands beside it, in `<path>.tag`
 * @length: bytes it is to have; more is thrown away
 * @error: AKASHI_ERROR_BUSY where another program has it in hand, AKASHI_ERROR_IO, AKASHI_ERROR_NO_SPACE
 */
AkashiPartial *akashi_partial_open (const char *path, gint64 length,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
void akashi_partial_free (AkashiPartial *partial);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiPartial, akashi_partial_free)

/* Bytes that are there, and bytes that are to be there. */
gint64 akashi_partial_have (const AkashiPartial *partial);
gint64 akashi_partial_length (const AkashiPartial *partial);

/* Returns: (transfer none) (nullable): the strong ETag of what is there. */
const char *akashi_partial_tag (const AkashiPartial *partial);

/* Throws away what is there. @tag: (nullable): ETag of what comes now; a weak one is none */
gboolean akashi_partial_restart (AkashiPartial *partial, const char *tag,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Adds bytes at the end. @error: AKASHI_ERROR_TOO_LARGE past the length, AKASHI_ERROR_NO_SPACE */
gboolean akashi_partial_write (AkashiPartial *partial, const void *bytes, gsize length,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Removes the file where nothing came of it: there is nothing to go on with. */
void akashi_partial_remove_empty (AkashiPartial *partial);

/* Returns: (transfer full): all that is there, mapped; the file may be removed while it is in use. */
GBytes *akashi_partial_map (AkashiPartial *partial, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
