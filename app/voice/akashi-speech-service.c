/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-speech-service.h"

#include <libspeechd.h>
#include <string.h>

/* Until the service has begun to speak; milliseconds. Then something else does. */
#define PATIENCE_MS 3000

/* For the thread that talks to the service. */
typedef enum {
  COMMAND_SAY,
  COMMAND_STOP,
  COMMAND_EVENT, /* the service tells what became of a text */
  COMMAND_QUIT,
} CommandKind;

typedef struct {
  CommandKind kind;
  guint serial;
  char *language, *text;
  int volume;
  size_t message; /* of an event: the service's own number of a text */
  SPDNotificationType event;
} Command;

/* For the thread of the owner. */
typedef enum {
  NEWS_LANGUAGES,
  NEWS_BEGUN,
  NEWS_ENDED,
} NewsKind;

struct _AkashiSpeechService {
  gatomicrefcount references; /* owner, thread, news under way */
  GAsyncQueue *commands;
  GMainContext *context;
  /* the owner's */
  const AkashiSpeechServiceEvents *events; /* %NULL: freed */
  gpointer user_data;
  GHashTable *languages; /* primary subtag → as the service calls it */
  guint serial;          /* of what is being said; 0: nothing */
  guint last_serial;
  guint patience; /* source */
};

typedef struct {
  AkashiSpeechService *service;
  NewsKind kind;
  guint serial;
  gboolean whole;
  GHashTable *languages;
} News;

/* The library's callbacks know no user data. */
static GMutex running_lock;
static AkashiSpeechService *running; /* (nullable) */

static void
unref (AkashiSpeechService *service)
{
  if (!g_atomic_ref_count_dec (&service->references))
    return;
  g_async_queue_unref (service->commands);
  g_main_context_unref (service->context);
  g_hash_table_unref (service->languages);
  g_free (service);
}

static void
command_free (gpointer data)
{
  Command *command = data;
  g_free (command->language);
  g_free (command->text);
  g_free (command);
}

static void
push (AkashiSpeechService *service, Command command)
{
  g_async_queue_push (service->commands, g_memdup2 (&command, sizeof command));
}

/* --- on the owner's thread --- */

static void
finish (AkashiSpeechService *service, gboolean whole)
{
  service->serial = 0;
  g_clear_handle_id (&service->patience, g_source_remove);
  service->events->ended (whole, service->user_data);
}

static gboolean
on_news (gpointer data)
{
  News *news = data;
  AkashiSpeechService *service = news->service;
  if (service->events == NULL)
    return G_SOURCE_REMOVE;
  if (news->kind == NEWS_LANGUAGES)
    {
      g_hash_table_unref (service->languages);
      service->languages = g_hash_table_ref (news->languages);
      service->events->changed (service->user_data);
    }
  else if (news->serial != service->serial)
    return G_SOURCE_REMOVE;
  else if (news->kind == NEWS_BEGUN)
    g_clear_handle_id (&service->patience, g_source_remove);
  else
    finish (service, news->whole);
  return G_SOURCE_REMOVE;
}

/* It is not asked again: who hears nothing does not wait twice. */
static gboolean
on_no_answer (gpointer data)
{
  AkashiSpeechService *service = data;
  service->patience = 0;
  g_message ("voice: the speech service does not answer");
  g_hash_table_remove_all (service->languages);
  finish (service, FALSE);
  if (service->events != NULL)
    service->events->changed (service->user_data);
  return G_SOURCE_REMOVE;
}

/* --- on its own thread --- */

static void
news_free (gpointer data)
{
  News *news = data;
  g_clear_pointer (&news->languages, g_hash_table_unref);
  unref (news->service);
  g_free (news);
}

static void
tell (AkashiSpeechService *service, News news)
{
  g_atomic_ref_count_inc (&service->references);
  news.service = service;
  g_autoptr (GSource) source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_news, g_memdup2 (&news, sizeof news), news_free);
  g_source_attach (source, service->context);
}

/* On a thread of the library, which must not wait for an answer here. */
static void
on_event (size_t message, size_t client G_GNUC_UNUSED, SPDNotificationType event)
{
  g_mutex_lock (&running_lock);
  if (running != NULL)
    push (running, (Command){ .kind = COMMAND_EVENT, .message = message, .event = event });
  g_mutex_unlock (&running_lock);
}

static char *
primary_subtag (const char *tag)
{
  g_autofree char *subtag = g_strndup (tag, strcspn (tag, "-_"));
  /* Mandarin: what engines call it. */
  return g_ascii_strdown (g_str_equal (subtag, "cmn") ? "zh" : subtag, -1);
}

/* Of several voices for a language the first one. */
static GHashTable *
find_languages (SPDConnection *connection)
{
  GHashTable *languages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  SPDVoice **voices = spd_list_synthesis_voices (connection);
  for (SPDVoice **voice = voices; voice != NULL && *voice != NULL; voice++)
    {
      g_autofree char *subtag = primary_subtag ((*voice)->language);
      if (!g_hash_table_contains (languages, subtag))
        g_hash_table_insert (languages, g_steal_pointer (&subtag), g_strdup ((*voice)->language));
    }
  if (voices != NULL)
    free_spd_voices (voices);
  return languages;
}

static SPDConnection *
open_connection (void)
{
  char *problem = NULL;
  SPDConnection *connection = spd_open2 ("akashi", "kiosk", NULL, SPD_MODE_THREADED, NULL, TRUE, &problem);
  if (connection == NULL)
    g_debug ("voice: no speech service: %s", problem == NULL ? "" : g_strchomp (problem));
  free (problem);
  if (connection == NULL)
    return NULL;
  connection->callback_begin = connection->callback_end = connection->callback_cancel = on_event;
  spd_set_notification_on (connection, SPD_BEGIN);
  spd_set_notification_on (connection, SPD_END);
  spd_set_notification_on (connection, SPD_CANCEL);
  return connection;
}

/* Returns: the service's number of the text; -1: it was not taken. */
static int
say (SPDConnection *connection, const Command *command)
{
  spd_cancel (connection);
  if (spd_set_language (connection, command->language) != 0)
    return -1;
  spd_set_volume (connection, command->volume);
  return spd_say (connection, SPD_TEXT, command->text);
}

static void
work (AkashiSpeechService *service, SPDConnection *connection)
{
  int message = -1;
  guint serial = 0;
  for (gboolean on = TRUE; on;)
    {
      Command *command = g_async_queue_pop (service->commands);
      switch (command->kind)
        {
        case COMMAND_SAY:
          serial = command->serial;
          message = say (connection, command);
          if (message < 0)
            tell (service, (News){ .kind = NEWS_ENDED, .serial = serial });
          break;
        case COMMAND_EVENT:
          if (message < 0 || command->message != (size_t) message)
            break;
          tell (service, (News){ .kind = command->event == SPD_EVENT_BEGIN ? NEWS_BEGUN : NEWS_ENDED,
                                 .serial = serial,
                                 .whole = TRUE });
          break;
        case COMMAND_STOP:
          message = -1;
          spd_cancel (connection);
          break;
        case COMMAND_QUIT:
        default:
          on = FALSE;
          break;
        }
      command_free (command);
    }
}

static gpointer
run (gpointer data)
{
  AkashiSpeechService *service = data;
  SPDConnection *connection = open_connection ();
  if (connection != NULL)
    {
      tell (service, (News){ .kind = NEWS_LANGUAGES, .languages = find_languages (connection) });
      work (service, connection);
      spd_close (connection);
    }
  unref (service);
  return NULL;
}

/* --- the door --- */

AkashiSpeechService *
akashi_speech_service_new (const AkashiSpeechServiceEvents *events, gpointer user_data)
{
  AkashiSpeechService *service = g_new0 (AkashiSpeechService, 1);
  g_atomic_ref_count_init (&service->references);
  g_atomic_ref_count_inc (&service->references);
  service->commands = g_async_queue_new_full (command_free);
  service->context = g_main_context_ref_thread_default ();
  service->events = events;
  service->user_data = user_data;
  service->languages = g_hash_table_new (g_str_hash, g_str_equal);
  g_mutex_lock (&running_lock);
  running = service;
  g_mutex_unlock (&running_lock);
  g_thread_unref (g_thread_new ("speech", run, service));
  return service;
}

void
akashi_speech_service_free (AkashiSpeechService *service)
{
  g_mutex_lock (&running_lock);
  if (running == service)
    running = NULL;
  g_mutex_unlock (&running_lock);
  g_clear_handle_id (&service->patience, g_source_remove);
  service->events = NULL;
  push (service, (Command){ .kind = COMMAND_STOP });
  push (service, (Command){ .kind = COMMAND_QUIT });
  unref (service);
}

static const char *
find_language (AkashiSpeechService *service, const char *tag)
{
  g_autofree char *subtag = primary_subtag (tag);
  return g_hash_table_lookup (service->languages, subtag);
}

gboolean
akashi_speech_service_can_say (AkashiSpeechService *service, const char *tag)
{
  return find_language (service, tag) != NULL;
}

void
akashi_speech_service_say (AkashiSpeechService *service, const char *tag, const char *text, double volume)
{
  const char *language = find_language (service, tag);
  akashi_speech_service_stop (service);
  if (language == NULL)
    {
      service->events->ended (FALSE, service->user_data);
      return;
    }
  service->serial = ++service->last_serial;
  service->patience = g_timeout_add (PATIENCE_MS, on_no_answer, service);
  push (service, (Command){ .kind = COMMAND_SAY,
                            .serial = service->serial,
                            .language = g_strdup (language),
                            .text = g_strdup (text),
                            .volume = (int) CLAMP ((volume - 1) * 100, -100, 100) });
}

void
akashi_speech_service_stop (AkashiSpeechService *service)
{
  g_clear_handle_id (&service->patience, g_source_remove);
  if (service->serial == 0)
    return;
  service->serial = 0;
  push (service, (Command){ .kind = COMMAND_STOP });
}
