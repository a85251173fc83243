/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-list-digest.h"

#include <string.h>

void
akashi_list_digest_init (AkashiListDigest *digest)
{
  memset (digest->sum, 0, sizeof digest->sum);
  digest->sha256 = akashi_sha256_new ();
}

gboolean
akashi_list_digest_init_from (AkashiListDigest *digest, const char *hex)
{
  if (strlen (hex) != 64 || strspn (hex, "0123456789abcdef") != 64)
    return FALSE;
  akashi_list_digest_init (digest);
  for (guint i = 0; i < 32; i++)
    {
      guint64 byte
          = (guint64) (g_ascii_xdigit_value (hex[2 * i]) << 4 | g_ascii_xdigit_value (hex[2 * i + 1]));
      digest->sum[i / 8] |= byte << (8 * (i % 8));
    }
  return TRUE;
}

void
akashi_list_digest_clear (AkashiListDigest *digest)
{
  g_clear_pointer (&digest->sha256, akashi_sha256_free);
}

static void
hash (AkashiListDigest *digest, const char *line, gsize length, guint64 out[4])
{
  akashi_sha256_digest (digest->sha256, line, length, (guint8 *) out);
  for (guint i = 0; i < 4; i++)
    out[i] = GUINT64_FROM_LE (out[i]);
}

void
akashi_list_digest_add (AkashiListDigest *digest, const char *line, gsize length)
{
  guint64 row[4];
  guint64 carry = 0;

  hash (digest, line, length, row);
  for (guint i = 0; i < 4; i++)
    {
      guint64 with_carry = row[i] + carry;
      carry = with_carry < carry;
      digest->sum[i] += with_carry;
      carry += digest->sum[i] < with_carry;
    }
}

void
akashi_list_digest_remove (AkashiListDigest *digest, const char *line, gsize length)
{
  guint64 row[4];
  guint64 borrow = 0;

  hash (digest, line, length, row);
  for (guint i = 0; i < 4; i++)
    {
      guint64 before = digest->sum[i];
      digest->sum[i] = before - row[i] - borrow;
      borrow = before < row[i] || (before == row[i] && borrow);
    }
}

char *
akashi_list_digest_finish (const AkashiListDigest *digest)
{
  GString *hex = g_string_sized_new (64);

  for (guint i = 0; i < 32; i++)
    g_string_append_printf (hex, "%02x", (guint) (digest->sum[i / 8] >> (8 * (i % 8)) & 0xff));
  return g_string_free (hex, FALSE);
}
