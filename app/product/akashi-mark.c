/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-mark.h"

#include "akashi-number.h"

#include <string.h>

#define FIRST_HIRAGANA 0x3041
#define LAST_HIRAGANA 0x3096
#define HIRAGANA_TO_KATAKANA 0x60

const char *
akashi_duty_name (AkashiDuty duty)
{
  static const char *const names[] = {
    [AKASHI_DUTY_VOLUNTARY] = "voluntary",
    [AKASHI_DUTY_MOSTLY_VOLUNTARY] = "mostly-voluntary",
    [AKASHI_DUTY_MANDATORY] = "mandatory",
  };
  return names[duty];
}

const char *
akashi_mistaken_name (AkashiMistaken mistaken)
{
  static const char *const names[] = {
    [AKASHI_MISTAKEN_UNKNOWN] = "unknown",
    [AKASHI_MISTAKEN_RARELY] = "rarely",
    [AKASHI_MISTAKEN_SOMETIMES] = "sometimes",
    [AKASHI_MISTAKEN_OFTEN] = "often",
  };
  return names[mistaken];
}

void
akashi_mark_free (AkashiMark *mark)
{
  g_free (mark->id);
  g_free (mark->name);
  g_strfreev (mark->aliases);
  g_free (mark->means);
  g_free (mark->means_not);
  g_free (mark->operator_name);
  g_free (mark->pictogram);
  g_free (mark->recognise);
  g_free (mark->differs);
  g_free (mark);
}

const AkashiMark *
akashi_marks_find (GPtrArray *marks, const char *id)
{
  for (guint i = 0; i < marks->len; i++)
    {
      const AkashiMark *mark = marks->pdata[i];
      if (strcmp (mark->id, id) == 0)
        return mark;
    }
  return NULL;
}

/* The form names are compared by; never shown. */
static char *
fold (const char *text)
{
  g_autofree char *normal = akashi_number_normalize (text);
  GString *out = g_string_new (NULL);

  for (const char *at = normal; *at; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      g_string_append_unichar (out, c >= FIRST_HIRAGANA && c <= LAST_HIRAGANA ? c + HIRAGANA_TO_KATAKANA : c);
    }
  return g_string_free (out, FALSE);
}

gboolean
akashi_mark_names_are_equal (const char *name, const char *other)
{
  g_autofree char *one = fold (name);
  g_autofree char *two = fold (other);
  return *one && strcmp (one, two) == 0;
}

static gboolean
is_named (const char *name, const char *folded)
{
  g_autofree char *own = fold (name);
  return strcmp (own, folded) == 0;
}

static gboolean
has_name (const AkashiMark *mark, const char *folded)
{
  if (is_named (mark->id, folded) || is_named (mark->name, folded))
    return TRUE;
  for (char **alias = mark->aliases; *alias; alias++)
    if (is_named (*alias, folded))
      return TRUE;
  return FALSE;
}

GPtrArray *
akashi_marks_search (GPtrArray *marks, const char *text)
{
  g_autofree char *folded = fold (text);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; *folded && i < marks->len; i++)
    if (has_name (marks->pdata[i], folded))
      g_ptr_array_add (found, marks->pdata[i]);
  return found;
}
