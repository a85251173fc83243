/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-error.h"

G_BEGIN_DECLS

/**
 * akashi_operator_label_sign:
 * @claims_path: a JSON file with what the label shall say (akashi-claims-file.h tells its form)
 * @key_path: the label key
 * @passphrase: (nullable): %NULL where the key file is not encrypted
 * @prefix: (nullable): what stands before `S1.`, as in `HTTPS://LABEL.EXAMPLE/`: `https://`, a host, `/`, and
 * segments that each end in `/`; upper case keeps the code small
 * @error: AKASHI_ERROR_MALFORMED_CLAIMS, AKASHI_ERROR_INVALID (prefix), and those of reading files and keys
 *
 * Returns: (transfer full): the text to print
 */
char *akashi_operator_label_sign (const char *claims_path, const char *key_path, const char *passphrase,
                                  const char *prefix, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What is drawn. */
typedef struct {
  const char *text;   /* of the code */
  const char *number; /* (nullable): registration number, printed beside the code */
  const char *model;  /* (nullable): the same */
  int dpi;            /* dots an inch of the printer; modules are whole dots. 0: 300 */
} AkashiOperatorArtwork;

/**
 * akashi_operator_label_draw:
 * @path: ends in `.svg`, `.png` or `.pdf`; replaced where it exists
 * @error: AKASHI_ERROR_INVALID (another ending, a text no code can hold), AKASHI_ERROR_IO
 */
gboolean akashi_operator_label_draw (const AkashiOperatorArtwork *artwork, const char *path,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
