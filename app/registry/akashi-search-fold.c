/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-search-fold.h"

#include <string.h>

#define LONG_VOWEL 0x30FC
#define KATAKANA_TO_HIRAGANA 0x60

/* Scripts between which a word ends. */
typedef enum {
  NO_SCRIPT,
  DIGITS,
  LETTERS, /* Latin, Greek, Cyrillic and the like */
  HIRAGANA,
  KATAKANA,
  HAN,
  HANGUL,
} Script;

typedef struct {
  AkashiFolded *out;
  AkashiFold fold;
  Script script;  /* of the letter before */
  gboolean start; /* the next letter begins a word */
} State;

static Script
script_of (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isdigit ((char) c) ? DIGITS : LETTERS;
  if (c >= 0x3041 && c <= 0x309F)
    return HIRAGANA;
  if (c >= 0x30A0 && c <= 0x30FF)
    return KATAKANA;
  if ((c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || c >= 0x20000 || c == 0x3005)
    return HAN;
  if ((c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x1100 && c <= 0x11FF))
    return HANGUL;
  return g_unichar_isdigit (c) ? DIGITS : LETTERS;
}

static void
put (State *state, gunichar c)
{
  AkashiFolded *out = state->out;

  if (out->length == AKASHI_MAX_FOLDED)
    return;
  out->starts[out->length] = state->start;
  out->letters[out->length++] = c;
  state->start = FALSE;
}

/* The letters of a syllable, by the arithmetic of the Unicode Standard, section 3.12; finals as the initials
 * they are typed with, and compound vowels as the two they are typed as. */
static void
put_syllable (State *state, gunichar c)
{
  static const gint8 vowels[21][2]
      = { { 0, -1 }, { 1, -1 }, { 2, -1 },  { 3, -1 },  { 4, -1 },  { 5, -1 },  { 6, -1 },
          { 7, -1 }, { 8, -1 }, { 8, 0 },   { 8, 1 },   { 8, 20 },  { 12, -1 }, { 13, -1 },
          { 13, 4 }, { 13, 5 }, { 13, 20 }, { 17, -1 }, { 18, -1 }, { 18, 20 }, { 20, -1 } };
  static const gint8 finals[28][2]
      = { { -1, -1 }, { 0, -1 },  { 1, -1 },  { 0, 9 },   { 2, -1 },  { 2, 12 },  { 2, 18 },
          { 3, -1 },  { 5, -1 },  { 5, 0 },   { 5, 6 },   { 5, 7 },   { 5, 9 },   { 5, 16 },
          { 5, 17 },  { 5, 18 },  { 6, -1 },  { 7, -1 },  { 7, 9 },   { 9, -1 },  { 10, -1 },
          { 11, -1 }, { 12, -1 }, { 14, -1 }, { 15, -1 }, { 16, -1 }, { 17, -1 }, { 18, -1 } };
  guint index = c - 0xAC00;
  const gint8 *vowel = vowels[index % 588 / 28];
  const gint8 *final = finals[index % 28];

  put (state, 0x1100 + index / 588);
  for (guint i = 0; i < 2; i++)
    if (vowel[i] >= 0)
      put (state, 0x1161 + (guint) vowel[i]);
  for (guint i = 0; i < 2; i++)
    if (final[i] >= 0)
      put (state, 0x1100 + (guint) final[i]);
}

static gunichar
fold_kana (gunichar c)
{
  if (c >= 0x30A1 && c <= 0x30F6)
    c -= KATAKANA_TO_HIRAGANA;
  switch (c)
    {
    case 0x3041:
    case 0x3043:
    case 0x3045:
    case 0x3047:
    case 0x3049:
    case 0x3063:
    case 0x3083:
    case 0x3085:
    case 0x3087:
    case 0x308E:
      return c + 1;
    case 0x3095:
      return 0x304B;
    case 0x3096:
      return 0x3051;
    default:
      return c;
    }
}

static void
put_latin (State *state, gunichar c)
{
  static const struct {
    gunichar letter;
    const char *as;
  } whole[] = { { 0xDF, "ss" }, { 0xE6, "a" },  { 0xF0, "d" },  { 0xF8, "o" }, { 0xFE, "th" },
                { 0x111, "d" }, { 0x131, "i" }, { 0x142, "l" }, { 0x153, "o" } };
  gunichar base, accent;

  while (c >= 0x80 && g_unichar_decompose (c, &base, &accent))
    c = base;
  for (guint i = 0; i < G_N_ELEMENTS (whole); i++)
    if (whole[i].letter == c)
      {
        for (const char *at = whole[i].as; *at; at++)
          put (state, (gunichar) *at);
        return;
      }
  put (state, c);
}

static void
put_ascii (State *state, gunichar c)
{
  const AkashiFolded *out = state->out;

  c = (gunichar) g_ascii_tolower ((char) c);
  if (state->fold == AKASHI_FOLD_CODE)
    c = c == 'o' ? '0' : c == 'i' || c == 'l' ? '1' : c;
  else if (c == 'e' && out->length > 0 && !state->start
           && strchr ("aou", (int) out->letters[out->length - 1] & 0x7f)
           && out->letters[out->length - 1] < 0x80)
    return;
  put (state, c);
}

static void
take (State *state, gunichar c)
{
  if (c >= 0x80 && (c == LONG_VOWEL || g_unichar_ismark (c)))
    return;
  if (c < 0x80 ? !g_ascii_isalnum ((char) c) : !g_unichar_isalnum (c))
    {
      state->start = TRUE;
      return;
    }

  Script script = script_of (c);
  state->start |= script != state->script;
  state->script = script;
  if (c < 0x80)
    put_ascii (state, c);
  else if (script == HANGUL && c >= 0xAC00)
    put_syllable (state, c);
  else if (script == HIRAGANA || script == KATAKANA)
    put (state, fold_kana (c));
  else if (script == HAN)
    put (state, c);
  else
    put_latin (state, g_unichar_tolower (c));
}

/* What NFKC leaves as it is, alone and beside any other of these: most of what names are made of. */
static gboolean
is_normal (const char *text, gsize length)
{
  const guchar *at = (const guchar *) text;
  const guchar *end = at + length;

  while (at < end)
    {
      if (*at < 0x80)
        {
          at++;
          continue;
        }
      /* Three bytes: U+3041 to U+3096, U+30A1 to U+30FC, U+4E00 to U+9FFF, U+AC00 to U+D7A3 */
      if (end - at < 3 || (at[1] & 0xC0) != 0x80 || (at[2] & 0xC0) != 0x80)
        return FALSE;
      gunichar c
          = ((gunichar) at[0] & 0x0f) << 12 | ((gunichar) at[1] & 0x3f) << 6 | ((gunichar) at[2] & 0x3f);
      if ((at[0] & 0xF0) != 0xE0
          || !((c >= 0x3041 && c <= 0x3096) || (c >= 0x30A1 && c <= LONG_VOWEL)
               || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3)))
        return FALSE;
      at += 3;
    }
  return TRUE;
}

void
akashi_search_fold (const char *text, gsize length, AkashiFold fold, AkashiFolded *out)
{
  State state = { out, fold, NO_SCRIPT, TRUE };
  g_autofree char *normal = NULL;
  const char *end;

  out->length = 0;
  if (!is_normal (text, length))
    {
      if (!g_utf8_validate_len (text, length, NULL))
        return;
      normal = g_utf8_normalize (text, (gssize) length, G_NORMALIZE_NFKC);
      if (!normal)
        return;
      text = normal;
      length = strlen (normal);
    }
  end = text + length;
  for (const char *at = text; at < end && out->length < AKASHI_MAX_FOLDED; at = g_utf8_next_char (at))
    take (&state, g_utf8_get_char (at));
}
