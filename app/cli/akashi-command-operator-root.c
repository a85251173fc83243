/* SPDX-License-Identifier: Apache-2.0 */
/* The keys of a repository: who signs what, and how that changes. */
#include "akashi-command-operator.h"

#include "akashi-clock.h"
#include "akashi-date.h"
#include "akashi-operator-key.h"
#include "akashi-options.h"
#include "akashi-passphrase.h"
#include "akashi-repository-drafts.h"
#include "akashi-root-rows.h"
#include "akashi-terminal.h"

#include <string.h>

int
akashi_operator_repository_keys_command (int argc, char **argv)
{
  const GOptionEntry entries[] = { { NULL } };
  if (!akashi_options_parse ("operator repository keys",
                             "DIR — who signs what, and the draft of the next root where one waits", entries,
                             &argc, &argv, 1, 1))
    return AKASHI_EXIT_USAGE;
  g_autoptr (GError) error = NULL;
  gboolean waits;
  g_autoptr (AkashiRootStanding) standing = akashi_repository_root_standing (argv[1], &waits, &error);
  if (!standing)
    return akashi_operator_complain (error);
  akashi_root_rows_print (standing, waits);
  return AKASHI_EXIT_GOOD;
}

/* --- rotate-root
 * ------------------------------------------------------------------------------------------------- */

typedef struct {
  char **add, **remove, **threshold;
  char *now;
  gboolean discard;
} RotateOptions;

static void
rotate_options_clear (RotateOptions *options)
{
  g_strfreev (options->add);
  g_strfreev (options->remove);
  g_strfreev (options->threshold);
  g_free (options->now);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RotateOptions, rotate_options_clear)

/* Reads `ROLE=VALUE` of an option into @change, and @value. */
static gboolean
split (const char *text, AkashiRootChange *change, const char **value, GError **error)
{
  const char *equals = strchr (text, '=');

  if (!equals || equals == text || equals[1] == '\0')
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "%s: must be as in targets=%s", text,
                   change->kind == AKASHI_ROOT_CHANGE_THRESHOLD ? "2" : "KEY.pub.pem");
      return FALSE;
    }
  change->role = g_strndup (text, (gsize) (equals - text));
  *value = equals + 1;
  return TRUE;
}

static gboolean
add_changes (GPtrArray *changes, AkashiRootChangeKind kind, char **texts, GError **error)
{
  for (; texts && *texts; texts++)
    {
      AkashiRootChange *change = g_new0 (AkashiRootChange, 1);
      const char *value;
      g_ptr_array_add (changes, change);
      change->kind = kind;
      if (!split (*texts, change, &value, error))
        return FALSE;
      if (kind == AKASHI_ROOT_CHANGE_THRESHOLD)
        change->threshold = (guint) g_ascii_strtoull (value, NULL, 10);
      else
        change->key = g_strdup (value);
    }
  return TRUE;
}

static int
rotate (const AkashiRepository *repository, const RotateOptions *options)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_root_change_free);
  g_autoptr (GError) error = NULL;

  if (!add_changes (changes, AKASHI_ROOT_CHANGE_ADD, options->add, &error)
      || !add_changes (changes, AKASHI_ROOT_CHANGE_REMOVE, options->remove, &error)
      || !add_changes (changes, AKASHI_ROOT_CHANGE_THRESHOLD, options->threshold, &error))
    return akashi_operator_complain_options (error);
  g_autoptr (AkashiRootStanding) standing = akashi_repository_draft_root (repository, changes, &error);
  if (!standing)
    return akashi_operator_complain_options (error);
  akashi_root_rows_print (standing, TRUE);
  return AKASHI_EXIT_GOOD;
}

static int
discard (const char *directory)
{
  g_autoptr (GError) error = NULL;
  if (!akashi_repository_discard_draft (directory, &error))
    return akashi_operator_complain (error);
  g_print ("No draft waits.\n");
  return AKASHI_EXIT_GOOD;
}

int
akashi_operator_repository_rotate_root_command (int argc, char **argv)
{
  g_auto (RotateOptions) options = { 0 };
  const GOptionEntry entries[] = {
    { "add", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.add, "A public key that shall sign ROLE from then on",
      "ROLE=KEY.pub.pem" },
    { "remove", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.remove,
      "A key that no longer shall: its file, or the beginning of its id (repository keys)",
      "ROLE=KEY.pub.pem|ID" },
    { "threshold", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.threshold, "How many keys of ROLE must sign",
      "ROLE=N" },
    { "discard", 0, 0, G_OPTION_ARG_NONE, &options.discard, "Throw the draft away that waits", NULL },
    { "now", 0, 0, G_OPTION_ARG_STRING, &options.now, "Time to sign with (default: the clock)", "TIME" },
    { NULL },
  };
  if (!akashi_options_parse (
          "operator repository rotate-root",
          "DIR — draft the next root. ROLE is root, targets, snapshot or timestamp; without options the new "
          "root differs only in how long it is good. Nothing is signed or published: people sign the draft "
          "in "
          "turn (export-metadata, sign, import-metadata), and publish takes it along when enough have",
          entries, &argc, &argv, 1, 1))
    return AKASHI_EXIT_USAGE;
  if (options.discard)
    return discard (argv[1]);

  AkashiRepository repository = { argv[1], NULL, NULL, akashi_clock_now (akashi_clock_system ()) };
  if (options.now && !akashi_time_parse (options.now, &repository.now))
    {
      akashi_terminal_complain ("--now is not a time", NULL, "Write it as in 2026-11-20T03:00:00Z.");
      return AKASHI_EXIT_USAGE;
    }
  return rotate (&repository, &options);
}

/* --- out, signed, and back
 * --------------------------------------------------------------------------------------- */

int
akashi_operator_repository_export_command (int argc, char **argv)
{
  g_autofree char *out = NULL;
  const GOptionEntry entries[] = {
    { "out", 0, 0, G_OPTION_ARG_FILENAME, &out, "Folder to write to, as on a USB stick", "FOLDER" },
    { NULL },
  };
  if (!akashi_options_parse ("operator repository export-metadata",
                             "DIR — the draft of the next root, and the root before it, for those who sign",
                             entries, &argc, &argv, 1, 1))
    return AKASHI_EXIT_USAGE;
  if (!out)
    return akashi_operator_complain_missing ("repository export-metadata", "--out");
  g_autoptr (GError) error = NULL;
  g_autofree char *path = akashi_repository_export_draft (argv[1], out, &error);
  if (!path)
    return akashi_operator_complain (error);
  g_print ("%s\nEach who signs: akashictl operator repository sign %s --key KEY.pem\n", path, path);
  return AKASHI_EXIT_GOOD;
}

int
akashi_operator_repository_sign_command (int argc, char **argv)
{
  g_autofree char *key = NULL, *passphrase_file = NULL;
  const GOptionEntry entries[] = {
    { "key", 0, 0, G_OPTION_ARG_FILENAME, &key, "A root key, of before or of then", "KEY.pem" },
    AKASHI_OPTION_PASSPHRASE (&passphrase_file),
    { NULL },
  };
  if (!akashi_options_parse (
          "operator repository sign",
          "N.root.json — sign the exported draft of a root, and show what it changes. Needs nothing but the "
          "exported folder and one key: it can be done on a machine without a network",
          entries, &argc, &argv, 1, 1))
    return AKASHI_EXIT_USAGE;
  if (!key)
    return akashi_operator_complain_missing ("repository sign", "--key");

  g_autoptr (GError) error = NULL;
  char *passphrase = NULL;
  if (akashi_operator_key_is_locked (key))
    {
      passphrase = akashi_passphrase_get (passphrase_file, AKASHI_PASSPHRASE_OF_KEY, &error);
      if (!passphrase)
        return akashi_operator_complain (error);
    }
  g_autoptr (AkashiRootStanding) standing
      = akashi_repository_sign_exported (argv[1], key, passphrase, &error);
  akashi_passphrase_free (passphrase);
  if (!standing)
    return akashi_operator_complain (error);
  akashi_root_rows_print (standing, TRUE);
  return AKASHI_EXIT_GOOD;
}

int
akashi_operator_repository_import_command (int argc, char **argv)
{
  const GOptionEntry entries[] = { { NULL } };
  if (!akashi_options_parse ("operator repository import-metadata",
                             "DIR N.root.json… — take over the signatures of drafts that came back", entries,
                             &argc, &argv, 2, -1))
    return AKASHI_EXIT_USAGE;

  g_autoptr (AkashiRootStanding) standing = NULL;
  for (int i = 2; i < argc; i++)
    {
      g_autoptr (GError) error = NULL;
      guint added = 0;
      g_clear_pointer (&standing, akashi_root_standing_free);
      standing = akashi_repository_import_draft (argv[1], argv[i], &added, &error);
      if (!standing)
        return akashi_operator_complain (error);
      g_autofree char *name = akashi_terminal_escape (argv[i], strlen (argv[i]));
      g_print ("%s: %u new signatures\n", name, added);
    }
  akashi_root_rows_print (standing, TRUE);
  return AKASHI_EXIT_GOOD;
}
