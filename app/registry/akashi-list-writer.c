/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-list-writer.h"

#include "akashi-number.h"
#include "akashi-seal.h"
#include "akashi-search-index.h"

#include <string.h>

/*
 * New look-up entries are gathered in temporary tables and merged in the order of their keys at the end: in
 * the order of the list they would touch a page of their own each. Names begin with "new_" and live as long
 * as the connection.
 */
#define SCRATCH                                                                                              \
  "CREATE TEMP TABLE IF NOT EXISTS new_model (key TEXT NOT NULL, id INTEGER NOT NULL);"                      \
  "CREATE TEMP TABLE IF NOT EXISTS new_gtin (gtin INTEGER NOT NULL, id INTEGER NOT NULL);"                   \
  "CREATE TEMP TABLE IF NOT EXISTS new_drop (key TEXT PRIMARY KEY) WITHOUT ROWID;"                           \
  "CREATE TEMP TABLE IF NOT EXISTS gone (key TEXT NOT NULL, id INTEGER NOT NULL);"                           \
  "DELETE FROM new_model; DELETE FROM new_gtin; DELETE FROM new_drop; DELETE FROM gone;"

/* Of registration.id: one past it comes of a damaged file only. In bits it is 256 MiB. */
#define MAX_ROW_ID (G_GINT64_CONSTANT (1) << 31)

struct _AkashiListWriter {
  AkashiRegistry *registry;
  AkashiDatabase *database;
  gint64 scheme_no;
  AkashiDate as_of;
  AkashiSearchIndex *search;
  GByteArray *seen;         /* a bit for each registration.id that stands in the new list */
  AkashiListDigest *digest; /* (nullable): of the stored rows, for a delta */
  gint64 *rows;             /* (nullable): how many are stored, for a delta */
};

AkashiListWriter *
akashi_list_writer_new (AkashiRegistry *registry, gint64 scheme_no, AkashiDate as_of, GError **error)
{
  if (!akashi_database_exec (registry->database, SCRATCH, error))
    return NULL;
  AkashiListWriter *writer = g_new0 (AkashiListWriter, 1);
  writer->registry = registry;
  writer->database = registry->database;
  writer->scheme_no = scheme_no;
  writer->as_of = as_of;
  writer->seen = g_byte_array_new ();
  writer->search = akashi_search_index_new (registry->database);
  return writer;
}

void
akashi_list_writer_expect_delta (AkashiListWriter *writer, AkashiListDigest *digest, gint64 *rows)
{
  writer->digest = digest;
  writer->rows = rows;
}

static void
note_came (AkashiListWriter *writer, const AkashiListLine *line)
{
  if (!writer->digest)
    return;
  *writer->rows += 1;
  akashi_list_digest_add (writer->digest, line->canonical, line->canonical_length);
}

static void
note_goes (AkashiListWriter *writer, const char *body, gsize length)
{
  if (!writer->digest)
    return;
  *writer->rows -= 1;
  akashi_list_digest_remove (writer->digest, body, length);
}

void
akashi_list_writer_free (AkashiListWriter *writer)
{
  g_byte_array_unref (writer->seen);
  akashi_search_index_free (writer->search);
  g_free (writer);
}

static gboolean
check_id (const AkashiListWriter *writer, gint64 id, GError **error)
{
  if (id >= 1 && id <= MAX_ROW_ID)
    return TRUE;
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_DAMAGED_REGISTRY,
               "%s is damaged: row %" G_GINT64_FORMAT " is out of range", writer->database->path, id);
  return FALSE;
}

static gboolean
is_seen (const AkashiListWriter *writer, gint64 id)
{
  gint64 byte = id / 8;
  return id > 0 && byte < writer->seen->len && (writer->seen->data[byte] >> (id % 8) & 1) != 0;
}

static gboolean
set_seen (AkashiListWriter *writer, gint64 id, GError **error)
{
  guint have = writer->seen->len;

  if (!check_id (writer, id, error))
    return FALSE;
  guint needed = (guint) (id / 8) + 1;
  if (needed > have)
    {
      g_byte_array_set_size (writer->seen, MAX (needed, have * 2));
      memset (writer->seen->data + have, 0, writer->seen->len - have);
    }
  writer->seen->data[id / 8] |= (guint8) (1u << (id % 8));
  return TRUE;
}

/* Runs a statement whose parameters are (integer, key): most of them are. */
static gboolean
run (AkashiListWriter *writer, const char *sql, gint64 integer, const char *key, GError **error)
{
  g_autoptr (AkashiQuery) query = akashi_query (writer->database, sql, error);

  if (!query)
    return FALSE;
  akashi_query_bind_integer (query, 1, integer);
  if (key)
    akashi_query_bind_text (query, 2, key);
  return akashi_query_run (query, error);
}

/* @id: (out): -1 where the number is not stored */
static gboolean
find_id (AkashiListWriter *writer, const char *key, gint64 *id, GError **error)
{
  g_autoptr (AkashiQuery) query
      = akashi_query (writer->database, "SELECT id FROM number WHERE scheme_no = ?1 AND key = ?2", error);
  gboolean row;

  if (!query)
    return FALSE;
  akashi_query_bind_integer (query, 1, writer->scheme_no);
  akashi_query_bind_text (query, 2, key);
  if (!akashi_query_step (query, &row, error))
    return FALSE;
  *id = row ? akashi_query_integer (query, 0) : -1;
  return !row || check_id (writer, *id, error);
}

static gboolean
is_dropped_here (AkashiListWriter *writer, const char *key, gboolean *dropped, GError **error)
{
  g_autoptr (AkashiQuery) query
      = akashi_query (writer->database, "SELECT 1 FROM new_drop WHERE key = ?1", error);

  if (!query)
    return FALSE;
  akashi_query_bind_text (query, 1, key);
  return akashi_query_step (query, dropped, error);
}

static gboolean
refuse (GError **error, const char *number, const char *problem)
{
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IMPORT_REFUSED, "number %s %s", number, problem);
  return FALSE;
}

/* @same: whether the stored row is @line; where it is not, @old is what is stored, and goes. */
static gboolean
compare_stored (AkashiListWriter *writer, gint64 id, const AkashiListLine *line, gboolean *same,
                AkashiRegistration **old, GError **error)
{
  g_autoptr (AkashiQuery) query
      = akashi_query (writer->database,
                      "SELECT body, " AKASHI_SEAL_HOLDS ("registration", "scheme_no",
                                                         "body") " FROM registration WHERE id = ?1",
                      error);
  gboolean row;
  gsize length;

  if (!query)
    return FALSE;
  akashi_query_bind_integer (query, 1, id);
  if (!akashi_query_step (query, &row, error)
      || (row && !akashi_query_is_whole (query, 1, "a registration", error)))
    return FALSE;
  const char *body = row ? akashi_query_bytes (query, 0, &length) : NULL;
  *same = body && line && length == line->canonical_length && memcmp (body, line->canonical, length) == 0;
  if (*same)
    return TRUE;
  *old = body ? akashi_registration_new_canonical ("", body, length, NULL) : NULL;
  if (*old)
    {
      note_goes (writer, body, length);
      return TRUE;
    }
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_DAMAGED_REGISTRY, "%s is damaged: row %" G_GINT64_FORMAT,
               writer->database->path, id);
  return FALSE;
}

static gboolean
link_row (AkashiListWriter *writer, gint64 id, const AkashiRegistration *registration, GError **error)
{
  g_autoptr (AkashiQuery) by_gtin
      = akashi_query (writer->database, "INSERT INTO new_gtin (id, gtin) VALUES (?1, ?2)", error);

  if (!by_gtin)
    return FALSE;
  for (guint i = 0; i < registration->models->len; i++)
    {
      const AkashiModel *model = registration->models->pdata[i];
      if (*model->normalized
          && !run (writer, "INSERT INTO new_model (id, key) VALUES (?1, ?2)", id, model->normalized, error))
        return FALSE;
      for (guint j = 0; j < model->gtins->len; j++)
        {
          akashi_query_bind_integer (by_gtin, 1, id);
          akashi_query_bind_integer (by_gtin, 2, (gint64) g_array_index (model->gtins, AkashiGtin, j));
          if (!akashi_query_run (by_gtin, error))
            return FALSE;
        }
    }
  return akashi_search_index_add (writer->search, id, registration, error);
}

static gboolean
unlink_row (AkashiListWriter *writer, gint64 id, const AkashiRegistration *registration, GError **error)
{
  g_autoptr (AkashiQuery) by_model = akashi_query (
      writer->database, "DELETE FROM model WHERE key = ?1 AND scheme_no = ?2 AND id = ?3", error);
  g_autoptr (AkashiQuery) by_gtin
      = akashi_query (writer->database, "DELETE FROM gtin WHERE gtin = ?1 AND id = ?2", error);

  if (!by_model || !by_gtin)
    return FALSE;
  for (guint i = 0; i < registration->models->len; i++)
    {
      const AkashiModel *model = registration->models->pdata[i];
      akashi_query_bind_text (by_model, 1, model->normalized);
      akashi_query_bind_integer (by_model, 2, writer->scheme_no);
      akashi_query_bind_integer (by_model, 3, id);
      if (!akashi_query_run (by_model, error))
        return FALSE;
      for (guint j = 0; j < model->gtins->len; j++)
        {
          akashi_query_bind_integer (by_gtin, 1, (gint64) g_array_index (model->gtins, AkashiGtin, j));
          akashi_query_bind_integer (by_gtin, 2, id);
          if (!akashi_query_run (by_gtin, error))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
write_body (AkashiListWriter *writer, const char *sql, gint64 integer, const AkashiListLine *line,
            GError **error)
{
  g_autoptr (AkashiQuery) query = akashi_query (writer->database, sql, error);

  if (!query)
    return FALSE;
  akashi_query_bind_integer (query, 1, integer);
  akashi_query_bind_bytes (query, 2, line->canonical, line->canonical_length);
  return akashi_query_run (query, error);
}

static gboolean
insert_row (AkashiListWriter *writer, const char *key, const AkashiListLine *line, GError **error)
{
  if (!write_body (
          writer,
          "INSERT INTO registration (scheme_no, body, seal) VALUES (?1, ?2, " AKASHI_SEAL ("?1", "?2") ")",
          writer->scheme_no, line, error))
    return FALSE;

  gint64 id = sqlite3_last_insert_rowid (writer->database->connection);
  note_came (writer, line);
  g_autoptr (AkashiQuery) query
      = akashi_query (writer->database, "INSERT INTO number (scheme_no, key, id) VALUES (?1, ?2, ?3)", error);
  if (!query)
    return FALSE;
  akashi_query_bind_integer (query, 1, writer->scheme_no);
  akashi_query_bind_text (query, 2, key);
  akashi_query_bind_integer (query, 3, id);
  return akashi_query_run (query, error) && set_seen (writer, id, error)
         && link_row (writer, id, line->registration, error);
}

static gboolean
update_row (AkashiListWriter *writer, gint64 id, const AkashiListLine *line, GError **error)
{
  g_autoptr (AkashiRegistration) old = NULL;
  gboolean same;

  if (!set_seen (writer, id, error) || !compare_stored (writer, id, line, &same, &old, error))
    return FALSE;
  if (same)
    return TRUE;
  note_came (writer, line);
  return unlink_row (writer, id, old, error)
         && write_body (
             writer,
             "UPDATE registration SET body = ?2, seal = " AKASHI_SEAL ("scheme_no", "?2") " WHERE id = ?1",
             id, line, error)
         && link_row (writer, id, line->registration, error);
}

static gboolean
add_registration (AkashiListWriter *writer, const AkashiListLine *line, GError **error)
{
  const char *number = line->registration->number;
  g_autofree char *key = akashi_number_normalize (number);
  gboolean dropped;
  gint64 id;

  if (!is_dropped_here (writer, key, &dropped, error) || !find_id (writer, key, &id, error))
    return FALSE;
  if (dropped)
    return refuse (error, number, "is both listed and dropped");
  if (id >= 0 && is_seen (writer, id))
    return refuse (error, number, "is listed twice");
  if (!(id >= 0 ? update_row (writer, id, line, error) : insert_row (writer, key, line, error))
      || !run (writer, "DELETE FROM dropped WHERE scheme_no = ?1 AND key = ?2", writer->scheme_no, key,
               error))
    return FALSE;
  if (sqlite3_changes (writer->database->connection) > 0)
    g_info ("%s was dropped once and is listed again", number);
  return TRUE;
}

/* What the list says wins over what was noticed here; a term that is known stays known. */
static gboolean
write_drop (AkashiListWriter *writer, const char *sql, const char *key, AkashiDate on, AkashiDate valid_until,
            GError **error)
{
  g_autoptr (AkashiQuery) query = akashi_query (writer->database, sql, error);

  if (!query)
    return FALSE;
  akashi_query_bind_integer (query, 1, writer->scheme_no);
  akashi_query_bind_text (query, 2, key);
  akashi_query_bind_integer (query, 3, on);
  if (akashi_date_is_day (valid_until))
    akashi_query_bind_integer (query, 4, valid_until);
  return akashi_query_run (query, error);
}

static gboolean
remove_row (AkashiListWriter *writer, gint64 id, const char *key, GError **error)
{
  g_autoptr (AkashiRegistration) old = NULL;
  gboolean same;

  return compare_stored (writer, id, NULL, &same, &old, error) && unlink_row (writer, id, old, error)
         && write_drop (writer,
                        "INSERT INTO dropped (scheme_no, key, on_day, valid_until) VALUES (?1, ?2, ?3, ?4)"
                        " ON CONFLICT DO UPDATE SET valid_until = ifnull(valid_until, excluded.valid_until)",
                        key, writer->as_of, old->valid_until, error)
         && run (writer, "DELETE FROM registration WHERE id = ?1", id, NULL, error)
         && run (writer, "DELETE FROM number WHERE scheme_no = ?1 AND key = ?2", writer->scheme_no, key,
                 error);
}

/* @known: (out): whether the number was dropped before */
static gboolean
was_dropped (AkashiListWriter *writer, const char *key, gboolean *known, GError **error)
{
  g_autoptr (AkashiQuery) query
      = akashi_query (writer->database, "SELECT 1 FROM dropped WHERE scheme_no = ?1 AND key = ?2", error);

  if (!query)
    return FALSE;
  akashi_query_bind_integer (query, 1, writer->scheme_no);
  akashi_query_bind_text (query, 2, key);
  return akashi_query_step (query, known, error);
}

/* A full list leaves the row out, and it goes in the end; a delta says that it goes. */
static gboolean
remove_dropped (AkashiListWriter *writer, gint64 id, const char *key, const char *number, GError **error)
{
  gboolean known;

  if (!writer->digest)
    return TRUE;
  if (id >= 0)
    return remove_row (writer, id, key, error);
  if (!was_dropped (writer, key, &known, error))
    return FALSE;
  return known || refuse (error, number, "is dropped, and was never listed");
}

static gboolean
add_drop (AkashiListWriter *writer, const AkashiListLine *line, GError **error)
{
  g_autofree char *key = akashi_number_normalize (line->drop);
  gboolean twice;
  gint64 id;

  if (!is_dropped_here (writer, key, &twice, error) || !find_id (writer, key, &id, error))
    return FALSE;
  if (twice)
    return refuse (error, line->drop, "is dropped twice");
  if (id >= 0 && is_seen (writer, id))
    return refuse (error, line->drop, "is both listed and dropped");
  return remove_dropped (writer, id, key, line->drop, error)
         && run (writer, "INSERT INTO new_drop (key) SELECT ?2 WHERE ?1 IS NOT NULL", 0, key, error)
         && write_drop (writer,
                        "INSERT INTO dropped (scheme_no, key, on_day, valid_until) VALUES (?1, ?2, ?3, ?4)"
                        " ON CONFLICT DO UPDATE SET on_day = excluded.on_day,"
                        " valid_until = ifnull(excluded.valid_until, valid_until)",
                        key, line->on, line->valid_until, error);
}

gboolean
akashi_list_writer_add (AkashiListWriter *writer, const AkashiListLine *line, GError **error)
{
  return line->registration ? add_registration (writer, line, error) : add_drop (writer, line, error);
}

/* Notes in `gone` every stored row of the scheme that was not seen. */
static gboolean
find_gone (AkashiListWriter *writer, GError **error)
{
  g_autoptr (AkashiQuery) stored
      = akashi_query (writer->database, "SELECT id, key FROM number WHERE scheme_no = ?1", error);
  gboolean row;

  if (!stored)
    return FALSE;
  akashi_query_bind_integer (stored, 1, writer->scheme_no);
  if (!akashi_query_step (stored, &row, error))
    return FALSE;
  while (row)
    {
      gint64 id = akashi_query_integer (stored, 0);
      if (!is_seen (writer, id)
          && !run (writer, "INSERT INTO gone (id, key) VALUES (?1, ?2)", id, akashi_query_text (stored, 1),
                   error))
        return FALSE;
      if (!akashi_query_step (stored, &row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
remove_gone (AkashiListWriter *writer, GError **error)
{
  g_autoptr (AkashiQuery) gone = akashi_query (writer->database, "SELECT id, key FROM gone", error);
  gboolean row;

  if (!gone || !akashi_query_step (gone, &row, error))
    return FALSE;
  while (row)
    if (!remove_row (writer, akashi_query_integer (gone, 0), akashi_query_text (gone, 1), error)
        || !akashi_query_step (gone, &row, error))
      return FALSE;
  return TRUE;
}

gboolean
akashi_list_writer_finish (AkashiListWriter *writer, GError **error)
{
  return (writer->digest || (find_gone (writer, error) && remove_gone (writer, error)))
         && akashi_search_index_finish (writer->search, error)
         && run (writer,
                 "INSERT OR IGNORE INTO model (key, scheme_no, id) SELECT key, ?1, id FROM new_model ORDER "
                 "BY key, id",
                 writer->scheme_no, NULL, error)
         && akashi_database_exec (
             writer->database,
             "INSERT OR IGNORE INTO gtin (gtin, id) SELECT gtin, id FROM new_gtin ORDER BY gtin, id;"
             "DELETE FROM new_model; DELETE FROM new_gtin; DELETE FROM new_drop; DELETE FROM gone;",
             error);
}
