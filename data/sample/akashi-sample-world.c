/* SPDX-License-Identifier: Apache-2.0 */
/*
 * akashi-sample-world --now TIME TEMPLATES OUT: writes the sample world as it is at TIME: definitions, lists,
 * claims. akashi-sample-world --finish OUT: once the labels are signed, writes OUT/world.json, what each box
 * shows. publish.sh runs both, with the operator's own commands between them.
 */
#include <gio/gio.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "akashi-sample-box.h"
#include "akashi-sample-date.h"

/* Days before now: when the scheme took its list, and when it was published. */
#define FIRST_AS_OF 33
#define FIRST_PUBLISHED 32
#define LAST_AS_OF 3
#define LAST_PUBLISHED 2

/* Marks a row of a template that the last list no longer has. */
#define FIRST_LIST_ONLY "first-list-only"

typedef struct {
  const char *templates;
  const char *out;
  gint64 now;
  AkashiDate today;
  json_t *schemes;    /* array of definitions, expanded */
  GPtrArray *lists;   /* of json_t arrays, as schemes */
  GHashTable *models; /* utf8 → AkashiSampleModel */
  json_t *boxes;
} World;

static json_t *
load_json (const char *path, GError **error)
{
  json_error_t problem;
  json_t *json = json_load_file (path, JSON_REJECT_DUPLICATES, &problem);
  if (!json)
    g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "%s:%d: %s", path, problem.line, problem.text);
  return json;
}

static gboolean
save_text (const char *folder, const char *name, const char *text, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);
  if (g_mkdir_with_parents (parent, 0755) != 0)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IO, "%s cannot be made", parent);
      return FALSE;
    }
  return g_file_set_contents (path, text, -1, error);
}

static gboolean
save_json (const char *folder, const char *name, const json_t *json, GError **error)
{
  char *text = json_dumps (json, JSON_INDENT (1));
  gboolean ok = save_text (folder, name, text, error);
  free (text);
  return ok;
}

static json_t *
load_list (World *world, const char *id, GError **error)
{
  g_autofree char *path = g_strdup_printf ("%s/lists/%s.jsonl", world->templates, id);
  g_autofree char *text = NULL;
  json_t *rows = json_array ();

  /* A scheme without a list has no file. */
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return rows;
  if (!g_file_get_contents (path, &text, NULL, error))
    {
      json_decref (rows);
      return NULL;
    }
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    {
      json_error_t problem;
      json_t *row = *lines[i] ? json_loads (lines[i], JSON_REJECT_DUPLICATES, &problem) : NULL;
      if (!row && *lines[i])
        {
          g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "%s:%u: %s", path, i + 1, problem.text);
          json_decref (rows);
          return NULL;
        }
      if (row)
        json_array_append_new (rows, akashi_sample_date_expand_all (row, world->today));
      json_decref (row);
    }
  return rows;
}

static void
index_models (World *world, json_t *scheme, json_t *rows)
{
  for (size_t i = 0; i < json_array_size (rows); i++)
    {
      json_t *row = json_array_get (rows, i), *models = json_object_get (row, "models");
      for (size_t j = 0; j < json_array_size (models); j++)
        {
          AkashiSampleModel *model = g_new0 (AkashiSampleModel, 1);
          *model = (AkashiSampleModel){ scheme, row, json_array_get (models, j) };
          g_hash_table_replace (
              world->models, g_strdup (json_string_value (json_object_get (model->model, "model"))), model);
        }
    }
}

static gboolean
load_scheme (World *world, const char *path, GError **error)
{
  json_t *template = load_json (path, error);
  if (!template)
    return FALSE;
  json_t *scheme = akashi_sample_date_expand_all (template, world->today);
  json_decref (template);
  json_array_append_new (world->schemes, scheme);

  json_t *rows = load_list (world, json_string_value (json_object_get (scheme, "id")), error);
  if (!rows)
    return FALSE;
  g_ptr_array_add (world->lists, rows);
  index_models (world, scheme, rows);
  return TRUE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* In the order of names, so that two runs write the same. */
static gboolean
load_templates (World *world, GError **error)
{
  g_autofree char *folder = g_build_filename (world->templates, "schemes", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  if (!dir)
    return FALSE;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  for (const char *name = g_dir_read_name (dir); name; name = g_dir_read_name (dir))
    if (g_str_has_suffix (name, ".json"))
      g_ptr_array_add (names, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    if (!load_scheme (world, names->pdata[i], error))
      return FALSE;

  g_autofree char *path = g_build_filename (world->templates, "boxes.json", NULL);
  json_t *boxes = load_json (path, error);
  if (!boxes)
    return FALSE;
  world->boxes = akashi_sample_date_expand_all (json_object_get (boxes, "boxes"), world->today);
  json_decref (boxes);
  return TRUE;
}

/* Writes one list; the last one without the rows that only the first has. */
static gboolean
save_list (World *world, const char *id, json_t *rows, gboolean first, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *name = g_strdup_printf ("lists/%s%s.jsonl", id, first ? "-first" : "");

  for (size_t i = 0; i < json_array_size (rows); i++)
    {
      json_t *row = json_copy (json_array_get (rows, i));
      gboolean first_only = json_is_true (json_object_get (row, FIRST_LIST_ONLY));
      json_object_del (row, FIRST_LIST_ONLY);
      if (first || !first_only)
        {
          char *line = json_dumps (row, JSON_COMPACT);
          g_string_append_printf (text, "%s\n", line);
          free (line);
        }
      json_decref (row);
    }
  return save_text (world->out, name, text->str, error);
}

static gboolean
save_schemes (World *world, GError **error)
{
  for (guint i = 0; i < world->lists->len; i++)
    {
      json_t *scheme = json_array_get (world->schemes, i);
      const char *id = json_string_value (json_object_get (scheme, "id"));
      g_autofree char *name = g_strdup_printf ("schemes/%s.json", id);
      if (!save_json (world->out, name, scheme, error))
        return FALSE;
      if (json_array_size (world->lists->pdata[i]) > 0
          && (!save_list (world, id, world->lists->pdata[i], TRUE, error)
              || !save_list (world, id, world->lists->pdata[i], FALSE, error)))
        return FALSE;
    }
  return TRUE;
}

/* Writes the claims of every label, and the table of what is to be signed with which key. */
static gboolean
save_claims (World *world, GError **error)
{
  g_autoptr (GString) table = g_string_new (NULL);

  for (size_t i = 0; i < json_array_size (world->boxes); i++)
    {
      json_t *box = json_array_get (world->boxes, i), *label = json_object_get (box, "label");
      const char *id = json_string_value (json_object_get (box, "id"));
      if (!label)
        continue;
      json_t *claims = akashi_sample_box_claims (box, world->models, world->schemes, error);
      g_autofree char *name = g_strdup_printf ("labels/%s.claims.json", id);
      gboolean ok = claims && save_json (world->out, name, claims, error);
      json_decref (claims);
      if (!ok)
        return FALSE;
      g_string_append_printf (table, "%s %s %s\n", id, json_string_value (json_object_get (label, "key")),
                              json_string_value (json_object_get (label, "prefix")));
    }
  return save_text (world->out, "labels.table", table->str, error);
}

static gboolean
save_dates (World *world, GError **error)
{
  g_autofree char *first = akashi_date_format (world->today - FIRST_AS_OF);
  g_autofree char *last = akashi_date_format (world->today - LAST_AS_OF);
  g_autofree char *first_published = akashi_time_format (world->now - FIRST_PUBLISHED * 86400);
  g_autofree char *last_published = akashi_time_format (world->now - LAST_PUBLISHED * 86400);
  g_autofree char *now = akashi_time_format (world->now);
  g_autofree char *text
      = g_strdup_printf ("NOW=%s\nFIRST_AS_OF=%s\nFIRST_PUBLISHED=%s\nLAST_AS_OF=%s\nLAST_PUBLISHED=%s\n",
                         now, first, first_published, last, last_published);
  return save_text (world->out, "dates", text, error);
}

/* What --finish needs to know again, so that it needs neither templates nor time. */
static gboolean
save_state (World *world, GError **error)
{
  json_t *lists = json_array ();
  for (guint i = 0; i < world->lists->len; i++)
    json_array_append (lists, world->lists->pdata[i]);
  json_t *state
      = json_pack ("{s:O, s:o, s:O}", "schemes", world->schemes, "lists", lists, "boxes", world->boxes);
  gboolean ok = save_json (world->out, "state.json", state, error);
  json_decref (state);
  return ok;
}

static gboolean
expand_world (World *world, GError **error)
{
  return load_templates (world, error) && save_schemes (world, error) && save_claims (world, error)
         && save_dates (world, error) && save_state (world, error);
}

static gboolean
load_state (World *world, GError **error)
{
  g_autofree char *path = g_build_filename (world->out, "state.json", NULL);
  json_t *state = load_json (path, error);
  if (!state)
    return FALSE;
  json_decref (world->schemes);
  world->schemes = json_incref (json_object_get (state, "schemes"));
  world->boxes = json_incref (json_object_get (state, "boxes"));
  json_t *lists = json_object_get (state, "lists");
  for (size_t i = 0; i < json_array_size (lists); i++)
    {
      g_ptr_array_add (world->lists, json_incref (json_array_get (lists, i)));
      index_models (world, json_array_get (world->schemes, i), json_array_get (lists, i));
    }
  json_decref (state);
  return TRUE;
}

static char *
read_label (World *world, json_t *box, GError **error)
{
  g_autofree char *path
      = g_strdup_printf ("%s/labels/%s.txt", world->out, json_string_value (json_object_get (box, "id")));
  g_autofree char *text = NULL;
  if (!g_file_get_contents (path, &text, NULL, error))
    return NULL;
  return akashi_sample_box_label_text (json_object_get (box, "label"), g_strchomp (text), error);
}

static gboolean
finish_box (World *world, json_t *box, json_t *finished, GError **error)
{
  g_autofree char *text = g_strdup (json_string_value (json_object_get (box, "text")));
  if (json_object_get (box, "label"))
    {
      g_free (text);
      text = read_label (world, box, error);
      if (!text)
        return FALSE;
    }
  json_t *result = akashi_sample_box_finish (box, world->models, text, error);
  if (!result)
    return FALSE;
  json_array_append_new (finished, result);
  return TRUE;
}

static gboolean
finish_world (World *world, GError **error)
{
  if (!load_state (world, error))
    return FALSE;
  json_t *finished = json_array ();
  gboolean ok = TRUE;
  for (size_t i = 0; ok && i < json_array_size (world->boxes); i++)
    ok = finish_box (world, json_array_get (world->boxes, i), finished, error);
  json_t *all = json_pack ("{s:b, s:o}", "sample", TRUE, "boxes", finished);
  ok = ok && save_json (world->out, "world.json", all, error);
  json_decref (all);
  return ok;
}

static void
clear_world (World *world)
{
  g_hash_table_unref (world->models);
  g_ptr_array_unref (world->lists);
  json_decref (world->schemes);
  json_decref (world->boxes);
}

static int
usage (void)
{
  g_printerr (
      "usage: akashi-sample-world --now TIME TEMPLATES OUT\n       akashi-sample-world --finish OUT\n");
  return 2;
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  gboolean finish = argc == 3 && strcmp (argv[1], "--finish") == 0;
  World world = { 0 };
  if (!finish && (argc != 5 || strcmp (argv[1], "--now") != 0 || !akashi_time_parse (argv[2], &world.now)))
    return usage ();

  world.today = akashi_date_at (world.now, NULL);
  world.templates = finish ? NULL : argv[3];
  world.out = argv[argc - 1];
  world.schemes = json_array ();
  world.lists = g_ptr_array_new_with_free_func ((GDestroyNotify) json_decref);
  world.models = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  g_autoptr (GError) error = NULL;
  gboolean ok = finish ? finish_world (&world, &error) : expand_world (&world, &error);
  clear_world (&world);
  if (!ok)
    g_printerr ("akashi-sample-world: %s\n", error->message);
  return ok ? 0 : 3;
}
