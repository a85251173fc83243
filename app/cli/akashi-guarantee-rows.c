/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-guarantee-rows.h"

#include "akashi-guarantee-words.h"
#include "akashi-values-json.h"

#include <string.h>

static json_t *
protects_json (guint protects)
{
  json_t *array = json_array ();
  for (guint i = 0; i < AKASHI_N_PROTECTS; i++)
    if (protects & (1u << i))
      json_array_append_new (array, json_string (akashi_protects_name ((AkashiProtects) (1u << i))));
  return array;
}

static json_t *
demand_json (const AkashiDemand *demand)
{
  json_t *object = json_pack ("{s:o, s:s, s:s}", "clauses", akashi_strings_to_json (demand->clauses),
                              "strength", akashi_strength_name (demand->strength), "confidence",
                              akashi_confidence_name (demand->confidence));

  if (demand->baseline->older_edition)
    json_object_set_new (object, "older_clauses", akashi_strings_to_json (demand->older_clauses));
  if (demand->baseline->base_level)
    json_object_set_new (object, "level",
                         json_integer (demand->level ? demand->level : demand->baseline->base_level));
  return object;
}

/* `null`: not asked for; absent: not known. */
static json_t *
crosswalk_json (const AkashiGuarantees *all, const AkashiGuarantee *guarantee)
{
  json_t *object = json_object ();

  for (guint i = 0; i < all->baselines->len; i++)
    {
      const AkashiBaseline *baseline = all->baselines->pdata[i];
      const AkashiDemand *demand = akashi_guarantee_find_demand (guarantee, baseline);
      if (demand)
        json_object_set_new (object, baseline->id, demand_json (demand));
      else if (baseline->whole)
        json_object_set_new (object, baseline->id, json_null ());
    }
  return object;
}

json_t *
akashi_guarantee_to_json (const char *language, const AkashiGuarantees *all, const AkashiGuarantee *guarantee)
{
  const AkashiBaseline *only = NULL;
  AkashiOverlap overlap = akashi_guarantees_overlap (all, guarantee, &only);

  return json_pack ("{s:s, s:s, s:s, s:o, s:b, s:s, s:s?, s:o}", "id", guarantee->id, "line",
                    akashi_words_guarantee (language, guarantee), "pictogram", guarantee->pictogram,
                    "protects", protects_json (guarantee->protects), "common", (int) guarantee->common,
                    "overlap", akashi_overlap_name (overlap), "only", only ? only->id : NULL, "crosswalk",
                    crosswalk_json (all, guarantee));
}

/* RFC 4180, section 2: quoted where it must be, a quote doubled. */
static void
append_cell (GString *out, const char *text)
{
  if (out->len)
    g_string_append_c (out, ',');
  if (!strpbrk (text, ",\"\r\n"))
    {
      g_string_append (out, text);
      return;
    }
  g_string_append_c (out, '"');
  for (const char *c = text; *c; c++)
    g_string_append_printf (out, *c == '"' ? "\"\"" : "%c", *c);
  g_string_append_c (out, '"');
}

static char *
end_line (GString *out)
{
  g_string_append (out, "\r\n");
  return g_string_free (out, FALSE);
}

char *
akashi_guarantee_csv_head (const AkashiGuarantees *all)
{
  GString *out = g_string_new ("id,line,protects,common,overlap,only");

  for (guint i = 0; i < all->baselines->len; i++)
    append_cell (out, ((const AkashiBaseline *) all->baselines->pdata[i])->title);
  return end_line (out);
}

/* As in `must: 5.1-1, 5.1-2 (high)`. */
static char *
demand_cell (const AkashiGuarantee *guarantee, const AkashiBaseline *baseline)
{
  const AkashiDemand *demand = akashi_guarantee_find_demand (guarantee, baseline);
  if (!demand)
    return g_strdup (baseline->whole ? "no" : "unknown");

  g_autofree char *where = akashi_words_demand ("en", demand);
  return g_strdup_printf ("%s: %s (%s)", akashi_strength_name (demand->strength), where,
                          akashi_confidence_name (demand->confidence));
}

char *
akashi_guarantee_to_csv (const char *language, const AkashiGuarantees *all, const AkashiGuarantee *guarantee)
{
  const AkashiBaseline *only = NULL;
  AkashiOverlap overlap = akashi_guarantees_overlap (all, guarantee, &only);
  g_autofree char *protects = akashi_words_protects ("en", guarantee->protects);
  GString *out = g_string_new (NULL);

  append_cell (out, guarantee->id);
  append_cell (out, akashi_words_guarantee (language, guarantee));
  append_cell (out, protects);
  append_cell (out, guarantee->common ? "yes" : "no");
  append_cell (out, akashi_overlap_name (overlap));
  append_cell (out, only ? only->id : "");
  for (guint i = 0; i < all->baselines->len; i++)
    {
      g_autofree char *cell = demand_cell (guarantee, all->baselines->pdata[i]);
      append_cell (out, cell);
    }
  return end_line (out);
}
