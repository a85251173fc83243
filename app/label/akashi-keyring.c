/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-keyring.h"

#include <string.h>

struct _AkashiKeyring {
  GHashTable *entries; /* key id as gint64 → AkashiKeyringEntry */
};

/* An entry with the number it is found by: the eight bytes of its id, in the machine's order. */
typedef struct {
  gint64 kid;
  AkashiKeyringEntry entry;
} Slot;

static void
slot_free (gpointer data)
{
  Slot *slot = data;
  akashi_public_key_unref (slot->entry.key);
  akashi_scheme_unref (slot->entry.scheme);
  g_free (slot);
}

static gboolean
add_key (AkashiKeyring *keyring, AkashiScheme *scheme, const AkashiLabelKey *days, GError **error)
{
  g_autoptr (AkashiPublicKey) key = akashi_public_key_new_spki (days->spki, error);
  if (!key)
    {
      g_prefix_error (error, "a label key of scheme %s: ", scheme->id);
      return FALSE;
    }

  guint8 kid[AKASHI_KID_BYTES];
  gint64 number;
  akashi_public_key_kid (key, kid);
  memcpy (&number, kid, sizeof number);
  if (memcmp (kid, days->kid, sizeof kid) != 0 || g_hash_table_contains (keyring->entries, &number))
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "a label key of scheme %s has an id that is %s",
                   scheme->id, memcmp (kid, days->kid, sizeof kid) != 0 ? "not its own" : "taken");
      return FALSE;
    }

  Slot *slot = g_new0 (Slot, 1);
  slot->kid = number;
  slot->entry = (AkashiKeyringEntry){ g_steal_pointer (&key), akashi_scheme_ref (scheme), days };
  g_hash_table_insert (keyring->entries, &slot->kid, slot);
  return TRUE;
}

AkashiKeyring *
akashi_keyring_new (GPtrArray *schemes, GError **error)
{
  g_autoptr (AkashiKeyring) keyring = g_new0 (AkashiKeyring, 1);
  keyring->entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, slot_free);

  for (guint i = 0; i < schemes->len; i++)
    {
      AkashiScheme *scheme = schemes->pdata[i];
      for (guint j = 0; j < scheme->label_keys->len; j++)
        if (!add_key (keyring, scheme, scheme->label_keys->pdata[j], error))
          return NULL;
    }
  return g_steal_pointer (&keyring);
}

void
akashi_keyring_free (AkashiKeyring *keyring)
{
  g_hash_table_unref (keyring->entries);
  g_free (keyring);
}

const AkashiKeyringEntry *
akashi_keyring_find (const AkashiKeyring *keyring, const guint8 kid[AKASHI_KID_BYTES])
{
  gint64 number;
  memcpy (&number, kid, sizeof number);
  const Slot *slot = g_hash_table_lookup (keyring->entries, &number);
  return slot ? &slot->entry : NULL;
}
