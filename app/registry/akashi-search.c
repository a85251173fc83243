/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-search.h"

#include "akashi-body.h"
#include "akashi-limits.h"
#include "akashi-posting.h"
#include "akashi-registry-private.h"
#include "akashi-seal.h"
#include "akashi-search-grams.h"
#include "akashi-search-match.h"

#include <string.h>

/* Lists that are held against each other at once: the shortest, and none so much longer than those that
 * looking at the rows would be quicker. */
#define MAX_LISTS 6
#define MAX_RATIO 64
/* Rows looked at for one kind of place, one status and one fold: of these the best are shown. */
#define MAX_LOOKED_AT 48
/* Of a row that did not have the text after all, this many are one. */
#define FALSE_PART 8
/* Steps along postings between two looks at the cancellable, and in all: a few tens of milliseconds. */
#define STEPS_A_LOOK 65536
#define MAX_STEPS 12000000
/* SQLite's instructions between two looks at the cancellable. */
#define INSTRUCTIONS_A_LOOK 10000

typedef struct {
  AkashiDatabase *database;
  AkashiSearchQuery query;
  guint limit;
  GCancellable *cancellable;
  GArray *segments; /* of gint64 */
  GHashTable *seen; /* ids that were looked at */
  GPtrArray *hits;
  guint budget; /* rows that may still be looked at in this place, times FALSE_PART */
  guint steps;
  gboolean stopped; /* it took too long, or nobody waits for it any more */
} Search;

void
akashi_search_hit_free (AkashiSearchHit *hit)
{
  akashi_registration_unref (hit->registration);
  g_free (hit);
}

static gboolean
may_go_on (Search *search)
{
  search->steps++;
  if (search->steps % STEPS_A_LOOK == 0)
    search->stopped = search->steps >= MAX_STEPS || g_cancellable_is_cancelled (search->cancellable);
  return !search->stopped;
}

static void
add_hit (Search *search, gint64 id, AkashiRegistration *registration, const AkashiSearchMatch *match)
{
  AkashiSearchHit *hit = g_new (AkashiSearchHit, 1);

  *hit = (AkashiSearchHit){ akashi_registration_ref (registration), match->model, match->rank, match->length,
                            id };
  g_ptr_array_add (search->hits, hit);
}

/* A row that a gram led to: it is shown where it has the text as it stands now. */
static gboolean
look_at (Search *search, gint64 id, GError **error)
{
  g_autoptr (AkashiQuery) query = akashi_query (
      search->database,
      "SELECT s.id, r.body, r.scheme_no = s.scheme_no AND " AKASHI_SEAL_HOLDS (
          "r", "r.scheme_no", "r.body") " FROM registration r LEFT JOIN scheme s ON s.scheme_no = r.scheme_no"
                                        " WHERE r.id = ?1",
      error);
  AkashiSearchMatch match;
  gboolean row;
  gsize length;

  if (!g_hash_table_add (search->seen, GSIZE_TO_POINTER ((gsize) id)))
    return TRUE;
  search->budget -= MIN (search->budget, 1);
  if (!query)
    return FALSE;
  akashi_query_bind_integer (query, 1, id);
  if (!akashi_query_step (query, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  if (!akashi_query_is_whole (query, 2, "a registration", error))
    return FALSE;
  const char *body = akashi_query_bytes (query, 1, &length);
  g_autoptr (AkashiRegistration) registration
      = akashi_registration_new_stored (akashi_query_text (query, 0), body ? body : "", length, error);
  if (!registration)
    return FALSE;
  if (!akashi_search_match (&search->query, registration, &match))
    return TRUE;
  search->budget -= MIN (search->budget, FALSE_PART - 1);
  add_hit (search, id, registration, &match);
  return TRUE;
}

/* One list of rows of a segment, while it is read. */
typedef struct {
  AkashiGram gram;
  gint64 bytes;
} List;

static int
compare_lists (gconstpointer a, gconstpointer b)
{
  gint64 one = ((const List *) a)->bytes;
  gint64 two = ((const List *) b)->bytes;
  return one < two ? -1 : one > two;
}

/* @lists: (out): the shortest first; empty where a gram has no rows here */
static gboolean
find_lists (Search *search, gint64 segment, GArray *grams, GArray *lists, GError **error)
{
  gboolean row = TRUE;

  g_array_set_size (lists, 0);
  for (guint i = 0; i < grams->len && row; i++)
    {
      AkashiGram gram = g_array_index (grams, AkashiGram, i);
      g_autoptr (AkashiQuery) query = akashi_query (
          search->database, "SELECT length (postings) FROM search WHERE segment = ?1 AND gram = ?2", error);
      if (!query)
        return FALSE;
      akashi_query_bind_integer (query, 1, segment);
      akashi_query_bind_integer (query, 2, (gint64) gram);
      if (!akashi_query_step (query, &row, error))
        return FALSE;
      List list = { gram, row ? akashi_query_integer (query, 0) : 0 };
      g_array_append_val (lists, list);
    }
  if (!row)
    g_array_set_size (lists, 0);
  g_array_sort (lists, compare_lists);
  guint kept = 0;
  while (kept < MIN (lists->len, MAX_LISTS)
         && g_array_index (lists, List, kept).bytes
                <= MAX_RATIO * (g_array_index (lists, List, 0).bytes + MAX_RATIO))
    kept++;
  g_array_set_size (lists, kept);
  return TRUE;
}

/* Looks at every row that all lists have. */
static gboolean
intersect (Search *search, AkashiPostings *lists, guint n_lists, GError **error)
{
  while (lists[0].id != G_MAXINT64 && search->budget > 0 && !search->stopped)
    {
      gint64 wanted = lists[0].id;
      guint i;

      for (i = 1; i < n_lists; i++)
        {
          while (lists[i].id < wanted && may_go_on (search))
            akashi_postings_next (&lists[i]);
          if (lists[i].id != wanted)
            break;
        }
      if (i == n_lists && !look_at (search, wanted, error))
        return FALSE;
      /* On to where the list that lacks it goes on. */
      gint64 next = i == n_lists ? wanted + 1 : lists[i].id;
      while (lists[0].id < next && may_go_on (search))
        akashi_postings_next (&lists[0]);
    }
  return TRUE;
}

/* Statements are found by their addresses, and each list needs one of its own while it is read. */
#define READ_LIST "SELECT postings FROM search WHERE segment = ?1 AND gram = ?2"
static const char read_list[MAX_LISTS][sizeof READ_LIST]
    = { READ_LIST, READ_LIST, READ_LIST, READ_LIST, READ_LIST, READ_LIST };

static gboolean
search_segment (Search *search, gint64 segment, GArray *grams, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (List));
  g_autoptr (GPtrArray) queries = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_query_free);
  AkashiPostings lists[MAX_LISTS];

  if (!find_lists (search, segment, grams, found, error))
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    {
      AkashiQuery *query = akashi_query (search->database, read_list[i], error);
      gboolean row;
      gsize length;

      if (!query)
        return FALSE;
      g_ptr_array_add (queries, query);
      akashi_query_bind_integer (query, 1, segment);
      akashi_query_bind_integer (query, 2, (gint64) g_array_index (found, List, i).gram);
      if (!akashi_query_step (query, &row, error))
        return FALSE;
      const char *bytes = row ? akashi_query_bytes (query, 0, &length) : NULL;
      akashi_postings_init (&lists[i], bytes, bytes ? length : 0);
    }
  return found->len == 0 || intersect (search, lists, found->len, error);
}

/* Too few letters for a gram: the lists of all grams that begin with them, one after the other. */
static gboolean
search_range (Search *search, gint64 segment, AkashiGramRange range, GError **error)
{
  g_autoptr (AkashiQuery) query = akashi_query (
      search->database,
      "SELECT postings FROM search WHERE segment = ?1 AND gram >= ?2 AND gram < ?3 ORDER BY gram", error);
  gboolean row;

  if (!query)
    return FALSE;
  akashi_query_bind_integer (query, 1, segment);
  akashi_query_bind_integer (query, 2, (gint64) range.from);
  akashi_query_bind_integer (query, 3, (gint64) range.to);
  if (!akashi_query_step (query, &row, error))
    return FALSE;
  while (row && search->budget > 0 && !search->stopped)
    {
      AkashiPostings postings;
      gsize length;
      const char *bytes = akashi_query_bytes (query, 0, &length);

      for (akashi_postings_init (&postings, bytes, length);
           postings.id != G_MAXINT64 && search->budget > 0 && may_go_on (search);
           akashi_postings_next (&postings))
        if (!look_at (search, postings.id, error))
          return FALSE;
      if (!akashi_query_step (query, &row, error))
        return FALSE;
    }
  return TRUE;
}

/* @also: (nullable): what a row must have besides */
static gboolean
search_folded (Search *search, const AkashiFolded *folded, AkashiGramKind kind, gboolean in_force,
               GArray *also, GError **error)
{
  g_autoptr (GArray) grams = g_array_new (FALSE, FALSE, sizeof (AkashiGram));

  akashi_search_grams_for (folded, kind, in_force, grams);
  AkashiGramRange range = akashi_search_grams_near (folded, kind, in_force);
  gboolean exact = grams->len > 0 || (also && also->len > 0);
  if (also)
    g_array_append_vals (grams, also->data, also->len);

  search->budget = MAX (MAX_LOOKED_AT, search->limit) * FALSE_PART;
  for (guint i = 0; i < search->segments->len && search->budget > 0 && !search->stopped; i++)
    {
      gint64 segment = g_array_index (search->segments, gint64, i);
      if (!(exact ? search_segment (search, segment, grams, error)
                  : search_range (search, segment, range, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_same (const AkashiFolded *a, const AkashiFolded *b)
{
  return a->length == b->length && memcmp (a->letters, b->letters, a->length * sizeof (gunichar)) == 0;
}

static guint
count_up_to (const Search *search, AkashiSearchRank rank)
{
  guint count = 0;

  for (guint i = 0; i < search->hits->len; i++)
    count += ((const AkashiSearchHit *) search->hits->pdata[i])->rank <= rank;
  return count;
}

/* One kind of place, those in force first; no others where there are enough of them. @rank: of the worst that
 * it leads to */
static gboolean
search_place (Search *search, const AkashiSearchTerm *term, AkashiGramKind kind, AkashiSearchRank rank,
              GArray *const also[2], GError **error)
{
  const AkashiFolded *text = &term->folds[AKASHI_FOLD_TEXT];
  const AkashiFolded *code = &term->folds[AKASHI_FOLD_CODE];

  for (guint other = 0; other < 2 && count_up_to (search, rank) < search->limit; other++)
    if (!search_folded (search, code, kind, !other, also ? also[other] : NULL, error)
        || (!is_same (text, code)
            && !search_folded (search, text, kind, !other, also ? also[other] : NULL, error)))
      return FALSE;
  return TRUE;
}

/* Grams that a row has wherever it has @term, in a name or in a number. */
static void
add_common (const AkashiSearchTerm *term, gboolean in_force, GArray *grams)
{
  g_autoptr (GArray) text = g_array_new (FALSE, FALSE, sizeof (AkashiGram));
  g_autoptr (GArray) code = g_array_new (FALSE, FALSE, sizeof (AkashiGram));

  akashi_search_grams_for (&term->folds[AKASHI_FOLD_TEXT], AKASHI_GRAM_ANY, in_force, text);
  akashi_search_grams_for (&term->folds[AKASHI_FOLD_CODE], AKASHI_GRAM_ANY, in_force, code);
  for (guint i = 0; i < text->len; i++)
    for (guint j = 0; j < code->len; j++)
      if (g_array_index (text, AkashiGram, i) == g_array_index (code, AkashiGram, j))
        {
          g_array_append_val (grams, g_array_index (text, AkashiGram, i));
          break;
        }
}

/* Every word somewhere: rows of the longest word that have the others' grams, too. */
static gboolean
search_words (Search *search, GError **error)
{
  const AkashiSearchQuery *query = &search->query;
  g_autoptr (GArray) in_force = g_array_new (FALSE, FALSE, sizeof (AkashiGram));
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (AkashiGram));
  GArray *const also[2] = { in_force, others };
  guint longest = 0;

  for (guint i = 1; i < query->n_terms; i++)
    if (query->terms[i].folds[0].length > query->terms[longest].folds[0].length)
      longest = i;
  for (guint i = 0; i < query->n_terms; i++)
    if (i != longest)
      for (guint other = 0; other < 2; other++)
        add_common (&query->terms[i], !other, also[other]);
  return search_place (search, &query->terms[longest], AKASHI_GRAM_ANY, AKASHI_SEARCH_INSIDE, also, error);
}

/* Places from the best on, until there are enough. */
static gboolean
search_places (Search *search, GError **error)
{
  static const struct {
    AkashiGramKind kind;
    AkashiSearchRank rank; /* of the worst that it leads to */
  } places[] = { { AKASHI_GRAM_WHOLE, AKASHI_SEARCH_SAME_NAME },
                 { AKASHI_GRAM_FIELD, AKASHI_SEARCH_BEGINNING },
                 { AKASHI_GRAM_WORD, AKASHI_SEARCH_WORD },
                 { AKASHI_GRAM_ANY, AKASHI_SEARCH_INSIDE } };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      if (!search_place (search, &search->query.whole, places[i].kind, places[i].rank, NULL, error))
        return FALSE;
      if (count_up_to (search, places[i].rank) >= search->limit)
        return TRUE;
    }
  return search->query.n_terms == 0 || search_words (search, error);
}

static gint
compare_hits (gconstpointer a, gconstpointer b)
{
  const AkashiSearchHit *one = *(const AkashiSearchHit *const *) a;
  const AkashiSearchHit *two = *(const AkashiSearchHit *const *) b;
  gint64 keys[][2] = { { one->rank, two->rank },
                       { one->registration->status != AKASHI_STATUS_IN_FORCE,
                         two->registration->status != AKASHI_STATUS_IN_FORCE },
                       { one->length, two->length },
                       { one->id, two->id } };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i][0] != keys[i][1])
      return keys[i][0] < keys[i][1] ? -1 : 1;
  return 0;
}

static gboolean
read_segments (Search *search, GError **error)
{
  g_autoptr (AkashiQuery) query
      = akashi_query (search->database, "SELECT segment FROM search_segment ORDER BY segment", error);
  gboolean row;

  if (!query || !akashi_query_step (query, &row, error))
    return FALSE;
  while (row)
    {
      gint64 segment = akashi_query_integer (query, 0);
      g_array_append_val (search->segments, segment);
      if (!akashi_query_step (query, &row, error))
        return FALSE;
    }
  return TRUE;
}

static int
is_cancelled (void *data)
{
  return g_cancellable_is_cancelled (data);
}

/* Index and rows of one moment, whatever is being written. */
static gboolean
run (Search *search, GError **error)
{
  sqlite3 *connection = search->database->connection;

  if (search->query.whole.folds[AKASHI_FOLD_TEXT].length == 0)
    return TRUE;
  if (!akashi_database_exec (search->database, "BEGIN", error))
    return FALSE;
  if (search->cancellable)
    sqlite3_progress_handler (connection, INSTRUCTIONS_A_LOOK, is_cancelled, search->cancellable);
  gboolean good = read_segments (search, error) && search_places (search, error);
  sqlite3_progress_handler (connection, 0, NULL, NULL);
  sqlite3_exec (connection, "ROLLBACK", NULL, NULL, NULL);
  return good;
}

GPtrArray *
akashi_registry_search (AkashiRegistry *registry, const char *text, guint limit, GCancellable *cancellable,
                        GError **error)
{
  gsize length = strlen (text);
  g_autoptr (GArray) segments = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_search_hit_free);
  g_autoptr (GError) problem = NULL;

  if (length > AKASHI_MAX_SEARCH_BYTES)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE, "longer than %d bytes",
                   AKASHI_MAX_SEARCH_BYTES);
      return NULL;
    }
  g_auto (AkashiSearchQuery) query = { 0 };
  akashi_search_query_init (&query, text, length);
  Search search = { .database = registry->database,
                    .query = query,
                    .limit = MIN (limit, AKASHI_MAX_SEARCH_HITS),
                    .cancellable = cancellable,
                    .segments = segments,
                    .seen = seen,
                    .hits = hits };
  gboolean good = run (&search, &problem);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (!good)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  g_ptr_array_sort (hits, compare_hits);
  if (hits->len > search.limit)
    g_ptr_array_set_size (hits, (gint) search.limit);
  return g_steal_pointer (&hits);
}
