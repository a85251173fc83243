/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-address.h"
#include "akashi-barcode.h"
#include "akashi-digital-link.h"
#include "akashi-label-attempt.h"
#include "akashi-label-reader.h"
#include "akashi-limits.h"
#include "akashi-loose-address.h"
#include "akashi-number-match.h"
#include "akashi-number.h"

#include <string.h>

/* A payload shorter than this, without an address, is a word of its own (`S2.5`), no label of a newer
 * version. */
#define SHORTEST_NEWER_PAYLOAD 64

/* A text being taken apart. */
typedef struct {
  const AkashiLabelReader *reader;
  const char *text;
  gsize length;
  AkashiTextOrigin origin;
  char *completed; /* (nullable): a typed address with the `https://` people leave out */
  gboolean has_address;
  AkashiAddress address;
  char *host;          /* (nullable): of a web address whose raw authority is a plain host */
  AkashiScheme *owner; /* (nullable) (transfer none): the scheme whose host @host is */
} Reading;

static void
reading_clear (Reading *reading)
{
  g_free (reading->completed);
  g_free (reading->host);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static gboolean
set_address (Reading *reading, const char *text, gsize length)
{
  reading->has_address = akashi_address_parse (text, length, &reading->address);
  if (!reading->has_address
      || (!akashi_address_has_scheme (&reading->address, "https")
          && !akashi_address_has_scheme (&reading->address, "http")))
    return FALSE;
  reading->host = akashi_address_plain_host (&reading->address);
  reading->owner = reading->host ? g_hash_table_lookup (reading->reader->hosts, reading->host) : NULL;
  return reading->owner != NULL;
}

/* What can be seen of the address, whatever comes of a signature. */
static void
judge_address (const Reading *reading, AkashiLabel *label)
{
  if (reading->owner)
    {
      label->flags |= AKASHI_TEXT_OFFICIAL_HOST;
      if (akashi_address_has_scheme (&reading->address, "http"))
        label->flags |= AKASHI_TEXT_NOT_ENCRYPTED;
      return;
    }

  if (reading->has_address && reading->address.authority.length > 0)
    label->flags |= AKASHI_TEXT_FOREIGN_HOST;
  g_autoptr (GPtrArray) loose = akashi_loose_address_read (reading->text, reading->length);
  for (guint i = 0; i < loose->len; i++)
    {
      const AkashiLooseAddress *address = loose->pdata[i];
      AkashiSpan path = { address->path, strcspn (address->path, "?#") };
      if (akashi_look_alikes_match (reading->reader->look_alikes, address))
        label->flags |= AKASHI_TEXT_LOOK_ALIKE;
      if (akashi_known_addresses_hides (reading->reader->known, address->ascii, path))
        label->flags |= AKASHI_TEXT_HIDDEN_ADDRESS;
    }
}

static void
set_scheme (AkashiLabel *label, AkashiScheme *scheme)
{
  g_clear_pointer (&label->scheme, akashi_scheme_unref);
  label->scheme = scheme ? akashi_scheme_ref (scheme) : NULL;
}

/* Step 11: the text keeps to the grammar and its host, where there is one, is one of the scheme's. */
static gboolean
is_right_address (const Reading *reading, const AkashiSpan *payload, const AkashiScheme *scheme)
{
  if (payload->at - reading->text == strlen ("S1."))
    return TRUE;
  return reading->owner && reading->owner == scheme && akashi_address_has_scheme (&reading->address, "https")
         && akashi_label_attempt_keeps_to_path (&reading->address, payload);
}

/* What may be kept of a label whose signature did match, by its outcome. */
static void
keep_verified (const Reading *reading, const AkashiSpan *payload, AkashiLabel *label, AkashiClaims *claims,
               AkashiScheme *scheme)
{
  gboolean right_address = is_right_address (reading, payload, scheme);

  if (label->signature == AKASHI_SIGNATURE_KEY_REVOKED && !right_address)
    return;
  set_scheme (label, scheme);
  label->number = g_strdup (claims->number);
  if (label->signature != AKASHI_SIGNATURE_VERIFIED)
    return;
  label->claims = akashi_claims_ref (claims);
  if (!right_address)
    label->signature = AKASHI_SIGNATURE_WRONG_ADDRESS;
}

static gboolean
is_unreadable (AkashiSignature signature)
{
  return signature == AKASHI_SIGNATURE_MALFORMED_BASE32 || signature == AKASHI_SIGNATURE_MALFORMED_CBOR
         || signature == AKASHI_SIGNATURE_MALFORMED_COSE;
}

static gboolean
read_s1 (const Reading *reading, const AkashiSpan *payload, AkashiLabel *label)
{
  g_autoptr (AkashiClaims) claims = NULL;
  g_autoptr (AkashiScheme) scheme = NULL;
  AkashiSignature signature
      = akashi_signed_label_verify (reading->reader->keyring, payload->at, payload->length, &claims, &scheme);

  if (is_unreadable (signature) && reading->has_address && !reading->owner)
    return FALSE; /* a file that happens to be called so */

  label->kind = AKASHI_CODE_SIGNED_LABEL;
  label->signature = signature;
  set_scheme (label, reading->owner);
  if (claims)
    keep_verified (reading, payload, label, claims, scheme);
  else if (!label->scheme
           && (signature == AKASHI_SIGNATURE_WRONG_SCHEME || signature == AKASHI_SIGNATURE_KEY_EXPIRED))
    set_scheme (label, scheme); /* the signature did match: the key's owner is no mere word of the text */
  return TRUE;
}

static gboolean
is_base32 (const AkashiSpan *payload)
{
  for (gsize i = 0; i < payload->length; i++)
    if (!g_ascii_isalpha (payload->at[i]) && !(payload->at[i] >= '2' && payload->at[i] <= '7'))
      return FALSE;
  return TRUE;
}

static gboolean
read_newer (const Reading *reading, const AkashiSpan *payload, AkashiLabel *label)
{
  gboolean alone = memchr (reading->text, '/', reading->length) == NULL;
  if (!reading->owner && !(alone && payload->length >= SHORTEST_NEWER_PAYLOAD && is_base32 (payload)))
    return FALSE;
  label->kind = AKASHI_CODE_SIGNED_LABEL;
  label->flags |= AKASHI_TEXT_NEWER_VERSION;
  set_scheme (label, reading->owner);
  return TRUE;
}

static gboolean
read_signed_label (const Reading *reading, AkashiLabel *label)
{
  AkashiSpan payload;
  switch (akashi_label_attempt (reading->text, reading->length, &payload))
    {
    case AKASHI_ATTEMPT_S1:
      return read_s1 (reading, &payload, label);
    case AKASHI_ATTEMPT_NEWER:
      return read_newer (reading, &payload, label);
    case AKASHI_ATTEMPT_NONE:
    default:
      return FALSE;
    }
}

static char *
number_of_page (const Reading *reading)
{
  AkashiSpan target = reading->address.target;
  g_autofree char *rooted = NULL;

  if (target.length == 0 || target.at[0] != '/')
    {
      rooted = g_strdup_printf ("/%.*s", (int) target.length, target.at);
      target = (AkashiSpan){ rooted, strlen (rooted) };
    }
  for (guint i = 0; i < reading->owner->link_patterns->len; i++)
    {
      const AkashiLinkPattern *link = reading->owner->link_patterns->pdata[i];
      g_autofree char *number = NULL;
      if (g_ascii_strcasecmp (link->host, reading->host) == 0
          && akashi_pattern_match (link->pattern, target.at, target.length, &number) && number[0] != '\0')
        return g_steal_pointer (&number);
    }
  return NULL;
}

/* People leave out `https://` when they type an address. What was scanned is taken as it stands. */
static void
complete_typed_address (Reading *reading, AkashiLabel *label)
{
  if (reading->origin != AKASHI_TEXT_TYPED || reading->has_address
      || memchr (reading->text, '\0', reading->length))
    return;
  g_autofree char *typed = g_strndup (reading->text, reading->length);
  reading->completed = g_strconcat ("https://", g_strstrip (typed), NULL);
  if (set_address (reading, reading->completed, strlen (reading->completed)))
    label->flags |= AKASHI_TEXT_OFFICIAL_HOST;
  else
    {
      g_clear_pointer (&reading->host, g_free);
      reading->has_address = FALSE;
    }
}

static gboolean
read_scheme_link (Reading *reading, AkashiLabel *label)
{
  complete_typed_address (reading, label);
  if (!reading->owner)
    return FALSE;
  label->kind = AKASHI_CODE_SCHEME_LINK;
  set_scheme (label, reading->owner);
  label->number = number_of_page (reading);
  if (!label->number)
    label->flags |= AKASHI_TEXT_UNKNOWN_FORM;
  else if (akashi_number_is_provisional (reading->owner, label->number))
    label->flags |= AKASHI_TEXT_PROVISIONAL;
  return TRUE;
}

static gboolean
read_look_alike (Reading *reading, AkashiLabel *label)
{
  (void) reading;
  if (!(label->flags & AKASHI_TEXT_LOOK_ALIKE))
    return FALSE;
  label->kind = AKASHI_CODE_LOOK_ALIKE;
  return TRUE;
}

static gboolean
read_other_mark (Reading *reading, AkashiLabel *label)
{
  if (!reading->host)
    return FALSE;
  label->mark = g_strdup (
      akashi_known_addresses_mark (reading->reader->known, reading->host, reading->address.target));
  if (!label->mark)
    return FALSE;
  label->kind = AKASHI_CODE_OTHER_MARK;
  return TRUE;
}

static gboolean
read_digital_link (Reading *reading, AkashiLabel *label)
{
  if (!reading->has_address || !akashi_digital_link_read (&reading->address, &label->gtin))
    return FALSE;
  label->kind = AKASHI_CODE_DIGITAL_LINK;
  return TRUE;
}

static gboolean
read_scanned_barcode (Reading *reading, AkashiLabel *label)
{
  if (reading->origin != AKASHI_TEXT_SCANNED_BARCODE
      || !akashi_barcode_read (reading->text, reading->length, &label->gtin))
    return FALSE;
  label->kind = AKASHI_CODE_PRODUCT_CODE;
  return TRUE;
}

static gboolean
read_number (Reading *reading, AkashiLabel *label)
{
  if (reading->origin == AKASHI_TEXT_SCANNED_BARCODE
      || !g_utf8_validate_len (reading->text, reading->length, NULL))
    return FALSE;
  gboolean typed = reading->origin == AKASHI_TEXT_TYPED;
  g_autofree char *text = g_strndup (reading->text, reading->length);
  if (typed)
    g_strstrip (text);

  g_autoptr (GPtrArray) candidates = akashi_number_match (reading->reader, text, typed);
  if (candidates->len == 0)
    return FALSE;
  label->kind = AKASHI_CODE_NUMBER;
  label->number = g_steal_pointer (&text);
  if (candidates->len == 1)
    set_scheme (label, ((AkashiNumberCandidate *) candidates->pdata[0])->scheme);
  gboolean provisional = TRUE;
  for (guint i = 0; i < candidates->len; i++)
    provisional = provisional && ((AkashiNumberCandidate *) candidates->pdata[i])->provisional;
  if (provisional)
    label->flags |= AKASHI_TEXT_PROVISIONAL;
  g_ptr_array_unref (label->candidates);
  label->candidates = g_steal_pointer (&candidates);
  return TRUE;
}

static gboolean
read_typed_product_code (Reading *reading, AkashiLabel *label)
{
  if (reading->origin != AKASHI_TEXT_TYPED || !g_utf8_validate_len (reading->text, reading->length, NULL))
    return FALSE;
  g_autofree char *text = g_strndup (reading->text, reading->length);
  g_autofree char *digits = akashi_number_normalize (text);
  if (!akashi_barcode_read_typed (digits, strlen (digits), &label->gtin))
    return FALSE;
  label->kind = AKASHI_CODE_PRODUCT_CODE_TYPED;
  return TRUE;
}

AkashiLabel *
akashi_label_read (const AkashiLabelReader *reader, GBytes *text, AkashiTextOrigin origin)
{
  /* The first that fits (label.md, "Everything a scan can be"), after the signed label. */
  static gboolean (*const kinds[]) (Reading *, AkashiLabel *) = {
    read_scheme_link,     read_look_alike, read_other_mark,         read_digital_link,
    read_scanned_barcode, read_number,     read_typed_product_code,
  };

  AkashiLabel *label = g_new0 (AkashiLabel, 1);
  g_atomic_ref_count_init (&label->refs);
  label->kind = AKASHI_CODE_SOMETHING_ELSE;
  label->candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_number_candidate_free);

  g_auto (Reading) reading = { .reader = reader, .origin = origin };
  reading.text = g_bytes_get_data (text, &reading.length);
  if (reading.length == 0 || reading.length > AKASHI_MAX_TEXT_BYTES)
    return label;

  set_address (&reading, reading.text, reading.length);
  judge_address (&reading, label);
  if (read_signed_label (&reading, label))
    return label;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i](&reading, label))
      break;
  return label;
}
