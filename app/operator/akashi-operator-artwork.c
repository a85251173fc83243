/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-operator-label.h"

#include "akashi-artwork.h"
#include "akashi-atomic-file.h"

gboolean
akashi_operator_label_draw (const AkashiOperatorArtwork *artwork, const char *path, GError **error)
{
  AkashiArtworkFormat format;
  if (!akashi_artwork_format_of (path, &format))
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID,
                   "%s ends neither in .svg nor in .png nor in .pdf", path);
      return FALSE;
    }
  if (artwork->dpi < 0)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "%d dots an inch cannot be printed",
                   artwork->dpi);
      return FALSE;
    }
  const AkashiArtwork drawn = { artwork->text, artwork->number, artwork->model, (guint) artwork->dpi };
  g_autoptr (GBytes) file = akashi_artwork_draw (&drawn, format, error);
  return file && akashi_atomic_file_write (path, file, 0644, error);
}
