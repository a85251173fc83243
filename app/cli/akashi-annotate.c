/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-annotate.h"

#include "akashi-png-write.h"
#include "akashi-write-all.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#define GREYS 248 /* of the palette; what follows are inks */
#define INK_LINE 248
#define INK_LETTER 249
#define LINES_OF_SIDE 250 /* a line is this part of the picture's shorter side */
#define DIGIT_WIDTH 5     /* cells */
#define DIGIT_HEIGHT 7
#define MOST_NAMES 100000 /* of pictures that are called the same */
#define NAME_BYTES 200

/* Five columns a row, the leftmost highest. */
static const guint8 digits[10][DIGIT_HEIGHT] = {
  { 14, 17, 19, 21, 25, 17, 14 }, { 4, 12, 4, 4, 4, 4, 14 },  { 14, 17, 1, 2, 4, 8, 31 },
  { 31, 2, 4, 2, 1, 17, 14 },     { 2, 6, 10, 18, 31, 2, 2 }, { 31, 16, 30, 1, 1, 17, 14 },
  { 6, 8, 16, 30, 17, 17, 14 },   { 31, 1, 2, 4, 8, 8, 8 },   { 14, 17, 17, 14, 17, 17, 14 },
  { 14, 17, 17, 15, 1, 2, 12 },
};

static void
fill (AkashiPaletteImage *image, double left, double top, double width, double height, guint8 ink)
{
  guint from_x = (guint) CLAMP (left, 0, image->width), to_x = (guint) CLAMP (left + width, 0, image->width);
  guint from_y = (guint) CLAMP (top, 0, image->height), to_y = (guint) CLAMP (top + height, 0, image->height);

  for (guint y = from_y; y < to_y; y++)
    for (guint x = from_x; x < to_x; x++)
      image->pixels[(gsize) y * image->width + x] = ink;
}

static void
draw_line (AkashiPaletteImage *image, AkashiPoint a, AkashiPoint b, double thick)
{
  double length = MAX (fabs (b.x - a.x), fabs (b.y - a.y));
  guint steps = (guint) CLAMP (length, 1, 4.0 * MAX (image->width, image->height));

  for (guint i = 0; i <= steps; i++)
    {
      double part = (double) i / steps;
      fill (image, a.x + part * (b.x - a.x) - thick / 2, a.y + part * (b.y - a.y) - thick / 2, thick, thick,
            INK_LINE);
    }
}

/* In a box of the line's colour, at the code's own top left, inside the picture. */
static void
draw_number (AkashiPaletteImage *image, guint number, AkashiPoint corner, double cell)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  double width = ((double) strlen (text) * (DIGIT_WIDTH + 1) + 1) * cell, height = (DIGIT_HEIGHT + 2) * cell;
  double left = CLAMP (corner.x, 0, MAX (image->width - width, 0));
  double top = CLAMP (corner.y - height, 0, MAX (image->height - height, 0));

  fill (image, left, top, width, height, INK_LINE);
  for (const char *digit = text; *digit; digit++)
    for (guint y = 0; y < DIGIT_HEIGHT; y++)
      for (guint x = 0; x < DIGIT_WIDTH; x++)
        if (digits[*digit - '0'][y] >> (DIGIT_WIDTH - 1 - x) & 1)
          fill (image, left + ((double) (digit - text) * (DIGIT_WIDTH + 1) + 1 + x) * cell,
                top + (1 + y) * cell, cell, cell, INK_LETTER);
}

static void
copy_grey (const AkashiGrey *grey, AkashiPaletteImage *image)
{
  static const guint8 line[3] = { 214, 40, 57 }, letter[3] = { 255, 255, 255 };
  guint8 table[256];

  for (guint i = 0; i < GREYS; i++)
    memset (image->palette[i], (int) ((i * 255 + (GREYS - 1) / 2) / (GREYS - 1)), 3);
  memcpy (image->palette[INK_LINE], line, 3);
  memcpy (image->palette[INK_LETTER], letter, 3);
  for (guint i = 0; i < 256; i++)
    table[i] = (guint8) ((i * (GREYS - 1) + 127) / 255);
  for (gsize i = 0; i < (gsize) grey->width * grey->height; i++)
    image->pixels[i] = table[grey->pixels[i]];
}

GBytes *
akashi_annotate (const AkashiGrey *grey, GPtrArray *codes)
{
  g_autofree guint8 *pixels = g_malloc ((gsize) grey->width * grey->height);
  AkashiPaletteImage image = { .width = grey->width, .height = grey->height, .pixels = pixels };
  double thick = MAX (2, MIN (grey->width, grey->height) / LINES_OF_SIDE);

  copy_grey (grey, &image);
  for (guint i = 0; i < codes->len; i++)
    {
      const AkashiFoundCode *code = codes->pdata[i];
      for (guint k = 0; k < 4; k++)
        draw_line (&image, code->corners[k], code->corners[(k + 1) % 4], thick);
    }
  for (guint i = 0; i < codes->len; i++) /* numbers above all lines */
    draw_number (&image, i + 1, ((const AkashiFoundCode *) codes->pdata[i])->corners[0], thick);
  return akashi_png_write (&image);
}

/* Returns: (transfer full): the last part of @source, without what could lead elsewhere or confuse a
 * terminal. */
static char *
harmless_name (const char *source)
{
  g_autofree char *base = g_path_get_basename (source);
  g_autofree char *valid = g_utf8_make_valid (base, -1);
  GString *name = g_string_new (NULL);

  for (const char *at = valid; *at && name->len < NAME_BYTES; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      gboolean plain = g_unichar_isprint (c) && c != G_DIR_SEPARATOR && c != '\\';
      g_string_append_unichar (name, plain && !(name->len == 0 && (c == '.' || c == '-')) ? c : '_');
    }
  return g_string_free (name, FALSE);
}

static gboolean
refuse (int reason, const char *path, GError **error)
{
  AkashiError code = reason == ENOSPC || reason == EDQUOT ? AKASHI_ERROR_NO_SPACE : AKASHI_ERROR_IO;
  g_set_error (error, AKASHI_ERROR, (int) code, "%s cannot be written: %s", path, g_strerror (reason));
  return FALSE;
}

/* Returns: a descriptor of a file that was not there before, its path in @path; or -1, by errno. */
static int
create (const char *folder, const char *name, char **path)
{
  for (guint i = 1; i <= MOST_NAMES; i++)
    {
      g_autofree char *full = i == 1 ? g_strdup_printf ("%s/%s.png", folder, name)
                                     : g_strdup_printf ("%s/%s-%u.png", folder, name, i);
      int file = g_open (full, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0644);
      if (file >= 0 || errno != EEXIST || i == MOST_NAMES)
        {
          *path = g_steal_pointer (&full);
          return file;
        }
    }
  return -1;
}

char *
akashi_annotate_save (const char *folder, const char *source, GBytes *png, GError **error)
{
  g_autofree char *name = harmless_name (source);
  g_autofree char *path = NULL;

  if (g_mkdir_with_parents (folder, 0755) != 0)
    {
      refuse (errno, folder, error);
      return NULL;
    }
  int file = create (folder, name, &path);
  if (file < 0)
    {
      refuse (errno, path, error);
      return NULL;
    }
  gsize length;
  const guint8 *bytes = g_bytes_get_data (png, &length);
  gboolean written = akashi_write_all (file, bytes, length) || refuse (errno, path, error);
  close (file);
  if (written)
    return g_steal_pointer (&path);
  g_unlink (path); /* half a picture is worse than none */
  return NULL;
}
