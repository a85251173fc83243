/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How sure a fact of the shipped data is. What is not known at all is absent. */
typedef enum {
  AKASHI_CONFIDENCE_LOW,    /* from memory, or one weak source */
  AKASHI_CONFIDENCE_MEDIUM, /* from memory or a secondary source; check before relying on it */
  AKASHI_CONFIDENCE_HIGH,   /* read at its source */
} AkashiConfidence;

/* Returns: (transfer none): `low`, `medium`, `high`. */
const char *akashi_confidence_name (AkashiConfidence confidence);

/* Reads one of those names. */
gboolean akashi_confidence_parse (const char *name, AkashiConfidence *out) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
