/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-code.h"
#include "akashi-scheme.h"

G_BEGIN_DECLS

/**
 * AkashiLabelReader:
 *
 * Everything needed to tell what a text is: the trusted scheme definitions with their label keys and hosts,
 * and the lists of shorteners, other marks, known other hosts and restricted suffixes. Immutable,
 * reference-counted; may be used from any thread.
 */
typedef struct _AkashiLabelReader AkashiLabelReader;

/**
 * akashi_label_reader_new:
 * @schemes: (element-type AkashiScheme): the trusted definitions; references are taken
 * @error: AKASHI_ERROR_INVALID where two definitions share a key id or a host, or a key cannot be read
 *
 * Returns: (transfer full): a reader. The lists of known addresses (shorteners and so on) are built in from
 *   `data/addresses.json`
 */
AkashiLabelReader *akashi_label_reader_new (GPtrArray *schemes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void akashi_label_reader_free (AkashiLabelReader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiLabelReader, akashi_label_reader_free)

/* How a text came to us. */
typedef enum {
  AKASHI_TEXT_SCANNED_QR,      /* out of a QR code (any byte string) */
  AKASHI_TEXT_SCANNED_BARCODE, /* out of an EAN-13, EAN-8, UPC-A or UPC-E symbol */
  AKASHI_TEXT_TYPED,           /* typed by a person, or read elsewhere */
} AkashiTextOrigin;

/* A scheme and the number that by its patterns could be one of its registrations. */
typedef struct {
  AkashiScheme *scheme;
  char *number;         /* as written */
  gboolean provisional; /* of the form of a provisional number */
} AkashiNumberCandidate;

/**
 * AkashiLabel:
 *
 * What one text is: exactly one kind (label.md). Reference-counted, immutable.
 */
typedef struct {
  gatomicrefcount refs;
  AkashiCodeKind kind;
  guint flags;               /* AkashiTextFlags */
  AkashiSignature signature; /* AKASHI_SIGNATURE_NONE where the text is no attempt at a signed label */
  AkashiClaims *claims;      /* (nullable): set only after the signature was verified */
  AkashiScheme *scheme;      /* (nullable): whose label, link, host or (one candidate) number this is */
  char *number;              /* (nullable): registration number to look up; never out of unverified claims */
  AkashiGtin gtin;           /* product code, scanned, typed or out of a Digital Link; 0: none */
  GPtrArray
      *candidates; /* (element-type AkashiNumberCandidate): where kind is AKASHI_CODE_NUMBER; else empty */
  char *mark;      /* (nullable): id of the other mark, as in `eprel` */
} AkashiLabel;

AkashiLabel *akashi_label_ref (AkashiLabel *label);
void akashi_label_unref (AkashiLabel *label);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiLabel, akashi_label_unref)

/**
 * akashi_label_read:
 * @reader: a reader
 * @text: bytes of one text, any length (over AKASHI_MAX_TEXT_BYTES: something else); nothing is trimmed
 * @origin: how it came
 *
 * Takes a text apart: pure, without look-up, clock or network. It never fails: what cannot be read is a kind
 * or an outcome of its own.
 *
 * For a revoked key (AKASHI_SIGNATURE_KEY_REVOKED) `number` and `scheme` are set where the address and the
 * scheme's own key (signature did match) name them, so that the label can be checked by its number as an
 * unsigned one.
 *
 * Returns: (transfer full): what it is
 */
AkashiLabel *akashi_label_read (const AkashiLabelReader *reader, GBytes *text, AkashiTextOrigin origin);

G_END_DECLS
