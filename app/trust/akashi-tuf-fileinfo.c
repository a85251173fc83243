/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-tuf-fileinfo.h"

#include <openssl/evp.h>
#include <string.h>

#include "akashi-tuf-key.h"

/* Returns: (nullable): %NULL where the library failed, which then matches no hash. */
static char *
digest (const EVP_MD *algorithm, GBytes *bytes)
{
  guint8 value[EVP_MAX_MD_SIZE];
  unsigned int length = 0;
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  if (EVP_Digest (data ? data : "", size, value, &length, algorithm, NULL) != 1)
    return NULL;
  return akashi_tuf_hex_encode (value, length);
}

char *
akashi_tuf_sha256 (GBytes *bytes)
{
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

static gboolean
malformed (GError **error, const char *message)
{
  g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_TUF_MALFORMED, message);
  return FALSE;
}

static gboolean
read_hash (const json_t *hashes, const char *name, gsize digits, char **out, GError **error)
{
  const json_t *value = json_object_get (hashes, name);
  const char *hex = json_string_value (value);

  if (!value)
    return TRUE;
  if (!hex || strlen (hex) != digits || strspn (hex, "0123456789abcdef") != digits)
    return malformed (error, "a hash is not lower-case hex of its length");
  *out = g_strdup (hex);
  return TRUE;
}

/* Hashes of further kinds beside a known one are not needed: the known one decides. */
static gboolean
read_hashes (const json_t *hashes, char **sha256, char **sha512, GError **error)
{
  if (!json_is_object (hashes) || json_object_size (hashes) == 0)
    return malformed (error, "hashes are not an object with at least one of them");
  if (!read_hash (hashes, "sha256", 64, sha256, error) || !read_hash (hashes, "sha512", 128, sha512, error))
    return FALSE;
  if (!*sha256 && !*sha512)
    {
      g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_TUF_UNSUPPORTED,
                           "neither sha256 nor sha512 is given");
      return FALSE;
    }
  return TRUE;
}

static gboolean
check (GBytes *bytes, gint64 length, const char *sha256, const char *sha512, GError **error)
{
  gsize size = g_bytes_get_size (bytes);

  if (length >= 0 && size != (guint64) length)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TUF_HASH,
                   "%" G_GSIZE_FORMAT " bytes long, signed were %" G_GINT64_FORMAT, size, length);
      return FALSE;
    }
  g_autofree char *is256 = sha256 ? digest (EVP_sha256 (), bytes) : NULL;
  g_autofree char *is512 = sha512 ? digest (EVP_sha512 (), bytes) : NULL;
  if ((sha256 && g_strcmp0 (is256, sha256) != 0) || (sha512 && g_strcmp0 (is512, sha512) != 0))
    {
      g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_TUF_HASH,
                           "its hash is not the one that was signed");
      return FALSE;
    }
  return TRUE;
}

AkashiTufFileInfo *
akashi_tuf_file_info_new_json (const json_t *object, GError **error)
{
  const json_t *version = json_object_get (object, "version");
  const json_t *length = json_object_get (object, "length");
  const json_t *hashes = json_object_get (object, "hashes");
  g_autoptr (AkashiTufFileInfo) info = g_new0 (AkashiTufFileInfo, 1);

  info->version = json_integer_value (version);
  info->length = length ? json_integer_value (length) : -1;
  if (!json_is_integer (version) || info->version < 1)
    {
      malformed (error, "a file is named without a version above 0");
      return NULL;
    }
  if (length && (!json_is_integer (length) || info->length < 0))
    {
      malformed (error, "a length is not a number of bytes");
      return NULL;
    }
  if (hashes && !read_hashes (hashes, &info->sha256, &info->sha512, error))
    return NULL;
  return g_steal_pointer (&info);
}

void
akashi_tuf_file_info_free (AkashiTufFileInfo *info)
{
  if (!info)
    return;
  g_free (info->sha256);
  g_free (info->sha512);
  g_free (info);
}

gboolean
akashi_tuf_file_info_check (const AkashiTufFileInfo *info, GBytes *bytes, GError **error)
{
  return check (bytes, info->length, info->sha256, info->sha512, error);
}

/* A target whose hashes we do not know takes nothing from those beside it; it is refused when it is asked
 * for. */
static gboolean
read_target_hashes (AkashiTufTarget *target, const json_t *hashes, GError **error)
{
  g_autoptr (GError) why = NULL;

  if (read_hashes (hashes, &target->sha256, &target->sha512, &why)
      || g_error_matches (why, AKASHI_ERROR, AKASHI_ERROR_TUF_UNSUPPORTED))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&why));
  return FALSE;
}

AkashiTufTarget *
akashi_tuf_target_new_json (const char *path, const char *role, const json_t *object, GError **error)
{
  const json_t *length = json_object_get (object, "length");
  g_autoptr (AkashiTufTarget) target = g_new0 (AkashiTufTarget, 1);

  target->path = g_strdup (path);
  target->role = g_strdup (role);
  target->length = json_integer_value (length);
  if (!json_is_integer (length) || target->length < 0)
    {
      malformed (error, "a target has no length");
      return NULL;
    }
  if (!read_target_hashes (target, json_object_get (object, "hashes"), error))
    return NULL;
  return g_steal_pointer (&target);
}

AkashiTufTarget *
akashi_tuf_target_copy (const AkashiTufTarget *target)
{
  AkashiTufTarget *copy = g_new (AkashiTufTarget, 1);

  copy->path = g_strdup (target->path);
  copy->role = g_strdup (target->role);
  copy->length = target->length;
  copy->sha256 = g_strdup (target->sha256);
  copy->sha512 = g_strdup (target->sha512);
  return copy;
}

void
akashi_tuf_target_free (AkashiTufTarget *target)
{
  if (!target)
    return;
  g_free (target->path);
  g_free (target->role);
  g_free (target->sha256);
  g_free (target->sha512);
  g_free (target);
}

gboolean
akashi_tuf_target_check (const AkashiTufTarget *target, GBytes *bytes, GError **error)
{
  if (target->sha256 || target->sha512)
    return check (bytes, target->length, target->sha256, target->sha512, error);
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TUF_UNSUPPORTED, "%s: none of its hashes is known",
               target->path);
  return FALSE;
}
