/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-operator-place.h"

#include "akashi-clock.h"
#include "akashi-command-operator.h"
#include "akashi-terminal.h"

void
akashi_operator_place_clear (AkashiOperatorPlace *place)
{
  g_free (place->keys);
  g_free (place->passphrase_file);
  g_free (place->now);
}

void
akashi_opened_place_clear (AkashiOpenedPlace *opened)
{
  akashi_passphrase_free (opened->passphrase);
}

int
akashi_operator_open_place (const AkashiOperatorPlace *place, const char *command, const char *directory,
                            AkashiPassphraseKind kind, AkashiOpenedPlace *opened)
{
  g_autoptr (GError) error = NULL;

  if (!place->keys)
    return akashi_operator_complain_missing (command, "--keys");
  opened->repository.directory = directory;
  opened->repository.keys = place->keys;
  opened->repository.now = akashi_clock_now (akashi_clock_system ());
  if (place->now && !akashi_time_parse (place->now, &opened->repository.now))
    {
      akashi_terminal_complain ("--now is not a time", NULL, "Write it as in 2026-11-20T03:00:00Z.");
      return AKASHI_EXIT_USAGE;
    }
  opened->passphrase = akashi_passphrase_get (place->passphrase_file, kind, &error);
  if (!opened->passphrase)
    return akashi_operator_complain (error);
  opened->repository.passphrase = opened->passphrase;
  return AKASHI_EXIT_GOOD;
}

void
akashi_operator_print_state (const AkashiRepositoryState *state, gint64 now)
{
  g_autofree char *earliest = akashi_time_format (state->earliest_expires);
  g_autofree char *root = akashi_time_format (state->root_expires);

  g_print ("published: timestamp %" G_GINT64_FORMAT ", root %" G_GINT64_FORMAT ", %u schemes\n"
           "sign again before %s\n",
           state->timestamp_version, state->root_version, state->schemes, earliest);
  if (state->draft_waits)
    g_print ("The draft of the next root is not signed by enough keys, and was not published.\n");
  if (state->root_expires - now < 60 * 86400)
    g_print ("The root ends on %s: bring root keys, and publish with --renew-root; or draft one: rotate-root.\n", root);
}
