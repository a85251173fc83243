/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-cose.h"

#include "akashi-cbor.h"
#include "akashi-cose-signature.h"
#include "akashi-limits.h"

#include <string.h>

struct _AkashiUnverifiedCose {
  gint64 algorithm; /* one of AkashiCoseAlgorithm */
  guint8 kid[AKASHI_COSE_KID_BYTES];
  GBytes *whole;     /* everything below is part of it */
  GBytes *protected; /* contents of the byte string */
  GBytes *payload;
  const guint8 *signature; /* AKASHI_COSE_SIGNATURE_BYTES */
};

struct _AkashiVerified {
  GBytes *payload;
};

/* The four parts, as they stand in the outer array. Borrowed. */
typedef struct {
  AkashiCborItem protected;
  AkashiCborItem unprotected;
  AkashiCborItem payload;
  AkashiCborItem signature;
} Parts;

static gboolean
refuse (GError **error, AkashiError code, const char *why)
{
  g_set_error_literal (error, AKASHI_ERROR, code, why);
  return FALSE;
}

/* The head of the outer array; @tag is left alone where there is no tag. */
static gboolean
read_outer_array (AkashiCursor *cursor, guint64 *tag, AkashiCborItem *array, GError **error)
{
  if (!akashi_cbor_read (cursor, array, error))
    return FALSE;
  if (array->type != AKASHI_CBOR_TAG)
    return TRUE;
  *tag = array->value;
  return akashi_cbor_read (cursor, array, error);
}

/* A byte string with CBOR in it is scanned by itself; depth counts from the start again. */
static gboolean
scan_contents (AkashiCursor *cursor, GError **error)
{
  AkashiCursor head = *cursor;
  AkashiCborItem item;

  if (!akashi_cbor_read (&head, &item, error))
    return FALSE;
  if (item.type == AKASHI_CBOR_BYTES && item.value > 0
      && !akashi_cbor_scan (item.data, (gsize) item.value, error))
    return FALSE;
  return akashi_cbor_skip (cursor, error);
}

/* Step 2. What stands first and third in the outer array is looked into, whatever else is wrong with it. */
static gboolean
scan (const guint8 *data, gsize length, GError **error)
{
  if (length > AKASHI_MAX_LABEL_BYTES)
    return refuse (error, AKASHI_ERROR_MALFORMED_CBOR, "a label of more than 1024 bytes");
  if (!akashi_cbor_scan (data, length, error))
    return FALSE;

  AkashiCursor cursor = akashi_cursor (data, length);
  AkashiCborItem outer;
  guint64 tag = 0;
  if (!read_outer_array (&cursor, &tag, &outer, error))
    return FALSE;
  if (outer.type != AKASHI_CBOR_ARRAY)
    return TRUE;
  if (outer.value > 0 && !scan_contents (&cursor, error))
    return FALSE;
  if (outer.value > 1 && !akashi_cbor_skip (&cursor, error))
    return FALSE;
  return outer.value <= 2 || scan_contents (&cursor, error);
}

/* Step 3, the outer form. What akashi_cbor_read() would refuse, the scan has refused before. */
static gboolean
read_parts (const guint8 *data, gsize length, Parts *parts, GError **error)
{
  AkashiCursor cursor = akashi_cursor (data, length);
  AkashiCborItem outer;
  guint64 tag = AKASHI_COSE_TAG_SIGN1;

  if (!read_outer_array (&cursor, &tag, &outer, error))
    return FALSE;
  if (tag != AKASHI_COSE_TAG_SIGN1 || outer.type != AKASHI_CBOR_ARRAY || outer.value != 4)
    return refuse (error, AKASHI_ERROR_MALFORMED_COSE, "not a COSE_Sign1 of four parts");
  if (!akashi_cbor_read (&cursor, &parts->protected, error)
      || !akashi_cbor_read (&cursor, &parts->unprotected, error))
    return FALSE;
  if (parts->protected.type != AKASHI_CBOR_BYTES || parts->protected.value == 0)
    return refuse (error, AKASHI_ERROR_MALFORMED_COSE, "no protected header");
  if (parts->unprotected.type != AKASHI_CBOR_MAP || parts->unprotected.value != 0)
    return refuse (error, AKASHI_ERROR_MALFORMED_COSE, "an unprotected header that is not empty");
  if (!akashi_cbor_read (&cursor, &parts->payload, error))
    return FALSE;
  if (parts->payload.type != AKASHI_CBOR_BYTES)
    return refuse (error, AKASHI_ERROR_MALFORMED_COSE, "no payload");
  if (!akashi_cbor_read (&cursor, &parts->signature, error))
    return FALSE;
  if (parts->signature.type != AKASHI_CBOR_BYTES)
    return refuse (error, AKASHI_ERROR_MALFORMED_COSE, "no signature");
  return TRUE;
}

static gboolean
is_key (const AkashiCborItem *item, guint64 key)
{
  return item->type == AKASHI_CBOR_UINT && item->value == key;
}

/* Step 3, the protected header: these two parameters and no other. */
static gboolean
read_header (const AkashiCborItem *protected, AkashiCborItem *algorithm, AkashiCborItem *kid, GError **error)
{
  AkashiCursor cursor = akashi_cursor (protected->data, (gsize) protected->value);
  AkashiCborItem map, first, second;

  if (!akashi_cbor_read (&cursor, &map, error))
    return FALSE;
  if (map.type != AKASHI_CBOR_MAP || map.value != 2)
    return refuse (error, AKASHI_ERROR_MALFORMED_COSE,
                   "a protected header of other parameters than alg and kid");
  if (!akashi_cbor_read (&cursor, &first, error) || !akashi_cbor_read (&cursor, algorithm, error))
    return FALSE;
  if (!is_key (&first, AKASHI_COSE_HEADER_ALGORITHM)
      || (algorithm->type != AKASHI_CBOR_UINT && algorithm->type != AKASHI_CBOR_NINT
          && algorithm->type != AKASHI_CBOR_TEXT))
    return refuse (error, AKASHI_ERROR_MALFORMED_COSE, "no algorithm");
  if (!akashi_cbor_read (&cursor, &second, error) || !akashi_cbor_read (&cursor, kid, error))
    return FALSE;
  if (!is_key (&second, AKASHI_COSE_HEADER_KID) || kid->type != AKASHI_CBOR_BYTES
      || kid->value != AKASHI_COSE_KID_BYTES)
    return refuse (error, AKASHI_ERROR_MALFORMED_COSE, "no key id of eight bytes");
  return TRUE;
}

static gboolean
find_algorithm (const AkashiCborItem *item, gint64 *algorithm)
{
  return akashi_cbor_item_get_int (item, algorithm)
         && (*algorithm == AKASHI_COSE_ED25519 || *algorithm == AKASHI_COSE_ESP256
             || *algorithm == AKASHI_COSE_EDDSA || *algorithm == AKASHI_COSE_ES256);
}

static GBytes *
slice (GBytes *whole, const AkashiCborItem *item)
{
  const guint8 *start = g_bytes_get_data (whole, NULL);
  return g_bytes_new_from_bytes (whole, (gsize) (item->data - start), (gsize) item->value);
}

AkashiUnverifiedCose *
akashi_unverified_cose_parse (const guint8 *data, gsize length, GError **error)
{
  if (!scan (data, length, error))
    return NULL;

  g_autoptr (GBytes) whole = g_bytes_new (data, length);
  AkashiCborItem algorithm, kid;
  Parts parts;
  gint64 known;
  if (!read_parts (g_bytes_get_data (whole, NULL), length, &parts, error)
      || !read_header (&parts.protected, &algorithm, &kid, error))
    return NULL;

  /* A signature of an algorithm we do not have may be of any length. */
  if (!find_algorithm (&algorithm, &known))
    {
      refuse (error, AKASHI_ERROR_UNSUPPORTED_ALGORITHM, "a signature algorithm this program does not have");
      return NULL;
    }
  if (parts.signature.value != AKASHI_COSE_SIGNATURE_BYTES)
    {
      refuse (error, AKASHI_ERROR_MALFORMED_COSE, "a signature that is not 64 bytes long");
      return NULL;
    }

  AkashiUnverifiedCose *cose = g_new0 (AkashiUnverifiedCose, 1);
  cose->algorithm = known;
  memcpy (cose->kid, kid.data, sizeof cose->kid);
  cose->protected = slice (whole, &parts.protected);
  cose->payload = slice (whole, &parts.payload);
  cose->signature = parts.signature.data;
  cose->whole = g_steal_pointer (&whole);
  return cose;
}

void
akashi_unverified_cose_free (AkashiUnverifiedCose *cose)
{
  g_bytes_unref (cose->protected);
  g_bytes_unref (cose->payload);
  g_bytes_unref (cose->whole);
  g_free (cose);
}

const guint8 *
akashi_unverified_cose_kid (const AkashiUnverifiedCose *cose)
{
  return cose->kid;
}

GBytes *
akashi_unverified_cose_payload (const AkashiUnverifiedCose *cose)
{
  return cose->payload;
}

/* Step 7. */
static gboolean
algorithm_fits (gint64 algorithm, AkashiKeyType type)
{
  if (algorithm == AKASHI_COSE_ED25519 || algorithm == AKASHI_COSE_EDDSA)
    return type == AKASHI_KEY_ED25519;
  return type == AKASHI_KEY_P256;
}

/* Step 8. */
static gboolean
check_signature (const AkashiUnverifiedCose *cose, const AkashiPublicKey *key, GError **error)
{
  g_autoptr (GByteArray) message = akashi_cose_to_be_signed (cose->protected, cose->payload);
  if (akashi_public_key_type (key) == AKASHI_KEY_ED25519)
    return akashi_public_key_verify (key, message->data, message->len, cose->signature,
                                     AKASHI_COSE_SIGNATURE_BYTES, error);

  g_autoptr (GBytes) der = akashi_cose_signature_to_der (cose->signature, error);
  return der
         && akashi_public_key_verify (key, message->data, message->len, g_bytes_get_data (der, NULL),
                                      g_bytes_get_size (der), error);
}

AkashiVerified *
akashi_cose_verify (const AkashiUnverifiedCose *cose, const AkashiPublicKey *key, GError **error)
{
  if (!algorithm_fits (cose->algorithm, akashi_public_key_type (key)))
    {
      refuse (error, AKASHI_ERROR_UNSUPPORTED_ALGORITHM, "the algorithm is not one for this key");
      return NULL;
    }
  if (!check_signature (cose, key, error))
    return NULL;

  AkashiVerified *verified = g_new0 (AkashiVerified, 1);
  verified->payload = g_bytes_ref (cose->payload);
  return verified;
}

void
akashi_verified_free (AkashiVerified *verified)
{
  g_bytes_unref (verified->payload);
  g_free (verified);
}

GBytes *
akashi_verified_payload (const AkashiVerified *verified)
{
  return verified->payload;
}
