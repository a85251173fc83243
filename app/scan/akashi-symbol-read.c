/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-symbol-read.h"

#include "akashi-found-codes.h"

#include <math.h>
#include <string.h>

#define QUIET 4       /* modules around a code that are light */
#define DRAWN_SCALE 3 /* pixels a module, for zbar */
#define LEAST_TIMING 0.12f
#define GOOD_TIMING 0.5f
#define LEAST_SCORE 0.2f

AkashiGrey *
akashi_modules_draw (const AkashiModules *modules, guint scale)
{
  guint side = (modules->side + 2 * QUIET) * scale;
  AkashiGrey *grey = akashi_grey_new (side, side, NULL);
  memset (grey->pixels, 255, (gsize) side * side);
  for (guint y = 0; y < modules->side; y++)
    {
      guint8 *row = grey->pixels + (gsize) (y + QUIET) * scale * side;
      for (guint x = 0; x < modules->side; x++)
        if (modules->dark[y * modules->side + x])
          memset (row + (gsize) (x + QUIET) * scale, 0, scale);
      for (guint k = 1; k < scale; k++)
        memcpy (row + (gsize) k * side, row, side);
    }
  return grey;
}

static void
take_corners (const AkashiSymbol *symbol, gboolean mirrored, AkashiFoundCode *code)
{
  double side = symbol->pattern->side;
  const double places[4][2] = { { 0, 0 }, { side, 0 }, { side, side }, { 0, side } };
  for (guint i = 0; i < 4; i++)
    {
      const double *place = places[mirrored ? (4 - i) % 4 : i];
      AkashiVector at = akashi_warp_point (&symbol->warp, place[0], place[1]);
      code->corners[i] = (AkashiPoint){ at.x, at.y };
    }
}

/* Has zbar read what was told. */
static AkashiFoundCode *
read_modules (zbar_image_scanner_t *zbar, const AkashiSymbol *symbol, const AkashiModules *modules)
{
  g_autoptr (AkashiGrey) drawn = akashi_modules_draw (modules, DRAWN_SCALE);
  g_autoptr (GPtrArray) codes = akashi_found_codes_new ();
  akashi_zbar_pass (zbar, AKASHI_PASS_QR | AKASHI_PASS_PARTS, 1, 1, drawn, 1, codes);
  if (codes->len != 1)
    return NULL;
  AkashiFoundCode *code = g_ptr_array_steal_index (codes, 0);
  take_corners (symbol, modules->mirrored, code);
  return code;
}

static AkashiFoundCode *
try_symbol (zbar_image_scanner_t *zbar, const AkashiSymbol *symbol, AkashiTell first, AkashiTell last)
{
  g_autofree float *samples = akashi_symbol_sample (symbol);
  g_autoptr (AkashiModules) before = NULL;
  for (AkashiTell tell = first; tell <= last; tell++)
    {
      g_autoptr (AkashiModules) modules = akashi_symbol_tell (symbol, samples, tell);
      if (modules == NULL)
        continue;
      gsize size = (gsize) modules->side * modules->side;
      if (before != NULL && memcmp (before->dark, modules->dark, size) == 0)
        continue;
      AkashiFoundCode *code = read_modules (zbar, symbol, modules);
      if (code != NULL)
        return code;
      akashi_modules_free (before);
      before = g_steal_pointer (&modules);
    }
  return NULL;
}

/* Versions a triple may be, the likeliest first: by how well the lines of alternating modules fit. */
typedef struct {
  AkashiSymbol symbol;
  float timing;
} Guess;

static int
compare_guesses (gconstpointer a, gconstpointer b)
{
  float x = ((const Guess *) a)->timing, y = ((const Guess *) b)->timing;
  return (x < y) - (x > y);
}

#define MOST_GUESSES 9

static guint
guess_versions (const AkashiLayer *layer, const AkashiTriple *triple, Guess guesses[MOST_GUESSES])
{
  int middle = (int) lroundf ((triple->modules - 17) / 4), count = 0;
  int reach = CLAMP (middle / 5 + 1, 1, (MOST_GUESSES - 1) / 2);
  for (int version = middle - reach; version <= middle + reach; version++)
    {
      if (version < 1 || version > AKASHI_QR_MOST_VERSION
          || !akashi_symbol_place (&guesses[count].symbol, layer, triple, (guint) version))
        continue;
      guesses[count].timing = akashi_symbol_timing_score (&guesses[count].symbol);
      count++;
    }
  qsort (guesses, (gsize) count, sizeof *guesses, compare_guesses);
  return (guint) count;
}

AkashiFoundCode *
akashi_symbol_read (zbar_image_scanner_t *zbar, const AkashiLayer *layer, const AkashiTriple *triple,
                    AkashiEffort effort)
{
  Guess guesses[MOST_GUESSES];
  guint count = guess_versions (layer, triple, guesses), tries = effort == AKASHI_EFFORT_QUICK ? 1 : 3;
  AkashiFoundCode *code = NULL;

  for (guint i = 0; code == NULL && i < MIN (count, tries); i++)
    {
      AkashiSymbol *symbol = &guesses[i].symbol;
      if (guesses[i].timing < LEAST_TIMING && (effort == AKASHI_EFFORT_QUICK || i > 0))
        break;
      akashi_symbol_align (symbol, triple);
      if (akashi_symbol_score (symbol) < LEAST_SCORE)
        continue;
      code = try_symbol (zbar, symbol, AKASHI_TELL_PLAIN, AKASHI_TELL_EQUALISED);
      if (code != NULL || effort == AKASHI_EFFORT_QUICK)
        continue;
      akashi_symbol_climb (symbol);
      code = try_symbol (zbar, symbol, AKASHI_TELL_PLAIN, AKASHI_TELL_LOCAL);
      if (code != NULL || akashi_symbol_score (symbol) < 0.35f)
        continue;
      akashi_symbol_bend (symbol);
      code = try_symbol (zbar, symbol, AKASHI_TELL_PLAIN, AKASHI_TELL_LOCAL);
    }
  return code;
}
