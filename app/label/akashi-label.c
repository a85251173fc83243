/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-label.h"

AkashiLabel *
akashi_label_ref (AkashiLabel *label)
{
  g_atomic_ref_count_inc (&label->refs);
  return label;
}

void
akashi_label_unref (AkashiLabel *label)
{
  if (!g_atomic_ref_count_dec (&label->refs))
    return;
  g_clear_pointer (&label->claims, akashi_claims_unref);
  g_clear_pointer (&label->scheme, akashi_scheme_unref);
  g_free (label->number);
  g_ptr_array_unref (label->candidates);
  g_free (label->mark);
  g_free (label);
}
