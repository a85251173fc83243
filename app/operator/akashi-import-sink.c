/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-import-sink.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "akashi-limits.h"
#include "akashi-number.h"
#include "akashi-registration-json.h"
#include "akashi-temporary-file.h"

struct _AkashiImportSink {
  char *scheme;
  AkashiImportLine *line;
  AkashiNumberLedger *ledger;
  AkashiListProfile profile;
  FILE *lines;
  guint64 written; /* bytes */
};

AkashiImportSink *
akashi_import_sink_new (const AkashiImportMap *map, GError **error)
{
  FILE *lines = akashi_temporary_file_open (error);

  if (!lines)
    return NULL;
  AkashiImportSink *sink = g_new0 (AkashiImportSink, 1);
  sink->scheme = g_strdup (map->scheme);
  sink->line = akashi_import_line_new (map);
  sink->ledger = akashi_number_ledger_new (AKASHI_LEDGER_RUN);
  sink->lines = lines;
  return sink;
}

void
akashi_import_sink_free (AkashiImportSink *sink)
{
  g_free (sink->scheme);
  akashi_import_line_free (sink->line);
  akashi_number_ledger_free (sink->ledger);
  g_clear_pointer (&sink->lines, fclose);
  g_free (sink);
}

const AkashiListProfile *
akashi_import_sink_profile (const AkashiImportSink *sink)
{
  return &sink->profile;
}

static gboolean
fail (GError **error)
{
  int code = errno;
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IO, "the temporary file of the list failed: %s",
               g_strerror (code));
  return FALSE;
}

/* Returns: (transfer full) (nullable): what no list says that is right */
static char *
find_contradiction (const AkashiRegistration *registration)
{
  if (akashi_date_is_day (registration->issued) && akashi_date_is_day (registration->valid_until)
      && registration->valid_until < registration->issued)
    return g_strdup ("it ends before it was issued");
  return NULL;
}

/* Reads the line as a cache would. */
static char *
check_line (AkashiImportSink *sink, const GString *text)
{
  g_autoptr (GError) problem = NULL;

  if (text->len > AKASHI_MAX_LIST_LINE_BYTES)
    return g_strdup_printf ("the registration becomes longer than %d bytes", AKASHI_MAX_LIST_LINE_BYTES);
  g_autoptr (AkashiRegistration) registration
      = akashi_registration_new_canonical (sink->scheme, text->str, text->len, &problem);
  if (!registration)
    return g_strdup (problem->message);
  char *why = find_contradiction (registration);
  if (!why)
    akashi_list_profile_add (&sink->profile, registration);
  return why;
}

gboolean
akashi_import_sink_put (AkashiImportSink *sink, const AkashiImportDraft *draft, char **why, GError **error)
{
  const GString *text = akashi_import_line_write (sink->line, draft);

  *why = check_line (sink, text);
  if (*why)
    return TRUE;
  if (fwrite (text->str, 1, text->len, sink->lines) != text->len || fputc ('\n', sink->lines) == EOF)
    return fail (error);
  guint64 offset = sink->written;
  sink->written += text->len + 1;
  return akashi_number_ledger_add (sink->ledger, draft->key, draft->line, offset, error);
}

/* Returns: (transfer full) (nullable): the number in the line at @offset */
static char *
number_at (AkashiImportSink *sink, guint64 offset, GError **error)
{
  char *text = NULL;
  size_t size = 0;
  ssize_t length = -1;

  if (fseeko (sink->lines, (off_t) offset, SEEK_SET) == 0)
    length = getline (&text, &size, sink->lines);
  if (length <= 0)
    {
      fail (error);
      free (text);
      return NULL;
    }
  g_autoptr (AkashiRegistration) registration
      = akashi_registration_new_canonical (sink->scheme, text, (gsize) length - 1, error);
  free (text);
  return registration ? g_strdup (registration->number) : NULL;
}

typedef struct {
  AkashiImportSink *sink;
  AkashiRepeatedFunc func;
  gpointer data;
} Search;

static gboolean
compare_numbers (const AkashiLedgerEntry *first, const AkashiLedgerEntry *again, gpointer data,
                 GError **error)
{
  const Search *search = data;
  g_autofree char *one = number_at (search->sink, first->offset, error);
  g_autofree char *other = one ? number_at (search->sink, again->offset, error) : NULL;

  if (!other)
    return FALSE;
  g_autofree char *key = akashi_number_normalize (one);
  g_autofree char *other_key = akashi_number_normalize (other);
  if (strcmp (key, other_key) == 0)
    search->func (again->line, first->line, other, search->data);
  return TRUE;
}

gboolean
akashi_import_sink_repeated (AkashiImportSink *sink, AkashiRepeatedFunc func, gpointer data, GError **error)
{
  Search search = { sink, func, data };

  if (fflush (sink->lines) != 0)
    return fail (error);
  return akashi_number_ledger_repeated (sink->ledger, compare_numbers, &search, error);
}

FILE *
akashi_import_sink_finish (AkashiImportSink *sink, GError **error)
{
  if (fflush (sink->lines) != 0 || fseeko (sink->lines, 0, SEEK_SET) != 0)
    {
      fail (error);
      return NULL;
    }
  return g_steal_pointer (&sink->lines);
}
