/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-pattern-pairs.h"

#include "akashi-csv-reader.h"
#include "akashi-limits.h"
#include "akashi-number.h"

#include <string.h>

static const char *const fields[] = { "text", "number" };

void
akashi_pattern_pair_free (AkashiPatternPair *pair)
{
  g_free (pair->text);
  g_free (pair->number);
  g_free (pair);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiPatternPair, akashi_pattern_pair_free)

static gboolean
refuse (guint64 line, const char *field, const char *problem, GError **error)
{
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "line %" G_GUINT64_FORMAT ": field “%s” %s", line,
               field, problem);
  return FALSE;
}

static gboolean
is_headings (const AkashiListRow *row, const GPtrArray *pairs)
{
  return pairs->len == 0 && row->n_cells > 0
         && !g_strstr_len (row->cells[0].text, (gssize) row->cells[0].length, "://");
}

static gboolean
add_pair (GPtrArray *pairs, GHashTable *texts, const AkashiListRow *row, GError **error)
{
  g_autoptr (AkashiPatternPair) pair = g_new0 (AkashiPatternPair, 1);
  char **into[] = { &pair->text, &pair->number };

  pair->line = row->line;
  if (row->n_cells > G_N_ELEMENTS (fields))
    return refuse (row->line, "number", "is followed by another cell", error);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (i >= row->n_cells || row->cells[i].length == 0)
        return refuse (row->line, fields[i], "is empty", error);
      *into[i] = g_strndup (row->cells[i].text, row->cells[i].length);
    }
  if (!g_hash_table_add (texts, pair->text))
    return refuse (row->line, "text", "is the same as in a line before", error);
  g_ptr_array_add (pairs, g_steal_pointer (&pair));
  return TRUE;
}

static gboolean
check_count (const GPtrArray *pairs, GError **error)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < pairs->len; i++)
    g_hash_table_add (numbers,
                      akashi_number_normalize (((const AkashiPatternPair *) pairs->pdata[i])->number));
  if (g_hash_table_size (numbers) >= AKASHI_MIN_PATTERN_PAIRS)
    return TRUE;
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID,
               "labels with %u different numbers are too few to tell a pattern by: at least %d are needed",
               g_hash_table_size (numbers), AKASHI_MIN_PATTERN_PAIRS);
  return FALSE;
}

GPtrArray *
akashi_pattern_pairs_read (const char *path, GError **error)
{
  static const char *const encodings[] = { "utf-8", "shift_jis", NULL };
  g_autoptr (AkashiTextSource) source = akashi_text_source_open (path, encodings, error);
  if (!source)
    return NULL;

  g_autoptr (AkashiCsvReader) reader = akashi_csv_reader_new (source, ',', '"');
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_pattern_pair_free);
  g_autoptr (GHashTable) texts = g_hash_table_new (g_str_hash, g_str_equal); /* borrowed from @pairs */
  const AkashiListRow *row;
  gboolean first = TRUE;

  if (!akashi_csv_reader_next (reader, &row, error))
    return NULL;
  while (row)
    {
      gboolean blank = row->n_cells <= 1 && (row->n_cells == 0 || row->cells[0].length == 0);
      if (!blank && !(first && is_headings (row, pairs)) && !add_pair (pairs, texts, row, error))
        return NULL;
      first = first && blank;
      if (!akashi_csv_reader_next (reader, &row, error))
        return NULL;
    }
  return check_count (pairs, error) ? g_steal_pointer (&pairs) : NULL;
}
