/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-sample-photograph.h"
#include "akashi-scan.h"

#include <string.h>

/* The longest text a label of the sample world has, about: 70 bytes of address, 290 of signed label in
 * base 32. */
#define LABEL                                                                                                \
  "HTTPS://LABEL.SAMPLE-EU.EXAMPLE/"                                                                         \
  "S1.2KCE3IQBGICEQJIUJDR3WMPKACQFQVVFAFTWIZLNN4WWU4ACNZCEULJSGAZDMLJQGA2DEMJR"                              \
  "FTOYTITITHTGN4ZGBZ6AS66XLN6MOI3MX7ODPHXECN3V24454XCNQIG2MUOWWKGGMTPECVYNXE55VSVBFIKBBPN3TLGYAMENTL5BLHCJ" \
  "2SNDE"                                                                                                    \
  "3R645FVGTOCPHNLZZION7JHY4WB67DPSL6EUDUINU76VHIIQOFDLHOMT3UABTOFORVRYBHVWIHQJCWEFGTUPRDXBIEQH746YNG7BY3A4" \
  "ROGUB"                                                                                                    \
  "BBAYN3BO47OWOO5SB2GLSHV3MTS7ZC6PZ2LPMJQEXFWRL63OIH33XO4ZV"

static const AkashiSampleProduct products[] = {
  { "both", "花見電機", "Hanami Denki", "見守りカメラ", "Home camera", "HN-CAM200W", LABEL, "MH-2026-004211",
    "9524840100078" },
  { "label", "月見工業", "Tsukimi Kogyo", "スマートロック", "Smart lock", "TK-LOCK7", LABEL, "MH-2026-004219",
    NULL },
  { "barcode", NULL, "Nordlys Hjem", NULL, "Lamp", NULL, NULL, NULL, "9524840200075" },
  { "short", "雪見通信", NULL, "子ども見守り端末", NULL, "YW-KID1", "MHK-000123", "MHK-000123", NULL },
};

static void
assert_holds (GPtrArray *codes, const char *text)
{
  for (guint i = 0; text != NULL && i < codes->len; i++)
    {
      AkashiFoundCode *code = codes->pdata[i];
      gsize length;
      const char *bytes = g_bytes_get_data (code->text, &length);
      if (length == strlen (text) && memcmp (bytes, text, length) == 0)
        return;
    }
  g_assert_null (text);
}

/* Every photograph is read whole by our own scanner, and holds nothing else. */
static void
test_photographs (void)
{
  g_autoptr (AkashiScanner) scanner = akashi_scanner_new ();
  for (guint i = 0; i < G_N_ELEMENTS (products); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) file = akashi_sample_photograph_new (&products[i], &error);
      g_assert_no_error (error);
      g_autoptr (AkashiGrey) grey = akashi_grey_new_image (file, &error);
      g_assert_no_error (error);
      g_autoptr (GPtrArray) codes = akashi_scanner_scan_picture (scanner, grey);
      g_assert_cmpuint (codes->len, ==, (products[i].text != NULL) + (products[i].barcode != NULL));
      assert_holds (codes, products[i].text);
      assert_holds (codes, products[i].barcode);
    }
}

/* The same box gives the same photograph, byte for byte. */
static void
test_same (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) first = akashi_sample_photograph_new (&products[0], &error);
  g_assert_no_error (error);
  g_autoptr (GBytes) second = akashi_sample_photograph_new (&products[0], &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (first, second));
}

static void
test_refused (void)
{
  g_autofree char *endless = g_strnfill (5000, 'A');
  const AkashiSampleProduct cases[] = {
    { .id = "endless", .text = endless },
    { .id = "check-digit", .barcode = "9524840100079" },
    { .id = "letters", .barcode = "95248401000AB" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) file = akashi_sample_photograph_new (&cases[i], &error);
      g_assert_null (file);
      g_assert_nonnull (error);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sample-pictures/photographs", test_photographs);
  g_test_add_func ("/sample-pictures/same", test_same);
  g_test_add_func ("/sample-pictures/refused", test_refused);
  return g_test_run ();
}
