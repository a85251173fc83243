/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-pattern.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* A pattern, a line feed, a text to match. What is captured stands in the text. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const guint8 *feed = size > 0 ? memchr (data, '\n', size) : NULL;
  gsize length = feed ? (gsize) (feed - data) : size;
  g_autofree char *source = g_strndup ((const char *) data, length);
  const char *text = feed ? (const char *) feed + 1 : "";
  gsize text_length = feed ? size - length - 1 : 0;

  for (gboolean ignore_case = FALSE; ignore_case <= TRUE; ignore_case++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *capture = NULL;
      g_autoptr (AkashiPattern) pattern = akashi_pattern_new (source, ignore_case, &error);
      g_assert ((pattern != NULL) == (error == NULL));
      if (pattern && akashi_pattern_match (pattern, text, text_length, &capture))
        g_assert (g_strstr_len (text, (gssize) text_length, capture) || capture[0] == '\0');
    }
  return 0;
}
