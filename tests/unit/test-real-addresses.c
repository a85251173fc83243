/* SPDX-License-Identifier: Apache-2.0 */
/* The tricks of label.md, "Addresses", against every host of the real schemes:
 * tests/vectors/real-addresses.json. */
#include <jansson.h>
#include <string.h>

#include "akashi-label.h"
#include "akashi-shipped-schemes.h"

#define LEAST_ADDRESSES 200

static AkashiLabelReader *
new_reader (GPtrArray *schemes)
{
  g_autoptr (GError) error = NULL;
  AkashiLabelReader *reader = akashi_label_reader_new (schemes, &error);

  g_assert_no_error (error);
  return reader;
}

static GPtrArray *
load_schemes (void)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *schemes = akashi_shipped_schemes_load (&error);

  g_assert_no_error (error);
  return schemes;
}

static json_t *
load_table (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("AKASHI_VECTORS"), "real-addresses.json", NULL);
  json_error_t error;
  json_t *table = json_load_file (path, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &error);

  if (!table)
    g_error ("%s: %s", path, error.text);
  return table;
}

static const char *
judge (const AkashiLabelReader *reader, const json_t *address)
{
  g_autoptr (GBytes) text = g_bytes_new (json_string_value (address), json_string_length (address));
  g_autoptr (AkashiLabel) label = akashi_label_read (reader, text, AKASHI_TEXT_SCANNED_QR);
  gboolean official = (label->flags & AKASHI_TEXT_OFFICIAL_HOST) != 0;
  gboolean alike = (label->flags & AKASHI_TEXT_LOOK_ALIKE) != 0;

  g_assert_cmpint (official, ==, label->kind == AKASHI_CODE_SCHEME_LINK);
  g_assert_cmpint (alike, ==, label->kind == AKASHI_CODE_LOOK_ALIKE);
  if (official && g_ascii_strncasecmp (json_string_value (address), "http:", 5) == 0)
    g_assert_true (label->flags & AKASHI_TEXT_NOT_ENCRYPTED);
  return official ? "official" : alike ? "look-alike" : "nothing";
}

static void
test_table (void)
{
  g_autoptr (GPtrArray) schemes = load_schemes ();
  g_autoptr (AkashiLabelReader) reader = new_reader (schemes);
  json_t *table = load_table ();
  json_t *row;
  size_t i;
  guint wrong = 0;

  g_assert_cmpuint (json_array_size (json_object_get (table, "addresses")), >=, LEAST_ADDRESSES);
  json_array_foreach (json_object_get (table, "addresses"), i, row)
  {
    const char *want = json_string_value (json_object_get (row, "want"));
    const char *have = judge (reader, json_object_get (row, "address"));
    if (strcmp (want, have) == 0)
      continue;
    wrong++;
    g_test_message ("%s: %s, not %s (%s)", json_string_value (json_object_get (row, "address")), have, want,
                    json_string_value (json_object_get (row, "rule")));
  }
  g_assert_cmpuint (wrong, ==, 0);
  json_decref (table);
}

/* Every host of a shipped definition stands in the table, as official. */
static void
test_every_host (void)
{
  g_autoptr (GPtrArray) schemes = load_schemes ();
  json_t *table = load_table ();
  g_autofree char *text = json_dumps (table, JSON_COMPACT);
  guint hosts = 0;

  for (guint i = 0; i < schemes->len; i++)
    for (char **host = ((const AkashiScheme *) schemes->pdata[i])->hosts; *host; host++)
      {
        g_autofree char *row = g_strdup_printf ("\"https://%s/x\",\"want\":\"official\"", *host);
        g_test_message ("%s", *host);
        g_assert_nonnull (strstr (text, row));
        hosts++;
      }
  g_assert_cmpuint (hosts, >=, 4);
  json_decref (table);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/real-addresses/table", test_table);
  g_test_add_func ("/real-addresses/every-host", test_every_host);
  return g_test_run ();
}
