/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-size-memo.h"

#include <string.h>

#include "akashi-hash.h"

/* So many sizes, at 16 bytes and the table's own room; then it begins anew. */
#define MOST 8192

G_STATIC_ASSERT (sizeof (gpointer) >= sizeof (guint64));

/* There is one thread that lays out. Key -> both sizes, in the pointers themselves. */
static GHashTable *memo;

/* With its end, so that no two texts in a row are known as another two. */
static guint64
add_text (guint64 hash, const char *text)
{
  return akashi_hash_add (hash, text, strlen (text) + 1);
}

guint64
akashi_size_memo_text (const char *text, const char *style)
{
  return add_text (add_text (AKASHI_HASH_START, text), style == NULL ? "" : style);
}

guint64
akashi_size_memo_key (guint64 text, GtkWidget *widget, guint what, int for_size)
{
  const PangoFontDescription *typeface
      = pango_context_get_font_description (gtk_widget_get_pango_context (widget));
  const guint32 more[] = { pango_font_description_hash (typeface), what, (guint32) for_size };
  return akashi_hash_add (text, more, sizeof more);
}

gboolean
akashi_size_memo_find (guint64 key, int *minimum, int *natural)
{
  gpointer kept;
  if (memo == NULL || !g_hash_table_lookup_extended (memo, (gpointer) key, NULL, &kept))
    return FALSE;
  *minimum = (int) ((guint64) kept >> 32);
  *natural = (int) ((guint64) kept & G_MAXUINT32);
  return TRUE;
}

void
akashi_size_memo_keep (guint64 key, int minimum, int natural)
{
  if (memo == NULL)
    memo = g_hash_table_new (NULL, NULL);
  if (g_hash_table_size (memo) >= MOST)
    akashi_size_memo_forget ();
  g_hash_table_insert (memo, (gpointer) key,
                       (gpointer) ((guint64) (guint32) minimum << 32 | (guint32) natural));
}

void
akashi_size_memo_forget (void)
{
  if (memo != NULL)
    g_hash_table_remove_all (memo);
}
