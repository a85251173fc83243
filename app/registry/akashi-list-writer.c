/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-list-writer.h"

#include "akashi-body.h"
#include "akashi-list-links.h"
#include "akashi-seal.h"

#include <string.h>

/* Temporary tables live as long as the connection. */
#define SCRATCH                                                                                              \
  "CREATE TEMP TABLE IF NOT EXISTS new_drop (key TEXT PRIMARY KEY) WITHOUT ROWID;"                           \
  "CREATE TEMP TABLE IF NOT EXISTS gone (key TEXT NOT NULL, id INTEGER NOT NULL);"                           \
  "DELETE FROM new_drop; DELETE FROM gone;"

/* Of registration.id: one past it comes of a damaged file only. In bits it is 256 MiB. */
#define MAX_ROW_ID (G_GINT64_CONSTANT (1) << 31)

struct _AkashiListWriter {
  AkashiRegistry *registry;
  AkashiDatabase *database;
  gint64 scheme_no;
  AkashiDate as_of;
  GByteArray *seen;         /* a bit for each registration.id that stands in the new list */
  AkashiListDigest *digest; /* (nullable): of the stored rows, for a delta */
  gint64 *rows;             /* (nullable): how many are stored, for a delta */
  AkashiListLinks *links;
  gboolean was_empty;     /* no row of the scheme was stored before */
  gboolean knows_drops;   /* a number of the scheme was dropped, now or before */
  gboolean has_new_drops; /* the list has dropped one */
  char *last_key;         /* (nullable): the highest so far */
};

static gboolean
has_rows (AkashiListWriter *writer, const char *sql, gboolean *has, GError **error)
{
  g_autoptr (AkashiQuery) query = akashi_query (writer->database, sql, error);

  if (!query)
    return FALSE;
  akashi_query_bind_integer (query, 1, writer->scheme_no);
  return akashi_query_step (query, has, error);
}

AkashiListWriter *
akashi_list_writer_new (AkashiRegistry *registry, gint64 scheme_no, AkashiDate as_of, GError **error)
{
  if (!akashi_database_exec (registry->database, SCRATCH, error))
    return NULL;
  g_autoptr (AkashiListWriter) writer = g_new0 (AkashiListWriter, 1);
  gboolean has_numbers;

  writer->registry = registry;
  writer->database = registry->database;
  writer->scheme_no = scheme_no;
  writer->as_of = as_of;
  writer->seen = g_byte_array_new ();
  writer->links = akashi_list_links_new (registry->database, scheme_no);
  if (!has_rows (writer, "SELECT 1 FROM dropped WHERE scheme_no = ?1 LIMIT 1", &writer->knows_drops, error)
      || !has_rows (writer, "SELECT 1 FROM number WHERE scheme_no = ?1 LIMIT 1", &has_numbers, error))
    return NULL;
  writer->was_empty = !has_numbers;
  return g_steal_pointer (&writer);
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
  akashi_list_links_free (writer->links);
  g_free (writer->last_key);
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

/* A first list in the order of its numbers, as they are published, need not be searched for each. */
static gboolean
must_be_new (AkashiListWriter *writer, const char *key)
{
  if (!writer->was_empty || (writer->last_key && strcmp (key, writer->last_key) <= 0))
    return FALSE;
  g_free (writer->last_key);
  writer->last_key = g_strdup (key);
  return TRUE;
}

/* @id: (out): -1 where the number is not stored */
static gboolean
find_id (AkashiListWriter *writer, const char *key, gint64 *id, GError **error)
{
  gboolean row;

  *id = -1;
  if (must_be_new (writer, key))
    return TRUE;
  g_autoptr (AkashiQuery) query
      = akashi_query (writer->database, "SELECT id FROM number WHERE scheme_no = ?1 AND key = ?2", error);
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
  *dropped = FALSE;
  if (!writer->has_new_drops)
    return TRUE;
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
  g_autofree char *plain = body ? akashi_body_unpack (body, length, &length) : NULL;
  *same = plain && line && length == line->canonical_length && memcmp (plain, line->canonical, length) == 0;
  if (*same)
    return TRUE;
  *old = plain ? akashi_registration_new_canonical ("", plain, length, NULL) : NULL;
  if (*old)
    {
      note_goes (writer, plain, length);
      return TRUE;
    }
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_DAMAGED_REGISTRY, "%s is damaged: row %" G_GINT64_FORMAT,
               writer->database->path, id);
  return FALSE;
}

static gboolean
write_body (AkashiListWriter *writer, const char *sql, gint64 integer, const AkashiListLine *line,
            GError **error)
{
  g_autoptr (AkashiQuery) query = akashi_query (writer->database, sql, error);

  if (!query)
    return FALSE;
  akashi_query_bind_integer (query, 1, integer);
  akashi_query_bind_bytes (query, 2, line->packed, line->packed_length);
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
         && akashi_list_links_add (writer->links, id, line, error);
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
  return akashi_list_links_remove (writer->links, id, old, error)
         && write_body (
             writer,
             "UPDATE registration SET body = ?2, seal = " AKASHI_SEAL ("scheme_no", "?2") " WHERE id = ?1",
             id, line, error)
         && akashi_list_links_add (writer->links, id, line, error);
}

static gboolean
add_registration (AkashiListWriter *writer, const AkashiListLine *line, GError **error)
{
  const char *number = line->registration->number;
  const char *key = line->key;
  gboolean dropped;
  gint64 id;

  if (!is_dropped_here (writer, key, &dropped, error) || !find_id (writer, key, &id, error))
    return FALSE;
  if (dropped)
    return refuse (error, number, "is both listed and dropped");
  if (id >= 0 && is_seen (writer, id))
    return refuse (error, number, "is listed twice");
  if (!(id >= 0 ? update_row (writer, id, line, error) : insert_row (writer, key, line, error)))
    return FALSE;
  if (!writer->knows_drops)
    return TRUE;
  if (!run (writer, "DELETE FROM dropped WHERE scheme_no = ?1 AND key = ?2", writer->scheme_no, key, error))
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
  writer->knows_drops = TRUE;
  return akashi_query_run (query, error);
}

static gboolean
remove_row (AkashiListWriter *writer, gint64 id, const char *key, GError **error)
{
  g_autoptr (AkashiRegistration) old = NULL;
  gboolean same;

  return compare_stored (writer, id, NULL, &same, &old, error)
         && akashi_list_links_remove (writer->links, id, old, error)
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
  const char *key = line->key;
  gboolean twice;
  gint64 id;

  if (!is_dropped_here (writer, key, &twice, error) || !find_id (writer, key, &id, error))
    return FALSE;
  if (twice)
    return refuse (error, line->drop, "is dropped twice");
  if (id >= 0 && is_seen (writer, id))
    return refuse (error, line->drop, "is both listed and dropped");
  writer->has_new_drops = TRUE;
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
  gboolean all_seen = writer->digest || writer->was_empty;

  return (all_seen || (find_gone (writer, error) && remove_gone (writer, error)))
         && akashi_list_links_finish (writer->links, error)
         && akashi_database_exec (writer->database, "DELETE FROM new_drop; DELETE FROM gone;", error);
}
