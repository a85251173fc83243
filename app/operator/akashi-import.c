/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-import.h"

#include <errno.h>
#include <string.h>

#include "akashi-atomic-file.h"
#include "akashi-import-row.h"
#include "akashi-import-sink.h"
#include "akashi-limits.h"
#include "akashi-previous-list.h"

/* An import under way. */
typedef struct {
  const AkashiImportRequest *request;
  AkashiImportFunc func;
  gpointer data;
  AkashiImportSummary *summary;
  AkashiImportMap *map;
  AkashiPublicList *list;
  AkashiListHeading *heading; /* of the table in hand */
  gboolean under_heading;     /* the headings of the table in hand were found */
  guint tables;               /* that have the headings */
  AkashiListHeading *nearest; /* (nullable): of the table that came nearest to having them */
  AkashiImportRows *rows;
  AkashiImportSink *sink;
  AkashiImportDraft *pending; /* the registration in hand; line 0: none */
  AkashiImportDraft *draft;   /* of the row in hand */
  guint64 repeated;
} Import;

static void
import_clear (Import *import)
{
  g_clear_pointer (&import->draft, akashi_import_draft_free);
  g_clear_pointer (&import->pending, akashi_import_draft_free);
  g_clear_pointer (&import->sink, akashi_import_sink_free);
  g_clear_pointer (&import->rows, akashi_import_rows_free);
  g_clear_pointer (&import->nearest, akashi_list_heading_free);
  g_clear_pointer (&import->heading, akashi_list_heading_free);
  g_clear_pointer (&import->list, akashi_public_list_free);
  g_clear_pointer (&import->map, akashi_import_map_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Import, import_clear)

static void
report (Import *import, guint64 line, const char *column, const char *reason)
{
  const AkashiImportRefusal refusal = { line, column, reason };

  if (import->func)
    import->func (&refusal, import->data);
}

static void
refuse_row (Import *import, guint64 line, const char *column, const char *reason)
{
  import->summary->refused++;
  report (import, line, column, reason);
}

static gboolean
read_map (Import *import, GError **error)
{
  const char *path = import->request->map_path;
  g_autoptr (GBytes) json = akashi_atomic_file_read (path, AKASHI_MAX_IMPORT_MAP_BYTES, error);

  if (!json)
    return FALSE;
  import->map = akashi_import_map_new_json (json, error);
  if (import->map && strcmp (import->map->scheme, import->request->scheme) != 0)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "field “scheme”: the map is of %s, not of %s",
                   import->map->scheme, import->request->scheme);
      g_clear_pointer (&import->map, akashi_import_map_free);
    }
  if (!import->map)
    g_prefix_error (error, "%s: ", path);
  return import->map != NULL;
}

/* --- Registrations --- */

/* The registration in hand is whole. */
static gboolean
flush (Import *import, GError **error)
{
  AkashiImportDraft *pending = import->pending;
  g_autofree char *why = NULL;

  if (pending->line > 0 && !pending->spoiled)
    {
      if (!akashi_import_sink_put (import->sink, pending, &why, error))
        return FALSE;
      if (why)
        refuse_row (import, pending->line, NULL, why);
      else
        {
          import->summary->registrations++;
          import->summary->models += pending->models.count;
          import->summary->unnamed += pending->models.unnamed;
        }
    }
  akashi_import_draft_clear (pending);
  return TRUE;
}

/* Whether @draft goes on with the registration in hand. */
static gboolean
goes_on (const Import *import, const AkashiImportDraft *draft)
{
  return import->map->row_is_model && import->pending->line > 0 && import->pending->key && draft->key
         && strcmp (import->pending->key, draft->key) == 0;
}

/* A registration of which a row is refused is not half kept. */
static void
spoil (Import *import)
{
  if (!import->pending->spoiled)
    {
      g_autofree char *reason = g_strdup_printf (
          "the registration of line %" G_GUINT64_FORMAT " is left out with it", import->pending->line);
      report (import, import->draft->line, NULL, reason);
    }
  import->pending->spoiled = TRUE;
}

static void
join (Import *import)
{
  guint blamed;

  if (import->pending->spoiled)
    refuse_row (import, import->draft->line, NULL, "it belongs to a registration that is refused");
  else if (import->pending->models.count + import->draft->models.count > AKASHI_MAX_IMPORT_MODELS)
    {
      refuse_row (import, import->draft->line, NULL, "one registration names too many models");
      spoil (import);
    }
  else if (!akashi_import_draft_join (import->pending, import->draft, &blamed))
    {
      g_autofree char *reason = g_strdup_printf ("it does not say the same as line %" G_GUINT64_FORMAT
                                                 ", which has the same number",
                                                 import->pending->line);
      refuse_row (import, import->draft->line, akashi_import_rows_heading (import->rows, blamed), reason);
      spoil (import);
    }
}

static gboolean
take_data (Import *import, const AkashiListRow *row, GError **error)
{
  AkashiRefusedRow refused;
  gboolean ok;

  import->summary->rows++;
  akashi_import_draft_clear (import->draft);
  ok = akashi_import_rows_read (import->rows, row, import->draft, &refused);
  if (!ok)
    refuse_row (import, refused.line, refused.column, refused.reason);
  if (goes_on (import, import->draft))
    {
      if (ok)
        join (import);
      else
        spoil (import);
      return TRUE;
    }
  if (!flush (import, error))
    return FALSE;
  import->draft->spoiled = !ok;
  AkashiImportDraft *spare = import->pending;
  import->pending = import->draft;
  import->draft = spare;
  return TRUE;
}

/* --- Tables --- */

static gboolean
take_row (Import *import, const AkashiListRow *row, GError **error)
{
  if (akashi_import_rows_kind (import->rows, row) == AKASHI_ROW_DATA)
    return take_data (import, row, error);
  import->summary->passed_over++;
  return TRUE;
}

static void
start_table (Import *import)
{
  if (import->heading && !import->under_heading
      && (!import->nearest
          || akashi_list_heading_matched (import->heading) > akashi_list_heading_matched (import->nearest)))
    {
      g_clear_pointer (&import->nearest, akashi_list_heading_free);
      import->nearest = g_steal_pointer (&import->heading);
    }
  g_clear_pointer (&import->heading, akashi_list_heading_free);
  import->heading = akashi_list_heading_new (import->map);
  import->under_heading = FALSE;
}

static gboolean
find_heading (Import *import, const AkashiListRow *row, GError **error)
{
  if (akashi_list_heading_gave_up (import->heading) || !akashi_list_heading_offer (import->heading, row))
    return TRUE;
  import->under_heading = TRUE;
  import->tables++;
  akashi_import_rows_start (import->rows, import->heading);
  if (import->tables == 1 || import->map->all_tables)
    return TRUE;
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IMPORT_REFUSED,
               "line %" G_GUINT64_FORMAT
               ": a second table has the same headings; the map must say whether the list "
               "is in all of them (“tables”: “all”)",
               row->line);
  return FALSE;
}

/* Reads the list once, with @delimiter. */
static gboolean
read_rows (Import *import, char delimiter, GError **error)
{
  const AkashiListRow *row;
  guint part = 0;

  if (!akashi_public_list_start (import->list, delimiter, error))
    return FALSE;
  start_table (import);
  while (akashi_public_list_next (import->list, &row, error))
    {
      if (!row)
        return flush (import, error);
      if (row->part != part)
        {
          if (!flush (import, error))
            return FALSE;
          start_table (import);
        }
      part = row->part;
      if (!(import->under_heading ? take_row (import, row, error) : find_heading (import, row, error)))
        return FALSE;
      /* Of CSV there is one table: where its headings are not found in time, another delimiter may be right.
       */
      if (delimiter != '\0' && !import->under_heading && akashi_list_heading_gave_up (import->heading))
        return TRUE;
    }
  return FALSE;
}

static gboolean
read_list (Import *import, GError **error)
{
  const char *delimiters = akashi_public_list_delimiters (import->list);
  g_autoptr (GError) first = NULL;

  if (*delimiters == '\0' && !read_rows (import, '\0', error))
    return FALSE;
  for (const char *at = delimiters; *at && import->tables == 0; at++)
    {
      g_autoptr (GError) problem = NULL;
      import->summary->delimiter = *at;
      if (!read_rows (import, *at, &problem) && import->tables > 0)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      /* With a wrong delimiter quotes are wrong, too: that the headings are not there says more. */
      if (problem && !first && !g_error_matches (problem, AKASHI_ERROR, AKASHI_ERROR_IMPORT_REFUSED))
        first = g_steal_pointer (&problem);
    }
  if (import->tables > 0)
    return TRUE;
  if (first)
    {
      g_propagate_error (error, g_steal_pointer (&first));
      return FALSE;
    }
  start_table (import);
  akashi_list_heading_complain (import->nearest, error);
  return FALSE;
}

/* --- Afterwards --- */

static void
take_repeated (guint64 line, guint64 first, const char *number, gpointer data)
{
  Import *import = data;
  g_autofree char *reason
      = g_strdup_printf ("the number %s is on line %" G_GUINT64_FORMAT " already", number, first);

  import->repeated++;
  refuse_row (import, line, NULL, reason);
}

static gboolean
check_refused (Import *import, GError **error)
{
  guint64 refused = import->summary->refused;

  if (import->repeated > 0)
    g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IMPORT_REFUSED,
                 "%" G_GUINT64_FORMAT " numbers come twice: which row is right cannot be told",
                 import->repeated);
  else if (refused > 0 && !import->request->skip_refused)
    g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IMPORT_REFUSED,
                 "%" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT " rows are refused", refused,
                 import->summary->rows);
  else if (import->summary->registrations == 0)
    g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IMPORT_REFUSED,
                 "there is no registration under the headings");
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_previous (Import *import, GError **error)
{
  const AkashiImportRequest *request = import->request;
  const AkashiListProfile *now = akashi_import_sink_profile (import->sink);
  AkashiListProfile before = { 0 };

  if (request->allow_shrink)
    return TRUE;
  if (!akashi_previous_list_read (request->scheme, request->previous_path, request->previous, &before, error))
    return FALSE;
  const char *vanished = akashi_list_profile_vanished (&before, now);
  if (akashi_list_shrinks ((gint64) before.registrations, (gint64) now->registrations))
    g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IMPORT_REFUSED,
                 "the list shrinks from %" G_GUINT64_FORMAT " to %" G_GUINT64_FORMAT
                 " registrations: that has to be said (--allow-shrink)",
                 before.registrations, now->registrations);
  else if (vanished)
    g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IMPORT_REFUSED,
                 "many registrations do not say “%s” any more, which they did: that has to be meant so "
                 "(--allow-shrink)",
                 vanished);
  else
    return TRUE;
  return FALSE;
}

static FILE *
import_list (Import *import, GError **error)
{
  const AkashiImportRequest *request = import->request;

  if (!read_map (import, error))
    return NULL;
  import->sink = akashi_import_sink_new (import->map, error);
  if (!import->sink)
    return NULL;
  import->rows = akashi_import_rows_new (import->map);
  import->pending = akashi_import_draft_new (import->map);
  import->draft = akashi_import_draft_new (import->map);
  import->list = akashi_public_list_open (request->list_path, &import->map->form, error);
  if (import->list)
    g_strlcpy (import->summary->encoding, akashi_public_list_encoding (import->list),
               sizeof import->summary->encoding);
  if (!import->list || !read_list (import, error)
      || !akashi_import_sink_repeated (import->sink, take_repeated, import, error)
      || !check_refused (import, error) || !check_previous (import, error))
    {
      g_prefix_error (error, "%s: ", request->list_path);
      return NULL;
    }
  return akashi_import_sink_finish (import->sink, error);
}

FILE *
akashi_import_list (const AkashiImportRequest *request, AkashiImportFunc func, gpointer data,
                    AkashiImportSummary *summary, GError **error)
{
  g_auto (Import) import = { .request = request, .func = func, .data = data, .summary = summary };

  *summary = (AkashiImportSummary){ 0 };
  return import_list (&import, error);
}

gboolean
akashi_import_copy (FILE *lines, FILE *out, GError **error)
{
  char buffer[16 * AKASHI_KIB];
  size_t length;

  rewind (lines);
  while ((length = fread (buffer, 1, sizeof buffer, lines)) > 0)
    if (fwrite (buffer, 1, length, out) != length)
      break;
  if (!ferror (lines) && !ferror (out) && fflush (out) == 0)
    return TRUE;
  int code = errno;
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IO, "the list cannot be written: %s", g_strerror (code));
  return FALSE;
}

static gboolean
copy_lines (FILE *out, gpointer data, GError **error)
{
  return akashi_import_copy (data, out, error);
}

gboolean
akashi_import_save (FILE *lines, const char *path, GError **error)
{
  return akashi_atomic_file_stream (path, copy_lines, lines, 0644, error);
}
