/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-code-watch.h"

/* What is remembered of one text. Nothing outlives the customer: see forget_gone() and
 * akashi_code_watch_rest(). */
typedef struct {
  gint64 last_seen; /* frame time */
  guint frames;     /* seen in, without a gap of AKASHI_CODE_GONE_US */
  gboolean shown;   /* the page speaks of it */
  gboolean resting; /* was dealt with; left alone until it has been gone */
} Seen;

struct _AkashiCodeWatch {
  GHashTable *seen; /* GBytes → Seen */
  gboolean showing;
  gint64 label_seen; /* frame time of the last label that is shown; 0: none */
};

/* What one frame held, as far as it is new. */
typedef struct {
  gboolean shown_label; /* a label that is shown is in the frame */
  guint label_frames;   /* of the new label seen longest; 0: none is in the frame */
  guint barcode_frames; /* of the new barcode seen longest; 0: none */
  GBytes *barcode;      /* borrowed */
} Sight;

AkashiCodeWatch *
akashi_code_watch_new (void)
{
  AkashiCodeWatch *watch = g_new0 (AkashiCodeWatch, 1);
  watch->seen = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, g_free);
  return watch;
}

void
akashi_code_watch_free (AkashiCodeWatch *watch)
{
  g_hash_table_unref (watch->seen);
  g_free (watch);
}

static Seen *
remember (AkashiCodeWatch *watch, GBytes *text)
{
  Seen *seen = g_hash_table_lookup (watch->seen, text);
  if (seen == NULL)
    {
      seen = g_new0 (Seen, 1);
      g_hash_table_insert (watch->seen, g_bytes_ref (text), seen);
    }
  return seen;
}

static void
forget_gone (AkashiCodeWatch *watch, gint64 frame_time)
{
  GHashTableIter iter;
  gpointer value;
  g_hash_table_iter_init (&iter, watch->seen);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Seen *seen = value;
      if (!seen->shown && frame_time - seen->last_seen > AKASHI_CODE_GONE_US)
        g_hash_table_iter_remove (&iter);
    }
}

static void
see_code (AkashiCodeWatch *watch, const AkashiFoundCode *code, gint64 frame_time, Sight *sight)
{
  Seen *seen = remember (watch, code->text);
  if (seen->last_seen != frame_time)
    seen->frames++;
  seen->last_seen = frame_time;
  gboolean label = code->symbology == AKASHI_SYMBOLOGY_QR;
  if (seen->shown)
    sight->shown_label |= label;
  else if (seen->resting)
    return;
  else if (label)
    sight->label_frames = MAX (sight->label_frames, seen->frames);
  else if (seen->frames > sight->barcode_frames)
    {
      sight->barcode_frames = seen->frames;
      sight->barcode = code->text;
    }
}

AkashiWatchAdvice
akashi_code_watch_see (AkashiCodeWatch *watch, GPtrArray *codes, gint64 frame_time, gboolean comparable,
                       GBytes **barcode)
{
  Sight sight = { 0 };
  forget_gone (watch, frame_time);
  for (guint i = 0; i < codes->len; i++)
    see_code (watch, g_ptr_array_index (codes, i), frame_time, &sight);
  if (sight.shown_label)
    watch->label_seen = frame_time;

  if (sight.label_frames > 0)
    return !watch->showing || sight.label_frames >= AKASHI_FRAMES_NEW_LABEL ? AKASHI_WATCH_CHECK
                                                                            : AKASHI_WATCH_NOTHING;
  if (sight.barcode == NULL)
    return AKASHI_WATCH_NOTHING;
  if (watch->showing && comparable && (sight.shown_label || sight.barcode_frames >= AKASHI_FRAMES_BARCODE))
    {
      if (barcode != NULL)
        *barcode = sight.barcode;
      return AKASHI_WATCH_COMPARE;
    }
  /* A barcode alone, or another product after the comparison is over. */
  gboolean alone = !watch->showing || (!comparable && !sight.shown_label);
  return alone && sight.barcode_frames >= AKASHI_FRAMES_BARCODE ? AKASHI_WATCH_CHECK : AKASHI_WATCH_NOTHING;
}

/* What was scanned by hand is in no frame, and so never seen to be gone. */
static void
forget_scanned (AkashiCodeWatch *watch)
{
  GHashTableIter iter;
  gpointer value;
  g_hash_table_iter_init (&iter, watch->seen);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (!((Seen *) value)->shown && ((Seen *) value)->last_seen == 0)
      g_hash_table_iter_remove (&iter);
}

void
akashi_code_watch_shown (AkashiCodeWatch *watch, GPtrArray *codes, gboolean added)
{
  GHashTableIter iter;
  gpointer value;
  g_hash_table_iter_init (&iter, watch->seen);
  while (!added && g_hash_table_iter_next (&iter, NULL, &value))
    ((Seen *) value)->shown = FALSE;
  for (guint i = 0; i < codes->len; i++)
    {
      const AkashiFoundCode *code = g_ptr_array_index (codes, i);
      Seen *seen = remember (watch, code->text);
      seen->shown = TRUE;
      if (code->symbology == AKASHI_SYMBOLOGY_QR)
        watch->label_seen = seen->last_seen;
    }
  forget_scanned (watch);
  watch->showing = TRUE;
}

gint64
akashi_code_watch_label_seen (AkashiCodeWatch *watch)
{
  return watch->label_seen;
}

void
akashi_code_watch_rest (AkashiCodeWatch *watch)
{
  GHashTableIter iter;
  gpointer value;
  g_hash_table_iter_init (&iter, watch->seen);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Seen *seen = value;
      seen->shown = FALSE;
      seen->resting = TRUE;
      seen->frames = 0;
    }
  forget_scanned (watch);
  watch->showing = FALSE;
  watch->label_seen = 0;
}
