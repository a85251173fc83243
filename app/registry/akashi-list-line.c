/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-body.h"
#include "akashi-canonical-reader.h"
#include "akashi-json-field.h"
#include "akashi-limits.h"
#include "akashi-number.h"
#include "akashi-registration-json.h"
#include "akashi-search-grams.h"

#include <string.h>

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

/* What is inside a line that says nothing yet. */
static gboolean
read_full (const char *scheme, const json_t *root, AkashiListLine *into, GError **error)
{
  return json_object_get (root, "drop") ? read_drop (root, into, error)
                                        : read_put (scheme, root, into, error);
}

static gboolean
read_delta (const char *scheme, const json_t *root, AkashiListLine *into, GError **error)
{
  json_t *put;

  if (json_object_get (root, "drop") && !json_object_get (root, "put"))
    return read_drop (root, into, error);
  if (!akashi_json_get_object (root, "put", AKASHI_FIELD_REQUIRED, &put, error))
    return FALSE;
  if (json_object_size (root) == 1)
    return read_put (scheme, put, into, error);
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "there is more beside “put”");
  return FALSE;
}

static AkashiListLine *
line_new (const char *scheme, const char *json, gsize length,
          gboolean (*read) (const char *, const json_t *, AkashiListLine *, GError **), GError **error)
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
  return read (scheme, root, line, error) ? g_steal_pointer (&line) : NULL;
}

/* What is published is canonical already, and needs no tree to become so. */
static AkashiListLine *
line_new_canonical (const char *scheme, const char *json, gsize length, GError **error)
{
  g_autoptr (AkashiListLine) line = g_new0 (AkashiListLine, 1);

  line->on = AKASHI_DATE_UNKNOWN;
  line->valid_until = AKASHI_DATE_UNKNOWN;
  line->registration = akashi_registration_new_canonical (scheme, json, length, error);
  if (!line->registration || !number_can_be_looked_up (line->registration->number, error))
    return NULL;
  line->canonical = g_memdup2 (json, length);
  line->canonical_length = length;
  return g_steal_pointer (&line);
}

AkashiListLine *
akashi_list_line_new_json (const char *scheme, const char *json, gsize length, GError **error)
{
  if (length <= AKASHI_MAX_LIST_LINE_BYTES && akashi_canonical_is (json, length)
      && !akashi_canonical_has (json, length, "drop"))
    return line_new_canonical (scheme, json, length, error);
  return line_new (scheme, json, length, read_full, error);
}

AkashiListLine *
akashi_delta_line_new_json (const char *scheme, const char *json, gsize length, GError **error)
{
  return line_new (scheme, json, length, read_delta, error);
}

void
akashi_list_line_prepare (AkashiListLine *line)
{
  line->key = akashi_number_normalize (line->registration ? line->registration->number : line->drop);
  if (!line->registration)
    return;
  GArray *grams = g_array_sized_new (FALSE, FALSE, sizeof (AkashiGram), 128);
  GByteArray *packed = g_byte_array_sized_new ((guint) line->canonical_length / 2 + 32);
  akashi_search_grams_of (line->registration, grams);
  line->n_grams = grams->len;
  line->grams = (AkashiGram *) (gpointer) g_array_free (grams, FALSE);
  akashi_body_pack (line->canonical, line->canonical_length, packed);
  line->packed_length = packed->len;
  line->packed = g_byte_array_free (packed, FALSE);
}

void
akashi_list_line_free (AkashiListLine *line)
{
  g_clear_pointer (&line->registration, akashi_registration_unref);
  g_free (line->canonical);
  g_free (line->drop);
  g_free (line->key);
  g_free (line->packed);
  g_free (line->grams);
  g_free (line);
}
