/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-digital-link.h"

/* Takes the segment after the `/` that @rest begins with. */
static gboolean
next_segment (AkashiSpan *rest, AkashiSpan *out)
{
  if (rest->length == 0 || rest->at[0] != '/')
    return FALSE;
  gsize length = 1;
  while (length < rest->length && rest->at[length] != '/')
    length++;
  *out = (AkashiSpan){ rest->at + 1, length - 1 };
  rest->at += length;
  rest->length -= length;
  return TRUE;
}

static gboolean
is_one_of (AkashiSpan segment, const char *const *names)
{
  for (; *names; names++)
    if (akashi_span_equals (segment, *names))
      return TRUE;
  return FALSE;
}

/* Nothing but key qualifiers with their values, and perhaps a last `/`. */
static gboolean
are_qualifiers (AkashiSpan rest)
{
  static const char *const qualifiers[] = { "22", "10", "21", "235", "cpv", "lot", "ser", NULL };
  AkashiSpan name, value;

  while (next_segment (&rest, &name))
    {
      if (name.length == 0 && rest.length == 0)
        return TRUE;
      if (!is_one_of (name, qualifiers) || !next_segment (&rest, &value) || value.length == 0)
        return FALSE;
    }
  return TRUE;
}

gboolean
akashi_digital_link_read (const AkashiAddress *address, AkashiGtin *out)
{
  static const char *const keys[] = { "01", "gtin", NULL };
  AkashiSpan rest = address->path;
  AkashiSpan name;

  if (!akashi_address_has_scheme (address, "https") && !akashi_address_has_scheme (address, "http"))
    return FALSE;
  while (next_segment (&rest, &name))
    {
      AkashiSpan after = rest;
      AkashiSpan value;
      AkashiGtin gtin;
      if (is_one_of (name, keys) && next_segment (&after, &value)
          && akashi_gtin_parse (value.at, value.length, &gtin) && are_qualifiers (after))
        {
          *out = gtin;
          return TRUE;
        }
    }
  return FALSE;
}
