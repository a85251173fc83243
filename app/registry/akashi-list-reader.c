/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-list-reader.h"

#include "akashi-limits.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <zstd.h>
#include <zstd_errors.h>

/* Below this many bytes any expansion is harmless. */
#define EXPANSION_FREE_BYTES (1 * AKASHI_MIB)

/* Room for a whole line and for a block of zstd's output behind it. */
#define BUFFER_BYTES (AKASHI_MAX_LIST_LINE_BYTES + 1 + 128 * AKASHI_KIB)

/* What has been read of a mapped file is handed back in pieces of this size. */
#define GIVE_BACK_BYTES (8 * AKASHI_MIB)

struct _AkashiListReader {
  GBytes *compressed;
  ZSTD_DCtx *context; /* (nullable): there was no memory for it: then nothing can be read */
  ZSTD_inBuffer in;
  gboolean frame_open; /* the last frame has not ended yet */
  gsize given_back;    /* of the file, from its beginning */
  guint64 expanded;    /* bytes so far */
  guint64 lines;
  char *buffer;
  gsize start, end; /* of what is in the buffer and was not handed out */
};

AkashiListReader *
akashi_list_reader_new (GBytes *compressed)
{
  AkashiListReader *reader = g_new0 (AkashiListReader, 1);

  reader->compressed = g_bytes_ref (compressed);
  reader->in.src = g_bytes_get_data (compressed, &reader->in.size);
  reader->context = ZSTD_createDCtx ();
  if (reader->context)
    ZSTD_DCtx_setParameter (reader->context, ZSTD_d_windowLogMax, AKASHI_ZSTD_WINDOW_LOG_MAX);
  reader->buffer = g_malloc (BUFFER_BYTES);
  return reader;
}

void
akashi_list_reader_free (AkashiListReader *reader)
{
  ZSTD_freeDCtx (reader->context);
  g_bytes_unref (reader->compressed);
  g_free (reader->buffer);
  g_free (reader);
}

guint64
akashi_list_reader_line_number (const AkashiListReader *reader)
{
  return reader->lines;
}

static gboolean
check_expansion (const AkashiListReader *reader, GError **error)
{
  guint64 allowed
      = MAX ((guint64) reader->in.size * AKASHI_MAX_LIST_EXPANSION, (guint64) EXPANSION_FREE_BYTES);

  if (reader->expanded <= allowed)
    return TRUE;
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE,
               "line %" G_GUINT64_FORMAT ": the list expands to more than %d times its size",
               reader->lines + 1, AKASHI_MAX_LIST_EXPANSION);
  return FALSE;
}

/* Says nothing of the list. */
static gboolean
fail_memory (GError **error)
{
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_FAILED, "there is no memory to read the list");
  return FALSE;
}

/* A large list lies in a mapped file, whose pages would count as memory of this program until its end.
 * Nothing is lost where this does not work, nor where it is other memory. */
static void
give_back (AkashiListReader *reader)
{
#ifdef MADV_PAGEOUT
  gsize page = (gsize) sysconf (_SC_PAGESIZE);
  gsize start = (gsize) reader->in.src + reader->given_back;
  gsize end = ((gsize) reader->in.src + reader->in.pos) / page * page;

  start = (start + page - 1) / page * page;
  if (reader->in.pos - reader->given_back < GIVE_BACK_BYTES)
    return;
  madvise ((void *) start, end - start, MADV_PAGEOUT);
  reader->given_back = reader->in.pos;
#else
  (void) reader;
#endif
}

/* Expands the next piece behind what is in the buffer. Nothing new at the end of the file. */
static gboolean
fill (AkashiListReader *reader, GError **error)
{
  if (!reader->context)
    return fail_memory (error);
  memmove (reader->buffer, reader->buffer + reader->start, reader->end - reader->start);
  reader->end -= reader->start;
  reader->start = 0;

  ZSTD_outBuffer out = { reader->buffer, BUFFER_BYTES, reader->end };
  gsize before = reader->in.pos;
  gsize left = ZSTD_decompressStream (reader->context, &out, &reader->in);
  if (ZSTD_getErrorCode (left) == ZSTD_error_memory_allocation)
    return fail_memory (error);
  if (ZSTD_isError (left))
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IMPORT_REFUSED,
                   "line %" G_GUINT64_FORMAT ": the list is not valid zstd: %s", reader->lines + 1,
                   ZSTD_getErrorName (left));
      return FALSE;
    }
  /* A call with neither input nor output at the end of the last frame asks for the next frame's header. */
  if (reader->in.pos > before || out.pos > reader->end)
    reader->frame_open = left > 0;
  reader->expanded += out.pos - reader->end;
  reader->end = out.pos;
  give_back (reader);
  return check_expansion (reader, error);
}

static gboolean
refuse_end (const AkashiListReader *reader, GError **error)
{
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IMPORT_REFUSED, "line %" G_GUINT64_FORMAT ": %s",
               reader->lines + 1, reader->frame_open ? "the list is cut off" : "the last line does not end");
  return FALSE;
}

static gboolean
refuse_long_line (const AkashiListReader *reader, GError **error)
{
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE,
               "line %" G_GUINT64_FORMAT " is longer than %d bytes", reader->lines + 1,
               AKASHI_MAX_LIST_LINE_BYTES);
  return FALSE;
}

gboolean
akashi_list_reader_next (AkashiListReader *reader, const char **line, gsize *length, GError **error)
{
  for (gsize searched = 0;;)
    {
      const char *begin = reader->buffer + reader->start;
      gsize have = reader->end - reader->start;
      const char *newline = memchr (begin + searched, '\n', have - searched);

      if ((newline ? (gsize) (newline - begin) : have) > AKASHI_MAX_LIST_LINE_BYTES)
        return refuse_long_line (reader, error);
      if (newline)
        {
          *line = begin;
          *length = (gsize) (newline - begin);
          reader->start += *length + 1;
          reader->lines++;
          return TRUE;
        }

      searched = have;
      gsize consumed = reader->in.pos;
      if (!fill (reader, error))
        return FALSE;
      if (reader->end > have || reader->in.pos > consumed)
        continue;
      if (reader->frame_open || have > 0)
        return refuse_end (reader, error);
      *line = NULL;
      *length = 0;
      return TRUE;
    }
}
