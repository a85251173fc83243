/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-self-test-facts.h"

#include "akashi-disk-room.h"
#include "akashi-state-file.h"
#include "akashi-words.h"

#include <glib/gstdio.h>
#include <unistd.h>

static void
look_at_lists (AkashiEngine *engine, AkashiSelfTestFacts *facts)
{
  g_autoptr (GPtrArray) lists = akashi_engine_status (engine);
  facts->registry_readable = akashi_engine_get_problem (engine) == NULL;
  facts->clock_doubtful = akashi_engine_clock_has_been (engine) > 0;
  for (guint i = 0; lists != NULL && i < lists->len; i++)
    {
      const AkashiSchemeStatus *status = lists->pdata[i];
      AkashiFreshnessState state = status->freshness.state;
      if (status->withdrawn || status->serial < 0)
        continue;
      facts->n_lists++;
      facts->clock_doubtful |= state == AKASHI_FRESHNESS_DOUBTFUL_CLOCK;
      facts->n_old_lists += state == AKASHI_FRESHNESS_TOO_OLD || state == AKASHI_FRESHNESS_NEVER
                            || state == AKASHI_FRESHNESS_DAMAGED;
    }
}

static gboolean
can_keep (void)
{
  g_autofree char *folder = akashi_state_folder ();
  return g_mkdir_with_parents (folder, 0700) == 0 && g_access (folder, W_OK) == 0;
}

static gboolean
is_there (const char *program)
{
  g_autofree char *path = g_find_program_in_path (program);
  return path != NULL;
}

static const char *
find_voiceless (AkashiSettings *settings, AkashiKioskVoice *voice)
{
  g_autoptr (GString) names = g_string_new (NULL);
  for (const char *const *language = akashi_words_languages (); *language != NULL; language++)
    if (akashi_settings_offers_language (settings, *language)
        && !akashi_kiosk_voice_can_say (voice, *language))
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                              akashi_words_language_name (*language));
  return names->len > 0 ? g_intern_string (names->str) : NULL;
}

void
akashi_self_test_look (AkashiEngine *engine, AkashiSettings *settings, AkashiKioskVoice *voice,
                       AkashiSelfTestFacts *facts)
{
  g_auto (GStrv) command = akashi_settings_call_command (settings);
  g_autofree char *address = akashi_settings_call_address (settings);
  g_autofree char *printer = akashi_settings_printer (settings);
  *facts = (AkashiSelfTestFacts){ 0 };
  look_at_lists (engine, facts);
  facts->has_camera = akashi_settings_camera_position (settings) != AKASHI_CAMERA_HAND_SCANNER;
  facts->free_bytes = akashi_disk_room_beside (akashi_engine_get_registry_path (engine));
  facts->can_keep = can_keep ();
  facts->calls = command != NULL || address != NULL;
  facts->call_possible = command == NULL || is_there (command[0]);
  facts->prints = printer != NULL;
  facts->print_possible = is_there ("lp");
  facts->reads = akashi_settings_voice (settings);
  facts->voiceless = facts->reads ? find_voiceless (settings, voice) : NULL;
}
