/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-seal.h"

#include "akashi-hash.h"

static void
seal (sqlite3_context *context, int count G_GNUC_UNUSED, sqlite3_value **values)
{
  guint64 owner = GUINT64_TO_LE ((guint64) sqlite3_value_int64 (values[0]));
  const guint8 *bytes = sqlite3_value_blob (values[1]);
  int length = sqlite3_value_bytes (values[1]);
  guint64 hash = akashi_hash_add (AKASHI_HASH_START, &owner, sizeof owner);

  sqlite3_result_int64 (context, (gint64) akashi_hash_add (hash, bytes, (gsize) length));
}

int
akashi_seal_add_function (sqlite3 *connection)
{
  return sqlite3_create_function_v2 (connection, "akashi_seal", 2,
                                     SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL, seal, NULL,
                                     NULL, NULL);
}
