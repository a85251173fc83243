/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-address.h"
#include "akashi-error.h"

G_BEGIN_DECLS

/**
 * AkashiKnownAddresses:
 *
 * What is known about addresses that are no scheme's: shorteners and redirectors, suffixes only a state gives
 * out, names that resemble a scheme's and are somebody else's, marks of another purpose. All of it is data
 * (`data/addresses.json`, built in). Immutable, any thread.
 */
typedef struct _AkashiKnownAddresses AkashiKnownAddresses;

/* Reads the list from its JSON; @error: AKASHI_ERROR_INVALID. */
AkashiKnownAddresses *akashi_known_addresses_new (const char *json, gsize length,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The list that is built in. */
AkashiKnownAddresses *akashi_known_addresses_new_built_in (GError **error) G_GNUC_WARN_UNUSED_RESULT;
void akashi_known_addresses_free (AkashiKnownAddresses *known);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiKnownAddresses, akashi_known_addresses_free)

/**
 * akashi_known_addresses_hides:
 * @host: in lower case
 * @path: path of the address, with its first `/`
 *
 * Returns: whether this is a shortener or a redirector: where it leads cannot be seen
 */
gboolean akashi_known_addresses_hides (const AkashiKnownAddresses *known, const char *host, AkashiSpan path);

/**
 * akashi_known_addresses_is_somebody_else:
 * @host: in lower case
 *
 * Returns: whether @host stands under a suffix only given out after a check of who asks, or is known as
 * somebody else's: its name resembling a scheme's is then no evidence
 */
gboolean akashi_known_addresses_is_somebody_else (const AkashiKnownAddresses *known, const char *host);

/* Returns: (transfer none) (nullable): the id of the other mark (`eprel`) this address belongs to. */
const char *akashi_known_addresses_mark (const AkashiKnownAddresses *known, const char *host,
                                         AkashiSpan target);

G_END_DECLS
