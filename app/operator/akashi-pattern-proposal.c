/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-pattern-proposal.h"

#include "akashi-address.h"
#include "akashi-json.h"
#include "akashi-number.h"
#include "akashi-scheme-json.h"
#include "akashi-shipped-schemes.h"

#include <string.h>

void
akashi_pattern_objection_free (AkashiPatternObjection *objection)
{
  g_free (objection->problem);
  g_free (objection);
}

/* Returns: (transfer full) (nullable): what speaks against the proposal; %NULL: nothing */
static char *
object_to (const AkashiPatternProposal *proposal, const AkashiPattern *pattern, const AkashiPatternPair *pair)
{
  AkashiAddress address;
  gboolean web = akashi_address_parse (pair->text, strlen (pair->text), &address)
                 && akashi_address_has_scheme (&address, "https");
  g_autofree char *host = web ? akashi_address_plain_host (&address) : NULL;
  g_autofree char *number = NULL;

  if (!web)
    return g_strdup ("field “text” is no https address");
  if (g_strcmp0 (host, proposal->host) != 0)
    return g_strdup_printf ("field “text” is on “%.*s”, not on “%s”", (int) address.authority.length,
                            address.authority.at, proposal->host);
  if (!akashi_pattern_match (pattern, address.target.at, address.target.length, &number))
    return g_strdup_printf ("field “text” has “%.*s”, which the pattern does not fit",
                            (int) address.target.length, address.target.at);
  g_autofree char *read = akashi_number_normalize (number);
  g_autofree char *printed = akashi_number_normalize (pair->number);
  if (strcmp (read, printed) == 0)
    return NULL;
  return g_strdup_printf ("field “number” is “%s”, and the pattern reads “%s”", pair->number, number);
}

GPtrArray *
akashi_pattern_proposal_try (const AkashiPatternProposal *proposal, const GPtrArray *pairs, GError **error)
{
  g_autoptr (AkashiPattern) pattern = akashi_pattern_new (proposal->pattern, TRUE, error);
  g_autoptr (GPtrArray) objections
      = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_pattern_objection_free);

  if (!pattern)
    return NULL;
  if (!akashi_pattern_captures (pattern))
    {
      g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_INVALID,
                           "the pattern has no parentheses: what stands in them is the number");
      return NULL;
    }
  for (guint i = 0; i < pairs->len; i++)
    {
      const AkashiPatternPair *pair = pairs->pdata[i];
      char *problem = object_to (proposal, pattern, pair);
      if (!problem)
        continue;
      AkashiPatternObjection *objection = g_new0 (AkashiPatternObjection, 1);
      objection->line = pair->line;
      objection->problem = problem;
      g_ptr_array_add (objections, objection);
    }
  return g_steal_pointer (&objections);
}

/* Returns: (transfer none): the member @key of @root, made where it is missing. */
static json_t *
member (json_t *root, const char *key, json_t *(*new_value) (void) )
{
  json_t *value = json_object_get (root, key);

  if (value && !json_is_null (value))
    return value;
  json_object_set_new (root, key, new_value ());
  return json_object_get (root, key);
}

static void
add_fact (json_t *root, const char *pointer, const AkashiPatternProposal *proposal, guint n_pairs)
{
  g_autofree char *day = akashi_date_format (proposal->checked_on);
  g_autofree char *note = g_strdup_printf ("%u labels with the number beside the code all agree.", n_pairs);

  json_object_set_new (member (root, "facts", json_object), pointer,
                       json_pack ("{s:s, s:s, s:s, s:s}", "source", proposal->source, "checked_on", day,
                                  "confidence", "high", "note", note));
}

static void
forget_unknown (json_t *root, const char *pointer)
{
  json_t *unknown = json_object_get (root, "unknown");

  json_object_del (unknown, pointer);
  if (unknown && json_object_size (unknown) == 0)
    json_object_del (root, "unknown");
}

static void
add_host (json_t *root, const AkashiPatternProposal *proposal, guint n_pairs)
{
  json_t *hosts = member (root, "hosts", json_array);
  json_t *host;
  size_t i;

  json_array_foreach (hosts, i, host) if (g_strcmp0 (json_string_value (host), proposal->host) == 0) return;
  g_autofree char *pointer = g_strdup_printf ("/hosts/%" G_GSIZE_FORMAT, json_array_size (hosts));
  json_array_append_new (hosts, json_string (proposal->host));
  add_fact (root, pointer, proposal, n_pairs);
  forget_unknown (root, "/hosts");
}

static void
add_page (json_t *root, const AkashiPatternProposal *proposal, guint n_pairs)
{
  json_t *links = member (root, "link_patterns", json_array);
  g_autofree char *pointer = g_strdup_printf ("/link_patterns/%" G_GSIZE_FORMAT, json_array_size (links));

  json_array_append_new (links,
                         json_pack ("{s:s, s:s}", "host", proposal->host, "pattern", proposal->pattern));
  add_fact (root, pointer, proposal, n_pairs);
  forget_unknown (root, "/link_patterns");
}

static gboolean
check_definition (GBytes *definition, const char *id, AkashiScheme **out, GError **error)
{
  g_autoptr (AkashiScheme) scheme = akashi_scheme_new_json (definition, error);

  if (!scheme)
    return FALSE;
  if (strcmp (scheme->id, id) != 0)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "field “id” is “%s”, not “%s”", scheme->id, id);
      return FALSE;
    }
  *out = g_steal_pointer (&scheme);
  return TRUE;
}

GBytes *
akashi_pattern_proposal_add (const AkashiPatternProposal *proposal, GBytes *definition, guint n_pairs,
                             GError **error)
{
  g_autoptr (AkashiScheme) before = NULL;
  g_autoptr (AkashiScheme) after = NULL;
  gsize length;
  const char *text = g_bytes_get_data (definition, &length);

  if (!check_definition (definition, proposal->scheme, &before, error))
    return NULL;
  g_autoptr (json_t) root = akashi_json_load (text, length, error);
  if (!root)
    return NULL;
  add_host (root, proposal, n_pairs);
  add_page (root, proposal, n_pairs);
  json_object_set_new (root, "version", json_integer ((json_int_t) before->version + 1));

  char *dumped = json_dumps (root, JSON_INDENT (1));
  g_autofree char *lines = g_strconcat (dumped, "\n", NULL);
  free (dumped);
  g_autoptr (GBytes) result = g_bytes_new (lines, strlen (lines));
  if (!check_definition (result, proposal->scheme, &after, error)
      || !akashi_shipped_schemes_check (after, after->sample, error))
    return NULL;
  return g_steal_pointer (&result);
}
