/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-claims-encode.h"

#include "akashi-cbor.h"
#include "akashi-claims-keys.h"

/* One is written as itself, two and more as a list. */
static void
write_models (GByteArray *out, char **models)
{
  guint count = models ? g_strv_length (models) : 0;

  akashi_cbor_write_int (out, AKASHI_PRODUCT_MODEL);
  if (count != 1)
    akashi_cbor_write_head (out, AKASHI_CBOR_ARRAY, count);
  for (guint i = 0; i < count; i++)
    akashi_cbor_write_text (out, models[i]);
}

static void
write_gtins (GByteArray *out, const GArray *gtins)
{
  akashi_cbor_write_int (out, AKASHI_PRODUCT_GTIN);
  if (gtins->len != 1)
    akashi_cbor_write_head (out, AKASHI_CBOR_ARRAY, gtins->len);
  for (guint i = 0; i < gtins->len; i++)
    akashi_cbor_write_head (out, AKASHI_CBOR_UINT, g_array_index (gtins, AkashiGtin, i));
}

static void
write_support (GByteArray *out, AkashiDate support_until)
{
  akashi_cbor_write_int (out, AKASHI_PRODUCT_SUPPORT);
  if (support_until == AKASHI_DATE_NONE)
    akashi_cbor_write_null (out);
  else
    akashi_cbor_write_int (out, support_until);
}

/* Keys ascend, as deterministic maps must; absent is what is not written. */
static void
write_product (GByteArray *out, const AkashiClaims *claims)
{
  gboolean support = claims->support_until != AKASHI_DATE_UNKNOWN;
  guint count = 2 + (claims->gtins->len > 0) + (support ? 1 : 0) + (claims->maker ? 1 : 0);

  akashi_cbor_write_int (out, AKASHI_CLAIM_PRODUCT);
  akashi_cbor_write_head (out, AKASHI_CBOR_MAP, count);
  write_models (out, claims->models);
  if (claims->gtins->len > 0)
    write_gtins (out, claims->gtins);
  akashi_cbor_write_int (out, AKASHI_PRODUCT_LEVEL);
  akashi_cbor_write_head (out, AKASHI_CBOR_UINT, claims->level);
  if (support)
    write_support (out, claims->support_until);
  if (claims->maker)
    {
      akashi_cbor_write_int (out, AKASHI_PRODUCT_MAKER);
      akashi_cbor_write_text (out, claims->maker);
    }
}

GBytes *
akashi_claims_encode (const AkashiClaims *claims)
{
  GByteArray *out = g_byte_array_new ();

  akashi_cbor_write_head (out, AKASHI_CBOR_MAP, 5);
  akashi_cbor_write_int (out, AKASHI_CLAIM_ISS);
  akashi_cbor_write_text (out, claims->scheme ? claims->scheme : "");
  akashi_cbor_write_int (out, AKASHI_CLAIM_SUB);
  akashi_cbor_write_text (out, claims->number ? claims->number : "");
  akashi_cbor_write_int (out, AKASHI_CLAIM_EXP);
  akashi_cbor_write_int (out, claims->valid_until);
  akashi_cbor_write_int (out, AKASHI_CLAIM_NBF);
  akashi_cbor_write_int (out, claims->valid_from);
  write_product (out, claims);
  return g_byte_array_free_to_bytes (out);
}
