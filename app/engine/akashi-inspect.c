/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-engine.h"
#include "akashi-label.h"
#include "akashi-scheme-json.h"

struct _AkashiInspector {
  AkashiLabelReader *reader;
};

AkashiInspector *
akashi_inspector_new (GBytes *schemes_json, GError **error)
{
  g_autoptr (GPtrArray) schemes = akashi_schemes_new_json (schemes_json, error);
  if (!schemes)
    return NULL;

  g_autoptr (AkashiLabelReader) reader = akashi_label_reader_new (schemes, error);
  if (!reader)
    return NULL;

  AkashiInspector *inspector = g_new0 (AkashiInspector, 1);
  inspector->reader = g_steal_pointer (&reader);
  return inspector;
}

void
akashi_inspector_free (AkashiInspector *inspector)
{
  akashi_label_reader_free (inspector->reader);
  g_free (inspector);
}

AkashiInspection *
akashi_inspector_inspect (AkashiInspector *inspector, GBytes *text)
{
  g_autoptr (AkashiLabel) label = akashi_label_read (inspector->reader, text, AKASHI_TEXT_SCANNED_QR);
  AkashiInspection *inspection = g_new0 (AkashiInspection, 1);
  gboolean known
      = label->signature == AKASHI_SIGNATURE_VERIFIED || label->signature == AKASHI_SIGNATURE_WRONG_ADDRESS;

  inspection->attempt = label->signature != AKASHI_SIGNATURE_NONE;
  inspection->signature = label->signature;
  inspection->kind = label->kind;
  inspection->claims = known && label->claims ? akashi_claims_ref (label->claims) : NULL;
  return inspection;
}

void
akashi_inspection_free (AkashiInspection *inspection)
{
  g_clear_pointer (&inspection->claims, akashi_claims_unref);
  g_free (inspection);
}
