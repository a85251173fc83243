/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-first-start.h"

#include "akashi-state-file.h"

#include <time.h>

#define LARGEST_FILE 128 /* bytes */

/* Returns: (transfer full) (nullable): another text at each boot */
static char *
read_boot (void)
{
  char *boot = NULL;
  if (!g_file_get_contents ("/proc/sys/kernel/random/boot_id", &boot, NULL, NULL))
    return NULL;
  return g_strstrip (boot);
}

/* Seconds since the machine booted. */
static gint64
read_uptime (void)
{
  struct timespec time;
  clock_gettime (CLOCK_BOOTTIME, &time);
  return time.tv_sec;
}

static gboolean
remember (const char *path, const char *boot)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdup_printf ("%s %" G_GINT64_FORMAT "\n", boot, read_uptime ());
  if (akashi_state_file_write (path, text, &error))
    return TRUE;
  g_message ("first start: %s", error->message);
  return FALSE;
}

gboolean
akashi_first_start_was_within (const char *path, guint seconds)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *boot = read_boot ();
  g_autofree char *text = akashi_state_file_read (path, LARGEST_FILE, &error);
  if (boot == NULL)
    return FALSE;
  if (text == NULL)
    return g_error_matches (error, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND) && remember (path, boot);
  gint64 began;
  g_auto (GStrv) words = g_strsplit (g_strchomp (text), " ", 2);
  if (g_strv_length (words) != 2 || !g_str_equal (words[0], boot)
      || !g_ascii_string_to_signed (words[1], 10, 0, G_MAXINT64, &began, NULL))
    return FALSE;
  gint64 age = read_uptime () - began;
  return age >= 0 && age <= seconds;
}
