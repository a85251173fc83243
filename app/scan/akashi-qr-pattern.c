/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-qr-pattern.h"

#define FORMAT_MASK 0x5412
#define FORMAT_GENERATOR 0x537
#define VERSION_GENERATOR 0x1F25
#define FIRST_WITH_VERSION 7
#define LOST_COPY 4 /* a whole copy of the format that is lost counts as so many wrong bits */

static guint8 *
module_at (AkashiQrPattern *pattern, guint x, guint y)
{
  return &pattern->modules[y * pattern->side + x];
}

/* Rings around a middle: the finder's are dark up to 1 module from it and at 3, the alignment pattern's at 0
 * and 2. */
static void
draw_rings (AkashiQrPattern *pattern, int x, int y, int reach, guint dark_rings)
{
  int side = (int) pattern->side;
  for (int j = -reach; j <= reach; j++)
    for (int i = -reach; i <= reach; i++)
      if (x + i >= 0 && x + i < side && y + j >= 0 && y + j < side)
        *module_at (pattern, (guint) (x + i), (guint) (y + j))
            = dark_rings >> MAX (ABS (i), ABS (j)) & 1 ? AKASHI_MODULE_DARK : AKASHI_MODULE_LIGHT;
}

static void
draw_alignments (AkashiQrPattern *pattern)
{
  guint version = pattern->version, count = version / 7 + 2, last = pattern->side - 7, places[7] = { 6 };
  if (version == 1)
    return;
  guint step = version == 32 ? 26 : (version * 4 + count * 2 + 1) / (count * 2 - 2) * 2;
  for (guint i = count - 1; i > 0; i--)
    places[i] = last - step * (count - 1 - i);
  for (guint j = 0; j < count; j++)
    for (guint i = 0; i < count; i++)
      {
        if ((i == 0 && j == 0) || (i == 0 && j == count - 1) || (i == count - 1 && j == 0))
          continue;
        draw_rings (pattern, (int) places[i], (int) places[j], 2, 0x5);
        pattern->alignment[pattern->alignments].x = (guint8) places[i];
        pattern->alignment[pattern->alignments++].y = (guint8) places[j];
      }
}

static guint
remainder_of (guint value, guint bits, guint generator, guint degree)
{
  value <<= degree;
  for (guint i = bits + degree - 1; i >= degree; i--)
    if (value >> i & 1)
      value ^= generator << (i - degree);
  return value;
}

static void
draw_version (AkashiQrPattern *pattern)
{
  if (pattern->version < FIRST_WITH_VERSION)
    return;
  guint bits = pattern->version << 12 | remainder_of (pattern->version, 6, VERSION_GENERATOR, 12);
  for (guint i = 0; i < 18; i++)
    {
      guint a = pattern->side - 11 + i % 3, b = i / 3;
      guint8 module = bits >> i & 1 ? AKASHI_MODULE_DARK : AKASHI_MODULE_LIGHT;
      *module_at (pattern, a, b) = *module_at (pattern, b, a) = module;
    }
}

void
akashi_qr_format_place (guint side, guint copy, guint index, guint *x, guint *y)
{
  if (copy == 0)
    {
      *x = index < 8 ? 8 : (index == 8 ? 7 : 14 - index);
      *y = index < 6 ? index : (index < 8 ? index + 1 : 8);
      return;
    }
  *x = index < 8 ? side - 1 - index : 8;
  *y = index < 8 ? 8 : side - 15 + index;
}

/* Finders are many modules in three places and were measured before; the rest tells what is new. */
static float
weight_of (const AkashiQrPattern *pattern, guint x, guint y)
{
  guint far = pattern->side - 8;
  gboolean finder = (x < 8 && y < 8) || (x >= far && y < 8) || (x < 8 && y >= far);
  return finder ? 0.4f : 1;
}

static void
list_fixed (AkashiQrPattern *pattern)
{
  pattern->places = g_new (AkashiQrFixed, (gsize) pattern->side * pattern->side);
  for (guint y = 0; y < pattern->side; y++)
    for (guint x = 0; x < pattern->side; x++)
      {
        guint8 module = *module_at (pattern, x, y);
        if (module != AKASHI_MODULE_DARK && module != AKASHI_MODULE_LIGHT)
          continue;
        pattern->places[pattern->fixed++]
            = (AkashiQrFixed){ (guint8) x, (guint8) y, module == AKASHI_MODULE_DARK ? 1 : -1,
                               weight_of (pattern, x, y) };
      }
}

static AkashiQrPattern *
pattern_new (guint version)
{
  AkashiQrPattern *pattern = g_new0 (AkashiQrPattern, 1);
  int side = (int) (17 + 4 * version);
  pattern->version = version;
  pattern->side = (guint) side;
  pattern->modules = g_new0 (guint8, (gsize) side * (gsize) side);

  for (guint i = 8; i + 8 < pattern->side; i++)
    *module_at (pattern, i, 6) = *module_at (pattern, 6, i)
        = i % 2 ? AKASHI_MODULE_LIGHT : AKASHI_MODULE_DARK;
  draw_alignments (pattern);
  draw_rings (pattern, 3, 3, 4, 0xB);
  draw_rings (pattern, side - 4, 3, 4, 0xB);
  draw_rings (pattern, 3, side - 4, 4, 0xB);
  draw_version (pattern);
  for (guint copy = 0; copy < 2; copy++)
    for (guint i = 0; i < 15; i++)
      {
        guint x, y;
        akashi_qr_format_place (pattern->side, copy, i, &x, &y);
        *module_at (pattern, x, y) = AKASHI_MODULE_FORMAT;
      }
  *module_at (pattern, 8, pattern->side - 8) = AKASHI_MODULE_DARK;
  list_fixed (pattern);
  return pattern;
}

const AkashiQrPattern *
akashi_qr_pattern (guint version)
{
  static AkashiQrPattern *patterns[AKASHI_QR_MOST_VERSION + 1];
  static GMutex lock;

  g_return_val_if_fail (version >= 1 && version <= AKASHI_QR_MOST_VERSION, NULL);
  g_mutex_lock (&lock);
  if (patterns[version] == NULL)
    patterns[version] = pattern_new (version);
  const AkashiQrPattern *pattern = patterns[version];
  g_mutex_unlock (&lock);
  return pattern;
}

guint
akashi_qr_format_nearest (const guint read[2], guint *distance)
{
  guint nearest = 0;
  *distance = G_MAXUINT;
  for (guint data = 0; data < 32; data++)
    {
      guint bits = (data << 10 | remainder_of (data, 5, FORMAT_GENERATOR, 10)) ^ FORMAT_MASK;
      guint one = (guint) __builtin_popcount (bits ^ read[0]),
            two = (guint) __builtin_popcount (bits ^ read[1]);
      guint far = MIN (one + two, LOST_COPY + 2 * MIN (one, two));
      if (far < *distance)
        *distance = far, nearest = bits;
    }
  return nearest;
}
