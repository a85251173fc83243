/* SPDX-License-Identifier: Apache-2.0 */
/* Deltas: the installed list becomes a later one, row by row, or stays as it is. */
#include "akashi-list-digest.h"
#include "akashi-list-reader.h"
#include "akashi-list-state.h"
#include "akashi-list-writer.h"

#include <string.h>

/* One chain of deltas on its way in. */
typedef struct {
  AkashiRegistry *registry;
  const char *scheme;
  gint64 scheme_no;
  const AkashiListIndex *index;
  AkashiListDigest digest; /* of the rows as they stand */
  gint64 rows;
} Chain;

static void
chain_clear (Chain *chain)
{
  akashi_list_digest_clear (&chain->digest);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Chain, chain_clear)

static gboolean
refuse (GError **error, const char *scheme, const char *problem)
{
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IMPORT_REFUSED, "the delta of %s is refused: %s", scheme,
               problem);
  return FALSE;
}

/* What is wrong with a line refuses the delta; what is wrong with the disk or the database is told as it is.
 */
static void
name_line (GError *problem, const char *scheme, guint64 number, GError **error)
{
  gboolean of_line = g_error_matches (problem, AKASHI_ERROR, AKASHI_ERROR_INVALID)
                     || g_error_matches (problem, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE);

  g_set_error (error, AKASHI_ERROR, of_line ? AKASHI_ERROR_IMPORT_REFUSED : problem->code,
               "the delta of %s is refused: line %" G_GUINT64_FORMAT ": %s", scheme, number,
               problem->message);
}

static gboolean
apply_line (AkashiListWriter *writer, const char *scheme, const char *text, gsize length, GError **error)
{
  g_autoptr (AkashiListLine) line = akashi_delta_line_new_json (scheme, text, length, error);

  if (!line)
    return FALSE;
  akashi_list_line_prepare (line);
  return akashi_list_writer_add (writer, line, error);
}

static gboolean
apply_lines (AkashiListWriter *writer, const char *scheme, GBytes *file, GError **error)
{
  g_autoptr (AkashiListReader) reader = akashi_list_reader_new (file);

  for (;;)
    {
      const char *text;
      gsize length;
      g_autoptr (GError) problem = NULL;

      if (!akashi_list_reader_next (reader, &text, &length, error))
        {
          g_prefix_error (error, "the delta of %s is refused: ", scheme);
          return FALSE;
        }
      if (!text)
        return TRUE;
      if (!apply_line (writer, scheme, text, length, &problem))
        {
          name_line (problem, scheme, akashi_list_reader_line_number (reader), error);
          return FALSE;
        }
    }
}

/* A number may come in one delta and go in the next: each has a writer of its own. */
static gboolean
apply_file (Chain *chain, GBytes *file, GError **error)
{
  g_autoptr (AkashiListWriter) writer
      = akashi_list_writer_new (chain->registry, chain->scheme_no, chain->index->as_of, error);

  if (!writer)
    return FALSE;
  akashi_list_writer_expect_delta (writer, &chain->digest, &chain->rows);
  return apply_lines (writer, chain->scheme, file, error) && akashi_list_writer_finish (writer, error);
}

static gboolean
check_outcome (const Chain *chain, const AkashiInstalledList *installed, GError **error)
{
  g_autofree char *digest = akashi_list_digest_finish (&chain->digest);

  if (chain->rows != chain->index->rows || strcmp (digest, chain->index->digest) != 0)
    return refuse (error, chain->scheme, "what comes out is not the list that its index describes");
  return akashi_list_check_shrinking (installed, chain->index, chain->scheme, chain->rows, error);
}

static gboolean
apply (Chain *chain, const AkashiInstalledList *installed, GPtrArray *files, GError **error)
{
  chain->rows = installed->rows;
  if (!installed->digest || !akashi_list_digest_init_from (&chain->digest, installed->digest))
    return refuse (error, chain->scheme, "the installed list has no digest to go on from");
  for (guint i = 0; i < files->len; i++)
    if (!apply_file (chain, files->pdata[i], error))
      return FALSE;
  return check_outcome (chain, installed, error);
}

static gboolean
check_joins (const AkashiInstalledList *installed, const AkashiListIndex *index, const char *scheme,
             gint64 from, const char *role_keys, GError **error)
{
  if (installed->role_keys && role_keys && strcmp (installed->role_keys, role_keys) != 0)
    return refuse (error, scheme,
                   "other keys speak for the scheme now, and only a full list is taken from them");
  if (installed->serial == from && index->serial > from)
    return TRUE;
  g_autofree char *problem = g_strdup_printf ("it leads from serial %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT
                                              ", and serial %" G_GINT64_FORMAT " is installed",
                                              from, index->serial, installed->serial);
  return refuse (error, scheme, problem);
}

gboolean
akashi_registry_import_deltas (AkashiRegistry *registry, gint64 trust_id, const char *scheme,
                               const AkashiListIndex *index, gint64 from, GPtrArray *files,
                               gint64 role_version, GError **error)
{
  g_autoptr (AkashiTransaction) transaction = akashi_transaction_begin (registry->database, error);
  g_auto (AkashiInstalledList) installed = { 0 };
  g_auto (Chain) chain = { .registry = registry, .scheme = scheme, .index = index };
  g_autofree char *role_keys = NULL;
  gint64 owner;

  if (!transaction || !akashi_registry_find_scheme (registry, scheme, &chain.scheme_no, &owner, error))
    return FALSE;
  if (chain.scheme_no < 0 || owner != trust_id)
    return refuse (error, scheme,
                   chain.scheme_no < 0 ? "the scheme is not installed" : "it belongs to another trust entry");
  if (!akashi_list_read (registry, chain.scheme_no, &installed, error)
      || !akashi_registry_role_keys (registry, trust_id, scheme, &role_keys, error))
    return FALSE;
  return (akashi_installed_list_is (&installed, index)
          || (check_joins (&installed, index, scheme, from, role_keys, error)
              && apply (&chain, &installed, files, error)))
         && akashi_list_write (registry, chain.scheme_no, index, role_version, role_keys, error)
         && akashi_transaction_commit (transaction, error);
}
