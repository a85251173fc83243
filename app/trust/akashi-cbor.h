/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-cursor.h"
#include "akashi-error.h"

G_BEGIN_DECLS

/*
 * Deterministic CBOR (RFC 8949 section 4.2.1), as signed labels are written: a strict reader, a scan built on
 * it, and a writer that can write nothing else. What is not in shortest form cannot be read here, so that
 * bytes mean one thing only. Text is not checked for UTF-8: that is for whoever gives it a meaning.
 */

/* The major types of section 3.1; floats apart. Simple values are only false, true and null. */
typedef enum {
  AKASHI_CBOR_UINT,
  AKASHI_CBOR_NINT, /* the number is -1 - value */
  AKASHI_CBOR_BYTES,
  AKASHI_CBOR_TEXT,
  AKASHI_CBOR_ARRAY,
  AKASHI_CBOR_MAP,
  AKASHI_CBOR_TAG,
  AKASHI_CBOR_SIMPLE,
  AKASHI_CBOR_FLOAT,
} AkashiCborType;

#define AKASHI_CBOR_FALSE 20
#define AKASHI_CBOR_TRUE 21
#define AKASHI_CBOR_NULL 22

/* One head, with the contents of a string. Borrows the bytes it was read from. */
typedef struct {
  AkashiCborType type;
  guint64 value; /* number, bytes in the string, items, pairs, tag number, simple value, bits of the float */
  const guint8 *data; /* (nullable): the contents of a byte or text string */
} AkashiCborItem;

/**
 * akashi_cbor_read:
 * @cursor: moved past the head (and past the contents of a string) on success only
 * @item: (out): what was read; set on success only
 * @error: AKASHI_ERROR_MALFORMED_CBOR: cut short, not in shortest form, of indefinite length, a reserved or
 * other simple value
 *
 * Reads one head. The items of an array, the pairs of a map and what a tag stands on follow it.
 */
gboolean akashi_cbor_read (AkashiCursor *cursor, AkashiCborItem *item,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_cbor_skip:
 * @cursor: moved past one item with all that is in it
 * @error: AKASHI_ERROR_MALFORMED_CBOR: what akashi_cbor_read() refuses; map keys not unique or not in
 * bytewise order; arrays, maps and tags more than AKASHI_MAX_CBOR_DEPTH inside each other
 */
gboolean akashi_cbor_skip (AkashiCursor *cursor, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Whether @data is one well-formed, deterministic item and nothing after it: step 2 of label.md. */
gboolean akashi_cbor_scan (const guint8 *data, gsize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: whether @item is an integer that fits @out; @out is set on success only. */
gboolean akashi_cbor_item_get_int (const AkashiCborItem *item, gint64 *out);

/* Writers: append to @out, heads in shortest form. Pairs of a map are the caller's to write in bytewise
 * order. */
void akashi_cbor_write_head (GByteArray *out, AkashiCborType type, guint64 value);
void akashi_cbor_write_int (GByteArray *out, gint64 value);
void akashi_cbor_write_bytes (GByteArray *out, const void *data, gsize length);
void akashi_cbor_write_text (GByteArray *out, const char *text);
void akashi_cbor_write_null (GByteArray *out);

G_END_DECLS
