/* SPDX-License-Identifier: Apache-2.0 */
/* Writes the help for people in the shop, in one language: the kiosk's screens, one by one, as a page for any
 * browser. usage: akashi-help-file LANGUAGE FILE.html */
#include "akashi-readings.h"
#include "akashi-words.h"

#include <stdio.h>

typedef struct {
  const char *picture; /* (nullable): file in data/screenshots/LANGUAGE; %NULL: a chapter begins */
  const char *heading, *text;
} Section;

static const Section sections[] = {
  { NULL, N_ ("For customers"), N_ ("Nothing a customer holds up, scans or types is kept.") },
  { "attract", N_ ("The first page"), N_ ("Touch the button to begin, or just hold up a box.") },
  { "scan", N_ ("Hold the label before the camera"),
    N_ ("The small square code has to be whole in the picture, about as far off as a hand is long. The page "
        "says so where it is too dark, too near or blurred.") },
  { "number", N_ ("Type the number"),
    N_ ("Where the code cannot be read, type the number on the label, or the model. O and 0, or I and 1, "
        "may be mixed up.") },
  { "listed", N_ ("Is it this one?"),
    N_ ("The number is registered. Whether it belongs to the box in your hands, its barcode tells, or your "
        "own look at the model number.") },
  { "confirmed", N_ ("It agrees with the list"),
    N_ ("The bar shows how long security updates come, on the same seven years for every product. Below: how "
        "they come, and who checked the product.") },
  { "withdrawn", N_ ("Something is wrong"),
    N_ ("The page says the one thing to do. Show it to the staff; it stays for ten minutes.") },
  { "compare", N_ ("Two products side by side"),
    N_ ("By what is promised and by how long security updates come. Akashi names no winner.") },
  { "phone", N_ ("Take it home"),
    N_ ("The code holds the words themselves, so a phone needs no network. Where the shop has a printer, a "
        "slip is printed.") },
  { "no-label", N_ ("No label on the box"), N_ ("Four questions for the shop, whatever the product.") },
  { "languages", N_ ("Languages, letters, voice"),
    N_ ("At the bottom of every page. With the next customer everything is as before.") },
  { NULL, N_ ("For the staff of the shop"),
    N_ ("Where the kiosk itself has a fault, its screen says what happened, what it means and what to do.") },
  { "clerk", N_ ("The page for the staff"),
    N_ ("One thing to do, one sentence to say to the customer, whom to phone, and the number of the check.") },
  { "staff", N_ ("The staff menu"),
    N_ ("Press F12, or hold a finger for three seconds in the upper right corner of the first page; then the "
        "PIN. It shows the lists, the last checks and the counters, and tests the kiosk and its camera.") },
};

static const char style[]
    = "body{font:1.15rem/1.7 sans-serif;"
      "color:#15191f;background:#faf9f6;max-width:64rem;margin:0 auto;padding:1.5rem;"
      "display:grid;grid-template-columns:repeat(auto-fit,minmax(min(28rem,100%),1fr));column-gap:2.5rem}"
      "nav,h1,h2,body>p{grid-column:1/-1}"
      "h1{font-size:2rem}h2{border-bottom:3px solid #00563f;margin-top:3rem}h3{margin:0 0 .3rem}p{margin:0}"
      "a{color:#00563f}nav{display:flex;flex-wrap:wrap;gap:1.2rem}"
      "section{display:flex;flex-wrap:wrap;gap:1.5rem;margin:1.2rem 0}"
      "section>div{flex:1 1 12rem}img{width:13.5rem;height:24rem;border:1px solid #8a8f98;border-radius:.5rem}"
      ":lang(ja){font-family:'BIZ UDPGothic','Noto Sans CJK JP',sans-serif}rt{font-size:.55em}"
      "@media print{section{break-inside:avoid}nav{display:none}}";

/* A text as HTML, with small kana above kanji where it has them. */
static void
add_text (GString *page, const char *language, const char *msgid)
{
  const char *text = akashi_words_text (akashi_words_with_readings (language), msgid);
  g_autoptr (GPtrArray) spans = akashi_reading_spans (text);
  for (guint i = 0; i < spans->len; i++)
    {
      const AkashiReadingSpan *span = spans->pdata[i];
      g_autofree char *escaped
          = span->reading == NULL
                ? g_markup_escape_text (span->text, -1)
                : g_markup_printf_escaped ("<ruby>%s<rp>(</rp><rt>%s</rt><rp>)</rp></ruby>", span->text,
                                           span->reading);
      g_string_append (page, escaped);
    }
}

static void
add_element (GString *page, const char *name, const char *language, const char *msgid)
{
  g_string_append_printf (page, "<%s>", name);
  add_text (page, language, msgid);
  g_string_append_printf (page, "</%s>\n", name);
}

/* The same page in the others. */
static void
add_languages (GString *page, const char *language)
{
  g_string_append (page, "<nav>");
  for (const char *const *other = akashi_words_languages (); *other != NULL; other++)
    if (!g_str_equal (*other, language))
      g_string_append_printf (page, "<a href=\"%s.html\" lang=\"%s\">%s</a>\n", *other,
                              akashi_words_language_tag (*other), akashi_words_language_name (*other));
  g_string_append (page, "</nav>\n");
}

static void
add_section (GString *page, const char *language, const Section *section)
{
  if (section->picture == NULL)
    {
      add_element (page, "h2", language, section->heading);
      add_element (page, "p", language, section->text);
      return;
    }
  const char *of = g_str_has_prefix (language, "ja") ? "ja" : "en";
  g_string_append_printf (page, "<section><img src=\"%s/%s.png\" alt=\"\"/>\n<div>", of, section->picture);
  add_element (page, "h3", language, section->heading);
  add_element (page, "p", language, section->text);
  g_string_append (page, "</div></section>\n");
}

static GString *
write_page (const char *language)
{
  static const char title[] = N_ ("Akashi in the shop");
  GString *page = g_string_new ("<!DOCTYPE html>\n");
  const char *plain = akashi_words_text (language, title);
  g_string_append_printf (page,
                          "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"%s\">\n<head><meta charset=\"utf-8\"/>"
                          "<title>%s</title>\n<meta name=\"viewport\" content=\"width=device-width\"/>\n"
                          "<style>%s</style></head>\n<body>\n",
                          akashi_words_language_tag (language), plain, style);
  add_languages (page, language);
  add_element (page, "h1", language, title);
  add_element (page, "p", language, N_ ("Every product, maker and scheme in these pictures is made up."));
  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    add_section (page, language, &sections[i]);
  g_string_append (page, "</body></html>\n");
  return page;
}

int
main (int argc, char **argv)
{
  const char *language = argc == 3 ? akashi_words_find_language (argv[1]) : NULL;
  if (language == NULL)
    {
      fputs ("usage: akashi-help-file LANGUAGE FILE.html\n", stderr);
      return 2;
    }
  g_autoptr (GString) page = write_page (language);
  g_autoptr (GError) error = NULL;
  if (g_file_set_contents (argv[2], page->str, (gssize) page->len, &error))
    return 0;
  fprintf (stderr, "akashi-help-file: %s\n", error->message);
  return 3;
}
