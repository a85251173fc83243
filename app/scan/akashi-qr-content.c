/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-qr-content.h"

#include "akashi-reed-solomon.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Chance that random words pass for a mended block, as a power of two: where all words were read, and where
 * some were taken for unknown, which is tried in several ways. */
#define MOST_CHANCE -20
#define MOST_CHANCE_ERASED -28
#define MOST_TRIES 8 /* numbers of erased words tried for one block */

AkashiQrContent *
akashi_qr_content_new (const AkashiQrPattern *pattern, guint format)
{
  AkashiQrContent *content = g_new0 (AkashiQrContent, 1);
  content->pattern = pattern;
  content->format = format;
  content->blocks = akashi_qr_blocks (pattern->version, format);
  content->words = g_new0 (guint8, content->blocks.words);
  content->left = content->blocks.blocks;
  return content;
}

void
akashi_qr_content_free (AkashiQrContent *content)
{
  if (content == NULL)
    return;
  g_free (content->words);
  g_free (content);
}

/* ------------------------------------------------------------------ mending */

typedef struct {
  guint8 word, index;
  float certainty;
} Word;

static int
compare_certainty (gconstpointer a, gconstpointer b)
{
  float x = ((const Word *) a)->certainty, y = ((const Word *) b)->certainty;
  return (x > y) - (x < y);
}

/* Eight modules, and how certain the least certain of them is. */
static Word
word_at (const AkashiQrContent *content, const float *darkness, guint word)
{
  const guint16 *places = akashi_qr_data_places (content->pattern) + (gsize) word * 8;
  guint side = content->pattern->side;
  Word out = { .certainty = G_MAXFLOAT };
  for (guint i = 0; i < 8; i++)
    {
      guint place = places[i];
      gboolean dark = darkness[place] > 0,
               turned = akashi_qr_mask (content->format, place % side, place / side);
      out.word = (guint8) (out.word << 1 | (dark != turned));
      out.certainty = MIN (out.certainty, fabsf (darkness[place]));
    }
  return out;
}

/* The chance, as a power of two, that random words lie within @wrong words of a right block. */
static double
chance (guint length, guint parity, guint erased, guint wrong)
{
  double ways = 0;
  for (guint i = 0; i < wrong; i++)
    ways += log2 ((double) (length - erased - i) / (i + 1));
  return ways - 8.0 * (parity - erased - wrong);
}

static gboolean
mend_block (AkashiQrContent *content, guint block, const float *darkness)
{
  guint length = akashi_qr_block_length (&content->blocks, block), parity = content->blocks.parity;
  guint8 read[AKASHI_QR_MOST_BLOCK], tried[AKASHI_QR_MOST_BLOCK], erased[AKASHI_REED_SOLOMON_MOST_PARITY];
  Word words[AKASHI_QR_MOST_BLOCK];

  for (guint i = 0; i < length; i++)
    {
      words[i] = word_at (content, darkness, akashi_qr_block_word (&content->blocks, block, i));
      words[i].index = (guint8) i;
      read[i] = words[i].word;
    }
  qsort (words, length, sizeof *words, compare_certainty);
  for (guint i = 0; i < parity; i++)
    erased[i] = words[i].index;
  for (guint count = 0, step = MAX (2, parity / MOST_TRIES);
       chance (length, parity, count, 0) < MOST_CHANCE_ERASED; count += step)
    {
      memcpy (tried, read, length);
      int wrong = akashi_reed_solomon_mend (tried, length, parity, erased, count);
      if (wrong < 0
          || chance (length, parity, count, (guint) wrong) > (count > 0 ? MOST_CHANCE_ERASED : MOST_CHANCE))
        continue;
      for (guint i = 0; i < length; i++)
        content->words[akashi_qr_block_word (&content->blocks, block, i)] = tried[i];
      return TRUE;
    }
  return FALSE;
}

gboolean
akashi_qr_content_add (AkashiQrContent *content, const float *darkness)
{
  for (guint i = 0; i < content->blocks.blocks; i++)
    if (!content->mended[i] && mend_block (content, i, darkness))
      {
        content->mended[i] = TRUE;
        content->left--;
      }
  return content->left == 0;
}

GBytes *
akashi_qr_content_data (const AkashiQrContent *content)
{
  const AkashiQrBlocks *blocks = &content->blocks;
  GByteArray *data = g_byte_array_new ();
  for (guint block = 0; block < blocks->blocks; block++)
    for (guint i = 0; i + blocks->parity < akashi_qr_block_length (blocks, block); i++)
      g_byte_array_append (data, &content->words[akashi_qr_block_word (blocks, block, i)], 1);
  return g_byte_array_free_to_bytes (data);
}

/* ------------------------------------------------------------------ what is known then */

static void
put_word (const AkashiQrContent *content, guint word, gint8 *signs)
{
  const guint16 *places = akashi_qr_data_places (content->pattern) + (gsize) word * 8;
  guint side = content->pattern->side;
  for (guint i = 0; i < 8; i++)
    {
      gboolean bit = content->words[word] >> (7 - i) & 1;
      gboolean turned = akashi_qr_mask (content->format, places[i] % side, places[i] / side);
      signs[places[i]] = bit != turned ? 1 : -1;
    }
}

void
akashi_qr_content_signs (const AkashiQrContent *content, gint8 *signs)
{
  const AkashiQrPattern *pattern = content->pattern;
  memset (signs, 0, (gsize) pattern->side * pattern->side);
  for (guint i = 0; i < pattern->fixed; i++)
    signs[pattern->places[i].y * pattern->side + pattern->places[i].x] = pattern->places[i].sign;
  for (guint copy = 0; copy < 2; copy++)
    for (guint i = 0; i < 15; i++)
      {
        guint x, y;
        akashi_qr_format_place (pattern->side, copy, i, &x, &y);
        signs[y * pattern->side + x] = content->format >> i & 1 ? 1 : -1;
      }
  for (guint block = 0; block < content->blocks.blocks; block++)
    for (guint i = 0; content->mended[block] && i < akashi_qr_block_length (&content->blocks, block); i++)
      put_word (content, akashi_qr_block_word (&content->blocks, block, i), signs);
}
