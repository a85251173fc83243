/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-list-keeper.h"

/* Seconds between two looks: at least, so that a registry that cannot be written is not opened all the time;
 * at most, so that a clock that is set is noticed. */
#define SHORTEST_S 60
#define LONGEST_S 600

struct _AkashiListKeeper {
  GObject parent_instance;
  AkashiEngine *engine;
  GCancellable *cancellable;
  guint timer; /* source; 0: an update is under way, or all is over */
};

G_DEFINE_FINAL_TYPE (AkashiListKeeper, akashi_list_keeper, G_TYPE_OBJECT)

static guint looked_signal;

static gboolean look (gpointer data);

static void
look_in (AkashiListKeeper *self, gint64 seconds)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add_seconds ((guint) seconds, look, self);
}

/* @wait: until the next update is due; -1: it cannot be told */
static void
look_later (AkashiListKeeper *self, gint64 wait)
{
  look_in (self, wait < 0 ? LONGEST_S : CLAMP (wait, SHORTEST_S, LONGEST_S));
}

static void
on_synchronised (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AkashiListKeeper) self = data;
  g_autoptr (GError) error = NULL;
  gboolean came = akashi_engine_sync_finish (AKASHI_ENGINE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->cancellable == NULL)
    return;
  if (!came)
    g_message ("lists: %s", error->message);
  look_later (self, akashi_engine_seconds_until_sync (self->engine));
  g_signal_emit (self, looked_signal, 0, came);
}

static gboolean
look (gpointer data)
{
  AkashiListKeeper *self = AKASHI_LIST_KEEPER (data);
  gint64 wait = akashi_engine_seconds_until_sync (self->engine);

  self->timer = 0;
  if (wait == 0)
    akashi_engine_sync_async (self->engine, self->cancellable, on_synchronised, g_object_ref (self));
  else
    {
      look_later (self, wait);
      g_signal_emit (self, looked_signal, 0, FALSE);
    }
  return G_SOURCE_REMOVE;
}

static void
akashi_list_keeper_dispose (GObject *object)
{
  AkashiListKeeper *self = AKASHI_LIST_KEEPER (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->engine);
  G_OBJECT_CLASS (akashi_list_keeper_parent_class)->dispose (object);
}

static void
akashi_list_keeper_class_init (AkashiListKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = akashi_list_keeper_dispose;
  looked_signal = g_signal_new ("looked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
akashi_list_keeper_init (AkashiListKeeper *self)
{
  self->cancellable = g_cancellable_new ();
}

AkashiListKeeper *
akashi_list_keeper_new (AkashiEngine *engine, guint first_look_s)
{
  AkashiListKeeper *self = g_object_new (AKASHI_TYPE_LIST_KEEPER, NULL);

  self->engine = g_object_ref (engine);
  look_in (self, first_look_s);
  return self;
}
