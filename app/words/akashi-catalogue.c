/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-catalogue.h"

#include "akashi-cursor.h"
#include "akashi-error.h"
#include "akashi-readings.h"

#include <string.h>

#define MO_MAGIC 0x950412deu
#define MO_HEADER_BYTES 20 /* magic, revision, number of strings, offsets of the two tables */
#define MO_MAX_STRINGS 65536

typedef struct {
  const char *msgid;
  const char *plural; /* (nullable): the English for any other number than one */
  const char *text;
  gsize text_length; /* with the NULs between plural forms, without the last one */
} Entry;

struct _AkashiCatalogue {
  GBytes *mo;
  Entry *entries; /* sorted by msgid */
  guint n_entries;
  guint n_plurals; /* 1 or 2 */
  GPtrArray *own;  /* (nullable): texts that do not lie in the file */
};

static guint32
read_u32 (const guint8 *at)
{
  return (guint32) at[0] | (guint32) at[1] << 8 | (guint32) at[2] << 16 | (guint32) at[3] << 24;
}

/* Reads the string that the table at @table names in its row @index: length, then offset; a NUL must follow
 * it. */
static gboolean
read_string (GBytes *mo, guint32 table, guint index, const char **out, gsize *out_length)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (mo, &size);
  AkashiCursor rows = akashi_cursor (data, size), bytes = rows;
  const guint8 *row, *skipped, *string;

  if (!akashi_cursor_take (&rows, table, &skipped) || !akashi_cursor_take (&rows, (gsize) index * 8, &skipped)
      || !akashi_cursor_take (&rows, 8, &row))
    return FALSE;
  gsize length = read_u32 (row), offset = read_u32 (row + 4);
  if (!akashi_cursor_take (&bytes, offset, &skipped) || !akashi_cursor_take (&bytes, length + 1, &string)
      || string[length] != '\0' || !g_utf8_validate ((const char *) string, -1, NULL))
    return FALSE;
  *out = (const char *) string;
  *out_length = length;
  return TRUE;
}

static gboolean
read_entries (AkashiCatalogue *self)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (self->mo, &size);

  if (size < MO_HEADER_BYTES || read_u32 (data) != MO_MAGIC || read_u32 (data + 4) >> 16 != 0)
    return FALSE;
  guint32 count = read_u32 (data + 8);
  if (count == 0 || count > MO_MAX_STRINGS)
    return FALSE;

  self->entries = g_new0 (Entry, count);
  self->n_entries = count;
  for (guint i = 0; i < count; i++)
    {
      Entry *entry = &self->entries[i];
      gsize length_of_key;
      if (!read_string (self->mo, read_u32 (data + 12), i, &entry->msgid, &length_of_key)
          || !read_string (self->mo, read_u32 (data + 16), i, &entry->text, &entry->text_length))
        return FALSE;
      gsize singular = strlen (entry->msgid);
      entry->plural = singular < length_of_key ? entry->msgid + singular + 1 : NULL;
      if (i > 0 && strcmp (self->entries[i - 1].msgid, entry->msgid) >= 0)
        return FALSE;
    }
  return TRUE;
}

/* Only the two rules that the languages of this program have; anything else is refused rather than guessed.
 */
static gboolean
read_plural_rule (AkashiCatalogue *self)
{
  static const char key[] = "\nPlural-Forms:";
  const char *header = akashi_catalogue_get (self, "");
  const char *found = header ? strstr (header, key) : NULL;
  GString *rule;
  gboolean one, two;

  if (!found)
    return FALSE;
  rule = g_string_new (NULL);
  for (const char *at = found + strlen (key); *at && *at != '\n'; at++)
    if (!strchr (" \t()", *at))
      g_string_append_c (rule, *at);
  one = strcmp (rule->str, "nplurals=1;plural=0;") == 0;
  two = strcmp (rule->str, "nplurals=2;plural=n!=1;") == 0;
  g_string_free (rule, TRUE);
  self->n_plurals = two ? 2 : 1;
  return one || two;
}

AkashiCatalogue *
akashi_catalogue_new (GBytes *mo, GError **error)
{
  g_autoptr (AkashiCatalogue) self = g_new0 (AkashiCatalogue, 1);

  self->mo = g_bytes_ref (mo);
  if (!read_entries (self))
    {
      g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_INVALID,
                           "not a catalogue of translations (.mo)");
      return NULL;
    }
  if (!read_plural_rule (self))
    {
      g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_INVALID,
                           "a catalogue with a plural rule this program does not have");
      return NULL;
    }
  return g_steal_pointer (&self);
}

/* The forms of a text, each with its NUL, without readings. */
static char *
strip_forms (const Entry *entry, gsize *out_length)
{
  GString *forms = g_string_new (NULL);

  for (gsize at = 0; at <= entry->text_length; at += strlen (entry->text + at) + 1)
    {
      g_autofree char *plain = akashi_readings_strip (entry->text + at);
      g_string_append_len (forms, plain, (gssize) strlen (plain) + 1);
    }
  *out_length = forms->len - 1;
  return g_string_free (forms, FALSE);
}

AkashiCatalogue *
akashi_catalogue_new_plain (const AkashiCatalogue *catalogue)
{
  AkashiCatalogue *self = g_new0 (AkashiCatalogue, 1);

  self->mo = g_bytes_ref (catalogue->mo);
  self->entries = g_memdup2 (catalogue->entries, sizeof (Entry) * catalogue->n_entries);
  self->n_entries = catalogue->n_entries;
  self->n_plurals = catalogue->n_plurals;
  self->own = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->n_entries; i++)
    {
      Entry *entry = &self->entries[i];
      char *plain = strip_forms (&catalogue->entries[i], &entry->text_length);
      entry->text = plain;
      g_ptr_array_add (self->own, plain);
    }
  return self;
}

void
akashi_catalogue_free (AkashiCatalogue *catalogue)
{
  g_clear_pointer (&catalogue->own, g_ptr_array_unref);
  g_bytes_unref (catalogue->mo);
  g_free (catalogue->entries);
  g_free (catalogue);
}

static int
compare_entry (const void *key, const void *entry)
{
  return strcmp (key, ((const Entry *) entry)->msgid);
}

static const Entry *
find (const AkashiCatalogue *catalogue, const char *msgid)
{
  return bsearch (msgid, catalogue->entries, catalogue->n_entries, sizeof (Entry), compare_entry);
}

const char *
akashi_catalogue_get (const AkashiCatalogue *catalogue, const char *msgid)
{
  const Entry *entry = find (catalogue, msgid);
  return entry && *entry->text ? entry->text : NULL;
}

const char *
akashi_catalogue_get_plural (const AkashiCatalogue *catalogue, const char *msgid, gulong n)
{
  const Entry *entry = find (catalogue, msgid);
  if (!entry || !*entry->text)
    return NULL;
  if (catalogue->n_plurals == 1 || n == 1)
    return entry->text;
  /* The second form stands behind the first one's NUL. */
  gsize first = strlen (entry->text) + 1;
  return first <= entry->text_length ? entry->text + first : entry->text;
}

guint
akashi_catalogue_n_entries (const AkashiCatalogue *catalogue)
{
  return catalogue->n_entries;
}

void
akashi_catalogue_get_entry (const AkashiCatalogue *catalogue, guint index, const char **out_msgid,
                            const char **out_text)
{
  g_return_if_fail (index < catalogue->n_entries);
  *out_msgid = catalogue->entries[index].msgid;
  *out_text = catalogue->entries[index].text;
}

const char *
akashi_catalogue_get_entry_plural (const AkashiCatalogue *catalogue, guint index)
{
  g_return_val_if_fail (index < catalogue->n_entries, NULL);
  return catalogue->entries[index].plural;
}
