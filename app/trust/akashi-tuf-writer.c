/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-tuf-writer.h"

#include <string.h>

#include "akashi-tuf-delegation.h"
#include "akashi-tuf-fileinfo.h"
#include "akashi-tuf-key.h"
#include "akashi-tuf-time.h"

#define SPEC_VERSION "1.0.31"

static GBytes *
invalid (GError **error, const char *message)
{
  g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, message);
  return NULL;
}

/* Ordinary JSON for the file; what is signed is the canonical form of its `signed`. */
static GBytes *
dump (const json_t *file, GError **error)
{
  gsize length = json_dumpb (file, NULL, 0, JSON_COMPACT | JSON_SORT_KEYS);

  if (length == 0)
    return invalid (error, "cannot write JSON");
  g_autofree char *text = g_malloc (length);
  if (json_dumpb (file, text, length, JSON_COMPACT | JSON_SORT_KEYS) != length)
    return invalid (error, "cannot write JSON");
  return g_bytes_new_take (g_steal_pointer (&text), length);
}

static gboolean
add_signature (json_t *file, const AkashiPrivateKey *key, GError **error)
{
  json_t *signatures = json_object_get (file, "signatures");
  g_autoptr (GBytes) canonical = akashi_json_canonical (json_object_get (file, "signed"), error);
  if (!canonical)
    return FALSE;
  g_autoptr (AkashiPublicKey) public = akashi_private_key_public (key);
  g_autofree char *id = akashi_tuf_key_id (public);
  g_autoptr (GBytes) signature = akashi_private_key_sign (key, g_bytes_get_data (canonical, NULL),
                                                          g_bytes_get_size (canonical), error);
  if (!signature)
    return FALSE;
  g_autofree char *hex
      = akashi_tuf_hex_encode (g_bytes_get_data (signature, NULL), g_bytes_get_size (signature));

  for (gsize i = 0; i < json_array_size (signatures); i++)
    {
      const char *other = json_string_value (json_object_get (json_array_get (signatures, i), "keyid"));
      if (g_strcmp0 (other, id) == 0)
        {
          json_array_remove (signatures, i);
          break;
        }
    }
  json_array_append_new (signatures, json_pack ("{s:s, s:s}", "keyid", id, "sig", hex));
  return TRUE;
}

GBytes *
akashi_tuf_sign (GBytes *file, const AkashiPrivateKey *key, GError **error)
{
  g_autoptr (json_t) object
      = akashi_json_load (g_bytes_get_data (file, NULL), g_bytes_get_size (file), error);

  if (!object)
    return NULL;
  if (!json_is_object (json_object_get (object, "signed"))
      || !json_is_array (json_object_get (object, "signatures")))
    return invalid (error, "not a metadata file");
  return add_signature (object, key, error) ? dump (object, error) : NULL;
}

/* Completes @object, the fields of one kind of role, and signs it. Takes @object over; %NULL: it could not be
 * made. */
static GBytes *
finish (const AkashiTufHead *head, const char *type, json_t *object, GError **error)
{
  g_autoptr (json_t) signed_part = object;
  g_autofree char *expires = akashi_tuf_time_format (head->expires);

  if (!signed_part || !expires || head->version < 1)
    return invalid (error, "metadata needs UTF-8 texts, a version above 0 and a time of expiry");
  json_object_set_new (signed_part, "_type", json_string (type));
  json_object_set_new (signed_part, "spec_version", json_string (SPEC_VERSION));
  json_object_set_new (signed_part, "version", json_integer (head->version));
  json_object_set_new (signed_part, "expires", json_string (expires));

  g_autoptr (json_t) file = json_pack ("{s:O, s:[]}", "signed", signed_part, "signatures");
  for (guint i = 0; i < head->signers->len; i++)
    if (!add_signature (file, g_ptr_array_index (head->signers, i), error))
      return NULL;
  return dump (file, error);
}

/* Adds the keys of a role to the object of all keys. Returns: `{keyids, threshold}`, or %NULL. */
static json_t *
role_object (const AkashiTufSigners *signers, json_t *keys)
{
  g_autoptr (json_t) ids = json_array ();

  for (guint i = 0; i < signers->keys->len; i++)
    {
      const AkashiPublicKey *key = g_ptr_array_index (signers->keys, i);
      g_autofree char *id = akashi_tuf_key_id (key);
      if (!id)
        return NULL;
      json_object_set_new (keys, id, akashi_tuf_key_to_json (key));
      json_array_append_new (ids, json_string (id));
    }
  if (signers->threshold < 1 || signers->threshold > signers->keys->len)
    return NULL;
  return json_pack ("{s:O, s:I}", "keyids", ids, "threshold", (json_int_t) signers->threshold);
}

GBytes *
akashi_tuf_write_root (const AkashiTufHead *head, const AkashiTufRootRoles *roles, gboolean sample,
                       GError **error)
{
  const struct {
    const char *name;
    const AkashiTufSigners *signers;
  } table[] = {
    { "root", &roles->root },
    { "timestamp", &roles->timestamp },
    { "snapshot", &roles->snapshot },
    { "targets", &roles->targets },
  };
  g_autoptr (json_t) keys = json_object ();
  g_autoptr (json_t) objects = json_object ();

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      json_t *role = role_object (table[i].signers, keys);
      if (!role)
        return invalid (error, "a role needs keys, and a threshold between 1 and their number");
      json_object_set_new (objects, table[i].name, role);
    }
  json_t *object = json_pack ("{s:b, s:O, s:O}", "consistent_snapshot", 1, "keys", keys, "roles", objects);
  if (sample)
    json_object_set_new (object, "x-akashi-sample", json_true ());
  return finish (head, "root", object, error);
}

static json_t *
file_object (const AkashiTufRoleVersion *role)
{
  json_t *object = json_pack ("{s:I}", "version", (json_int_t) role->version);

  if (role->length >= 0)
    json_object_set_new (object, "length", json_integer (role->length));
  if (role->sha256)
    json_object_set_new (object, "hashes", json_pack ("{s:s}", "sha256", role->sha256));
  return object;
}

AkashiTufRoleVersion *
akashi_tuf_role_version_new (const char *role, gint64 version, GBytes *file)
{
  AkashiTufRoleVersion *result = g_new (AkashiTufRoleVersion, 1);

  result->role = g_strdup (role);
  result->version = version;
  result->length = (gint64) g_bytes_get_size (file);
  result->sha256 = akashi_tuf_sha256 (file);
  return result;
}

void
akashi_tuf_role_version_free (AkashiTufRoleVersion *version)
{
  if (!version)
    return;
  g_free (version->role);
  g_free (version->sha256);
  g_free (version);
}

GBytes *
akashi_tuf_write_timestamp (const AkashiTufHead *head, gint64 snapshot_version, GBytes *snapshot,
                            GError **error)
{
  g_autoptr (AkashiTufRoleVersion) named
      = akashi_tuf_role_version_new ("snapshot", snapshot_version, snapshot);

  if (snapshot_version < 1)
    return invalid (error, "a snapshot has a version above 0");
  return finish (head, "timestamp", json_pack ("{s:{s:o}}", "meta", "snapshot.json", file_object (named)),
                 error);
}

GBytes *
akashi_tuf_write_snapshot (const AkashiTufHead *head, GPtrArray *roles, GError **error)
{
  g_autoptr (json_t) meta = json_object ();

  for (guint i = 0; i < roles->len; i++)
    {
      const AkashiTufRoleVersion *role = g_ptr_array_index (roles, i);
      g_autofree char *name = g_strconcat (role->role, ".json", NULL);
      if (role->version < 1 || json_object_set_new (meta, name, file_object (role)) != 0)
        return invalid (error, "a role has a name in UTF-8 and a version above 0");
    }
  if (!json_object_get (meta, "targets.json"))
    return invalid (error, "a snapshot names the targets role");
  return finish (head, "snapshot", json_pack ("{s:O}", "meta", meta), error);
}

AkashiTufTarget *
akashi_tuf_target_new (const char *path, GBytes *file)
{
  AkashiTufTarget *target = g_new0 (AkashiTufTarget, 1);

  target->path = g_strdup (path);
  target->length = (gint64) g_bytes_get_size (file);
  target->sha256 = akashi_tuf_sha256 (file);
  return target;
}

char *
akashi_tuf_target_file_name (const AkashiTufTarget *target)
{
  const char *slash = strrchr (target->path, '/');
  int folder = slash ? (int) (slash + 1 - target->path) : 0;

  return g_strdup_printf ("%.*s%s.%s", folder, target->path, target->sha256 ? target->sha256 : target->sha512,
                          target->path + folder);
}

AkashiTufDelegation *
akashi_tuf_delegation_new (const char *name, GPtrArray *keys, guint threshold, const char *const *paths,
                           gboolean terminating)
{
  AkashiTufDelegation *delegation = g_new (AkashiTufDelegation, 1);

  delegation->name = g_strdup (name);
  delegation->signers = (AkashiTufSigners){ g_ptr_array_ref (keys), threshold };
  delegation->paths = g_strdupv ((char **) (gsize) paths);
  delegation->terminating = terminating;
  return delegation;
}

void
akashi_tuf_delegation_free (AkashiTufDelegation *delegation)
{
  if (!delegation)
    return;
  g_free (delegation->name);
  g_ptr_array_unref (delegation->signers.keys);
  g_strfreev (delegation->paths);
  g_free (delegation);
}

static json_t *
delegation_object (const AkashiTufDelegation *delegation, json_t *keys)
{
  g_autoptr (json_t) object = role_object (&delegation->signers, keys);
  g_autoptr (json_t) paths = json_array ();

  for (char **path = delegation->paths; *path; path++)
    if (json_array_append_new (paths, json_string (*path)) != 0)
      return NULL;
  if (!object || json_object_set_new (object, "name", json_string (delegation->name)) != 0)
    return NULL;
  json_object_set_new (object, "terminating", json_boolean (delegation->terminating));
  json_object_set (object, "paths", paths);
  return g_steal_pointer (&object);
}

/* Returns: `{keys, roles}`, checked by the very reader of the client; %NULL with @error. */
static json_t *
delegations_object (GPtrArray *delegations, GError **error)
{
  g_autoptr (json_t) keys = json_object ();
  g_autoptr (json_t) roles = json_array ();

  for (guint i = 0; i < delegations->len; i++)
    {
      json_t *role = delegation_object (g_ptr_array_index (delegations, i), keys);
      if (!role)
        {
          invalid (error,
                   "a delegated role needs a name and keys, and a threshold between 1 and their number");
          return NULL;
        }
      json_array_append_new (roles, role);
    }
  g_autoptr (json_t) object = json_pack ("{s:O, s:O}", "keys", keys, "roles", roles);
  g_autoptr (GPtrArray) read_back = akashi_tuf_delegations_new_json (object, error);
  return read_back ? g_steal_pointer (&object) : NULL;
}

static json_t *
target_object (const AkashiTufTarget *target)
{
  g_autoptr (json_t) hashes = json_object ();

  if (target->sha256)
    json_object_set_new (hashes, "sha256", json_string (target->sha256));
  if (target->sha512)
    json_object_set_new (hashes, "sha512", json_string (target->sha512));
  return json_pack ("{s:I, s:O}", "length", (json_int_t) target->length, "hashes", hashes);
}

GBytes *
akashi_tuf_write_targets (const AkashiTufHead *head, GPtrArray *targets, GPtrArray *delegations,
                          GError **error)
{
  g_autoptr (json_t) object = json_pack ("{s:{}}", "targets");
  json_t *listed = json_object_get (object, "targets");

  for (guint i = 0; i < targets->len; i++)
    {
      const AkashiTufTarget *target = g_ptr_array_index (targets, i);
      if (json_object_set_new (listed, target->path, target_object (target)) != 0)
        return invalid (error, "the path of a target is not UTF-8");
    }
  if (delegations)
    {
      json_t *delegated = delegations_object (delegations, error);
      if (!delegated)
        return NULL;
      json_object_set_new (object, "delegations", delegated);
    }
  return finish (head, "targets", g_steal_pointer (&object), error);
}

char *
akashi_tuf_writer_key_id (const AkashiPublicKey *key)
{
  return akashi_tuf_key_id (key);
}
