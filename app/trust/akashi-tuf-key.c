/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-tuf-key.h"

#include <string.h>

#define ED25519_BYTES 32

/* DER of a SubjectPublicKeyInfo for Ed25519, up to the key itself (RFC 8410, section 4). */
static const guint8 ed25519_prefix[]
    = { 0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00 };

GBytes *
akashi_tuf_hex_decode (const char *hex)
{
  gsize length = strlen (hex) / 2;

  if (strlen (hex) % 2 != 0)
    return NULL;
  g_autofree guint8 *data = g_malloc (MAX (length, 1));
  for (gsize i = 0; i < length; i++)
    {
      int high = g_ascii_xdigit_value (hex[2 * i]);
      int low = g_ascii_xdigit_value (hex[2 * i + 1]);
      if (high < 0 || low < 0)
        return NULL;
      data[i] = (guint8) (high << 4 | low);
    }
  return g_bytes_new_take (g_steal_pointer (&data), length);
}

char *
akashi_tuf_hex_encode (const guint8 *data, gsize length)
{
  static const char digits[] = "0123456789abcdef";
  char *hex = g_malloc (2 * length + 1);

  for (gsize i = 0; i < length; i++)
    {
      hex[2 * i] = digits[data[i] >> 4];
      hex[2 * i + 1] = digits[data[i] & 0xf];
    }
  hex[2 * length] = '\0';
  return hex;
}

static AkashiPublicKey *
ed25519_from_hex (const char *hex)
{
  g_autoptr (GBytes) raw = akashi_tuf_hex_decode (hex);

  if (!raw || g_bytes_get_size (raw) != ED25519_BYTES)
    return NULL;
  guint8 der[sizeof ed25519_prefix + ED25519_BYTES];
  memcpy (der, ed25519_prefix, sizeof ed25519_prefix);
  memcpy (der + sizeof ed25519_prefix, g_bytes_get_data (raw, NULL), ED25519_BYTES);
  g_autoptr (GBytes) spki = g_bytes_new (der, sizeof der);
  g_autoptr (GError) error = NULL;
  return akashi_public_key_new_spki (spki, &error);
}

static AkashiPublicKey *
from_pem (const char *pem, AkashiKeyType type)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AkashiPublicKey) key = akashi_public_key_new_pem (pem, strlen (pem), &error);

  if (!key || akashi_public_key_type (key) != type)
    return NULL;
  return g_steal_pointer (&key);
}

AkashiPublicKey *
akashi_tuf_key_new_json (const json_t *object)
{
  const char *type = json_string_value (json_object_get (object, "keytype"));
  const char *scheme = json_string_value (json_object_get (object, "scheme"));
  const char *value = json_string_value (json_object_get (json_object_get (object, "keyval"), "public"));

  if (!type || !scheme || !value)
    return NULL;
  if (g_str_equal (type, "ed25519") && g_str_equal (scheme, "ed25519"))
    return ed25519_from_hex (value);
  if ((g_str_equal (type, "ecdsa") || g_str_equal (type, "ecdsa-sha2-nistp256"))
      && g_str_equal (scheme, "ecdsa-sha2-nistp256"))
    return from_pem (value, AKASHI_KEY_P256);
  if (g_str_equal (type, "rsa") && g_str_equal (scheme, "rsassa-pss-sha256"))
    return from_pem (value, AKASHI_KEY_RSA);
  return NULL;
}

json_t *
akashi_tuf_key_to_json (const AkashiPublicKey *key)
{
  g_autofree char *value = NULL;
  const char *type, *scheme;
  gsize length;
  const guint8 *spki = g_bytes_get_data (akashi_public_key_spki (key), &length);

  switch (akashi_public_key_type (key))
    {
    case AKASHI_KEY_ED25519:
      if (length != sizeof ed25519_prefix + ED25519_BYTES)
        return NULL;
      type = scheme = "ed25519";
      value = akashi_tuf_hex_encode (spki + sizeof ed25519_prefix, ED25519_BYTES);
      break;
    case AKASHI_KEY_P256:
      type = "ecdsa";
      scheme = "ecdsa-sha2-nistp256";
      value = akashi_public_key_to_pem (key);
      break;
    case AKASHI_KEY_RSA:
      type = "rsa";
      scheme = "rsassa-pss-sha256";
      value = akashi_public_key_to_pem (key);
      break;
    default:
      return NULL;
    }
  return json_pack ("{s:s, s:s, s:{s:s}}", "keytype", type, "scheme", scheme, "keyval", "public", value);
}

char *
akashi_tuf_key_id (const AkashiPublicKey *key)
{
  g_autoptr (json_t) object = akashi_tuf_key_to_json (key);
  g_autoptr (GBytes) canonical = object ? akashi_json_canonical (object, NULL) : NULL;

  if (!canonical)
    return NULL;
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, canonical);
}

static gboolean
malformed (GError **error, const char *message)
{
  g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_TUF_MALFORMED, message);
  return FALSE;
}

GHashTable *
akashi_tuf_keys_new_json (const json_t *object)
{
  json_t *listed = (json_t *) (gsize) object; /* iteration does not change it; jansson takes no const */
  GHashTable *keys
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) akashi_public_key_unref);
  const char *id;
  json_t *value;

  json_object_foreach (listed, id, value)
  {
    AkashiPublicKey *key = akashi_tuf_key_new_json (value);
    if (key)
      g_hash_table_insert (keys, g_strdup (id), key);
  }
  return keys;
}

static gboolean
add_keys (AkashiTufAuthority *authority, GHashTable *keys, const json_t *ids, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; i < json_array_size (ids); i++)
    {
      const char *id = json_string_value (json_array_get (ids, i));
      if (!id)
        return malformed (error, "a key id is not a string");
      if (!g_hash_table_add (seen, (gpointer) (gsize) id))
        return malformed (error, "a role names one key id twice");
      AkashiPublicKey *key = g_hash_table_lookup (keys, id);
      if (key)
        g_hash_table_insert (authority->keys, g_strdup (id), akashi_public_key_ref (key));
    }
  return TRUE;
}

AkashiTufAuthority *
akashi_tuf_authority_new_json (GHashTable *keys, const json_t *role, GError **error)
{
  const json_t *ids = json_object_get (role, "keyids");
  const json_t *threshold = json_object_get (role, "threshold");
  g_autoptr (AkashiTufAuthority) authority = g_new0 (AkashiTufAuthority, 1);

  authority->keys
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) akashi_public_key_unref);
  authority->threshold = json_integer_value (threshold);
  if (!json_is_array (ids) || !json_is_integer (threshold) || authority->threshold < 1)
    {
      malformed (error, "a role has no list of key ids or no threshold above 0");
      return NULL;
    }
  if (!add_keys (authority, keys, ids, error))
    return NULL;
  return g_steal_pointer (&authority);
}

void
akashi_tuf_authority_free (AkashiTufAuthority *authority)
{
  if (!authority)
    return;
  g_clear_pointer (&authority->keys, g_hash_table_unref);
  g_free (authority);
}

static gboolean
holds_key (const AkashiTufAuthority *authority, const AkashiPublicKey *wanted)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, authority->keys);
  while (g_hash_table_iter_next (&iter, NULL, &key))
    if (g_bytes_equal (akashi_public_key_spki (key), akashi_public_key_spki (wanted)))
      return TRUE;
  return FALSE;
}

gboolean
akashi_tuf_authority_keeps (const AkashiTufAuthority *now, const AkashiTufAuthority *before)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, before->keys);
  while (g_hash_table_iter_next (&iter, NULL, &key))
    if (!holds_key (now, key))
      return FALSE;
  return TRUE;
}
