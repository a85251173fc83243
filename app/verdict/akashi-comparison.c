/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-verdict.h"

#include "akashi-number.h"

#include <string.h>

/* Whether the label itself names @model; a label without claims names every model of its registration. */
static gboolean
label_names (const AkashiClaims *claims, const char *normalized)
{
  if (!claims)
    return TRUE;
  for (char **model = claims->models; model && *model; model++)
    {
      g_autofree char *candidate = akashi_number_normalize (*model);
      if (strcmp (candidate, normalized) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
label_has_gtin (const AkashiClaims *claims, AkashiGtin gtin)
{
  for (guint i = 0; claims && claims->gtins && i < claims->gtins->len; i++)
    if (g_array_index (claims->gtins, AkashiGtin, i) == gtin)
      return TRUE;
  return FALSE;
}

/* Whether @owner is another registration of the label's scheme. One of another scheme never speaks about this
 * one. */
static gboolean
is_rival (const AkashiClaims *claims, const AkashiRegistration *registration, const AkashiRegistration *owner)
{
  const char *scheme = registration ? registration->scheme : claims->scheme;
  const char *number = registration ? registration->number : claims->number;
  g_autofree char *ours = NULL, *theirs = NULL;

  if (!owner || g_strcmp0 (owner->scheme, scheme) != 0)
    return FALSE;
  ours = akashi_number_normalize (number ? number : "");
  theirs = akashi_number_normalize (owner->number ? owner->number : "");
  return strcmp (ours, theirs) != 0;
}

/* Whether the label is about the model of this normalised number: registered under its number, or named by
 * it. */
static gboolean
is_our_model (const AkashiClaims *claims, const AkashiRegistration *registration, const char *normalized)
{
  if (!registration)
    return claims && label_names (claims, normalized);
  return akashi_registration_find_model (registration, normalized) != NULL
         && label_names (claims, normalized);
}

static AkashiComparison
compare_gtin (const AkashiClaims *claims, const AkashiRegistration *registration, const AkashiInHand *in_hand)
{
  AkashiGtin gtin = in_hand->gtin;
  if (gtin == 0 || !akashi_gtin_identifies_product (gtin))
    return AKASHI_COMPARISON_NONE;

  const AkashiModel *model = registration ? akashi_registration_find_gtin (registration, gtin) : NULL;
  if (model)
    return label_names (claims, model->normalized) || label_has_gtin (claims, gtin)
               ? AKASHI_COMPARISON_BARCODE
               : AKASHI_COMPARISON_DIFFERENT;
  if (is_rival (claims, registration, in_hand->gtin_owner))
    {
      model = akashi_registration_find_gtin (in_hand->gtin_owner, gtin);
      /* One model may be registered twice, as after a renewal. */
      if (model)
        return is_our_model (claims, registration, model->normalized) ? AKASHI_COMPARISON_BARCODE
                                                                      : AKASHI_COMPARISON_DIFFERENT;
    }
  return label_has_gtin (claims, gtin) ? AKASHI_COMPARISON_BARCODE : AKASHI_COMPARISON_NONE;
}

static gboolean
extends (const char *in_hand, const char *model)
{
  g_autofree char *normalized = akashi_number_normalize (model);
  return *normalized != '\0' && g_str_has_prefix (in_hand, normalized)
         && strlen (in_hand) > strlen (normalized);
}

/* Whether @in_hand (normalised) is one of the label's models with something after it, as a colour or a shop's
 * sign. */
static gboolean
has_suffix (const AkashiClaims *claims, const AkashiRegistration *registration, const char *in_hand)
{
  for (char **model = claims ? claims->models : NULL; model && *model; model++)
    if (extends (in_hand, *model))
      return TRUE;
  for (guint i = 0; !claims && registration && i < registration->models->len; i++)
    if (extends (in_hand, ((const AkashiModel *) registration->models->pdata[i])->model))
      return TRUE;
  return FALSE;
}

static AkashiComparison
compare_model (const AkashiClaims *claims, const AkashiRegistration *registration,
               const AkashiInHand *in_hand, gboolean *suffix)
{
  g_autofree char *normalized = akashi_number_normalize (in_hand->model ? in_hand->model : "");

  if (*normalized == '\0')
    return AKASHI_COMPARISON_NONE;
  if (is_our_model (claims, registration, normalized))
    return AKASHI_COMPARISON_MODEL;
  /* Registered under this number, but the label names others; or registered under another number. */
  if ((registration && akashi_registration_find_model (registration, normalized))
      || (is_rival (claims, registration, in_hand->model_owner)
          && akashi_registration_find_model (in_hand->model_owner, normalized)))
    return AKASHI_COMPARISON_DIFFERENT;
  *suffix = has_suffix (claims, registration, normalized);
  return AKASHI_COMPARISON_NONE;
}

AkashiComparison
akashi_comparison_judge (const AkashiClaims *claims, const AkashiRegistration *registration,
                         const AkashiInHand *in_hand, gboolean *model_suffix)
{
  AkashiComparison by_gtin = AKASHI_COMPARISON_NONE, by_model = AKASHI_COMPARISON_NONE, result;
  gboolean suffix = FALSE;

  if (claims || registration)
    {
      by_gtin = compare_gtin (claims, registration, in_hand);
      by_model = compare_model (claims, registration, in_hand, &suffix);
    }
  if (by_gtin == AKASHI_COMPARISON_DIFFERENT || by_model == AKASHI_COMPARISON_DIFFERENT)
    result = AKASHI_COMPARISON_DIFFERENT;
  else
    result = by_gtin != AKASHI_COMPARISON_NONE ? by_gtin : by_model;
  if (model_suffix)
    *model_suffix = suffix && result == AKASHI_COMPARISON_NONE;
  return result;
}
