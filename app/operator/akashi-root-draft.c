/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-root-draft.h"

#include "akashi-atomic-file.h"
#include "akashi-json.h"
#include "akashi-limits.h"
#include "akashi-repository-layout.h"
#include "akashi-tuf-metadata.h"
#include "akashi-tuf-time.h"

#include <string.h>

/* A shorter beginning of a key id might be meant for another key. */
#define MIN_KEY_ID_DIGITS 8

void
akashi_root_change_free (AkashiRootChange *change)
{
  g_free (change->role);
  g_free (change->key);
  g_free (change);
}

static gboolean
invalid (GError **error, const char *what, const char *problem)
{
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "%s: %s", what, problem);
  return FALSE;
}

static json_t *
load (GBytes *file, GError **error)
{
  gsize length;
  const void *data = g_bytes_get_data (file, &length);
  return akashi_json_load (data, length, error);
}

static GBytes *
dump (const json_t *file)
{
  char *text = json_dumps (file, JSON_COMPACT | JSON_SORT_KEYS);
  GBytes *bytes = g_bytes_new (text, strlen (text));
  free (text);
  return bytes;
}

/* --- changing
 * ---------------------------------------------------------------------------------------------------- */

static json_t *
role_of (json_t *root, const char *name)
{
  return json_object_get (json_object_get (root, "roles"), name);
}

static gssize
find_id (const json_t *ids, const char *beginning)
{
  for (gsize i = 0; i < json_array_size (ids); i++)
    if (g_str_has_prefix (json_string_value (json_array_get (ids, i)), beginning))
      return (gssize) i;
  return -1;
}

static AkashiPublicKey *
read_key (const char *path, GError **error)
{
  g_autoptr (GBytes) pem = akashi_atomic_file_read (path, AKASHI_MAX_KEY_FILE_BYTES, error);
  if (!pem)
    return NULL;
  AkashiPublicKey *key
      = akashi_public_key_new_pem (g_bytes_get_data (pem, NULL), g_bytes_get_size (pem), error);
  if (!key)
    g_prefix_error (error, "%s: ", path);
  return key;
}

static gboolean
is_beginning_of_id (const char *text)
{
  return strspn (text, "0123456789abcdef") == strlen (text);
}

static gboolean
add_key (json_t *root, const AkashiRootChange *change, GError **error)
{
  json_t *ids = json_object_get (role_of (root, change->role), "keyids");
  g_autoptr (AkashiPublicKey) key = read_key (change->key, error);
  if (!key)
    return FALSE;
  g_autofree char *id = akashi_tuf_key_id (key);

  if (!id)
    return invalid (error, change->role, "metadata has no form for such a key");
  if (find_id (ids, id) >= 0)
    return invalid (error, change->role, "that key signs it already");
  json_object_set_new (json_object_get (root, "keys"), id, akashi_tuf_key_to_json (key));
  json_array_append_new (ids, json_string (id));
  return TRUE;
}

static gboolean
remove_key (json_t *root, const AkashiRootChange *change, GError **error)
{
  json_t *ids = json_object_get (role_of (root, change->role), "keyids");
  g_autofree char *id = NULL;

  if (is_beginning_of_id (change->key))
    id = g_strdup (change->key);
  else
    {
      g_autoptr (AkashiPublicKey) key = read_key (change->key, error);
      if (!key)
        return FALSE;
      id = akashi_tuf_key_id (key);
    }
  if (!id || strlen (id) < MIN_KEY_ID_DIGITS)
    return invalid (error, id ? id : "", "a key id is given with eight digits at least");
  gssize at = find_id (ids, id);
  if (at < 0)
    return invalid (error, id, "no key of that role");
  json_array_remove (ids, (gsize) at);
  if (find_id (ids, id) >= 0)
    return invalid (error, id, "two keys begin like that");
  return TRUE;
}

static gboolean
apply (json_t *root, const AkashiRootChange *change, GError **error)
{
  json_t *role = akashi_layout_is_top_level (change->role) ? role_of (root, change->role) : NULL;

  if (!json_is_array (json_object_get (role, "keyids")))
    return invalid (error, change->role, "no role of a root; it has root, targets, snapshot and timestamp");
  switch (change->kind)
    {
    case AKASHI_ROOT_CHANGE_ADD:
      return add_key (root, change, error);
    case AKASHI_ROOT_CHANGE_REMOVE:
      return remove_key (root, change, error);
    case AKASHI_ROOT_CHANGE_THRESHOLD:
    default:
      json_object_set_new (role, "threshold", json_integer (change->threshold));
      return TRUE;
    }
}

static gboolean
check_roles (json_t *root, GError **error)
{
  const char *name;
  json_t *role;

  json_object_foreach (json_object_get (root, "roles"), name, role)
  {
    json_int_t threshold = json_integer_value (json_object_get (role, "threshold"));
    if (threshold < 1 || (gsize) threshold > json_array_size (json_object_get (role, "keyids")))
      return invalid (error, name, "its threshold must be between 1 and the number of its keys");
  }
  return TRUE;
}

/* A key that no role names any more is left out. */
static void
drop_unused_keys (json_t *root)
{
  json_t *keys = json_object_get (root, "keys");
  const char *id, *name;
  json_t *key, *role;
  void *next;

  json_object_foreach_safe (keys, next, id, key)
  {
    gboolean used = FALSE;
    json_object_foreach (json_object_get (root, "roles"), name, role) used
        = used || find_id (json_object_get (role, "keyids"), id) >= 0;
    if (!used)
      json_object_del (keys, id);
  }
}

GBytes *
akashi_root_draft_new (GBytes *before, const GPtrArray *changes, gint64 expires, GError **error)
{
  g_autoptr (json_t) file = load (before, error);
  json_t *root = json_object_get (file, "signed");
  g_autofree char *until = akashi_tuf_time_format (expires);

  if (!file)
    return NULL;
  if (!root || !until)
    {
      invalid (error, "root", "not one, or no time of expiry");
      return NULL;
    }
  for (guint i = 0; i < changes->len; i++)
    if (!apply (root, changes->pdata[i], error))
      return NULL;
  if (!check_roles (root, error))
    return NULL;
  drop_unused_keys (root);
  json_object_set_new (root, "version",
                       json_integer (json_integer_value (json_object_get (root, "version")) + 1));
  json_object_set_new (root, "expires", json_string (until));
  json_object_set_new (file, "signatures", json_array ());

  g_autoptr (GBytes) draft = dump (file);
  g_autoptr (AkashiTufMetadata) read_back
      = akashi_tuf_metadata_parse_unverified (AKASHI_TUF_ROOT, "root", draft, error);
  if (read_back && g_bytes_get_size (draft) > AKASHI_MAX_ROOT_BYTES)
    invalid (error, "root", "larger than clients take");
  else if (read_back)
    return g_steal_pointer (&draft);
  return NULL;
}

/* --- signing
 * ----------------------------------------------------------------------------------------------------- */

/* Both roots, taken apart; @draft follows @before. */
typedef struct {
  AkashiTufMetadata *before, *draft;
} Pair;

static void
pair_clear (Pair *pair)
{
  akashi_tuf_metadata_free (pair->before);
  akashi_tuf_metadata_free (pair->draft);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pair, pair_clear)

static gboolean
pair_read (Pair *pair, GBytes *before, GBytes *draft, GError **error)
{
  pair->before = akashi_tuf_metadata_parse_unverified (AKASHI_TUF_ROOT, "root", before, error);
  pair->draft
      = pair->before ? akashi_tuf_metadata_parse_unverified (AKASHI_TUF_ROOT, "root", draft, error) : NULL;
  if (!pair->draft)
    return FALSE;
  if (pair->draft->version == pair->before->version + 1)
    return TRUE;
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID,
               "root %" G_GINT64_FORMAT " is not the one after root %" G_GINT64_FORMAT, pair->draft->version,
               pair->before->version);
  return FALSE;
}

/* Whether @key signed @metadata, under the id @id. */
static gboolean
has_signed (const AkashiTufMetadata *metadata, const char *id, AkashiPublicKey *key)
{
  g_autoptr (GHashTable) one = g_hash_table_new (g_str_hash, g_str_equal);
  AkashiTufAuthority authority = { one, 1 };

  g_hash_table_insert (one, (gpointer) (gsize) id, key);
  return akashi_tuf_metadata_verify (metadata, &authority, NULL);
}

static guint
count_signers (const AkashiTufMetadata *metadata, const AkashiTufAuthority *authority)
{
  AkashiTufAuthority wanted = { authority->keys, 1 };

  while (akashi_tuf_metadata_verify (metadata, &wanted, NULL))
    wanted.threshold++;
  return (guint) wanted.threshold - 1;
}

static AkashiPublicKey *
find_key (const Pair *pair, const char *id)
{
  AkashiPublicKey *key = g_hash_table_lookup (pair->before->authorities[AKASHI_TUF_ROOT]->keys, id);
  return key ? key : g_hash_table_lookup (pair->draft->authorities[AKASHI_TUF_ROOT]->keys, id);
}

/* Returns: (transfer full): the ids under which the two roots list @key as a root key; there may be two. */
static GPtrArray *
ids_of (const Pair *pair, const AkashiPublicKey *key)
{
  const AkashiTufAuthority *both[]
      = { pair->before->authorities[AKASHI_TUF_ROOT], pair->draft->authorities[AKASHI_TUF_ROOT] };
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer id, each;

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      g_hash_table_iter_init (&iter, both[i]->keys);
      while (g_hash_table_iter_next (&iter, &id, &each))
        if (g_bytes_equal (akashi_public_key_spki (each), akashi_public_key_spki (key))
            && !g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
          g_ptr_array_add (ids, g_strdup (id));
    }
  return ids;
}

static void
set_signature (json_t *file, const char *id, const char *sig)
{
  json_t *signatures = json_object_get (file, "signatures");

  for (gsize i = json_array_size (signatures); i > 0; i--)
    if (g_strcmp0 (json_string_value (json_object_get (json_array_get (signatures, i - 1), "keyid")), id)
        == 0)
      json_array_remove (signatures, i - 1);
  json_array_append_new (signatures, json_pack ("{s:s, s:s}", "keyid", id, "sig", sig));
}

GBytes *
akashi_root_draft_sign (GBytes *before, GBytes *draft, const AkashiPrivateKey *key, GError **error)
{
  g_auto (Pair) pair = { 0 };
  if (!pair_read (&pair, before, draft, error))
    return NULL;
  g_autoptr (AkashiPublicKey) public = akashi_private_key_public (key);
  g_autoptr (GPtrArray) ids = ids_of (&pair, public);
  if (ids->len == 0)
    {
      invalid (error, "root",
               "this key is no root key, neither before nor after: its signature would count for nothing");
      return NULL;
    }
  g_autoptr (json_t) file = load (draft, error);
  g_autoptr (GBytes) signature
      = file ? akashi_private_key_sign (key, g_bytes_get_data (pair.draft->canonical, NULL),
                                        g_bytes_get_size (pair.draft->canonical), error)
             : NULL;
  if (!signature)
    return NULL;
  g_autofree char *hex
      = akashi_tuf_hex_encode (g_bytes_get_data (signature, NULL), g_bytes_get_size (signature));
  for (guint i = 0; i < ids->len; i++)
    set_signature (file, ids->pdata[i], hex);
  return dump (file);
}

GBytes *
akashi_root_draft_merge (GBytes *before, GBytes *draft, GBytes *signed_copy, guint *added, GError **error)
{
  g_auto (Pair) pair = { 0 };
  g_autoptr (AkashiTufMetadata) copy
      = akashi_tuf_metadata_parse_unverified (AKASHI_TUF_ROOT, "root", signed_copy, error);
  if (!copy || !pair_read (&pair, before, draft, error))
    return NULL;
  if (!g_bytes_equal (copy->canonical, pair.draft->canonical))
    {
      invalid (error, "root", "another draft than the one that waits here was signed");
      return NULL;
    }
  g_autoptr (json_t) file = load (draft, error);
  if (!file)
    return NULL;
  GHashTableIter iter;
  gpointer id, bytes;
  *added = 0;
  g_hash_table_iter_init (&iter, copy->signatures);
  while (g_hash_table_iter_next (&iter, &id, &bytes))
    {
      AkashiPublicKey *key = find_key (&pair, id);
      if (!key || !has_signed (copy, id, key) || has_signed (pair.draft, id, key))
        continue;
      g_autofree char *hex = akashi_tuf_hex_encode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      set_signature (file, id, hex);
      (*added)++;
    }
  return dump (file);
}

/* --- how it stands
 * ----------------------------------------------------------------------------------------------- */

const char *
akashi_root_standing_role (guint at)
{
  return akashi_tuf_type_name ((AkashiTufType) at);
}

static void
root_key_free (gpointer data)
{
  AkashiRootKey *key = data;
  g_free (key->role);
  g_free (key->key_id);
  g_free (key->type);
  g_free (key);
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const AkashiRootKey *first = *(AkashiRootKey *const *) a;
  const AkashiRootKey *second = *(AkashiRootKey *const *) b;
  int roles = strcmp (first->role, second->role);
  return roles != 0 ? roles : strcmp (first->key_id, second->key_id);
}

static const char *
type_name (const AkashiPublicKey *key)
{
  static const char *const names[]
      = { [AKASHI_KEY_ED25519] = "ed25519", [AKASHI_KEY_P256] = "p256", [AKASHI_KEY_RSA] = "rsa" };
  return names[akashi_public_key_type (key)];
}

static void
add_keys (AkashiRootStanding *standing, const Pair *pair, AkashiTufType type, gboolean after)
{
  GHashTable *keys = (after ? pair->draft : pair->before)->authorities[type]->keys;
  GHashTable *others = (after ? pair->before : pair->draft)->authorities[type]->keys;
  GHashTableIter iter;
  gpointer id, key;

  g_hash_table_iter_init (&iter, keys);
  while (g_hash_table_iter_next (&iter, &id, &key))
    {
      gboolean both = g_hash_table_contains (others, id);
      if (both && after)
        continue;
      AkashiRootKey *row = g_new0 (AkashiRootKey, 1);
      row->role = g_strdup (akashi_tuf_type_name (type));
      row->key_id = g_strdup (id);
      row->type = g_strdup (type_name (key));
      row->before = both || !after;
      row->after = both || after;
      row->has_signed = type == AKASHI_TUF_ROOT && has_signed (pair->draft, id, key);
      g_ptr_array_add (standing->keys, row);
    }
}

AkashiRootStanding *
akashi_root_standing_new (GBytes *before, GBytes *draft, GError **error)
{
  g_auto (Pair) pair = { 0 };
  GError *problem = NULL;

  if (!pair_read (&pair, before, draft, &problem) && !(pair.draft && g_bytes_equal (before, draft)))
    {
      g_propagate_error (error, problem);
      return NULL;
    }
  g_clear_error (&problem);
  AkashiRootStanding *standing = g_new0 (AkashiRootStanding, 1);
  const AkashiTufAuthority *old = pair.before->authorities[AKASHI_TUF_ROOT];
  const AkashiTufAuthority *new = pair.draft->authorities[AKASHI_TUF_ROOT];

  standing->version = pair.draft->version;
  standing->expires = pair.draft->expires;
  standing->signed_before = count_signers (pair.draft, old);
  standing->needed_before = (guint) old->threshold;
  standing->signed_after = count_signers (pair.draft, new);
  standing->needed_after = (guint) new->threshold;
  standing->complete = standing->signed_before >= standing->needed_before
                       && standing->signed_after >= standing->needed_after;
  standing->keys = g_ptr_array_new_with_free_func (root_key_free);
  for (AkashiTufType type = 0; type < AKASHI_TUF_TOP_LEVEL; type++)
    {
      standing->thresholds[type][0] = (guint) pair.before->authorities[type]->threshold;
      standing->thresholds[type][1] = (guint) pair.draft->authorities[type]->threshold;
      add_keys (standing, &pair, type, FALSE);
      add_keys (standing, &pair, type, TRUE);
    }
  g_ptr_array_sort (standing->keys, compare_keys);
  return standing;
}

void
akashi_root_standing_free (AkashiRootStanding *standing)
{
  g_ptr_array_unref (standing->keys);
  g_free (standing);
}
