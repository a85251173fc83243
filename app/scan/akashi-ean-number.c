/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-ean-number.h"

#include <string.h>

#define UPCE_FORMS 100

const AkashiEanKind akashi_ean_kinds[AKASHI_EAN_KINDS] = {
  { AKASHI_SYMBOLOGY_EAN13, 95, 60, 12, 6 },
  { AKASHI_SYMBOLOGY_EAN8, 67, 44, 8, 4 },
  { AKASHI_SYMBOLOGY_UPCE, 51, 34, 6, 6 },
};

/* Which of the left digits are of set G says what the first digit is: bit 5 is the leftmost. */
static const guint8 first_digits[10] = { 0x00, 0x0B, 0x0D, 0x0E, 0x13, 0x19, 0x1C, 0x15, 0x16, 0x1A };

/* Numbers that have the same sets, and whose check digit is found by the same weights. */
typedef struct {
  guint8 sets[12]; /* where the ten patterns of each digit begin */
  guint8 weights[12], least[12], most[12];
  guint8 sum;         /* of what has no bars of its own */
  char before, after; /* digits that have none, or 0 */
} Form;

static Form
ean_form (const AkashiEanKind *kind, guint first)
{
  gboolean short_one = kind->symbology == AKASHI_SYMBOLOGY_EAN8;
  Form form = { .sum = (guint8) first, .before = (char) (short_one ? 0 : '0' + first) };
  for (guint i = 0; i < kind->digits; i++)
    {
      gboolean g = i < kind->left && first_digits[first] >> (kind->left - 1 - i) & 1;
      form.sets[i] = i >= kind->left ? AKASHI_EAN_R : (g ? AKASHI_EAN_G : AKASHI_EAN_L);
      form.weights[i] = i % 2 == 0 ? 3 : 1;
      form.most[i] = 9;
    }
  return form;
}

/*
 * UPC-E with check digit @check and last digit @last, which says where zeros were left out: the weights are
 * those of the twelve digits it stands for, in the places of which its own come. A number is written in one
 * of these ways only. It begins with 0: that of others may not be shortened, and with 1 the left half of
 * every EAN-13 would look like it.
 */
static Form
upce_form (guint check, guint last)
{
  static const struct {
    guint8 weights[6], shortest; /* … digit in the place before what was left out */
    guint8 place;
  } ways[] = {
    { { 1, 3, 3, 1, 3, 1 }, 0, 0 }, /* ..L0000...: 0, 1, 2 */
    { { 1, 3, 1, 1, 3, 0 }, 3, 2 }, /* ...00000..: 3 */
    { { 1, 3, 1, 3, 3, 0 }, 1, 3 }, /* ....00000.: 4 */
    { { 1, 3, 1, 3, 1, 3 }, 1, 4 }, /* .....0000L: 5 to 9 */
  };
  guint way = last < 3 ? 0 : MIN (last - 2, 3), l = check == 0 ? 0x07 : first_digits[check];
  Form form = { .sum = (guint8) check, .before = '0', .after = (char) ('0' + check) };
  for (guint i = 0; i < 6; i++)
    {
      form.sets[i] = l >> (5 - i) & 1 ? AKASHI_EAN_L : AKASHI_EAN_G;
      form.weights[i] = ways[way].weights[i];
      form.most[i] = 9;
    }
  form.least[ways[way].place] = ways[way].shortest;
  form.least[5] = form.most[5] = (guint8) last;
  return form;
}

static guint
list_forms (const AkashiEanKind *kind, Form forms[UPCE_FORMS])
{
  if (kind->symbology == AKASHI_SYMBOLOGY_UPCE)
    {
      for (guint i = 0; i < UPCE_FORMS; i++)
        forms[i] = upce_form (i / 10, i % 10);
      return UPCE_FORMS;
    }
  guint count = kind->symbology == AKASHI_SYMBOLOGY_EAN8 ? 1 : 10;
  for (guint i = 0; i < count; i++)
    forms[i] = ean_form (kind, i);
  return count;
}

/* No number of @form is worth more. */
static float
bound_of (const AkashiEanKind *kind, const Form *form, const float worths[12][AKASHI_EAN_PATTERNS])
{
  float sum = 0;
  for (guint i = 0; i < kind->digits; i++)
    {
      float best = worths[i][form->sets[i] + form->least[i]];
      for (guint digit = form->least[i] + 1u; digit <= form->most[i]; digit++)
        best = MAX (best, worths[i][form->sets[i] + digit]);
      sum += best;
    }
  return sum;
}

/* The best two ways to a sum of digits, and by which digit from which sum the best one came. */
typedef struct {
  float worth[2];
  guint8 digit, from;
} Step;

static void
add_digit (const Form *form, guint index, const float *worths, const Step now[10], Step next[10])
{
  for (guint sum = 0; sum < 10; sum++)
    next[sum] = (Step){ { -1e6f, -1e6f }, 0, 0 };
  for (guint digit = form->least[index]; digit <= form->most[index]; digit++)
    for (guint sum = 0; sum < 10; sum++)
      {
        Step *to = &next[(sum + form->weights[index] * digit) % 10];
        float worth = worths[form->sets[index] + digit], one = now[sum].worth[0] + worth;
        if (one > to->worth[0])
          *to = (Step){ { one, to->worth[0] }, (guint8) digit, (guint8) sum };
        else
          to->worth[1] = MAX (to->worth[1], one);
        to->worth[1] = MAX (to->worth[1], now[sum].worth[1] + worth);
      }
}

/* The best number of @form takes the place of @best where it is better. */
static void
search_form (const AkashiEanKind *kind, const Form *form, const float worths[12][AKASHI_EAN_PATTERNS],
             AkashiEanNumber *best)
{
  Step steps[13][10];
  for (guint sum = 0; sum < 10; sum++)
    steps[0][sum] = (Step){ { sum == form->sum ? 0 : -1e6f, -1e6f }, 0, 0 };
  for (guint i = 0; i < kind->digits; i++)
    add_digit (form, i, worths[i], steps[i], steps[i + 1]);
  const Step *end = &steps[kind->digits][0];
  if (end->worth[0] <= best->worth[0])
    {
      best->worth[1] = MAX (best->worth[1], end->worth[0]);
      return;
    }
  best->worth[1] = MAX (best->worth[0], end->worth[1]);
  best->worth[0] = end->worth[0];
  memset (best->text, 0, sizeof best->text);
  guint before = form->before != 0, sum = 0;
  best->text[0] = form->before;
  best->text[before + kind->digits] = form->after;
  for (guint i = kind->digits; i-- > 0;)
    {
      const Step *step = &steps[i + 1][sum];
      best->text[before + i] = (char) ('0' + step->digit);
      best->patterns[i] = (guint8) (form->sets[i] + step->digit);
      sum = step->from;
    }
}

AkashiEanNumber
akashi_ean_number_best (const AkashiEanKind *kind, const float worths[12][AKASHI_EAN_PATTERNS])
{
  Form forms[UPCE_FORMS];
  float bounds[UPCE_FORMS];
  guint count = list_forms (kind, forms);
  AkashiEanNumber best = { .worth = { -1e6f, -1e6f } };
  for (guint i = 0; i < count; i++)
    bounds[i] = bound_of (kind, &forms[i], worths);
  for (guint done = 0; done < count; done++)
    {
      guint next = 0;
      for (guint i = 1; i < count; i++)
        if (bounds[i] > bounds[next])
          next = i;
      if (bounds[next] <= best.worth[1])
        break;
      search_form (kind, &forms[next], worths, &best);
      bounds[next] = -G_MAXFLOAT;
    }
  return best;
}
