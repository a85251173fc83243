/* SPDX-License-Identifier: Apache-2.0 */
/* All that a voice may have to say. */
#include "akashi-phrasebook.h"
#include "akashi-speech.h"
#include "akashi-spoken.h"
#include "akashi-words.h"

#define CLIP_NAME_LENGTH 24 /* hexadecimal digits of the SHA-256 */

static void
add_once (GHashTable *known, GPtrArray *all, const char *spoken)
{
  if (*spoken != '\0' && g_hash_table_add (known, g_strdup (spoken)))
    g_ptr_array_add (all, g_strdup (spoken));
}

static void
add_book (GHashTable *known, GPtrArray *all, const AkashiPhrasebook *book)
{
  GHashTableIter iter;
  gpointer spoken;

  g_hash_table_iter_init (&iter, book->whole);
  while (g_hash_table_iter_next (&iter, NULL, &spoken))
    add_once (known, all, spoken);
  for (guint i = 0; i < book->with_gaps->len; i++)
    {
      const GArray *pieces = ((const AkashiPhrase *) book->with_gaps->pdata[i])->spoken;
      for (guint at = 0; at < pieces->len; at++)
        {
          const char *words = g_array_index (pieces, AkashiPhrasePiece, at).words;
          add_once (known, all, words ? words : "");
        }
    }
}

char **
akashi_speech_inventory (const char *voice)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *all = g_ptr_array_new ();

  akashi_spoken_add_all (parts, voice);
  for (guint i = 0; i < parts->len; i++)
    add_once (known, all, parts->pdata[i]);
  /* Of two texts that are the same in one language, the other may have two. */
  for (const char *const *language = akashi_words_languages (); *language; language++)
    if (g_str_equal (akashi_speech_voice (*language), voice))
      add_book (known, all, akashi_phrasebook_for (*language));
  g_ptr_array_add (all, NULL);
  return (char **) g_ptr_array_free (all, FALSE);
}

char *
akashi_speech_clip_name (const char *spoken)
{
  char *name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, spoken, -1);
  name[CLIP_NAME_LENGTH] = '\0';
  return name;
}
