/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-key-openssl.h"

#include "akashi-limits.h"

#include <openssl/err.h>
#include <openssl/pem.h>

void
akashi_openssl_fail (GError **error, AkashiError code, const char *what)
{
  g_autoptr (GString) message = g_string_new (what);
  const char *separator = ": ";
  unsigned long reason;

  while ((reason = ERR_get_error ()) != 0)
    {
      char text[256];
      ERR_error_string_n (reason, text, sizeof text);
      g_string_append (message, separator);
      g_string_append (message, text);
      separator = "; ";
    }
  g_set_error_literal (error, AKASHI_ERROR, code, message->str);
}

const EVP_MD *
akashi_openssl_sha256 (void)
{
  static gsize sha256;

  /* The method outlives every key; where it cannot be fetched, it is looked up each time. */
  if (g_once_init_enter (&sha256))
    {
      EVP_MD *fetched = EVP_MD_fetch (NULL, "SHA256", NULL);
      g_once_init_leave (&sha256, (gsize) (fetched ? fetched : EVP_sha256 ()));
    }
  return (const EVP_MD *) sha256;
}

/* Keys stand in no passphrase-protected PEM of the old kind: never ask a terminal for one. */
static gboolean
is_block_plain (const char *header)
{
  return !header || *header == '\0';
}

gboolean
akashi_pem_read (AkashiPem *block, const char *pem, gsize length, GError **error)
{
  if (length > AKASHI_MAX_KEY_FILE_BYTES)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "a key of more than %d bytes",
                   AKASHI_MAX_KEY_FILE_BYTES);
      return FALSE;
    }

  g_autoptr (BIO) bio = BIO_new_mem_buf (pem, (int) length);
  AkashiPem found = { NULL, NULL, 0 };
  char *header = NULL;
  if (!bio || PEM_read_bio (bio, &found.name, &header, &found.data, &found.length) != 1)
    {
      akashi_openssl_fail (error, AKASHI_ERROR_INVALID, "not PEM");
      return FALSE;
    }

  gboolean plain = is_block_plain (header);
  OPENSSL_free (header);
  if (!plain)
    {
      akashi_pem_clear (&found);
      g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "PEM with headers: not PKCS#8");
      return FALSE;
    }
  *block = found;
  return TRUE;
}

void
akashi_pem_clear (AkashiPem *block)
{
  OPENSSL_free (block->name);
  OPENSSL_clear_free (block->data, (size_t) block->length);
  *block = (AkashiPem){ NULL, NULL, 0 };
}
