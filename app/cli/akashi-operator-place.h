/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-passphrase.h"
#include "akashi-repository.h"

G_BEGIN_DECLS

/* What every command about a repository is told. */
typedef struct {
  char *keys;
  char *passphrase_file;
  char *now;
} AkashiOperatorPlace;

void akashi_operator_place_clear (AkashiOperatorPlace *place);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AkashiOperatorPlace, akashi_operator_place_clear)

#define AKASHI_PLACE_OPTIONS(place)                                                                          \
  { "keys", 0, 0, G_OPTION_ARG_FILENAME, &(place).keys, "Folder of the private keys", "KEYDIR" },            \
      { "now", 0, 0, G_OPTION_ARG_STRING, &(place).now, "Time to sign with (default: the clock)", "TIME" },  \
      AKASHI_OPTION_PASSPHRASE (&(place).passphrase_file)

/* The repository that was meant, with what is needed to sign for it. */
typedef struct {
  AkashiRepository repository; /* borrows from the place and from the passphrase */
  char *passphrase;
} AkashiOpenedPlace;

void akashi_opened_place_clear (AkashiOpenedPlace *opened);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AkashiOpenedPlace, akashi_opened_place_clear)

/* Returns: AKASHI_EXIT_GOOD, or the code to leave with: then it has complained. @command: its name, as in
 * `repository init` */
int akashi_operator_open_place (const AkashiOperatorPlace *place, const char *command, const char *directory,
                                AkashiPassphraseKind kind, AkashiOpenedPlace *opened);

/* Says what is published now, and until when. */
void akashi_operator_print_state (const AkashiRepositoryState *state, gint64 now);

G_END_DECLS
