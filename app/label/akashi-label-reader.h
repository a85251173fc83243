/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-known-addresses.h"
#include "akashi-label.h"
#include "akashi-look-alike.h"
#include "akashi-signed-label.h"

G_BEGIN_DECLS

/* A registration number's pattern, and whose it is. */
typedef struct {
  AkashiScheme *scheme;         /* (transfer none) */
  const AkashiPattern *pattern; /* (transfer none) */
  AkashiPattern *bare;          /* (nullable): the same without its dashes, for what people type */
  gboolean provisional;
} AkashiNumberPattern;

/* What stands behind an #AkashiLabelReader: only for the files of this room that read texts. */
struct _AkashiLabelReader {
  GPtrArray *schemes; /* of AkashiScheme */
  AkashiKeyring *keyring;
  GHashTable *hosts; /* host in lower case → AkashiScheme, borrowed from @schemes */
  GArray *numbers;   /* of AkashiNumberPattern */
  AkashiKnownAddresses *known;
  AkashiLookAlikes *look_alikes;
};

G_END_DECLS
