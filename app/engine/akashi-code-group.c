/* SPDX-License-Identifier: Apache-2.0 */
/* Several codes in one picture: which belong together, and in which order they are shown. */
#include "akashi-engine-private.h"

/* Whether @check is a product code that could name the product beside a label. */
static gboolean
names_product (const AkashiCheck *check)
{
  return check->label->gtin != 0 && akashi_gtin_identifies_product (check->label->gtin);
}

static gboolean
is_label (const AkashiCheck *check)
{
  return check->evidence.kind == AKASHI_CODE_SIGNED_LABEL || check->evidence.kind == AKASHI_CODE_SCHEME_LINK
         || check->evidence.kind == AKASHI_CODE_NUMBER;
}

/* Labels before other codes, and of labels the worst first; the order in the picture otherwise. */
static int
compare_checks (gconstpointer a, gconstpointer b)
{
  const AkashiCheck *first = *(AkashiCheck *const *) a;
  const AkashiCheck *second = *(AkashiCheck *const *) b;
  gboolean first_is_label = is_label (first);

  if (first_is_label != is_label (second))
    return first_is_label ? -1 : 1;
  return first_is_label ? (int) first->verdict.code - (int) second->verdict.code : 0;
}

/* Returns: the index of the only check that @is holds for; -1 where there is none or more than one. */
static int
find_only (GPtrArray *checks, gboolean (*is) (const AkashiCheck *))
{
  int found = -1;

  for (guint i = 0; i < checks->len; i++)
    if (is (checks->pdata[i]))
      {
        if (found >= 0)
          return -1;
        found = (int) i;
      }
  return found;
}

/* Compares the only label with the only product code beside it; the code's own check then has been answered.
 */
static void
compare_with_each_other (AkashiEngine *engine, GPtrArray *checks)
{
  int label = find_only (checks, is_label);
  int code = find_only (checks, names_product);

  if (label < 0 || code < 0 || !akashi_check_is_comparable (checks->pdata[label]))
    return;
  g_autofree char *barcode = akashi_gtin_format (akashi_check_get_gtin (checks->pdata[code]));
  AkashiHand hand = { .barcode = barcode };
  AkashiCheck *compared = akashi_engine_compare (engine, checks->pdata[label], &hand);

  akashi_check_unref (checks->pdata[label]);
  checks->pdata[label] = compared;
  g_ptr_array_remove_index (checks, (guint) code);
}

GPtrArray *
akashi_engine_check_codes (AkashiEngine *engine, const AkashiCodeInView *codes, guint n_codes,
                           const AkashiHand *hand)
{
  GPtrArray *checks = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_check_unref);
  gboolean in_hand = hand && (hand->barcode || hand->model);

  for (guint i = 0; i < n_codes; i++)
    g_ptr_array_add (checks, akashi_engine_check (engine, codes[i].text, codes[i].origin, hand));
  if (!in_hand)
    compare_with_each_other (engine, checks);
  g_ptr_array_sort (checks, compare_checks);
  return checks;
}
