/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-hand-scanner.h"

#include "akashi-limits.h"

#include <string.h>

/* Of the test code: the same on every keyboard, in either case. */
#define TEST_CODE_BEGIN "AKASHI-HAND-SCANNER"

typedef struct {
  guint code;
  gboolean shift;
} Stroke;

struct _AkashiHandScanner {
  AkashiHandLayout layout, learned; /* learned: AUTO: nothing yet */
  GArray *strokes;
  guint fast;          /* keys up to now, each within the gap */
  gboolean by_scanner; /* so many that it is no person */
  gint64 last;         /* time of the last key, Shift counted */
  guint held;          /* the last key, while it is down; 0: none */
  gboolean ended;      /* an end key came */
  gboolean is_set_up;
  AkashiHandLayout set_up;
};

AkashiHandScanner *
akashi_hand_scanner_new (AkashiHandLayout layout)
{
  AkashiHandScanner *scanner = g_new0 (AkashiHandScanner, 1);
  scanner->layout = layout;
  scanner->strokes = g_array_new (FALSE, FALSE, sizeof (Stroke));
  scanner->last = G_MININT64 / 2;
  return scanner;
}

void
akashi_hand_scanner_free (AkashiHandScanner *scanner)
{
  g_array_unref (scanner->strokes);
  g_free (scanner);
}

void
akashi_hand_scanner_set_layout (AkashiHandScanner *scanner, AkashiHandLayout layout)
{
  scanner->layout = layout;
  scanner->learned = AKASHI_HAND_LAYOUT_AUTO;
}

/* --- keys --- */

static void
forget (AkashiHandScanner *scanner)
{
  g_array_set_size (scanner->strokes, 0);
  scanner->fast = 0;
  scanner->by_scanner = FALSE;
  scanner->ended = FALSE;
}

/* A longer text is none; it is still the scanner's. */
static void
add (AkashiHandScanner *scanner, guint code, gboolean shift)
{
  const Stroke stroke = { code, shift };
  if (scanner->strokes->len <= AKASHI_MAX_TEXT_BYTES)
    g_array_append_val (scanner->strokes, stroke);
}

/* On any keyboard that is known here. */
static gboolean
types (guint code, gboolean shift)
{
  return akashi_hand_keys_letter (AKASHI_HAND_LAYOUT_US, code, shift) != '\0'
         || akashi_hand_keys_letter (AKASHI_HAND_LAYOUT_JIS, code, shift) != '\0';
}

/* A key that types something, or ends the scan. One that does neither begins none: a person pressed Escape,
 * and then the scanner's trigger. */
static void
take_key (AkashiHandScanner *scanner, guint code, gboolean shift, gboolean fast)
{
  gboolean ends = akashi_hand_keys_is_end (code);
  if (!scanner->by_scanner && (ends || !types (code, shift)))
    forget (scanner);
  else if (ends && scanner->strokes->len < AKASHI_HAND_SHORTEST)
    forget (scanner);
  else if (ends)
    scanner->ended = TRUE;
  else
    {
      add (scanner, code, shift);
      scanner->fast = fast ? scanner->fast + 1 : 1;
      scanner->by_scanner |= scanner->fast >= AKASHI_HAND_BURST;
    }
}

gboolean
akashi_hand_scanner_press (AkashiHandScanner *scanner, guint code, gboolean shift, gint64 time)
{
  gint64 gap = time - scanner->last; /* below 0 where the clock of the keys began anew */
  gboolean fast = gap >= 0 && gap <= AKASHI_HAND_GAP_US;
  gint64 silence = scanner->by_scanner ? AKASHI_HAND_SILENCE_US : AKASHI_HAND_SILENCE_AT_FIRST_US;
  gboolean goes_on = gap >= 0 && gap <= silence && !scanner->ended;
  gboolean repeats = code == scanner->held;
  if (akashi_hand_keys_is_shift (code))
    {
      if (fast && goes_on)
        scanner->last = time;
      return FALSE;
    }
  scanner->held = code;
  scanner->last = time;
  if (!goes_on || repeats)
    forget (scanner);
  if (repeats)
    return FALSE;
  take_key (scanner, code, shift, fast);
  return scanner->by_scanner;
}

void
akashi_hand_scanner_release (AkashiHandScanner *scanner, guint code)
{
  if (scanner->held == code)
    scanner->held = 0;
}

/* --- text --- */

/* Returns: (transfer full) (nullable): %NULL where a key is none of that keyboard. */
static char *
read_as (AkashiHandScanner *scanner, AkashiHandLayout layout)
{
  g_autoptr (GString) text = g_string_sized_new (scanner->strokes->len);
  for (guint i = 0; i < scanner->strokes->len; i++)
    {
      const Stroke *stroke = &g_array_index (scanner->strokes, Stroke, i);
      char letter = akashi_hand_keys_letter (layout, stroke->code, stroke->shift);
      if (letter == '\0')
        return NULL;
      g_string_append_c (text, letter);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What follows an AIM identifier, and the letter in it ('\0': there is none). */
static const char *
behind_aim (const char *text, char *kind)
{
  gboolean marked = text[0] == ']' && g_ascii_isalpha (text[1]) && g_ascii_isalnum (text[2]);
  *kind = marked ? text[1] : '\0';
  return marked ? text + 3 : text;
}

static gboolean
is_address (const char *text)
{
  char kind;
  text = behind_aim (text, &kind);
  return g_ascii_strncasecmp (text, "https://", 8) == 0 || g_ascii_strncasecmp (text, "http://", 7) == 0;
}

/* Of two readings of the same keys, the likelier. */
static AkashiHandLayout
choose (AkashiHandScanner *scanner, const char *us, const char *jis)
{
  if (scanner->layout != AKASHI_HAND_LAYOUT_AUTO)
    return scanner->layout;
  if (us == NULL || jis == NULL)
    return us == NULL ? AKASHI_HAND_LAYOUT_JIS : AKASHI_HAND_LAYOUT_US;
  if (is_address (us) != is_address (jis))
    scanner->learned = is_address (us) ? AKASHI_HAND_LAYOUT_US : AKASHI_HAND_LAYOUT_JIS;
  return scanner->learned == AKASHI_HAND_LAYOUT_AUTO ? AKASHI_HAND_LAYOUT_US : scanner->learned;
}

static gboolean
is_test_code (const char *text)
{
  char kind;
  return text != NULL && g_str_equal (behind_aim (text, &kind), AKASHI_HAND_TEST_CODE);
}

/* Its beginning is told by the letters alone, which are the same on both. */
static gboolean
begins_test_code (const char *text)
{
  char kind;
  return text != NULL
         && g_ascii_strncasecmp (behind_aim (text, &kind), TEST_CODE_BEGIN, strlen (TEST_CODE_BEGIN)) == 0;
}

static gboolean
is_set_up_by (AkashiHandScanner *scanner, const char *us, const char *jis)
{
  scanner->set_up = is_test_code (us)    ? AKASHI_HAND_LAYOUT_US
                    : is_test_code (jis) ? AKASHI_HAND_LAYOUT_JIS
                                         : AKASHI_HAND_LAYOUT_AUTO;
  return begins_test_code (us) || begins_test_code (jis);
}

char *
akashi_hand_scanner_take (AkashiHandScanner *scanner, gint64 time)
{
  if (!scanner->ended && time - scanner->last <= AKASHI_HAND_SILENCE_US)
    return NULL;
  guint length = scanner->by_scanner ? scanner->strokes->len : 0;
  guint shortest = scanner->ended ? AKASHI_HAND_SHORTEST : AKASHI_HAND_SHORTEST_WITHOUT_END;
  g_autofree char *us = NULL, *jis = NULL;
  if (length >= shortest && length <= AKASHI_MAX_TEXT_BYTES)
    {
      us = read_as (scanner, AKASHI_HAND_LAYOUT_US);
      jis = read_as (scanner, AKASHI_HAND_LAYOUT_JIS);
    }
  forget (scanner);
  scanner->is_set_up = is_set_up_by (scanner, us, jis);
  if (scanner->is_set_up)
    return NULL;
  return choose (scanner, us, jis) == AKASHI_HAND_LAYOUT_US ? g_steal_pointer (&us) : g_steal_pointer (&jis);
}

gboolean
akashi_hand_scanner_set_up (AkashiHandScanner *scanner, AkashiHandLayout *layout)
{
  gboolean set_up = scanner->is_set_up;
  scanner->is_set_up = FALSE;
  if (set_up)
    *layout = scanner->set_up;
  return set_up;
}

static gboolean
is_barcode (const char *text, char kind)
{
  gsize length = strlen (text);
  if (kind != '\0')
    return kind == 'E';
  return strspn (text, "0123456789") == length && (length == 8 || (length >= 12 && length <= 14));
}

AkashiFoundCode *
akashi_hand_scanner_code (const char *text)
{
  char kind;
  AkashiFoundCode *code = g_new0 (AkashiFoundCode, 1);
  text = behind_aim (text, &kind);
  code->text = g_bytes_new (text, strlen (text));
  if (!is_barcode (text, kind))
    code->symbology = AKASHI_SYMBOLOGY_QR;
  else if (strlen (text) == 8)
    code->symbology = AKASHI_SYMBOLOGY_EAN8;
  else
    code->symbology = strlen (text) == 12 ? AKASHI_SYMBOLOGY_UPCA : AKASHI_SYMBOLOGY_EAN13;
  return code;
}
