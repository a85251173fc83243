/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-code-parts.h"
#include "akashi-found-codes.h"
#include "akashi-limits.h"
#include "test-pictures.h"

#include <string.h>

/* ------------------------------------------------------------------ which parts make a text */

typedef struct {
  guint part, parts;
  guint8 parity; /* as the code says */
  const char *text;
} Part;

static void
add_part (GPtrArray *codes, const Part *part)
{
  AkashiFoundCode *code = g_new0 (AkashiFoundCode, 1);
  code->text = g_bytes_new (part->text, strlen (part->text));
  code->part = part->part, code->parts = part->parts, code->parity = part->parity;
  code->corners[0].x = codes->len;
  for (const char *byte = part->text; *byte != '\0'; byte++)
    code->own_parity ^= (guint8) *byte;
  g_ptr_array_add (codes, code);
}

static char *
texts_of (GPtrArray *codes)
{
  g_autoptr (GString) texts = g_string_new (NULL);
  for (guint i = 0; i < codes->len; i++)
    {
      const AkashiFoundCode *code = codes->pdata[i];
      g_assert_cmpuint (code->parts, ==, 0);
      g_string_append_printf (texts, "%s%.*s", i > 0 ? " " : "", (int) g_bytes_get_size (code->text),
                              (const char *) g_bytes_get_data (code->text, NULL));
    }
  return g_string_free (g_steal_pointer (&texts), FALSE);
}

/* A B ^ C D is 4, of which A B is 3 and C D 7. */
static void
test_joined (void)
{
  static const struct {
    const char *name;
    Part parts[8];
    const char *texts;
  } cases[] = {
    { "in order", { { 0, 2, 4, "AB" }, { 1, 2, 4, "CD" } }, "ABCD" },
    { "backwards", { { 1, 2, 4, "CD" }, { 0, 2, 4, "AB" } }, "ABCD" },
    { "three", { { 2, 3, 65, "E" }, { 0, 3, 65, "ABC" }, { 1, 3, 65, "D" } }, "ABCDE" },
    { "one of one", { { 0, 1, 3, "AB" } }, "AB" },
    { "beside a whole code", { { 0, 2, 4, "AB" }, { 0, 0, 0, "W" }, { 1, 2, 4, "CD" } }, "W ABCD" },
    { "each twice", { { 0, 2, 4, "AB" }, { 1, 2, 4, "CD" }, { 1, 2, 4, "CD" }, { 0, 2, 4, "AB" } }, "ABCD" },
    { "the first is missing", { { 1, 2, 4, "CD" } }, "" },
    { "the last is missing", { { 0, 3, 65, "ABC" }, { 1, 3, 65, "D" } }, "" },
    { "not what they say", { { 0, 2, 5, "AB" }, { 1, 2, 5, "CD" } }, "" },
    { "alone and not what it says", { { 0, 1, 4, "AB" } }, "" },
    { "of two texts, of other parity", { { 0, 2, 4, "AB" }, { 1, 2, 5, "CD" } }, "" },
    { "of two texts, of other length", { { 0, 2, 4, "AB" }, { 1, 3, 4, "CD" } }, "" },
    { "of two texts of the same parity", { { 0, 2, 4, "AB" }, { 1, 2, 4, "@H" } }, "" },
    { "two texts",
      { { 0, 2, 4, "AB" }, { 0, 2, 13, "EF" }, { 1, 2, 13, "GI" }, { 1, 2, 4, "CD" } },
      "ABCD EFGI" },
    { "two texts of the same parity",
      { { 0, 2, 4, "AB" }, { 0, 2, 4, "EI" }, { 1, 2, 4, "@H" }, { 1, 2, 4, "CD" } },
      "ABCD EI@H" },
    { "the same, a part missing", { { 0, 2, 4, "AB" }, { 0, 2, 4, "EI" }, { 1, 2, 4, "CD" } }, "ABCD" },
    { "two that fit in the same place", { { 0, 2, 4, "AB" }, { 0, 2, 4, "ab" }, { 1, 2, 4, "CD" } }, "" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) codes = akashi_found_codes_new ();
      for (guint k = 0; k < G_N_ELEMENTS (cases[i].parts) && cases[i].parts[k].text; k++)
        add_part (codes, &cases[i].parts[k]);
      akashi_code_parts_join (codes, NULL, 0);
      g_autofree char *texts = texts_of (codes);
      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (texts, ==, cases[i].texts);
    }
}

/* A sheet of parts that all may belong together is given up, not searched for ever. */
static void
test_too_many (void)
{
  g_autoptr (GPtrArray) codes = akashi_found_codes_new ();
  for (guint i = 0; i < AKASHI_MAX_CODES; i++)
    {
      g_autofree char *text = g_strdup_printf ("%02u", i);
      add_part (codes, &(Part){ i % 16, 16, 0, text });
    }
  akashi_code_parts_join (codes, NULL, 0);
  g_assert_cmpuint (codes->len, ==, 0);
}

/* ------------------------------------------------------------------ over frames */

static void
join_frame (GPtrArray *kept, guint frame, const Part *part, const char *expected)
{
  g_autoptr (GPtrArray) codes = akashi_found_codes_new ();
  if (part != NULL)
    add_part (codes, part);
  akashi_code_parts_join (codes, kept, frame);
  g_autofree char *texts = texts_of (codes);
  g_assert_cmpstr (texts, ==, expected);
}

static void
test_kept (void)
{
  static const Part first = { 0, 2, 4, "AB" }, second = { 1, 2, 4, "CD" }, strange = { 1, 2, 4, "@H" };
  g_autoptr (GPtrArray) kept = akashi_found_codes_new ();
  join_frame (kept, 7, &first, "");
  join_frame (kept, 8, NULL, "");
  join_frame (kept, 9, &strange, "");
  join_frame (kept, 60, &second, "ABCD");
  join_frame (kept, 61, &second, "ABCD"); /* as long as one of them is in sight … */
  join_frame (kept, 62, &first, "ABCD");
  join_frame (kept, 63, NULL, ""); /* … and no longer */
  g_assert_cmpuint (kept->len, ==, 3);
  join_frame (kept, 1000, &second, ""); /* the first one was long ago */
  g_assert_cmpuint (kept->len, ==, 1);
  for (guint i = 0; i < 3 * AKASHI_MAX_CODES; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);
      join_frame (kept, 1001 + i / 8, &(Part){ 0, 2, 255, text }, "");
    }
  g_assert_cmpuint (kept->len, ==, AKASHI_MAX_CODES);
}

/* ------------------------------------------------------------------ in pictures */

#define ONE "HTTPS://LABEL.MIHON.EXAMPLE/"
#define TWO "S1/ABCDEFGHIJ"
#define THREE "KLMNOPQRSTUVWXYZ"

static void
assert_texts (GPtrArray *codes, const char *expected)
{
  g_autofree char *texts = texts_of (codes);
  g_assert_cmpstr (texts, ==, expected);
}

static void
test_stills (void)
{
  static const struct {
    TestPart text;
    guint shown[4], count; /* which parts */
    const char *read;
  } cases[] = {
    { { .pieces = { ONE, TWO, THREE } }, { 2, 0, 1 }, 3, ONE TWO THREE },
    { { .pieces = { ONE, TWO, THREE } }, { 2, 0, 1, 0 }, 4, ONE TWO THREE },
    { { .pieces = { ONE, TWO, THREE } }, { 0, 1 }, 2, "" },
    { { .pieces = { ONE, TWO, THREE }, .wrong = 1 }, { 0, 1, 2 }, 3, "" },
    { { .pieces = { "\x93\x5f\xe4\xaa", "\x93\x5f" }, .kanji = TRUE },
      { 0, 1 },
      2,
      "\x93\x5f\xe4\xaa\x93\x5f" },
  };
  g_autoptr (AkashiScanner) scanner = akashi_scanner_new ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AkashiGrey) grey = test_picture_blank (720, 200);
      for (guint k = 0; k < cases[i].count; k++)
        {
          TestPart part = cases[i].text;
          part.which = cases[i].shown[k];
          test_picture_draw_part (grey, &part, 30 + k * 170, 30, 4);
        }
      g_test_message ("case %u", i);
      g_autoptr (GPtrArray) codes = akashi_scanner_scan_picture (scanner, grey);
      assert_texts (codes, cases[i].read);
    }
}

/* Each part in frames of its own: the text is read when the last of them is seen. */
static void
test_frames (void)
{
  g_autoptr (AkashiScanner) scanner = akashi_scanner_new ();
  g_autoptr (AkashiGrey) nothing = test_picture_blank (640, 480);
  akashi_scanner_set_budget (scanner, 0, 5000);
  for (guint which = 0; which < 3; which++)
    {
      g_autoptr (AkashiGrey) grey = test_picture_blank (640, 480);
      TestPart part = { .pieces = { ONE, TWO, THREE }, .which = which };
      test_picture_draw_part (grey, &part, 200, 150, 5);
      for (guint i = 0; i < 3; i++)
        {
          g_autoptr (GPtrArray) codes = akashi_scanner_scan_frame (scanner, grey);
          assert_texts (codes, which < 2 ? "" : ONE TWO THREE);
          g_autoptr (GPtrArray) none = akashi_scanner_scan_frame (scanner, nothing);
          assert_texts (none, "");
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/code-parts/joined", test_joined);
  g_test_add_func ("/code-parts/too-many", test_too_many);
  g_test_add_func ("/code-parts/kept", test_kept);
  g_test_add_func ("/code-parts/stills", test_stills);
  g_test_add_func ("/code-parts/frames", test_frames);
  return g_test_run ();
}
