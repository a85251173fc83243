/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-spoken.h"

#include "akashi-readings.h"
#include "akashi-words.h"

#include <string.h>

/* Larger numbers are said digit by digit. */
#define MAX_SAID_DIGITS 4

static const char *const kana_digits[]
    = { "ゼロ", "いち", "に", "さん", "よん", "ご", "ろく", "なな", "はち", "きゅう" };
static const char *const kana_hundreds[]
    = { "",         "ひゃく",     "にひゃく",   "さんびゃく", "よんひゃく",
        "ごひゃく", "ろっぴゃく", "ななひゃく", "はっぴゃく", "きゅうひゃく" };
static const char *const kana_thousands[] = { "",       "せん",     "にせん",   "さんぜん", "よんせん",
                                              "ごせん", "ろくせん", "ななせん", "はっせん", "きゅうせん" };
static const char *const kana_letters[]
    = { "えー",   "びー",   "しー", "でぃー", "いー",       "えふ",     "じー", "えいち", "あい",
        "じぇー", "けー",   "える", "えむ",   "えぬ",       "おー",     "ぴー", "きゅー", "あーる",
        "えす",   "てぃー", "ゆー", "ぶい",   "だぶりゅー", "えっくす", "わい", "ぜっと" };
static const char *const hangul_letters[]
    = { "에이", "비", "씨", "디", "이", "에프", "지", "에이치", "아이", "제이",   "케이", "엘",   "엠",
        "엔",   "오", "피", "큐", "알", "에스", "티", "유",     "브이", "더블유", "엑스", "와이", "제트" };

static gboolean
is_japanese (const char *voice)
{
  return g_str_equal (voice, "ja");
}

static gboolean
is_said (gunichar c)
{
  return g_unichar_isalnum (c) || c == 0x30fc; /* ー */
}

char *
akashi_spoken_trim (const char *text)
{
  const char *first = NULL, *end = text;

  for (const char *at = text; *at; at = g_utf8_next_char (at))
    if (is_said (g_utf8_get_char (at)))
      {
        first = first ? first : at;
        end = g_utf8_next_char (at);
      }
  return first ? g_strndup (first, (gsize) (end - first)) : g_strdup ("");
}

/* The tens and ones of a number in kana; 0 is nothing. */
static char *
kana_below_hundred (guint n)
{
  guint tens = n / 10, ones = n % 10;
  return g_strconcat (tens > 1 ? kana_digits[tens] : "", tens > 0 ? "じゅう" : "",
                      ones > 0 ? kana_digits[ones] : "", NULL);
}

static void
add_place (GPtrArray *parts, const char *voice, guint digit, guint place, const char *const *kana)
{
  if (digit > 0)
    g_ptr_array_add (parts,
                     is_japanese (voice) ? g_strdup (kana[digit]) : g_strdup_printf ("%u", digit * place));
}

static void
add_below_hundred (GPtrArray *parts, const char *voice, guint n)
{
  if (!is_japanese (voice))
    g_ptr_array_add (parts, g_strdup_printf ("%u", n));
  else
    g_ptr_array_add (parts, n > 0 ? kana_below_hundred (n) : g_strdup (kana_digits[0]));
}

static gboolean
is_said_by_digits (const char *voice, const char *digits)
{
  gsize length = strlen (digits);
  return length > MAX_SAID_DIGITS
         || (length > 1 && *digits == '0')
         /* a year: 二零三一 */
         || (length == MAX_SAID_DIGITS && g_str_equal (voice, "zh_CN"));
}

void
akashi_spoken_add_number (GPtrArray *parts, const char *voice, const char *digits)
{
  if (is_said_by_digits (voice, digits))
    {
      for (const char *at = digits; *at; at++)
        add_below_hundred (parts, voice, (guint) (*at - '0'));
      return;
    }
  guint n = (guint) g_ascii_strtoull (digits, NULL, 10);
  add_place (parts, voice, n / 1000, 1000, kana_thousands);
  add_place (parts, voice, n / 100 % 10, 100, kana_hundreds);
  if (n % 100 > 0 || n == 0)
    add_below_hundred (parts, voice, n % 100);
}

/* Appends @text, its numbers in kana. */
static void
append_numbers_in_kana (GString *said, const char *text)
{
  while (*text)
    {
      gsize length = strspn (text, "0123456789");
      if (length == 0)
        {
          g_string_append_c (said, *text++);
          continue;
        }
      g_autofree char *digits = g_strndup (text, length);
      g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
      akashi_spoken_add_number (parts, "ja", digits);
      for (guint i = 0; i < parts->len; i++)
        g_string_append (said, parts->pdata[i]);
      text += length;
    }
}

char *
akashi_spoken_text (const char *voice, const char *text)
{
  if (!is_japanese (voice))
    return akashi_spoken_trim (text);
  g_autoptr (GPtrArray) spans = akashi_reading_spans (text);
  g_autoptr (GString) said = g_string_new (NULL);
  for (guint i = 0; i < spans->len; i++)
    {
      const AkashiReadingSpan *span = spans->pdata[i];
      const AkashiReadingSpan *next = i + 1 < spans->len ? spans->pdata[i + 1] : NULL;
      gboolean tens = next && next->reading && g_ascii_isdigit (*next->text); /* 14日: 1, 4日 */
      g_autofree char *plain = g_strconcat (span->text, tens ? "0" : "", NULL);
      if (span->reading)
        g_string_append (said, span->reading);
      else
        append_numbers_in_kana (said, plain);
    }
  return akashi_spoken_trim (said->str);
}

char *
akashi_spoken_day (guint day, gboolean of_month)
{
  g_autofree char *text = g_strdup_printf ("%s%u{日|*}", of_month ? "{月|がつ}" : "", day);
  g_autofree char *said = akashi_spoken_text ("ja", text);
  return g_strdup (said + (of_month ? strlen ("がつ") : 0));
}

static char *
spoken_letter (const char *voice, char letter)
{
  guint index = (guint) (g_ascii_toupper (letter) - 'A');
  if (is_japanese (voice))
    return g_strdup (kana_letters[index]);
  if (g_str_equal (voice, "ko"))
    return g_strdup (hangul_letters[index]);
  return g_strdup_printf ("%c", g_ascii_toupper (letter));
}

static const char *
sign_name (char sign)
{
  switch (sign)
    {
    case '-':
      return NC_ ("spelled", "hyphen");
    case '.':
      return NC_ ("spelled", "dot");
    case '/':
      return NC_ ("spelled", "slash");
    default:
      return NULL;
    }
}

static char *
spoken_sign (const char *voice, char sign)
{
  const char *language = is_japanese (voice) ? akashi_words_with_readings ("ja@easy") : voice;
  const char *name = sign_name (sign);
  return name ? akashi_spoken_text (voice, akashi_words_context (language, "spelled", name)) : NULL;
}

void
akashi_spoken_add_spelled (GPtrArray *parts, const char *voice, const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      char *sign = NULL;
      if (g_ascii_isdigit (text[i]))
        add_below_hundred (parts, voice, (guint) (text[i] - '0'));
      else if (g_ascii_isalpha (text[i]))
        g_ptr_array_add (parts, spoken_letter (voice, text[i]));
      else if ((sign = spoken_sign (voice, text[i])) != NULL)
        g_ptr_array_add (parts, sign);
    }
}

void
akashi_spoken_add_all (GPtrArray *parts, const char *voice)
{
  static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ-./";

  for (guint n = 0; n < 100; n++)
    add_below_hundred (parts, voice, n);
  for (guint digit = 1; digit < 10; digit++)
    {
      add_place (parts, voice, digit, 100, kana_hundreds);
      add_place (parts, voice, digit, 1000, kana_thousands);
    }
  akashi_spoken_add_spelled (parts, voice, letters, strlen (letters));
  for (guint day = 1; day <= 31 && is_japanese (voice); day++)
    {
      g_ptr_array_add (parts, akashi_spoken_day (day, FALSE));
      g_ptr_array_add (parts, akashi_spoken_day (day, TRUE));
    }
}
