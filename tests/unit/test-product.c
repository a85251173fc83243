/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-code.h"
#include "akashi-number.h"
#include "akashi-registration.h"

#include <string.h>

static void
test_dates (void)
{
  static const struct {
    const char *text;
    gboolean valid;
    AkashiDate date;
  } cases[] = {
    { "1970-01-01", TRUE, 0 },
    { "1969-12-31", TRUE, -1 },
    { "2026-11-23", TRUE, 20780 },
    { "2999-12-31", TRUE, 376199 },
    { "2024-02-29", TRUE, 19782 },
    { "2023-02-29", FALSE, 0 },
    { "2026-13-01", FALSE, 0 },
    { "2026-00-10", FALSE, 0 },
    { "2026-1-01", FALSE, 0 },
    { "2026-11-23 ", FALSE, 0 },
    { "", FALSE, 0 },
    { "+026-11-23", FALSE, 0 },
    { "3000-01-01", FALSE, 0 },
    { "0000-01-01", FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AkashiDate date = 4711;
      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (akashi_date_parse (cases[i].text, &date), ==, cases[i].valid);
      g_assert_cmpint (date, ==, cases[i].valid ? cases[i].date : 4711);
      if (cases[i].valid)
        {
          g_autofree char *text = akashi_date_format (date);
          g_assert_cmpstr (text, ==, cases[i].text);
        }
    }
  g_assert_null (akashi_date_format (AKASHI_DATE_UNKNOWN));
  g_assert_null (akashi_date_format (AKASHI_DATE_NONE));
}

static void
test_date_arithmetic (void)
{
  AkashiDate a, b;
  g_assert_true (akashi_date_parse ("2026-01-31", &a));
  g_assert_true (akashi_date_parse ("2026-02-28", &b));
  g_assert_cmpint (akashi_date_add_months (a, 1), ==, b);
  g_assert_cmpint (akashi_date_months_between (a, b), ==, 0);
  g_assert_cmpint (akashi_date_months_between (b, a), ==, 0);
  g_assert_true (akashi_date_parse ("2031-03-31", &b));
  g_assert_cmpint (akashi_date_months_between (a, b), ==, 62);
}

static void
test_time_zones (void)
{
  /* 1838073600 is 2028-03-31T00:00:00 in Tokyo, still the 30th in UTC. */
  AkashiDate utc = akashi_date_at (1838073600 - 32400, NULL);
  g_assert_cmpint (akashi_date_at (1838073600 - 32400, "Asia/Tokyo"), ==,
                   utc + (1838073600 % 86400 == 0 ? 1 : 0));
  g_assert_cmpint (akashi_date_at (-1, NULL), ==, -1);
  g_assert_cmpint (akashi_date_at (-86400, NULL), ==, -1);
  g_assert_cmpint (akashi_date_at (-86401, NULL), ==, -2);
  g_assert_cmpint (akashi_date_at (0, "No/Such_Zone"), ==, 0);
}

static void
test_gtins (void)
{
  static const struct {
    const char *text;
    gboolean valid, product;
  } cases[] = {
    { "09520484014689", TRUE, TRUE },
    { "9520484014689", TRUE, TRUE },
    { "9520484014688", FALSE, FALSE },
    { "4006381333931", TRUE, TRUE },
    { "96385074", TRUE, TRUE },
    { "9780306406157", TRUE, FALSE },
    { "2000000000008", TRUE, FALSE },
    { "0200000000004", TRUE, FALSE },
    { "036000291452", TRUE, TRUE },
    { "00000000", FALSE, FALSE },
    { "", FALSE, FALSE },
    { "952048401468X", FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AkashiGtin gtin = 0;
      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (akashi_gtin_parse (cases[i].text, strlen (cases[i].text), &gtin), ==, cases[i].valid);
      if (cases[i].valid)
        g_assert_cmpint (akashi_gtin_identifies_product (gtin), ==, cases[i].product);
    }
}

static void
test_numbers (void)
{
  static const char *const cases[][2] = {
    { "DJ-2026-004211", "DJ2026004211" },
    { "dj 2026\t004211", "DJ2026004211" },
    { "ＤＪ－２０２６ー００４２１１", "DJ2026004211" },
    { "HN‐CAM200W", "HNCAM200W" },
    { "証第１号", "証第1号" },
    { "カメラー", "カメラー" },
    { "ｶﾒﾗ", "カメラ" },
    { "a−b", "AB" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *normalized = akashi_number_normalize (cases[i][0]);
      g_assert_cmpstr (normalized, ==, cases[i][1]);
    }
}

static void
test_texts (void)
{
  g_autoptr (AkashiTexts) texts = akashi_texts_new ();
  g_assert_null (akashi_texts_get (texts, "ja"));
  akashi_texts_set (texts, "zh_CN", "证");
  g_assert_cmpstr (akashi_texts_get (texts, "ja"), ==, "证");
  akashi_texts_set (texts, "ja", "証");
  g_assert_cmpstr (akashi_texts_get (texts, "ja@easy"), ==, "証");
  g_assert_cmpstr (akashi_texts_get (texts, "ko"), ==, "証");
  akashi_texts_set (texts, "en", "proof");
  g_assert_cmpstr (akashi_texts_get (texts, "ko"), ==, "proof");
  akashi_texts_set (texts, "zh_CN", "证明");
  akashi_texts_set (texts, "en", "evidence");
  g_assert_cmpuint (akashi_texts_count (texts), ==, 3);
  g_autoptr (GString) all = g_string_new ("");
  for (const char *language, *text = NULL; akashi_texts_next (texts, &language, &text);)
    g_string_append_printf (all, "%s=%s ", language, text);
  g_assert_cmpstr (all->str, ==, "ja=証 zh_CN=证明 en=evidence ");
}

static void
test_registrations (void)
{
  g_autoptr (AkashiRegistration) registration = akashi_registration_new ("mihon", "MH-1");
  AkashiModel *model = akashi_model_new ("HN-CAM200W");
  AkashiGtin gtin = G_GUINT64_CONSTANT (9520484014689);
  g_array_append_val (model->gtins, gtin);
  g_ptr_array_add (registration->models, model);

  g_assert_true (akashi_registration_find_model (registration, "hn cam200w") == model);
  g_assert_null (akashi_registration_find_model (registration, "HN-CAM200"));
  g_assert_true (akashi_registration_find_gtin (registration, gtin) == model);
  g_assert_null (akashi_registration_find_gtin (registration, 4006381333931));
  g_assert_cmpint (registration->level, ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/product/dates", test_dates);
  g_test_add_func ("/product/date-arithmetic", test_date_arithmetic);
  g_test_add_func ("/product/time-zones", test_time_zones);
  g_test_add_func ("/product/gtins", test_gtins);
  g_test_add_func ("/product/numbers", test_numbers);
  g_test_add_func ("/product/texts", test_texts);
  g_test_add_func ("/product/registrations", test_registrations);
  return g_test_run ();
}
