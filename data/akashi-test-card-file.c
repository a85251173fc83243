/* SPDX-License-Identifier: Apache-2.0 */
/* Writes the test card for cameras. usage: akashi-test-card-file FILE.pdf|.svg|.png */
#include "akashi-test-card.h"

#include <stdio.h>

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  AkashiArtworkFormat format;
  if (argc != 2 || !akashi_artwork_format_of (argv[1], &format))
    {
      fputs ("usage: akashi-test-card-file FILE.pdf|.svg|.png\n", stderr);
      return 2;
    }
  g_autoptr (GBytes) file = akashi_test_card_draw (format, 0, &error);
  gsize size;
  const char *data = file == NULL ? NULL : g_bytes_get_data (file, &size);
  if (file != NULL && g_file_set_contents (argv[1], data, (gssize) size, &error))
    return 0;
  fprintf (stderr, "akashi-test-card-file: %s\n", error->message);
  return 3;
}
