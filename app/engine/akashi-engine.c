/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-engine-private.h"

#include <glib/gstdio.h>

#include "akashi-limits.h"
#include "akashi-release.h"
#include "akashi-shipped-schemes.h"

G_DEFINE_FINAL_TYPE (AkashiEngine, akashi_engine, G_TYPE_OBJECT)

static void
known_scheme_free (gpointer data)
{
  AkashiKnownScheme *known = data;
  akashi_scheme_unref (known->scheme);
  g_clear_pointer (&known->list, akashi_list_state_free);
  g_free (known);
}

static void
akashi_engine_finalize (GObject *object)
{
  AkashiEngine *self = AKASHI_ENGINE (object);

  g_clear_pointer (&self->reader, akashi_label_reader_free);
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->schemes, g_ptr_array_unref);
  g_clear_pointer (&self->registry, akashi_registry_free);
  g_clear_error (&self->problem);
  g_ptr_array_unref (self->missing);
  g_clear_pointer (&self->path, g_free);
  G_OBJECT_CLASS (akashi_engine_parent_class)->finalize (object);
}

static void
akashi_engine_class_init (AkashiEngineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = akashi_engine_finalize;
}

static void
akashi_engine_init (AkashiEngine *self)
{
  self->missing = g_ptr_array_new_with_free_func (g_free);
}

AkashiEngine *
akashi_engine_new (const char *registry_path, const AkashiClock *clock)
{
  AkashiEngine *self = g_object_new (AKASHI_TYPE_ENGINE, NULL);

  self->clock = clock ? *clock : *akashi_clock_system ();
  self->path = registry_path ? g_strdup (registry_path)
                             : g_build_filename (g_get_user_data_dir (), "akashi", "registry.db", NULL);
  akashi_engine_load (self);
  return self;
}

const GError *
akashi_engine_get_problem (AkashiEngine *engine)
{
  return engine->problem;
}

const char *
akashi_engine_get_registry_path (AkashiEngine *engine)
{
  return engine->path;
}

gboolean
akashi_engine_is_sample (AkashiEngine *engine)
{
  akashi_engine_load_if_changed (engine);
  return engine->sample;
}

const AkashiKnownScheme *
akashi_engine_find_scheme (AkashiEngine *engine, const char *id)
{
  return g_hash_table_lookup (engine->known, id);
}

GPtrArray *
akashi_engine_list_schemes (AkashiEngine *engine)
{
  GPtrArray *result = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_scheme_unref);

  akashi_engine_load_if_changed (engine);
  g_autoptr (GList) ids = g_list_sort (g_hash_table_get_keys (engine->known), (GCompareFunc) g_strcmp0);
  for (GList *id = ids; id; id = id->next)
    g_ptr_array_add (result, akashi_scheme_ref (akashi_engine_find_scheme (engine, id->data)->scheme));
  return result;
}

/* The floor under the clock is one for all schemes, so every age carries it (registry.md, "Freshness"). */
static void
read_clock_floor (AkashiEngine *self)
{
  gint64 newest_published = -1;
  GHashTableIter iter;
  AkashiKnownScheme *known;

  g_hash_table_iter_init (&iter, self->known);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &known))
    if (known->list)
      newest_published = MAX (newest_published, known->list->published);

  self->nothing = (AkashiListAge){ .newest_published = newest_published,
                                   .build_time = AKASHI_RELEASE_TIME,
                                   .as_of = AKASHI_DATE_UNKNOWN };
  g_hash_table_iter_init (&iter, self->known);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &known))
    {
      known->age.newest_published = newest_published;
      known->age.build_time = AKASHI_RELEASE_TIME;
    }
}

const AkashiListAge *
akashi_engine_oldest_list (AkashiEngine *engine, gint64 now)
{
  const AkashiListAge *oldest = NULL;
  GHashTableIter iter;
  AkashiKnownScheme *known;

  g_hash_table_iter_init (&iter, engine->known);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &known))
    if (known->scheme->has_list && known->list && !known->list->withdrawn
        && (!oldest
            || akashi_freshness_judge (&known->age, now).state > akashi_freshness_judge (oldest, now).state))
      oldest = &known->age;
  return oldest ? oldest : &engine->nothing;
}

static gboolean
read_trust (AkashiEngine *self, GError **error)
{
  g_autoptr (GPtrArray) trust = akashi_registry_list_trust (self->registry, error);
  if (!trust)
    return FALSE;

  self->sample = FALSE;
  for (guint i = 0; i < trust->len; i++)
    self->sample |= ((AkashiTrustEntry *) trust->pdata[i])->sample;
  if (trust->len > 0)
    return TRUE;
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_NO_REGISTRY, "no root is trusted in %s", self->path);
  return FALSE;
}

/* Takes over @schemes and the reader of texts that knows them. */
static gboolean
set_schemes (AkashiEngine *self, GPtrArray *trusted, GError **error)
{
  g_autoptr (GPtrArray) schemes = akashi_shipped_schemes_merge (trusted, error);
  if (!schemes)
    return FALSE;
  g_autoptr (AkashiLabelReader) reader = akashi_label_reader_new (schemes, error);
  if (!reader)
    return FALSE;

  for (guint i = 0; i < schemes->len; i++)
    {
      AkashiKnownScheme *known = g_new0 (AkashiKnownScheme, 1);
      known->scheme = akashi_scheme_ref (schemes->pdata[i]);
      known->age.as_of = AKASHI_DATE_UNKNOWN;
      known->age.list_max_age_days = known->scheme->list_max_age_days;
      g_hash_table_insert (self->known, known->scheme->id, known);
    }
  self->schemes = g_steal_pointer (&schemes);
  self->reader = g_steal_pointer (&reader);
  return TRUE;
}

static gboolean
read_registry (AkashiEngine *self, GError **error)
{
  self->registry = akashi_registry_open (self->path, FALSE, error);
  if (!self->registry)
    return FALSE;

  self->data_version = akashi_registry_data_version (self->registry);
  if (!read_trust (self, error))
    return FALSE;

  g_autoptr (GPtrArray) trusted = akashi_registry_load_schemes (self->registry, error);
  return trusted && set_schemes (self, trusted, error) && akashi_engine_read_lists (self, error);
}

/* Without a registry nothing is trusted, but a text can still be told apart, with the shipped definitions. */
static void
fall_back (AkashiEngine *self)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_hash_table_remove_all (self->known);
  g_clear_pointer (&self->registry, akashi_registry_free);
  g_clear_pointer (&self->schemes, g_ptr_array_unref);
  g_clear_pointer (&self->reader, akashi_label_reader_free);
  if (!set_schemes (self, none, &error))
    g_error ("the definitions built into this program: %s", error->message);
}

static void
set_damaged (AkashiEngine *self)
{
  GHashTableIter iter;
  AkashiKnownScheme *known;

  self->nothing.damaged
      = self->problem && !g_error_matches (self->problem, AKASHI_ERROR, AKASHI_ERROR_NO_REGISTRY);
  g_hash_table_iter_init (&iter, self->known);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &known))
    known->age.damaged = self->nothing.damaged;
}

/* Which file there is, and when it was changed; zeroes where there is none. */
static AkashiFileMark
mark_of (const char *path)
{
  GStatBuf status;

  if (g_stat (path, &status) != 0)
    return (AkashiFileMark){ 0 };
  return (AkashiFileMark){ status.st_dev, status.st_ino, status.st_size, status.st_ctim };
}

static gboolean
is_same_file (const AkashiFileMark *a, const AkashiFileMark *b)
{
  return a->device == b->device && a->inode == b->inode;
}

static gboolean
is_unchanged (const AkashiFileMark *a, const AkashiFileMark *b)
{
  return is_same_file (a, b) && a->size == b->size && a->changed.tv_sec == b->changed.tv_sec
         && a->changed.tv_nsec == b->changed.tv_nsec;
}

void
akashi_engine_load (AkashiEngine *engine)
{
  g_clear_error (&engine->problem);
  g_clear_pointer (&engine->registry, akashi_registry_free);
  g_clear_pointer (&engine->schemes, g_ptr_array_unref);
  g_clear_pointer (&engine->reader, akashi_label_reader_free);
  g_clear_pointer (&engine->known, g_hash_table_unref);
  engine->known = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, known_scheme_free);

  engine->mark = mark_of (engine->path);
  if (!read_registry (engine, &engine->problem))
    fall_back (engine);
  read_clock_floor (engine);
  set_damaged (engine);
}

void
akashi_engine_load_if_changed (AkashiEngine *engine)
{
  AkashiFileMark mark = mark_of (engine->path);
  gboolean changed;

  if (engine->registry)
    changed = !is_same_file (&mark, &engine->mark)
              || akashi_registry_data_version (engine->registry) != engine->data_version;
  else
    changed
        = !is_unchanged (&mark, &engine->mark)
          || (mark.inode != 0 && g_error_matches (engine->problem, AKASHI_ERROR, AKASHI_ERROR_NO_REGISTRY));
  if (changed)
    akashi_engine_load (engine);
}
