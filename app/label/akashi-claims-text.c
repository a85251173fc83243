/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-claims-text.h"

static const struct {
  gunichar first;
  gunichar last;
} refused[] = {
  { 0x0000, 0x001f }, { 0x007f, 0x009f }, { 0x00ad, 0x00ad },   { 0x061c, 0x061c }, { 0x180e, 0x180e },
  { 0x200b, 0x200b }, { 0x200e, 0x200f }, { 0x2028, 0x202e },   { 0x2060, 0x206f }, { 0xfdd0, 0xfdef },
  { 0xfeff, 0xfeff }, { 0xfff9, 0xfffb }, { 0xe0000, 0xe007f },
};

static gboolean
is_refused (gunichar character)
{
  /* The last two of every plane are noncharacters. */
  if ((character & 0xfffe) == 0xfffe)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (refused) && character >= refused[i].first; i++)
    if (character <= refused[i].last)
      return TRUE;
  return FALSE;
}

gboolean
akashi_claims_text_is_safe (const guint8 *text, gsize length)
{
  if (length == 0)
    return TRUE;

  const char *start = (const char *) text;
  if (!g_utf8_validate_len (start, length, NULL))
    return FALSE;
  for (const char *at = start; at < start + length; at = g_utf8_next_char (at))
    if (is_refused (g_utf8_get_char (at)))
      return FALSE;
  return TRUE;
}
