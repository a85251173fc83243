/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-key.h"
#include "akashi-root-standing.h"

G_BEGIN_DECLS

/*
 * The next root while it is made: a metadata file that is not signed yet, or not by enough. It is edited as
 * JSON, so that key ids and fields of other tools stay. It counts once the threshold of the root before it
 * and its own have signed (TUF 1.0.x, section 5.3.4); until then it is published nowhere.
 */

/**
 * akashi_root_draft_new:
 * @before: the root that is in force
 * @changes: (element-type AkashiRootChange): may be empty: the same root, good for longer
 * @expires: seconds since 1970-01-01
 * @error: AKASHI_ERROR_INVALID where a change cannot be made, or a threshold could not be met
 *
 * Returns: (transfer full): the next root, without signatures
 */
GBytes *akashi_root_draft_new (GBytes *before, const GPtrArray *changes, gint64 expires,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_root_standing_new:
 * @draft: a draft; or @before itself, to see who signs what
 * @error: AKASHI_ERROR_TUF_MALFORMED; AKASHI_ERROR_INVALID where it does not follow @before
 */
AkashiRootStanding *akashi_root_standing_new (GBytes *before, GBytes *draft,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_root_draft_sign:
 * @error: AKASHI_ERROR_INVALID where @key is no root key of @before or of @draft: its signature would count
 * for nothing
 *
 * Returns: (transfer full): the draft with the signature of @key
 */
GBytes *akashi_root_draft_sign (GBytes *before, GBytes *draft, const AkashiPrivateKey *key,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_root_draft_merge:
 * @signed_copy: the same draft as somebody else signed it
 * @added: (out): how many signatures it brought
 * @error: AKASHI_ERROR_INVALID where it is another draft; a signature that does not verify, or by no root
 * key, is left out
 *
 * Returns: (transfer full): @draft with the signatures of both
 */
GBytes *akashi_root_draft_merge (GBytes *before, GBytes *draft, GBytes *signed_copy, guint *added,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
