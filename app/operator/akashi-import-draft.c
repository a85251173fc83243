/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-import-draft.h"

#include <string.h>

/* Keys inside each other: `maker.name.ja` has three. */
#define MAX_KEYS 3

/* What a line is made of. */
typedef enum {
  ENTRY_COLUMN,
  ENTRY_MODELS,
  ENTRY_STATUS_RAW,
  ENTRY_UNNAMED,
} EntryKind;

typedef struct {
  EntryKind kind;
  guint index; /* of the column in the map */
  char **keys; /* as in `maker`, `name`, `ja` */
  guint n_keys;
  char *path;
} Entry;

struct _AkashiImportLine {
  GArray *entries; /* of Entry: in the order of canonical JSON */
  GString *text;
  char *const *open[MAX_KEYS]; /* the objects that are open */
  guint depth;
};

AkashiImportDraft *
akashi_import_draft_new (const AkashiImportMap *map)
{
  AkashiImportDraft *draft = g_new0 (AkashiImportDraft, 1);

  draft->n_columns = map->columns->len;
  draft->values = g_new0 (GString *, draft->n_columns);
  for (guint i = 0; i < draft->n_columns; i++)
    draft->values[i] = g_string_new (NULL);
  draft->status_raw = g_string_new (NULL);
  draft->models.json = g_string_new (NULL);
  return draft;
}

void
akashi_import_draft_free (AkashiImportDraft *draft)
{
  for (guint i = 0; i < draft->n_columns; i++)
    g_string_free (draft->values[i], TRUE);
  g_free (draft->values);
  g_free (draft->key);
  g_string_free (draft->status_raw, TRUE);
  g_string_free (draft->models.json, TRUE);
  g_free (draft);
}

void
akashi_import_draft_clear (AkashiImportDraft *draft)
{
  draft->line = 0;
  draft->spoiled = FALSE;
  g_clear_pointer (&draft->key, g_free);
  for (guint i = 0; i < draft->n_columns; i++)
    g_string_truncate (draft->values[i], 0);
  g_string_truncate (draft->status_raw, 0);
  g_string_truncate (draft->models.json, 0);
  draft->models.count = 0;
  draft->models.unnamed = 0;
  draft->models.gtins = FALSE;
}

gboolean
akashi_import_draft_join (AkashiImportDraft *draft, const AkashiImportDraft *more, guint *refused)
{
  for (*refused = 0; *refused < draft->n_columns; (*refused)++)
    {
      const GString *value = more->values[*refused];
      if (value->len > 0 && !g_string_equal (value, draft->values[*refused]))
        return FALSE;
    }
  if (more->models.count > 0 && draft->models.count > 0)
    g_string_append_c (draft->models.json, ',');
  g_string_append_len (draft->models.json, more->models.json->str, (gssize) more->models.json->len);
  draft->models.count += more->models.count;
  draft->models.unnamed += more->models.unnamed;
  draft->models.gtins = draft->models.gtins || more->models.gtins;
  return TRUE;
}

/* --- Lines --- */

static void
entry_clear (gpointer data)
{
  Entry *entry = data;

  g_strfreev (entry->keys);
  g_free (entry->path);
}

static void
add_entry (AkashiImportLine *line, EntryKind kind, guint index, const char *path)
{
  Entry entry = { kind, index, g_strsplit (path, ".", MAX_KEYS), 0, g_strdup (path) };

  entry.n_keys = g_strv_length (entry.keys);
  g_array_append_val (line->entries, entry);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  return akashi_import_field_compare (((const Entry *) a)->path, ((const Entry *) b)->path);
}

AkashiImportLine *
akashi_import_line_new (const AkashiImportMap *map)
{
  AkashiImportLine *line = g_new0 (AkashiImportLine, 1);

  line->text = g_string_new (NULL);
  line->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (line->entries, entry_clear);
  for (guint i = 0; i < map->columns->len; i++)
    {
      const AkashiImportColumn *column = map->columns->pdata[i];
      if (!g_str_has_prefix (column->path, "models"))
        add_entry (line, ENTRY_COLUMN, i, column->path);
    }
  add_entry (line, ENTRY_MODELS, 0, "models");
  add_entry (line, ENTRY_STATUS_RAW, 0, "status_raw");
  add_entry (line, ENTRY_UNNAMED, 0, "unnamed_models");
  g_array_sort (line->entries, compare_entries);
  return line;
}

void
akashi_import_line_free (AkashiImportLine *line)
{
  g_array_unref (line->entries);
  g_string_free (line->text, TRUE);
  g_free (line);
}

static void
append_key (GString *text, const char *key)
{
  if (text->str[text->len - 1] != '{')
    g_string_append_c (text, ',');
  g_string_append_c (text, '"');
  g_string_append (text, key);
  g_string_append (text, "\":");
}

static void
close_to (AkashiImportLine *line, guint depth)
{
  for (; line->depth > depth; line->depth--)
    g_string_append_c (line->text, '}');
}

/* Opens the objects that the entry stands in, and writes its own key. */
static void
open_for (AkashiImportLine *line, const Entry *entry)
{
  guint same = 0;

  while (same < line->depth && same + 1 < entry->n_keys && strcmp (*line->open[same], entry->keys[same]) == 0)
    same++;
  close_to (line, same);
  for (; line->depth + 1 < entry->n_keys; line->depth++)
    {
      append_key (line->text, entry->keys[line->depth]);
      g_string_append_c (line->text, '{');
      line->open[line->depth] = &entry->keys[line->depth];
    }
  append_key (line->text, entry->keys[entry->n_keys - 1]);
}

static void
write_entry (AkashiImportLine *line, const Entry *entry, const AkashiImportDraft *draft)
{
  const GString *value = entry->kind == ENTRY_COLUMN       ? draft->values[entry->index]
                         : entry->kind == ENTRY_STATUS_RAW ? draft->status_raw
                         : entry->kind == ENTRY_MODELS     ? draft->models.json
                                                           : NULL;
  if (value ? value->len == 0 : draft->models.unnamed == 0)
    return;
  open_for (line, entry);
  if (!value)
    {
      g_string_append_printf (line->text, "%u", draft->models.unnamed);
      return;
    }
  if (entry->kind == ENTRY_MODELS)
    g_string_append_c (line->text, '[');
  g_string_append_len (line->text, value->str, (gssize) value->len);
  if (entry->kind == ENTRY_MODELS)
    g_string_append_c (line->text, ']');
}

const GString *
akashi_import_line_write (AkashiImportLine *line, const AkashiImportDraft *draft)
{
  g_string_assign (line->text, "{");
  line->depth = 0;
  for (guint i = 0; i < line->entries->len; i++)
    write_entry (line, &g_array_index (line->entries, Entry, i), draft);
  close_to (line, 0);
  g_string_append_c (line->text, '}');
  return line->text;
}
