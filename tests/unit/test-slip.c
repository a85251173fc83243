/* SPDX-License-Identifier: Apache-2.0 */
/* The slip that a customer takes home: the size of its paper, its words, its fonts, its code. */
#include "akashi-slip.h"

#include "akashi-limits.h"
#include "akashi-qr-code.h"

#include <gio/gio.h>
#include <string.h>

static const AkashiSlipLine lines[] = {
  { AKASHI_SLIP_NOTICE, "見本: ここに出る商品は実在しません" },
  { AKASHI_SLIP_TITLE, "ひだまり電機 見守りカメラ HN-CAM200W" },
  { AKASHI_SLIP_FACT, "セキュリティ更新: 2030年11月まで" },
  { AKASHI_SLIP_SMALL, "見本制度の登録リスト(11月20日時点)" },
  { AKASHI_SLIP_HEADING, "家に着いた日にすること" },
  { AKASHI_SLIP_TASK, "自分だけのパスワードを決める" },
  { AKASHI_SLIP_SMALL, "" },
};

static AkashiSlip
new_slip (AkashiSlipPaper paper)
{
  return (AkashiSlip){ "ja", paper, lines, G_N_ELEMENTS (lines), "https://label.example/", "制度のページ" };
}

/* Returns: (transfer full): what the program writes to its standard output, given @file. */
static char *
ask (GBytes *file, const char *const *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process
      = g_subprocess_newv (words, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_autoptr (GBytes) out = NULL;
  g_subprocess_communicate (process, file, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  gsize size;
  const char *data = g_bytes_get_data (out, &size);
  return g_strndup (data, size);
}

static void
assert_holds (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("there is no \"%s\" in:\n%s", part, text);
}

/* All its words can be read back, in the order they stand, also by a machine that reads for the blind. */
static void
test_words (void)
{
  const char *const words[] = { "pdftotext", "-layout", "-", "-", NULL };
  const char *const fonts[] = { "pdffonts", "-", NULL };
  g_autoptr (GError) error = NULL;
  AkashiSlip slip = new_slip (AKASHI_SLIP_ROLL_80);
  g_autoptr (GBytes) file = akashi_slip_draw (&slip, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *text = ask (file, words);
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *head = g_utf8_substring (lines[i].text, 0, MIN (8, g_utf8_strlen (lines[i].text, -1)));
      assert_holds (text, head);
    }
  assert_holds (text, "□");
  g_autofree char *embedded = ask (file, fonts);
  assert_holds (embedded, "+BIZUDPGothic-Regular");
}

static void
test_paper (void)
{
  static const struct {
    AkashiSlipPaper paper;
    const char *size; /* points */
  } rows[] = { { AKASHI_SLIP_ROLL_80, " 226.772 x " }, { AKASHI_SLIP_A6, " 297.638 x 419.528 " } };
  const char *const words[] = { "pdfinfo", "-", NULL };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      AkashiSlip slip = new_slip (rows[i].paper);
      guint height_mm = 0;
      g_autoptr (GBytes) file = akashi_slip_draw (&slip, &height_mm, &error);
      g_assert_no_error (error);
      g_autofree char *text = ask (file, words);
      assert_holds (text, rows[i].size);
      assert_holds (text, "Pages:           1");
      if (rows[i].paper == AKASHI_SLIP_A6)
        g_assert_cmpuint (height_mm, ==, 148);
    }
}

/* A roll grows with what is on it; A6 does not: letters become smaller, then the code goes, then it is
 * refused.
 */
static void
test_much_to_say (void)
{
  AkashiSlipLine many[40];
  guint short_mm = 0, long_mm = 0;
  g_autoptr (GError) error = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (many); i++)
    many[i] = lines[2];
  AkashiSlip slip = new_slip (AKASHI_SLIP_ROLL_80);
  g_autoptr (GBytes) usual = akashi_slip_draw (&slip, &short_mm, &error);
  g_assert_no_error (error);
  slip.lines = many;
  slip.n_lines = G_N_ELEMENTS (many);
  g_autoptr (GBytes) longer = akashi_slip_draw (&slip, &long_mm, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (long_mm, >, short_mm + 100);
  slip.paper = AKASHI_SLIP_A6;
  g_assert_null (akashi_slip_draw (&slip, NULL, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE);
  g_clear_error (&error);
  guint fits = G_N_ELEMENTS (many);
  g_autoptr (GBytes) most = NULL;
  while (most == NULL && --fits > 0)
    {
      slip.n_lines = fits;
      most = akashi_slip_draw (&slip, NULL, NULL);
    }
  g_assert_cmpuint (fits, >, 8);
}

static void
test_refused (void)
{
  static const AkashiSlipLine bad[] = { { AKASHI_SLIP_FACT, "\xff" } };
  g_autoptr (GError) error = NULL;
  AkashiSlip slip = new_slip (AKASHI_SLIP_A6);
  slip.n_lines = 0;
  g_assert_null (akashi_slip_draw (&slip, NULL, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID);
  g_clear_error (&error);
  slip = new_slip (AKASHI_SLIP_A6);
  slip.lines = bad;
  slip.n_lines = 1;
  g_assert_null (akashi_slip_draw (&slip, NULL, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID);
  g_clear_error (&error);
  slip = new_slip (AKASHI_SLIP_A6);
  slip.code = "";
  g_assert_null (akashi_slip_draw (&slip, NULL, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID);
}

/* --- the code alone --- */

static void
count_run (guint x, guint y, guint width, gpointer data)
{
  guint *dark = data;
  g_assert_cmpuint (x + width, <=, 177);
  g_assert_cmpuint (y, <, 177);
  *dark += width;
}

static void
test_code (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AkashiQrCode) paper
      = akashi_qr_code_new ("HTTPS://LABEL.EXAMPLE/P/1", AKASHI_QR_FOR_PAPER, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (akashi_qr_code_side (paper), ==, 25); /* version 2 */
  guint dark = 0;
  akashi_qr_code_each_run (paper, count_run, &dark);
  g_assert_cmpuint (dark, >, 25 * 25 / 3);
  g_assert_cmpuint (dark, <, 25 * 25 * 2 / 3);

  g_autofree char *most = g_strnfill (AKASHI_MAX_TEXT_BYTES, 'A');
  g_autofree char *more = g_strnfill (AKASHI_MAX_TEXT_BYTES + 1, 'A');
  g_autoptr (AkashiQrCode) screen = akashi_qr_code_new (most, AKASHI_QR_FOR_SCREEN, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (akashi_qr_code_side (screen), ==, 177);
  g_assert_null (akashi_qr_code_new (more, AKASHI_QR_FOR_SCREEN, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/slip/words", test_words);
  g_test_add_func ("/slip/paper", test_paper);
  g_test_add_func ("/slip/much-to-say", test_much_to_say);
  g_test_add_func ("/slip/refused", test_refused);
  g_test_add_func ("/slip/code", test_code);
  return g_test_run ();
}
