/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-line-feed.h"

#include "akashi-list-digest.h"
#include "akashi-list-reader.h"

#define BATCH_LINES 128
#define BATCHES 8

/* Lines on their way, and back to be freed where they were made. */
typedef struct {
  GPtrArray *lines; /* (element-type AkashiListLine) */
  guint64 before;   /* lines before the first */
  gboolean last;    /* nothing comes after it */
  gboolean of_line; /* what @problem is about: the line after the last here */
  GError *problem;  /* (nullable) */
} Batch;

struct _AkashiLineFeed {
  char *scheme;
  GThread *reading, *preparing;
  GAsyncQueue *empty, *read, *full; /* a batch goes round in this order */
  gint stop;                        /* atomic */

  /* Of the thread that reads, until it ends. */
  AkashiListReader *reader;
  AkashiListDigest digest;
  gint64 rows;

  /* Of the caller. */
  Batch *batch; /* (nullable) */
  guint at;     /* the next line of it */
  gboolean failed;
};

static void
batch_free (gpointer data)
{
  Batch *batch = data;

  g_ptr_array_unref (batch->lines);
  g_clear_error (&batch->problem);
  g_free (batch);
}

static Batch *
batch_new (void)
{
  Batch *batch = g_new0 (Batch, 1);

  batch->lines = g_ptr_array_new_full (BATCH_LINES, (GDestroyNotify) akashi_list_line_free);
  return batch;
}

static gboolean
read_line (AkashiLineFeed *feed, Batch *batch)
{
  const char *text;
  gsize length;

  if (!akashi_list_reader_next (feed->reader, &text, &length, &batch->problem) || !text)
    return FALSE;
  AkashiListLine *line = akashi_list_line_new_json (feed->scheme, text, length, &batch->problem);
  batch->of_line = line == NULL;
  if (!line)
    return FALSE;
  if (line->registration)
    {
      akashi_list_digest_add (&feed->digest, line->canonical, line->canonical_length);
      feed->rows++;
    }
  g_ptr_array_add (batch->lines, line);
  return TRUE;
}

static gpointer
read_thread (gpointer data)
{
  AkashiLineFeed *feed = data;

  for (gboolean last = FALSE; !last;)
    {
      Batch *batch = g_async_queue_pop (feed->empty);
      g_ptr_array_set_size (batch->lines, 0);
      batch->before = akashi_list_reader_line_number (feed->reader);
      while (!batch->last && batch->lines->len < BATCH_LINES)
        batch->last = g_atomic_int_get (&feed->stop) || !read_line (feed, batch);
      last = batch->last;
      g_async_queue_push (feed->read, batch);
    }
  return NULL;
}

static gpointer
prepare_thread (gpointer data)
{
  AkashiLineFeed *feed = data;

  for (gboolean last = FALSE; !last;)
    {
      Batch *batch = g_async_queue_pop (feed->read);
      for (guint i = 0; i < batch->lines->len && !g_atomic_int_get (&feed->stop); i++)
        akashi_list_line_prepare (batch->lines->pdata[i]);
      last = batch->last;
      g_async_queue_push (feed->full, batch);
    }
  return NULL;
}

AkashiLineFeed *
akashi_line_feed_new (const char *scheme, GBytes *compressed)
{
  AkashiLineFeed *feed = g_new0 (AkashiLineFeed, 1);

  feed->scheme = g_strdup (scheme);
  feed->reader = akashi_list_reader_new (compressed);
  akashi_list_digest_init (&feed->digest);
  feed->empty = g_async_queue_new_full (batch_free);
  feed->read = g_async_queue_new_full (batch_free);
  feed->full = g_async_queue_new_full (batch_free);
  for (guint i = 0; i < BATCHES; i++)
    g_async_queue_push (feed->empty, batch_new ());
  feed->reading = g_thread_new ("akashi-read", read_thread, feed);
  feed->preparing = g_thread_new ("akashi-prepare", prepare_thread, feed);
  return feed;
}

void
akashi_line_feed_free (AkashiLineFeed *feed)
{
  g_atomic_int_set (&feed->stop, TRUE);
  /* It may wait for a batch to fill. */
  g_async_queue_push (feed->empty, batch_new ());
  g_thread_join (feed->reading);
  g_thread_join (feed->preparing);
  g_clear_pointer (&feed->batch, batch_free);
  g_async_queue_unref (feed->empty);
  g_async_queue_unref (feed->read);
  g_async_queue_unref (feed->full);
  akashi_list_digest_clear (&feed->digest);
  akashi_list_reader_free (feed->reader);
  g_free (feed->scheme);
  g_free (feed);
}

gboolean
akashi_line_feed_next (AkashiLineFeed *feed, const AkashiListLine **line, GError **error)
{
  while (!feed->batch || feed->at == feed->batch->lines->len)
    {
      if (feed->batch && feed->batch->problem)
        {
          feed->failed = TRUE;
          g_propagate_error (error, g_error_copy (feed->batch->problem));
          return FALSE;
        }
      if (feed->batch && feed->batch->last)
        {
          *line = NULL;
          return TRUE;
        }
      if (feed->batch)
        g_async_queue_push (feed->empty, feed->batch);
      feed->batch = g_async_queue_pop (feed->full);
      feed->at = 0;
    }
  *line = feed->batch->lines->pdata[feed->at++];
  return TRUE;
}

guint64
akashi_line_feed_line_number (const AkashiLineFeed *feed)
{
  return feed->batch ? feed->batch->before + feed->at + akashi_line_feed_is_of_line (feed) : 0;
}

gboolean
akashi_line_feed_is_of_line (const AkashiLineFeed *feed)
{
  return feed->failed && feed->batch->of_line;
}

char *
akashi_line_feed_digest (const AkashiLineFeed *feed, gint64 *rows)
{
  *rows = feed->rows;
  return akashi_list_digest_finish (&feed->digest);
}
