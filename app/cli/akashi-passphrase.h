/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>
#include <stdio.h>

G_BEGIN_DECLS

typedef enum {
  AKASHI_PASSPHRASE_OF_KEY, /* asked once */
  AKASHI_PASSPHRASE_NEW,    /* asked twice, at least AKASHI_MIN_PASSPHRASE_CHARS */
} AkashiPassphraseKind;

/* The option of every command that uses private keys. */
#define AKASHI_OPTION_PASSPHRASE(variable)                                                                   \
  {                                                                                                          \
    "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, variable,                                                \
        "Passphrase of the keys: first line of FILE (default: ask)", "FILE"                                  \
  }

/**
 * akashi_passphrase_get:
 * @path: (nullable): a file whose first line it is; %NULL: it is asked for on the terminal, without echo
 * @error: AKASHI_ERROR_NOT_FOUND, AKASHI_ERROR_IO (no terminal to ask on), AKASHI_ERROR_WRONG_PASSPHRASE
 * (empty, too short, or the two do not agree)
 *
 * Returns: (transfer full): the passphrase; free it with akashi_passphrase_free()
 */
char *akashi_passphrase_get (const char *path, AkashiPassphraseKind kind,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_passphrase_ask:
 * @question: as it is to stand on the terminal
 * @error: as of akashi_passphrase_get()
 *
 * Asks on the terminal itself, whatever standard input is, without echo.
 *
 * Returns: (transfer full): free it with akashi_passphrase_free()
 */
char *akashi_passphrase_ask (const char *question, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same from one line of @from. */
char *akashi_passphrase_read_line (FILE *from, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Wipes and frees. */
void akashi_passphrase_free (char *passphrase);

G_END_DECLS
