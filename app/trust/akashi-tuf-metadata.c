/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-tuf-metadata.h"

#include <string.h>

#include "akashi-limits.h"
#include "akashi-tuf-time.h"

/* A signature by the longest key there may be, RSA with 8192 bits. */
#define MAX_SIGNATURE_BYTES 1024

const char *
akashi_tuf_type_name (AkashiTufType type)
{
  static const char *const names[] = {
    [AKASHI_TUF_ROOT] = "root",
    [AKASHI_TUF_TIMESTAMP] = "timestamp",
    [AKASHI_TUF_SNAPSHOT] = "snapshot",
    [AKASHI_TUF_TARGETS] = "targets",
  };
  return names[type];
}

static gboolean
malformed (GError **error, const char *message)
{
  g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_TUF_MALFORMED, message);
  return FALSE;
}

/* Specification versions are `1.x` or `1.x.y`; another major version may mean anything. */
static gboolean
check_spec_version (const json_t *object, GError **error)
{
  const char *version = json_string_value (json_object_get (object, "spec_version"));

  if (!version)
    return malformed (error, "no spec_version");
  if (!g_str_has_prefix (version, "1.") || strspn (version, "0123456789.") != strlen (version))
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TUF_UNSUPPORTED, "specification version %.16s", version);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_common (AkashiTufMetadata *metadata, const json_t *object, GError **error)
{
  const char *type = json_string_value (json_object_get (object, "_type"));
  const char *expires = json_string_value (json_object_get (object, "expires"));
  const json_t *version = json_object_get (object, "version");

  if (g_strcmp0 (type, akashi_tuf_type_name (metadata->type)) != 0)
    return malformed (error, "its type is not the one that was asked for");
  if (!check_spec_version (object, error))
    return FALSE;
  metadata->version = json_integer_value (version);
  if (!json_is_integer (version) || metadata->version < 1)
    return malformed (error, "no version above 0");
  if (!expires || !akashi_tuf_time_parse (expires, &metadata->expires))
    return malformed (error, "no time of expiry of the form YYYY-MM-DDThh:mm:ssZ");
  metadata->sample = json_is_true (json_object_get (object, "x-akashi-sample"));
  return TRUE;
}

static gboolean
read_root (AkashiTufMetadata *metadata, const json_t *object, GError **error)
{
  const json_t *listed = json_object_get (object, "keys");
  const json_t *roles = json_object_get (object, "roles");
  const json_t *consistent = json_object_get (object, "consistent_snapshot");

  if (!json_is_object (listed) || !json_is_object (roles) || (consistent && !json_is_boolean (consistent)))
    return malformed (error, "root has no keys or no roles");
  metadata->consistent_snapshot = json_is_true (consistent);
  g_autoptr (GHashTable) keys = akashi_tuf_keys_new_json (listed);
  for (guint i = 0; i < AKASHI_TUF_TOP_LEVEL; i++)
    {
      const json_t *role = json_object_get (roles, akashi_tuf_type_name (i));
      metadata->authorities[i] = akashi_tuf_authority_new_json (keys, role, error);
      if (!metadata->authorities[i])
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_files (AkashiTufMetadata *metadata, const json_t *object, GError **error)
{
  json_t *meta = json_object_get (object, "meta");
  const char *name;
  json_t *value;

  if (!json_is_object (meta))
    return malformed (error, "no meta");
  metadata->files
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) akashi_tuf_file_info_free);
  json_object_foreach (meta, name, value)
  {
    AkashiTufFileInfo *info = akashi_tuf_file_info_new_json (value, error);
    if (!info)
      {
        g_prefix_error (error, "%s: ", name);
        return FALSE;
      }
    g_hash_table_insert (metadata->files, g_strdup (name), info);
  }
  const char *needed = metadata->type == AKASHI_TUF_TIMESTAMP ? "snapshot.json" : "targets.json";
  if (!g_hash_table_contains (metadata->files, needed))
    return malformed (error, "it does not name the file it is there for");
  return TRUE;
}

static gboolean
read_targets (AkashiTufMetadata *metadata, const char *role, const json_t *object, GError **error)
{
  json_t *targets = json_object_get (object, "targets");
  const json_t *delegations = json_object_get (object, "delegations");
  const char *path;
  json_t *value;

  if (!json_is_object (targets))
    return malformed (error, "no targets");
  metadata->targets
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) akashi_tuf_target_free);
  json_object_foreach (targets, path, value)
  {
    AkashiTufTarget *target = akashi_tuf_target_new_json (path, role, value, error);
    if (!target)
      {
        g_prefix_error (error, "%s: ", path);
        return FALSE;
      }
    g_hash_table_insert (metadata->targets, target->path, target);
  }
  if (!delegations)
    return TRUE;
  metadata->delegations = akashi_tuf_delegations_new_json (delegations, error);
  return metadata->delegations != NULL;
}

/* A signature that is not hex or too long cannot be one of ours; it is kept empty, so that it never verifies.
 */
static gboolean
read_signatures (AkashiTufMetadata *metadata, const json_t *list, GError **error)
{
  if (!json_is_array (list))
    return malformed (error, "no list of signatures");
  if (json_array_size (list) > AKASHI_MAX_SIGNATURES)
    return malformed (error, "too many signatures");
  metadata->signatures
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  for (gsize i = 0; i < json_array_size (list); i++)
    {
      const json_t *entry = json_array_get (list, i);
      const char *id = json_string_value (json_object_get (entry, "keyid"));
      const char *hex = json_string_value (json_object_get (entry, "sig"));

      if (!id || !hex)
        return malformed (error, "a signature has no keyid or no sig");
      GBytes *signature = strlen (hex) <= 2 * MAX_SIGNATURE_BYTES ? akashi_tuf_hex_decode (hex) : NULL;
      if (!g_hash_table_insert (metadata->signatures, g_strdup (id),
                                signature ? signature : g_bytes_new (NULL, 0)))
        return malformed (error, "two signatures under one key id");
    }
  return TRUE;
}

static gboolean
read_signed (AkashiTufMetadata *metadata, const char *name, const json_t *object, GError **error)
{
  if (!read_common (metadata, object, error))
    return FALSE;
  switch (metadata->type)
    {
    case AKASHI_TUF_ROOT:
      return read_root (metadata, object, error);
    case AKASHI_TUF_TIMESTAMP:
    case AKASHI_TUF_SNAPSHOT:
      return read_files (metadata, object, error);
    case AKASHI_TUF_TARGETS:
    default:
      return read_targets (metadata, name, object, error);
    }
}

/* Reads @bytes; where there is an @authority, what is signed is looked at only once it is known to be signed.
 */
static AkashiTufMetadata *
parse (AkashiTufType type, const char *name, GBytes *bytes, const AkashiTufAuthority *authority,
       GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr (GError) why = NULL;
  g_autoptr (json_t) file = akashi_json_load (data, length, &why);
  const json_t *object = json_object_get (file, "signed");
  g_autoptr (AkashiTufMetadata) metadata = g_new0 (AkashiTufMetadata, 1);

  if (!file || !json_is_object (object))
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TUF_MALFORMED, "%s: %s", name,
                   why ? why->message : "no signed part");
      return NULL;
    }
  metadata->type = type;
  metadata->canonical = akashi_json_canonical (object, error);
  if (!metadata->canonical || !read_signatures (metadata, json_object_get (file, "signatures"), error)
      || (authority && !akashi_tuf_metadata_verify (metadata, authority, error))
      || !read_signed (metadata, name, object, error))
    {
      g_prefix_error (error, "%s: ", name);
      return NULL;
    }
  return g_steal_pointer (&metadata);
}

AkashiTufMetadata *
akashi_tuf_metadata_parse_unverified (AkashiTufType type, const char *name, GBytes *bytes, GError **error)
{
  return parse (type, name, bytes, NULL, error);
}

AkashiTufMetadata *
akashi_tuf_metadata_parse_signed (AkashiTufType type, const char *name, GBytes *bytes,
                                  const AkashiTufAuthority *authority, GError **error)
{
  g_assert (authority != NULL);
  return parse (type, name, bytes, authority, error);
}

void
akashi_tuf_metadata_free (AkashiTufMetadata *metadata)
{
  if (!metadata)
    return;
  g_clear_pointer (&metadata->canonical, g_bytes_unref);
  g_clear_pointer (&metadata->signatures, g_hash_table_unref);
  for (guint i = 0; i < AKASHI_TUF_TOP_LEVEL; i++)
    akashi_tuf_authority_free (metadata->authorities[i]);
  g_clear_pointer (&metadata->files, g_hash_table_unref);
  g_clear_pointer (&metadata->targets, g_hash_table_unref);
  g_clear_pointer (&metadata->delegations, g_ptr_array_unref);
  g_free (metadata);
}

/* A library that could not judge has not said yes: both ways of failing count as no signature. */
static gboolean
signed_by (const AkashiTufMetadata *metadata, const AkashiPublicKey *key, GBytes *signature)
{
  gsize length, size;
  const void *data = g_bytes_get_data (metadata->canonical, &length);
  const void *sig = g_bytes_get_data (signature, &size);
  g_autoptr (GError) error = NULL;

  return size > 0 && akashi_public_key_verify (key, data, length, sig, size, &error);
}

/* The set of keys that signed, by what they are, not by what they are called. */
static GHashTable *
spki_set_new (void)
{
  return g_hash_table_new (g_bytes_hash, g_bytes_equal);
}

static guint
count_signers (const AkashiTufMetadata *metadata, const AkashiTufAuthority *authority)
{
  g_autoptr (GHashTable) signers = spki_set_new ();
  GHashTableIter iter;
  gpointer id, key;

  g_hash_table_iter_init (&iter, authority->keys);
  while (g_hash_table_iter_next (&iter, &id, &key))
    {
      GBytes *signature = g_hash_table_lookup (metadata->signatures, id);
      if (signature && signed_by (metadata, key, signature))
        g_hash_table_add (signers, akashi_public_key_spki (key));
    }
  return g_hash_table_size (signers);
}

gboolean
akashi_tuf_metadata_verify (const AkashiTufMetadata *metadata, const AkashiTufAuthority *authority,
                            GError **error)
{
  guint signers = count_signers (metadata, authority);

  if (signers < authority->threshold)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TUF_UNSIGNED,
                   "%u of %" G_GINT64_FORMAT " needed signatures", signers, authority->threshold);
      return FALSE;
    }
  return TRUE;
}

/* Whether some signature, under whatever key id, is by a key of @authority. */
static gboolean
is_signed_under_any_id (const AkashiTufMetadata *metadata, const AkashiTufAuthority *authority)
{
  GHashTableIter keys, signatures;
  gpointer key, signature;

  g_hash_table_iter_init (&keys, authority->keys);
  while (g_hash_table_iter_next (&keys, NULL, &key))
    {
      g_hash_table_iter_init (&signatures, metadata->signatures);
      while (g_hash_table_iter_next (&signatures, NULL, &signature))
        if (signed_by (metadata, key, signature))
          return TRUE;
    }
  return FALSE;
}

static gboolean
names_a_key (const AkashiTufMetadata *metadata, const AkashiTufAuthority *authority)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, authority->keys);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (g_hash_table_contains (metadata->signatures, id))
      return TRUE;
  return FALSE;
}

AkashiTufStanding
akashi_tuf_metadata_standing (const AkashiTufMetadata *metadata, const AkashiTufAuthority *authority)
{
  if (count_signers (metadata, authority) >= authority->threshold)
    return AKASHI_TUF_STANDING_FULL;
  if (is_signed_under_any_id (metadata, authority))
    return AKASHI_TUF_STANDING_PARTIAL;
  return names_a_key (metadata, authority) ? AKASHI_TUF_STANDING_BROKEN : AKASHI_TUF_STANDING_FOREIGN;
}

const AkashiTufFileInfo *
akashi_tuf_metadata_file (const AkashiTufMetadata *metadata, const char *role)
{
  g_autofree char *name = g_strconcat (role, ".json", NULL);
  return g_hash_table_lookup (metadata->files, name);
}
