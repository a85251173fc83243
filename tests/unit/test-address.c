/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-address.h"
#include "akashi-barcode.h"
#include "akashi-edit-distance.h"
#include "test-label-world.h"

#include <string.h>

static void
check_span (AkashiSpan span, const char *want)
{
  g_autofree char *have = g_strndup (span.at, span.length);
  g_assert_cmpstr (have, ==, want);
}

static void
test_parts (void)
{
  static const struct {
    const char *text;
    const char *parts[6]; /* scheme, authority, path, query, target, fragment */
    const char *plain_host;
  } cases[] = {
    { "https://a.example", { "https", "a.example", "", "", "", "" }, "a.example" },
    { "HTTPS://A.Example/b/c?d=e/?f#g?h",
      { "HTTPS", "A.Example", "/b/c", "d=e/?f", "/b/c?d=e/?f", "g?h" },
      "a.example" },
    { "https://a.example?q", { "https", "a.example", "", "q", "?q", "" }, "a.example" },
    { "https://a.example#f", { "https", "a.example", "", "", "", "f" }, "a.example" },
    { "https://a.example.", { "https", "a.example.", "", "", "", "" }, "a.example." },
    { "https://u:p@a.example:443/", { "https", "u:p@a.example:443", "/", "", "/", "" }, NULL },
    { "https://a.example:443/", { "https", "a.example:443", "/", "", "/", "" }, NULL },
    { "https://a%2eexample/", { "https", "a%2eexample", "/", "", "/", "" }, NULL },
    { "https://a.example\\b", { "https", "a.example\\b", "", "", "", "" }, NULL },
    { "https://[::1]/", { "https", "[::1]", "/", "", "/", "" }, NULL },
    { "https://\xef\xbd\x81.example/", { "https", "\xef\xbd\x81.example", "/", "", "/", "" }, NULL },
    { "https:///x", { "https", "", "/x", "", "/x", "" }, NULL },
    { "https://a b/", { "https", "a b", "/", "", "/", "" }, NULL },
    { "https://a_b.example/", { "https", "a_b.example", "/", "", "/", "" }, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AkashiAddress address;
      g_test_message ("%s", cases[i].text);
      g_assert_true (akashi_address_parse (cases[i].text, strlen (cases[i].text), &address));
      check_span (address.scheme, cases[i].parts[0]);
      check_span (address.authority, cases[i].parts[1]);
      check_span (address.path, cases[i].parts[2]);
      check_span (address.query, cases[i].parts[3]);
      check_span (address.target, cases[i].parts[4]);
      check_span (address.fragment, cases[i].parts[5]);
      g_autofree char *host = akashi_address_plain_host (&address);
      g_assert_cmpstr (host, ==, cases[i].plain_host);
    }

  static const char *const none[]
      = { "", "https", "https:", "https:/", "https:/a", "//a", "://a", "1a://b", " https://a", "ht tp://a" };
  AkashiAddress address;
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    g_assert_false (akashi_address_parse (none[i], strlen (none[i]), &address));
}

typedef enum { OFFICIAL, ALIKE, PLAIN } Judgement;

/* The hosts are those of test_label_reader(): www.ipa.go.jp, www.mihon-link.example (10),
 * www.kakunin-seido.example (13), label.demo-jp.example (7 characters). */
static const struct {
  const char *address;
  Judgement judgement;
} addresses[] = {
  { "https://www.ipa.go.jp/x", OFFICIAL },
  { "https://WWW.IPA.GO.JP/x", OFFICIAL },
  { "http://www.ipa.go.jp/x", OFFICIAL },
  /* written in another way: never official */
  { "https://www.ipa.go.jp:8443/x", ALIKE },
  { "https://www.ipa.go.jp:443/x", ALIKE },
  { "https://www.ipa.go.jp:/x", ALIKE },
  { "https://www.ipa.go.jp./x", ALIKE },
  { "https://user@www.ipa.go.jp/x", ALIKE },
  { "https://www.ipa%2Ego.jp/x", ALIKE },
  { "https://www.%69pa.go.jp/x", ALIKE },
  { "https://ｗｗｗ.ｉｐａ.ｇｏ.ｊｐ/x", ALIKE },
  { "https://www.ipa。go。jp/x", ALIKE },
  { "https://www.i\xc2\xadpa.go.jp/x", ALIKE },
  { "https://www.ipa.go.jp\t/x", ALIKE },
  { "https://www.ip\na.go.jp/x", ALIKE },
  { "https://www.ipa.go.jp\\x", ALIKE },
  { "https://[www.ipa.go.jp]/x", PLAIN },
  /* user-info */
  { "https://www.ipa.go.jp@evil.example/x", ALIKE },
  { "https://www.ipa.go.jp:443@evil.example/x", ALIKE },
  { "https://www.ipa.go.jp%2Fx@evil.example/x", ALIKE },
  { "https://a:WWW.IPA.GO.JP@evil.example/x", ALIKE },
  { "https://a@evil.example/x", PLAIN },
  { "https://evil.example\\@www.ipa.go.jp/x", ALIKE },
  { "https://www.ipa.go.jp\\@evil.example/x", ALIKE },
  { "https://www.ipa.go.jp @evil.example/x", ALIKE },
  /* leading labels */
  { "https://www.ipa.go.jp.evil.example/x", ALIKE },
  { "https://www.ipa.go.jp-check.example/x", ALIKE },
  { "https://m.www.ipa.go.jp.evil.example/x", ALIKE },
  { "https:\\\\www.ipa.go.jp.evil.example/x", ALIKE },
  { " https://www.ipa.go.jp.evil.example/x", ALIKE },
  { "www.ipa.go.jp.evil.example/x", ALIKE },
  { "https://xwww.ipa.go.jp.evil.example/x", PLAIN },
  /* the same owner, or names a state gives out: short names are no evidence */
  { "https://www.npa.go.jp/x", PLAIN },
  { "https://ipa.go.jp/x", PLAIN },
  { "https://sub.www.ipa.go.jp/x", PLAIN },
  { "https://www.meti.go.jp/x", PLAIN },
  { "https://www.ipa.example/x", PLAIN },
  { "https://www.ipa.com/x", PLAIN },
  { "https://shop.mihon-link.example/x", PLAIN },
  /* homographs */
  { "https://www.ip\xd0\xb0.go.jp/x", ALIKE },
  { "https://www.xn--ip-8kc.go.jp/x", ALIKE },
  { "https://www.mih\xd0\xben-link.example/x", ALIKE },
  { "https://www.mih\xd0\xben-link.com/x", ALIKE },
  { "https://label.dem\xd0\xbe-jp.example/x", ALIKE },
  { "https://www.m\xc4\xb1hon-link.example/x", ALIKE },
  { "https://www.m1hon-1ink.example/x", ALIKE }, /* the skeleton of its capitals */
  { "https://日本語.example/x", PLAIN },
  /* the same registrable label under another suffix */
  { "https://www.mihon-link.com/x", ALIKE },
  { "https://mihon-link.co.jp/x", ALIKE },
  { "https://a.b.mihon-link.co.jp/x", ALIKE },
  { "https://mihon-link.go.jp/x", PLAIN },
  { "https://mihon-link.gov.sg/x", PLAIN },
  { "https://label.demo-jp.com/x", PLAIN }, /* 7 characters */
  { "https://mihon-link.evil.example/x", PLAIN },
  /* one edit at 8 characters and more, two at 12 */
  { "https://www.mihon-linc.example/x", ALIKE },
  { "https://www.mihonlink.example/x", ALIKE },
  { "https://www.mihon-links.com/x", ALIKE },
  { "https://www.mihno-link.com/x", ALIKE },
  { "https://www.nihon-linc.example/x", PLAIN },
  { "https://www.kakunin-seidou.example/x", ALIKE },
  { "https://www.kakuninseidou.example/x", ALIKE },
  { "https://www.kakunim-seid0.com/x", ALIKE },
  { "https://www.kakuminseidou.example/x", PLAIN },
  { "https://label.demo-jq.example/x", PLAIN },
  /* only in a path or query */
  { "https://evil.example/www.ipa.go.jp", PLAIN },
  { "https://evil.example/?https://www.ipa.go.jp@", PLAIN },
  { "https://evil.example/@www.ipa.go.jp", PLAIN },
};

static void
test_look_alikes (void)
{
  g_autoptr (AkashiLabelReader) reader = test_label_reader ();

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_test_message ("%s", addresses[i].address);
      g_autoptr (AkashiLabel) label = test_read (reader, addresses[i].address, -1, AKASHI_TEXT_SCANNED_QR);
      Judgement judgement = label->flags & AKASHI_TEXT_OFFICIAL_HOST ? OFFICIAL
                            : label->flags & AKASHI_TEXT_LOOK_ALIKE  ? ALIKE
                                                                     : PLAIN;
      g_assert_cmpint (judgement, ==, addresses[i].judgement);
      static const AkashiCodeKind kinds[]
          = { AKASHI_CODE_SCHEME_LINK, AKASHI_CODE_LOOK_ALIKE, AKASHI_CODE_SOMETHING_ELSE };
      g_assert_cmpint (label->kind, ==, kinds[judgement]);
    }
}

static void
test_edit_distance (void)
{
  static const struct {
    const char *a, *b;
    guint distance;
  } cases[] = {
    { "", "", 0 },         { "", "ab", 2 },     { "abc", "abc", 0 },
    { "abc", "abd", 1 },   { "abc", "ac", 1 },  { "abc", "bac", 1 },
    { "abcd", "badc", 2 }, { "abc", "xyz", 3 }, { "kitten", "sitting", 3 },
    { "日本", "日木", 1 }, { "ca", "abc", 3 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint most = 0; most < 5; most++)
      {
        g_assert_cmpint (akashi_edit_distance_within (cases[i].a, cases[i].b, most), ==,
                         most >= cases[i].distance);
        g_assert_cmpint (akashi_edit_distance_within (cases[i].b, cases[i].a, most), ==,
                         most >= cases[i].distance);
      }

  g_autofree char *longest = g_strnfill (63, 'a');
  g_autofree char *too_long = g_strnfill (64, 'a');
  g_assert_true (akashi_edit_distance_within (longest, longest, 0));
  g_assert_false (akashi_edit_distance_within (longest, too_long, 1));
}

static void
test_upce (void)
{
  static const struct {
    const char *upce, *upca;
  } cases[] = {
    { "01234505", "012000003455" }, { "01234514", "012100003454" }, { "01234523", "012200003453" },
    { "01234531", "012300000451" }, { "01234543", "012340000053" }, { "01234558", "012345000058" },
    { "01234596", "012345000096" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char expanded[13];
      AkashiGtin short_form, long_form;
      g_assert_true (akashi_barcode_expand_upce (cases[i].upce, 8, expanded));
      g_assert_cmpstr (expanded, ==, cases[i].upca);
      g_assert_true (akashi_barcode_read (cases[i].upce, 8, &short_form));
      g_assert_true (akashi_barcode_read (cases[i].upca, 12, &long_form));
      g_assert_cmpuint (short_form, ==, long_form);
    }

  static const char *const refused[]
      = { "", "0123450", "012345055", "21234505", "0123450a", "01234506", "9520484014680", "09520484014689" };
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      AkashiGtin gtin = 4711;
      g_assert_false (akashi_barcode_read (refused[i], strlen (refused[i]), &gtin));
      g_assert_cmpuint (gtin, ==, 4711);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/address/parts", test_parts);
  g_test_add_func ("/address/look-alikes", test_look_alikes);
  g_test_add_func ("/address/edit-distance", test_edit_distance);
  g_test_add_func ("/barcode/upce", test_upce);
  return g_test_run ();
}
