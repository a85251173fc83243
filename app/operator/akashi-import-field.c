/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-import-field.h"

#include <string.h>

static const char *const assessors[] = { "maker", "laboratory", "authority", NULL };
static const char *const connections[] = { "direct", "indirect", NULL };
static const char *const covered[] = { "device", "app", "cloud", "parts", "documents", "device-test", NULL };
static const char *const passwords[] = { "unique", "user-set", "none", NULL };
static const char *const responsible[] = { "maker", "importer", "seller", "service", NULL };
static const char *const states[] = { "in-force", "suspended", "withdrawn", "expired", "provisional", NULL };
static const char *const updates[] = { "automatic", "manual", "none", NULL };

static const AkashiImportField fields[] = {
  { "assessment.by", AKASHI_IMPORT_WORD, assessors },
  { "assessment.name", AKASHI_IMPORT_TEXT, NULL },
  { "category", AKASHI_IMPORT_TEXT, NULL },
  { "compensation", AKASHI_IMPORT_TEXT, NULL },
  { "connection", AKASHI_IMPORT_WORD, connections },
  { "covers", AKASHI_IMPORT_WORDS, covered },
  { "data_use", AKASHI_IMPORT_WORDS, NULL },
  { "desk_phone", AKASHI_IMPORT_TEXT, NULL },
  { "edition", AKASHI_IMPORT_TEXT, NULL },
  { "guarantees", AKASHI_IMPORT_WORDS, NULL },
  { "issued", AKASHI_IMPORT_DAY, NULL },
  { "level", AKASHI_IMPORT_LEVEL, NULL },
  { "maker.contact", AKASHI_IMPORT_TEXT, NULL },
  { "maker.country", AKASHI_IMPORT_TEXT, NULL },
  { "maker.name.", AKASHI_IMPORT_TEXT, NULL },
  { "maker.security_contact", AKASHI_IMPORT_TEXT, NULL },
  { "models", AKASHI_IMPORT_MODELS, NULL },
  { "models.gtins", AKASHI_IMPORT_GTINS, NULL },
  { "models.names.", AKASHI_IMPORT_NAMES, NULL },
  { "number", AKASHI_IMPORT_NUMBER, NULL },
  { "page", AKASHI_IMPORT_PAGE, NULL },
  { "password", AKASHI_IMPORT_WORD, passwords },
  { "reason", AKASHI_IMPORT_TEXT, NULL },
  { "responsible", AKASHI_IMPORT_WORD, responsible },
  { "sensors", AKASHI_IMPORT_WORDS, NULL },
  { "since", AKASHI_IMPORT_DAY, NULL },
  { "status", AKASHI_IMPORT_STATUS, states },
  { "support_until", AKASHI_IMPORT_SUPPORT, NULL },
  { "updates", AKASHI_IMPORT_WORD, updates },
  { "valid_until", AKASHI_IMPORT_DAY, NULL },
};

/* A language tag, as in `ja`, `zh_CN`, `ja@easy`. */
static gboolean
is_language (const char *text)
{
  gsize length = strspn (text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_@-");
  return length >= 2 && length <= 16 && text[length] == '\0';
}

const AkashiImportField *
akashi_import_field_find (const char *path)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      gsize length = strlen (fields[i].path);
      gboolean by_language = fields[i].path[length - 1] == '.';
      if (by_language ? strncmp (path, fields[i].path, length) == 0 && is_language (path + length)
                      : strcmp (path, fields[i].path) == 0)
        return &fields[i];
    }
  return NULL;
}

int
akashi_import_field_compare (const char *a, const char *b)
{
  for (; *a != '\0' && *a == *b; a++)
    b++;
  /* The end of a key comes before any letter of a longer one. */
  int of_a = *a == '.' ? 1 : (guchar) *a;
  int of_b = *b == '.' ? 1 : (guchar) *b;
  return of_a - of_b;
}

gboolean
akashi_import_field_is_required (const char *path)
{
  return strcmp (path, "number") == 0 || strcmp (path, "models") == 0 || strcmp (path, "status") == 0;
}
