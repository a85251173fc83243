/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-passphrase.h"

#include "akashi-error.h"
#include "akashi-limits.h"

#include <string.h>
#include <termios.h>
#include <unistd.h>

void
akashi_passphrase_free (char *passphrase)
{
  if (passphrase)
    explicit_bzero (passphrase, strlen (passphrase));
  g_free (passphrase);
}

static void
refuse (const char *why, GError **error)
{
  g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_WRONG_PASSPHRASE, why);
}

char *
akashi_passphrase_read_line (FILE *from, GError **error)
{
  char line[AKASHI_MAX_PASSPHRASE_BYTES + 2]; /* the end of the line, and NUL */
  gboolean there = fgets (line, sizeof line, from) != NULL;
  if (there)
    line[strcspn (line, "\r\n")] = '\0';
  gsize length = there ? strlen (line) : 0;

  char *passphrase = length > 0 && length <= AKASHI_MAX_PASSPHRASE_BYTES ? g_strdup (line) : NULL;
  explicit_bzero (line, sizeof line);
  if (!passphrase)
    refuse (length > 0 ? "the passphrase is too long" : "the passphrase is empty", error);
  return passphrase;
}

static char *
read_file (const char *path, GError **error)
{
  FILE *file = fopen (path, "re");
  if (!file)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND, "the passphrase file %s cannot be read",
                   path);
      return NULL;
    }
  char *passphrase = akashi_passphrase_read_line (file, error);
  fclose (file);
  return passphrase;
}

char *
akashi_passphrase_ask (const char *question, GError **error)
{
  FILE *terminal = fopen ("/dev/tty", "r+e");
  if (!terminal)
    {
      refuse ("there is no terminal to ask for the passphrase on: give --passphrase-file", error);
      return NULL;
    }
  struct termios before, silent;
  gboolean changed = tcgetattr (fileno (terminal), &before) == 0;
  silent = before;
  silent.c_lflag &= ~(tcflag_t) ECHO;
  changed = changed && tcsetattr (fileno (terminal), TCSAFLUSH, &silent) == 0;

  fputs (question, terminal);
  fflush (terminal);
  char *passphrase = akashi_passphrase_read_line (terminal, error);
  if (changed)
    tcsetattr (fileno (terminal), TCSAFLUSH, &before);
  fputc ('\n', terminal);
  fclose (terminal);
  return passphrase;
}

static gboolean
is_new_one_good (const char *passphrase, const char *path, GError **error)
{
  if (g_utf8_strlen (passphrase, -1) < AKASHI_MIN_PASSPHRASE_CHARS)
    {
      refuse ("a new passphrase has at least 8 characters", error);
      return FALSE;
    }
  if (path)
    return TRUE;
  char *again = akashi_passphrase_ask ("The same again: ", error);
  gboolean same = again && strcmp (again, passphrase) == 0;
  if (again && !same)
    refuse ("the two passphrases do not agree", error);
  akashi_passphrase_free (again);
  return same;
}

char *
akashi_passphrase_get (const char *path, AkashiPassphraseKind kind, GError **error)
{
  gboolean new = kind == AKASHI_PASSPHRASE_NEW;
  char *passphrase = path ? read_file (path, error)
                          : akashi_passphrase_ask (
                              new ? "New passphrase for the keys: " : "Passphrase of the keys: ", error);

  if (!passphrase || !new || is_new_one_good (passphrase, path, error))
    return passphrase;
  akashi_passphrase_free (passphrase);
  return NULL;
}
