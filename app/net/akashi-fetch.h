/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gio/gio.h>

#include "akashi-error.h"

G_BEGIN_DECLS

/**
 * AkashiFetch:
 *
 * Bounded fetches from one repository: `https:`, `http:` for loopback only, `file:`. No redirect leaves
 * these; no proxy surprises: a wrong answer is caught by the signatures. Not thread-safe.
 */
typedef struct _AkashiFetch AkashiFetch;

/**
 * akashi_fetch_new:
 * @base_url: the repository's address, with or without a final slash
 * @error: AKASHI_ERROR_FORBIDDEN_ADDRESS where it is neither https, nor http on loopback, nor file
 */
AkashiFetch *akashi_fetch_new (const char *base_url, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void akashi_fetch_free (AkashiFetch *fetch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiFetch, akashi_fetch_free)

/**
 * akashi_fetch_get:
 * @path: relative to the base, already percent-encoded; no `..` segment
 * @max_bytes: the most that is read
 * @error: AKASHI_ERROR_NOT_FOUND (404, 403, no such file), AKASHI_ERROR_TOO_LARGE, AKASHI_ERROR_UNREACHABLE,
 *   AKASHI_ERROR_HTTP_STATUS, AKASHI_ERROR_CANCELLED, AKASHI_ERROR_IO, AKASHI_ERROR_NO_SPACE
 *
 * Large files are spooled to an unlinked temporary file and mapped, so that memory stays small.
 *
 * Returns: (transfer full): the whole file
 */
GBytes *akashi_fetch_get (AkashiFetch *fetch, const char *path, gint64 max_bytes, GCancellable *cancellable,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: whether it reads a folder (a disk, a stick) rather than a server. */
gboolean akashi_fetch_is_folder (const AkashiFetch *fetch);

/**
 * akashi_fetch_resume:
 * @length: bytes that the file has
 * @partial_path: where what came of it is kept, from one attempt to the next; it stays there, whole or not,
 * and who has verified the bytes, or found them wrong, removes it (and `<partial_path>.tag`). Its name must
 * be bound to what is expected in it
 * @error: as akashi_fetch_get(); AKASHI_ERROR_TUF_HASH where the file has another length; AKASHI_ERROR_BUSY
 * where another program is fetching it
 *
 * Goes on where an earlier attempt ended, whatever ended it. Nothing is asked for where the file is whole
 * already.
 *
 * Returns: (transfer full): the whole file, mapped; that its bytes are the right ones is the caller's to
 * verify
 */
GBytes *akashi_fetch_resume (AkashiFetch *fetch, const char *path, gint64 length, const char *partial_path,
                             GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
