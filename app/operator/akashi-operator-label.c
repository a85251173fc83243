/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-operator-label.h"

#include "akashi-atomic-file.h"
#include "akashi-claims-file.h"
#include "akashi-limits.h"
#include "akashi-private-key-file.h"
#include "akashi-signed-label.h"

static AkashiClaims *
load_claims (const char *path, GError **error)
{
  g_autoptr (GBytes) json = akashi_atomic_file_read (path, AKASHI_MAX_LIST_LINE_BYTES, error);
  if (!json)
    return NULL;
  AkashiClaims *claims = akashi_claims_file_read (json, error);
  if (!claims)
    g_prefix_error (error, "%s: ", path);
  return claims;
}

char *
akashi_operator_label_sign (const char *claims_path, const char *key_path, const char *passphrase,
                            const char *prefix, GError **error)
{
  g_autoptr (AkashiClaims) claims = load_claims (claims_path, error);
  g_autoptr (AkashiPrivateKey) key
      = claims ? akashi_private_key_file_load (key_path, passphrase, error) : NULL;
  return key ? akashi_signed_label_sign (claims, key, prefix, error) : NULL;
}
