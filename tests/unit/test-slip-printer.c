/* SPDX-License-Identifier: Apache-2.0 */
/* Handing a slip to the print system: a program of the test's own stands where `lp` is. */
#include "akashi-slip-printer.h"

#include <glib/gstdio.h>
#include <string.h>

#include "outcome.h"

typedef struct {
  char *folder, *lp, *path; /* @path: what PATH was */
} Place;

/* @script: of `lp`; %NULL: there is none */
static void
place_set_up (Place *place, const char *script)
{
  g_autoptr (GError) error = NULL;
  place->folder = g_dir_make_tmp ("akashi-lp-XXXXXX", &error);
  g_assert_no_error (error);
  place->lp = g_build_filename (place->folder, "lp", NULL);
  place->path = g_strdup (g_getenv ("PATH"));
  if (script != NULL)
    {
      g_file_set_contents (place->lp, script, -1, &error);
      g_assert_no_error (error);
      g_assert_cmpint (g_chmod (place->lp, 0700), ==, 0);
    }
  g_autofree char *path
      = script == NULL ? g_strdup (place->folder) : g_strconcat (place->folder, ":", place->path, NULL);
  g_setenv ("PATH", path, TRUE);
}

static void
place_tear_down (Place *place)
{
  static const char *const names[] = { "lp", "job", "words" };
  g_setenv ("PATH", place->path, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *file = g_build_filename (place->folder, names[i], NULL);
      g_remove (file);
    }
  g_assert_cmpint (g_rmdir (place->folder), ==, 0);
  g_free (place->folder);
  g_free (place->lp);
  g_free (place->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_tear_down)

static void
on_printed (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data)
{
  Outcome *outcome = data;
  outcome->done = akashi_slip_print_finish (result, &outcome->error);
  outcome->ended = TRUE;
}

static void
print (GBytes *pdf, guint wait_s, GCancellable *cancellable, Outcome *outcome)
{
  akashi_slip_print_async ("till 2", pdf, "Custom.80x120mm", wait_s, cancellable, on_printed, outcome);
  if (cancellable != NULL)
    g_cancellable_cancel (cancellable);
  wait_until (outcome_has_ended, outcome);
}

static void
assert_holds (const Place *place, const char *name, GBytes *wanted)
{
  g_autofree char *path = g_build_filename (place->folder, name, NULL);
  g_autofree char *data = NULL;
  gsize length, size;
  const char *expected = g_bytes_get_data (wanted, &size);
  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  g_assert_cmpmem (data, length, expected, size);
}

static GBytes *
new_page (gsize size)
{
  guint8 *data = g_malloc (size);
  for (gsize i = 0; i < size; i++)
    data[i] = (guint8) (i * 7);
  return g_bytes_new_take (data, size);
}

static void
test_taken (void)
{
  g_auto (Place) place = { 0 };
  g_auto (Outcome) outcome = { 0 };
  g_autoptr (GBytes) page = new_page (300000);
  place_set_up (&place, "#!/bin/sh\ncd \"$(dirname \"$0\")\"\nprintf '%s|' \"$@\" >words\ncat >job\n");
  print (page, LONGEST_WAIT_S, NULL, &outcome);
  g_assert_no_error (outcome.error);
  g_assert_true (outcome.done);
  assert_holds (&place, "job", page);
  static const char words[] = "-d|till 2|-o|media=Custom.80x120mm|-t|Akashi|-|";
  g_autoptr (GBytes) wanted = g_bytes_new_static (words, strlen (words));
  assert_holds (&place, "words", wanted);
}

static void
test_refused (void)
{
  static const struct {
    const char *script;
    AkashiError code;
    const char *says;
    gsize size;
    guint wait_s;
  } rows[] = {
    { "#!/bin/sh\ncat >/dev/null\necho 'lp: Error - the printer or class does not exist.' >&2\nexit 1\n",
      AKASHI_ERROR_FAILED, "does not exist", 30000, LONGEST_WAIT_S },
    /* it does not even listen */
    { "#!/bin/sh\necho 'lp: Error - No such destination.' >&2\nexit 1\n", AKASHI_ERROR_FAILED,
      "No such destination", 300000, LONGEST_WAIT_S },
    { "#!/bin/sh\nexec sleep 600\n", AKASHI_ERROR_UNREACHABLE, "in time", 300000, 1 },
    { NULL, AKASHI_ERROR_NOT_FOUND, "lp", 10, LONGEST_WAIT_S },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (Place) place = { 0 };
      g_auto (Outcome) outcome = { 0 };
      g_autoptr (GBytes) page = new_page (rows[i].size);
      place_set_up (&place, rows[i].script);
      print (page, rows[i].wait_s, NULL, &outcome);
      g_assert_false (outcome.done);
      g_assert_error (outcome.error, AKASHI_ERROR, (gint) rows[i].code);
      g_assert_nonnull (strstr (outcome.error->message, rows[i].says));
    }
}

static void
test_cancelled (void)
{
  g_auto (Place) place = { 0 };
  g_auto (Outcome) outcome = { 0 };
  g_autoptr (GBytes) page = new_page (300000);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  place_set_up (&place, "#!/bin/sh\nexec sleep 600\n");
  print (page, LONGEST_WAIT_S, cancellable, &outcome);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/slip-printer/taken", test_taken);
  g_test_add_func ("/slip-printer/refused", test_refused);
  g_test_add_func ("/slip-printer/cancelled", test_cancelled);
  return g_test_run ();
}
