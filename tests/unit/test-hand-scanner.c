/* SPDX-License-Identifier: Apache-2.0 */
/* Hand scanners that type, told from people who type, on the keyboards they pretend to be. */
#include "akashi-hand-scanner.h"
#include "akashi-limits.h"
#include "hand-keyboard.h"

#include <jansson.h>
#include <string.h>

#define MS 1000
#define ENTER 28
#define SHIFT 42

typedef struct {
  AkashiHandScanner *scanner;
  gint64 now;
  guint passed; /* keys that were nobody's but the person's */
} Hand;

static Hand
hand_new (AkashiHandLayout layout)
{
  return (Hand){ akashi_hand_scanner_new (layout), 5000 * MS, 0 };
}

static void
strike (Hand *hand, guint code, gboolean shift, gint64 gap_ms)
{
  hand->now += gap_ms * MS;
  if (!akashi_hand_scanner_press (hand->scanner, code, shift, hand->now))
    hand->passed++;
  akashi_hand_scanner_release (hand->scanner, code);
}

/* As a scanner's reports come: Shift is a key as well. */
static void
type (Hand *hand, AkashiHandLayout layout, const char *text, gint64 gap_ms)
{
  for (const char *at = text; *at != '\0'; at++)
    {
      HandKey key = hand_keyboard_find (layout, *at);
      if (key.shift)
        akashi_hand_scanner_press (hand->scanner, SHIFT, FALSE, hand->now + gap_ms * MS / 2);
      strike (hand, key.code, key.shift, gap_ms);
    }
}

static void
assert_takes (Hand *hand, const char *wanted)
{
  g_autofree char *text = akashi_hand_scanner_take (hand->scanner, hand->now);
  g_assert_cmpstr (text, ==, wanted);
  g_assert_null (akashi_hand_scanner_take (hand->scanner, hand->now));
}

/* Types @text with Enter behind it, and expects to read @wanted. */
static void
assert_reads (Hand *hand, AkashiHandLayout layout, const char *text, const char *wanted)
{
  hand->now += 500 * MS;
  hand->passed = 0;
  type (hand, layout, text, 8);
  g_assert_null (akashi_hand_scanner_take (hand->scanner, hand->now));
  strike (hand, ENTER, FALSE, 8);
  g_assert_cmpuint (hand->passed, ==, AKASHI_HAND_BURST - 1);
  assert_takes (hand, wanted);
}

/* Every printable character there is a key for, as keys of a keyboard known to be that one, and as one that
 * is not. */
static void
test_every_character (void)
{
  for (int layout = AKASHI_HAND_LAYOUT_US; layout <= AKASHI_HAND_LAYOUT_JIS; layout++)
    {
      char text[128] = "https://";
      for (char letter = ' '; letter < 0x7f; letter++)
        text[strlen (text)] = letter;
      Hand known = hand_new (layout), unknown = hand_new (AKASHI_HAND_LAYOUT_AUTO);
      assert_reads (&known, layout, text, text);
      assert_reads (&unknown, layout, text, text);
      akashi_hand_scanner_free (known.scanner);
      akashi_hand_scanner_free (unknown.scanner);
    }
}

/* The signed labels of the vectors, as both keyboards would type them, to a kiosk that is not told which. */
static void
test_vectors (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("AKASHI_VECTORS"), "labels.json", NULL);
  json_error_t problem;
  json_t *vectors = json_load_file (path, 0, &problem), *label;
  size_t index;
  guint typed = 0;
  json_array_foreach (json_object_get (vectors, "labels"), index, label)
  {
    const char *text = json_string_value (json_object_get (label, "text"));
    gsize length = strlen (text);
    gboolean can_be_typed = length >= AKASHI_HAND_SHORTEST && length <= AKASHI_MAX_TEXT_BYTES;
    for (const char *at = text; *at != '\0'; at++)
      can_be_typed &= g_ascii_isprint (*at);
    for (int layout = AKASHI_HAND_LAYOUT_US; can_be_typed && layout <= AKASHI_HAND_LAYOUT_JIS;
         layout++, typed++)
      {
        Hand hand = hand_new (AKASHI_HAND_LAYOUT_AUTO);
        assert_reads (&hand, layout, text, text);
        akashi_hand_scanner_free (hand.scanner);
      }
  }
  json_decref (vectors);
  g_assert_cmpuint (typed, >, 100);
}

/* Once an address has told which keyboard it is, that holds for texts that do not tell. */
static void
test_learns (void)
{
  Hand hand = hand_new (AKASHI_HAND_LAYOUT_AUTO);
  assert_reads (&hand, AKASHI_HAND_LAYOUT_JIS, "A(B)C:D",
                "A*B(C'D"); /* nothing tells: read as from a US one */
  assert_reads (&hand, AKASHI_HAND_LAYOUT_JIS, "]Q1HTTPS://X.EXAMPLE/", "]Q1HTTPS://X.EXAMPLE/");
  assert_reads (&hand, AKASHI_HAND_LAYOUT_JIS, "A(B)C:D", "A(B)C:D");
  assert_reads (&hand, AKASHI_HAND_LAYOUT_US, "HTTPS://X.EXAMPLE/",
                "HTTPS://X.EXAMPLE/"); /* another scanner */
  assert_reads (&hand, AKASHI_HAND_LAYOUT_US, "A(B)C:D", "A(B)C:D");
  akashi_hand_scanner_set_layout (hand.scanner, AKASHI_HAND_LAYOUT_JIS);
  assert_reads (&hand, AKASHI_HAND_LAYOUT_JIS, "A(B)C:D", "A(B)C:D");
  akashi_hand_scanner_free (hand.scanner);
}

/* Keys of a keyboard that is neither are not made into a text that nobody scanned. */
static void
test_unknown_keys (void)
{
  Hand hand = hand_new (AKASHI_HAND_LAYOUT_AUTO);
  type (&hand, AKASHI_HAND_LAYOUT_US, "abc", 8);
  strike (&hand, 86, FALSE, 8); /* the key that only European keyboards have */
  type (&hand, AKASHI_HAND_LAYOUT_US, "def", 8);
  strike (&hand, ENTER, FALSE, 8);
  assert_takes (&hand, NULL);
  akashi_hand_scanner_free (hand.scanner);
}

/* A person's key just before it, of those that type nothing, is none of the scan. */
static void
test_key_before (void)
{
  static const guint before[] = { 1 /* Escape */, 15 /* Tab */, 60 /* F2 */, 103 /* Up */, ENTER };
  for (gsize i = 0; i < G_N_ELEMENTS (before); i++)
    {
      Hand hand = hand_new (AKASHI_HAND_LAYOUT_AUTO);
      strike (&hand, before[i], FALSE, 500);
      type (&hand, AKASHI_HAND_LAYOUT_US, "HTTPS://X.EXAMPLE/", 8);
      strike (&hand, ENTER, FALSE, 8);
      assert_takes (&hand, "HTTPS://X.EXAMPLE/");
      akashi_hand_scanner_free (hand.scanner);
    }
}

static void
test_set_up (void)
{
  static const struct {
    AkashiHandLayout typed;
    const char *text;
    AkashiHandLayout found;
  } rows[] = {
    { AKASHI_HAND_LAYOUT_US, AKASHI_HAND_TEST_CODE, AKASHI_HAND_LAYOUT_US },
    { AKASHI_HAND_LAYOUT_JIS, AKASHI_HAND_TEST_CODE, AKASHI_HAND_LAYOUT_JIS },
    { AKASHI_HAND_LAYOUT_US, "]Q1" AKASHI_HAND_TEST_CODE, AKASHI_HAND_LAYOUT_US },
    { AKASHI_HAND_LAYOUT_JIS, "]Q1" AKASHI_HAND_TEST_CODE, AKASHI_HAND_LAYOUT_JIS },
    { AKASHI_HAND_LAYOUT_US, "akashi-hand-scanner:@", AKASHI_HAND_LAYOUT_AUTO },
  };
  Hand hand = hand_new (AKASHI_HAND_LAYOUT_JIS);
  AkashiHandLayout layout;
  g_assert_false (akashi_hand_scanner_set_up (hand.scanner, &layout));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      assert_reads (&hand, rows[i].typed, rows[i].text, NULL);
      /* the second look at nothing, in assert_takes(), has not taken it away */
      g_assert_true (akashi_hand_scanner_set_up (hand.scanner, &layout));
      g_assert_cmpint (layout, ==, rows[i].found);
      g_assert_false (akashi_hand_scanner_set_up (hand.scanner, &layout));
    }
  akashi_hand_scanner_free (hand.scanner);
}

/* --- people --- */

/* A person's keys all pass, and are never a scan. */
static void
test_person (void)
{
  Hand hand = hand_new (AKASHI_HAND_LAYOUT_AUTO);
  type (&hand, AKASHI_HAND_LAYOUT_US, "MH-2026-12345", 90);
  strike (&hand, ENTER, FALSE, 90);
  g_assert_cmpuint (hand.passed, ==, 14);
  assert_takes (&hand, NULL);
  /* two at once, now and then, is still a person */
  for (guint i = 0; i < 10; i++)
    {
      type (&hand, AKASHI_HAND_LAYOUT_US, "t", 120);
      type (&hand, AKASHI_HAND_LAYOUT_US, "h", 20);
    }
  g_assert_cmpuint (hand.passed, ==, 34);
  hand.now += 1000 * MS;
  assert_takes (&hand, NULL);
  akashi_hand_scanner_free (hand.scanner);
}

/* A key that is held repeats as fast as a scanner types. */
static void
test_held_key (void)
{
  Hand hand = hand_new (AKASHI_HAND_LAYOUT_AUTO);
  for (guint i = 0; i < 40; i++, hand.now += 30 * MS)
    g_assert_false (akashi_hand_scanner_press (hand.scanner, 30, FALSE, hand.now));
  akashi_hand_scanner_release (hand.scanner, 30);
  hand.now += 1000 * MS;
  assert_takes (&hand, NULL);
  /* the same digit twice is let go in between */
  assert_reads (&hand, AKASHI_HAND_LAYOUT_US, "00000000", "00000000");
  akashi_hand_scanner_free (hand.scanner);
}

/* Capitals of a person: Shift comes just before each, and is no key of its own. */
static void
test_person_with_shift (void)
{
  Hand hand = hand_new (AKASHI_HAND_LAYOUT_AUTO);
  for (guint i = 0; i < 10; i++)
    {
      hand.now += 80 * MS;
      akashi_hand_scanner_press (hand.scanner, SHIFT, FALSE, hand.now);
      strike (&hand, 30 + i % 2, TRUE, 30);
    }
  g_assert_cmpuint (hand.passed, ==, 10);
  akashi_hand_scanner_free (hand.scanner);
}

/* --- the end of a scan --- */

/* A machine that was busy for a moment, at any key, loses nothing of the scan. */
static void
test_hiccup (void)
{
  const char *text = "HTTPS://X.EXAMPLE/4901";
  for (guint at = 1; at < strlen (text); at++)
    {
      Hand hand = hand_new (AKASHI_HAND_LAYOUT_US);
      g_autofree char *before = g_strndup (text, at);
      type (&hand, AKASHI_HAND_LAYOUT_US, before, 8);
      hand.now += 100 * MS;
      type (&hand, AKASHI_HAND_LAYOUT_US, text + at, 8);
      strike (&hand, ENTER, FALSE, 8);
      assert_takes (&hand, text);
      akashi_hand_scanner_free (hand.scanner);
    }
}

static void
test_silence (void)
{
  Hand hand = hand_new (AKASHI_HAND_LAYOUT_AUTO);
  type (&hand, AKASHI_HAND_LAYOUT_US, "49012345", 8);
  hand.now += AKASHI_HAND_SILENCE_US;
  assert_takes (&hand, NULL);
  hand.now += 1 * MS;
  assert_takes (&hand, "49012345");
  type (&hand, AKASHI_HAND_LAYOUT_US, "4901234", 8); /* too short to be believed without an end */
  hand.now += 1000 * MS;
  assert_takes (&hand, NULL);
  akashi_hand_scanner_free (hand.scanner);
}

/* What a person typed just before is no part of it: the gap between them is a person's. */
static void
test_into_the_middle_of_typing (void)
{
  Hand hand = hand_new (AKASHI_HAND_LAYOUT_AUTO);
  type (&hand, AKASHI_HAND_LAYOUT_US, "MH-20", 90);
  hand.now += 200 * MS;
  type (&hand, AKASHI_HAND_LAYOUT_US, "4901234567894", 8);
  strike (&hand, ENTER, FALSE, 8);
  assert_takes (&hand, "4901234567894");
  akashi_hand_scanner_free (hand.scanner);
}

static void
test_limits (void)
{
  Hand hand = hand_new (AKASHI_HAND_LAYOUT_US);
  g_autofree char *longest = g_strnfill (AKASHI_MAX_TEXT_BYTES, 'A');
  g_autofree char *too_long = g_strnfill (AKASHI_MAX_TEXT_BYTES + 1, 'A');
  assert_reads (&hand, AKASHI_HAND_LAYOUT_US, longest, longest);
  assert_reads (&hand, AKASHI_HAND_LAYOUT_US, too_long, NULL);
  assert_reads (&hand, AKASHI_HAND_LAYOUT_US, "ABCD", "ABCD");
  hand.now += 1000 * MS;
  type (&hand, AKASHI_HAND_LAYOUT_US, "ABC", 8);
  strike (&hand, ENTER, FALSE, 8);
  assert_takes (&hand, NULL);
  akashi_hand_scanner_free (hand.scanner);
}

/* --- which kind of code it was --- */

static void
test_codes (void)
{
  static const struct {
    const char *text, *code;
    AkashiSymbology symbology;
  } rows[] = {
    { "4901234567894", "4901234567894", AKASHI_SYMBOLOGY_EAN13 },
    { "49012345", "49012345", AKASHI_SYMBOLOGY_EAN8 },
    { "036000291452", "036000291452", AKASHI_SYMBOLOGY_UPCA },
    { "04901234567894", "04901234567894", AKASHI_SYMBOLOGY_EAN13 },
    { "]E04901234567894", "4901234567894", AKASHI_SYMBOLOGY_EAN13 },
    { "]E449012345", "49012345", AKASHI_SYMBOLOGY_EAN8 },
    { "]Q14901234567894", "4901234567894", AKASHI_SYMBOLOGY_QR },
    { "]Q1https://x.example/", "https://x.example/", AKASHI_SYMBOLOGY_QR },
    { "https://x.example/", "https://x.example/", AKASHI_SYMBOLOGY_QR },
    { "490123456", "490123456", AKASHI_SYMBOLOGY_QR },
    { "490123456789X", "490123456789X", AKASHI_SYMBOLOGY_QR },
    { "]", "]", AKASHI_SYMBOLOGY_QR },
    { "]Q", "]Q", AKASHI_SYMBOLOGY_QR },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      AkashiFoundCode *code = akashi_hand_scanner_code (rows[i].text);
      g_autoptr (GBytes) wanted = g_bytes_new_static (rows[i].code, strlen (rows[i].code));
      g_test_message ("%s", rows[i].text);
      g_assert_true (g_bytes_equal (code->text, wanted));
      g_assert_cmpint (code->symbology, ==, rows[i].symbology);
      akashi_found_code_free (code);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hand-scanner/every-character", test_every_character);
  g_test_add_func ("/hand-scanner/vectors", test_vectors);
  g_test_add_func ("/hand-scanner/learns", test_learns);
  g_test_add_func ("/hand-scanner/unknown-keys", test_unknown_keys);
  g_test_add_func ("/hand-scanner/key-before", test_key_before);
  g_test_add_func ("/hand-scanner/set-up", test_set_up);
  g_test_add_func ("/hand-scanner/person", test_person);
  g_test_add_func ("/hand-scanner/person-with-shift", test_person_with_shift);
  g_test_add_func ("/hand-scanner/hiccup", test_hiccup);
  g_test_add_func ("/hand-scanner/held-key", test_held_key);
  g_test_add_func ("/hand-scanner/silence", test_silence);
  g_test_add_func ("/hand-scanner/into-the-middle-of-typing", test_into_the_middle_of_typing);
  g_test_add_func ("/hand-scanner/limits", test_limits);
  g_test_add_func ("/hand-scanner/codes", test_codes);
  return g_test_run ();
}
