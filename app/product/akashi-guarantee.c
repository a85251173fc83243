/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-guarantee.h"

#include <string.h>

const char *
akashi_protects_name (AkashiProtects one)
{
  switch (one)
    {
    case AKASHI_PROTECTS_CONFIDENTIALITY:
      return "confidentiality";
    case AKASHI_PROTECTS_INTEGRITY:
      return "integrity";
    case AKASHI_PROTECTS_AVAILABILITY:
      return "availability";
    case AKASHI_PROTECTS_PRIVACY:
      return "privacy";
    default:
      g_return_val_if_reached (NULL);
    }
}

const char *
akashi_strength_name (AkashiStrength strength)
{
  static const char *const names[] = {
    [AKASHI_STRENGTH_MUST] = "must",
    [AKASHI_STRENGTH_SHOULD] = "should",
    [AKASHI_STRENGTH_PART] = "part",
  };
  return names[strength];
}

const char *
akashi_overlap_name (AkashiOverlap overlap)
{
  static const char *const names[] = {
    [AKASHI_OVERLAP_NEARLY_ALL] = "nearly-all",
    [AKASHI_OVERLAP_SOME] = "some",
    [AKASHI_OVERLAP_ONE] = "one",
  };
  return names[overlap];
}

AkashiGuarantees *
akashi_guarantees_new (void)
{
  AkashiGuarantees *all = g_new0 (AkashiGuarantees, 1);
  all->checked_on = AKASHI_DATE_UNKNOWN;
  all->baselines = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_baseline_free);
  all->guarantees = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_guarantee_free);
  return all;
}

void
akashi_guarantees_free (AkashiGuarantees *all)
{
  g_ptr_array_unref (all->guarantees);
  g_ptr_array_unref (all->baselines);
  g_free (all);
}

void
akashi_baseline_free (AkashiBaseline *baseline)
{
  g_free (baseline->id);
  g_free (baseline->title);
  g_free (baseline->short_title);
  g_free (baseline->edition);
  g_free (baseline->older_edition);
  g_free (baseline->scheme);
  g_free (baseline->rests_on);
  g_free (baseline);
}

void
akashi_demand_free (AkashiDemand *demand)
{
  g_strfreev (demand->clauses);
  g_strfreev (demand->older_clauses);
  g_free (demand);
}

void
akashi_guarantee_free (AkashiGuarantee *guarantee)
{
  g_free (guarantee->id);
  g_free (guarantee->line);
  g_free (guarantee->pictogram);
  g_clear_pointer (&guarantee->demands, g_ptr_array_unref);
  g_free (guarantee);
}

const AkashiGuarantee *
akashi_guarantees_find (const AkashiGuarantees *all, const char *id)
{
  for (guint i = 0; i < all->guarantees->len; i++)
    {
      const AkashiGuarantee *guarantee = all->guarantees->pdata[i];
      if (strcmp (guarantee->id, id) == 0)
        return guarantee;
    }
  return NULL;
}

const AkashiBaseline *
akashi_guarantees_find_baseline (const AkashiGuarantees *all, const char *id)
{
  for (guint i = 0; i < all->baselines->len; i++)
    {
      const AkashiBaseline *baseline = all->baselines->pdata[i];
      if (strcmp (baseline->id, id) == 0)
        return baseline;
    }
  return NULL;
}

const AkashiDemand *
akashi_guarantee_find_demand (const AkashiGuarantee *guarantee, const AkashiBaseline *baseline)
{
  for (guint i = 0; i < guarantee->demands->len; i++)
    {
      const AkashiDemand *demand = guarantee->demands->pdata[i];
      if (demand->baseline == baseline)
        return demand;
    }
  return NULL;
}

gboolean
akashi_demand_is_basic (const AkashiDemand *demand)
{
  return demand->level <= MAX (demand->baseline->base_level, 1);
}

static gboolean
asks_as (const AkashiGuarantee *guarantee, const AkashiBaseline *baseline, gboolean musts_only)
{
  const AkashiDemand *demand = baseline ? akashi_guarantee_find_demand (guarantee, baseline) : NULL;
  return demand && (!musts_only || demand->strength == AKASHI_STRENGTH_MUST);
}

/* Who asks for it and does not merely take it over from another that does; @last: (out): the last of them. */
static guint
count_originals (const AkashiGuarantees *all, const AkashiGuarantee *guarantee, gboolean musts_only,
                 const AkashiBaseline **last)
{
  guint count = 0;

  for (guint i = 0; i < all->baselines->len; i++)
    {
      const AkashiBaseline *baseline = all->baselines->pdata[i];
      const AkashiBaseline *base
          = baseline->rests_on ? akashi_guarantees_find_baseline (all, baseline->rests_on) : NULL;
      if (!asks_as (guarantee, baseline, musts_only) || asks_as (guarantee, base, musts_only))
        continue;
      *last = baseline;
      count++;
    }
  return count;
}

static guint
count_basic (const AkashiGuarantee *guarantee)
{
  guint count = 0;

  for (guint i = 0; i < guarantee->demands->len; i++)
    count += akashi_demand_is_basic (guarantee->demands->pdata[i]) ? 1 : 0;
  return count;
}

AkashiOverlap
akashi_guarantees_overlap (const AkashiGuarantees *all, const AkashiGuarantee *guarantee,
                           const AkashiBaseline **only)
{
  const AkashiBaseline *last = NULL;
  guint originals = count_originals (all, guarantee, TRUE, &last);
  if (originals == 0)
    originals = count_originals (all, guarantee, FALSE, &last);

  if (only)
    *only = originals == 1 ? last : NULL;
  if (originals == 1)
    return AKASHI_OVERLAP_ONE;
  return count_basic (guarantee) + 1 >= all->baselines->len ? AKASHI_OVERLAP_NEARLY_ALL : AKASHI_OVERLAP_SOME;
}
