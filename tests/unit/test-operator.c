/* SPDX-License-Identifier: Apache-2.0 */
/* Keys, claims and lists: what an operator makes before anything is published. */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "akashi-claims-file.h"
#include "akashi-limits.h"
#include "akashi-list-builder.h"
#include "akashi-operator-key.h"
#include "akashi-operator-label.h"
#include "akashi-private-key-file.h"
#include "akashi-signed-label.h"
#include "operator-world.h"

/* --- keys
 * -------------------------------------------------------------------------------------------------------- */

static void
test_key (gconstpointer type)
{
  g_autoptr (OperatorWorld) world = operator_world_new ();
  g_autofree char *path = g_build_filename (world->folder, "key.pem", NULL);
  g_autofree char *public = g_build_filename (world->folder, "key.pub", NULL);
  g_autoptr (GError) error = NULL;

  g_autoptr (AkashiOperatorKey) key = akashi_operator_key_create (type, path, OPERATOR_PASSPHRASE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (key->kid), ==, 16);
  g_assert_true (g_str_has_prefix (key->public_pem, "-----BEGIN PUBLIC KEY-----"));
  g_assert_true (akashi_operator_key_is_locked (path));

  struct stat status;
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);

  g_autoptr (AkashiPrivateKey) again = akashi_private_key_file_load (path, OPERATOR_PASSPHRASE, &error);
  g_assert_no_error (error);
  g_autoptr (AkashiPublicKey) half = akashi_private_key_public (again);
  g_autofree char *pem = akashi_public_key_to_pem (half);
  g_assert_cmpstr (pem, ==, key->public_pem);

  g_assert_true (akashi_operator_key_write_public (key, public, &error));
  g_assert_false (akashi_operator_key_write_public (key, public, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_EXISTS);
  g_assert_false (akashi_operator_key_is_locked (public));
}

static void
test_key_refused (void)
{
  g_autoptr (OperatorWorld) world = operator_world_new ();
  g_autofree char *path = operator_world_write (world, "there.pem", "mine");
  g_autofree char *new_path = g_build_filename (world->folder, "new.pem", NULL);
  const struct {
    const char *type;
    const char *path;
    const char *passphrase;
    AkashiError code;
  } cases[] = {
    { "ed25519", path, OPERATOR_PASSPHRASE, AKASHI_ERROR_EXISTS },
    { "rsa", new_path, OPERATOR_PASSPHRASE, AKASHI_ERROR_INVALID },
    { "p256", new_path, "", AKASHI_ERROR_WRONG_PASSPHRASE },
    { "p256", new_path, NULL, AKASHI_ERROR_WRONG_PASSPHRASE },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AkashiOperatorKey) key
          = akashi_operator_key_create (cases[i].type, cases[i].path, cases[i].passphrase, &error);
      g_assert_null (key);
      g_assert_error (error, AKASHI_ERROR, (int) cases[i].code);
    }
  g_autofree char *text = NULL;
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "mine");
  g_assert_false (g_file_test (new_path, G_FILE_TEST_EXISTS));
}

/* --- claims
 * ------------------------------------------------------------------------------------------------------ */

#define CLAIMS(more)                                                                                         \
  "{\"scheme\":\"mihon\",\"number\":\"MH-1\",\"models\":[\"A\"],\"level\":1,\"valid_from\":\"2026-01-01\","  \
  "\"valid_until\":\"2027-12-31\"" more "}"

static AkashiClaims *
read_claims (const char *json, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  return akashi_claims_file_read (bytes, error);
}

static void
test_claims (void)
{
  const struct {
    const char *json;
    gint64 from, until;
    AkashiDate support;
    guint gtins;
  } cases[] = {
    { CLAIMS (""), 1767225600, 1830297600, AKASHI_DATE_UNKNOWN, 0 },
    { CLAIMS (",\"time_zone\":\"Asia/Tokyo\""), 1767225600 - 9 * 3600, 1830297600 - 9 * 3600,
      AKASHI_DATE_UNKNOWN, 0 },
    { CLAIMS (",\"support_until\":null"), 1767225600, 1830297600, AKASHI_DATE_NONE, 0 },
    { CLAIMS (",\"support_until\":\"none\""), 1767225600, 1830297600, AKASHI_DATE_NONE, 0 },
    { CLAIMS (",\"support_until\":\"1970-01-11\",\"maker\":\"Hanami\",\"gtins\":[\"09520484014689\"]"),
      1767225600, 1830297600, 10, 1 },
    { "{\"scheme\":\"mihon\",\"number\":\"MH-1\",\"models\":[\"A\"],\"level\":0,\"valid_from\":5,\"valid_"
      "until\":6}",
      5, 6, AKASHI_DATE_UNKNOWN, 0 },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AkashiClaims) claims = read_claims (cases[i].json, &error);
      g_assert_no_error (error);
      g_assert_cmpint (claims->valid_from, ==, cases[i].from);
      g_assert_cmpint (claims->valid_until, ==, cases[i].until);
      g_assert_cmpint (claims->support_until, ==, cases[i].support);
      g_assert_cmpuint (claims->gtins->len, ==, cases[i].gtins);
    }
}

static void
test_claims_refused (void)
{
  const struct {
    const char *json;
    const char *names; /* what the message names */
  } cases[] = {
    { "[]", "" },
    { "{}", "scheme" },
    { CLAIMS (",\"modles\":[]"), "modles" },
    { CLAIMS (",\"maker\":1"), "maker" },
    { CLAIMS (",\"time_zone\":\"Mars/Olympus\""), "time_zone" },
    { CLAIMS (",\"support_until\":\"2026-02-30\""), "support_until" },
    { CLAIMS (",\"gtins\":[\"09520484014680\"]"), "gtins" },
    { CLAIMS (",\"gtins\":9520484014689"), "gtins" },
    { "{\"scheme\":\"m\",\"number\":\"1\",\"models\":[],\"level\":1,\"valid_from\":1,\"valid_until\":2}",
      "models" },
    { "{\"scheme\":\"m\",\"number\":\"1\",\"models\":[1],\"level\":1,\"valid_from\":1,\"valid_until\":2}",
      "models" },
    { "{\"scheme\":\"m\",\"number\":\"1\",\"models\":[\"A\"],\"level\":10,\"valid_from\":1,\"valid_until\":"
      "2}",
      "level" },
    { "{\"scheme\":\"m\",\"number\":\"1\",\"models\":[\"A\"],\"level\":1,\"valid_from\":\"x\",\"valid_"
      "until\":2}",
      "valid_from" },
    { "{\"scheme\":\"m\",\"number\":\"1\",\"models\":[\"A\"],\"level\":1,\"valid_from\":1}", "valid_until" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AkashiClaims) claims = read_claims (cases[i].json, &error);
      g_assert_null (claims);
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, cases[i].names));
    }
}

static void
test_sign (gconstpointer type)
{
  g_autoptr (OperatorWorld) world = operator_world_new ();
  g_autofree char *key_path = g_build_filename (world->folder, "key.pem", NULL);
  g_autofree char *claims_path = operator_world_write (world, "claims.json", CLAIMS (""));
  g_autoptr (GError) error = NULL;
  g_autoptr (AkashiOperatorKey) key
      = akashi_operator_key_create (type, key_path, OPERATOR_PASSPHRASE, &error);

  g_autofree char *text = akashi_operator_label_sign (claims_path, key_path, OPERATOR_PASSPHRASE,
                                                      "HTTPS://LABEL.EXAMPLE/", &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (text, "HTTPS://LABEL.EXAMPLE/S1."));

  g_autofree char *wrong = akashi_operator_label_sign (claims_path, key_path, "another one", NULL, &error);
  g_assert_null (wrong);
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  wrong = akashi_operator_label_sign (claims_path, key_path, OPERATOR_PASSPHRASE, "http://label.example/",
                                      &error);
  g_assert_null (wrong);
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID);
}

static void
test_draw (void)
{
  g_autoptr (OperatorWorld) world = operator_world_new ();
  const char *const endings[] = { "svg", "png", "pdf" };
  const AkashiOperatorArtwork artwork = { "HTTPS://LABEL.EXAMPLE/S1.AAAA", "MH-1", "A", 300 };
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/label.%s", world->folder, endings[i]);
      g_assert_true (akashi_operator_label_draw (&artwork, path, &error));
      g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
    }
  g_assert_false (akashi_operator_label_draw (&artwork, "label.gif", &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID);
}

/* --- lists
 * ------------------------------------------------------------------------------------------------------- */

#define DAY_ONE 20000

static AkashiBuiltList *
build (const char *lines, GBytes *previous, AkashiDate as_of, gboolean allow_shrink, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (lines, strlen (lines));
  AkashiListSource source = { "mihon", bytes, previous, as_of, allow_shrink };
  return akashi_list_build (&source, error);
}

/* @numbers: separated by spaces */
static char *
rows (const char *numbers)
{
  g_auto (GStrv) words = g_strsplit (numbers, " ", -1);
  GString *text = g_string_new (NULL);
  for (char **word = words; *word; word++)
    {
      g_autofree char *row = **word ? operator_world_row (*word, "in-force") : g_strdup ("");
      g_string_append (text, row);
    }
  return g_string_free (text, FALSE);
}

static AkashiBuiltList *
build_numbers (const char *numbers, const AkashiBuiltList *previous, AkashiDate as_of)
{
  g_autofree char *lines = rows (numbers);
  g_autoptr (GError) error = NULL;
  AkashiBuiltList *list = build (lines, previous ? previous->file : NULL, as_of, TRUE, &error);
  g_assert_no_error (error);
  return list;
}

static void
test_list_order (void)
{
  g_autoptr (AkashiBuiltList) one = build_numbers ("MH-0002 MH-0001 MH-0003", NULL, DAY_ONE);
  g_autoptr (AkashiBuiltList) two = build_numbers ("MH-0003 MH-0001 MH-0002", NULL, DAY_ONE);
  g_autoptr (AkashiBuiltList) other = build_numbers ("MH-0003 MH-0001 MH-0004", NULL, DAY_ONE);
  g_autoptr (GPtrArray) lines = operator_world_lines (one->file);

  g_assert_cmpint (one->rows, ==, 3);
  g_assert_cmpstr (one->digest, ==, two->digest);
  g_assert_cmpstr (one->digest, !=, other->digest);
  g_assert_true (g_bytes_equal (one->file, two->file));
  g_assert_cmpuint (lines->len, ==, 3);
  g_assert_cmpstr (lines->pdata[0], ==,
                   "{\"maker\":{\"name\":{\"ja\":\"花見電機\"}},\"models\":[{\"model\":\"M-MH-0001\"}],"
                   "\"number\":\"MH-0001\",\"status\":\"in-force\",\"valid_until\":\"2028-03-31\"}");
}

static void
test_list_drops (void)
{
  g_autoptr (AkashiBuiltList) first = build_numbers ("MH-0001 MH-0002", NULL, DAY_ONE);
  g_autoptr (AkashiBuiltList) second = build_numbers ("MH-0001", first, DAY_ONE + 1);
  g_autoptr (GPtrArray) lines = operator_world_lines (second->file);
  g_assert_cmpuint (second->dropped, ==, 1);
  g_assert_cmpint (second->rows, ==, 1);
  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_cmpstr (lines->pdata[1], ==,
                   "{\"drop\":\"MH-0002\",\"on\":\"2024-10-05\",\"valid_until\":\"2028-03-31\"}");

  /* Carried on, and no drop of its own the second time. */
  g_autoptr (AkashiBuiltList) third = build_numbers ("MH-0001", second, DAY_ONE + 2);
  g_autoptr (GPtrArray) third_lines = operator_world_lines (third->file);
  g_assert_cmpuint (third->dropped, ==, 0);
  g_assert_cmpstr (third_lines->pdata[1], ==, lines->pdata[1]);

  /* Another writing of the number is the number: it is back. */
  g_autoptr (AkashiBuiltList) back = build_numbers ("MH-0001 mh0002", third, DAY_ONE + 3);
  g_autoptr (GPtrArray) back_lines = operator_world_lines (back->file);
  g_assert_cmpuint (back_lines->len, ==, 2);
  g_assert_cmpint (back->rows, ==, 2);
}

static void
test_list_forgets_after_ten_years (void)
{
  g_autoptr (AkashiBuiltList) first = build_numbers ("MH-0001 MH-0002", NULL, DAY_ONE);
  g_autoptr (AkashiBuiltList) dropped = build_numbers ("MH-0001", first, DAY_ONE + 1);
  AkashiDate last = akashi_date_add_months (DAY_ONE + 1, 120);
  g_autoptr (AkashiBuiltList) ten = build_numbers ("MH-0001", dropped, last);
  g_autoptr (AkashiBuiltList) more = build_numbers ("MH-0001", dropped, last + 1);
  g_autoptr (GPtrArray) ten_lines = operator_world_lines (ten->file);
  g_autoptr (GPtrArray) more_lines = operator_world_lines (more->file);
  g_assert_cmpuint (ten_lines->len, ==, 2);
  g_assert_cmpuint (more_lines->len, ==, 1);
}

static void
test_list_shrinks (void)
{
  g_autoptr (AkashiBuiltList) ten = build_numbers ("A1 A2 A3 A4 A5 A6 A7 A8 A9 A10", NULL, DAY_ONE);
  g_autofree char *eight = rows ("A1 A2 A3 A4 A5 A6 A7 A8");
  g_autofree char *seven = rows ("A1 A2 A3 A4 A5 A6 A7");
  g_autoptr (GError) error = NULL;

  g_autoptr (AkashiBuiltList) fifth = build (eight, ten->file, DAY_ONE, FALSE, &error);
  g_assert_no_error (error);
  g_assert_false (fifth->shrinks);
  g_autoptr (AkashiBuiltList) refused = build (seven, ten->file, DAY_ONE, FALSE, &error);
  g_assert_null (refused);
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_IMPORT_REFUSED);
  g_clear_error (&error);
  g_autoptr (AkashiBuiltList) allowed = build (seven, ten->file, DAY_ONE, TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (allowed->shrinks);
}

/* For caches that missed a list or two: what went within the last AKASHI_SHRINK_DAYS, step by step or at
 * once. */
static void
test_list_shrank_lately (void)
{
  g_autoptr (AkashiBuiltList) ten = build_numbers ("A1 A2 A3 A4 A5 A6 A7 A8 A9 A10", NULL, DAY_ONE);
  const struct {
    const char *numbers;
    AkashiDate day; /* after the list of ten */
    gboolean shrinks, lately;
  } steps[] = {
    { "A1 A2 A3 A4 A5 A6 A7 A8", 1, FALSE, FALSE },
    { "A1 A2 A3 A4 A5 A6 A7", 2, FALSE, TRUE },
    { "A1 A2 A3", 3, TRUE, TRUE },
    { "A1 A2 A3 B1 B2 B3", 4, FALSE, TRUE },
    { "A1 A2 A3 B1 B2 B3", 3 + AKASHI_SHRINK_DAYS, FALSE, TRUE },
    { "A1 A2 A3 B1 B2 B3", 4 + AKASHI_SHRINK_DAYS, FALSE, FALSE },
  };
  AkashiBuiltList *before = ten;
  AkashiBuiltList *lists[G_N_ELEMENTS (steps)];

  g_assert_false (ten->shrank_lately);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      lists[i] = build_numbers (steps[i].numbers, before, DAY_ONE + steps[i].day);
      g_test_message ("step %u", i);
      g_assert_cmpint (lists[i]->shrinks, ==, steps[i].shrinks);
      g_assert_cmpint (lists[i]->shrank_lately, ==, steps[i].lately);
      before = lists[i];
    }
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    akashi_built_list_free (lists[i]);

  /* By the scheme's own word: not from a day that has not come, and not of a first list. */
  g_autofree char *six = rows ("A1 A2 A3 A4 A5 A6");
  g_autofree char *with = g_strconcat (six, "{\"drop\":\"A7\",\"on\":\"2999-01-01\"}\n", NULL);
  g_autofree char *first = g_strconcat (six,
                                        "{\"drop\":\"A7\",\"on\":\"2024-10-01\"}\n"
                                        "{\"drop\":\"A8\",\"on\":\"2024-10-01\"}\n",
                                        NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AkashiBuiltList) a = build (with, ten->file, DAY_ONE, TRUE, &error);
  g_autoptr (AkashiBuiltList) b = build (with, a->file, DAY_ONE + 1 + AKASHI_SHRINK_DAYS, TRUE, &error);
  g_autoptr (AkashiBuiltList) c = build (first, NULL, DAY_ONE, FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (a->shrank_lately);
  g_assert_false (b->shrank_lately);
  g_assert_false (c->shrank_lately);
}

static void
test_list_refused (void)
{
  g_autofree char *row = operator_world_row ("MH-0001", "in-force");
  g_autofree char *bad_status = operator_world_row ("MH-0002", "fine");
  const struct {
    char *lines;
    const char *names;
  } cases[] = {
    { g_strconcat (row, "x\n", NULL), "line 2:" },
    { g_strconcat (row, row, NULL), "line 2: the number MH-0001 is in the list twice" },
    { g_strconcat (row, "{}\n", NULL), "line 2:" },
    { g_strconcat (row, "\n", NULL), "line 2:" },
    { g_strconcat (bad_status, row, NULL), "line 1:" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *lines = cases[i].lines;
      g_autoptr (AkashiBuiltList) list = build (lines, NULL, DAY_ONE, TRUE, &error);
      g_assert_null (list);
      g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_IMPORT_REFUSED);
      g_assert_nonnull (strstr (error->message, cases[i].names));
    }
  g_autoptr (AkashiBuiltList) empty = build_numbers ("", NULL, DAY_ONE);
  g_assert_cmpint (empty->rows, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/operator/key/ed25519", "ed25519", test_key);
  g_test_add_data_func ("/operator/key/p256", "p256", test_key);
  g_test_add_func ("/operator/key/refused", test_key_refused);
  g_test_add_func ("/operator/claims", test_claims);
  g_test_add_func ("/operator/claims/refused", test_claims_refused);
  g_test_add_data_func ("/operator/sign/ed25519", "ed25519", test_sign);
  g_test_add_data_func ("/operator/sign/p256", "p256", test_sign);
  g_test_add_func ("/operator/draw", test_draw);
  g_test_add_func ("/operator/list/order", test_list_order);
  g_test_add_func ("/operator/list/drops", test_list_drops);
  g_test_add_func ("/operator/list/ten-years", test_list_forgets_after_ten_years);
  g_test_add_func ("/operator/list/shrinks", test_list_shrinks);
  g_test_add_func ("/operator/list/shrank-lately", test_list_shrank_lately);
  g_test_add_func ("/operator/list/refused", test_list_refused);
  return g_test_run ();
}
