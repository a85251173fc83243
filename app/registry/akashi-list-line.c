/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-json-field.h"
#include "akashi-limits.h"
#include "akashi-number.h"
#include "akashi-registration-json.h"

static gboolean
number_can_be_looked_up (const char *number, GError **error)
{
  g_autofree char *key = akashi_number_normalize (number);

  if (*key)
    return TRUE;
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "number “%s” has neither letter nor digit", number);
  return FALSE;
}

static gboolean
read_drop (const json_t *root, AkashiListLine *into, GError **error)
{
  return akashi_json_dup_text (root, "drop", AKASHI_FIELD_REQUIRED, &into->drop, error)
         && number_can_be_looked_up (into->drop, error)
         && akashi_json_get_date (root, "on", AKASHI_FIELD_REQUIRED, &into->on, error)
         && akashi_json_get_date (root, "valid_until", AKASHI_FIELD_OPTIONAL, &into->valid_until, error);
}

static gboolean
read_put (const char *scheme, const json_t *root, AkashiListLine *into, GError **error)
{
  g_autoptr (GBytes) canonical = akashi_json_canonical (root, error);

  if (!canonical)
    return FALSE;
  into->canonical = g_bytes_unref_to_data (g_steal_pointer (&canonical), &into->canonical_length);
  into->registration
      = akashi_registration_new_canonical (scheme, into->canonical, into->canonical_length, error);
  return into->registration && number_can_be_looked_up (into->registration->number, error);
}

AkashiListLine *
akashi_list_line_new_json (const char *scheme, const char *json, gsize length, GError **error)
{
  if (length > AKASHI_MAX_LIST_LINE_BYTES)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE, "longer than %d bytes",
                   AKASHI_MAX_LIST_LINE_BYTES);
      return NULL;
    }

  g_autoptr (json_t) root = akashi_json_load_object (json, length, error);
  if (!root)
    return NULL;
  g_autoptr (AkashiListLine) line = g_new0 (AkashiListLine, 1);
  line->on = AKASHI_DATE_UNKNOWN;
  line->valid_until = AKASHI_DATE_UNKNOWN;
  gboolean good
      = json_object_get (root, "drop") ? read_drop (root, line, error) : read_put (scheme, root, line, error);
  return good ? g_steal_pointer (&line) : NULL;
}

void
akashi_list_line_free (AkashiListLine *line)
{
  g_clear_pointer (&line->registration, akashi_registration_unref);
  g_free (line->canonical);
  g_free (line->drop);
  g_free (line);
}
