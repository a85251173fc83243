/* SPDX-License-Identifier: Apache-2.0 */
/* Lines of a scanner, in whatever pieces they come. */
#include "akashi-code-lines.h"
#include "akashi-limits.h"

#include <string.h>

/* Hands @sent over in pieces of @piece bytes. Returns: (transfer full): the texts, joined by "|" */
static char *
read_all (const char *sent, gsize length, gsize piece)
{
  g_autoptr (AkashiCodeLines) lines = akashi_code_lines_new ();
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  for (gsize at = 0; at < length; at += piece)
    {
      akashi_code_lines_add (lines, (const guint8 *) sent + at, MIN (piece, length - at));
      for (char *text; (text = akashi_code_lines_next (lines)) != NULL;)
        g_ptr_array_add (texts, text);
    }
  g_ptr_array_add (texts, NULL);
  return g_strjoinv ("|", (char **) texts->pdata);
}

static void
test_lines (void)
{
  static const struct {
    const char *sent, *texts;
  } rows[] = {
    { "", "" },
    { "ABC", "" }, /* not whole yet */
    { "ABC\r", "ABC" },
    { "ABC\n", "ABC" },
    { "ABC\r\nDEF\r\n", "ABC|DEF" },
    { "ABC\r\r\n\nDEF\r", "ABC|DEF" },
    { "\r\n\r\n", "" },
    { "https://x.example/\xe8\xa8\xbc\r", "https://x.example/\xe8\xa8\xbc" },
    { "bad \xff\xfe\rgood\r", "good" },
    { "bell \a\rgood\r", "good" },
    { "tab\there\rgood\r", "good" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    for (gsize piece = 1; piece < 8; piece++)
      {
        g_autofree char *texts = read_all (rows[i].sent, strlen (rows[i].sent), piece);
        g_assert_cmpstr (texts, ==, rows[i].texts);
      }
  g_autofree char *nul = read_all ("a\0b\rgood\r", 9, 4);
  g_assert_cmpstr (nul, ==, "good");
}

static void
test_limits (void)
{
  g_autofree char *longest = g_strnfill (AKASHI_MAX_TEXT_BYTES, 'A');
  g_autofree char *fits = g_strconcat (longest, "\rgood\r", NULL);
  g_autofree char *wanted = g_strconcat (longest, "|good", NULL);
  g_autofree char *too_long = g_strconcat (longest, "A\rgood\r", NULL);
  const gsize pieces[] = { 64, 512, 1 << 20 };
  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autofree char *read = read_all (fits, strlen (fits), pieces[i]);
      g_assert_cmpstr (read, ==, wanted);
      g_autofree char *passed_over = read_all (too_long, strlen (too_long), pieces[i]);
      g_assert_cmpstr (passed_over, ==, "good");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/code-lines/lines", test_lines);
  g_test_add_func ("/code-lines/limits", test_limits);
  return g_test_run ();
}
