/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-database.h"

#include "akashi-limits.h"
#include "akashi-seal.h"

/* How long a writer waits for another one; readers never wait. */
#define BUSY_TIMEOUT_MS 10000

/*
 * cell_size_check: a damaged page is noticed, not read. journal_size_limit: a large import does not leave a
 * large log behind. Mapped reading makes warm look-ups several times faster.
 */
#define SETTINGS                                                                                             \
  "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA foreign_keys=ON; PRAGMA synchronous=FULL;"   \
  "PRAGMA cache_size=-8192; PRAGMA mmap_size=2147418112; PRAGMA journal_size_limit=67108864;"

static AkashiError
code_of (int result)
{
  if (result == SQLITE_IOERR_SHORT_READ) /* it ends where it should go on */
    return AKASHI_ERROR_DAMAGED_REGISTRY;
  switch (result & 0xff)
    {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
      return AKASHI_ERROR_DAMAGED_REGISTRY;
    case SQLITE_NOMEM:
    case SQLITE_ERROR:
    case SQLITE_MISUSE:
    case SQLITE_CONSTRAINT:
      return AKASHI_ERROR_FAILED;
    case SQLITE_FULL:
      return AKASHI_ERROR_NO_SPACE;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return AKASHI_ERROR_BUSY;
    case SQLITE_TOOBIG:
      return AKASHI_ERROR_TOO_LARGE;
    default:
      return AKASHI_ERROR_IO;
    }
}

gboolean
akashi_database_fail (AkashiDatabase *database, const char *what, GError **error)
{
  int result = sqlite3_extended_errcode (database->connection);
  AkashiError code = code_of (result);

  if (code == AKASHI_ERROR_DAMAGED_REGISTRY)
    g_set_error (error, AKASHI_ERROR, code, "%s is damaged: %s", database->path,
                 sqlite3_errmsg (database->connection));
  else if (result == SQLITE_READONLY_DIRECTORY || result == SQLITE_READONLY_CANTINIT)
    g_set_error (error, AKASHI_ERROR, code,
                 "%s: its log (…-wal, …-shm) is not beside it, and this user may not make one;"
                 " whoever may write there runs akashictl sync once",
                 database->path);
  else if (code == AKASHI_ERROR_BUSY)
    g_set_error (error, AKASHI_ERROR, code, "%s is being written by another program; that one goes on",
                 database->path);
  else
    g_set_error (error, AKASHI_ERROR, code, "%s: cannot %s: %s", database->path, what,
                 sqlite3_errmsg (database->connection));
  return FALSE;
}

/*
 * The log and its index stay when the last writer closes, so that a reader without the right to write in the
 * folder (a kiosk's session) can still open the database.
 */
static void
keep_log (AkashiDatabase *database)
{
  int keep = 1;
  sqlite3_file_control (database->connection, "main", SQLITE_FCNTL_PERSIST_WAL, &keep);
}

static gboolean
use_log (AkashiDatabase *database, GError **error)
{
  /* SQLite opens what may not be written for reading only, without a word. */
  if (sqlite3_db_readonly (database->connection, "main") == 1)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IO, "%s may not be written by this user",
                   database->path);
      return FALSE;
    }
  g_autoptr (AkashiQuery) query = akashi_query (database, "PRAGMA journal_mode=WAL", error);
  gboolean row;

  if (!query || !akashi_query_step (query, &row, error))
    return FALSE;
  if (row && g_ascii_strcasecmp (akashi_query_text (query, 0), "wal") == 0)
    return TRUE;
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IO, "%s: the file system does not allow a write-ahead log",
               database->path);
  return FALSE;
}

static void
finalize (gpointer prepared)
{
  sqlite3_finalize (prepared);
}

AkashiDatabase *
akashi_database_open (const char *path, gboolean writable, GError **error)
{
  g_autoptr (AkashiDatabase) database = g_new0 (AkashiDatabase, 1);
  int flags
      = SQLITE_OPEN_NOMUTEX | (writable ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY);

  database->path = g_canonicalize_filename (path, NULL);
  database->statements = g_hash_table_new_full (NULL, NULL, NULL, finalize);
  if (sqlite3_open_v2 (database->path, &database->connection, flags, NULL) != SQLITE_OK
      || akashi_seal_add_function (database->connection) != SQLITE_OK)
    {
      akashi_database_fail (database, "open it", error);
      return NULL;
    }
  sqlite3_extended_result_codes (database->connection, 1);
  sqlite3_busy_timeout (database->connection, BUSY_TIMEOUT_MS);
  sqlite3_db_config (database->connection, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  if (!akashi_database_exec (database, SETTINGS, error) || (writable && !use_log (database, error)))
    return NULL;
  if (writable)
    keep_log (database);
  return g_steal_pointer (&database);
}

void
akashi_database_free (AkashiDatabase *database)
{
  g_clear_pointer (&database->statements, g_hash_table_unref);
  /* A reader that stays open keeps SQLite from doing so itself, and the log would grow from update to update.
   */
  if (database->connection && sqlite3_db_readonly (database->connection, "main") == 0)
    sqlite3_wal_checkpoint_v2 (database->connection, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
  sqlite3_close (database->connection);
  g_free (database->path);
  g_free (database);
}

gboolean
akashi_database_exec (AkashiDatabase *database, const char *sql, GError **error)
{
  if (sqlite3_exec (database->connection, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  return akashi_database_fail (database, "run a statement", error);
}

/* An AkashiQuery is the prepared statement itself: nothing is allocated for a look-up. */
static sqlite3_stmt *
statement (AkashiQuery *query)
{
  return (sqlite3_stmt *) query;
}

AkashiQuery *
akashi_query (AkashiDatabase *database, const char *sql, GError **error)
{
  sqlite3_stmt *prepared = g_hash_table_lookup (database->statements, sql);

  if (error && *error)
    return NULL;
  if (!prepared)
    {
      if (sqlite3_prepare_v3 (database->connection, sql, -1, SQLITE_PREPARE_PERSISTENT, &prepared, NULL)
          != SQLITE_OK)
        {
          akashi_database_fail (database, "prepare a statement", error);
          return NULL;
        }
      g_hash_table_insert (database->statements, (gpointer) (gsize) sql, prepared);
    }
  return (AkashiQuery *) prepared;
}

void
akashi_query_free (AkashiQuery *query)
{
  sqlite3_reset (statement (query));
  sqlite3_clear_bindings (statement (query));
}

void
akashi_query_bind_integer (AkashiQuery *query, int at, gint64 value)
{
  sqlite3_bind_int64 (statement (query), at, value);
}

void
akashi_query_bind_text (AkashiQuery *query, int at, const char *text)
{
  sqlite3_bind_text (statement (query), at, text, -1, SQLITE_STATIC);
}

void
akashi_query_bind_bytes (AkashiQuery *query, int at, const void *bytes, gsize length)
{
  sqlite3_bind_blob64 (statement (query), at, length > 0 ? bytes : "", length, SQLITE_STATIC);
}

gboolean
akashi_query_step (AkashiQuery *query, gboolean *row, GError **error)
{
  int result = sqlite3_step (statement (query));

  if (result == SQLITE_ROW || result == SQLITE_DONE)
    {
      *row = result == SQLITE_ROW;
      return TRUE;
    }
  sqlite3 *connection = sqlite3_db_handle (statement (query));
  const char *path = sqlite3_db_filename (connection, "main");
  AkashiDatabase failed = { .connection = connection, .path = (char *) (gsize) path };
  return akashi_database_fail (&failed, "read or write it", error);
}

gboolean
akashi_query_run (AkashiQuery *query, GError **error)
{
  gboolean row;
  gboolean done = akashi_query_step (query, &row, error);

  sqlite3_reset (statement (query));
  return done;
}

gint64
akashi_query_integer (AkashiQuery *query, int at)
{
  return sqlite3_column_int64 (statement (query), at);
}

gboolean
akashi_query_is_null (AkashiQuery *query, int at)
{
  return sqlite3_column_type (statement (query), at) == SQLITE_NULL;
}

const char *
akashi_query_text (AkashiQuery *query, int at)
{
  const char *text = (const char *) sqlite3_column_text (statement (query), at);
  return text ? text : "";
}

char *
akashi_query_dup_text (AkashiQuery *query, int at)
{
  return akashi_query_is_null (query, at) ? NULL : g_strdup (akashi_query_text (query, at));
}

const char *
akashi_query_bytes (AkashiQuery *query, int at, gsize *length)
{
  const char *bytes = sqlite3_column_blob (statement (query), at);
  *length = (gsize) sqlite3_column_bytes (statement (query), at);
  return bytes;
}

gboolean
akashi_query_is_whole (AkashiQuery *query, int at, const char *what, GError **error)
{
  if (akashi_query_integer (query, at) == 1)
    return TRUE;
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_DAMAGED_REGISTRY,
               "%s is damaged: %s is not as it was written",
               sqlite3_db_filename (sqlite3_db_handle (statement (query)), "main"), what);
  return FALSE;
}

struct _AkashiTransaction {
  AkashiDatabase *database;
};

AkashiTransaction *
akashi_transaction_begin (AkashiDatabase *database, GError **error)
{
  if (!akashi_database_exec (database, "BEGIN IMMEDIATE", error))
    return NULL;
  AkashiTransaction *transaction = g_new (AkashiTransaction, 1);
  transaction->database = database;
  return transaction;
}

gboolean
akashi_transaction_commit (AkashiTransaction *transaction, GError **error)
{
  return akashi_database_exec (transaction->database, "COMMIT", error);
}

void
akashi_transaction_free (AkashiTransaction *transaction)
{
  /* After a commit, and after failures that rolled back by themselves, there is nothing left to undo. */
  if (!sqlite3_get_autocommit (transaction->database->connection))
    sqlite3_exec (transaction->database->connection, "ROLLBACK", NULL, NULL, NULL);
  g_free (transaction);
}
