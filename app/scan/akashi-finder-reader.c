/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-finder-reader.h"

#include "akashi-finder-guess.h"
#include "akashi-finder-match.h"
#include "akashi-found-codes.h"
#include "akashi-scan-clock.h"

#include <math.h>
#include <string.h>

#define ROW_STEP 2         /* a finder's middle is three modules high */
#define LEAST_MODULE 1.15f /* pixels, in each layer: below, runs of one module are noise */
#define MOST_MODULE 4.6f   /* pixels, in each layer but the coarsest: the next one sees it as well */
#define BEST_MODULE                                                                                          \
  5.0f /* pixels: codes are read in the coarsest layer in which a module has half of this                    \
        */
#define LARGEST_MODULE 60
/* triples that are tried one after the other without success: the right ones are among the likeliest */
#define MOST_QUICK 200
#define MOST_FULL 8

/* ------------------------------------------------------------------ finders of all layers */

/* A finder of one layer in the pixels of another: @from and @to may be the whole picture
 * (AKASHI_PYRAMID_MOST). */
static AkashiFinder
scaled (const AkashiPyramid *pyramid, guint layer, AkashiFinder finder, gboolean into)
{
  float factor = (float) (into ? 1 / pyramid->scale[layer] : pyramid->scale[layer]);
  AkashiVector *centre = &finder.centre;
  if (into)
    *centre = (AkashiVector){ akashi_pyramid_into (pyramid, layer, centre->x),
                              akashi_pyramid_into (pyramid, layer, centre->y) };
  else
    *centre = (AkashiVector){ akashi_pyramid_out (pyramid, layer, centre->x),
                              akashi_pyramid_out (pyramid, layer, centre->y) };
  finder.across.x *= factor, finder.across.y *= factor;
  finder.down.x *= factor, finder.down.y *= factor;
  return finder;
}

static void
find_in_layers (AkashiFinderReader *reader)
{
  const AkashiPyramid *pyramid = reader->pyramid;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (AkashiFinder));
  for (guint i = 0; i < pyramid->count; i++)
    {
      g_array_set_size (found, 0);
      akashi_finders_find (pyramid->layers[i], LEAST_MODULE,
                           i + 1 < pyramid->count ? MOST_MODULE : LARGEST_MODULE, i == 0 ? 3 : ROW_STEP,
                           found);
      for (guint k = 0; k < found->len; k++)
        {
          AkashiFinder finder = scaled (pyramid, i, g_array_index (found, AkashiFinder, k), FALSE);
          g_array_append_val (reader->finders, finder);
        }
    }
  akashi_finders_drop_overlaid (reader->finders);
}

static void
match_in_layer (AkashiFinderReader *reader, guint layer, gint64 deadline)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (AkashiFinder));
  const AkashiLayer *at = reader->pyramid->layers[layer];
  akashi_finders_match (at, reader->pyramid->blocks[layer],
                        layer > 0 && reader->pyramid->blocks[layer - 1] != NULL, deadline, found);
  for (guint i = 0; i < found->len; i++)
    {
      AkashiFinder finder = scaled (reader->pyramid, layer, g_array_index (found, AkashiFinder, i), FALSE);
      g_array_append_val (reader->finders, finder);
    }
}

/* Marks the finders that lie in codes that are read. */
static void
mark_used (AkashiFinderReader *reader)
{
  for (guint i = 0; i < reader->finders->len; i++)
    {
      AkashiVector centre = g_array_index (reader->finders, AkashiFinder, i).centre;
      AkashiPoint at = { centre.x, centre.y };
      for (guint k = 0; k < reader->codes->len && !reader->used[i]; k++)
        reader->used[i] = akashi_found_code_covers (reader->codes->pdata[k], at);
    }
}

AkashiFinderReader *
akashi_finder_reader_new (const AkashiGrey *grey, double scale, gint64 deadline, GPtrArray *codes)
{
  AkashiFinderReader *reader = g_new0 (AkashiFinderReader, 1);
  reader->pyramid = akashi_pyramid_new (grey, scale);
  reader->finders = g_array_new (FALSE, FALSE, sizeof (AkashiFinder));
  reader->codes = codes;
  reader->deadline = deadline;
  find_in_layers (reader);
  reader->used = g_new0 (gboolean, reader->finders->len + 1);
  return reader;
}

void
akashi_finder_reader_free (AkashiFinderReader *reader)
{
  if (reader == NULL)
    return;
  akashi_pyramid_free (reader->pyramid);
  g_array_unref (reader->finders);
  g_free (reader->used);
  g_free (reader);
}

void
akashi_finder_reader_match (AkashiFinderReader *reader, gboolean finest_first)
{
  const AkashiPyramid *pyramid = reader->pyramid;
  gint64 now = akashi_scan_clock (),
         deadline = now + (reader->deadline - now) * 2 / 3; /* the rest is for reading */
  for (guint i = 0; i < pyramid->count; i++)
    {
      guint layer = finest_first ? i : pyramid->count - 1 - i;
      if (pyramid->blocks[layer] != NULL && akashi_scan_clock () < deadline)
        match_in_layer (reader, layer, deadline);
    }
  akashi_finders_drop_overlaid (reader->finders);
  g_free (reader->used);
  reader->used = g_new0 (gboolean, reader->finders->len + 1);
  mark_used (reader);
}

guint
akashi_finder_reader_left (const AkashiFinderReader *reader)
{
  guint left = 0;
  for (guint i = 0; i < reader->finders->len; i++)
    left += !reader->used[i];
  return left;
}

/* ------------------------------------------------------------------ reading */

static float
module_of (const AkashiFinder *finder)
{
  return sqrtf (fabsf (finder->across.x * finder->down.y - finder->across.y * finder->down.x));
}

/* In a layer with small modules noise is averaged away and there is less to do; too small, and they blur. */
static guint
best_layer (const AkashiFinderReader *reader, const AkashiTriple *triple)
{
  float module = MIN (module_of (&triple->corner[0]),
                      MIN (module_of (&triple->corner[1]), module_of (&triple->corner[2])));
  guint layer = 0;
  while (layer + 1 < reader->pyramid->count && module / (float) reader->pyramid->scale[layer] >= BEST_MODULE)
    layer++;
  return layer;
}

/* Returns: whether there is one code more. */
static gboolean
read_triple (AkashiFinderReader *reader, const AkashiTriple *triple, AkashiEffort effort)
{
  guint layer = best_layer (reader, triple);
  AkashiTriple near = *triple;
  for (guint i = 0; i < 3; i++)
    near.corner[i] = scaled (reader->pyramid, layer, triple->corner[i], TRUE);
  AkashiFoundCode *code = akashi_symbol_read (reader->pyramid->layers[layer], &near, effort);
  if (code == NULL)
    return FALSE;
  for (guint i = 0; i < 4; i++)
    {
      code->corners[i].x = akashi_pyramid_out (reader->pyramid, layer, (float) code->corners[i].x);
      code->corners[i].y = akashi_pyramid_out (reader->pyramid, layer, (float) code->corners[i].y);
    }
  g_ptr_array_add (reader->codes, code);
  mark_used (reader);
  return TRUE;
}

static gboolean
is_used (const AkashiFinderReader *reader, guint finder)
{
  return finder != G_MAXUINT && reader->used[finder];
}

static void
read_triples (AkashiFinderReader *reader, const GArray *triples, AkashiEffort effort)
{
  guint most = effort == AKASHI_EFFORT_QUICK ? MOST_QUICK : MOST_FULL, left = most;
  for (guint i = 0; i < triples->len && left > 0 && akashi_scan_clock () < reader->deadline; i++)
    {
      const AkashiTriple *triple = &g_array_index (triples, AkashiTriple, i);
      if (is_used (reader, triple->at) || is_used (reader, triple->right) || is_used (reader, triple->below))
        continue;
      left = read_triple (reader, triple, effort) ? most : left - 1;
    }
}

void
akashi_finder_reader_read (AkashiFinderReader *reader, AkashiEffort effort)
{
  mark_used (reader);
  g_autoptr (GArray) triples = akashi_triples_find (reader->finders);
  read_triples (reader, triples, effort);
}

void
akashi_finder_reader_guess (AkashiFinderReader *reader)
{
  mark_used (reader);
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (AkashiFinder));
  for (guint i = 0; i < reader->finders->len; i++)
    {
      AkashiFinder finder
          = scaled (reader->pyramid, 0, g_array_index (reader->finders, AkashiFinder, i), TRUE);
      g_array_append_val (near, finder);
    }
  g_autoptr (GArray) triples = akashi_triples_guess (reader->pyramid->layers[0], near, reader->used);
  for (guint i = 0; i < triples->len; i++)
    for (guint k = 0; k < 3; k++)
      {
        AkashiFinder *corner = &g_array_index (triples, AkashiTriple, i).corner[k];
        *corner = scaled (reader->pyramid, 0, *corner, FALSE);
      }
  read_triples (reader, triples, AKASHI_EFFORT_QUICK);
  read_triples (reader, triples, AKASHI_EFFORT_FULL);
}
