/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-qr-content.h"
#include "akashi-qr-text.h"
#include "akashi-reed-solomon.h"

#include <qrencode.h>
#include <string.h>

#define TEXT "MH-2026-01"

static const struct {
  QRecLevel level;
  guint bits; /* as in the format, unmasked */
} levels[] = { { QR_ECLEVEL_L, 1 }, { QR_ECLEVEL_M, 0 }, { QR_ECLEVEL_Q, 3 }, { QR_ECLEVEL_H, 2 } };

static guint
format_of (const QRcode *code)
{
  guint read = 0, distance;
  for (guint i = 0; i < 15; i++)
    {
      guint x, y;
      akashi_qr_format_place ((guint) code->width, 0, i, &x, &y);
      read |= (guint) (code->data[y * (guint) code->width + x] & 1) << i;
    }
  const guint both[2] = { read, read };
  return akashi_qr_format_nearest (both, &distance);
}

static float *
darkness_of (const QRcode *code)
{
  gsize count = (gsize) code->width * (gsize) code->width;
  float *darkness = g_new (float, count);
  for (gsize i = 0; i < count; i++)
    darkness[i] = code->data[i] & 1 ? 1 : -1;
  return darkness;
}

static void
assert_says (const AkashiQrContent *content, const void *text, gsize length)
{
  g_autoptr (GBytes) data = akashi_qr_content_data (content);
  AkashiQrText read;
  g_assert_true (akashi_qr_text_read (content->pattern->version, g_bytes_get_data (data, NULL),
                                      g_bytes_get_size (data), &read));
  g_assert_cmpmem (g_bytes_get_data (read.text, NULL), g_bytes_get_size (read.text), text, length);
  akashi_qr_text_clear (&read);
}

/* Every version at every level as the encoder makes it: blocks, masks and places are right, and what is
 * mended is every module of the code. */
static void
test_versions (void)
{
  for (guint version = 1; version <= AKASHI_QR_MOST_VERSION; version++)
    for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
      {
        if (version == 1 && levels[i].level == QR_ECLEVEL_H)
          continue; /* the text is too long for it */
        QRcode *code = QRcode_encodeString (TEXT, (int) version, levels[i].level, QR_MODE_8, 1);
        gsize count = (gsize) code->width * (gsize) code->width, known = 0;
        g_autofree float *darkness = darkness_of (code);
        g_autofree gint8 *signs = g_new (gint8, count);
        g_autoptr (AkashiQrContent) content
            = akashi_qr_content_new (akashi_qr_pattern (version), format_of (code));
        g_assert_true (akashi_qr_content_add (content, darkness));
        assert_says (content, TEXT, strlen (TEXT));
        akashi_qr_content_signs (content, signs);
        for (gsize k = 0; k < count; k++)
          {
            known += signs[k] != 0;
            g_assert_true (signs[k] == 0 || (signs[k] > 0) == (code->data[k] & 1));
          }
        g_assert_cmpuint (count - known, <=, 7); /* what is left over after the last whole word */
        QRcode_free (code);
      }
}

/* Two looks that each tell half of the code are one whole. */
static void
test_looks (void)
{
  QRcode *code = QRcode_encodeString (TEXT TEXT TEXT TEXT TEXT, 10, QR_ECLEVEL_M, QR_MODE_8, 1);
  guint side = (guint) code->width;
  g_autofree float *darkness = darkness_of (code), *worse = darkness_of (code);
  g_autoptr (AkashiQrContent) content = akashi_qr_content_new (akashi_qr_pattern (10), format_of (code));
  guint hidden = 1;
  /* blocks are interleaved: words of the first one are hidden, then those of all others */
  for (guint look = 0; look < 2; look++)
    {
      memcpy (worse, darkness, sizeof *worse * side * side);
      for (guint word = 0; word < content->blocks.words; word++)
        for (guint block = 0; block < content->blocks.blocks; block++)
          for (guint i = 0; i < akashi_qr_block_length (&content->blocks, block); i++)
            if (akashi_qr_block_word (&content->blocks, block, i) == word && (block < hidden) == (look == 0))
              for (guint bit = 0; bit < 8; bit++)
                worse[akashi_qr_data_places (content->pattern)[word * 8 + bit]] *= bit % 2 ? -1.0f : 1.0f;
      g_assert_cmpint (akashi_qr_content_add (content, worse), ==, look == 1);
      g_assert_cmpuint (content->left, ==, look == 0 ? hidden : 0);
    }
  assert_says (content, TEXT TEXT TEXT TEXT TEXT, 5 * strlen (TEXT));
  QRcode_free (code);
}

/* ------------------------------------------------------------------ mending */

/* A block of libqrencode's as it stands: version 1 has one. */
static void
take_block (guint8 words[26])
{
  QRcode *code = QRcode_encodeString ("MH-26", 1, QR_ECLEVEL_H, QR_MODE_8, 1);
  g_autofree float *darkness = darkness_of (code);
  g_autoptr (AkashiQrContent) content = akashi_qr_content_new (akashi_qr_pattern (1), format_of (code));
  g_assert_true (akashi_qr_content_add (content, darkness));
  memcpy (words, content->words, 26);
  QRcode_free (code);
}

static void
test_mending (void)
{
  static const struct {
    guint wrong, erased; /* words that are wrong and not known to be; that are wrong and known */
    gboolean mended;
  } cases[] = { { 0, 0, TRUE },  { 1, 0, TRUE },   { 8, 0, TRUE },   { 9, 0, FALSE }, { 0, 1, TRUE },
                { 0, 17, TRUE }, { 5, 7, TRUE },   { 6, 7, FALSE },  { 1, 15, TRUE }, { 1, 16, FALSE },
                { 4, 9, TRUE },  { 10, 4, FALSE }, { 13, 0, FALSE }, { 0, 10, TRUE } };
  guint8 right[26];
  take_block (right);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint seed = 0; seed < 40; seed++)
      {
        g_autoptr (GRand) random = g_rand_new_with_seed (seed * 100 + i);
        guint8 words[26], order[26], damage = 0;
        memcpy (words, right, 26);
        for (guint k = 0; k < 26; k++)
          order[k] = (guint8) k;
        for (guint k = 0; k < 26; k++)
          {
            guint other = (guint) g_rand_int_range (random, 0, 26);
            guint8 kept = order[k];
            order[k] = order[other], order[other] = kept;
          }
        for (guint k = 0; k < cases[i].wrong + cases[i].erased; k++, damage++)
          words[order[k]] ^= (guint8) g_rand_int_range (random, 1, 256);
        int found = akashi_reed_solomon_mend (words, 26, 17, order + cases[i].wrong, cases[i].erased);
        if (cases[i].mended)
          {
            g_assert_cmpint (found, ==, damage == 0 ? 0 : (int) cases[i].wrong);
            g_assert_cmpmem (words, 26, right, 26);
          }
        else /* given up, or taken for another word: never for this one */
          g_assert_true (found < 0 || memcmp (words, right, 26) != 0);
      }
}

/* Words of which little is certain are taken for unknown: twice as many of them are mended. */
static void
test_uncertain (void)
{
  QRcode *code = QRcode_encodeString (TEXT, 2, QR_ECLEVEL_H, QR_MODE_8, 1);
  const AkashiQrPattern *pattern = akashi_qr_pattern (2);
  for (gboolean certain = FALSE; certain <= TRUE; certain++)
    {
      g_autofree float *darkness = darkness_of (code);
      g_autoptr (AkashiQrContent) content = akashi_qr_content_new (pattern, format_of (code));
      for (guint word = 0; word < 20; word++) /* of 28 that mend: 14 that are wrong, or 24 that are unknown */
        for (guint bit = 0; bit < 8; bit++)
          darkness[akashi_qr_data_places (pattern)[word * 8 + bit]] *= certain ? -2 : -0.01f;
      g_assert_cmpint (akashi_qr_content_add (content, darkness), ==, !certain);
    }
  QRcode_free (code);
}

/* Random modules are no code, however often they are asked. */
static void
test_chance (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (6);
  for (guint i = 0; i < 4000; i++)
    {
      guint version = i % 3 + 1, format = (guint) g_rand_int_range (random, 0, 32) << 10;
      const AkashiQrPattern *pattern = akashi_qr_pattern (version);
      g_autoptr (AkashiQrContent) content = akashi_qr_content_new (pattern, format ^ 0x5412);
      g_autofree float *darkness = g_new (float, pattern->side * pattern->side);
      for (guint k = 0; k < pattern->side * pattern->side; k++)
        darkness[k] = (float) g_rand_double_range (random, -1, 1);
      g_assert_false (akashi_qr_content_add (content, darkness));
    }
}

/* ------------------------------------------------------------------ texts */

/* Bits as 0 and 1, spaces between for the eye. */
static gboolean
read_bits (const char *bits, guint version, AkashiQrText *text)
{
  guint8 data[64] = { 0 };
  guint count = 0;
  for (; *bits != '\0'; bits++)
    if (*bits != ' ')
      {
        data[count / 8] |= (guint8) ((*bits == '1') << (7 - count % 8));
        count++;
      }
  return akashi_qr_text_read (version, data, (count + 7) / 8, text);
}

static void
test_texts (void)
{
  static const struct {
    const char *bits, *text; /* text NULL: none */
    guint parts;
  } cases[] = {
    /* the standard's own example: 01234567 */
    { "0001 0000001000 0000001100 0101011001 1000011 0000", "01234567", 0 },
    { "0010 000000101 00111001110 11100111001 000010 0000", "AC-42", 0 },
    { "0100 00000011 01100001 01100000 01100010 0000", "a`b", 0 },
    { "1000 00000010 0110110011111 1101010101010 0000", "\x93\x5f\xe4\xaa", 0 }, /* 点茗 */
    { "0111 00011010 0100 00000001 01011010 0000", "Z", 0 },                     /* ECI */
    { "0011 0001 0010 11110000 0100 00000001 01011010 0000", "Z", 3 },
    { "1101 0001 00000001 0001111000001 0000", "\xe9\x98\xbf", 0 }, /* Hanzi, in UTF-8 */
    { "0101 0010 000000110 00111101000 01000010101 11010111010 0000",
      "A\x1d"
      "B%C",
      0 },                                                              /* FNC1: A%B%%C */
    { "0001 0000000011 1111111111 0000", NULL, 0 },                     /* 1023 is no three digits */
    { "0010 000000010 11111111111 0000", NULL, 0 },                     /* no two letters */
    { "0011 0011 0010 11110000 0100 00000001 01011010 0000", NULL, 0 }, /* the fourth of three */
    { "0100 00000001 01011010 0011 0001 0010 11110000 0000", NULL, 0 }, /* says so too late */
    { "0011 0001 0010 11110000 0011 0001 0010 11110000 0100 00000001 01011010 0000", NULL, 0 },
    { "0110 0000", NULL, 0 },                                           /* no such mode */
    { "0100 11111111 01100001", NULL, 0 },                              /* cut off */
    { "0000", NULL, 0 },
    { "", NULL, 0 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AkashiQrText text;
      gboolean read = read_bits (cases[i].bits, 1, &text);
      g_test_message ("%s", cases[i].bits);
      g_assert_cmpint (read, ==, cases[i].text != NULL);
      if (!read)
        {
          g_assert_null (text.text);
          continue;
        }
      g_assert_cmpmem (g_bytes_get_data (text.text, NULL), g_bytes_get_size (text.text), cases[i].text,
                       strlen (cases[i].text));
      g_assert_cmpuint (text.parts, ==, cases[i].parts);
      akashi_qr_text_clear (&text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/qr-content/versions", test_versions);
  g_test_add_func ("/qr-content/looks", test_looks);
  g_test_add_func ("/qr-content/mending", test_mending);
  g_test_add_func ("/qr-content/uncertain", test_uncertain);
  g_test_add_func ("/qr-content/chance", test_chance);
  g_test_add_func ("/qr-content/texts", test_texts);
  return g_test_run ();
}
