/* SPDX-License-Identifier: Apache-2.0 */
#include "hand-keyboard.h"

#include <string.h>

/* Rows of keys as they lie on the two keyboards, from the left; a space: no such key, or nothing of ASCII on
 * it. */
typedef struct {
  guint first; /* code of the leftmost */
  const char *plain, *shifted;
} Row;

static const Row us[] = {
  { 2, "1234567890-=", "!@#$%^&*()_+" },
  { 16, "qwertyuiop[]", "QWERTYUIOP{}" },
  { 30, "asdfghjkl;'`", "ASDFGHJKL:\"~" },
  { 43, "\\zxcvbnm,./", "|ZXCVBNM<>?" },
};

static const Row jis[] = {
  { 2, "1234567890-^", "!\"#$%&'() =~" },
  { 16, "qwertyuiop@[", "QWERTYUIOP`{" },
  { 30, "asdfghjkl;: ", "ASDFGHJKL+* " },
  { 43, "]zxcvbnm,./", "}ZXCVBNM<>?" },
  { 89, "\\", "_" },
  { 124, "\\", "|" },
};

HandKey
hand_keyboard_find (AkashiHandLayout layout, char letter)
{
  const Row *rows = layout == AKASHI_HAND_LAYOUT_US ? us : jis;
  gsize n_rows = layout == AKASHI_HAND_LAYOUT_US ? G_N_ELEMENTS (us) : G_N_ELEMENTS (jis);
  if (letter == ' ')
    return (HandKey){ 57, FALSE };
  for (gsize i = 0; i < n_rows; i++)
    for (guint shift = 0; shift < 2; shift++)
      {
        const char *row = shift == 1 ? rows[i].shifted : rows[i].plain;
        const char *at = strchr (row, letter);
        if (at != NULL)
          return (HandKey){ rows[i].first + (guint) (at - row), shift == 1 };
      }
  g_error ("there is no key for %c", letter);
}
