/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-guarantee-json.h"

#include "akashi-guarantees-data.h"
#include "akashi-shipped-json.h"

#include <string.h>

#define FILE_NAME "guarantees.json"
#define MAX_LEVEL 9

static gboolean
read_level (const json_t *object, const char *key, guint *out, GError **error)
{
  gint64 level = 0;

  if (!akashi_json_get_integer (object, key, AKASHI_FIELD_OPTIONAL, 1, MAX_LEVEL, &level, error))
    return FALSE;
  *out = (guint) level;
  return TRUE;
}

static gboolean
check_new_id (const char *id, gboolean taken, GError **error)
{
  if (!akashi_shipped_json_id_is_valid (id))
    return akashi_shipped_json_refuse ("id", "not of the form of an id", error);
  return !taken || akashi_shipped_json_refuse ("id", "there is another with it", error);
}

static gboolean
read_baseline (const json_t *object, AkashiGuarantees *into, GError **error)
{
  g_autoptr (AkashiBaseline) baseline = g_new0 (AkashiBaseline, 1);

  if (!akashi_json_dup_text (object, "id", AKASHI_FIELD_REQUIRED, &baseline->id, error)
      || !check_new_id (baseline->id, akashi_guarantees_find_baseline (into, baseline->id) != NULL, error)
      || !akashi_json_dup_text (object, "title", AKASHI_FIELD_REQUIRED, &baseline->title, error)
      || !akashi_json_dup_text (object, "short", AKASHI_FIELD_REQUIRED, &baseline->short_title, error)
      || !akashi_json_dup_text (object, "edition", AKASHI_FIELD_OPTIONAL, &baseline->edition, error)
      || !akashi_json_dup_text (object, "older_edition", AKASHI_FIELD_OPTIONAL, &baseline->older_edition,
                                error)
      || !akashi_json_dup_text (object, "scheme", AKASHI_FIELD_OPTIONAL, &baseline->scheme, error)
      || !read_level (object, "base_level", &baseline->base_level, error)
      || !akashi_json_dup_text (object, "rests_on", AKASHI_FIELD_OPTIONAL, &baseline->rests_on, error)
      || !akashi_json_get_boolean (object, "whole", &baseline->whole, error))
    return FALSE;
  g_ptr_array_add (into->baselines, g_steal_pointer (&baseline));
  return TRUE;
}

static gboolean
read_clauses (const json_t *object, const char *key, char ***out, GError **error)
{
  if (!akashi_json_dup_strv (object, key, AKASHI_FIELD_OPTIONAL, out, error))
    return FALSE;
  if (!*out)
    *out = g_new0 (char *, 1);
  return TRUE;
}

static AkashiDemand *
read_demand (const json_t *object, const AkashiBaseline *baseline, GError **error)
{
  static const char *const strengths[] = { "must", "should", "part" };
  g_autoptr (AkashiDemand) demand = g_new0 (AkashiDemand, 1);
  guint strength = AKASHI_STRENGTH_MUST;

  demand->baseline = baseline;
  if (!read_clauses (object, "clauses", &demand->clauses, error)
      || !read_clauses (object, "older_clauses", &demand->older_clauses, error)
      || !akashi_shipped_json_get_choice (object, "strength", strengths, G_N_ELEMENTS (strengths), &strength,
                                          error)
      || !read_level (object, "level", &demand->level, error)
      || !akashi_shipped_json_get_confidence (object, "confidence", &demand->confidence, error))
    return NULL;
  demand->strength = (AkashiStrength) strength;
  if (*demand->older_clauses && !baseline->older_edition)
    {
      akashi_shipped_json_refuse ("older_clauses", "the baseline has one edition only", error);
      return NULL;
    }
  return g_steal_pointer (&demand);
}

/* In the order of the baselines, whatever the order in the file. */
static gboolean
read_crosswalk (const json_t *object, const AkashiGuarantees *all, GPtrArray *into, GError **error)
{
  json_t *crosswalk;

  if (!akashi_json_get_object (object, "crosswalk", AKASHI_FIELD_REQUIRED, &crosswalk, error))
    return FALSE;
  for (guint i = 0; i < all->baselines->len; i++)
    {
      const AkashiBaseline *baseline = all->baselines->pdata[i];
      json_t *field;
      if (!akashi_json_get_object (crosswalk, baseline->id, AKASHI_FIELD_OPTIONAL, &field, error))
        return FALSE;
      AkashiDemand *demand = field ? read_demand (field, baseline, error) : NULL;
      if (demand)
        g_ptr_array_add (into, demand);
      else if (field)
        {
          g_prefix_error (error, "%s: ", baseline->id);
          return FALSE;
        }
    }
  if (into->len == 0)
    return akashi_shipped_json_refuse ("crosswalk", "no baseline asks for it", error);
  return into->len == json_object_size (crosswalk)
         || akashi_shipped_json_refuse ("crosswalk", "it names a baseline that is not there", error);
}

static gboolean
read_protects (const json_t *object, guint *out, GError **error)
{
  g_auto (GStrv) names = NULL;

  if (!akashi_json_dup_strv (object, "protects", AKASHI_FIELD_REQUIRED, &names, error))
    return FALSE;
  for (char **name = names; *name; name++)
    {
      guint found = 0;
      for (guint i = 0; i < AKASHI_N_PROTECTS; i++)
        if (strcmp (akashi_protects_name ((AkashiProtects) (1u << i)), *name) == 0)
          found = 1u << i;
      if (!found)
        return akashi_shipped_json_refuse ("protects", "is none of its words", error);
      *out |= found;
    }
  return *out != 0 || akashi_shipped_json_refuse ("protects", "it protects nothing", error);
}

static gboolean
fill_guarantee (const json_t *object, const AkashiGuarantees *all, AkashiGuarantee *guarantee, GError **error)
{
  return akashi_json_dup_text (object, "line", AKASHI_FIELD_REQUIRED, &guarantee->line, error)
         && akashi_json_dup_text (object, "pictogram", AKASHI_FIELD_REQUIRED, &guarantee->pictogram, error)
         && read_protects (object, &guarantee->protects, error)
         && akashi_json_get_boolean (object, "common", &guarantee->common, error)
         && read_crosswalk (object, all, guarantee->demands, error);
}

static gboolean
read_guarantee (const json_t *object, AkashiGuarantees *into, GError **error)
{
  g_autoptr (AkashiGuarantee) guarantee = g_new0 (AkashiGuarantee, 1);

  guarantee->demands = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_demand_free);
  if (!akashi_json_dup_text (object, "id", AKASHI_FIELD_REQUIRED, &guarantee->id, error))
    return FALSE;
  if (!check_new_id (guarantee->id, akashi_guarantees_find (into, guarantee->id) != NULL, error)
      || !fill_guarantee (object, into, guarantee, error))
    {
      g_prefix_error (error, "%s: ", guarantee->id);
      return FALSE;
    }
  g_ptr_array_add (into->guarantees, g_steal_pointer (&guarantee));
  return TRUE;
}

static gboolean
read_each (const json_t *root, const char *key,
           gboolean (*read) (const json_t *, AkashiGuarantees *, GError **), AkashiGuarantees *into,
           GError **error)
{
  json_t *objects;

  if (!akashi_json_get_objects (root, key, AKASHI_FIELD_REQUIRED, &objects, error))
    return FALSE;
  for (gsize i = 0; i < json_array_size (objects); i++)
    if (!read (json_array_get (objects, i), into, error))
      {
        g_prefix_error (error, "%s %" G_GSIZE_FORMAT ": ", key, i + 1);
        return FALSE;
      }
  return TRUE;
}

static gboolean
check_rests_on (const AkashiGuarantees *all, GError **error)
{
  for (guint i = 0; i < all->baselines->len; i++)
    {
      const AkashiBaseline *baseline = all->baselines->pdata[i];
      const AkashiBaseline *base
          = baseline->rests_on ? akashi_guarantees_find_baseline (all, baseline->rests_on) : baseline;
      if (!base || (baseline->rests_on && base->rests_on))
        {
          g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID,
                       "baselines: %s: field “rests_on”: not a baseline that stands by itself", baseline->id);
          return FALSE;
        }
    }
  return TRUE;
}

AkashiGuarantees *
akashi_guarantees_new_json (GBytes *json, GError **error)
{
  g_autoptr (json_t) root = akashi_shipped_json_load (FILE_NAME, json, error);
  if (!root)
    return NULL;

  g_autoptr (AkashiGuarantees) all = akashi_guarantees_new ();
  if (akashi_json_get_date (root, "checked_on", AKASHI_FIELD_REQUIRED, &all->checked_on, error)
      && read_each (root, "baselines", read_baseline, all, error) && check_rests_on (all, error)
      && read_each (root, "guarantees", read_guarantee, all, error))
    return g_steal_pointer (&all);
  g_prefix_error (error, FILE_NAME ": ");
  return NULL;
}

AkashiGuarantees *
akashi_guarantees_new_built_in (GError **error)
{
  g_autoptr (GBytes) json = g_bytes_new_static (akashi_guarantees_data, sizeof akashi_guarantees_data);
  return akashi_guarantees_new_json (json, error);
}
