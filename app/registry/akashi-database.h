/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <sqlite3.h>

#include "akashi-error.h"

G_BEGIN_DECLS

/**
 * AkashiDatabase:
 *
 * One SQLite connection with its prepared statements, and the only place where SQLite's codes become GErrors:
 * corruption is AKASHI_ERROR_DAMAGED_REGISTRY, a full disk AKASHI_ERROR_NO_SPACE, another writer
 * AKASHI_ERROR_BUSY, everything else the disk does AKASHI_ERROR_IO.
 */
typedef struct {
  sqlite3 *connection;
  GHashTable *statements; /* SQL text (by address) → sqlite3_stmt, kept for reuse */
  char *path;
} AkashiDatabase;

/**
 * akashi_database_open:
 * @writable: whether the file is made where it is missing
 *
 * Write-ahead log, full synchronisation, mapped reading.
 */
AkashiDatabase *akashi_database_open (const char *path, gboolean writable,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
void akashi_database_free (AkashiDatabase *database);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiDatabase, akashi_database_free)

/* Sets @error from the last failure of the connection. Returns: %FALSE, so that callers can return it. */
gboolean akashi_database_fail (AkashiDatabase *database, const char *what, GError **error);

/* Runs statements that hand nothing out. */
gboolean akashi_database_exec (AkashiDatabase *database, const char *sql,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A prepared statement while it is in use; when freed it goes back to its database, reset and without
 * bindings. */
typedef struct _AkashiQuery AkashiQuery;

/**
 * akashi_query:
 * @sql: one statement; a constant, since prepared statements are found again by its address
 * @error: set already, nothing is done: several statements may be made ready before any is looked at
 *
 * A statement is in use once at a time.
 */
AkashiQuery *akashi_query (AkashiDatabase *database, const char *sql,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
void akashi_query_free (AkashiQuery *query);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiQuery, akashi_query_free)

/* Bind parameter @at (from 1). Text and bytes must stay until the query is freed or bound anew. */
void akashi_query_bind_integer (AkashiQuery *query, int at, gint64 value);
void akashi_query_bind_text (AkashiQuery *query, int at, const char *text); /* (nullable) */
void akashi_query_bind_bytes (AkashiQuery *query, int at, const void *bytes, gsize length);

/* Steps once: @row tells whether there is a row to read. */
gboolean akashi_query_step (AkashiQuery *query, gboolean *row, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Runs a statement that hands nothing out, and makes it ready to be bound again. */
gboolean akashi_query_run (AkashiQuery *query, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Column @at (from 0) of the row. */
gint64 akashi_query_integer (AkashiQuery *query, int at);
gboolean akashi_query_is_null (AkashiQuery *query, int at);
const char *akashi_query_text (AkashiQuery *query,
                               int at); /* (transfer none): until the next step; "" where it is null */
char *akashi_query_dup_text (AkashiQuery *query, int at); /* (transfer full) (nullable) */
const char *akashi_query_bytes (AkashiQuery *query, int at,
                                gsize *length); /* (transfer none) (nullable): until the next step */

/* Column @at is AKASHI_SEAL_HOLDS(): AKASHI_ERROR_DAMAGED_REGISTRY where it is not true. @what: for the
 * message */
gboolean akashi_query_is_whole (AkashiQuery *query, int at, const char *what,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A write transaction: rolled back when freed without commit. */
typedef struct _AkashiTransaction AkashiTransaction;

AkashiTransaction *akashi_transaction_begin (AkashiDatabase *database,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean akashi_transaction_commit (AkashiTransaction *transaction, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void akashi_transaction_free (AkashiTransaction *transaction);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiTransaction, akashi_transaction_free)

G_END_DECLS
