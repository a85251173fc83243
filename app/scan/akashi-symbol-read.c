/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-symbol-read.h"

#include "akashi-qr-content.h"
#include "akashi-qr-text.h"
#include "akashi-symbol-roll.h"

#include <math.h>
#include <stdlib.h>

#define LEAST_TIMING 0.12f
#define GOOD_TIMING 0.5f
#define LEAST_SCORE 0.2f
#define LEAST_ROLLED 0.3f
#define LEAST_TO_BEND 0.5f /* bending is dear: for what nearly fits */

/* What is known of a code after some looks at it. */
typedef struct {
  AkashiQrContent *content;
  gboolean mirrored;    /* as the code in the picture is read */
  gint8 *signs;         /* of its modules, upright */
  AkashiQrFixed *known; /* the same as a list, as they lie in the picture */
} Attempt;

static void
attempt_clear (Attempt *attempt)
{
  g_clear_pointer (&attempt->content, akashi_qr_content_free);
  g_clear_pointer (&attempt->signs, g_free);
  g_clear_pointer (&attempt->known, g_free);
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

static AkashiFoundCode *
read_content (const Attempt *attempt, const AkashiSymbol *symbol)
{
  g_autoptr (GBytes) data = akashi_qr_content_data (attempt->content);
  AkashiQrText text;
  gsize length;
  const guint8 *bytes = g_bytes_get_data (data, &length);
  if (!akashi_qr_text_read (symbol->pattern->version, bytes, length, &text))
    return NULL;
  AkashiFoundCode *code = g_new0 (AkashiFoundCode, 1);
  code->symbology = AKASHI_SYMBOLOGY_QR;
  code->sure = TRUE;
  code->text = text.text;
  code->part = text.part, code->parts = text.parts;
  code->parity = text.parity, code->own_parity = text.own_parity;
  take_corners (symbol, attempt->mirrored, code);
  return code;
}

/* What the mended blocks say is known from now on: it teaches the filter, and shows where the code lies. */
static void
learn (Attempt *attempt, AkashiSymbol *symbol)
{
  guint side = symbol->pattern->side;
  gsize count = (gsize) side * side;
  if (attempt->signs == NULL)
    {
      attempt->signs = g_new (gint8, count);
      attempt->known = g_new (AkashiQrFixed, count);
    }
  akashi_qr_content_signs (attempt->content, attempt->signs);
  symbol->known = attempt->known;
  symbol->n_known = 0;
  for (guint y = 0; y < side; y++)
    for (guint x = 0; x < side; x++)
      {
        gint8 sign = attempt->signs[y * side + x];
        guint8 at = (guint8) (attempt->mirrored ? y : x), down = (guint8) (attempt->mirrored ? x : y);
        if (sign != 0)
          attempt->known[symbol->n_known++] = (AkashiQrFixed){ at, down, sign, 1 };
      }
}

/* Adds what @modules tell. Returns: whether that was something new. */
static gboolean
add_modules (Attempt *attempt, AkashiSymbol *symbol, const AkashiModules *modules)
{
  const AkashiQrContent *content = attempt->content;
  gboolean same = content != NULL && content->pattern == symbol->pattern && content->format == modules->format
                  && attempt->mirrored == modules->mirrored;
  if (content != NULL && !same && content->left < content->blocks.blocks)
    return FALSE; /* what was mended is certain */
  if (!same)
    {
      attempt_clear (attempt);
      attempt->content = akashi_qr_content_new (symbol->pattern, modules->format);
      attempt->mirrored = modules->mirrored;
    }
  guint left = attempt->content->left;
  akashi_qr_content_add (attempt->content, modules->darkness);
  if (attempt->content->left == left)
    return FALSE;
  learn (attempt, symbol);
  return TRUE;
}

/* Each way to tell modules in turn, and again as long as something new is known. */
static AkashiFoundCode *
try_symbol (Attempt *attempt, AkashiSymbol *symbol, AkashiTell first, AkashiTell last)
{
  g_autofree float *samples = akashi_symbol_sample (symbol);
  gboolean learnt = TRUE;
  while (learnt)
    {
      learnt = FALSE;
      for (AkashiTell tell = first; tell <= last; tell++)
        {
          g_autoptr (AkashiModules) modules = akashi_symbol_tell (symbol, samples, tell);
          if (modules == NULL || !add_modules (attempt, symbol, modules))
            continue;
          learnt = TRUE;
          if (attempt->content->left == 0)
            return read_content (attempt, symbol);
        }
      first = MAX (first, AKASHI_TELL_EQUALISED); /* nothing teaches the plain way */
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

static AkashiFoundCode *
read_guess (Attempt *attempt, AkashiSymbol *symbol, const AkashiTriple *triple, AkashiEffort effort)
{
  akashi_symbol_align (symbol, triple);
  if (akashi_symbol_score (symbol) < LEAST_SCORE)
    return NULL;
  AkashiFoundCode *code = try_symbol (attempt, symbol, AKASHI_TELL_PLAIN, AKASHI_TELL_EQUALISED);
  if (code != NULL || effort == AKASHI_EFFORT_QUICK)
    return code;
  akashi_symbol_climb (symbol);
  code = try_symbol (attempt, symbol, AKASHI_TELL_PLAIN, AKASHI_TELL_LOCAL);
  if (code != NULL || akashi_symbol_score (symbol) < LEAST_TO_BEND)
    return code;
  akashi_symbol_bend (symbol);
  return try_symbol (attempt, symbol, AKASHI_TELL_PLAIN, AKASHI_TELL_LOCAL);
}

/* Of all versions that which fits best on something round. */
static AkashiFoundCode *
read_rolled (const Guess *guesses, guint count, const AkashiTriple *triple)
{
  float most = LEAST_ROLLED;
  AkashiSymbol best;
  AkashiRoll best_roll;
  for (guint i = 0; i < count; i++)
    {
      AkashiSymbol symbol = guesses[i].symbol;
      AkashiRoll roll;
      float timing = akashi_symbol_roll (&symbol, triple, &roll);
      if (timing > most)
        most = timing, best = symbol, best_roll = roll;
    }
  if (most <= LEAST_ROLLED)
    return NULL;
  Attempt attempt = { 0 };
  akashi_symbol_roll_climb (&best, &best_roll);
  AkashiFoundCode *code = try_symbol (&attempt, &best, AKASHI_TELL_PLAIN, AKASHI_TELL_LOCAL);
  attempt_clear (&attempt);
  return code;
}

AkashiFoundCode *
akashi_symbol_read (const AkashiLayer *layer, const AkashiTriple *triple, AkashiEffort effort)
{
  Guess guesses[MOST_GUESSES];
  guint count = guess_versions (layer, triple, guesses), tries = effort == AKASHI_EFFORT_QUICK ? 1 : 3;
  AkashiFoundCode *code = effort == AKASHI_EFFORT_FULL ? read_rolled (guesses, count, triple) : NULL;

  for (guint i = 0; code == NULL && i < MIN (count, tries); i++)
    {
      Attempt attempt = { 0 };
      if (guesses[i].timing < LEAST_TIMING && (effort == AKASHI_EFFORT_QUICK || i > 0))
        break;
      code = read_guess (&attempt, &guesses[i].symbol, triple, effort);
      attempt_clear (&attempt);
    }
  return code;
}
