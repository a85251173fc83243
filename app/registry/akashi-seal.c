/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-seal.h"

/* FNV-1a, 64 bits: each step can be undone, so that two texts of one length that differ in one byte never
 * meet again. */
#define FNV_START G_GUINT64_CONSTANT (0xcbf29ce484222325)
#define FNV_PRIME G_GUINT64_CONSTANT (0x100000001b3)

static void
seal (sqlite3_context *context, int count G_GNUC_UNUSED, sqlite3_value **values)
{
  guint64 owner = (guint64) sqlite3_value_int64 (values[0]);
  const guint8 *bytes = sqlite3_value_blob (values[1]);
  int length = sqlite3_value_bytes (values[1]);
  guint64 hash = FNV_START;

  for (guint i = 0; i < sizeof owner; i++)
    hash = (hash ^ (owner >> (8 * i) & 0xff)) * FNV_PRIME;
  for (int i = 0; i < length; i++)
    hash = (hash ^ bytes[i]) * FNV_PRIME;
  sqlite3_result_int64 (context, (gint64) hash);
}

int
akashi_seal_add_function (sqlite3 *connection)
{
  return sqlite3_create_function_v2 (connection, "akashi_seal", 2,
                                     SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL, seal, NULL,
                                     NULL, NULL);
}
