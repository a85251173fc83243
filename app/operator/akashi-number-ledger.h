/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-error.h"

G_BEGIN_DECLS

/* How many entries are held in memory: 3 MiB. */
#define AKASHI_LEDGER_RUN (128 * 1024)

/* A number that was seen, by its hash. */
typedef struct {
  guint64 hash;
  guint64 line;   /* of the public list */
  guint64 offset; /* where what was made of it stands */
} AkashiLedgerEntry;

/**
 * AkashiNumberLedger:
 *
 * Finds numbers that come twice among any number of them, in memory that does not grow: sorted runs go to a
 * temporary file, and are merged in the end.
 */
typedef struct _AkashiNumberLedger AkashiNumberLedger;

/* @run: entries in memory, at least 1 */
AkashiNumberLedger *akashi_number_ledger_new (guint run);
void akashi_number_ledger_free (AkashiNumberLedger *ledger);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiNumberLedger, akashi_number_ledger_free)

/* @key: akashi_number_normalize() of the number. @error: AKASHI_ERROR_IO */
gboolean akashi_number_ledger_add (AkashiNumberLedger *ledger, const char *key, guint64 line, guint64 offset,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Is told of two entries of one hash: one number, or two with the same hash, which has to be looked up. */
typedef gboolean (*AkashiLedgerFunc) (const AkashiLedgerEntry *first, const AkashiLedgerEntry *again,
                                      gpointer data, GError **error);

/**
 * akashi_number_ledger_repeated:
 * @func: called for each entry that has the hash of one of an earlier line, with the first such
 * @error: AKASHI_ERROR_IO, or what @func sets, which ends it
 *
 * Nothing may be added afterwards.
 */
gboolean akashi_number_ledger_repeated (AkashiNumberLedger *ledger, AkashiLedgerFunc func, gpointer data,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
