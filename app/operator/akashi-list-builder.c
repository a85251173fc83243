/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-list-builder.h"

#include "akashi-delta-file.h"
#include "akashi-json.h"
#include "akashi-limits.h"
#include "akashi-list-digest.h"
#include "akashi-list-file.h"
#include "akashi-list-profile.h"
#include "akashi-list-reader.h"
#include "akashi-number.h"
#include "akashi-registration-json.h"

#include <string.h>

/* Rows and drops by normalised number: two writings of one number are one. */
typedef struct {
  const AkashiListSource *source;
  GHashTable *rows;  /* (element-type utf8 AkashiListLine) */
  GHashTable *drops; /* (element-type utf8 AkashiListLine) */
  GHashTable *kept;  /* (element-type utf8): keys of rows that the published list has too */
  AkashiListDifference *difference;
  AkashiDeltaFile *delta;
  gint64 previous_rows;
} Build;

static gboolean
refuse_line (guint64 number, const char *why, GError **error)
{
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IMPORT_REFUSED, "line %" G_GUINT64_FORMAT ": %s", number,
               why);
  return FALSE;
}

static char *
line_key (const AkashiListLine *line)
{
  return akashi_number_normalize (line->registration ? line->registration->number : line->drop);
}

static gboolean
take_line (Build *build, const char *text, gsize length, guint64 number, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (AkashiListLine) line = akashi_list_line_new_json (build->source->scheme, text, length, &problem);
  if (!line)
    return refuse_line (number, problem->message, error);

  g_autofree char *key = line_key (line);
  if (g_hash_table_contains (build->rows, key) || g_hash_table_contains (build->drops, key))
    {
      g_autofree char *why = g_strdup_printf ("the number %s is in the list twice",
                                              line->registration ? line->registration->number : line->drop);
      return refuse_line (number, why, error);
    }
  GHashTable *into = line->registration ? build->rows : build->drops;
  g_hash_table_insert (into, g_steal_pointer (&key), g_steal_pointer (&line));
  return TRUE;
}

static gboolean
take_lines (Build *build, GError **error)
{
  gsize left;
  const char *at = g_bytes_get_data (build->source->lines, &left);

  for (guint64 number = 1; left > 0; number++)
    {
      const char *newline = memchr (at, '\n', left);
      gsize length = newline ? (gsize) (newline - at) : left;
      if (!take_line (build, at, length, number, error))
        return FALSE;
      gsize step = length + (newline ? 1 : 0);
      at += step;
      left -= step;
    }
  return TRUE;
}

/* A drop for a registration that is gone: @line loses its registration. */
static void
turn_into_drop (Build *build, AkashiListLine *line)
{
  line->drop = g_strdup (line->registration->number);
  line->on = build->source->as_of;
  line->valid_until = line->registration->valid_until;
  g_clear_pointer (&line->registration, akashi_registration_unref);
  g_clear_pointer (&line->canonical, g_free);
}

static void
note_kept (Build *build, const char *key, const AkashiListLine *now, const AkashiListLine *before)
{
  g_hash_table_add (build->kept, g_strdup (key));
  if (now->canonical_length == before->canonical_length
      && memcmp (now->canonical, before->canonical, now->canonical_length) == 0)
    akashi_delta_file_note_same (build->delta, key);
  else
    g_ptr_array_add (build->difference->changed, g_strdup (now->registration->number));
}

/* @before: a drop, or a registration of before; @now: (nullable): what the source says of its drop itself */
static void
note_drop (Build *build, const char *key, const AkashiListLine *now, const AkashiListLine *before)
{
  gboolean same
      = before->drop && (!now || (now->on == before->on && now->valid_until == before->valid_until));

  if (same)
    akashi_delta_file_note_same (build->delta, key);
  else
    akashi_delta_file_note_known (build->delta, key);
}

/* A source that drops a number itself may not say its term; what is published already says it. */
static void
carry_term (AkashiListLine *dropped, const AkashiListLine *before)
{
  if (dropped && !akashi_date_is_day (dropped->valid_until))
    dropped->valid_until = before->registration ? before->registration->valid_until : before->valid_until;
}

static void
compare_line (Build *build, AkashiListLine *line)
{
  g_autofree char *key = line_key (line);
  const AkashiListLine *now = g_hash_table_lookup (build->rows, key);
  AkashiListLine *dropped = g_hash_table_lookup (build->drops, key);
  gboolean known = now || dropped;

  carry_term (dropped, line);
  if (!now)
    note_drop (build, key, dropped, line);

  if (line->registration)
    {
      build->previous_rows++;
      if (now)
        note_kept (build, key, now, line);
      else
        g_ptr_array_add (build->difference->dropped, g_strdup (line->registration->number));
      if (!known)
        turn_into_drop (build, line);
    }
  if (!known && akashi_date_add_months (line->on, AKASHI_DROP_MONTHS) >= build->source->as_of)
    g_hash_table_insert (build->drops, g_steal_pointer (&key), line);
  else
    akashi_list_line_free (line);
}

static gboolean
compare_with_previous (Build *build, GError **error)
{
  if (!build->source->previous)
    return TRUE;
  g_autoptr (AkashiListReader) reader = akashi_list_reader_new (build->source->previous);
  for (;;)
    {
      const char *text;
      gsize length;
      if (!akashi_list_reader_next (reader, &text, &length, error))
        break;
      if (!text)
        return TRUE;
      AkashiListLine *line = akashi_list_line_new_json (build->source->scheme, text, length, error);
      if (!line)
        break;
      compare_line (build, line);
    }
  g_prefix_error (error, "the list that is published now: ");
  return FALSE;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  const char *const *of_a = a;
  const char *const *of_b = b;
  return strcmp (*of_a, *of_b);
}

static GPtrArray *
sorted_lines (GHashTable *lines)
{
  GList *keys = g_list_sort (g_hash_table_get_keys (lines), (GCompareFunc) strcmp);
  GPtrArray *sorted = g_ptr_array_sized_new (g_hash_table_size (lines));

  for (GList *key = keys; key; key = key->next)
    g_ptr_array_add (sorted, g_hash_table_lookup (lines, key->data));
  g_list_free (keys);
  return sorted;
}

static void
note_added (Build *build)
{
  GHashTableIter iter;
  gpointer key, line;

  g_hash_table_iter_init (&iter, build->rows);
  while (!build->difference->first && g_hash_table_iter_next (&iter, &key, &line))
    if (!g_hash_table_contains (build->kept, key))
      g_ptr_array_add (build->difference->added,
                       g_strdup (((const AkashiListLine *) line)->registration->number));
  g_ptr_array_sort (build->difference->added, compare_texts);
  g_ptr_array_sort (build->difference->changed, compare_texts);
  g_ptr_array_sort (build->difference->dropped, compare_texts);
}

static gboolean
write_line (Build *build, AkashiListFile *file, const AkashiListLine *line, const char *text, gsize length,
            GError **error)
{
  g_autofree char *key = line_key (line);
  return akashi_list_file_add (file, text, length, error)
         && akashi_delta_file_add (build->delta, key, line, text, length, error);
}

static gboolean
write_rows (Build *build, AkashiListFile *file, char **out_digest, GError **error)
{
  g_autoptr (GPtrArray) rows = sorted_lines (build->rows);
  g_auto (AkashiListDigest) digest;

  akashi_list_digest_init (&digest);
  for (guint i = 0; i < rows->len; i++)
    {
      const AkashiListLine *line = rows->pdata[i];
      akashi_list_digest_add (&digest, line->canonical, line->canonical_length);
      if (!write_line (build, file, line, line->canonical, line->canonical_length, error))
        return FALSE;
    }
  *out_digest = akashi_list_digest_finish (&digest);
  return TRUE;
}

static gboolean
write_drop (Build *build, const AkashiListLine *line, AkashiListFile *file, GError **error)
{
  g_autofree char *on = akashi_date_format (line->on);
  g_autofree char *valid_until = akashi_date_format (line->valid_until);
  g_autoptr (json_t) drop
      = json_pack ("{s:s, s:s, s:s*}", "drop", line->drop, "on", on, "valid_until", valid_until);
  g_autoptr (GBytes) text = akashi_json_canonical (drop, error);
  gsize length;

  if (!text)
    return FALSE;
  const char *data = g_bytes_get_data (text, &length);
  return write_line (build, file, line, data, length, error);
}

static gboolean
write_drops (Build *build, AkashiListFile *file, GError **error)
{
  g_autoptr (GPtrArray) drops = sorted_lines (build->drops);
  for (guint i = 0; i < drops->len; i++)
    if (!write_drop (build, drops->pdata[i], file, error))
      return FALSE;
  return TRUE;
}

/* Returns: the most rows that a list of the last AKASHI_SHRINK_DAYS can have had. What the scheme itself says
 * was dropped counts from the day it says. */
static gint64
count_rows_lately (const Build *build)
{
  gint64 rows = g_hash_table_size (build->rows);
  GHashTableIter iter;
  gpointer line;

  g_hash_table_iter_init (&iter, build->drops);
  while (g_hash_table_iter_next (&iter, NULL, &line))
    {
      AkashiDate on = ((const AkashiListLine *) line)->on;
      rows += on <= build->source->as_of && on + AKASHI_SHRINK_DAYS >= build->source->as_of;
    }
  return MAX (rows, build->previous_rows);
}

static AkashiBuiltList *
write_list (Build *build, GError **error)
{
  g_autoptr (AkashiListFile) file = akashi_list_file_new ();
  g_autoptr (AkashiBuiltList) list = g_new0 (AkashiBuiltList, 1);

  if (!write_rows (build, file, &list->digest, error) || !write_drops (build, file, error))
    return NULL;
  list->file = akashi_list_file_finish (file, error);
  list->rows = g_hash_table_size (build->rows);
  list->shrinks = akashi_list_shrinks (build->previous_rows, list->rows);
  list->shrank_lately
      = build->source->previous && akashi_list_shrinks (count_rows_lately (build), list->rows);
  list->dropped = build->difference->dropped->len;
  if (!list->file
      || (build->source->previous && !akashi_delta_file_finish (build->delta, &list->delta, error)))
    return NULL;
  return g_steal_pointer (&list);
}

AkashiBuiltList *
akashi_list_build (const AkashiListSource *source, GError **error)
{
  g_autoptr (GHashTable) rows
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) akashi_list_line_free);
  g_autoptr (GHashTable) drops
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) akashi_list_line_free);
  g_autoptr (GHashTable) kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (AkashiListDifference) difference = akashi_list_difference_new ();
  g_autoptr (AkashiDeltaFile) delta = akashi_delta_file_new ();
  Build build = { source, rows, drops, kept, difference, delta, 0 };

  difference->first = source->previous == NULL;
  if (!take_lines (&build, error) || !compare_with_previous (&build, error))
    return NULL;
  note_added (&build);
  g_autoptr (AkashiBuiltList) list = write_list (&build, error);
  if (list)
    list->difference = g_steal_pointer (&difference);
  if (!list || !list->shrinks || source->allow_shrink)
    return g_steal_pointer (&list);
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IMPORT_REFUSED,
               "the list of %s shrinks from %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT
               " registrations: that has to be said (--allow-shrink)",
               source->scheme, build.previous_rows, list->rows);
  return NULL;
}

AkashiListDifference *
akashi_list_difference_new (void)
{
  AkashiListDifference *difference = g_new0 (AkashiListDifference, 1);

  difference->added = g_ptr_array_new_with_free_func (g_free);
  difference->changed = g_ptr_array_new_with_free_func (g_free);
  difference->dropped = g_ptr_array_new_with_free_func (g_free);
  return difference;
}

void
akashi_list_difference_free (AkashiListDifference *difference)
{
  g_ptr_array_unref (difference->added);
  g_ptr_array_unref (difference->changed);
  g_ptr_array_unref (difference->dropped);
  g_free (difference);
}

void
akashi_built_list_free (AkashiBuiltList *list)
{
  g_clear_pointer (&list->difference, akashi_list_difference_free);
  g_clear_pointer (&list->file, g_bytes_unref);
  g_clear_pointer (&list->delta, g_bytes_unref);
  g_free (list->digest);
  g_free (list);
}
