/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-label-attempt.h"

#include <string.h>

#define MARK_BYTES 3 /* of `S1.` */

AkashiAttempt
akashi_label_attempt (const char *text, gsize length, AkashiSpan *payload)
{
  const char *slash = length > 0 ? memrchr (text, '/', length) : NULL;
  const char *part = slash ? slash + 1 : text;
  const char *end = text + length;

  if (end - part < MARK_BYTES || g_ascii_toupper (part[0]) != 'S')
    return AKASHI_ATTEMPT_NONE;
  const char *at = part + 1;
  while (at < end && g_ascii_isdigit (*at))
    at++;
  if (at == end || *at != '.' || at - part > 4 || part[1] == '0' || at == part + 1)
    return AKASHI_ATTEMPT_NONE;
  *payload = (AkashiSpan){ at + 1, (gsize) (end - at - 1) };
  return at - part == 2 && part[1] == '1' ? AKASHI_ATTEMPT_S1 : AKASHI_ATTEMPT_NEWER;
}

static gboolean
is_unreserved (char c)
{
  return g_ascii_isalnum (c) || c == '-' || c == '.' || c == '_' || c == '~';
}

gboolean
akashi_label_attempt_keeps_to_path (const AkashiAddress *address, const AkashiSpan *payload)
{
  const char *end = payload->at + payload->length;
  const char *mark = payload->at - MARK_BYTES;
  if (address->path.length == 0 || address->path.at[0] != '/'
      || address->path.at + address->path.length != end)
    return FALSE;

  const char *segment = address->path.at + 1;
  for (const char *at = segment; at < mark; at++)
    if (*at == '/')
      {
        if (at == segment)
          return FALSE;
        segment = at + 1;
      }
    else if (!is_unreserved (*at))
      return FALSE;
  return segment == mark;
}
