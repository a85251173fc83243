/* SPDX-License-Identifier: Apache-2.0 */
/* Writes what the voice of a language has to say: a line for each clip, its name, a tab, and the text.
 * For data/voice/make-clips.sh; not installed. */
#include "akashi-speech.h"

#include <stdio.h>
#include <string.h>

int
main (int argc, char *argv[])
{
  if (argc != 2)
    {
      fprintf (stderr, "usage: akashi-clip-list ja|en|zh_CN|ko\n");
      return 2;
    }
  g_auto (GStrv) all = akashi_speech_inventory (argv[1]);
  for (char **spoken = all; *spoken; spoken++)
    {
      g_autofree char *name = akashi_speech_clip_name (*spoken);
      g_strdelimit (*spoken, "\n\t", ' ');
      printf ("%s\t%s\n", name, *spoken);
    }
  return 0;
}
