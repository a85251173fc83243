/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-error.h"
#include "akashi-known-addresses.h"
#include "akashi-loose-address.h"

G_BEGIN_DECLS

/**
 * AkashiLookAlikes:
 *
 * Judges whether an address resembles one of the official hosts without being on it. Immutable, any thread.
 */
typedef struct _AkashiLookAlikes AkashiLookAlikes;

/**
 * akashi_look_alikes_new:
 * @hosts: (array zero-terminated=1): the official hosts of all schemes, in lower case
 * @known: (transfer none): outlives the result
 * @error: AKASHI_ERROR_FAILED where ICU or the list of public suffixes is not there
 */
AkashiLookAlikes *akashi_look_alikes_new (const char *const *hosts, const AkashiKnownAddresses *known,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
void akashi_look_alikes_free (AkashiLookAlikes *look_alikes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiLookAlikes, akashi_look_alikes_free)

/**
 * akashi_look_alikes_match:
 * @address: an address that is not official by exact comparison
 *
 * The rules, each enough by itself (label.md, "Addresses"): an official host written in another way (port,
 * user-info, percent signs, full-width, punycode); user-info naming one; one as the leading labels of a
 * foreign host, also where dashes stand for its dots or `www` is left out; the same confusable skeleton (UTS
 * #39); its registrable label (public suffix list), of 8 characters or more, under another suffix, or at one
 * edit, of 12 or more at two. An edit is a character put in, left out, changed, or two neighbours swapped.
 * Short names are no evidence, and names known as somebody else's are none either.
 *
 * Returns: whether it resembles an official host
 */
gboolean akashi_look_alikes_match (const AkashiLookAlikes *look_alikes, const AkashiLooseAddress *address);

G_END_DECLS
