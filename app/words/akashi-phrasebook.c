/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-phrasebook.h"

#include "akashi-catalogue.h"
#include "akashi-readings.h"
#include "akashi-speech.h"
#include "akashi-spoken.h"
#include "akashi-words.h"

#include <string.h>

#define DAY_MARK "{日|*}"
#define DAY_GAP "{day}" /* in lines of akashi-why.c */

static void
piece_clear (gpointer data)
{
  g_free (((AkashiPhrasePiece *) data)->words);
}

static void
phrase_free (gpointer data)
{
  AkashiPhrase *phrase = data;
  g_clear_pointer (&phrase->shown, g_array_unref);
  g_clear_pointer (&phrase->spoken, g_array_unref);
  g_free (phrase);
}

/* Reads the gap at @at, as in `%s`, `%2$d`, `{day}`. Returns: (nullable): behind it; %NULL where there is
 * none. */
static const char *
read_gap (const char *at, guint *next, AkashiPhrasePiece *out)
{
  if (g_str_has_prefix (at, DAY_GAP))
    {
      *out = (AkashiPhrasePiece){ .argument = 1 };
      return at + strlen (DAY_GAP);
    }
  if (*at != '%')
    return NULL;
  at++;
  guint argument = 0;
  if (g_ascii_isdigit (at[0]) && at[1] == '$')
    {
      argument = (guint) (at[0] - '0');
      at += 2;
    }
  if (*at == '\0' || strchr ("sdu", *at) == NULL)
    return NULL;
  *out = (AkashiPhrasePiece){ .argument = argument ? argument : (*next)++, .number = *at != 's' };
  return out->argument >= 1 && out->argument <= AKASHI_PHRASE_ARGUMENTS ? at + 1 : NULL;
}

static void
add_words (GArray *pieces, GString *words, const char *voice)
{
  if (words->len == 0)
    return;
  gboolean day = g_str_has_prefix (words->str, DAY_MARK);
  const char *text = words->str + (day ? strlen (DAY_MARK) : 0);
  AkashiPhrasePiece piece
      = { .words = voice ? akashi_spoken_text (voice, text) : g_strdup (words->str), .day = voice && day };
  g_array_append_val (pieces, piece);
  g_string_truncate (words, 0);
}

/* @voice: (nullable): the words as it says them; %NULL: as they are shown */
static GArray *
take_apart (const char *format, const char *voice)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (AkashiPhrasePiece));
  g_autoptr (GString) words = g_string_new (NULL);
  guint next = 1;

  g_array_set_clear_func (pieces, piece_clear);
  for (const char *at = format; *at;)
    {
      AkashiPhrasePiece gap;
      const char *behind = read_gap (at, &next, &gap);
      if (behind)
        {
          add_words (pieces, words, voice);
          g_array_append_val (pieces, gap);
          at = behind;
          continue;
        }
      at += g_str_has_prefix (at, "%%") ? 1 : 0;
      g_string_append_c (words, *at++);
    }
  add_words (pieces, words, voice);
  return pieces;
}

static void
weigh (AkashiPhrase *phrase)
{
  for (guint i = 0; i < phrase->shown->len; i++)
    {
      const AkashiPhrasePiece *piece = &g_array_index (phrase->shown, AkashiPhrasePiece, i);
      phrase->weight += piece->words ? strlen (piece->words) : 0;
      phrase->n_gaps += piece->words ? 0 : 1;
    }
}

static void
add_text (AkashiPhrasebook *book, const char *voice, const char *shown, const char *spoken)
{
  AkashiPhrase *phrase = g_new0 (AkashiPhrase, 1);
  g_autofree char *plain = akashi_readings_strip (shown);

  phrase->shown = take_apart (plain, NULL);
  phrase->spoken = take_apart (spoken, voice);
  weigh (phrase);
  if (phrase->n_gaps > 0)
    {
      g_ptr_array_add (book->with_gaps, phrase);
      return;
    }
  g_hash_table_insert (book->whole, akashi_spoken_trim (plain), akashi_spoken_text (voice, spoken));
  phrase_free (phrase);
}

static void
add_entry (AkashiPhrasebook *book, const char *language, const char *msgid)
{
  const char *voice = akashi_speech_voice (language), *bar = strchr (msgid, '\004');
  const char *said = g_str_equal (voice, "ja") ? akashi_words_with_readings ("ja@easy") : language;
  const AkashiCatalogue *shown = akashi_catalogue_for (language), *spoken = akashi_catalogue_for (said);
  const char *english = bar ? bar + 1 : msgid;
  const char *text = shown ? akashi_catalogue_get (shown, msgid) : NULL;
  const char *saying = spoken ? akashi_catalogue_get (spoken, msgid) : NULL;
  add_text (book, voice, text ? text : english, saying ? saying : english);
}

/* What languages call themselves is in no catalogue. */
static void
add_names_of_languages (AkashiPhrasebook *book, const char *voice)
{
  for (const char *const *language = akashi_words_languages (); *language; language++)
    {
      if (!g_str_equal (akashi_speech_voice (*language), voice))
        continue;
      const char *name = akashi_words_language_name (*language);
      g_autoptr (GString) said = g_string_new (name);
      g_string_replace (said, "日本語", "{日本語|にほんご}", 0);
      add_text (book, voice, name, said->str);
    }
}

static int
compare_weight (gconstpointer a, gconstpointer b)
{
  gsize left = (*(AkashiPhrase *const *) a)->weight, right = (*(AkashiPhrase *const *) b)->weight;
  return left > right ? -1 : left < right ? 1 : 0;
}

static AkashiPhrasebook *
phrasebook_new (const char *language)
{
  AkashiPhrasebook *book = g_new0 (AkashiPhrasebook, 1);
  /* Every language has the same entries; English, which has no catalogue, too. */
  const AkashiCatalogue *any = akashi_catalogue_for ("ja");

  book->whole = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  book->with_gaps = g_ptr_array_new_with_free_func (phrase_free);
  for (guint i = 1; i < akashi_catalogue_n_entries (any); i++)
    {
      const char *msgid, *text;
      akashi_catalogue_get_entry (any, i, &msgid, &text);
      add_entry (book, language, msgid);
      const char *plural = akashi_catalogue_get_entry_plural (any, i);
      if (plural && g_str_equal (language, "en"))
        add_text (book, "en", plural, plural);
    }
  add_names_of_languages (book, akashi_speech_voice (language));
  g_hash_table_remove (book->whole, "");
  g_ptr_array_sort (book->with_gaps, compare_weight);
  return book;
}

const AkashiPhrasebook *
akashi_phrasebook_for (const char *language)
{
  static GMutex lock;
  static GHashTable *books; /* language → AkashiPhrasebook; kept for as long as the program runs */

  g_mutex_lock (&lock);
  if (!books)
    books = g_hash_table_new (g_str_hash, g_str_equal);
  AkashiPhrasebook *book = g_hash_table_lookup (books, language);
  if (!book)
    {
      book = phrasebook_new (language);
      g_hash_table_insert (books, g_strdup (language), book);
    }
  g_mutex_unlock (&lock);
  return book;
}
