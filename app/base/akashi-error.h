/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AKASHI_ERROR:
 *
 * The one error domain. One code per refusal, so that a caller (and a test) can tell what was refused without
 * reading the message. Messages are English, for logs and operators; words for people come from `words/`.
 */
#define AKASHI_ERROR (akashi_error_quark ())
GQuark akashi_error_quark (void);

/**
 * AkashiError:
 *
 * The codes come in families, in the order of the rooms that raise them.
 * The names printed by akashi_error_name() are part of the command line's output and do not change.
 */
typedef enum {
  /* base: any room */
  AKASHI_ERROR_FAILED,    /* a library failed where nothing was wrong with the input */
  AKASHI_ERROR_INVALID,   /* input does not have the form it must have */
  AKASHI_ERROR_TOO_LARGE, /* a limit of akashi-limits.h was passed */
  AKASHI_ERROR_NOT_FOUND, /* no such file, row, role or page */
  AKASHI_ERROR_IO,        /* the file system failed */
  AKASHI_ERROR_EXISTS,    /* would overwrite what must not be overwritten */
  AKASHI_ERROR_CANCELLED,
  AKASHI_ERROR_NO_SPACE, /* the disk is full */
  AKASHI_ERROR_BUSY,     /* another program has it in hand */

  /* label: the refusals of label.md, "Verifying", in the order of its steps */
  AKASHI_ERROR_MALFORMED_BASE32,
  AKASHI_ERROR_MALFORMED_CBOR,
  AKASHI_ERROR_MALFORMED_COSE,
  AKASHI_ERROR_UNSUPPORTED_ALGORITHM,
  AKASHI_ERROR_MALFORMED_CLAIMS,
  AKASHI_ERROR_UNKNOWN_KEY,
  AKASHI_ERROR_SIGNATURE_MISMATCH,
  AKASHI_ERROR_WRONG_SCHEME,
  AKASHI_ERROR_KEY_NOT_VALID,
  AKASHI_ERROR_WRONG_ADDRESS,

  /* scan */
  AKASHI_ERROR_NOT_AN_IMAGE,     /* none of JPEG, PNG, WebP, GIF, AVIF */
  AKASHI_ERROR_DAMAGED_IMAGE,    /* truncated or broken */
  AKASHI_ERROR_UNREADABLE_IMAGE, /* the confined process that read it broke, or took too long */
  AKASHI_ERROR_NO_SANDBOX,       /* pictures cannot be decoded in a confined process here, so none is */
  AKASHI_ERROR_NO_CAMERA,
  AKASHI_ERROR_CAMERA_FAILED,

  /* net */
  AKASHI_ERROR_UNREACHABLE,       /* no connection, no such host, timed out, TLS refused */
  AKASHI_ERROR_HTTP_STATUS,       /* a status other than 200, 206, 304, 403, 404 */
  AKASHI_ERROR_FORBIDDEN_ADDRESS, /* neither https, nor http on loopback, nor file */

  /* trust: TUF, by the names of the specification's attacks and checks */
  AKASHI_ERROR_TUF_MALFORMED, /* not valid JSON, not the form of the role */
  AKASHI_ERROR_TUF_UNSIGNED,  /* threshold of valid signatures not met */
  AKASHI_ERROR_TUF_ROLLBACK,  /* a version went back */
  AKASHI_ERROR_TUF_VERSION,   /* not the version that was asked for */
  AKASHI_ERROR_TUF_EXPIRED,
  AKASHI_ERROR_TUF_HASH, /* hash or length is not the one that was signed */
  AKASHI_ERROR_TUF_UNKNOWN_TARGET,
  AKASHI_ERROR_TUF_UNSUPPORTED, /* part of the specification this program does not have: refused, never
                                   accepted */

  /* registry */
  AKASHI_ERROR_NO_REGISTRY,      /* nothing was ever synchronised, or no root is trusted */
  AKASHI_ERROR_DAMAGED_REGISTRY, /* the database cannot be read */
  AKASHI_ERROR_NEWER_REGISTRY,   /* written by a newer program */
  AKASHI_ERROR_IMPORT_REFUSED,   /* a list was refused; the message names the line */
  AKASHI_ERROR_CLOCK,            /* the clock is behind signed metadata */

  /* operator */
  AKASHI_ERROR_WRONG_PASSPHRASE,
} AkashiError;

/**
 * akashi_error_name:
 * @code: a code
 *
 * Returns: (transfer none): the code's stable name, as in `signature-mismatch`; never %NULL
 */
const char *akashi_error_name (AkashiError code);

G_END_DECLS
