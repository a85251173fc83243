/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-label.h"

#include <jansson.h>

/* Returns: the document of `tests/vectors/labels.json`; json_decref() it. */
json_t *test_label_vectors (void);

/* Returns: (transfer full): the schemes of the vectors, with their hosts and keys. */
GPtrArray *test_label_schemes (const json_t *vectors);

/* Returns: (transfer full): a scheme without keys; @host and @link may be NULL. */
AkashiScheme *test_plain_scheme (const char *id, const char *host, const char *link, const char *number,
                                 const char *provisional);

/* Returns: (transfer full): a reader of the vectors' schemes and of some with plain links. */
AkashiLabelReader *test_label_reader (void);

/* Reads @length bytes (-1: up to the NUL) with it. */
AkashiLabel *test_read (const AkashiLabelReader *reader, const char *text, gssize length,
                        AkashiTextOrigin origin);
