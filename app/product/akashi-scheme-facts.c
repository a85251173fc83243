/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-scheme-facts.h"

void
akashi_scheme_fact_free (AkashiSchemeFact *fact)
{
  g_free (fact->pointer);
  g_free (fact->value);
  g_free (fact->source);
  g_free (fact->note);
  g_free (fact);
}

void
akashi_scheme_unknown_free (AkashiSchemeUnknown *unknown)
{
  g_free (unknown->pointer);
  g_free (unknown->note);
  g_free (unknown);
}

void
akashi_recognition_free (AkashiRecognition *recognition)
{
  g_free (recognition->scheme);
  g_free (recognition->source);
  g_free (recognition->note);
  g_free (recognition);
}
