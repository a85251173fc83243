/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-list-file.h"

#include "akashi-limits.h"

#include <zstd.h>

/* Above this the files hardly get smaller, and the time grows (measured, see facts on the platform). */
#define LEVEL 9

struct _AkashiListFile {
  ZSTD_CCtx *context;
  GByteArray *out;
  guint64 expanded; /* bytes put in */
};

AkashiListFile *
akashi_list_file_new (void)
{
  AkashiListFile *file = g_new0 (AkashiListFile, 1);
  file->context = ZSTD_createCCtx ();
  ZSTD_CCtx_setParameter (file->context, ZSTD_c_compressionLevel, LEVEL);
  ZSTD_CCtx_setParameter (file->context, ZSTD_c_checksumFlag, 1);
  file->out = g_byte_array_new ();
  return file;
}

void
akashi_list_file_free (AkashiListFile *file)
{
  ZSTD_freeCCtx (file->context);
  g_byte_array_unref (file->out);
  g_free (file);
}

static gboolean
compress (AkashiListFile *file, const void *data, gsize length, ZSTD_EndDirective end, GError **error)
{
  ZSTD_inBuffer in = { data, length, 0 };
  guint8 buffer[16 * AKASHI_KIB];
  gsize left;

  do
    {
      ZSTD_outBuffer out = { buffer, sizeof buffer, 0 };
      left = ZSTD_compressStream2 (file->context, &out, &in, end);
      if (ZSTD_isError (left))
        {
          g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_FAILED, "zstd: %s", ZSTD_getErrorName (left));
          return FALSE;
        }
      g_byte_array_append (file->out, buffer, (guint) out.pos);
  } while (end == ZSTD_e_end ? left > 0 : in.pos < in.size);
  file->expanded += length;
  return TRUE;
}

gboolean
akashi_list_file_add (AkashiListFile *file, const char *line, gsize length, GError **error)
{
  return compress (file, line, length, ZSTD_e_continue, error)
         && compress (file, "\n", 1, ZSTD_e_continue, error);
}

GBytes *
akashi_list_file_finish (AkashiListFile *file, GError **error)
{
  if (!compress (file, NULL, 0, ZSTD_e_end, error))
    return NULL;
  guint64 allowed = MAX ((guint64) file->out->len * AKASHI_MAX_LIST_EXPANSION, (guint64) AKASHI_MIB);
  if (file->out->len > AKASHI_MAX_LIST_BYTES || file->expanded > allowed)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE,
                   "the list has %" G_GUINT64_FORMAT " bytes, %u compressed: readers would refuse it",
                   file->expanded, file->out->len);
      return NULL;
    }
  return g_bytes_new (file->out->data, file->out->len);
}
