/* SPDX-License-Identifier: Apache-2.0 */
/* What the service manager is told, and when. */
#include "akashi-life-sign.h"
#include "akashi-scan-pulse.h"

#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>
#include <string.h>

#define SECOND G_USEC_PER_SEC

/* The service manager's end. */
typedef struct {
  GSocket *socket;
  char *folder, *name; /* as in NOTIFY_SOCKET */
} Manager;

static Manager
manager_new (gboolean abstract)
{
  g_autoptr (GError) error = NULL;
  Manager manager = { g_socket_new (G_SOCKET_FAMILY_UNIX, G_SOCKET_TYPE_DATAGRAM, 0, &error), NULL, NULL };
  g_assert_no_error (error);
  manager.folder = g_dir_make_tmp ("akashi-life-XXXXXX", &error);
  g_assert_no_error (error);
  g_autofree char *path = g_build_filename (manager.folder, "notify", NULL);
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new_with_type (
      path, -1, abstract ? G_UNIX_SOCKET_ADDRESS_ABSTRACT : G_UNIX_SOCKET_ADDRESS_PATH);
  manager.name = g_strconcat (abstract ? "@" : "", path, NULL);
  g_assert_true (g_socket_bind (manager.socket, address, FALSE, &error));
  g_socket_set_blocking (manager.socket, FALSE);
  return manager;
}

static void
manager_end (Manager *manager)
{
  g_autofree char *path = g_build_filename (manager->folder, "notify", NULL);
  g_object_unref (manager->socket);
  g_remove (path);
  g_rmdir (manager->folder);
  g_free (manager->folder);
  g_free (manager->name);
}

/* All that was told since, joined by spaces. */
static char *
told (Manager *manager)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);
  char message[256];
  for (gssize length; (length = g_socket_receive (manager->socket, message, sizeof message, NULL, NULL)) > 0;)
    g_ptr_array_add (all, g_strndup (message, (gsize) length));
  g_ptr_array_add (all, NULL);
  return g_strjoinv (" ", (char **) all->pdata);
}

static void
assert_told (Manager *manager, const char *wanted)
{
  g_autofree char *all = told (manager);
  g_assert_cmpstr (all, ==, wanted);
}

static void
test_told (gconstpointer abstract)
{
  Manager manager = manager_new (GPOINTER_TO_INT (abstract));
  g_autoptr (AkashiLifeSign) sign = akashi_life_sign_new (manager.name, "20000000");
  akashi_life_sign_ready (sign);
  akashi_life_sign_ready (sign);
  assert_told (&manager, "READY=1");
  for (gint64 now = 100 * SECOND; now < 120 * SECOND; now += SECOND / 2)
    akashi_life_sign_beat (sign, now);
  assert_told (&manager, "WATCHDOG=1 WATCHDOG=1 WATCHDOG=1 WATCHDOG=1");
  manager_end (&manager);
}

/* Without a watchdog only that it is ready; without a manager nothing, and a manager that is gone ends
 * nothing. */
static void
test_not_asked (void)
{
  static const char *const no_number[] = { NULL, "", "0", "-1", "x", "1x" };
  Manager manager = manager_new (FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (no_number); i++)
    {
      g_autoptr (AkashiLifeSign) sign = akashi_life_sign_new (manager.name, no_number[i]);
      akashi_life_sign_ready (sign);
      akashi_life_sign_beat (sign, SECOND);
      assert_told (&manager, "READY=1");
    }
  g_autofree char *gone = g_strdup (manager.name);
  manager_end (&manager);
  const char *nobody[] = { NULL, "", "relative", gone };
  for (gsize i = 0; i < G_N_ELEMENTS (nobody); i++)
    {
      g_autoptr (AkashiLifeSign) sign = akashi_life_sign_new (nobody[i], "1000000");
      akashi_life_sign_ready (sign);
      akashi_life_sign_beat (sign, SECOND);
    }
}

/* A manager that does not read stops nobody. */
static void
test_deaf (void)
{
  Manager manager = manager_new (FALSE);
  g_autoptr (AkashiLifeSign) sign = akashi_life_sign_new (manager.name, "1000000");
  for (gint64 second = 1; second < 10000; second++)
    akashi_life_sign_beat (sign, second * SECOND);
  g_autofree char *all = told (&manager);
  g_assert_true (g_str_has_prefix (all, "WATCHDOG=1 "));
  manager_end (&manager);
}

static void
test_pulse (void)
{
  static const struct {
    gint64 second;
    guint frames;
    gboolean expected, beats;
  } rows[] = {
    { 1000, 0, FALSE, TRUE }, { 1001, 0, TRUE, TRUE },  { 1007, 0, TRUE, TRUE },  { 1008, 0, TRUE, FALSE },
    { 1009, 1, TRUE, TRUE },  { 1010, 9, TRUE, TRUE },  { 1017, 9, TRUE, TRUE },  { 1018, 9, TRUE, FALSE },
    { 1099, 9, TRUE, FALSE }, { 1100, 9, FALSE, TRUE }, { 1107, 9, TRUE, TRUE },  { 1108, 9, FALSE, TRUE },
    { 1115, 9, TRUE, TRUE },  { 1116, 9, TRUE, FALSE }, { 1117, 10, TRUE, TRUE },
  };
  AkashiScanPulse pulse = { 0 };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("second %d", (int) rows[i].second);
      gint64 now = rows[i].second * SECOND;
      g_assert_cmpint (akashi_scan_pulse_beats (&pulse, rows[i].frames, rows[i].expected, now), ==,
                       rows[i].beats);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/life-sign/path", GINT_TO_POINTER (FALSE), test_told);
  g_test_add_data_func ("/life-sign/abstract", GINT_TO_POINTER (TRUE), test_told);
  g_test_add_func ("/life-sign/not-asked", test_not_asked);
  g_test_add_func ("/life-sign/deaf", test_deaf);
  g_test_add_func ("/life-sign/pulse", test_pulse);
  return g_test_run ();
}
