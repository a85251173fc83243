/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-error.h"
#include "akashi-registration.h"

G_BEGIN_DECLS

/*
 * Registrations as the database keeps them: canonical JSON with what is the same in most rows, dates and runs
 * of digits written shorter, about a third of the length. It is read at every look-up, so it is no
 * compression that has to be unwound, only a table. A body that begins with `{` is plain canonical JSON.
 */

/* Writes @json, canonical JSON of one registration, packed at the end of @out. */
void akashi_body_pack (const char *json, gsize length, GByteArray *out);

/* Returns: (transfer full) (nullable): the canonical JSON of @body, ended by a NUL that does not count; %NULL
 * where it is neither packed as akashi_body_pack() does nor plain */
char *akashi_body_unpack (const char *body, gsize length, gsize *out_length);

/* The same as akashi_registration_new_canonical(), out of a body as the database keeps it. */
AkashiRegistration *akashi_registration_new_stored (const char *scheme, const char *body, gsize length,
                                                    GError **error);

G_END_DECLS
