/* SPDX-License-Identifier: Apache-2.0 */
/* The engine on a registry that an operator published and a sync brought: what it knows of lists and clocks.
 */
#include "akashi-engine.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "operator-world.h"

#define NOW G_GINT64_CONSTANT (1795400000) /* 2026-11-23T02:13:20Z */
#define HOUR G_GINT64_CONSTANT (3600)

/* A repository, the machine that trusts it, and its clock. */
typedef struct {
  OperatorWorld *world;
  gint64 now;
  char *registry;
  AkashiEngine *engine;
} Machine;

static char *
scheme_json (const char *id, const char *more)
{
  return g_strdup_printf ("{\"id\":\"%s\",\"version\":1,\"sample\":true,\"time_zone\":\"Asia/Tokyo\","
                          "\"hosts\":[\"%s.example\"],\"names\":{\"en\":\"%s\"}%s}",
                          id, id, id, more);
}

static void
machine_free (Machine *machine)
{
  g_clear_object (&machine->engine);
  operator_world_free (machine->world);
  g_free (machine->registry);
  g_free (machine);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Machine, machine_free)

static void
machine_publish (Machine *machine, const char *id, const char *more, const char *list)
{
  g_autofree char *scheme = scheme_json (id, more);
  machine->world->repository.now = machine->now;
  operator_world_publish (machine->world, scheme, list);
}

static gboolean
machine_sync (Machine *machine, GError **error)
{
  return akashi_engine_sync (machine->engine, NULL, NULL, error);
}

static void
machine_sync_ok (Machine *machine)
{
  g_autoptr (GError) error = NULL;
  gboolean synchronised = machine_sync (machine, &error);
  g_assert_no_error (error);
  g_assert_true (synchronised);
}

static void
machine_trust (Machine *machine)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (machine->world->directory, "metadata", "1.root.json", NULL);
  g_autofree char *url = g_strconcat ("file://", machine->world->directory, NULL);
  char *text;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  g_autoptr (GBytes) root = g_bytes_new_take (text, length);
  gboolean trusted = akashi_engine_add_trust (machine->engine, root, url, &error);
  g_assert_no_error (error);
  g_assert_true (trusted);
}

/* Trusts a repository in which nothing is published yet. */
static Machine *
machine_new (void)
{
  Machine *machine = g_new0 (Machine, 1);

  machine->now = NOW;
  machine->world = operator_world_new_with_root ();
  machine->world->repository.now = NOW;
  machine->registry = g_build_filename (machine->world->folder, "home", "registry.db", NULL);
  AkashiClock clock = akashi_clock_fixed (&machine->now);
  machine->engine = akashi_engine_new (machine->registry, &clock);
  machine_trust (machine);
  return machine;
}

static AkashiVerdictCode
machine_check (Machine *machine, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (AkashiCheck) check = akashi_engine_check (machine->engine, bytes, AKASHI_ORIGIN_TYPED, NULL);
  return akashi_check_get_verdict (check)->code;
}

static AkashiFreshness
machine_freshness (Machine *machine, const char *scheme)
{
  g_autoptr (GPtrArray) lists = akashi_engine_status (machine->engine);

  for (guint i = 0; i < lists->len; i++)
    {
      const AkashiSchemeStatus *status = lists->pdata[i];
      if (strcmp (status->scheme->id, scheme) == 0)
        return status->freshness;
    }
  g_assert_not_reached ();
}

/* The second form begins with anything: the scheme then is given no prefixes, and is not held to any. */
static const char patterns[] = ",\"number_patterns\":[\"MH-[0-9]{4}\",\"[0-9]{5}[A-Z]\"]";

static Machine *
machine_with_list (void)
{
  Machine *machine = machine_new ();
  g_autofree char *row = operator_world_row ("MH-0001", "in-force");
  machine_publish (machine, "mihon", patterns, row);
  machine_sync_ok (machine);
  return machine;
}

/* The list of the 23rd (UTC) is a day old when it is the 24th where the scheme is, hours before it is here.
 */
static void
test_days_are_the_schemes (void)
{
  g_autoptr (Machine) machine = machine_with_list ();

  g_assert_cmpint (machine_freshness (machine, "mihon").age_days, ==, 0);
  machine->now = NOW + 12 * HOUR; /* 14:13 in Greenwich, 23:13 in Tokyo */
  g_assert_cmpint (machine_freshness (machine, "mihon").age_days, ==, 0);
  machine->now = NOW + 13 * HOUR; /* 15:13 in Greenwich, after midnight in Tokyo */
  g_assert_cmpint (machine_freshness (machine, "mihon").age_days, ==, 1);
}

/* A scheme that publishes no list is as fresh as its signatures, and nothing of it was "never synchronised".
 */
static void
test_scheme_without_list (void)
{
  g_autoptr (Machine) machine = machine_new ();

  machine_publish (machine, "plain", ",\"has_list\":false,\"number_patterns\":[\"PL-[0-9]{4}\"]", NULL);
  machine_sync_ok (machine);
  g_assert_cmpint (machine_freshness (machine, "plain").state, ==, AKASHI_FRESHNESS_FRESH);
  g_assert_cmpint (machine_check (machine, "PL-0001"), ==, AKASHI_VERDICT_SCHEME_NOT_ACTIVE);
  machine->now = NOW + 15 * 24 * HOUR; /* the timestamp is good for 14 days */
  g_assert_cmpint (machine_freshness (machine, "plain").state, ==, AKASHI_FRESHNESS_AGEING);
  machine->now = NOW + 60 * 24 * HOUR;
  g_assert_cmpint (machine_freshness (machine, "plain").state, ==, AKASHI_FRESHNESS_TOO_OLD);
}

static void
machine_restart (Machine *machine)
{
  AkashiClock clock = akashi_clock_fixed (&machine->now);
  g_clear_object (&machine->engine);
  machine->engine = akashi_engine_new (machine->registry, &clock);
}

/* Changes one byte behind @text, wherever it stands in the registry's file. */
static void
machine_damage (Machine *machine, const char *text)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_clear_object (&machine->engine);
  g_assert_true (g_file_get_contents (machine->registry, &bytes, &length, NULL));
  char *at = memmem (bytes, length, text, strlen (text));
  g_assert_nonnull (at);
  at[strlen (text)] ^= 1;
  g_assert_true (g_file_set_contents (machine->registry, bytes, (gssize) length, NULL));
  machine_restart (machine);
}

/* Wherever the disk changed something: the list is damaged, and is neither old nor tampered with. */
static void
test_damage_is_told (void)
{
  static const char *const places[]
      = { "\"_type\":\"timestamp\",\"expires\":\"20", "\"_type\":\"targets\",\"expires\":\"20",
          "\"_type\":\"root\",\"consistent_snapshot\":tru", "M-MH-" };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (Machine) machine = machine_with_list ();
      g_autoptr (GBytes) text = g_bytes_new_static ("MH-0001", 7);
      g_test_message ("%s", places[i]);
      machine_damage (machine, places[i]);
      g_autoptr (AkashiCheck) check = akashi_engine_check (machine->engine, text, AKASHI_ORIGIN_TYPED, NULL);
      g_assert_cmpint (akashi_check_get_verdict (check)->code, ==, AKASHI_VERDICT_CANNOT_TELL);
      g_assert_cmpint (akashi_check_get_verdict (check)->cause, ==, AKASHI_CAUSE_DAMAGED);
    }
}

#define ROW(number, model, gtin)                                                                             \
  "{\"number\":\"" number                                                                                    \
  "\",\"status\":\"in-force\",\"maker\":{\"name\":{\"en\":\"M\"}},\"models\":[{\"model\":\"" model           \
  "\",\"gtins\":[\"" gtin "\"]}],\"valid_until\":\"2028-03-31\"}\n"

/* A barcode that two schemes list: what the other one says of it does not hide what this one says. */
static void
test_barcode_of_two_schemes (void)
{
  g_autoptr (Machine) machine = machine_new ();
  AkashiHand hand = { "9524840100078", NULL };
  g_autoptr (GBytes) text = g_bytes_new_static ("MH-0001", 7);

  machine_publish (machine, "aaa", ",\"number_patterns\":[\"AA-[0-9]{4}\"]",
                   ROW ("AA-0001", "ZZ-9", "9524840100078"));
  machine_publish (machine, "mihon", patterns,
                   ROW ("MH-0001", "M-1", "9524840100085") ROW ("MH-0002", "M-2", "9524840100078"));
  machine_sync_ok (machine);
  g_autoptr (AkashiCheck) check = akashi_engine_check (machine->engine, text, AKASHI_ORIGIN_TYPED, &hand);
  g_assert_cmpint (akashi_check_get_verdict (check)->code, ==, AKASHI_VERDICT_DIFFERENT_PRODUCT);
}

/* A kiosk that runs for months sees that its file was damaged, repaired, or replaced by an older one. */
static void
test_file_replaced (void)
{
  g_autoptr (Machine) machine = machine_with_list ();
  g_autofree char *rows
      = g_strconcat (ROW ("MH-0001", "M-1", "9524840100085"), ROW ("MH-0002", "M-2", "9524840100078"), NULL);
  g_autofree char *before = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (machine->registry, &before, &length, NULL));
  machine_publish (machine, "mihon", patterns, rows);
  machine_sync_ok (machine);
  g_assert_cmpint (machine_check (machine, "MH-0002"), ==, AKASHI_VERDICT_LISTED);

  /* Copied over, byte by byte: while a reader has it open, the file is short. */
  g_assert_cmpint (truncate (machine->registry, 4096), ==, 0);
  g_assert_cmpint (machine_check (machine, "MH-0002"), ==, AKASHI_VERDICT_CANNOT_TELL);

  g_assert_true (g_file_set_contents (machine->registry, "not a database", -1, NULL));
  g_assert_cmpint (machine_check (machine, "MH-0002"), ==, AKASHI_VERDICT_CANNOT_TELL);
  g_assert_error (akashi_engine_get_problem (machine->engine), AKASHI_ERROR, AKASHI_ERROR_DAMAGED_REGISTRY);
  g_assert_true (g_file_set_contents (machine->registry, before, (gssize) length, NULL));
  g_assert_cmpint (machine_check (machine, "MH-0001"), ==, AKASHI_VERDICT_LISTED);
  g_assert_cmpint (machine_check (machine, "MH-0002"), !=, AKASHI_VERDICT_LISTED);
}

/* What may not be looked at is not "nothing there yet". */
static void
test_places (void)
{
  g_autoptr (Machine) machine = machine_new ();
  g_autofree char *folder = g_path_get_dirname (machine->registry);
  g_autofree char *loop = g_build_filename (folder, "loop", NULL);
  g_autofree char *absent = g_build_filename (folder, "absent", NULL);
  g_autofree char *below = g_build_filename (machine->registry, "below", NULL);
  g_autofree char *cut = g_build_filename (folder, "cut", NULL);
  const struct {
    const char *path;
    AkashiError code;
  } places[] = {
    { folder, AKASHI_ERROR_IO },
    { loop, AKASHI_ERROR_IO },
    { absent, AKASHI_ERROR_NO_REGISTRY },
    { below, AKASHI_ERROR_NO_REGISTRY },
    { cut, AKASHI_ERROR_DAMAGED_REGISTRY },
  };

  g_assert_cmpint (symlink ("loop", loop), ==, 0);
  g_assert_true (g_file_set_contents (cut, "SQLite format 3\0....", 20, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      AkashiClock clock = akashi_clock_fixed (&machine->now);
      g_autoptr (AkashiEngine) engine = akashi_engine_new (places[i].path, &clock);
      g_test_message ("%s", places[i].path);
      g_assert_error (akashi_engine_get_problem (engine), AKASHI_ERROR, (int) places[i].code);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/days-are-the-schemes", test_days_are_the_schemes);
  g_test_add_func ("/engine/scheme-without-list", test_scheme_without_list);
  g_test_add_func ("/engine/damage-is-told", test_damage_is_told);
  g_test_add_func ("/engine/barcode-of-two-schemes", test_barcode_of_two_schemes);
  g_test_add_func ("/engine/file-replaced", test_file_replaced);
  g_test_add_func ("/engine/places", test_places);
  return g_test_run ();
}
