/* SPDX-License-Identifier: Apache-2.0 */
/* Which languages there are, and the one look-up of translated text. */
#include "akashi-words.h"

#include "akashi-catalogue.h"
#include "akashi-catalogues-resource.h"

#include <string.h>

#define ENGLISH "en"
#define WITH_READINGS "ja@ruby" /* ja@easy, each kanji with its reading; no language of its own */

typedef struct {
  const char *language; /* as in data/po/LINGUAS */
  const char *name;     /* in the language itself, for those who know no other */
  const char *tag;      /* BCP 47: says which forms Han characters have, and where lines may break */
} Language;

/* In the order people see them in. */
static const Language table[] = {
  { "ja", "日本語", "ja" },     { "ja@easy", "やさしい日本語", "ja" },
  { ENGLISH, "English", "en" }, { "zh_CN", "简体中文", "zh-Hans" },
  { "ko", "한국어", "ko" },
};

#define N_LANGUAGES G_N_ELEMENTS (table)

typedef struct {
  const char *languages[N_LANGUAGES + 1];
  AkashiCatalogue *catalogues[N_LANGUAGES]; /* NULL for English, which is the msgid itself */
  AkashiCatalogue *with_readings;
} Languages;

static AkashiCatalogue *
load (GResource *resource, const char *language)
{
  g_autofree char *path = g_strdup_printf ("/io/github/akashi/words/%s.mo", language);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) mo = g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  AkashiCatalogue *catalogue = mo ? akashi_catalogue_new (mo, &error) : NULL;

  /* The file is part of the program and was checked when it was built. */
  if (!catalogue)
    g_error ("built-in words of %s: %s", language, error->message);
  return catalogue;
}

static void
load_all (Languages *loaded)
{
  /* By hand: a linker drops a constructor nobody names out of a static library. */
  akashi_catalogues_register_resource ();
  for (guint i = 0; i < N_LANGUAGES; i++)
    {
      const char *language = table[i].language;
      loaded->languages[i] = language;
      if (strcmp (language, ENGLISH) == 0)
        continue;
      AkashiCatalogue *catalogue = load (akashi_catalogues_get_resource (), language);
      if (strcmp (language, "ja@easy") == 0)
        {
          loaded->with_readings = catalogue;
          catalogue = akashi_catalogue_new_plain (catalogue);
        }
      loaded->catalogues[i] = catalogue;
    }
}

static const Languages *
get_languages (void)
{
  static Languages loaded;
  static gsize once;

  if (g_once_init_enter (&once))
    {
      load_all (&loaded);
      g_once_init_leave (&once, 1);
    }
  return &loaded;
}

const char *const *
akashi_words_languages (void)
{
  return get_languages ()->languages;
}

static const Language *
find_row (const char *language)
{
  for (guint i = 0; language && i < N_LANGUAGES; i++)
    if (g_ascii_strcasecmp (table[i].language, language) == 0)
      return &table[i];
  return NULL;
}

const AkashiCatalogue *
akashi_catalogue_for (const char *language)
{
  const Languages *known = get_languages ();

  for (guint i = 0; language && i < N_LANGUAGES; i++)
    if (strcmp (table[i].language, language) == 0)
      return known->catalogues[i];
  return g_strcmp0 (language, WITH_READINGS) == 0 ? known->with_readings : NULL;
}

const char *
akashi_words_with_readings (const char *language)
{
  return g_strcmp0 (language, "ja@easy") == 0 ? WITH_READINGS : language;
}

const char *
akashi_words_language_name (const char *language)
{
  const Language *row = find_row (language);
  return row ? row->name : language;
}

const char *
akashi_words_language_tag (const char *language)
{
  const Language *row = find_row (language);
  return row ? row->tag : "ja"; /* with readings */
}

/* A language of which only another form is known: Chinese of any place and script, since who reads the one
 * script mostly can read the other, and better than English. */
static const Language *
find_related (const char *language)
{
  for (guint i = 0; i < N_LANGUAGES; i++)
    {
      gsize length = strcspn (table[i].language, "_@");
      if (length == strlen (language) && g_ascii_strncasecmp (table[i].language, language, length) == 0)
        return &table[i];
    }
  return NULL;
}

const char *
akashi_words_find_language (const char *locale)
{
  /* Longest first, as in `ja_JP@easy`, `ja@easy`, `ja_JP`, `ja`. */
  g_autofree char *plain = g_strdelimit (g_strdup (locale ? locale : ""), "-", '_');
  g_autofree char *modifier = g_strdup (strchr (plain, '@') ? strchr (plain, '@') : "");
  plain[strcspn (plain, ".@")] = '\0';
  g_autofree char *language = g_strndup (plain, strcspn (plain, "_"));
  g_autofree char *full = g_strconcat (plain, modifier, NULL);
  g_autofree char *modified = g_strconcat (language, modifier, NULL);
  const char *tags[] = { full, modified, plain, language };
  const Language *found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (tags) && !found; i++)
    found = find_row (tags[i]);
  if (!found)
    found = find_related (language);
  return found ? found->language : NULL;
}

const char *
akashi_words_language_for (const char *locale)
{
  const char *found = akashi_words_find_language (locale);
  return found ? found : ENGLISH;
}

const char *
akashi_words_text (const char *language, const char *msgid)
{
  const AkashiCatalogue *catalogue = akashi_catalogue_for (language);
  const char *text = catalogue && *msgid ? akashi_catalogue_get (catalogue, msgid) : NULL;
  return text ? text : msgid;
}

const char *
akashi_words_context (const char *language, const char *context, const char *msgid)
{
  const AkashiCatalogue *catalogue = akashi_catalogue_for (language);
  g_autofree char *key = g_strconcat (context, "\004", msgid, NULL);
  const char *text = catalogue ? akashi_catalogue_get (catalogue, key) : NULL;
  return text ? text : msgid;
}

const char *
akashi_words_plural (const char *language, const char *singular, const char *plural, gulong n)
{
  const AkashiCatalogue *catalogue = akashi_catalogue_for (language);
  const char *text = catalogue ? akashi_catalogue_get_plural (catalogue, singular, n) : NULL;
  return text ? text : n == 1 ? singular : plural;
}
