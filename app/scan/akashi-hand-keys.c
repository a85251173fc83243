/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-hand-keys.h"

#include <linux/input-event-codes.h>

typedef struct {
  guint16 code;
  char plain, shifted; /* '\0': nothing */
} Key;

/* On both keyboards; the keys of the number pad know no Shift. */
static const Key both[] = {
  { KEY_A, 'a', 'A' },          { KEY_B, 'b', 'B' },      { KEY_C, 'c', 'C' },
  { KEY_D, 'd', 'D' },          { KEY_E, 'e', 'E' },      { KEY_F, 'f', 'F' },
  { KEY_G, 'g', 'G' },          { KEY_H, 'h', 'H' },      { KEY_I, 'i', 'I' },
  { KEY_J, 'j', 'J' },          { KEY_K, 'k', 'K' },      { KEY_L, 'l', 'L' },
  { KEY_M, 'm', 'M' },          { KEY_N, 'n', 'N' },      { KEY_O, 'o', 'O' },
  { KEY_P, 'p', 'P' },          { KEY_Q, 'q', 'Q' },      { KEY_R, 'r', 'R' },
  { KEY_S, 's', 'S' },          { KEY_T, 't', 'T' },      { KEY_U, 'u', 'U' },
  { KEY_V, 'v', 'V' },          { KEY_W, 'w', 'W' },      { KEY_X, 'x', 'X' },
  { KEY_Y, 'y', 'Y' },          { KEY_Z, 'z', 'Z' },      { KEY_1, '1', '!' },
  { KEY_3, '3', '#' },          { KEY_4, '4', '$' },      { KEY_5, '5', '%' },
  { KEY_COMMA, ',', '<' },      { KEY_DOT, '.', '>' },    { KEY_SLASH, '/', '?' },
  { KEY_SPACE, ' ', ' ' },      { KEY_KP0, '0', '0' },    { KEY_KP1, '1', '1' },
  { KEY_KP2, '2', '2' },        { KEY_KP3, '3', '3' },    { KEY_KP4, '4', '4' },
  { KEY_KP5, '5', '5' },        { KEY_KP6, '6', '6' },    { KEY_KP7, '7', '7' },
  { KEY_KP8, '8', '8' },        { KEY_KP9, '9', '9' },    { KEY_KPDOT, '.', '.' },
  { KEY_KPSLASH, '/', '/' },    { KEY_KPPLUS, '+', '+' }, { KEY_KPMINUS, '-', '-' },
  { KEY_KPASTERISK, '*', '*' },
};

static const Key us[] = {
  { KEY_2, '2', '@' },          { KEY_6, '6', '^' },          { KEY_7, '7', '&' },
  { KEY_8, '8', '*' },          { KEY_9, '9', '(' },          { KEY_0, '0', ')' },
  { KEY_MINUS, '-', '_' },      { KEY_EQUAL, '=', '+' },      { KEY_LEFTBRACE, '[', '{' },
  { KEY_RIGHTBRACE, ']', '}' }, { KEY_SEMICOLON, ';', ':' },  { KEY_APOSTROPHE, '\'', '"' },
  { KEY_GRAVE, '`', '~' },      { KEY_BACKSLASH, '\\', '|' },
};

static const Key jis[] = {
  { KEY_2, '2', '"' },          { KEY_6, '6', '&' },         { KEY_7, '7', '\'' },
  { KEY_8, '8', '(' },          { KEY_9, '9', ')' },         { KEY_0, '0', '\0' },
  { KEY_MINUS, '-', '=' },      { KEY_EQUAL, '^', '~' },     { KEY_LEFTBRACE, '@', '`' },
  { KEY_RIGHTBRACE, '[', '{' }, { KEY_SEMICOLON, ';', '+' }, { KEY_APOSTROPHE, ':', '*' },
  { KEY_YEN, '\\', '|' },       { KEY_BACKSLASH, ']', '}' }, { KEY_RO, '\\', '_' },
};

static char
find (const Key *keys, gsize n_keys, guint code, gboolean shift)
{
  for (gsize i = 0; i < n_keys; i++)
    if (keys[i].code == code)
      return shift ? keys[i].shifted : keys[i].plain;
  return '\0';
}

char
akashi_hand_keys_letter (AkashiHandLayout layout, guint code, gboolean shift)
{
  char letter = find (both, G_N_ELEMENTS (both), code, shift);
  if (letter != '\0')
    return letter;
  return layout == AKASHI_HAND_LAYOUT_JIS ? find (jis, G_N_ELEMENTS (jis), code, shift)
                                          : find (us, G_N_ELEMENTS (us), code, shift);
}

gboolean
akashi_hand_keys_is_end (guint code)
{
  return code == KEY_ENTER || code == KEY_KPENTER || code == KEY_TAB;
}

gboolean
akashi_hand_keys_is_shift (guint code)
{
  return code == KEY_LEFTSHIFT || code == KEY_RIGHTSHIFT;
}
