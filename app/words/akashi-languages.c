/* SPDX-License-Identifier: Apache-2.0 */
/* Which languages there are, and the one look-up of translated text. */
#include "akashi-words.h"

#include "akashi-catalogue.h"
#include "akashi-catalogues-resource.h"

#include <string.h>

/* The languages of data/po/LINGUAS and, last, English, which is the msgid itself. AKASHI_LINGUAS comes from
 * the build. */
typedef struct {
  char **languages;
  AkashiCatalogue **catalogues; /* one per language; NULL for English */
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

static const Languages *
get_languages (void)
{
  static Languages loaded;
  static gsize once;

  if (g_once_init_enter (&once))
    {
      /* By hand: a linker drops a constructor nobody names out of a static library. */
      akashi_catalogues_register_resource ();
      loaded.languages = g_strsplit (AKASHI_LINGUAS " en", " ", -1);
      guint count = g_strv_length (loaded.languages);
      loaded.catalogues = g_new0 (AkashiCatalogue *, count);
      for (guint i = 0; i + 1 < count; i++)
        loaded.catalogues[i] = load (akashi_catalogues_get_resource (), loaded.languages[i]);
      g_once_init_leave (&once, 1);
    }
  return &loaded;
}

const char *const *
akashi_words_languages (void)
{
  return (const char *const *) get_languages ()->languages;
}

const AkashiCatalogue *
akashi_catalogue_for (const char *language)
{
  const Languages *known = get_languages ();

  for (guint i = 0; language && known->languages[i]; i++)
    if (strcmp (known->languages[i], language) == 0)
      return known->catalogues[i];
  return NULL;
}

static const char *
find_language (const char *tag)
{
  for (const char *const *known = akashi_words_languages (); *known; known++)
    if (g_ascii_strcasecmp (*known, tag) == 0)
      return *known;
  return NULL;
}

const char *
akashi_words_language_for (const char *locale)
{
  /* Longest first, as in `ja_JP@easy`, `ja@easy`, `ja_JP`, `ja`. */
  g_autofree char *plain = g_strdelimit (g_strdup (locale ? locale : ""), "-", '_');
  g_autofree char *modifier = g_strdup (strchr (plain, '@') ? strchr (plain, '@') : "");
  plain[strcspn (plain, ".@")] = '\0';
  g_autofree char *language = g_strndup (plain, strcspn (plain, "_"));
  g_autofree char *full = g_strconcat (plain, modifier, NULL);
  g_autofree char *modified = g_strconcat (language, modifier, NULL);
  const char *tags[] = { full, modified, plain, language };

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      const char *found = find_language (tags[i]);
      if (found)
        return found;
    }
  return "en";
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
