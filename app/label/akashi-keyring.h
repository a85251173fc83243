/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-key.h"
#include "akashi-scheme.h"

G_BEGIN_DECLS

/**
 * AkashiKeyring:
 *
 * The label keys of all trusted schemes by key id, each read once and kept ready to verify. Immutable,
 * reference-counted, any thread.
 */
typedef struct _AkashiKeyring AkashiKeyring;

/* A key, whose it is, and when it may sign. Borrowed from the keyring. */
typedef struct {
  AkashiPublicKey *key;
  AkashiScheme *scheme;
  const AkashiLabelKey *days;
} AkashiKeyringEntry;

/**
 * akashi_keyring_new:
 * @schemes: (element-type AkashiScheme): trusted definitions; references are taken
 * @error: AKASHI_ERROR_INVALID where a key cannot be read, its id is not the one its bytes give, or an id is
 * there twice
 */
AkashiKeyring *akashi_keyring_new (GPtrArray *schemes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void akashi_keyring_free (AkashiKeyring *keyring);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiKeyring, akashi_keyring_free)

/* Returns: (transfer none) (nullable): the key of that id. */
const AkashiKeyringEntry *akashi_keyring_find (const AkashiKeyring *keyring,
                                               const guint8 kid[AKASHI_KID_BYTES]);

G_END_DECLS
