/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-command-operator.h"
#include "akashi-commands.h"

#include "akashi-hand-scanner.h"
#include "akashi-operator-label.h"
#include "akashi-options.h"
#include "akashi-passphrase.h"
#include "akashi-staff-pin.h"
#include "akashi-state-file.h"
#include "akashi-terminal.h"
#include "akashi-words.h"

#include <glib/gstdio.h>
#include <grp.h>
#include <string.h>
#include <unistd.h>

/* State of the service `akashi-kiosk`. */
#define STATE_OF_SERVICE "/var/lib/akashi-kiosk"

static int
scanner_code (int argc, char **argv)
{
  g_autofree char *out = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "out", 0, 0, G_OPTION_ARG_FILENAME, &out, "Where to: its ending says the form", "FILE.svg|.png|.pdf" },
    { NULL },
  };
  if (!akashi_options_parse ("kiosk scanner-code",
                             "— the code that sets a kiosk's hand scanner up, to be printed", entries, &argc,
                             &argv, 0, 0))
    return AKASHI_EXIT_USAGE;
  if (out == NULL)
    {
      akashi_terminal_complain ("--out is missing", NULL, "akashictl kiosk scanner-code --out FILE.svg");
      return AKASHI_EXIT_USAGE;
    }
  const AkashiOperatorArtwork artwork = { .text = AKASHI_HAND_TEST_CODE };
  if (!akashi_operator_label_draw (&artwork, out, &error))
    return akashi_operator_complain_options (error);
  g_print ("%s\n", out);
  return AKASHI_EXIT_GOOD;
}

/* --- the PIN of the staff menu --- */

/* Returns: (transfer full) */
static char *
find_state (const char *given)
{
  if (given != NULL)
    return g_strdup (given);
  /* Root has no kiosk of its own. */
  if (geteuid () == 0 && g_file_test (STATE_OF_SERVICE, G_FILE_TEST_IS_DIR))
    return g_strdup (STATE_OF_SERVICE);
  return akashi_state_folder ();
}

/* Root goes on as whoever owns @folder: the file is then the kiosk's own from the beginning, and no link in a
 * folder of somebody else leads root anywhere. */
static gboolean
become_owner (const char *folder)
{
  GStatBuf info;
  if (geteuid () != 0 || g_stat (folder, &info) != 0 || info.st_uid == 0)
    return TRUE;
  return setgroups (0, NULL) == 0 && setegid (info.st_gid) == 0 && seteuid (info.st_uid) == 0;
}

/* Twice on a terminal, once from anything else. Complains itself. */
static char *
read_pin (void)
{
  gboolean asks = isatty (STDIN_FILENO);
  char *digits = asks ? akashi_passphrase_ask ("New PIN of the staff menu: ", NULL)
                      : akashi_passphrase_read_line (stdin, NULL);
  const char *wrong = NULL;
  if (digits == NULL || !akashi_staff_pin_is_good (digits))
    wrong = N_ ("A PIN has 4 to 8 digits, not all the same");
  else if (asks)
    {
      char *again = akashi_passphrase_ask ("The same again: ", NULL);
      if (again == NULL || !g_str_equal (again, digits))
        wrong = N_ ("The two were not the same");
      akashi_passphrase_free (again);
    }
  if (wrong == NULL)
    return digits;
  akashi_terminal_complain (wrong, "The PIN was not changed.", NULL);
  akashi_passphrase_free (digits);
  return NULL;
}

static gboolean
set_pin (const char *state, const char *digits, GError **error)
{
  g_autofree char *path = g_build_filename (state, "staff-pin", NULL);
  g_autoptr (AkashiStaffPin) pin = akashi_staff_pin_new (path);
  return akashi_staff_pin_set (pin, digits, error);
}

static int
complain (const char *state, const char *why)
{
  g_autofree char *raw = g_strdup_printf ("%s: %s", state, why);
  g_autofree char *what = akashi_terminal_escape (raw, strlen (raw));
  akashi_terminal_complain (
      what, "The PIN was not changed.",
      "Run it as root, or as the user whom the kiosk runs as; --state names its folder.");
  return AKASHI_EXIT_CANNOT_TELL;
}

static int
pin (int argc, char **argv)
{
  g_autofree char *given = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "state", 0, 0, G_OPTION_ARG_FILENAME, &given,
      "Its state folder (default: the user's own; for root that of the service)", "DIR" },
    { NULL },
  };
  if (!akashi_options_parse (
          "kiosk pin",
          "— sets the PIN of the staff menu: asked for twice on a terminal, else a line of "
          "standard input",
          entries, &argc, &argv, 0, 0))
    return AKASHI_EXIT_USAGE;
  g_autofree char *state = find_state (given);
  if ((given != NULL && !g_file_test (given, G_FILE_TEST_IS_DIR)) || !become_owner (state))
    return complain (state, "there is no such folder");
  char *digits = read_pin ();
  if (digits == NULL)
    return AKASHI_EXIT_USAGE;
  gboolean set = set_pin (state, digits, &error);
  akashi_passphrase_free (digits);
  if (!set)
    return complain (state, error->message);
  g_print ("The staff menu opens with the new PIN from now on (%s).\n", state);
  return AKASHI_EXIT_GOOD;
}

int
akashi_command_kiosk (int argc, char **argv)
{
  if (argc > 1 && strcmp (argv[1], "scanner-code") == 0)
    return scanner_code (argc - 1, argv + 1);
  if (argc > 1 && strcmp (argv[1], "pin") == 0)
    return pin (argc - 1, argv + 1);
  akashi_terminal_complain ("kiosk knows `pin` and `scanner-code`", NULL, "akashictl --help lists them.");
  return AKASHI_EXIT_USAGE;
}
