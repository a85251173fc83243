/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-text-source.h"

#include <errno.h>
#include <string.h>

#include "akashi-limits.h"

#define PIECE_BYTES (64 * AKASHI_KIB)
/* Three bytes for one of a half-width katakana are the most that any encoding here becomes in UTF-8. */
#define GROWTH 3
/* The longest character of any encoding here. */
#define MAX_CHARACTER 4

typedef struct {
  const char *name;
  const char *converter; /* (nullable): what iconv calls it; NULL: it is UTF-8 */
} Encoding;

static const Encoding encodings_known[] = {
  { "utf-8", NULL },
  { "utf8", NULL },
  { "us-ascii", NULL },
  /* What is called Shift_JIS on the Web and in Japanese offices is code page 932 (WHATWG Encoding, 4.2). */
  { "shift_jis", "CP932" },
  { "shift-jis", "CP932" },
  { "sjis", "CP932" },
  { "x-sjis", "CP932" },
  { "windows-31j", "CP932" },
  { "cp932", "CP932" },
  { "euc-jp", "EUC-JP-MS" },
  /* So are these two (WHATWG Encoding, 4.2). */
  { "iso-8859-1", "CP1252" },
  { "windows-1252", "CP1252" },
  { "iso-8859-15", "ISO-8859-15" },
  { "euc-kr", "CP949" },
  { "gb18030", "GB18030" },
  { "utf-16le", "UTF-16LE" },
  { "utf-16be", "UTF-16BE" },
};

struct _AkashiTextSource {
  GInputStream *stream;
  const Encoding *encoding;
  GIConv converter; /* where the encoding is not UTF-8 */
  gsize mark;       /* length of the byte order mark */
  guint64 line;     /* of the next byte */
  gboolean at_end;
  char *out; /* what is handed out: in UTF-8 the input itself */
  char *in;
  gsize in_length;
  gsize used; /* bytes of `in` that were handed out */
};

static const Encoding *
find_encoding (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (encodings_known); i++)
    if (g_ascii_strcasecmp (encodings_known[i].name, name) == 0)
      return &encodings_known[i];
  return NULL;
}

gboolean
akashi_text_encoding_is_known (const char *name)
{
  return find_encoding (name) != NULL;
}

const char *
akashi_text_source_encoding (const AkashiTextSource *source)
{
  return source->encoding->name;
}

static gboolean
fail_io (const GError *problem, GError **error)
{
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IO, "the list cannot be read: %s", problem->message);
  return FALSE;
}

static void
close_converter (AkashiTextSource *source)
{
  if (source->converter != (GIConv) -1)
    g_iconv_close (source->converter);
  source->converter = (GIConv) -1;
}

static gboolean
use_encoding (AkashiTextSource *source, const char *name, GError **error)
{
  close_converter (source);
  source->encoding = find_encoding (name);
  if (source->encoding && !source->encoding->converter)
    return TRUE;
  if (source->encoding)
    source->converter = g_iconv_open ("UTF-8", source->encoding->converter);
  if (source->converter != (GIConv) -1)
    return TRUE;
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "the encoding “%s” is not known%s", name,
               source->encoding ? " to this machine's C library" : "");
  return FALSE;
}

gboolean
akashi_text_source_rewind (AkashiTextSource *source, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (!g_seekable_seek (G_SEEKABLE (source->stream), (goffset) source->mark, G_SEEK_SET, NULL, &problem))
    return fail_io (problem, error);
  if (source->converter != (GIConv) -1)
    g_iconv (source->converter, NULL, NULL, NULL, NULL);
  source->line = 1;
  source->at_end = FALSE;
  source->in_length = 0;
  source->used = 0;
  return TRUE;
}

/* Moves what is left to the front and fills up. */
static gboolean
fill (AkashiTextSource *source, GError **error)
{
  g_autoptr (GError) problem = NULL;
  gsize left = source->in_length - source->used;
  gsize read;

  memmove (source->in, source->in + source->used, left);
  source->used = 0;
  if (!g_input_stream_read_all (source->stream, source->in + left, PIECE_BYTES - left, &read, NULL, &problem))
    return fail_io (problem, error);
  source->in_length = left + read;
  source->at_end = source->in_length < PIECE_BYTES;
  return TRUE;
}

static guint64
count_lines (const char *text, gsize length)
{
  guint64 lines = 0;
  const char *end = text + length;

  for (const char *at = text; (at = memchr (at, '\n', (gsize) (end - at))); at++)
    lines++;
  return lines;
}

static gboolean
refuse_bytes (AkashiTextSource *source, const char *good, gsize good_length, const char *bad, GError **error)
{
  guint64 line = source->line + count_lines (good, good_length);

  if (*bad == '\0')
    g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "line %" G_GUINT64_FORMAT ": there is a NUL byte",
                 line);
  else
    g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID,
                 "line %" G_GUINT64_FORMAT ": the byte 0x%02x is no text in the encoding %s", line,
                 (guchar) *bad, source->encoding->name);
  return FALSE;
}

static gboolean
next_utf8 (AkashiTextSource *source, const char **text, gsize *length, GError **error)
{
  const char *start = source->in + source->used;
  const char *end;
  gsize available = source->in_length - source->used;

  if (!g_utf8_validate_len (start, available, &end))
    {
      gsize good = (gsize) (end - start);
      /* A character may be cut by the end of the piece, if by nothing else. */
      gboolean cut = !source->at_end && available - good < MAX_CHARACTER
                     && g_utf8_get_char_validated (end, (gssize) (available - good)) == (gunichar) -2;
      if (!cut)
        return refuse_bytes (source, start, good, end, error);
      available = good;
    }
  *text = start;
  *length = available;
  source->used += available;
  return TRUE;
}

static gboolean
next_converted (AkashiTextSource *source, const char **text, gsize *length, GError **error)
{
  char *in = source->in + source->used;
  gsize in_left = source->in_length - source->used;
  char *out = source->out;
  gsize out_left = PIECE_BYTES * GROWTH;

  gsize done = g_iconv (source->converter, &in, &in_left, &out, &out_left);
  gsize made = (gsize) (out - source->out);
  int code = done == (gsize) -1 ? errno : 0;
  if (code == EILSEQ || (code == EINVAL && source->at_end) || (code == EINVAL && in_left >= MAX_CHARACTER))
    return refuse_bytes (source, source->out, made, in, error);
  const char *zero = memchr (source->out, '\0', made);
  if (zero)
    return refuse_bytes (source, source->out, (gsize) (zero - source->out), zero, error);
  source->used = source->in_length - in_left;
  *text = source->out;
  *length = made;
  return TRUE;
}

gboolean
akashi_text_source_next (AkashiTextSource *source, const char **text, gsize *length, GError **error)
{
  *length = 0;
  while (*length == 0)
    {
      if (!source->at_end && !fill (source, error))
        return FALSE;
      if (source->at_end && source->used == source->in_length)
        return TRUE;
      if (!(source->encoding->converter ? next_converted (source, text, length, error)
                                        : next_utf8 (source, text, length, error)))
        return FALSE;
    }
  source->line += count_lines (*text, *length);
  return TRUE;
}

/* Reads it all once. @fits: (out): whether it is text in the encoding in use */
static gboolean
try_encoding (AkashiTextSource *source, gboolean *fits, GError **error)
{
  const char *text;
  gsize length = 1;
  g_autoptr (GError) problem = NULL;

  if (!akashi_text_source_rewind (source, error))
    return FALSE;
  while (length > 0)
    if (!akashi_text_source_next (source, &text, &length, &problem))
      {
        *fits = FALSE;
        if (g_error_matches (problem, AKASHI_ERROR, AKASHI_ERROR_INVALID))
          return TRUE;
        g_propagate_error (error, g_steal_pointer (&problem));
        return FALSE;
      }
  *fits = TRUE;
  return TRUE;
}

/* The encoding that a byte order mark says; %NULL where there is none. */
static const char *
read_mark (AkashiTextSource *source)
{
  const guchar *start = (const guchar *) source->in;

  if (source->in_length >= 3 && memcmp (start, "\xEF\xBB\xBF", 3) == 0)
    {
      source->mark = 3;
      return "utf-8";
    }
  if (source->in_length < 2)
    return NULL;
  const char *name = memcmp (start, "\xFF\xFE", 2) == 0   ? "utf-16le"
                     : memcmp (start, "\xFE\xFF", 2) == 0 ? "utf-16be"
                                                          : NULL;
  source->mark = name ? 2 : 0;
  return name;
}

static gboolean
find_out_encoding (AkashiTextSource *source, const char *const *encodings, GError **error)
{
  static const char *const usual[] = { "utf-8", NULL };

  if (!fill (source, error))
    return FALSE;
  const char *marked = read_mark (source);
  if (marked)
    return use_encoding (source, marked, error) && akashi_text_source_rewind (source, error);

  gboolean fits = FALSE;
  for (const char *const *name = encodings && encodings[0] ? encodings : usual; *name && !fits; name++)
    {
      /* The last is not tried: it is taken, and what is wrong with it is named with its line. */
      fits = name[1] == NULL;
      if (!use_encoding (source, *name, error) || (!fits && !try_encoding (source, &fits, error)))
        return FALSE;
    }
  return akashi_text_source_rewind (source, error);
}

AkashiTextSource *
akashi_text_source_new (GInputStream *stream, const char *const *encodings, GError **error)
{
  g_autoptr (AkashiTextSource) source = g_new0 (AkashiTextSource, 1);

  source->stream = g_object_ref (stream);
  source->converter = (GIConv) -1;
  source->in = g_malloc (PIECE_BYTES);
  source->out = g_malloc (PIECE_BYTES * GROWTH);
  return find_out_encoding (source, encodings, error) ? g_steal_pointer (&source) : NULL;
}

AkashiTextSource *
akashi_text_source_open (const char *path, const char *const *encodings, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) problem = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, &problem);

  if (stream)
    return akashi_text_source_new (G_INPUT_STREAM (stream), encodings, error);
  gboolean missing = g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_set_error (error, AKASHI_ERROR, missing ? AKASHI_ERROR_NOT_FOUND : AKASHI_ERROR_IO,
               "the list cannot be read: %s", problem->message);
  return NULL;
}

void
akashi_text_source_free (AkashiTextSource *source)
{
  close_converter (source);
  g_clear_object (&source->stream);
  g_free (source->in);
  g_free (source->out);
  g_free (source);
}
