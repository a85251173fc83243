/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-registration-json.h"

#include <string.h>

#include "akashi-canonical-reader.h"
#include "akashi-number.h"

/* Levels of all known schemes are single digits; this only keeps nonsense out. */
#define MAX_LEVEL 99

typedef enum {
  TEXT,    /* char *; an empty one is none */
  TEXTS,   /* char **: an array */
  NAMES,   /* AkashiTexts: an object by language */
  DAY,     /* AkashiDate */
  SUPPORT, /* AkashiDate, or "none" */
  LEVEL,   /* int */
  WORD,    /* an enumeration: the word's place in `words`; one that is not there is 0, unknown */
  GTINS,   /* GArray of AkashiGtin: an array */
  OBJECT,  /* `fields` of the same struct, in an object of their own */
  MODELS,  /* GPtrArray of AkashiModel: an array of objects */
} Kind;

/* A key of a JSON object and the member of a C struct it fills. */
typedef struct Field {
  const char *key;
  Kind kind;
  gsize offset;               /* of the member */
  const char *const *words;   /* WORD: ends in NULL; the first is never met */
  const struct Field *fields; /* OBJECT: ends in a key of NULL */
} Field;

#define MEMBER(name) G_STRUCT_OFFSET (AkashiRegistration, name)

static const char *const assessors[] = { "", "maker", "laboratory", "authority", NULL };
static const char *const updates[] = { "", "automatic", "manual", "none", NULL };
static const char *const passwords[] = { "", "unique", "user-set", "none", NULL };
static const char *const connections[] = { "", "direct", "indirect", NULL };
static const char *const states[]
    = { "", "in-force", "suspended", "withdrawn", "expired", "provisional", NULL };

static const Field assessment_fields[] = {
  { "by", WORD, MEMBER (assessed_by), assessors, NULL },
  { "name", TEXT, MEMBER (assessor), NULL, NULL },
  { NULL, TEXT, 0, NULL, NULL },
};

static const Field maker_fields[] = {
  { "name", NAMES, MEMBER (maker), NULL, NULL },
  { "country", TEXT, MEMBER (maker_country), NULL, NULL },
  { "contact", TEXT, MEMBER (maker_contact), NULL, NULL },
  { "security_contact", TEXT, MEMBER (security_contact), NULL, NULL },
  { NULL, TEXT, 0, NULL, NULL },
};

static const Field model_fields[] = {
  { "model", TEXT, G_STRUCT_OFFSET (AkashiModel, model), NULL, NULL },
  { "names", NAMES, G_STRUCT_OFFSET (AkashiModel, names), NULL, NULL },
  { "gtins", GTINS, G_STRUCT_OFFSET (AkashiModel, gtins), NULL, NULL },
  { NULL, TEXT, 0, NULL, NULL },
};

static const Field registration_fields[] = {
  { "number", TEXT, MEMBER (number), NULL, NULL },
  { "maker", OBJECT, 0, NULL, maker_fields },
  { "models", MODELS, MEMBER (models), NULL, NULL },
  { "category", TEXT, MEMBER (category), NULL, NULL },
  { "level", LEVEL, MEMBER (level), NULL, NULL },
  { "edition", TEXT, MEMBER (edition), NULL, NULL },
  { "assessment", OBJECT, 0, NULL, assessment_fields },
  { "issued", DAY, MEMBER (issued), NULL, NULL },
  { "valid_until", DAY, MEMBER (valid_until), NULL, NULL },
  { "support_until", SUPPORT, MEMBER (support_until), NULL, NULL },
  { "updates", WORD, MEMBER (updates), updates, NULL },
  { "password", WORD, MEMBER (password), passwords, NULL },
  { "connection", WORD, MEMBER (connection), connections, NULL },
  { "guarantees", TEXTS, MEMBER (guarantees), NULL, NULL },
  { "sensors", TEXTS, MEMBER (sensors), NULL, NULL },
  { "data_use", TEXTS, MEMBER (data_use), NULL, NULL },
  { "covers", TEXTS, MEMBER (covers), NULL, NULL },
  { "responsible", TEXT, MEMBER (responsible), NULL, NULL },
  { "compensation", TEXT, MEMBER (compensation), NULL, NULL },
  { "desk_phone", TEXT, MEMBER (desk_phone), NULL, NULL },
  { "status", WORD, MEMBER (status), states, NULL },
  { "status_raw", TEXT, MEMBER (status_raw), NULL, NULL },
  { "since", DAY, MEMBER (status_since), NULL, NULL },
  { "reason", TEXT, MEMBER (status_reason), NULL, NULL },
  { "page", TEXT, MEMBER (page), NULL, NULL },
  { NULL, TEXT, 0, NULL, NULL },
};

static gboolean read_fields (AkashiCursor *at, const Field *fields, gpointer into, GError **error);

static void
read_text_slice (const AkashiSlice *text, char **into)
{
  g_free (*into);
  *into = text->length > 0 ? akashi_slice_dup (text) : NULL;
}

static gboolean
read_day_slice (const AkashiSlice *text, AkashiDate *into)
{
  char iso[11] = "";

  if (text->length != 10)
    return FALSE;
  memcpy (iso, text->data, 10);
  return akashi_date_parse (iso, into);
}

static void
read_word_slice (const AkashiSlice *text, const char *const *words, int *into)
{
  *into = 0;
  for (int i = 1; words[i]; i++)
    if (akashi_slice_is (text, words[i]))
      *into = i;
}

static void
set_text (AkashiTexts *into, const AkashiSlice *language, const AkashiSlice *text)
{
  g_autofree char *plain_language = akashi_slice_dup (language);
  g_autofree char *plain_text = akashi_slice_dup (text);
  akashi_texts_set (into, plain_language, plain_text);
}

static gboolean
read_names (AkashiCursor *at, AkashiTexts *into)
{
  gboolean first = TRUE;
  gboolean end = FALSE;
  AkashiSlice language, text;

  if (!akashi_canonical_take (at, '{'))
    return FALSE;
  while (akashi_canonical_next_key (at, &first, &end, &language))
    {
      if (end)
        return TRUE;
      if (!akashi_canonical_take_text (at, &text))
        return FALSE;
      if (language.length > 0 && text.length > 0)
        set_text (into, &language, &text);
    }
  return FALSE;
}

static gboolean
read_texts (AkashiCursor *at, char ***into)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  gboolean first = TRUE;
  gboolean end = FALSE;
  AkashiSlice text;

  if (!akashi_canonical_take (at, '['))
    return FALSE;
  while (akashi_canonical_next (at, ']', &first, &end))
    {
      if (end)
        {
          g_strfreev (*into);
          *into = g_strv_builder_end (texts);
          return TRUE;
        }
      if (!akashi_canonical_take_text (at, &text) || text.length == 0)
        return FALSE;
      g_autofree char *copy = akashi_slice_dup (&text);
      g_strv_builder_add (texts, copy);
    }
  return FALSE;
}

static gboolean
read_gtins (AkashiCursor *at, GArray *into)
{
  gboolean first = TRUE;
  gboolean end = FALSE;
  AkashiSlice text;
  AkashiGtin gtin;

  if (!akashi_canonical_take (at, '['))
    return FALSE;
  while (akashi_canonical_next (at, ']', &first, &end))
    {
      if (end)
        return TRUE;
      if (!akashi_canonical_take_text (at, &text) || !akashi_gtin_parse (text.data, text.length, &gtin))
        return FALSE;
      g_array_append_val (into, gtin);
    }
  return FALSE;
}

static gboolean
read_level (AkashiCursor *at, int *into)
{
  gint64 level;

  if (!akashi_canonical_take_integer (at, &level) || level < 0 || level > MAX_LEVEL)
    return FALSE;
  *into = (int) level;
  return TRUE;
}

static gboolean
refuse (GError **error, const char *key, const char *problem)
{
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "field “%s” %s", key, problem);
  return FALSE;
}

static gboolean
read_model (AkashiCursor *at, GPtrArray *into, GError **error)
{
  AkashiModel *model = g_new0 (AkashiModel, 1);

  model->names = akashi_texts_new ();
  model->gtins = g_array_new (FALSE, FALSE, sizeof (AkashiGtin));
  g_ptr_array_add (into, model);
  if (!read_fields (at, model_fields, model, error))
    return FALSE;
  if (!model->model)
    return refuse (error, "model", "is missing");
  model->normalized = akashi_number_normalize (model->model);
  return TRUE;
}

static gboolean
read_models (AkashiCursor *at, GPtrArray *into, GError **error)
{
  gboolean first = TRUE;
  gboolean end = FALSE;

  if (!akashi_canonical_take (at, '['))
    return FALSE;
  while (akashi_canonical_next (at, ']', &first, &end))
    {
      if (end)
        return TRUE;
      if (!read_model (at, into, error))
        {
          g_prefix_error (error, "model %u: ", into->len);
          return FALSE;
        }
    }
  return FALSE;
}

/* Kinds that are one text in JSON. */
static gboolean
read_slice (AkashiCursor *at, const Field *field, gpointer member)
{
  AkashiSlice text;

  if (!akashi_canonical_take_text (at, &text))
    return FALSE;
  if (field->kind == TEXT)
    read_text_slice (&text, member);
  else if (field->kind == WORD)
    read_word_slice (&text, field->words, member);
  else if (field->kind == SUPPORT && akashi_slice_is (&text, "none"))
    *(AkashiDate *) member = AKASHI_DATE_NONE;
  else
    return read_day_slice (&text, member);
  return TRUE;
}

static gboolean
read_value (AkashiCursor *at, const Field *field, gpointer into, GError **error)
{
  gpointer member = G_STRUCT_MEMBER_P (into, field->offset);

  switch (field->kind)
    {
    case TEXT:
    case DAY:
    case SUPPORT:
    case WORD:
      return read_slice (at, field, member);
    case TEXTS:
      return read_texts (at, member);
    case NAMES:
      return read_names (at, *(AkashiTexts **) member);
    case LEVEL:
      return read_level (at, member);
    case GTINS:
      return read_gtins (at, *(GArray **) member);
    case OBJECT:
      return read_fields (at, field->fields, into, error);
    case MODELS:
      return read_models (at, *(GPtrArray **) member, error);
    default:
      return FALSE;
    }
}

static const Field *
find_field (const Field *fields, const AkashiSlice *key)
{
  for (const Field *field = fields; field->key; field++)
    if (akashi_slice_is (key, field->key))
      return field;
  return NULL;
}

/* An object's members into the members of a struct. `null` is the same as absent; other keys are passed over.
 */
static gboolean
read_fields (AkashiCursor *at, const Field *fields, gpointer into, GError **error)
{
  gboolean first = TRUE;
  gboolean end = FALSE;
  AkashiSlice key;

  if (!akashi_canonical_take (at, '{'))
    return FALSE;
  while (akashi_canonical_next_key (at, &first, &end, &key))
    {
      const Field *field = end ? NULL : find_field (fields, &key);
      if (end)
        return TRUE;
      if (field && !akashi_canonical_take_null (at) && !read_value (at, field, into, error))
        {
          if (error && !*error)
            refuse (error, field->key, "does not have the form it must have");
          return FALSE;
        }
      if (!field && !akashi_canonical_skip (at))
        return FALSE;
    }
  return FALSE;
}

static gboolean
check_required (const AkashiRegistration *registration, GError **error)
{
  if (!registration->number)
    return refuse (error, "number", "is missing");
  if (akashi_texts_count (registration->maker) == 0)
    return refuse (error, "maker.name", "is missing");
  if (registration->models->len == 0)
    return refuse (error, "models", "is missing or names none");
  /* It decides the verdict: a word we do not know must not pass as one we do. */
  if (registration->status == AKASHI_STATUS_UNKNOWN)
    return refuse (error, "status", "is missing or not a known one");
  return TRUE;
}

AkashiRegistration *
akashi_registration_new_canonical (const char *scheme, const char *json, gsize length, GError **error)
{
  g_autoptr (AkashiRegistration) result = akashi_registration_new (scheme, NULL);
  AkashiCursor at = akashi_cursor (json, length);
  g_autoptr (GError) problem = NULL;

  if (g_utf8_validate_len (json, length, NULL) && read_fields (&at, registration_fields, result, &problem)
      && at.left == 0)
    return check_required (result, error) ? g_steal_pointer (&result) : NULL;
  if (problem)
    g_propagate_error (error, g_steal_pointer (&problem));
  else
    g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID,
                 "not a JSON object without control characters and fractions");
  return NULL;
}
