/* SPDX-License-Identifier: Apache-2.0 */
#include "bench-sweeps.h"

#include <jansson.h>
#include <math.h>
#include <stdio.h>

enum { SIZE, BLUR, TILT, CONTRAST, SWEEPS };

static const struct {
  const char *group, *what;
  gboolean less_is_harder;
} kinds[SWEEPS] = {
  [SIZE] = { "size", "module, pixels", TRUE },
  [BLUR] = { "blur", "blur, sigma in modules", FALSE },
  [TILT] = { "tilt", "tilt at 3 pixels a module, degrees", FALSE },
  [CONTRAST] = { "contrast", "contrast", TRUE },
};

typedef struct {
  guint reader, sweep;
  double hardness; /* the value; turned over where less is harder */
  gboolean read;
} Frame;

struct _BenchSweeps {
  GArray *frames;
};

BenchSweeps *
bench_sweeps_new (void)
{
  BenchSweeps *sweeps = g_new0 (BenchSweeps, 1);
  sweeps->frames = g_array_new (FALSE, FALSE, sizeof (Frame));
  return sweeps;
}

void
bench_sweeps_free (BenchSweeps *sweeps)
{
  g_array_unref (sweeps->frames);
  g_free (sweeps);
}

/* Returns: NAN where there is no such number */
static double
number (const json_t *parameters, const char *name)
{
  const json_t *value = json_object_get (parameters, name);
  return json_is_number (value) ? json_number_value (value) : (double) NAN;
}

/* Returns: what differs in this sweep; NAN where the frame belongs to none */
static double
value_of (guint sweep, const json_t *parameters)
{
  double module = number (parameters, "m"), value = NAN;
  if (sweep == SIZE)
    value = module;
  else if (sweep == BLUR)
    value = number (parameters, "blur") / module;
  else if (sweep == TILT && fabs (module - 3) < 0.01)
    value = number (parameters, "tilt");
  else if (sweep == CONTRAST)
    value = number (parameters, "paper") - number (parameters, "ink");
  return round (value * 1000) / 1000;
}

void
bench_sweeps_add (BenchSweeps *sweeps, guint reader, const BenchPicture *picture, gboolean read)
{
  json_t *parameters = picture->parameters ? json_loads (picture->parameters, 0, NULL) : NULL;
  for (guint sweep = 0; parameters != NULL && sweep < SWEEPS; sweep++)
    {
      if (!g_str_equal (picture->group, kinds[sweep].group))
        continue;
      double value = value_of (sweep, parameters);
      if (!isfinite (value))
        continue;
      Frame frame = { reader, sweep, kinds[sweep].less_is_harder ? -value : value, read };
      g_array_append_val (sweeps->frames, frame);
    }
  json_decref (parameters);
}

void
bench_sweeps_print (const BenchSweeps *sweeps, guint reader, const char *name)
{
  for (guint sweep = 0; sweep < SWEEPS; sweep++)
    {
      double first_missed = INFINITY, hardest = -INFINITY;
      gboolean any = FALSE;
      for (guint pass = 0; pass < 2; pass++)
        for (guint i = 0; i < sweeps->frames->len; i++)
          {
            const Frame *frame = &g_array_index (sweeps->frames, Frame, i);
            if (frame->reader != reader || frame->sweep != sweep)
              continue;
            any = TRUE;
            if (pass == 0 && !frame->read)
              first_missed = MIN (first_missed, frame->hardness);
            if (pass == 1 && frame->hardness < first_missed)
              hardest = MAX (hardest, frame->hardness);
          }
      if (!any)
        continue;
      g_autofree char *value = isinf (hardest) ? g_strdup ("none") : g_strdup_printf ("%g", fabs (hardest));
      printf ("%-14s all frames read up to %s: %s\n", name, kinds[sweep].what, value);
    }
}
