/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-date.h"
#include "akashi-error.h"

G_BEGIN_DECLS

/*
 * The label keys of a scheme's definition, changed by a command rather than by hand: the version goes up by
 * one, and a definition that readers would not take is not written. AKASHI_ERROR_INVALID where the definition
 * is none, or where the change cannot be made.
 */

/* Adds the public key in the PEM file @public_path. @kid: (out) (transfer full): its key id */
gboolean akashi_label_keys_add (const char *definition_path, const char *public_path, AkashiDate from,
                                AkashiDate until, char **kid, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Revokes the key of that id from @on on: labels signed with it are checked by their number from then. A
 * revocation is never taken back, and never made later. */
gboolean akashi_label_keys_revoke (const char *definition_path, const char *kid, AkashiDate on,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
