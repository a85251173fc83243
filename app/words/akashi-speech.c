/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-speech.h"

#include "akashi-limits.h"
#include "akashi-phrasebook.h"
#include "akashi-readings.h"
#include "akashi-spoken.h"
#include "akashi-words.h"

#include <string.h>

#define MAX_ENDS 8 /* the longest text of ours has fewer sentences and commas */

typedef struct {
  const char *language, *voice;
  const AkashiPhrasebook *book;
  guint steps;       /* left */
  GHashTable *plans; /* depth and text → Plan: parts come up again and again */
} Speaker;

/* What a text comes to. */
typedef struct {
  GPtrArray *clips;  /* spoken texts */
  GString *spoken;   /* for a speech service */
  gsize names_bytes; /* of names that no clip says: the fewer, the better was the text understood */
} Plan;

static Plan *plan_text (Speaker *speaker, const char *text, guint depth);

static Plan *
plan_new (void)
{
  Plan *plan = g_new0 (Plan, 1);
  plan->clips = g_ptr_array_new_with_free_func (g_free);
  plan->spoken = g_string_new (NULL);
  return plan;
}

static void
plan_free (Plan *plan)
{
  g_ptr_array_unref (plan->clips);
  g_string_free (plan->spoken, TRUE);
  g_free (plan);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Plan, plan_free)

static void
say (Plan *plan, const char *text)
{
  if (*text == '\0')
    return;
  g_string_append_printf (plan->spoken, "%s%s", plan->spoken->len > 0 ? " " : "", text);
}

static void
add_clip (Plan *plan, const char *spoken)
{
  if (*spoken != '\0')
    g_ptr_array_add (plan->clips, g_strdup (spoken));
}

static void
add_words (Plan *plan, const char *spoken)
{
  add_clip (plan, spoken);
  say (plan, spoken);
}

static void
add_plan (Plan *plan, const Plan *other)
{
  for (guint i = 0; i < other->clips->len; i++)
    add_clip (plan, other->clips->pdata[i]);
  say (plan, other->spoken->str);
  plan->names_bytes += other->names_bytes;
}

static void
add_number (Speaker *speaker, Plan *plan, const char *digits)
{
  akashi_spoken_add_number (plan->clips, speaker->voice, digits);
  g_autofree char *said = akashi_spoken_text (speaker->voice, digits);
  say (plan, said);
}

/* --- words that are no text of ours --- */

static const char *
on_the_screen (Speaker *speaker)
{
  const char *language
      = g_str_equal (speaker->voice, "ja") ? akashi_words_with_readings ("ja@easy") : speaker->voice;
  return akashi_words_text (language, N_ ("as shown on the screen"));
}

static void
add_name (Speaker *speaker, Plan *plan, const char *word)
{
  g_autofree char *spoken = akashi_spoken_text (speaker->voice, on_the_screen (speaker));
  const char *last = plan->clips->len > 0 ? plan->clips->pdata[plan->clips->len - 1] : "";
  if (!g_str_equal (last, spoken)) /* once for all words of a name */
    add_clip (plan, spoken);
  say (plan, word);
  plan->names_bytes += strlen (word);
}

/* Model and registration numbers: letters with digits among them, or capitals alone. */
static gboolean
is_spelled (const char *word)
{
  gboolean digit = FALSE, small = FALSE;
  for (const char *at = word; *at; at++)
    {
      if (!g_ascii_isprint (*at))
        return FALSE;
      digit |= g_ascii_isdigit (*at);
      small |= g_ascii_islower (*at);
    }
  return digit || !small;
}

static void
add_word (Speaker *speaker, Plan *plan, const char *word)
{
  g_autofree char *plain = akashi_spoken_trim (word);
  const char *whole = g_hash_table_lookup (speaker->book->whole, plain);

  if (*plain == '\0')
    return;
  if (whole)
    add_words (plan, whole);
  else if (strspn (plain, "0123456789") == strlen (plain))
    add_number (speaker, plan, plain);
  else if (is_spelled (plain))
    {
      akashi_spoken_add_spelled (plan->clips, speaker->voice, plain, strlen (plain));
      say (plan, plain);
    }
  else
    add_name (speaker, plan, plain);
}

static void
add_word_by_word (Speaker *speaker, Plan *plan, const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n\t", -1);
  for (char **word = words; *word; word++)
    add_word (speaker, plan, *word);
}

/* --- a text with gaps --- */

typedef struct {
  Speaker *speaker;
  const AkashiPhrase *phrase;
  char *arguments[AKASHI_PHRASE_ARGUMENTS + 1]; /* what fills the gaps */
  guint depth;
  Plan *best; /* (nullable) */
} Attempt;

static Plan *
plan_phrase (const Attempt *attempt)
{
  const GArray *pieces = attempt->phrase->spoken;
  Speaker *speaker = attempt->speaker;
  Plan *plan = plan_new ();
  const char *number = NULL; /* waits for whether a day follows */

  for (guint i = 0; i <= pieces->len; i++)
    {
      const AkashiPhrasePiece *piece = i < pieces->len ? &g_array_index (pieces, AkashiPhrasePiece, i) : NULL;
      gboolean day = piece && piece->day && number && strlen (number) <= 2;
      if (day)
        {
          guint n = (guint) g_ascii_strtoull (number, NULL, 10);
          g_autofree char *said = akashi_spoken_day (CLAMP (n, 1, 31), attempt->phrase->n_gaps > 1);
          add_words (plan, said);
        }
      else if (number)
        add_number (speaker, plan, number);
      number = piece && !piece->words && piece->number ? attempt->arguments[piece->argument] : NULL;
      if (!piece || number)
        continue;
      if (piece->words)
        {
          add_words (plan, piece->words);
          continue;
        }
      g_autoptr (Plan) gap = plan_text (speaker, attempt->arguments[piece->argument], attempt->depth + 1);
      add_plan (plan, gap);
    }
  return plan;
}

/* All gaps are filled: is that what was meant? Returns: whether nothing better can come. */
static gboolean
judge (Attempt *attempt)
{
  Plan *plan = plan_phrase (attempt);
  if (attempt->best && attempt->best->names_bytes <= plan->names_bytes)
    {
      plan_free (plan);
      return attempt->best->names_bytes == 0;
    }
  g_clear_pointer (&attempt->best, plan_free);
  attempt->best = plan;
  return plan->names_bytes == 0;
}

static gboolean
is_sentence_end (const char *at)
{
  return *at == '\n' || g_str_has_prefix (at, "。") || g_str_has_prefix (at, ". ");
}

static gboolean fill (Attempt *attempt, guint index, const char *text);

static gboolean
fill_gap (Attempt *attempt, guint index, const AkashiPhrasePiece *gap, const char *text)
{
  gsize digits = strspn (text, "0123456789");
  const char *last = gap->number ? text + digits : text + strlen (text);

  for (const char *end = gap->number ? last : text; end <= last; end = g_utf8_next_char (end))
    {
      if (end > text && is_sentence_end (g_utf8_prev_char (end)))
        return FALSE; /* no gap holds several sentences */
      gboolean in_number = end > text && g_ascii_isdigit (end[-1]) && g_ascii_isdigit (*end);
      if (end == text || in_number)
        continue;
      g_free (attempt->arguments[gap->argument]);
      attempt->arguments[gap->argument] = g_strndup (text, (gsize) (end - text));
      if (fill (attempt, index + 1, end))
        return TRUE;
      if (attempt->speaker->steps == 0)
        return FALSE;
    }
  return FALSE;
}

/* Lays the pieces from @index on over @text. Returns: whether the best is found. */
static gboolean
fill (Attempt *attempt, guint index, const char *text)
{
  const GArray *pieces = attempt->phrase->shown;

  if (attempt->speaker->steps == 0)
    return FALSE;
  attempt->speaker->steps--;
  if (index == pieces->len)
    return *text == '\0' && judge (attempt);
  const AkashiPhrasePiece *piece = &g_array_index (pieces, AkashiPhrasePiece, index);
  if (!piece->words)
    return fill_gap (attempt, index, piece, text);
  return g_str_has_prefix (text, piece->words) && fill (attempt, index + 1, text + strlen (piece->words));
}

static Plan *
try_phrase (Speaker *speaker, const AkashiPhrase *phrase, const char *text, guint depth)
{
  Attempt attempt = { .speaker = speaker, .phrase = phrase, .depth = depth };
  for (guint i = 0; i <= AKASHI_PHRASE_ARGUMENTS; i++)
    attempt.arguments[i] = g_strdup ("");
  fill (&attempt, 0, text);
  for (guint i = 0; i <= AKASHI_PHRASE_ARGUMENTS; i++)
    g_free (attempt.arguments[i]);
  /* Hardly any words of ours: good only where all the rest is understood. */
  if (attempt.best && attempt.best->names_bytes > 0 && phrase->weight < 4)
    g_clear_pointer (&attempt.best, plan_free);
  return attempt.best;
}

/* Whether the words before the first gap and behind the last are those of @text: cheap, and mostly not. */
static gboolean
may_be (const AkashiPhrase *phrase, const char *text)
{
  const AkashiPhrasePiece *first = &g_array_index (phrase->shown, AkashiPhrasePiece, 0);
  const AkashiPhrasePiece *last = &g_array_index (phrase->shown, AkashiPhrasePiece, phrase->shown->len - 1);
  return (!first->words || g_str_has_prefix (text, first->words))
         && (!last->words || g_str_has_suffix (text, last->words)) && phrase->weight < strlen (text);
}

/* Returns: (nullable): the plan for @text as one text of ours; %NULL where it is none. */
static Plan *
plan_whole (Speaker *speaker, const char *text, guint depth)
{
  g_autofree char *plain = akashi_spoken_trim (text);
  const char *whole = g_hash_table_lookup (speaker->book->whole, plain);
  Plan *best = NULL;

  if (whole || (is_spelled (plain) && !strpbrk (plain, " ")))
    {
      best = plan_new ();
      add_word (speaker, best, plain);
      return best;
    }
  for (guint i = 0; i < speaker->book->with_gaps->len && depth <= AKASHI_SPEECH_MAX_DEPTH; i++)
    {
      if (speaker->steps == 0)
        break;
      speaker->steps--;
      const AkashiPhrase *phrase = speaker->book->with_gaps->pdata[i];
      Plan *plan = may_be (phrase, text) ? try_phrase (speaker, phrase, text, depth) : NULL;
      if (!plan)
        continue;
      if (best && best->names_bytes <= plan->names_bytes)
        {
          plan_free (plan);
          continue;
        }
      g_clear_pointer (&best, plan_free);
      best = plan;
      if (best->names_bytes == 0)
        break;
    }
  return best;
}

/* --- several texts in one --- */

static gboolean
is_end (const char *at)
{
  static const char *const ends[]
      = { "\n", " · ", "。", ". ", "? ", "! ", "?", ": ", ", ", "、", "(", ")", "(", ")", " – ", ",", ":" };
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_prefix (at, ends[i]))
      return TRUE;
  return FALSE;
}

/* Returns: (transfer full) (element-type char*): the first places where a text may end within @text, the last
 * of them first. @whole: whether it may be all of it */
static GPtrArray *
find_ends (const char *text, gboolean whole)
{
  GPtrArray *ends = g_ptr_array_new ();
  for (const char *at = text; *at && ends->len < MAX_ENDS; at = g_utf8_next_char (at))
    if (is_end (at))
      g_ptr_array_insert (ends, 0, (gpointer) (gsize) g_utf8_next_char (at));
  if (whole && ends->len > 0)
    g_ptr_array_insert (ends, 0, (gpointer) (gsize) (text + strlen (text)));
  return ends;
}

/* Adds the longest beginning of @text that is a text of ours, else what comes before its first end. Returns:
 * what is left. @all: it may be all of it */
static const char *
add_beginning (Speaker *speaker, Plan *plan, const char *text, gboolean all, guint depth)
{
  g_autoptr (GPtrArray) ends = find_ends (text, all);
  for (guint i = 0; i < ends->len; i++)
    {
      const char *end = ends->pdata[i];
      g_autofree char *part = g_strndup (text, (gsize) (end - text));
      g_strstrip (part);
      g_autoptr (Plan) whole = plan_whole (speaker, part, depth);
      if (!whole || whole->names_bytes > 0)
        continue;
      add_plan (plan, whole);
      return end;
    }
  const char *end = ends->len > 0 && speaker->steps > 0 ? ends->pdata[ends->len - 1] : text + strlen (text);
  g_autofree char *part = g_strndup (text, (gsize) (end - text));
  g_autoptr (Plan) whole = plan_whole (speaker, part, depth);
  if (whole)
    add_plan (plan, whole);
  else
    add_word_by_word (speaker, plan, part);
  return end;
}

static Plan *
plan_anew (Speaker *speaker, const char *plain, guint depth)
{
  Plan *whole = plan_whole (speaker, plain, depth);

  if (!whole && speaker->steps == 0)
    {
      whole = plan_new ();
      add_word_by_word (speaker, whole, plain);
      return whole;
    }

  if (whole && whole->names_bytes == 0)
    return whole;
  Plan *parts = plan_new ();
  for (const char *left = plain; *left;)
    left = add_beginning (speaker, parts, left, left > plain, depth); /* @plain as a whole was tried */
  if (!whole || parts->names_bytes < whole->names_bytes)
    {
      g_clear_pointer (&whole, plan_free);
      return parts;
    }
  plan_free (parts);
  return whole;
}

static Plan *
plan_text (Speaker *speaker, const char *text, guint depth)
{
  /* The deeper it stands, the less of it may be understood. */
  g_autofree char *plain = g_strstrip (g_strdup (text));
  g_autofree char *key = g_strdup_printf ("%u %s", depth, plain);
  Plan *known = g_hash_table_lookup (speaker->plans, key), *copy = plan_new ();

  if (!known)
    {
      known = plan_anew (speaker, plain, depth);
      g_hash_table_insert (speaker->plans, g_steal_pointer (&key), known);
    }
  add_plan (copy, known);
  return copy;
}

/* --- the door --- */

void
akashi_utterance_free (AkashiUtterance *utterance)
{
  g_free (utterance->spoken);
  g_strfreev (utterance->clips);
  g_free (utterance);
}

const char *
akashi_speech_voice (const char *language)
{
  return g_str_has_prefix (language, "ja") ? "ja" : language;
}

static char *
cut (const char *text)
{
  if (strlen (text) <= AKASHI_SPEECH_TEXT_MAX)
    return g_strdup (text);
  const char *end = g_utf8_find_prev_char (text, text + AKASHI_SPEECH_TEXT_MAX);
  return g_strndup (text, (gsize) (end - text));
}

static void
add_line (Speaker *speaker, GPtrArray *utterances, const char *line)
{
  speaker->steps = AKASHI_SPEECH_MAX_STEPS;
  g_hash_table_remove_all (speaker->plans);
  g_autoptr (Plan) plan = plan_text (speaker, line, 0);
  if (plan->clips->len == 0)
    return;
  AkashiUtterance *utterance = g_new0 (AkashiUtterance, 1);
  utterance->spoken = g_strdup (plan->spoken->str);
  g_ptr_array_add (plan->clips, NULL);
  utterance->clips = g_strdupv ((char **) plan->clips->pdata);
  g_ptr_array_add (utterances, utterance);
}

GPtrArray *
akashi_speech_utterances (const char *language, const char *text)
{
  g_return_val_if_fail (language != NULL && text != NULL, NULL);
  GPtrArray *utterances = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_utterance_free);
  g_autofree char *plain = akashi_readings_strip (text);
  g_autofree char *short_enough = cut (plain);
  g_auto (GStrv) lines = g_strsplit (short_enough, "\n", -1);
  g_autoptr (GHashTable) plans
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) plan_free);
  Speaker speaker = { .plans = plans,
                      .language = language,
                      .voice = akashi_speech_voice (language),
                      .book = akashi_phrasebook_for (language) };

  for (char **line = lines; *line; line++)
    add_line (&speaker, utterances, *line);
  return utterances;
}
