/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-ean-region.h"

#include "akashi-ean-line.h"
#include "akashi-finder.h"

#include <math.h>
#include <string.h>

#define LINES 10
#define DEPTH 0.6f  /* of half a region, to the outermost lines: around bars are light and digits */
#define PER_PIXEL 2 /* samples along a line */
#define ROWS 3      /* lines of pixels that are averaged into one */
#define ROOM 24     /* pixels looked at beyond the region: its quiet zones */
/* lines that must agree; short numbers are met by chance more often */
#define AGREEING 2
#define AGREEING_SHORT 4
#define AGAINST 3 /* times as many must agree as say something else */
#define ENOUGH 2  /* times as many as must agree: no further line is looked at where none says otherwise */

#define BESIDE 3      /* lines on each side that are asked as well where too few say anything … */
#define BESIDE_MORE 1 /* … and as many more must agree then: what hides bars may be as wide as two lines */

#define PROFILE 96      /* samples of all bars on a line */
#define LEAST_SAME 0.7f /* correlation of two lines of the same bars */
#define MOST_STEPS 1000 /* pixels */

/* The lines of a region: the way across its bars and along them. */
typedef struct {
  const AkashiLayer *layer;
  AkashiVector middle, across, along;
  float reach, depth; /* pixels from the middle to the ends of a line, and to the outermost lines */
} Sweep;

/* The mean direction of steps of grey is across the bars. */
static float
direction_across (const AkashiGrey *grey, const AkashiRegion *region)
{
  double xx = 0, yy = 0, xy = 0;
  for (guint y = region->y + 1; y + 1 < region->y + region->height; y += 2)
    for (guint x = region->x + 1; x + 1 < region->x + region->width; x++)
      {
        const guint8 *at = grey->pixels + (gsize) y * grey->width + x;
        int dx = at[1] - at[-1], dy = at[grey->width] - at[-(gssize) grey->width];
        xx += dx * dx, yy += dy * dy, xy += dx * dy;
      }
  return (float) atan2 (2 * xy, xx - yy) / 2;
}

static Sweep
sweep_of (const AkashiLayer *layer, const AkashiRegion *region)
{
  float angle = direction_across (layer->grey, region), c = cosf (angle), s = sinf (angle);
  float width = (float) region->width / 2, height = (float) region->height / 2;
  Sweep sweep = { .layer = layer,
                  .middle = { (float) region->x + width, (float) region->y + height },
                  .across = { c, s },
                  .along = { -s, c } };
  sweep.reach = fabsf (c) * width + fabsf (s) * height + ROOM;
  sweep.depth = (fabsf (s) * width + fabsf (c) * height) * DEPTH;
  return sweep;
}

static AkashiVector
point_on (const Sweep *sweep, float aside, float at)
{
  return (AkashiVector){ sweep->middle.x + at * sweep->across.x + aside * sweep->along.x,
                         sweep->middle.y + at * sweep->across.y + aside * sweep->along.y };
}

/* Returns: (transfer full): samples of the part that lies in the picture; @from: where it begins */
static float *
sample_line (const Sweep *sweep, float aside, guint *count, float *from)
{
  const AkashiGrey *grey = sweep->layer->grey;
  guint most = (guint) (2 * sweep->reach * PER_PIXEL) + 1;
  float *line = g_new (float, most);
  *count = 0;
  for (guint i = 0; i < most; i++)
    {
      float at = (float) i / PER_PIXEL - sweep->reach, sum = 0;
      AkashiVector middle = point_on (sweep, aside, at);
      if (!(middle.x >= 0 && middle.y >= 0 && middle.x < (float) grey->width
            && middle.y < (float) grey->height))
        continue;
      for (int row = -ROWS / 2; row <= ROWS / 2; row++)
        {
          AkashiVector point = point_on (sweep, aside + (float) row, at);
          sum += akashi_layer_grey (sweep->layer, point.x, point.y);
        }
      if (*count == 0)
        *from = at;
      line[(*count)++] = sum / ROWS;
    }
  return line;
}

/* What lines say, and between which of them. */
typedef struct {
  AkashiEanRead read;
  guint lines;
  float aside[2];                /* of the outermost lines … */
  AkashiVector start[2], end[2]; /* … and where it begins and ends on them */
} Vote;

static void
vote (GArray *votes, const Sweep *sweep, float aside, float from, const AkashiEanRead *read)
{
  AkashiVector start = point_on (sweep, aside, from + read->start / PER_PIXEL);
  AkashiVector end = point_on (sweep, aside, from + read->end / PER_PIXEL);
  for (guint i = 0; i < votes->len; i++)
    {
      Vote *known = &g_array_index (votes, Vote, i);
      if (strcmp (known->read.digits, read->digits) != 0)
        continue;
      known->lines++;
      for (guint k = 0; k < 2; k++)
        if (k == 0 ? aside < known->aside[0] : aside > known->aside[1])
          known->start[k] = start, known->end[k] = end, known->aside[k] = aside;
      return;
    }
  Vote new = { *read, 1, { aside, aside }, { start, start }, { end, end } };
  g_array_append_val (votes, new);
}

static guint
least_lines (const Vote *vote)
{
  return vote->read.symbology == AKASHI_SYMBOLOGY_EAN13 ? AGREEING : AGREEING_SHORT;
}

/* @more: lines that must agree beyond what is asked for otherwise */
static Vote *
winner (const GArray *votes, guint more)
{
  Vote *best = NULL;
  guint against = 0;
  for (guint i = 0; i < votes->len; i++)
    {
      Vote *one = &g_array_index (votes, Vote, i);
      if (best == NULL || one->lines > best->lines)
        best = one;
    }
  for (guint i = 0; i < votes->len; i++)
    if (&g_array_index (votes, Vote, i) != best)
      against += g_array_index (votes, Vote, i).lines;
  return best && best->lines >= least_lines (best) + more && best->lines >= AGAINST * against ? best : NULL;
}

static gboolean
is_enough (const Vote *only)
{
  return only->lines >= ENOUGH * least_lines (only);
}

/* ------------------------------------------------------------------ where all of it is */

/* What lies between the beginning and the end of bars on a line across them, mean 0, squares adding up to 1.
 */
static gboolean
take_profile (const AkashiLayer *layer, AkashiVector start, AkashiVector end, float profile[PROFILE])
{
  float sum = 0, squares = 0;
  for (guint i = 0; i < PROFILE; i++)
    {
      float at = ((float) i + 0.5f) / PROFILE;
      float x = start.x + at * (end.x - start.x), y = start.y + at * (end.y - start.y);
      if (!(x >= 0 && y >= 0 && x < (float) layer->grey->width && y < (float) layer->grey->height))
        return FALSE;
      profile[i] = akashi_layer_grey (layer, x, y);
      sum += profile[i];
    }
  for (guint i = 0; i < PROFILE; i++)
    profile[i] -= sum / PROFILE, squares += profile[i] * profile[i];
  for (guint i = 0; i < PROFILE; i++)
    profile[i] /= sqrtf (MAX (squares, 1));
  return TRUE;
}

/* Moves the outermost line outwards as long as it shows the same bars. @side: 0 or 1 */
static void
extend (Vote *vote, const Sweep *sweep, guint side)
{
  float apart = vote->aside[1] - vote->aside[0], way = side == 0 ? -1 : 1, bars[PROFILE], there[PROFILE];
  AkashiVector along[2] = { sweep->along, sweep->along }; /* of the beginning and of the end */
  if (apart > 0)
    {
      const AkashiVector *start = vote->start, *end = vote->end;
      along[0] = (AkashiVector){ (start[1].x - start[0].x) / apart, (start[1].y - start[0].y) / apart };
      along[1] = (AkashiVector){ (end[1].x - end[0].x) / apart, (end[1].y - end[0].y) / apart };
    }
  if (!take_profile (sweep->layer, vote->start[side], vote->end[side], bars))
    return;
  for (guint step = 0; step < MOST_STEPS; step++)
    {
      float same = 0;
      AkashiVector start = { vote->start[side].x + way * along[0].x, vote->start[side].y + way * along[0].y };
      AkashiVector end = { vote->end[side].x + way * along[1].x, vote->end[side].y + way * along[1].y };
      if (!take_profile (sweep->layer, start, end, there))
        return;
      for (guint i = 0; i < PROFILE; i++)
        same += bars[i] * there[i];
      if (same < LEAST_SAME)
        return;
      vote->start[side] = start, vote->end[side] = end;
    }
}

/* Clockwise from the code's own top left, whichever way lines went. @sure: lines from all over it say so */
static AkashiFoundCode *
code_of (const Vote *vote, gboolean sure)
{
  AkashiFoundCode *code = g_new0 (AkashiFoundCode, 1);
  gboolean upc = vote->read.symbology == AKASHI_SYMBOLOGY_EAN13 && vote->read.digits[0] == '0';
  const char *digits = vote->read.digits + upc;
  const AkashiVector corners[4] = { vote->start[0], vote->end[0], vote->end[1], vote->start[1] };
  float turn = (corners[1].x - corners[0].x) * (corners[3].y - corners[0].y)
               - (corners[1].y - corners[0].y) * (corners[3].x - corners[0].x);
  code->symbology = upc ? AKASHI_SYMBOLOGY_UPCA : vote->read.symbology;
  code->text = g_bytes_new (digits, strlen (digits));
  /* Of what is left of thirteen digits eight may fit: those are to be seen again. */
  code->sure = sure && vote->read.symbology == AKASHI_SYMBOLOGY_EAN13;
  for (guint i = 0; i < 4; i++)
    code->corners[i] = (AkashiPoint){ corners[turn < 0 ? 3 - i : i].x, corners[turn < 0 ? 3 - i : i].y };
  return code;
}

static void
read_line (const Sweep *sweep, float aside, GArray *votes)
{
  float from = 0;
  guint count;
  AkashiEanRead read;
  g_autofree float *line = sample_line (sweep, aside, &count, &from);
  if (akashi_ean_read_line (line, count, &read))
    vote (votes, sweep, aside, from, &read);
}

static gboolean
is_settled (const GArray *votes)
{
  return votes->len == 1 && is_enough (&g_array_index (votes, Vote, 0));
}

/* What few lines say, bars that are torn or bent may have hidden from the others: those next to them are
 * asked. */
static void
ask_beside (const Sweep *sweep, GArray *votes)
{
  const Vote *only = &g_array_index (votes, Vote, 0);
  float step = MAX (2 * sweep->depth / LINES / (BESIDE + 1), ROWS);
  float low = only->aside[0], high = only->aside[1];
  for (guint i = 1; i <= BESIDE && !is_settled (votes); i++)
    {
      read_line (sweep, low - step * (float) i, votes);
      read_line (sweep, high + step * (float) i, votes);
    }
}

AkashiFoundCode *
akashi_ean_read_region (const AkashiLayer *layer, const AkashiRegion *region)
{
  /* first some that are likely to be read and tell where most of it is */
  static const guint8 order[LINES] = { 0, 9, 3, 6, 2, 7, 4, 5, 1, 8 };
  g_autoptr (GArray) votes = g_array_new (FALSE, FALSE, sizeof (Vote));
  Sweep sweep = sweep_of (layer, region);
  for (guint i = 0; i < LINES && !is_settled (votes); i++)
    read_line (&sweep, sweep.depth * (2 * ((float) order[i] + 0.5f) / LINES - 1), votes);
  Vote *best = winner (votes, 0);
  gboolean beside = best == NULL && votes->len == 1;
  if (beside)
    {
      ask_beside (&sweep, votes);
      best = winner (votes, BESIDE_MORE);
    }
  for (guint side = 0; best != NULL && side < 2; side++)
    extend (best, &sweep, side);
  return best ? code_of (best, !beside) : NULL;
}
