/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How long a search takes for the first 20, by how many letters were typed: every beginning of many texts, as
 * they are typed key by key. usage: bench-search FOLDER [ROWS [TEXTS]]
 */
#include "akashi-search.h"
#include "bench-registry.h"
#include "big-list.h"

#include <stdio.h>
#include <stdlib.h>

#define GROUPS 4 /* one letter, two, three, more */

/* Other texts than numbers and models: names and makers of the list, whole and in part, and what is not in
 * it. */
static const char *const names[] = {
  "カメラ",       "見守りカメラ", "ルーター",       "ﾙｰﾀ",      "すぴーかー", "掃除機",     "血圧",
  "桜川",         "花見電機",     "スマートロック", "doorbell", "Home cam",   "Sakuragawa", "Smart",
  "smart plug",   "wi-fi router", "vacuum",         "炊飯器",   "センサー",   "リモコン",   "oo-000",
  "ペット給餌器", "Momiji",       "松風 カメラ",    "無線 lan", "zzzz",       "龍龍",       "qx-9999",
  "ストレージ",   "テレビ",       "体組成計",       "窓",
};

static void
measure (AkashiRegistry *registry, const char *text, GArray *groups[2 * GROUPS])
{
  glong letters = 0;

  for (const char *end = text; *end;)
    {
      g_autoptr (GError) error = NULL;
      end = g_utf8_next_char (end);
      letters++;
      g_autofree char *typed = g_strndup (text, (gsize) (end - text));
      double cpu = bench_cpu ();
      double start = bench_now ();
      g_autoptr (GPtrArray) hits = akashi_registry_search (registry, typed, 20, NULL, &error);
      double taken = bench_now () - start;
      if (!hits)
        g_error ("%s", error->message);
      cpu = bench_cpu () - cpu;
      g_array_append_val (groups[MIN (letters, GROUPS) - 1], taken);
      g_array_append_val (groups[GROUPS + MIN (letters, GROUPS) - 1], cpu);
    }
}

int
main (int argc, char **argv)
{
  static const char *const titles[2 * GROUPS]
      = { "one letter",      "two letters",      "three letters",      "four and more",
          "one letter, CPU", "two letters, CPU", "three letters, CPU", "four and more, CPU" };
  if (argc < 2)
    {
      fprintf (stderr, "usage: bench-search FOLDER [ROWS [TEXTS]]\n");
      return 2;
    }
  g_autofree char *path = g_build_filename (argv[1], "registry.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AkashiRegistry) registry = akashi_registry_open (path, FALSE, &error);
  if (!registry)
    g_error ("%s", error->message);
  guint64 rows = argc > 2 ? strtoull (argv[2], NULL, 10) : 1000000;
  guint texts = argc > 3 ? (guint) strtoul (argv[3], NULL, 10) : 200;
  GArray *groups[2 * GROUPS];

  for (guint i = 0; i < 2 * GROUPS; i++)
    groups[i] = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    measure (registry, names[i], groups);
  for (guint i = 0; i < texts; i++)
    {
      guint64 index = (guint64) i * 2654435761 % rows;
      g_autofree char *text = i % 2 ? big_list_number (index) : big_list_model (index);
      measure (registry, text, groups);
    }
  for (guint i = 0; i < 2 * GROUPS; i++)
    {
      bench_print_times (titles[i], groups[i]);
      g_array_unref (groups[i]);
    }
  return 0;
}
