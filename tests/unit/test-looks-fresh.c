/* SPDX-License-Identifier: Apache-2.0 */
/* Each way to look fresh without being it (registry.md, "Freshness"), against the whole engine: a repository
 * that an operator publishes, a machine that updates from what an attacker lets through, and its clock. */
#include "akashi-engine.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "akashi-limits.h"
#include "operator-world.h"

#define NOW G_GINT64_CONSTANT (1795400000) /* 2026-11-23T02:13:20Z */
#define DAY G_GINT64_CONSTANT (86400)
#define YEAR_2099 G_GINT64_CONSTANT (4083955200) /* 2099-06-01 */

/* A repository, what the machine sees of it, the machine, and its clock. */
typedef struct {
  OperatorWorld *world;
  char *served; /* a copy of the repository: what an attacker lets through */
  char *registry;
  gint64 now;
  AkashiEngine *engine;
} Scene;

static void
copy_tree (const char *from, const char *to)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);

  g_assert_cmpint (g_mkdir_with_parents (to, 0755), ==, 0);
  for (const char *name = dir ? g_dir_read_name (dir) : NULL; name; name = g_dir_read_name (dir))
    {
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autofree char *target = g_build_filename (to, name, NULL);
      if (g_file_test (source, G_FILE_TEST_IS_DIR))
        copy_tree (source, target);
      else
        {
          g_autoptr (GFile) a = g_file_new_for_path (source);
          g_autoptr (GFile) b = g_file_new_for_path (target);
          g_assert_true (g_file_copy (a, b, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, NULL));
        }
    }
}

/* All that is published reaches the machine. */
static void
serve (Scene *scene)
{
  copy_tree (scene->world->directory, scene->served);
}

static void
publish_as_of (Scene *scene, const char *id, AkashiDate as_of, const char *rows)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *upper = g_ascii_strup (id, -1);
  g_autofree char *scheme = g_strdup_printf (
      "{\"id\":\"%s\",\"version\":1,\"sample\":true,\"hosts\":[\"%s.example\"],\"names\":{\"en\":\"%s\"},"
      "\"number_patterns\":[\"%.2s-[0-9]{4}\"],\"link_patterns\":[{\"host\":\"%s.example\",\"pattern\":\"/"
      "(%.2s-[0-9]{4})\"}]}",
      id, id, id, upper, id, upper);
  g_autofree char *scheme_path = operator_world_write (scene->world, "scheme.json", scheme);
  g_autofree char *list_path = operator_world_write (scene->world, "list.jsonl", rows);
  AkashiRepositoryAddition addition = { scheme_path, list_path, NULL, as_of, 0, TRUE };
  AkashiRepositoryState state;

  scene->world->repository.now = scene->now;
  g_autoptr (AkashiRepositoryStaged) staged
      = akashi_repository_add (&scene->world->repository, &addition, &error);
  g_assert_no_error (error);
  g_assert_true (akashi_repository_publish (&scene->world->repository, FALSE, &state, &error));
  g_assert_no_error (error);
}

static void
publish (Scene *scene, const char *id, const char *rows)
{
  publish_as_of (scene, id, AKASHI_DATE_UNKNOWN, rows);
}

static void
refresh (Scene *scene)
{
  g_autoptr (GError) error = NULL;
  AkashiRepositoryState state;

  scene->world->repository.now = scene->now;
  g_assert_true (akashi_repository_refresh (&scene->world->repository, &state, &error));
  g_assert_no_error (error);
}

static void
sync_ok (Scene *scene)
{
  g_autoptr (GError) error = NULL;
  gboolean ok = akashi_engine_sync (scene->engine, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (ok);
}

static void
sync_fails (Scene *scene, int code)
{
  g_autoptr (GError) error = NULL;
  g_assert_false (akashi_engine_sync (scene->engine, NULL, NULL, &error));
  if (code >= 0)
    g_assert_error (error, AKASHI_ERROR, code);
}

#define ROW(number, status)                                                                                  \
  "{\"status\":\"" status "\",\"number\":\"" number "\",\"maker\":{\"name\":{\"en\":\"M\"}},\"models\":[{"   \
  "\"model\":\"M-1\"}],\"valid_until\":\"2028-03-31\"}\n"

static Scene *
scene_new (void)
{
  Scene *scene = g_new0 (Scene, 1);
  g_autoptr (GError) error = NULL;

  scene->now = NOW;
  scene->world = operator_world_new_with_root ();
  scene->served = g_build_filename (scene->world->folder, "served", NULL);
  scene->registry = g_build_filename (scene->world->folder, "home", "registry.db", NULL);
  AkashiClock clock = akashi_clock_fixed (&scene->now);
  scene->engine = akashi_engine_new (scene->registry, &clock);
  publish (scene, "mihon", ROW ("MI-0001", "in-force") ROW ("MI-0002", "withdrawn"));
  serve (scene);

  g_autofree char *path = g_build_filename (scene->served, "metadata", "1.root.json", NULL);
  g_autofree char *url = g_strconcat ("file://", scene->served, NULL);
  char *text;
  gsize length;
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  g_autoptr (GBytes) root = g_bytes_new_take (text, length);
  g_assert_true (akashi_engine_add_trust (scene->engine, root, url, &error));
  g_assert_no_error (error);
  sync_ok (scene);
  return scene;
}

static void
scene_free (Scene *scene)
{
  g_clear_object (&scene->engine);
  operator_world_free (scene->world);
  g_free (scene->served);
  g_free (scene->registry);
  g_free (scene);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Scene, scene_free)

static AkashiSchemeStatus *
status_of (GPtrArray *lists, const char *id)
{
  for (guint i = 0; i < lists->len; i++)
    if (strcmp (((AkashiSchemeStatus *) lists->pdata[i])->scheme->id, id) == 0)
      return lists->pdata[i];
  g_assert_not_reached ();
}

static void
assert_state (Scene *scene, const char *id, AkashiFreshnessState expected)
{
  g_autoptr (GPtrArray) lists = akashi_engine_status (scene->engine);
  g_assert_cmpstr (akashi_freshness_name (status_of (lists, id)->freshness.state), ==,
                   akashi_freshness_name (expected));
}

/* What the buyer hears of a number: in force, known to be bad, not on the list. */
static void
assert_verdicts (Scene *scene, AkashiVerdictCode listed, AkashiVerdictCode absent)
{
  const struct {
    const char *text;
    AkashiVerdictCode code;
  } cases[] = { { "https://mihon.example/MI-0001", listed },
                { "https://mihon.example/MI-0002", AKASHI_VERDICT_WITHDRAWN },
                { "https://mihon.example/MI-0003", absent } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) text = g_bytes_new (cases[i].text, strlen (cases[i].text));
      g_autoptr (AkashiCheck) check = akashi_engine_check (scene->engine, text, AKASHI_ORIGIN_QR, NULL);
      g_assert_cmpstr (akashi_verdict_name (akashi_check_get_verdict (check)->code), ==,
                       akashi_verdict_name (cases[i].code));
    }
}

static void
assert_good (Scene *scene)
{
  assert_state (scene, "mihon", AKASHI_FRESHNESS_FRESH);
  assert_verdicts (scene, AKASHI_VERDICT_LISTED, AKASHI_VERDICT_NOT_IN_LIST);
}

static void
remove_served (Scene *scene, const char *folder, const char *part)
{
  g_autofree char *path = g_build_filename (scene->served, folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);

  for (const char *name = dir ? g_dir_read_name (dir) : NULL; name; name = g_dir_read_name (dir))
    if (strstr (name, part))
      {
        g_autofree char *file = g_build_filename (path, name, NULL);
        g_assert_cmpint (g_remove (file), ==, 0);
      }
}

/* Metadata let through, the new list blocked: whatever is signed anew, the list that is there is not the one
 * that is named. */
static void
test_list_blocked (void)
{
  static const char *const blocked[] = { ".full-", ".index.json" };

  for (guint i = 0; i < G_N_ELEMENTS (blocked); i++)
    {
      g_autoptr (Scene) scene = scene_new ();
      scene->now = NOW + DAY;
      publish (scene, "mihon", ROW ("MI-0001", "withdrawn") ROW ("MI-0002", "withdrawn"));
      serve (scene);
      remove_served (scene, "targets/mihon", blocked[i]);
      sync_fails (scene, -1);
      assert_state (scene, "mihon", AKASHI_FRESHNESS_AGEING);
      assert_verdicts (scene, AKASHI_VERDICT_LISTED, AKASHI_VERDICT_CANNOT_TELL);
      /* Held back for two months behind metadata that is always new. */
      scene->now = NOW + 80 * DAY;
      refresh (scene);
      serve (scene);
      remove_served (scene, "targets/mihon", blocked[i]);
      sync_fails (scene, -1);
      assert_state (scene, "mihon", AKASHI_FRESHNESS_TOO_OLD);
      assert_verdicts (scene, AKASHI_VERDICT_CANNOT_TELL, AKASHI_VERDICT_CANNOT_TELL);
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
      publish_as_of (scene, "mihon", as_of, ROW ("MI-0001", "in-force") ROW ("MI-0002", "withdrawn"));
      serve (scene);
      sync_ok (scene);
      assert_state (scene, "mihon", cases[i].expected);
    }
  assert_verdicts (scene, AKASHI_VERDICT_CANNOT_TELL, AKASHI_VERDICT_CANNOT_TELL);
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
  publish (scene, "other", ROW ("OT-0001", "in-force"));
  serve (scene);
  sync_fails (scene, AKASHI_ERROR_TUF_EXPIRED);
  assert_state (scene, "other", AKASHI_FRESHNESS_FRESH);
  assert_state (scene, "mihon", AKASHI_FRESHNESS_TOO_OLD); /* the list's own day counts too */
  assert_verdicts (scene, AKASHI_VERDICT_CANNOT_TELL, AKASHI_VERDICT_CANNOT_TELL);
}

/* The same with a list that may be old: then it is the role alone that counts. */
static void
test_dead_role_alone (void)
{
  g_autoptr (Scene) scene = scene_new ();
  g_autofree char *key = g_build_filename (scene->world->keys, "scheme-mihon.pem", NULL);

  scene->now = NOW + 40 * DAY;
  publish (scene, "mihon", ROW ("MI-0001", "in-force") ROW ("MI-0002", "withdrawn"));
  serve (scene);
  sync_ok (scene);
  g_assert_cmpint (g_remove (key), ==, 0);
  scene->now = NOW + 80 * DAY; /* the list is 40 days old, the role good for 50 more */
  publish (scene, "other", ROW ("OT-0001", "in-force"));
  serve (scene);
  sync_ok (scene);
  assert_good (scene);
}

/* Nothing new is let through at all: the timestamp, then everything, runs out. */
static void
test_held_back (void)
{
  g_autoptr (Scene) scene = scene_new ();

  for (int day = 1; day <= 15; day++)
    {
      scene->now = NOW + day * DAY;
      refresh (scene);
      publish (scene, "mihon", ROW ("MI-0001", "withdrawn") ROW ("MI-0002", "withdrawn"));
      if (day < AKASHI_REPOSITORY_TIMESTAMP_DAYS)
        sync_ok (scene); /* the attacker answers with what was good yesterday: nothing new */
      else
        sync_fails (scene, AKASHI_ERROR_TUF_EXPIRED);
    }
  assert_state (scene, "mihon", AKASHI_FRESHNESS_AGEING);
  assert_verdicts (scene, AKASHI_VERDICT_LISTED, AKASHI_VERDICT_CANNOT_TELL);
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
      publish (scene, "mihon", ROW ("MI-0001", "withdrawn") ROW ("MI-0002", "withdrawn"));
      serve (scene);
      remove_served (scene, "metadata", held[i]);
      sync_fails (scene, -1);
      g_test_message ("%s", held[i]);
      assert_state (scene, "mihon", AKASHI_FRESHNESS_AGEING);
      assert_verdicts (scene, AKASHI_VERDICT_LISTED, AKASHI_VERDICT_CANNOT_TELL);
      serve (scene);
      sync_ok (scene);
      assert_state (scene, "mihon", AKASHI_FRESHNESS_FRESH);
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

  copy_tree (scene->world->directory, behind);
  scene->now = NOW + DAY;
  publish (scene, "mihon", ROW ("MI-0001", "withdrawn") ROW ("MI-0002", "withdrawn"));
  serve (scene);
  sync_ok (scene);
  g_assert_false (akashi_engine_sync (scene->engine, url, NULL, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_TUF_ROLLBACK);
  assert_verdicts (scene, AKASHI_VERDICT_WITHDRAWN, AKASHI_VERDICT_NOT_IN_LIST);
  assert_state (scene, "mihon", AKASHI_FRESHNESS_FRESH);
}

/* For a day the clock is in 2099. Nothing is said that rests on it, and afterwards all is as before: nothing
 * of that day is taken for a floor, no update waits for 2099. */
static void
test_clock_in_2099 (void)
{
  g_autoptr (Scene) scene = scene_new ();
  g_autoptr (GError) error = NULL;

  scene->now = YEAR_2099;
  assert_state (scene, "mihon", AKASHI_FRESHNESS_DOUBTFUL_CLOCK);
  assert_verdicts (scene, AKASHI_VERDICT_CANNOT_TELL, AKASHI_VERDICT_CANNOT_TELL);
  sync_fails (scene, AKASHI_ERROR_TUF_EXPIRED);
  sync_fails (scene, AKASHI_ERROR_TUF_EXPIRED);

  scene->now = NOW + DAY;
  assert_good (scene);
  g_assert_cmpint (akashi_engine_clock_has_been (scene->engine), ==, YEAR_2099);
  assert_good (scene); /* that only warns */
  g_assert_cmpint (akashi_engine_seconds_until_sync (scene->engine), ==, 0);
  publish (scene, "mihon", ROW ("MI-0001", "withdrawn") ROW ("MI-0002", "withdrawn"));
  serve (scene);
  g_assert_true (akashi_engine_sync_if_due (scene->engine, NULL, &error));
  g_assert_no_error (error);
  assert_state (scene, "mihon", AKASHI_FRESHNESS_FRESH);
  assert_verdicts (scene, AKASHI_VERDICT_WITHDRAWN, AKASHI_VERDICT_NOT_IN_LIST);
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
  sync_fails (scene, AKASHI_ERROR_TUF_EXPIRED);
  scene->now = NOW;
  sync_ok (scene);
  assert_good (scene);
}

/* The battery is empty: 1970, until a person sets the clock. */
static void
test_clock_in_1970 (void)
{
  g_autoptr (Scene) scene = scene_new ();

  scene->now = 0;
  assert_state (scene, "mihon", AKASHI_FRESHNESS_DOUBTFUL_CLOCK);
  assert_verdicts (scene, AKASHI_VERDICT_CANNOT_TELL, AKASHI_VERDICT_CANNOT_TELL);
  sync_ok (scene); /* judged at the floor, at which the signatures are good */
  assert_state (scene, "mihon", AKASHI_FRESHNESS_DOUBTFUL_CLOCK);
  scene->now = NOW;
  assert_good (scene);
}

/* In 1970 every signature looks good. It is judged at the floor, which is past its end. */
static void
test_expired_in_1970 (void)
{
  g_autoptr (Scene) scene = scene_new ();

  scene->now = NOW + 20 * DAY;
  publish (scene, "other", ROW ("OT-0001", "in-force"));
  serve (scene);
  sync_ok (scene); /* the floor is now 20 days on */
  g_autofree char *url = g_strconcat ("file://", scene->served, NULL);
  scene->now = 0;
  remove_served (scene, "metadata", "timestamp.json");
  sync_fails (scene, -1);
  assert_state (scene, "mihon", AKASHI_FRESHNESS_DOUBTFUL_CLOCK);
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
  serve (scene);
  sync_fails (scene, AKASHI_ERROR_IMPORT_REFUSED);
  assert_good (scene);
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
      assert_state (scene, "mihon", state);
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
      g_assert_cmpuint (status_of (lists, "mihon")->failures, ==, failures);
      g_assert_nonnull (status_of (lists, "mihon")->last_error);
      gint64 wait = akashi_engine_seconds_until_sync (scene->engine);
      g_assert_cmpint (status_of (lists, "mihon")->next_attempt, ==, scene->now + wait);
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
  g_assert_cmpuint (status_of (lists, "mihon")->failures, ==, 0);
  g_assert_null (status_of (lists, "mihon")->last_error);
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
  publish (scene, "mihon", ROW ("MI-0001", "withdrawn") ROW ("MI-0002", "withdrawn"));
  serve (scene);
  akashi_engine_sync_async (scene->engine, NULL, on_synchronised, &done);
  assert_verdicts (scene, AKASHI_VERDICT_LISTED, AKASHI_VERDICT_NOT_IN_LIST); /* checks go on meanwhile */
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  assert_verdicts (scene, AKASHI_VERDICT_WITHDRAWN, AKASHI_VERDICT_NOT_IN_LIST);
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
  assert_good (scene);
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
