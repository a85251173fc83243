/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <sqlite3.h>

#include "akashi-error.h"

G_BEGIN_DECLS

/*
 * A seal tells a row that came out of the file as it went in from one that a disk has changed since: SQLite
 * notices a damaged page by its structure only, and a date with one digit changed still reads. It keeps out
 * nobody who may write the file; the signatures stand before the import, not after it.
 */

/* Gives @connection the SQL function `akashi_seal (owner, bytes)`: 64 bits over both, which differ wherever
 * one byte does. Returns: SQLite's code. */
int akashi_seal_add_function (sqlite3 *connection) G_GNUC_WARN_UNUSED_RESULT;

/* SQL: the seal of a row; and whether a row of @table is as it was written. */
#define AKASHI_SEAL(owner, bytes) "akashi_seal (" owner ", " bytes ")"
#define AKASHI_SEAL_HOLDS(table, owner, bytes) table ".seal = " AKASHI_SEAL (owner, bytes)

G_END_DECLS
