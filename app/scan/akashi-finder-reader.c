/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-finder-reader.h"

#include "akashi-finder-guess.h"
#include "akashi-found-codes.h"
#include "akashi-grey-resize.h"
#include "akashi-scan-clock.h"

#include <math.h>
#include <string.h>

#define ROW_STEP 2         /* a finder's middle is three modules high */
#define LEAST_MODULE 1.15f /* pixels, in each layer: below, runs of one module are noise */
#define MOST_MODULE 4.6f   /* pixels, in each layer but the coarsest: the next one sees it as well */
#define BEST_MODULE 5.0f /* pixels: codes are read in the coarsest layer in which a module has half of this  \
                          */
#define LARGEST_MODULE 60

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
akashi_finder_reader_new (zbar_image_scanner_t *zbar, const AkashiGrey *grey, double scale, gint64 deadline,
                          GPtrArray *codes)
{
  AkashiFinderReader *reader = g_new0 (AkashiFinderReader, 1);
  reader->zbar = zbar;
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

static void
read_triple (AkashiFinderReader *reader, const AkashiTriple *triple, AkashiEffort effort)
{
  guint layer = best_layer (reader, triple);
  AkashiTriple near = *triple;
  for (guint i = 0; i < 3; i++)
    near.corner[i] = scaled (reader->pyramid, layer, triple->corner[i], TRUE);
  AkashiFoundCode *code = akashi_symbol_read (reader->zbar, reader->pyramid->layers[layer], &near, effort);
  if (code == NULL)
    return;
  for (guint i = 0; i < 4; i++)
    {
      code->corners[i].x = akashi_pyramid_out (reader->pyramid, layer, (float) code->corners[i].x);
      code->corners[i].y = akashi_pyramid_out (reader->pyramid, layer, (float) code->corners[i].y);
    }
  g_ptr_array_add (reader->codes, code);
  mark_used (reader);
}

static gboolean
is_used (const AkashiFinderReader *reader, guint finder)
{
  return finder != G_MAXUINT && reader->used[finder];
}

static void
read_triples (AkashiFinderReader *reader, const GArray *triples, AkashiEffort effort)
{
  for (guint i = 0; i < triples->len && akashi_scan_clock () < reader->deadline; i++)
    {
      const AkashiTriple *triple = &g_array_index (triples, AkashiTriple, i);
      if (!is_used (reader, triple->at) && !is_used (reader, triple->right)
          && !is_used (reader, triple->below))
        read_triple (reader, triple, effort);
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

/* ------------------------------------------------------------------ texts in several codes */

static gboolean
begins_with (GBytes *text, GBytes *begin)
{
  gsize length, least;
  const char *bytes = g_bytes_get_data (text, &length), *start = g_bytes_get_data (begin, &least);
  return least <= length && memcmp (bytes, start, least) == 0;
}

/* zbar joins parts that it sees in one picture: it gets the clean pictures of all of them. */
static void
join_parts (AkashiFinderReader *reader, const GPtrArray *parts)
{
  g_autoptr (GPtrArray) pictures = g_ptr_array_new (), joined = akashi_found_codes_new ();
  for (guint i = 0; i < parts->len; i++)
    g_ptr_array_add (pictures, ((AkashiFoundCode *) parts->pdata[i])->part);
  g_autoptr (AkashiGrey) all = akashi_grey_beside (pictures);
  if (all == NULL)
    return;
  akashi_zbar_pass (reader->zbar, AKASHI_PASS_QR, 1, 1, all, 1, joined);
  while (joined->len > 0)
    {
      AkashiFoundCode *code = g_ptr_array_steal_index (joined, 0);
      const AkashiFoundCode *first = parts->pdata[0];
      for (guint i = 0; i < parts->len; i++)
        if (begins_with (code->text, ((AkashiFoundCode *) parts->pdata[i])->text))
          first = parts->pdata[i];
      memcpy (code->corners, first->corners, sizeof code->corners);
      code->step = first->step;
      g_ptr_array_add (reader->codes, code);
    }
}

void
akashi_finder_reader_join (AkashiFinderReader *reader)
{
  g_autoptr (GPtrArray) parts = akashi_found_codes_new ();
  for (guint i = reader->codes->len; i-- > 0;)
    if (((AkashiFoundCode *) reader->codes->pdata[i])->part != NULL)
      g_ptr_array_add (parts, g_ptr_array_steal_index (reader->codes, i));
  if (parts->len > 1)
    join_parts (reader, parts);
}
