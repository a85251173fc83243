/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* FNV-1a, 64 bits (draft-eastlake-fnv, section 2): each step can be undone, so that two texts of one length
 * that differ in one byte never meet again. It withstands nobody. */
#define AKASHI_HASH_START G_GUINT64_CONSTANT (0xcbf29ce484222325)

/* Returns: @hash, AKASHI_HASH_START or what this returned, with @n more bytes. */
static inline guint64
akashi_hash_add (guint64 hash, gconstpointer bytes, gsize n)
{
  const guint8 *at = bytes;
  for (gsize i = 0; i < n; i++)
    hash = (hash ^ at[i]) * G_GUINT64_CONSTANT (0x100000001b3);
  return hash;
}

G_END_DECLS
