/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-scheme-withdrawal.h"

#include "akashi-date.h"
#include "akashi-json-field.h"
#include "akashi-limits.h"
#include "akashi-registry-private.h"

/* Stored where no day is told. */
#define DAY_NOT_TOLD (-1)

GHashTable *
akashi_scheme_withdrawals_new_json (GBytes *schemes_json, GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (schemes_json, &length);
  g_autoptr (json_t) root = akashi_json_load_object (text, length, error);
  g_autoptr (GHashTable) days = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  json_t *objects = NULL;

  if (!root || !akashi_json_get_objects (root, "withdrawn", AKASHI_FIELD_OPTIONAL, &objects, error))
    return NULL;
  if (json_array_size (objects) > AKASHI_MAX_SCHEMES)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "more than %d withdrawn schemes",
                   AKASHI_MAX_SCHEMES);
      return NULL;
    }
  for (gsize i = 0; i < json_array_size (objects); i++)
    {
      const json_t *object = json_array_get (objects, i);
      const char *id = NULL;
      gint32 on = AKASHI_DATE_UNKNOWN;
      if (!akashi_json_get_text (object, "id", AKASHI_FIELD_REQUIRED, &id, error)
          || !akashi_json_get_date (object, "on", AKASHI_FIELD_OPTIONAL, &on, error))
        return NULL;
      g_hash_table_insert (days, g_strdup (id), GINT_TO_POINTER (on));
    }
  return g_steal_pointer (&days);
}

/* What the column `withdrawn` is to hold for the scheme @id; @value: (out): where it is not NULL */
static gboolean
is_withdrawn (const char *id, const char *const *present, GHashTable *withdrawn, gint64 *value)
{
  gpointer day;

  if (g_strv_contains (present, id))
    return FALSE;
  *value = DAY_NOT_TOLD;
  if (withdrawn && g_hash_table_lookup_extended (withdrawn, id, NULL, &day)
      && akashi_date_is_day (GPOINTER_TO_INT (day)))
    *value = MAX (GPOINTER_TO_INT (day), 0);
  return TRUE;
}

static gboolean
write_mark (AkashiRegistry *registry, gint64 scheme_no, gboolean withdrawn, gint64 value, GError **error)
{
  g_autoptr (AkashiQuery) query
      = withdrawn ? akashi_query (registry->database, "UPDATE scheme SET withdrawn = ?2 WHERE scheme_no = ?1",
                                  error)
                  : akashi_query (registry->database,
                                  "UPDATE scheme SET withdrawn = NULL WHERE scheme_no = ?1", error);

  if (!query)
    return FALSE;
  akashi_query_bind_integer (query, 1, scheme_no);
  if (withdrawn)
    akashi_query_bind_integer (query, 2, value);
  return akashi_query_run (query, error);
}

typedef struct {
  gint64 scheme_no;
  gboolean withdrawn;
  gint64 value;
} Change;

/* Returns: (transfer full): the marks that are not as they should be; mostly none. */
static GArray *
find_changes (AkashiRegistry *registry, gint64 trust_id, const char *const *present, GHashTable *withdrawn,
              GError **error)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (Change));
  g_autoptr (AkashiQuery) query = akashi_query (
      registry->database, "SELECT scheme_no, id, withdrawn FROM scheme WHERE trust_id = ?1", error);
  gboolean row;

  if (!query)
    return NULL;
  akashi_query_bind_integer (query, 1, trust_id);
  if (!akashi_query_step (query, &row, error))
    return NULL;
  while (row)
    {
      Change change = { .scheme_no = akashi_query_integer (query, 0) };
      gboolean marked = !akashi_query_is_null (query, 2);
      change.withdrawn = is_withdrawn (akashi_query_text (query, 1), present, withdrawn, &change.value);
      if (marked != change.withdrawn || (marked && akashi_query_integer (query, 2) != change.value))
        g_array_append_val (changes, change);
      if (!akashi_query_step (query, &row, error))
        return NULL;
    }
  return g_steal_pointer (&changes);
}

gboolean
akashi_registry_note_schemes (AkashiRegistry *registry, gint64 trust_id, const char *const *present,
                              GHashTable *withdrawn, GError **error)
{
  g_autoptr (AkashiTransaction) transaction = akashi_transaction_begin (registry->database, error);
  g_autoptr (GArray) changes
      = transaction ? find_changes (registry, trust_id, present, withdrawn, error) : NULL;

  for (guint i = 0; changes && i < changes->len; i++)
    {
      const Change *change = &g_array_index (changes, Change, i);
      if (!write_mark (registry, change->scheme_no, change->withdrawn, change->value, error))
        return FALSE;
    }
  return changes && akashi_transaction_commit (transaction, error);
}
