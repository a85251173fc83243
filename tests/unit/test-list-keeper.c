/* SPDX-License-Identifier: Apache-2.0 */
/* What keeps the lists of a running kiosk (ui/akashi-list-keeper.h), with a real engine and no display. */
#include "akashi-list-keeper.h"

#include "fresh-scene.h"

#define LIST_OF_TOMORROW                                                                                     \
  ROW ("MI-0001", "withdrawn")                                                                               \
  ROW ("MI-0002", "withdrawn")

typedef struct {
  guint looks;
  gboolean came;
} Seen;

static void
on_looked (AkashiListKeeper *keeper G_GNUC_UNUSED, gboolean came, gpointer data)
{
  Seen *seen = data;
  seen->looks++;
  seen->came = came;
}

static void
wait_for_look (AkashiListKeeper *keeper, Seen *seen)
{
  g_signal_connect (keeper, "looked", G_CALLBACK (on_looked), seen);
  while (seen->looks == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_due (void)
{
  g_autoptr (Scene) scene = scene_new ();
  Seen seen = { 0 };

  scene->now = NOW + DAY;
  scene_publish (scene, "mihon", LIST_OF_TOMORROW);
  scene_serve (scene);
  g_autoptr (AkashiListKeeper) keeper = akashi_list_keeper_new (scene->engine, 0);
  scene_assert_verdicts (scene, AKASHI_VERDICT_LISTED, AKASHI_VERDICT_NOT_IN_LIST);
  wait_for_look (keeper, &seen);
  g_assert_true (seen.came);
  scene_assert_verdicts (scene, AKASHI_VERDICT_WITHDRAWN, AKASHI_VERDICT_NOT_IN_LIST);
}

static void
test_not_due (void)
{
  g_autoptr (Scene) scene = scene_new ();
  Seen seen = { 0 };

  scene->now = NOW + 60;
  scene_publish (scene, "mihon", LIST_OF_TOMORROW);
  scene_serve (scene);
  g_autoptr (AkashiListKeeper) keeper = akashi_list_keeper_new (scene->engine, 0);
  wait_for_look (keeper, &seen);
  g_assert_false (seen.came);
  scene_assert_good (scene);
}

/* The window is closed while an update is under way: nothing is touched afterwards. */
static void
test_ended (void)
{
  g_autoptr (Scene) scene = scene_new ();
  Seen seen = { 0 };

  scene->now = NOW + DAY;
  AkashiListKeeper *keeper = akashi_list_keeper_new (scene->engine, 0);
  g_signal_connect (keeper, "looked", G_CALLBACK (on_looked), &seen);
  while (G_OBJECT (keeper)->ref_count == 1) /* until the update has begun: it holds a reference */
    g_main_context_iteration (NULL, TRUE);
  g_object_run_dispose (G_OBJECT (keeper));
  g_object_add_weak_pointer (G_OBJECT (keeper), (gpointer *) &keeper);
  g_object_unref (keeper);
  while (keeper != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (seen.looks, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/list-keeper/due", test_due);
  g_test_add_func ("/list-keeper/not-due", test_not_due);
  g_test_add_func ("/list-keeper/ended", test_ended);
  return g_test_run ();
}
