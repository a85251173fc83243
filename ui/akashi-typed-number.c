/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-typed-number.h"

#include <string.h>

/* Returns: what @letter is mixed up with; NUL where it is not. */
static char
twin_of (char letter)
{
  switch (g_ascii_toupper (letter))
    {
    case 'O':
      return '0';
    case '0':
      return 'O';
    case 'I':
      return '1';
    case '1':
      return 'I';
    default:
      return '\0';
    }
}

char **
akashi_typed_number_readings (const char *text)
{
  gsize doubts[AKASHI_TYPED_NUMBER_MOST_DOUBTS];
  guint n_doubts = 0;
  GPtrArray *readings = g_ptr_array_new ();
  gboolean too_many = FALSE;

  for (gsize i = 0; text[i] != '\0' && !too_many; i++)
    if (twin_of (text[i]) != '\0')
      {
        too_many = n_doubts == AKASHI_TYPED_NUMBER_MOST_DOUBTS;
        if (!too_many)
          doubts[n_doubts++] = i;
      }
  for (guint mask = 1; !too_many && mask < 1u << n_doubts; mask++)
    {
      char *reading = g_strdup (text);
      for (guint i = 0; i < n_doubts; i++)
        if ((mask & 1u << i) != 0)
          reading[doubts[i]] = twin_of (text[doubts[i]]);
      g_ptr_array_add (readings, reading);
    }
  g_ptr_array_add (readings, NULL);
  return (char **) g_ptr_array_free (readings, FALSE);
}

/* Returns: the next letter or digit at *@at, which moves past it, as it is compared; NUL at the end. */
static char
next_letter (const char **at)
{
  while (**at == '-' || **at == ' ')
    (*at)++;
  if (**at == '\0')
    return '\0';
  char letter = g_ascii_toupper (*(*at)++);
  return letter == 'O' ? '0' : letter == 'I' ? '1' : letter;
}

gboolean
akashi_typed_number_begins (const char *number, const char *typed)
{
  for (char wanted = next_letter (&typed); wanted != '\0'; wanted = next_letter (&typed))
    if (next_letter (&number) != wanted)
      return FALSE;
  return TRUE;
}
