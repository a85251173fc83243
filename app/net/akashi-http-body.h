/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <curl/curl.h>

#include "akashi-partial.h"
#include "akashi-spool.h"

G_BEGIN_DECLS

/**
 * AkashiHttpBody:
 *
 * Where the body of one answer goes: into a spool, or behind what is already there of a partial file. The
 * page that comes with a refusal goes nowhere, and must not go on for ever.
 */
typedef struct {
  CURL *curl;
  AkashiSpool *spool;     /* (nullable): for a whole file */
  AkashiPartial *partial; /* (nullable): for one that is resumed */
  gboolean begun;         /* the first bytes came, and the answer was judged */
  gboolean wanted;        /* the bytes are the file's */
  gint64 unwanted;        /* bytes of a page that is none of ours, so far */
  GError *problem;        /* (nullable): what stopped it on our side */
} AkashiHttpBody;

/* libcurl's CURLOPT_WRITEFUNCTION; @data is an AkashiHttpBody. */
gsize akashi_http_body_write (char *bytes, gsize size, gsize count, gpointer data);

G_END_DECLS
