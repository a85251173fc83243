/* SPDX-License-Identifier: Apache-2.0 */
/* Each way to look fresh without being it (registry.md, "Freshness"), against the whole engine: a repository
 * that an operator publishes, a machine that updates from what an attacker lets through, and its clock. */
#include <glib/gstdio.h>
#include <string.h>

#include "akashi-limits.h"
#include "fresh-scene.h"

/* Metadata let through, the new list blocked: whatever is signed anew, the list that is there is not the one
 * that is named. */
static void
test_list_blocked (void)
{
  /* The list itself goes by either of two ways: whole, or as what has changed. */
  static const char *const blocked[] = { ".jsonl.zst", ".index.json" };

  for (guint i = 0; i < G_N_ELEMENTS (blocked); i++)
    {
      g_autoptr (Scene) scene = scene_new ();
      scene->now = NOW + DAY;
      scene_publish (scene, "mihon", ROW ("MI-0001", "withdrawn") ROW ("MI-0002", "withdrawn"));
      scene_serve (scene);
      scene_remove_served (scene, "targets/mihon", blocked[i]);
      scene_sync_fails (scene, -1);
      scene_assert_state (scene, "mihon", AKASHI_FRESHNESS_AGEING);
      scene_assert_verdicts (scene, AKASHI_VERDICT_LISTED, AKASHI_VERDICT_CANNOT_TELL);
      /* Held back for two months behind metadata that is always new. */
      scene->now = NOW + 80 * DAY;
      scene_refresh (scene);
      scene_serve (scene);
      scene_remove_served (scene, "targets/mihon", blocked[i]);
      scene_sync_fails (scene, -1);
      scene_assert_state (scene, "mihon", AKASHI_FRESHNESS_TOO_OLD);
      scene_assert_verdicts (scene, AKASHI_VERDICT_CANNOT_TELL, AKASHI_VERDICT_CANNOT_TELL);
    }
}

/* A job that signs the same list again and again: the signatures are of today, the list is not. */
static void
test_old_list_signed_again (void)
{
  g_autoptr (Scene) scene = scene_new ();
  AkashiDate as_of = akashi_date_at (NOW, NULL);
  const struct {
    int days;
    AkashiFreshnessState expected;
  } cases[] = { { 40, AKASHI_FRESHNESS_FRESH },
                { AKASHI_LIST_MAX_AGE_DAYS + 1, AKASHI_FRESHNESS_AGEING },
                { AKASHI_LIST_MAX_AGE_DAYS + AKASHI_AGEING_DAYS + 1, AKASHI_FRESHNESS_TOO_OLD } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      scene->now = NOW + cases[i].days * DAY;
      scene_publish_as_of (scene, "mihon", as_of, ROW ("MI-0001", "in-force") ROW ("MI-0002", "withdrawn"));
      scene_serve (scene);
      scene_sync_ok (scene);
      scene_assert_state (scene, "mihon", cases[i].expected);
    }
  scene_assert_verdicts (scene, AKASHI_VERDICT_CANNOT_TELL, AKASHI_VERDICT_CANNOT_TELL);
}

/* The scheme's role has run out while the timestamp is of today; another scheme beside it is well. */
static void
test_dead_role (void)
{
  g_autoptr (Scene) scene = scene_new ();
  g_autofree char *key = g_build_filename (scene->world->keys, "scheme-mihon.pem", NULL);
  g_autofree char *away = g_strconcat (key, ".away", NULL);

  scene->now = NOW + AKASHI_REPOSITORY_SCHEME_DAYS * DAY;
  g_assert_cmpint (g_rename (key, away), ==, 0); /* whoever held it is gone: the role stays as it was */
  scene_publish (scene, "other", ROW ("OT-0001", "in-force"));
  scene_serve (scene);
  scene_sync_fails (scene, AKASHI_ERROR_TUF_EXPIRED);
  scene_assert_state (scene, "other", AKASHI_FRESHNESS_FRESH);
  scene_assert_state (scene, "mihon", AKASHI_FRESHNESS_TOO_OLD); /* the list's own day counts too */
  scene_assert_verdicts (scene, AKASHI_VERDICT_CANNOT_TELL, AKASHI_VERDICT_CANNOT_TELL);
}

/* The same with a list that may be old: then it is the role alone that counts. */
static void
test_dead_role_alone (void)
{
  g_autoptr (Scene) scene = scene_new ();
  g_autofree char *key = g_build_filename (scene->world->keys, "scheme-mihon.pem", NULL);

  scene->now = NOW + 40 * DAY;
  scene_publish (scene, "mihon", ROW ("MI-0001", "in-force") ROW ("MI-0002", "withdrawn"));
  scene_serve (scene);
  scene_sync_ok (scene);
  g_assert_cmpint (g_remove (key), ==, 0);
  scene->now = NOW + 80 * DAY; /* the list is 40 days old, the role good for 50 more */
  scene_publish (scene, "other", ROW ("OT-0001", "in-force"));
  scene_serve (scene);
  scene_sync_ok (scene);
  scene_assert_good (scene);
}

/* Nothing new is let through at all: the timestamp, then everything, runs out. */
static void
test_held_back (void)
{
  g_autoptr (Scene) scene = scene_new ();

  for (int day = 1; day <= 15; day++)
    {
      scene->now = NOW + day * DAY;
      scene_refresh (scene);
      scene_publish (scene, "mihon", ROW ("MI-0001", "withdrawn") ROW ("MI-0002", "withdrawn"));
      if (day < AKASHI_REPOSITORY_TIMESTAMP_DAYS)
        scene_sync_ok (scene); /* the attacker answers with what was good yesterday: nothing new */
      else
        scene_sync_fails (scene, AKASHI_ERROR_TUF_EXPIRED);
    }
  scene_assert_state (scene, "mihon", AKASHI_FRESHNESS_AGEING);
  scene_assert_verdicts (scene, AKASHI_VERDICT_LISTED, AKASHI_VERDICT_CANNOT_TELL);
}

/* The timestamp is let through and what it names is held back: not even the clock has to move. */
static void
test_snapshot_held_back (void)
{
  static const char *const held[] = { ".snapshot.json", ".targets.json", ".mihon.json" };

  for (guint i = 0; i < G_N_ELEMENTS (held); i++)
    {
      g_autoptr (Scene) scene = scene_new ();
      scene->now = NOW + DAY;
      scene_publish (scene, "mihon", ROW ("MI-0001", "withdrawn") ROW ("MI-0002", "withdrawn"));
      scene_serve (scene);
      scene_remove_served (scene, "metadata", held[i]);
      scene_sync_fails (scene, -1);
      g_test_message ("%s", held[i]);
      scene_assert_state (scene, "mihon", AKASHI_FRESHNESS_AGEING);
      scene_assert_verdicts (scene, AKASHI_VERDICT_LISTED, AKASHI_VERDICT_CANNOT_TELL);
      scene_serve (scene);
      scene_sync_ok (scene);
      scene_assert_state (scene, "mihon", AKASHI_FRESHNESS_FRESH);
    }
}

/* A mirror that is behind the registry: it may not take back what is known. */
static void
test_mirror_behind (void)
{
  g_autoptr (Scene) scene = scene_new ();
  g_autofree char *behind = g_build_filename (scene->world->folder, "behind", NULL);
  g_autofree char *url = g_strconcat ("file://", behind, NULL);
  g_autoptr (GError) error = NULL;

  scene_copy_tree (scene->world->directory, behind);
  scene->now = NOW + DAY;
  scene_publish (scene, "mihon", ROW ("MI-0001", "withdrawn") ROW ("MI-0002", "withdrawn"));
  scene_serve (scene);
  scene_sync_ok (scene);
  g_assert_false (akashi_engine_sync (scene->engine, url, NULL, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_TUF_ROLLBACK);
  scene_assert_verdicts (scene, AKASHI_VERDICT_WITHDRAWN, AKASHI_VERDICT_NOT_IN_LIST);
  scene_assert_state (scene, "mihon", AKASHI_FRESHNESS_FRESH);
}

/* For a day the clock is in 2099. Nothing is said that rests on it, and afterwards all is as before: nothing
 * of that day is taken for a floor, no update waits for 2099. */
static void
test_clock_in_2099 (void)
{
  g_autoptr (Scene) scene = scene_new ();
  g_autoptr (GError) error = NULL;

  scene->now = YEAR_2099;
  scene_assert_state (scene, "mihon", AKASHI_FRESHNESS_DOUBTFUL_CLOCK);
  scene_assert_verdicts (scene, AKASHI_VERDICT_CANNOT_TELL, AKASHI_VERDICT_CANNOT_TELL);
  scene_sync_fails (scene, AKASHI_ERROR_TUF_EXPIRED);
  scene_sync_fails (scene, AKASHI_ERROR_TUF_EXPIRED);

  scene->now = NOW + DAY;
  scene_assert_good (scene);
  g_assert_cmpint (akashi_engine_clock_has_been (scene->engine), ==, YEAR_2099);
  scene_assert_good (scene); /* that only warns */
  g_assert_cmpint (akashi_engine_seconds_until_sync (scene->engine), ==, 0);
  scene_publish (scene, "mihon", ROW ("MI-0001", "withdrawn") ROW ("MI-0002", "withdrawn"));
  scene_serve (scene);
  g_assert_true (akashi_engine_sync_if_due (scene->engine, NULL, &error));
  g_assert_no_error (error);
  scene_assert_state (scene, "mihon", AKASHI_FRESHNESS_FRESH);
  scene_assert_verdicts (scene, AKASHI_VERDICT_WITHDRAWN, AKASHI_VERDICT_NOT_IN_LIST);
  g_assert_cmpint (akashi_engine_seconds_until_sync (scene->engine), >, 0);

  /* Staff have looked at the clock. */
  g_assert_cmpint (akashi_engine_clock_has_been (scene->engine), ==, YEAR_2099);
  g_assert_true (akashi_engine_clear_clock_warning (scene->engine, &error));
  g_assert_no_error (error);
  g_assert_cmpint (akashi_engine_clock_has_been (scene->engine), ==, 0);
}

/* A machine that is set up while its clock is in 2099: it takes nothing, and is well once the clock is. */
static void
test_set_up_in_2099 (void)
{
  g_autoptr (Scene) scene = scene_new ();
  g_autoptr (GError) error = NULL;

  g_clear_object (&scene->engine);
  g_assert_cmpint (g_remove (scene->registry), ==, 0);
  g_autofree char *path = g_build_filename (scene->served, "metadata", "1.root.json", NULL);
  g_autofree char *url = g_strconcat ("file://", scene->served, NULL);
  char *text;
  gsize length;
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  g_autoptr (GBytes) root = g_bytes_new_take (text, length);

  scene->now = YEAR_2099;
  AkashiClock clock = akashi_clock_fixed (&scene->now);
  scene->engine = akashi_engine_new (scene->registry, &clock);
  g_assert_true (akashi_engine_add_trust (scene->engine, root, url, &error));
  scene_sync_fails (scene, AKASHI_ERROR_TUF_EXPIRED);
  scene->now = NOW;
  scene_sync_ok (scene);
  scene_assert_good (scene);
}

/* The battery is empty: 1970, until a person sets the clock. */
static void
test_clock_in_1970 (void)
{
  g_autoptr (Scene) scene = scene_new ();

  scene->now = 0;
  scene_assert_state (scene, "mihon", AKASHI_FRESHNESS_DOUBTFUL_CLOCK);
  scene_assert_verdicts (scene, AKASHI_VERDICT_CANNOT_TELL, AKASHI_VERDICT_CANNOT_TELL);
  scene_sync_ok (scene); /* judged at the floor, at which the signatures are good */
  scene_assert_state (scene, "mihon", AKASHI_FRESHNESS_DOUBTFUL_CLOCK);
  scene->now = NOW;
  scene_assert_good (scene);
}

/* In 1970 every signature looks good. It is judged at the floor, which is past its end. */
static void
test_expired_in_1970 (void)
{
  g_autoptr (Scene) scene = scene_new ();

  scene->now = NOW + 20 * DAY;
  scene_publish (scene, "other", ROW ("OT-0001", "in-force"));
  scene_serve (scene);
  scene_sync_ok (scene); /* the floor is now 20 days on */
  g_autofree char *url = g_strconcat ("file://", scene->served, NULL);
  scene->now = 0;
  scene_remove_served (scene, "metadata", "timestamp.json");
  scene_sync_fails (scene, -1);
  scene_assert_state (scene, "mihon", AKASHI_FRESHNESS_DOUBTFUL_CLOCK);
}

/* A scheme cannot push the floor under everybody's clock beyond what the registry's timestamp vouches for. */
static void
test_published_in_the_future (void)
{
  g_autoptr (Scene) scene = scene_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *scheme
      = g_strdup ("{\"id\":\"other\",\"version\":1,\"sample\":true,\"hosts\":[\"o.example\"],"
                  "\"names\":{\"en\":\"o\"},\"number_patterns\":[\"OT-[0-9]{4}\"]}");
  g_autofree char *scheme_path = operator_world_write (scene->world, "scheme.json", scheme);
  g_autofree char *list_path = operator_world_write (scene->world, "list.jsonl", ROW ("OT-0001", "in-force"));
  AkashiRepositoryAddition addition = { scheme_path, list_path, NULL, AKASHI_DATE_UNKNOWN, YEAR_2099, TRUE };
  AkashiRepositoryState state;

  g_autoptr (AkashiRepositoryStaged) staged
      = akashi_repository_add (&scene->world->repository, &addition, &error);
  g_assert_no_error (error);
  g_assert_true (akashi_repository_publish (&scene->world->repository, FALSE, &state, &error));
  scene_serve (scene);
  scene_sync_fails (scene, AKASHI_ERROR_IMPORT_REFUSED);
  scene_assert_good (scene);
}

/* A kiosk that is left alone for months reads nothing anew: what belongs to no scheme ages with its lists. */
static void
test_left_alone (void)
{
  g_autoptr (Scene) scene = scene_new ();
  g_autoptr (GBytes) barcode = g_bytes_new_static ("9524840100078", 13);

  for (int day = 0; day < 120; day += 20)
    {
      scene->now = NOW + day * DAY;
      g_autoptr (AkashiCheck) check
          = akashi_engine_check (scene->engine, barcode, AKASHI_ORIGIN_BARCODE, NULL);
      AkashiFreshnessState state = akashi_check_get_evidence (check)->freshness.state;
      scene_assert_state (scene, "mihon", state);
      g_assert_cmpint (state, ==,
                       day < AKASHI_REPOSITORY_TIMESTAMP_DAYS        ? AKASHI_FRESHNESS_FRESH
                       : day < AKASHI_REPOSITORY_TIMESTAMP_DAYS + 30 ? AKASHI_FRESHNESS_AGEING
                                                                     : AKASHI_FRESHNESS_TOO_OLD);
    }
}

/* --- when it is asked again
 * ---------------------------------------------------------------------------------------- */

static void
test_back_off (void)
{
  g_autoptr (Scene) scene = scene_new ();
  g_autofree char *away = g_strconcat (scene->served, ".away", NULL);
  gint64 longest = 0;

  g_assert_cmpint (g_rename (scene->served, away), ==, 0);
  for (guint failures = 1; failures <= 12; failures++)
    {
      g_autoptr (GError) error = NULL;
      scene->now += akashi_engine_seconds_until_sync (scene->engine);
      g_assert_false (akashi_engine_sync_if_due (scene->engine, NULL, &error));
      g_autoptr (GPtrArray) lists = akashi_engine_status (scene->engine);
      g_assert_cmpuint (scene_status_of (lists, "mihon")->failures, ==, failures);
      g_assert_nonnull (scene_status_of (lists, "mihon")->last_error);
      gint64 wait = akashi_engine_seconds_until_sync (scene->engine);
      g_assert_cmpint (scene_status_of (lists, "mihon")->next_attempt, ==, scene->now + wait);
      g_assert_cmpint (wait, >, 0);
      g_assert_cmpint (wait, <=, AKASHI_SYNC_INTERVAL_S);
      longest = MAX (longest, wait);
      g_clear_error (&error);
      g_assert_true (akashi_engine_sync_if_due (scene->engine, NULL, &error)); /* not due: not asked */
    }
  g_assert_cmpint (longest, >=, AKASHI_SYNC_INTERVAL_S / 2);

  g_assert_cmpint (g_rename (away, scene->served), ==, 0);
  scene->now += akashi_engine_seconds_until_sync (scene->engine);
  g_autoptr (GError) error = NULL;
  g_assert_true (akashi_engine_sync_if_due (scene->engine, NULL, &error));
  g_assert_no_error (error);
  g_autoptr (GPtrArray) lists = akashi_engine_status (scene->engine);
  g_assert_cmpuint (scene_status_of (lists, "mihon")->failures, ==, 0);
  g_assert_null (scene_status_of (lists, "mihon")->last_error);
}

static void
on_synchronised (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean *done = data;

  g_assert_true (akashi_engine_sync_finish (AKASHI_ENGINE (source), result, &error));
  g_assert_no_error (error);
  *done = TRUE;
}

static void
test_in_a_thread (void)
{
  g_autoptr (Scene) scene = scene_new ();
  gboolean done = FALSE;

  scene->now = NOW + DAY;
  scene_publish (scene, "mihon", ROW ("MI-0001", "withdrawn") ROW ("MI-0002", "withdrawn"));
  scene_serve (scene);
  akashi_engine_sync_async (scene->engine, NULL, on_synchronised, &done);
  scene_assert_verdicts (scene, AKASHI_VERDICT_LISTED,
                         AKASHI_VERDICT_NOT_IN_LIST); /* checks go on meanwhile */
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  scene_assert_verdicts (scene, AKASHI_VERDICT_WITHDRAWN, AKASHI_VERDICT_NOT_IN_LIST);
}

static void
on_cancelled (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean *done = data;

  g_assert_false (akashi_engine_sync_finish (AKASHI_ENGINE (source), result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  *done = TRUE;
}

static void
test_cancelled (void)
{
  g_autoptr (Scene) scene = scene_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gboolean done = FALSE;

  scene->now = NOW + DAY;
  g_cancellable_cancel (cancellable);
  akashi_engine_sync_async (scene->engine, cancellable, on_cancelled, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  scene_assert_good (scene);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/looks-fresh/list-blocked", test_list_blocked);
  g_test_add_func ("/looks-fresh/old-list-signed-again", test_old_list_signed_again);
  g_test_add_func ("/looks-fresh/dead-role", test_dead_role);
  g_test_add_func ("/looks-fresh/dead-role-alone", test_dead_role_alone);
  g_test_add_func ("/looks-fresh/held-back", test_held_back);
  g_test_add_func ("/looks-fresh/snapshot-held-back", test_snapshot_held_back);
  g_test_add_func ("/looks-fresh/mirror-behind", test_mirror_behind);
  g_test_add_func ("/looks-fresh/clock-in-2099", test_clock_in_2099);
  g_test_add_func ("/looks-fresh/set-up-in-2099", test_set_up_in_2099);
  g_test_add_func ("/looks-fresh/clock-in-1970", test_clock_in_1970);
  g_test_add_func ("/looks-fresh/expired-in-1970", test_expired_in_1970);
  g_test_add_func ("/looks-fresh/published-in-the-future", test_published_in_the_future);
  g_test_add_func ("/looks-fresh/left-alone", test_left_alone);
  g_test_add_func ("/looks-fresh/back-off", test_back_off);
  g_test_add_func ("/looks-fresh/in-a-thread", test_in_a_thread);
  g_test_add_func ("/looks-fresh/cancelled", test_cancelled);
  return g_test_run ();
}
