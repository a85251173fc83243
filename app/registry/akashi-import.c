/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-limits.h"
#include "akashi-line-feed.h"
#include "akashi-list-state.h"
#include "akashi-list-writer.h"

#include <string.h>

/* A large import does better with pages it has read once in memory, and mapped pages would count as its
 * memory. */
#define IMPORT_SETTINGS "PRAGMA mmap_size=0; PRAGMA cache_size=-65536"
#define LOOKUP_SETTINGS "PRAGMA mmap_size=2147418112; PRAGMA cache_size=-8192"

static gboolean
refuse (GError **error, const char *scheme, const char *problem)
{
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IMPORT_REFUSED, "the list of %s is refused: %s", scheme,
               problem);
  return FALSE;
}

/* A serial goes forward. It may restart only where other keys speak for the scheme now. */
static gboolean
check_serial (const AkashiInstalledList *installed, const AkashiListIndex *index, const char *scheme,
              const char *role_keys, GError **error)
{
  gboolean keys_changed = installed->role_keys && role_keys && strcmp (installed->role_keys, role_keys) != 0;
  g_autofree char *problem = NULL;

  if (keys_changed)
    return TRUE;
  if (index->serial < installed->serial)
    problem = g_strdup_printf ("serial %" G_GINT64_FORMAT " is older than the installed %" G_GINT64_FORMAT,
                               index->serial, installed->serial);
  else if (index->serial == installed->serial && g_strcmp0 (index->digest, installed->digest) != 0)
    problem = g_strdup_printf ("serial %" G_GINT64_FORMAT " is installed with other rows", index->serial);
  return problem ? refuse (error, scheme, problem) : TRUE;
}

/* What is wrong with a line refuses the list; what is wrong with the disk or the database is told as it is.
 */
static void
name_line (GError *problem, const char *scheme, guint64 number, GError **error)
{
  gboolean of_line = g_error_matches (problem, AKASHI_ERROR, AKASHI_ERROR_INVALID)
                     || g_error_matches (problem, AKASHI_ERROR, AKASHI_ERROR_IMPORT_REFUSED);

  g_set_error (error, AKASHI_ERROR, of_line ? AKASHI_ERROR_IMPORT_REFUSED : problem->code,
               "the list of %s is refused: line %" G_GUINT64_FORMAT ": %s", scheme, number, problem->message);
}

static gboolean
add_lines (AkashiListWriter *writer, AkashiLineFeed *feed, const char *scheme, GError **error)
{
  for (;;)
    {
      const AkashiListLine *line;
      g_autoptr (GError) problem = NULL;
      gboolean got = akashi_line_feed_next (feed, &line, &problem);

      if (got && !line)
        return TRUE;
      if (got && akashi_list_writer_add (writer, line, &problem))
        continue;
      if (got || akashi_line_feed_is_of_line (feed))
        name_line (problem, scheme, akashi_line_feed_line_number (feed), error);
      else
        g_propagate_prefixed_error (error, g_steal_pointer (&problem), "the list of %s is refused: ", scheme);
      return FALSE;
    }
}

static gboolean
check_whole (const AkashiInstalledList *installed, const AkashiListIndex *index, const char *scheme,
             const AkashiLineFeed *feed, GError **error)
{
  gint64 rows;
  g_autofree char *found = akashi_line_feed_digest (feed, &rows);
  g_autofree char *problem = NULL;

  if (rows != index->rows)
    problem = g_strdup_printf ("it has %" G_GINT64_FORMAT " rows, its index says %" G_GINT64_FORMAT, rows,
                               index->rows);
  else if (strcmp (found, index->digest) != 0)
    problem = g_strdup ("its rows do not have the digest that its index says");
  return problem ? refuse (error, scheme, problem)
                 : akashi_list_check_shrinking (installed, index, scheme, rows, error);
}

static gboolean
import_rows (AkashiRegistry *registry, gint64 scheme_no, const char *scheme,
             const AkashiInstalledList *installed, const AkashiListIndex *index, GBytes *compressed,
             GError **error)
{
  g_autoptr (AkashiListWriter) writer = akashi_list_writer_new (registry, scheme_no, index->as_of, error);
  if (!writer)
    return FALSE;
  g_autoptr (AkashiLineFeed) feed = akashi_line_feed_new (scheme, compressed);

  return add_lines (writer, feed, scheme, error) && check_whole (installed, index, scheme, feed, error)
         && akashi_list_writer_finish (writer, error);
}

static gboolean
import (AkashiRegistry *registry, gint64 trust_id, const char *scheme, const AkashiListIndex *index,
        GBytes *compressed, gint64 role_version, GError **error)
{
  g_autoptr (AkashiTransaction) transaction = akashi_transaction_begin (registry->database, error);
  g_auto (AkashiInstalledList) installed = { 0 };
  g_autofree char *role_keys = NULL;
  gint64 scheme_no, owner;

  if (!transaction || !akashi_registry_find_scheme (registry, scheme, &scheme_no, &owner, error))
    return FALSE;
  if (scheme_no < 0 || owner != trust_id)
    return refuse (error, scheme,
                   scheme_no < 0 ? "the scheme is not installed" : "it belongs to another trust entry");
  if (!akashi_list_read (registry, scheme_no, &installed, error)
      || !akashi_registry_role_keys (registry, trust_id, scheme, &role_keys, error)
      || !check_serial (&installed, index, scheme, role_keys, error))
    return FALSE;
  return (akashi_installed_list_is (&installed, index)
          || import_rows (registry, scheme_no, scheme, &installed, index, compressed, error))
         && akashi_list_write (registry, scheme_no, index, role_version, role_keys, error)
         && akashi_transaction_commit (transaction, error);
}

gboolean
akashi_registry_import_full (AkashiRegistry *registry, gint64 trust_id, const char *scheme,
                             const AkashiListIndex *index, GBytes *compressed, gint64 role_version,
                             GError **error)
{
  if (!akashi_database_exec (registry->database, IMPORT_SETTINGS, error))
    return FALSE;
  gboolean imported = import (registry, trust_id, scheme, index, compressed, role_version, error);
  /* Only speed is lost where this fails. */
  sqlite3_exec (registry->database->connection, LOOKUP_SETTINGS, NULL, NULL, NULL);
  return imported;
}
