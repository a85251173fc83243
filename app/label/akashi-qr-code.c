/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-qr-code.h"

#include "akashi-limits.h"

#include <qrencode.h>
#include <string.h>

struct _AkashiQrCode {
  QRcode *code;
};

AkashiQrCode *
akashi_qr_code_new (const char *text, AkashiQrUse use, GError **error)
{
  if (text[0] == '\0' || !g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_INVALID,
                           "the text of a label is UTF-8 and not empty");
      return NULL;
    }
  /* Keeps capitals, digits and `:/.-` in alphanumeric mode by itself, and lower case as it is. */
  QRecLevel level = use == AKASHI_QR_FOR_PAPER ? QR_ECLEVEL_M : QR_ECLEVEL_L;
  QRcode *drawn
      = strlen (text) <= AKASHI_MAX_TEXT_BYTES ? QRcode_encodeString (text, 0, level, QR_MODE_8, 1) : NULL;
  if (drawn == NULL)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE,
                   "no code holds this text of %" G_GSIZE_FORMAT " bytes", strlen (text));
      return NULL;
    }
  AkashiQrCode *code = g_new0 (AkashiQrCode, 1);
  code->code = drawn;
  return code;
}

void
akashi_qr_code_free (AkashiQrCode *code)
{
  QRcode_free (code->code);
  g_free (code);
}

guint
akashi_qr_code_side (const AkashiQrCode *code)
{
  return (guint) code->code->width;
}

void
akashi_qr_code_each_run (const AkashiQrCode *code, AkashiQrRun run, gpointer data)
{
  guint side = akashi_qr_code_side (code);
  for (guint y = 0; y < side; y++)
    {
      const unsigned char *row = code->code->data + (gsize) y * side;
      for (guint x = 0; x < side; x++)
        {
          guint start = x;
          while (x < side && (row[x] & 1) != 0)
            x++;
          if (x > start)
            run (start, y, x - start, data);
        }
    }
}
