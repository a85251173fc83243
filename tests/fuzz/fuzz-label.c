/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-key.h"
#include "akashi-label.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* The first key of tests/vectors/labels.json. */
static const char key_pem[] = "-----BEGIN PUBLIC KEY-----\n"
                              "MCowBQYDK2VwAyEAUzmLg5ivsMm1jTjUohi4EaNIwGt50VcJeZHqDURa8Gg=\n"
                              "-----END PUBLIC KEY-----\n";

static AkashiScheme *
new_scheme (void)
{
  AkashiScheme *scheme = akashi_scheme_new ("demo-jp");
  g_strfreev (scheme->hosts);
  scheme->hosts = g_strsplit ("label.demo-jp.example www.kakunin-seido.example", " ", -1);

  AkashiLinkPattern *link = g_new0 (AkashiLinkPattern, 1);
  link->host = g_strdup ("label.demo-jp.example");
  link->pattern = akashi_pattern_new ("/p/(DJ-[0-9]{4}-[0-9]{6})", FALSE, NULL);
  g_ptr_array_add (scheme->link_patterns, link);
  g_ptr_array_add (scheme->number_patterns, akashi_pattern_new ("DJ-[0-9]{4}-[0-9]{6}", FALSE, NULL));

  g_autoptr (AkashiPublicKey) public_key = akashi_public_key_new_pem (key_pem, strlen (key_pem), NULL);
  AkashiLabelKey *key = g_new0 (AkashiLabelKey, 1);
  key->spki = g_bytes_ref (akashi_public_key_spki (public_key));
  akashi_public_key_kid (public_key, key->kid);
  key->valid_from = 0;
  key->valid_until = 40000;
  key->revoked = AKASHI_DATE_UNKNOWN;
  g_ptr_array_add (scheme->label_keys, key);
  return scheme;
}

static AkashiLabelReader *
new_reader (void)
{
  g_autoptr (GPtrArray) schemes = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_scheme_unref);
  g_ptr_array_add (schemes, new_scheme ());
  g_autoptr (GError) error = NULL;
  AkashiLabelReader *reader = akashi_label_reader_new (schemes, &error);
  if (!reader)
    g_error ("%s", error->message);
  return reader;
}

/* One byte for the origin, then the text. Claims only ever come with a signature that did match. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static AkashiLabelReader *reader;
  if (!reader)
    reader = new_reader ();
  if (size == 0)
    return 0;

  g_autoptr (GBytes) text = g_bytes_new (data + 1, size - 1);
  g_autoptr (AkashiLabel) label = akashi_label_read (reader, text, data[0] % 3);
  gboolean matched
      = label->signature == AKASHI_SIGNATURE_VERIFIED || label->signature == AKASHI_SIGNATURE_WRONG_ADDRESS;
  g_assert ((label->claims != NULL) == matched);
  g_assert (label->signature == AKASHI_SIGNATURE_NONE || label->kind == AKASHI_CODE_SIGNED_LABEL);
  g_assert ((label->kind == AKASHI_CODE_NUMBER) == (label->candidates->len > 0));
  g_assert ((label->kind == AKASHI_CODE_OTHER_MARK) == (label->mark != NULL));
  g_assert (label->kind != AKASHI_CODE_SCHEME_LINK || (label->flags & AKASHI_TEXT_OFFICIAL_HOST));
  g_assert (!(label->flags & AKASHI_TEXT_OFFICIAL_HOST) || !(label->flags & AKASHI_TEXT_LOOK_ALIKE));
  return 0;
}
