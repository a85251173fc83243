/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-search-index.h"

#include "akashi-body.h"
#include "akashi-limits.h"
#include "akashi-posting-table.h"
#include "akashi-posting.h"

/* Segments of at most this many rows are merged with what comes after them, where that is at least half as
 * much: so there are few of them, and no row is written again more often than about ten times. */
#define MERGE_ROWS 32768

struct _AkashiSearchIndex {
  AkashiDatabase *database;
  AkashiPostingTable *table;
  gint64 rows; /* in the table */
  gint64 segment;
};

AkashiSearchIndex *
akashi_search_index_new (AkashiDatabase *database)
{
  AkashiSearchIndex *index = g_new0 (AkashiSearchIndex, 1);

  index->database = database;
  index->table = akashi_posting_table_new ();
  return index;
}

void
akashi_search_index_free (AkashiSearchIndex *index)
{
  akashi_posting_table_free (index->table);
  g_free (index);
}

static gboolean
write_postings (AkashiGram gram, const guint8 *bytes, gsize length, gpointer data, GError **error)
{
  AkashiSearchIndex *index = data;
  g_autoptr (AkashiQuery) query = akashi_query (
      index->database, "INSERT INTO search (segment, gram, postings) VALUES (?1, ?2, ?3)", error);

  if (!query)
    return FALSE;
  akashi_query_bind_integer (query, 1, index->segment);
  akashi_query_bind_integer (query, 2, (gint64) gram);
  akashi_query_bind_bytes (query, 3, bytes, length);
  return akashi_query_run (query, error);
}

/* Writes the table as a segment of its own. */
static gboolean
write_segment (AkashiSearchIndex *index, GError **error)
{
  g_autoptr (AkashiQuery) query
      = akashi_query (index->database, "INSERT INTO search_segment (rows) VALUES (?1)", error);

  if (!query)
    return FALSE;
  akashi_query_bind_integer (query, 1, index->rows);
  if (!akashi_query_run (query, error))
    return FALSE;
  index->segment = sqlite3_last_insert_rowid (index->database->connection);
  index->rows = 0;
  return akashi_posting_table_drain (index->table, write_postings, index, error);
}

gboolean
akashi_search_index_add (AkashiSearchIndex *index, gint64 id, const AkashiGram *grams, guint n_grams,
                         GError **error)
{
  akashi_posting_table_add (index->table, grams, n_grams, id);
  index->rows++;
  return akashi_posting_table_size (index->table) < AKASHI_SEARCH_MEMORY_BYTES
         || write_segment (index, error);
}

/* @segment: (out): the last one; -1 where there is none */
static gboolean
find_last (AkashiSearchIndex *index, gint64 *segment, gint64 *rows, GError **error)
{
  g_autoptr (AkashiQuery) query = akashi_query (
      index->database, "SELECT segment, rows FROM search_segment ORDER BY segment DESC LIMIT 1", error);
  gboolean row;

  if (!query || !akashi_query_step (query, &row, error))
    return FALSE;
  *segment = row ? akashi_query_integer (query, 0) : -1;
  *rows = row ? akashi_query_integer (query, 1) : 0;
  return TRUE;
}

/* Into memory, and out of the database. */
static gboolean
take_back (AkashiSearchIndex *index, gint64 segment, gint64 rows, GError **error)
{
  g_autoptr (AkashiQuery) read
      = akashi_query (index->database, "SELECT gram, postings FROM search WHERE segment = ?1", error);
  g_autoptr (AkashiQuery) forget
      = akashi_query (index->database, "DELETE FROM search WHERE segment = ?1", error);
  g_autoptr (AkashiQuery) forget_segment
      = akashi_query (index->database, "DELETE FROM search_segment WHERE segment = ?1", error);
  gboolean row;

  if (!read || !forget || !forget_segment)
    return FALSE;
  akashi_query_bind_integer (read, 1, segment);
  if (!akashi_query_step (read, &row, error))
    return FALSE;
  while (row)
    {
      AkashiPostings postings;
      AkashiGram gram = (AkashiGram) akashi_query_integer (read, 0);
      gsize length;
      const char *bytes = akashi_query_bytes (read, 1, &length);

      for (akashi_postings_init (&postings, bytes, length); postings.id != G_MAXINT64;
           akashi_postings_next (&postings))
        akashi_posting_table_add (index->table, &gram, 1, postings.id);
      if (!akashi_query_step (read, &row, error))
        return FALSE;
    }
  index->rows += rows;
  akashi_query_bind_integer (forget, 1, segment);
  akashi_query_bind_integer (forget_segment, 1, segment);
  return akashi_query_run (forget, error) && akashi_query_run (forget_segment, error);
}

gboolean
akashi_search_index_finish (AkashiSearchIndex *index, GError **error)
{
  gint64 segment, rows;

  if (index->rows == 0)
    return TRUE;
  for (;;)
    {
      if (!find_last (index, &segment, &rows, error))
        return FALSE;
      if (segment < 0 || rows > MERGE_ROWS || rows > 2 * index->rows)
        return write_segment (index, error);
      if (!take_back (index, segment, rows, error))
        return FALSE;
    }
}

/* A damaged row is told where it is looked at. */
static gboolean
add_stored (AkashiSearchIndex *index, AkashiQuery *query, GArray *grams, GError **error)
{
  gsize length;
  const char *body = akashi_query_bytes (query, 1, &length);
  g_autoptr (AkashiRegistration) registration
      = akashi_registration_new_stored ("", body ? body : "", length, NULL);

  g_array_set_size (grams, 0);
  if (registration)
    akashi_search_grams_of (registration, grams);
  return akashi_search_index_add (index, akashi_query_integer (query, 0),
                                  (const AkashiGram *) (gconstpointer) grams->data, grams->len, error);
}

gboolean
akashi_search_index_rebuild (AkashiDatabase *database, GError **error)
{
  g_autoptr (AkashiSearchIndex) index = akashi_search_index_new (database);
  g_autoptr (AkashiQuery) query = akashi_query (database, "SELECT id, body FROM registration", error);
  g_autoptr (GArray) grams = g_array_new (FALSE, FALSE, sizeof (AkashiGram));
  gboolean row;

  if (!query || !akashi_database_exec (database, "DELETE FROM search; DELETE FROM search_segment;", error)
      || !akashi_query_step (query, &row, error))
    return FALSE;
  while (row)
    if (!add_stored (index, query, grams, error) || !akashi_query_step (query, &row, error))
      return FALSE;
  return akashi_search_index_finish (index, error);
}
