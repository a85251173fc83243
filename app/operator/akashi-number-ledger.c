/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-number-ledger.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "akashi-hash.h"
#include "akashi-temporary-file.h"

/* Entries of each run that are read at once when they are merged. */
#define PIECE 1024

/* A sorted run in the file. */
typedef struct {
  guint64 at;   /* entries of the file before the next that is read */
  guint64 left; /* entries that are not read yet */
  AkashiLedgerEntry *piece;
  guint next;
  guint count; /* entries in the piece */
} Run;

struct _AkashiNumberLedger {
  guint run_size;
  AkashiLedgerEntry *entries; /* the run in hand */
  guint count;
  FILE *file;   /* (nullable): runs that are full */
  GArray *runs; /* of Run */
  Run **heap;   /* runs by their next entry, the smallest first */
  guint heap_size;
};

AkashiNumberLedger *
akashi_number_ledger_new (guint run)
{
  AkashiNumberLedger *ledger = g_new0 (AkashiNumberLedger, 1);

  ledger->run_size = MAX (1, run);
  ledger->entries = g_new (AkashiLedgerEntry, ledger->run_size);
  ledger->runs = g_array_new (FALSE, TRUE, sizeof (Run));
  return ledger;
}

void
akashi_number_ledger_free (AkashiNumberLedger *ledger)
{
  for (guint i = 0; i < ledger->runs->len; i++)
    g_free (g_array_index (ledger->runs, Run, i).piece);
  g_array_unref (ledger->runs);
  g_clear_pointer (&ledger->file, fclose);
  g_free (ledger->entries);
  g_free (ledger->heap);
  g_free (ledger);
}

static gboolean
fail (GError **error)
{
  int code = errno;
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IO, "the temporary file of the numbers failed: %s",
               g_strerror (code));
  return FALSE;
}

/* Mixed once more. It need not withstand anybody, as what it finds is looked up. */
static guint64
hash_key (const char *key)
{
  guint64 hash = akashi_hash_add (AKASHI_HASH_START, key, strlen (key));
  return hash ^ (hash >> 32);
}

static int
compare_entries (const void *a, const void *b)
{
  const AkashiLedgerEntry *of_a = a;
  const AkashiLedgerEntry *of_b = b;

  if (of_a->hash != of_b->hash)
    return of_a->hash < of_b->hash ? -1 : 1;
  return of_a->line < of_b->line ? -1 : of_a->line > of_b->line;
}

static gboolean
write_run (AkashiNumberLedger *ledger, GError **error)
{
  Run run = { 0, ledger->count, NULL, 0, 0 };

  if (ledger->count == 0)
    return TRUE;
  if (!ledger->file)
    ledger->file = akashi_temporary_file_open (error);
  if (!ledger->file)
    return FALSE;
  if (ledger->runs->len > 0)
    {
      const Run *last = &g_array_index (ledger->runs, Run, ledger->runs->len - 1);
      run.at = last->at + last->left;
    }
  qsort (ledger->entries, ledger->count, sizeof *ledger->entries, compare_entries);
  if (fwrite (ledger->entries, sizeof *ledger->entries, ledger->count, ledger->file) != ledger->count)
    return fail (error);
  g_array_append_val (ledger->runs, run);
  ledger->count = 0;
  return TRUE;
}

gboolean
akashi_number_ledger_add (AkashiNumberLedger *ledger, const char *key, guint64 line, guint64 offset,
                          GError **error)
{
  ledger->entries[ledger->count++] = (AkashiLedgerEntry){ hash_key (key), line, offset };
  return ledger->count < ledger->run_size || write_run (ledger, error);
}

/* Makes sure that the next entry of @run is in memory; a run that is through has none. */
static gboolean
fill (AkashiNumberLedger *ledger, Run *run, GError **error)
{
  if (run->next < run->count || run->left == 0)
    return TRUE;
  if (!run->piece)
    run->piece = g_new (AkashiLedgerEntry, PIECE);
  run->count = (guint) MIN (run->left, PIECE);
  run->next = 0;
  if (fseeko (ledger->file, (off_t) (run->at * sizeof *run->piece), SEEK_SET) != 0
      || fread (run->piece, sizeof *run->piece, run->count, ledger->file) != run->count)
    return fail (error);
  run->at += run->count;
  run->left -= run->count;
  return TRUE;
}

static gboolean
comes_before (const Run *a, const Run *b)
{
  return compare_entries (&a->piece[a->next], &b->piece[b->next]) < 0;
}

/* Lets the run at @index sink to where it belongs. */
static void
sink (AkashiNumberLedger *ledger, guint index)
{
  for (;;)
    {
      guint least = index;
      for (guint child = 2 * index + 1; child <= 2 * index + 2 && child < ledger->heap_size; child++)
        if (comes_before (ledger->heap[child], ledger->heap[least]))
          least = child;
      if (least == index)
        return;
      Run *run = ledger->heap[index];
      ledger->heap[index] = ledger->heap[least];
      ledger->heap[least] = run;
      index = least;
    }
}

static gboolean
start_merge (AkashiNumberLedger *ledger, GError **error)
{
  if (!write_run (ledger, error))
    return FALSE;
  g_clear_pointer (&ledger->entries, g_free);
  ledger->heap = g_new (Run *, ledger->runs->len + 1);
  for (guint i = 0; i < ledger->runs->len; i++)
    {
      Run *run = &g_array_index (ledger->runs, Run, i);
      if (!fill (ledger, run, error))
        return FALSE;
      ledger->heap[ledger->heap_size++] = run;
    }
  for (guint i = ledger->heap_size; i > 0; i--)
    sink (ledger, i - 1);
  return TRUE;
}

/* @entry: (out): the smallest of all that are left */
static gboolean
take_least (AkashiNumberLedger *ledger, AkashiLedgerEntry *entry, GError **error)
{
  Run *run = ledger->heap[0];

  *entry = run->piece[run->next++];
  if (!fill (ledger, run, error))
    return FALSE;
  if (run->next >= run->count)
    ledger->heap[0] = ledger->heap[--ledger->heap_size];
  sink (ledger, 0);
  return TRUE;
}

gboolean
akashi_number_ledger_repeated (AkashiNumberLedger *ledger, AkashiLedgerFunc func, gpointer data,
                               GError **error)
{
  AkashiLedgerEntry first = { 0 };
  AkashiLedgerEntry entry;

  if (!start_merge (ledger, error))
    return FALSE;
  for (gboolean any = FALSE; ledger->heap_size > 0; any = TRUE)
    {
      if (!take_least (ledger, &entry, error))
        return FALSE;
      if (any && entry.hash == first.hash)
        {
          if (!func (&first, &entry, data, error))
            return FALSE;
        }
      else
        first = entry;
    }
  return TRUE;
}
