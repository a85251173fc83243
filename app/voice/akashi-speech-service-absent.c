/* SPDX-License-Identifier: Apache-2.0 */
/* Built where the library of Speech Dispatcher is not installed: there is no service, and clips speak. */
#include "akashi-speech-service.h"

struct _AkashiSpeechService {
  const AkashiSpeechServiceEvents *events;
  gpointer user_data;
};

AkashiSpeechService *
akashi_speech_service_new (const AkashiSpeechServiceEvents *events, gpointer user_data)
{
  AkashiSpeechService *service = g_new (AkashiSpeechService, 1);
  service->events = events;
  service->user_data = user_data;
  return service;
}

void
akashi_speech_service_free (AkashiSpeechService *service)
{
  g_free (service);
}

gboolean
akashi_speech_service_can_say (AkashiSpeechService *service G_GNUC_UNUSED, const char *tag G_GNUC_UNUSED)
{
  return FALSE;
}

void
akashi_speech_service_say (AkashiSpeechService *service, const char *tag G_GNUC_UNUSED,
                           const char *text G_GNUC_UNUSED, double volume G_GNUC_UNUSED)
{
  service->events->ended (FALSE, service->user_data);
}

void
akashi_speech_service_stop (AkashiSpeechService *service G_GNUC_UNUSED)
{
}
