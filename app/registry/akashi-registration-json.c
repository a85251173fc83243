/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-registration-json.h"

#include "akashi-json-field.h"
#include "akashi-limits.h"
#include "akashi-number.h"

#include <string.h>

/* Levels of all known schemes are single digits; this only keeps nonsense out. */
#define MAX_LEVEL 99

static gboolean
read_maker (const json_t *root, AkashiRegistration *into, GError **error)
{
  json_t *maker;

  if (!akashi_json_get_object (root, "maker", AKASHI_FIELD_REQUIRED, &maker, error))
    return FALSE;
  if (!akashi_json_get_texts (maker, "name", AKASHI_FIELD_REQUIRED, into->maker, error)
      || !akashi_json_dup_text (maker, "country", AKASHI_FIELD_OPTIONAL, &into->maker_country, error)
      || !akashi_json_dup_text (maker, "contact", AKASHI_FIELD_OPTIONAL, &into->maker_contact, error)
      || !akashi_json_dup_text (maker, "security_contact", AKASHI_FIELD_OPTIONAL, &into->security_contact,
                                error))
    {
      g_prefix_error (error, "maker: ");
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_model (const json_t *object, GPtrArray *into, GError **error)
{
  const char *name = NULL;

  if (!akashi_json_get_text (object, "model", AKASHI_FIELD_REQUIRED, &name, error))
    return FALSE;

  AkashiModel *model = akashi_model_new (name);
  g_ptr_array_add (into, model);
  return akashi_json_get_texts (object, "names", AKASHI_FIELD_OPTIONAL, model->names, error)
         && akashi_json_get_gtins (object, "gtins", model->gtins, error);
}

static gboolean
read_models (const json_t *root, AkashiRegistration *into, GError **error)
{
  json_t *models;

  if (!akashi_json_get_objects (root, "models", AKASHI_FIELD_REQUIRED, &models, error))
    return FALSE;
  for (gsize i = 0; i < json_array_size (models); i++)
    if (!read_model (json_array_get (models, i), into->models, error))
      {
        g_prefix_error (error, "model %" G_GSIZE_FORMAT ": ", i + 1);
        return FALSE;
      }
  if (into->models->len > 0)
    return TRUE;
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "field “models” names no model");
  return FALSE;
}

static gboolean
read_level (const json_t *root, AkashiRegistration *into, GError **error)
{
  static const char *const assessors[] = { NULL, "maker", "laboratory", "authority" };
  json_t *assessment;
  gint64 level = -1;
  int by;

  if (!akashi_json_dup_text (root, "category", AKASHI_FIELD_OPTIONAL, &into->category, error)
      || !akashi_json_get_integer (root, "level", AKASHI_FIELD_OPTIONAL, 0, MAX_LEVEL, &level, error)
      || !akashi_json_dup_text (root, "edition", AKASHI_FIELD_OPTIONAL, &into->edition, error)
      || !akashi_json_get_object (root, "assessment", AKASHI_FIELD_OPTIONAL, &assessment, error))
    return FALSE;
  into->level = (int)level;
  if (!assessment)
    return TRUE;
  if (!akashi_json_get_word (assessment, "by", assessors, G_N_ELEMENTS (assessors), &by, error)
      || !akashi_json_dup_text (assessment, "name", AKASHI_FIELD_OPTIONAL, &into->assessor, error))
    {
      g_prefix_error (error, "assessment: ");
      return FALSE;
    }
  into->assessed_by = (AkashiAssessedBy)by;
  return TRUE;
}

static gboolean
read_dates (const json_t *root, AkashiRegistration *into, GError **error)
{
  if (!akashi_json_get_date (root, "issued", AKASHI_FIELD_OPTIONAL, &into->issued, error)
      || !akashi_json_get_date (root, "valid_until", AKASHI_FIELD_OPTIONAL, &into->valid_until, error))
    return FALSE;

  const char *support = json_string_value (json_object_get (root, "support_until"));
  if (support && strcmp (support, "none") == 0)
    {
      into->support_until = AKASHI_DATE_NONE;
      return TRUE;
    }
  return akashi_json_get_date (root, "support_until", AKASHI_FIELD_OPTIONAL, &into->support_until, error);
}

static gboolean
read_promises (const json_t *root, AkashiRegistration *into, GError **error)
{
  static const char *const updates[] = { NULL, "automatic", "manual", "none" };
  static const char *const passwords[] = { NULL, "unique", "user-set", "none" };
  static const char *const connections[] = { NULL, "direct", "indirect" };
  int update, password, connection;

  if (!akashi_json_get_word (root, "updates", updates, G_N_ELEMENTS (updates), &update, error)
      || !akashi_json_get_word (root, "password", passwords, G_N_ELEMENTS (passwords), &password, error)
      || !akashi_json_get_word (root, "connection", connections, G_N_ELEMENTS (connections), &connection,
                                error))
    return FALSE;
  into->updates = (AkashiUpdates)update;
  into->password = (AkashiPassword)password;
  into->connection = (AkashiConnection)connection;
  return akashi_json_dup_strv (root, "guarantees", AKASHI_FIELD_OPTIONAL, &into->guarantees, error)
         && akashi_json_dup_strv (root, "sensors", AKASHI_FIELD_OPTIONAL, &into->sensors, error)
         && akashi_json_dup_strv (root, "data_use", AKASHI_FIELD_OPTIONAL, &into->data_use, error)
         && akashi_json_dup_strv (root, "covers", AKASHI_FIELD_OPTIONAL, &into->covers, error)
         && akashi_json_dup_text (root, "desk_phone", AKASHI_FIELD_OPTIONAL, &into->desk_phone, error)
         && akashi_json_dup_text (root, "compensation", AKASHI_FIELD_OPTIONAL, &into->compensation, error)
         && akashi_json_dup_text (root, "responsible", AKASHI_FIELD_OPTIONAL, &into->responsible, error);
}

static gboolean
read_status (const json_t *root, AkashiRegistration *into, GError **error)
{
  static const char *const states[]
      = { NULL, "in-force", "suspended", "withdrawn", "expired", "provisional" };
  const char *word = NULL;
  int status;

  if (!akashi_json_get_text (root, "status", AKASHI_FIELD_REQUIRED, &word, error)
      || !akashi_json_get_word (root, "status", states, G_N_ELEMENTS (states), &status, error))
    return FALSE;
  if (status == AKASHI_STATUS_UNKNOWN)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "status “%s” is not known", word);
      return FALSE;
    }
  into->status = (AkashiStatus)status;
  return akashi_json_dup_text (root, "status_raw", AKASHI_FIELD_OPTIONAL, &into->status_raw, error)
         && akashi_json_get_date (root, "since", AKASHI_FIELD_OPTIONAL, &into->status_since, error)
         && akashi_json_dup_text (root, "reason", AKASHI_FIELD_OPTIONAL, &into->status_reason, error)
         && akashi_json_dup_text (root, "page", AKASHI_FIELD_OPTIONAL, &into->page, error);
}

static gboolean
number_can_be_looked_up (const char *number, GError **error)
{
  g_autofree char *key = akashi_number_normalize (number);

  if (*key)
    return TRUE;
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "number “%s” has neither letter nor digit", number);
  return FALSE;
}

static AkashiRegistration *
read_registration (const char *scheme, const json_t *root, GError **error)
{
  const char *number = NULL;

  if (!akashi_json_get_text (root, "number", AKASHI_FIELD_REQUIRED, &number, error))
    return NULL;

  g_autoptr (AkashiRegistration) result = akashi_registration_new (scheme, number);
  if (!read_maker (root, result, error) || !read_models (root, result, error)
      || !read_level (root, result, error) || !read_dates (root, result, error)
      || !read_promises (root, result, error) || !read_status (root, result, error))
    return NULL;
  return g_steal_pointer (&result);
}

AkashiRegistration *
akashi_registration_new_json (const char *scheme, const char *json, gsize length, GError **error)
{
  g_autoptr (json_t) root = akashi_json_load_object (json, length, error);

  return root ? read_registration (scheme, root, error) : NULL;
}

static gboolean
read_drop (const json_t *root, AkashiListLine *into, GError **error)
{
  return akashi_json_dup_text (root, "drop", AKASHI_FIELD_REQUIRED, &into->drop, error)
         && number_can_be_looked_up (into->drop, error)
         && akashi_json_get_date (root, "on", AKASHI_FIELD_REQUIRED, &into->on, error)
         && akashi_json_get_date (root, "valid_until", AKASHI_FIELD_OPTIONAL, &into->valid_until, error);
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
  if (!root || !akashi_json_check_texts (root, error))
    return NULL;

  g_autoptr (AkashiListLine) line = g_new0 (AkashiListLine, 1);
  line->on = AKASHI_DATE_UNKNOWN;
  line->valid_until = AKASHI_DATE_UNKNOWN;
  if (json_object_get (root, "drop"))
    return read_drop (root, line, error) ? g_steal_pointer (&line) : NULL;

  line->registration = read_registration (scheme, root, error);
  if (!line->registration || !number_can_be_looked_up (line->registration->number, error))
    return NULL;
  g_autoptr (GBytes) canonical = akashi_json_canonical (root, error);
  if (!canonical)
    return NULL;
  line->canonical = g_bytes_unref_to_data (g_steal_pointer (&canonical), &line->canonical_length);
  return g_steal_pointer (&line);
}

void
akashi_list_line_free (AkashiListLine *line)
{
  g_clear_pointer (&line->registration, akashi_registration_unref);
  g_free (line->canonical);
  g_free (line->drop);
  g_free (line);
}
