/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-reed-solomon.h"

#include <string.h>

#define FIELD 0x11D /* x^8 + x^4 + x^3 + x^2 + 1 */
#define MOST AKASHI_REED_SOLOMON_MOST_PARITY

/* A polynomial, the constant first. */
typedef guint8 Polynomial[MOST + 1];

static guint8 powers[2 * 255]; /* of 2, twice over: sums of two logarithms need no remainder */
static guint8 logarithms[256];

static void
fill_tables (void)
{
  static gsize filled;
  if (!g_once_init_enter (&filled))
    return;
  for (guint i = 0, value = 1; i < 255; i++)
    {
      powers[i] = powers[i + 255] = (guint8) value;
      logarithms[value] = (guint8) i;
      value = value << 1 ^ (value & 0x80 ? FIELD : 0);
    }
  g_once_init_leave (&filled, 1);
}

static inline guint8
times (guint8 a, guint8 b)
{
  return a == 0 || b == 0 ? 0 : powers[logarithms[a] + logarithms[b]];
}

static inline guint8
inverse (guint8 a)
{
  return powers[255 - logarithms[a]];
}

static guint8
value_at (const guint8 *polynomial, guint degree, guint8 x)
{
  guint8 value = 0;
  for (guint i = degree + 1; i-- > 0;)
    value = times (value, x) ^ polynomial[i];
  return value;
}

/* Returns: whether any is not 0: something is wrong. */
static gboolean
find_syndromes (const guint8 *words, guint length, guint parity, guint8 *syndromes)
{
  guint8 any = 0;
  for (guint k = 0; k < parity; k++)
    {
      guint8 value = 0;
      for (guint i = 0; i < length; i++)
        value = (guint8) ((value ? powers[logarithms[value] + k] : 0) ^ words[i]);
      syndromes[k] = value;
      any |= value;
    }
  return any != 0;
}

/* The element that stands for the word at @index. */
static guint8
locator (guint length, guint index)
{
  return powers[length - 1 - index];
}

/*
 * Berlekamp and Massey's way, begun with what is erased (Blahut). Returns: the degree of @lambda, whose roots
 * are the inverses of the wrong words' locators.
 */
static guint
find_lambda (const guint8 *syndromes, guint parity, guint length, const guint8 *erased, guint n_erased,
             Polynomial lambda)
{
  Polynomial before, kept;
  guint degree = n_erased;

  memset (lambda, 0, MOST + 1);
  lambda[0] = 1;
  for (guint i = 0; i < n_erased; i++)
    for (guint k = i + 1; k > 0; k--)
      lambda[k] ^= times (lambda[k - 1], locator (length, erased[i]));
  memcpy (before, lambda, MOST + 1);

  for (guint r = n_erased + 1; r <= parity; r++)
    {
      guint8 off = 0;
      for (guint k = 0; k < r; k++)
        off ^= times (lambda[k], syndromes[r - 1 - k]);
      memmove (before + 1, before, MOST);
      before[0] = 0;
      if (off == 0)
        continue;
      memcpy (kept, lambda, MOST + 1);
      for (guint k = 0; k <= MOST; k++)
        lambda[k] ^= times (off, before[k]);
      if (2 * degree >= r + n_erased)
        continue;
      degree = r + n_erased - degree;
      for (guint k = 0; k <= MOST; k++)
        before[k] = times (kept[k], inverse (off));
    }
  return degree;
}

/* Forney's: how much the word at @x's place is off. */
static guint8
error_at (guint8 x, const Polynomial lambda, const Polynomial omega, guint parity)
{
  guint8 back = inverse (x), slope = 0, square = times (back, back), power = 1;
  for (guint k = 1; k <= parity; k += 2, power = times (power, square))
    slope ^= times (lambda[k], power);
  return slope == 0 ? 0 : times (x, times (value_at (omega, parity - 1, back), inverse (slope)));
}

int
akashi_reed_solomon_mend (guint8 *words, guint length, guint parity, const guint8 *erased, guint n_erased)
{
  Polynomial syndromes = { 0 }, lambda, omega = { 0 };
  guint8 wrong[MOST], by[MOST];
  guint found = 0;

  g_return_val_if_fail (parity <= MOST && length <= 255 && parity < length && n_erased <= parity, -1);
  fill_tables ();
  if (!find_syndromes (words, length, parity, syndromes))
    return 0;
  guint degree = find_lambda (syndromes, parity, length, erased, n_erased, lambda);
  if (2 * degree > parity + n_erased)
    return -1;
  for (guint k = 0; k < parity; k++)
    for (guint i = 0; i <= k; i++)
      omega[k] ^= times (lambda[i], syndromes[k - i]);
  for (guint i = 0; i < length && found <= degree; i++)
    {
      guint8 x = locator (length, i);
      if (value_at (lambda, degree, inverse (x)) != 0)
        continue;
      if (found == degree)
        return -1;
      wrong[found] = (guint8) i;
      by[found++] = error_at (x, lambda, omega, parity);
    }
  if (found != degree)
    return -1;
  for (guint i = 0; i < found; i++)
    words[wrong[i]] ^= by[i];
  return (int) (degree - n_erased);
}
