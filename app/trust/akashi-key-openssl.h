/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

/*
 * Inside trust/ only: OpenSSL's types with clean-up, the queue of its errors as a GError, and what the two
 * halves of a key share. No other room includes this.
 */

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include "akashi-key.h"

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BIO, BIO_free_all)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BIGNUM, BN_clear_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ECDSA_SIG, ECDSA_SIG_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EVP_MD_CTX, EVP_MD_CTX_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EVP_PKEY, EVP_PKEY_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PKCS8_PRIV_KEY_INFO, PKCS8_PRIV_KEY_INFO_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (X509_ALGOR, X509_ALGOR_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (X509_SIG, X509_SIG_free)

/**
 * akashi_openssl_fail:
 * @code: what is refused
 * @what: what was tried, as in `cannot read the key`
 *
 * Sets @error to @what and everything OpenSSL has to say about it, and leaves the thread's error queue empty.
 */
void akashi_openssl_fail (GError **error, AkashiError code, const char *what);

/* One PEM block, taken apart. */
typedef struct {
  char *name;   /* what stands after BEGIN */
  guint8 *data; /* DER */
  long length;  /* of @data */
} AkashiPem;

/* Reads the first PEM block of @pem; no encryption of the old kind (`Proc-Type`). Clear with
 * akashi_pem_clear(). */
gboolean akashi_pem_read (AkashiPem *block, const char *pem, gsize length,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
void akashi_pem_clear (AkashiPem *block);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AkashiPem, akashi_pem_clear)

/* Returns: (transfer full): the public half of @pkey, made canonical; %NULL with AKASHI_ERROR_INVALID. */
AkashiPublicKey *akashi_public_key_new_pkey (EVP_PKEY *pkey, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: (transfer none): SHA-256, fetched once for the life of the program. */
const EVP_MD *akashi_openssl_sha256 (void);

G_END_DECLS
