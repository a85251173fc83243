/* SPDX-License-Identifier: Apache-2.0 */
#include "fresh-scene.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

void
scene_copy_tree (const char *from, const char *to)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);

  g_assert_cmpint (g_mkdir_with_parents (to, 0755), ==, 0);
  for (const char *name = dir ? g_dir_read_name (dir) : NULL; name; name = g_dir_read_name (dir))
    {
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autofree char *target = g_build_filename (to, name, NULL);
      if (g_file_test (source, G_FILE_TEST_IS_DIR))
        scene_copy_tree (source, target);
      else
        {
          g_autoptr (GFile) a = g_file_new_for_path (source);
          g_autoptr (GFile) b = g_file_new_for_path (target);
          g_assert_true (g_file_copy (a, b, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, NULL));
        }
    }
}

/* All that is published reaches the machine. */
void
scene_serve (Scene *scene)
{
  scene_copy_tree (scene->world->directory, scene->served);
}

void
scene_publish_as_of (Scene *scene, const char *id, AkashiDate as_of, const char *rows)
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

void
scene_publish (Scene *scene, const char *id, const char *rows)
{
  scene_publish_as_of (scene, id, AKASHI_DATE_UNKNOWN, rows);
}

void
scene_refresh (Scene *scene)
{
  g_autoptr (GError) error = NULL;
  AkashiRepositoryState state;

  scene->world->repository.now = scene->now;
  g_assert_true (akashi_repository_refresh (&scene->world->repository, &state, &error));
  g_assert_no_error (error);
}

void
scene_sync_ok (Scene *scene)
{
  g_autoptr (GError) error = NULL;
  gboolean ok = akashi_engine_sync (scene->engine, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (ok);
}

void
scene_sync_fails (Scene *scene, int code)
{
  g_autoptr (GError) error = NULL;
  g_assert_false (akashi_engine_sync (scene->engine, NULL, NULL, &error));
  if (code >= 0)
    g_assert_error (error, AKASHI_ERROR, code);
}

Scene *
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
  scene_publish (scene, "mihon", ROW ("MI-0001", "in-force") ROW ("MI-0002", "withdrawn"));
  scene_serve (scene);

  g_autofree char *path = g_build_filename (scene->served, "metadata", "1.root.json", NULL);
  g_autofree char *url = g_strconcat ("file://", scene->served, NULL);
  char *text;
  gsize length;
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  g_autoptr (GBytes) root = g_bytes_new_take (text, length);
  g_assert_true (akashi_engine_add_trust (scene->engine, root, url, &error));
  g_assert_no_error (error);
  scene_sync_ok (scene);
  return scene;
}

void
scene_free (Scene *scene)
{
  g_clear_object (&scene->engine);
  operator_world_free (scene->world);
  g_free (scene->served);
  g_free (scene->registry);
  g_free (scene);
}

AkashiSchemeStatus *
scene_status_of (GPtrArray *lists, const char *id)
{
  for (guint i = 0; i < lists->len; i++)
    if (strcmp (((AkashiSchemeStatus *) lists->pdata[i])->scheme->id, id) == 0)
      return lists->pdata[i];
  g_assert_not_reached ();
}

void
scene_assert_state (Scene *scene, const char *id, AkashiFreshnessState expected)
{
  g_autoptr (GPtrArray) lists = akashi_engine_status (scene->engine);
  g_assert_cmpstr (akashi_freshness_name (scene_status_of (lists, id)->freshness.state), ==,
                   akashi_freshness_name (expected));
}

/* What the buyer hears of a number: in force, known to be bad, not on the list. */
void
scene_assert_verdicts (Scene *scene, AkashiVerdictCode listed, AkashiVerdictCode absent)
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

void
scene_assert_good (Scene *scene)
{
  scene_assert_state (scene, "mihon", AKASHI_FRESHNESS_FRESH);
  scene_assert_verdicts (scene, AKASHI_VERDICT_LISTED, AKASHI_VERDICT_NOT_IN_LIST);
}

void
scene_remove_served (Scene *scene, const char *folder, const char *part)
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
