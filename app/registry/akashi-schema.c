/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-schema.h"

#include "akashi-search-index.h"

/*
 * Days are days since 1970-01-01, times seconds since then. NULL: not known.
 *
 * `number`, `model` and `gtin` are look-up tables over `registration.id`: narrow, so that ten million rows
 * stay shallow. Their keys are normalised (akashi_number_normalize). `registration.body` is the row in
 * canonical JSON; another first byte than `{` is free for a packed form.
 */
static const char *const migrations[] = {
  /* 1 */
  "CREATE TABLE trust ("
  "  id INTEGER PRIMARY KEY, url TEXT NOT NULL, sample INTEGER NOT NULL,"
  "  root_sha256 TEXT NOT NULL UNIQUE, last_attempt INTEGER NOT NULL DEFAULT 0,"
  "  last_success INTEGER NOT NULL DEFAULT 0, last_error TEXT) STRICT;"
  "CREATE TABLE metadata ("
  "  trust_id INTEGER NOT NULL REFERENCES trust(id) ON DELETE CASCADE, role TEXT NOT NULL,"
  "  version INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (trust_id, role)) STRICT;"
  /* Apart from the metadata: what cannot be read is not thereby forgotten. */
  "CREATE TABLE highest_version ("
  "  trust_id INTEGER NOT NULL REFERENCES trust(id) ON DELETE CASCADE, role TEXT NOT NULL,"
  "  version INTEGER NOT NULL, root_version INTEGER NOT NULL,"
  "  PRIMARY KEY (trust_id, role)) STRICT, WITHOUT ROWID;"
  /* Small targets as received (akashi-target-cache.h): no source of truth, only saves fetching them again. */
  "CREATE TABLE target ("
  "  trust_id INTEGER NOT NULL REFERENCES trust(id) ON DELETE CASCADE, path TEXT NOT NULL,"
  "  bytes BLOB NOT NULL, PRIMARY KEY (trust_id, path)) STRICT;"
  "CREATE TABLE scheme ("
  "  scheme_no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,"
  "  trust_id INTEGER NOT NULL REFERENCES trust(id), version INTEGER NOT NULL,"
  "  definition BLOB NOT NULL) STRICT;"
  "CREATE TABLE revoked_key ("
  "  scheme_no INTEGER NOT NULL REFERENCES scheme(scheme_no), kid BLOB NOT NULL,"
  "  on_day INTEGER NOT NULL, PRIMARY KEY (scheme_no, kid)) STRICT, WITHOUT ROWID;"
  "CREATE TABLE list ("
  "  scheme_no INTEGER PRIMARY KEY REFERENCES scheme(scheme_no), serial INTEGER NOT NULL,"
  "  role_version INTEGER NOT NULL, role_keys TEXT, as_of INTEGER NOT NULL,"
  "  published INTEGER NOT NULL, rows INTEGER NOT NULL, digest TEXT NOT NULL) STRICT;"
  "CREATE TABLE registration ("
  "  id INTEGER PRIMARY KEY, scheme_no INTEGER NOT NULL, body BLOB NOT NULL) STRICT;"
  "CREATE TABLE number ("
  "  scheme_no INTEGER NOT NULL, key TEXT NOT NULL, id INTEGER NOT NULL,"
  "  PRIMARY KEY (scheme_no, key)) STRICT, WITHOUT ROWID;"
  "CREATE TABLE model ("
  "  key TEXT NOT NULL, scheme_no INTEGER NOT NULL, id INTEGER NOT NULL,"
  "  PRIMARY KEY (key, scheme_no, id)) STRICT, WITHOUT ROWID;"
  "CREATE TABLE gtin ("
  "  gtin INTEGER NOT NULL, id INTEGER NOT NULL,"
  "  PRIMARY KEY (gtin, id)) STRICT, WITHOUT ROWID;"
  "CREATE TABLE dropped ("
  "  scheme_no INTEGER NOT NULL, key TEXT NOT NULL, on_day INTEGER NOT NULL, valid_until INTEGER,"
  "  PRIMARY KEY (scheme_no, key)) STRICT, WITHOUT ROWID;",
  /* 2: seals (akashi-seal.h) */
  "ALTER TABLE trust ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE metadata ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE scheme ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE list ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE registration ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;"
  "UPDATE trust SET seal = akashi_seal (id, url || ' ' || sample || ' ' || root_sha256);"
  "UPDATE metadata SET seal = akashi_seal (trust_id, bytes);"
  "UPDATE scheme SET seal = akashi_seal (trust_id, definition);"
  "UPDATE list SET seal = akashi_seal (scheme_no, serial || ' ' || role_version || ' ' || ifnull (role_keys, "
  "'')"
  "  || ' ' || as_of || ' ' || published || ' ' || rows || ' ' || digest);"
  "UPDATE registration SET seal = akashi_seal (scheme_no, body);",
  /* 3: what a search finds rows by (akashi-search-index.h) */
  "CREATE TABLE search_segment (segment INTEGER PRIMARY KEY, rows INTEGER NOT NULL) STRICT;"
  "CREATE TABLE search ("
  "  segment INTEGER NOT NULL, gram INTEGER NOT NULL, postings BLOB NOT NULL,"
  "  PRIMARY KEY (segment, gram)) STRICT, WITHOUT ROWID;",
  /* 4: when the next update is due, where the clock has been, and which schemes were withdrawn (-1: on a day
   * not told) */
  "ALTER TABLE trust ADD COLUMN next_attempt INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE trust ADD COLUMN failures INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE trust ADD COLUMN latest_run INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE scheme ADD COLUMN withdrawn INTEGER;",
};

/* From this version on every row can be searched for. */
#define SEARCH_VERSION 3

int
akashi_schema_version (void)
{
  return G_N_ELEMENTS (migrations);
}

static gboolean
read_integer (AkashiDatabase *database, const char *sql, gint64 *out, GError **error)
{
  g_autoptr (AkashiQuery) query = akashi_query (database, sql, error);
  gboolean row;

  if (!query || !akashi_query_step (query, &row, error))
    return FALSE;
  *out = row ? akashi_query_integer (query, 0) : 0;
  return TRUE;
}

gboolean
akashi_schema_check (AkashiDatabase *database, gboolean *current, GError **error)
{
  gint64 application, version, tables;

  if (!read_integer (database, "PRAGMA application_id", &application, error)
      || !read_integer (database, "PRAGMA user_version", &version, error)
      || !read_integer (database, "SELECT count(*) FROM sqlite_schema", &tables, error))
    return FALSE;

  gboolean empty = application == 0 && version == 0 && tables == 0;
  if (!empty && (application != AKASHI_SCHEMA_APPLICATION_ID || version < 1))
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_DAMAGED_REGISTRY, "%s is not a registry of Akashi",
                   database->path);
      return FALSE;
    }
  if (version > akashi_schema_version ())
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_NEWER_REGISTRY,
                   "%s was written by a newer Akashi (schema %" G_GINT64_FORMAT ", this program knows %d)",
                   database->path, version, akashi_schema_version ());
      return FALSE;
    }
  *current = version == akashi_schema_version ();
  return TRUE;
}

gboolean
akashi_schema_migrate (AkashiDatabase *database, GError **error)
{
  g_autoptr (AkashiTransaction) transaction = akashi_transaction_begin (database, error);
  gboolean current;
  gint64 version;

  /* Inside the transaction: two programs may have come to make the same database. */
  if (!transaction || !akashi_schema_check (database, &current, error)
      || !read_integer (database, "PRAGMA user_version", &version, error))
    return FALSE;
  gboolean searchable = version >= SEARCH_VERSION;
  for (; version < akashi_schema_version (); version++)
    if (!akashi_database_exec (database, migrations[version], error))
      return FALSE;
  if (!searchable && !akashi_search_index_rebuild (database, error))
    return FALSE;

  g_autofree char *marks = g_strdup_printf ("PRAGMA application_id=%d; PRAGMA user_version=%d",
                                            AKASHI_SCHEMA_APPLICATION_ID, akashi_schema_version ());
  return akashi_database_exec (database, marks, error) && akashi_transaction_commit (transaction, error);
}
