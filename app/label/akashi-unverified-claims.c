/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-unverified-claims.h"

#include "akashi-cbor.h"
#include "akashi-claims-keys.h"
#include "akashi-claims-text.h"
#include "akashi-limits.h"
#include "akashi-scheme.h"

/* Not read yet: no value that read_range() lets through. */
#define ABSENT (-1)
#define ABSENT_LEVEL G_MAXUINT

struct _AkashiUnverifiedClaims {
  AkashiClaims *claims;
  GBytes *payload; /* what they were read from */
};

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_MALFORMED_CLAIMS, why);
  return FALSE;
}

/* The payload was scanned before: what cannot be read here is still no claim. */
static gboolean
read_item (AkashiCursor *cursor, AkashiCborItem *item, GError **error)
{
  return akashi_cbor_read (cursor, item, NULL) || refuse (error, "claims that are not CBOR");
}

/* Reads the claim @name: 1 to AKASHI_MAX_CLAIM_TEXT_BYTES bytes of text. */
static gboolean
read_text (AkashiCursor *cursor, const char *name, char **out, GError **error)
{
  AkashiCborItem item;
  if (!read_item (cursor, &item, error))
    return FALSE;
  if (item.type != AKASHI_CBOR_TEXT || item.value < 1 || item.value > AKASHI_MAX_CLAIM_TEXT_BYTES)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_MALFORMED_CLAIMS, "%s is not a text of 1 to %d bytes",
                   name, AKASHI_MAX_CLAIM_TEXT_BYTES);
      return FALSE;
    }
  g_free (*out);
  *out = g_strndup ((const char *) item.data, (gsize) item.value);
  return TRUE;
}

static gboolean
read_range (AkashiCursor *cursor, const char *name, gint64 last, gint64 *out, GError **error)
{
  AkashiCborItem item;
  gint64 value;
  if (!read_item (cursor, &item, error))
    return FALSE;
  if (!akashi_cbor_item_get_int (&item, &value) || value < 0 || value > last)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_MALFORMED_CLAIMS,
                   "%s is not a whole number from 0 to %" G_GINT64_FORMAT, name, last);
      return FALSE;
    }
  *out = value;
  return TRUE;
}

/* One item, or a list of two and more: sets @count, and moves @cursor to the first. */
static gboolean
read_count (AkashiCursor *cursor, const char *name, guint *count, GError **error)
{
  AkashiCursor at = *cursor;
  AkashiCborItem item;
  if (!read_item (&at, &item, error))
    return FALSE;
  if (item.type != AKASHI_CBOR_ARRAY)
    {
      *count = 1;
      return TRUE;
    }
  if (item.value < 2 || item.value > AKASHI_MAX_CLAIM_ITEMS)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_MALFORMED_CLAIMS,
                   "%s is a list of fewer than 2 or more than %d", name, AKASHI_MAX_CLAIM_ITEMS);
      return FALSE;
    }
  *count = (guint) item.value;
  *cursor = at;
  return TRUE;
}

static gboolean
read_models (AkashiCursor *cursor, AkashiClaims *claims, GError **error)
{
  guint count;
  if (!read_count (cursor, "model", &count, error))
    return FALSE;

  g_auto (GStrv) models = g_new0 (char *, count + 1);
  for (guint i = 0; i < count; i++)
    if (!read_text (cursor, "model", &models[i], error))
      return FALSE;
  g_strfreev (claims->models);
  claims->models = g_steal_pointer (&models);
  return TRUE;
}

static gboolean
read_gtins (AkashiCursor *cursor, AkashiClaims *claims, GError **error)
{
  guint count;
  if (!read_count (cursor, "GTIN", &count, error))
    return FALSE;
  for (guint i = 0; i < count; i++)
    {
      AkashiCborItem item;
      if (!read_item (cursor, &item, error))
        return FALSE;
      if (item.type != AKASHI_CBOR_UINT || !akashi_gtin_is_valid (item.value))
        return refuse (error, "GTIN is not a number with a correct check digit");
      g_array_append_val (claims->gtins, item.value);
    }
  return TRUE;
}

/* null: the maker promises no updates, which is not the same as not saying. */
static gboolean
read_support (AkashiCursor *cursor, AkashiClaims *claims, GError **error)
{
  AkashiCursor at = *cursor;
  AkashiCborItem item;
  gint64 day;

  if (!read_item (&at, &item, error))
    return FALSE;
  if (item.type == AKASHI_CBOR_SIMPLE && item.value == AKASHI_CBOR_NULL)
    {
      *cursor = at;
      claims->support_until = AKASHI_DATE_NONE;
      return TRUE;
    }
  if (!read_range (cursor, "support until", AKASHI_MAX_CLAIM_DAY, &day, error))
    return FALSE;
  claims->support_until = (AkashiDate) day;
  return TRUE;
}

/* What stands under a key. @known: the key is one of ours; else the value is for somebody newer. */
typedef gboolean (*ReadValue) (AkashiCursor *cursor, AkashiClaims *claims, gint64 key, gboolean *known,
                               GError **error);

/* Map keys are integers; those of 64 bits and more are nobody's we know. */
static gboolean
read_map (AkashiCursor *cursor, const char *name, ReadValue read_value, AkashiClaims *claims, GError **error)
{
  AkashiCborItem map, key;
  if (!read_item (cursor, &map, error))
    return FALSE;
  if (map.type != AKASHI_CBOR_MAP)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_MALFORMED_CLAIMS, "%s is not a map", name);
      return FALSE;
    }

  for (guint64 i = 0; i < map.value; i++)
    {
      gint64 number;
      gboolean known = FALSE;
      if (!read_item (cursor, &key, error))
        return FALSE;
      if (key.type != AKASHI_CBOR_UINT && key.type != AKASHI_CBOR_NINT)
        {
          g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_MALFORMED_CLAIMS,
                       "%s has a key that is not an integer", name);
          return FALSE;
        }
      if (akashi_cbor_item_get_int (&key, &number) && !read_value (cursor, claims, number, &known, error))
        return FALSE;
      if (!known && !akashi_cbor_skip (cursor, NULL))
        return refuse (error, "claims that are not CBOR");
    }
  return TRUE;
}

static gboolean
read_product_value (AkashiCursor *cursor, AkashiClaims *claims, gint64 key, gboolean *known, GError **error)
{
  gint64 level;

  *known = TRUE;
  switch (key)
    {
    case AKASHI_PRODUCT_MODEL:
      return read_models (cursor, claims, error);
    case AKASHI_PRODUCT_GTIN:
      return read_gtins (cursor, claims, error);
    case AKASHI_PRODUCT_LEVEL:
      if (!read_range (cursor, "level", AKASHI_MAX_CLAIM_LEVEL, &level, error))
        return FALSE;
      claims->level = (guint) level;
      return TRUE;
    case AKASHI_PRODUCT_SUPPORT:
      return read_support (cursor, claims, error);
    case AKASHI_PRODUCT_MAKER:
      return read_text (cursor, "maker", &claims->maker, error);
    default:
      *known = FALSE;
      return TRUE;
    }
}

static gboolean
read_claim_value (AkashiCursor *cursor, AkashiClaims *claims, gint64 key, gboolean *known, GError **error)
{
  *known = TRUE;
  switch (key)
    {
    case AKASHI_CLAIM_ISS:
      return read_text (cursor, "scheme", &claims->scheme, error);
    case AKASHI_CLAIM_SUB:
      return read_text (cursor, "number", &claims->number, error);
    case AKASHI_CLAIM_EXP:
      return read_range (cursor, "valid until", AKASHI_MAX_CLAIM_TIME, &claims->valid_until, error);
    case AKASHI_CLAIM_NBF:
      return read_range (cursor, "valid from", AKASHI_MAX_CLAIM_TIME, &claims->valid_from, error);
    case AKASHI_CLAIM_PRODUCT:
      return read_map (cursor, "product", read_product_value, claims, error);
    default:
      *known = FALSE;
      return TRUE;
    }
}

/* Text anywhere, in claims we know and in those we do not: somebody will show it one day. */
static gboolean
check_texts (const guint8 *data, gsize length, GError **error)
{
  AkashiCursor cursor = akashi_cursor (data, length);
  AkashiCborItem item;

  /* Heads follow one another: what is inside an array, map or tag comes by itself. */
  while (cursor.left > 0)
    {
      if (!read_item (&cursor, &item, error))
        return FALSE;
      if (item.type == AKASHI_CBOR_TEXT && !akashi_claims_text_is_safe (item.data, (gsize) item.value))
        return refuse (error, "a text that is not UTF-8, or holds characters that cannot be seen");
    }
  return TRUE;
}

/* What no single claim can tell. */
static gboolean
check_whole (const AkashiClaims *claims, GError **error)
{
  if (!claims->scheme || !akashi_scheme_id_is_valid (claims->scheme))
    return refuse (error, "scheme is missing, or not of the form of a scheme id");
  if (!claims->number)
    return refuse (error, "number is missing");
  if (claims->valid_until == ABSENT)
    return refuse (error, "valid until is missing");
  if (claims->valid_from == ABSENT)
    return refuse (error, "valid from is missing");
  if (claims->valid_until <= claims->valid_from)
    return refuse (error, "valid until is not after valid from");
  if (!claims->models)
    return refuse (error, "model is missing");
  if (claims->level == ABSENT_LEVEL)
    return refuse (error, "level is missing");
  return TRUE;
}

AkashiUnverifiedClaims *
akashi_unverified_claims_parse (GBytes *payload, GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (payload, &length);
  AkashiCursor cursor = akashi_cursor (data, length);
  g_autoptr (AkashiClaims) claims = akashi_claims_new ();

  claims->valid_from = claims->valid_until = ABSENT;
  claims->level = ABSENT_LEVEL;
  if (!check_texts (data, length, error) || !read_map (&cursor, "payload", read_claim_value, claims, error)
      || !check_whole (claims, error))
    return NULL;

  AkashiUnverifiedClaims *unverified = g_new0 (AkashiUnverifiedClaims, 1);
  unverified->claims = g_steal_pointer (&claims);
  unverified->payload = g_bytes_ref (payload);
  return unverified;
}

void
akashi_unverified_claims_free (AkashiUnverifiedClaims *unverified)
{
  akashi_claims_unref (unverified->claims);
  g_bytes_unref (unverified->payload);
  g_free (unverified);
}

AkashiClaims *
akashi_unverified_claims_accept (const AkashiUnverifiedClaims *unverified, const AkashiVerified *verified)
{
  if (!g_bytes_equal (unverified->payload, akashi_verified_payload (verified)))
    return NULL;
  return akashi_claims_ref (unverified->claims);
}
