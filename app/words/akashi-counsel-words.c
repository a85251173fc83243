/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-counsel-words.h"

#include "akashi-words.h"

const char *
akashi_words_counsel (const char *language, const char *text)
{
  return akashi_words_context (language, "advice", text);
}

char *
akashi_words_contact (const char *language, const AkashiContact *contact)
{
  return g_strdup_printf ("%s: %s", akashi_words_counsel (language, contact->name),
                          contact->phone ? contact->phone : contact->page);
}

char **
akashi_words_ask (const char *language, AkashiAsk ask, const AkashiContact *contact)
{
  static const struct {
    AkashiAsk who;
    const char *text;
  } people[] = {
    { AKASHI_ASK_SHOP, NC_ ("whom to ask", "the shop") },
    { AKASHI_ASK_MAKER, NC_ ("whom to ask", "the maker") },
    { AKASHI_ASK_SCHEME, NC_ ("whom to ask", "the scheme's office") },
  };
  GPtrArray *lines = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    if (ask & people[i].who)
      g_ptr_array_add (lines, g_strdup (akashi_words_context (language, "whom to ask", people[i].text)));
  if ((ask & AKASHI_ASK_HOTLINE) && contact)
    g_ptr_array_add (lines, akashi_words_contact (language, contact));
  g_ptr_array_add (lines, NULL);
  return (char **) g_ptr_array_free (lines, FALSE);
}
