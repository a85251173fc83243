/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-staff-pin.h"

#include "akashi-secret-hash.h"
#include "akashi-state-file.h"

#include <string.h>

#define FIRST_WAIT_S 30
#define LONGEST_WAIT_S 3600
#define LARGEST_FILE 1024 /* bytes */

struct _AkashiStaffPin {
  char *path;
  char *hash; /* (nullable): none is set */
  gboolean damaged;
  guint wrong;  /* tries in a row */
  gint64 tried; /* when the last of them was; seconds since 1970-01-01 */
};

/* "HASH WRONG TRIED" */
static gboolean
parse (AkashiStaffPin *pin, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", 4);
  guint64 wrong;
  gint64 tried;
  if (g_strv_length (words) != 3 || !g_ascii_string_to_unsigned (words[1], 10, 0, G_MAXUINT, &wrong, NULL)
      || !g_ascii_string_to_signed (g_strchomp (words[2]), 10, 0, G_MAXINT64, &tried, NULL))
    return FALSE;
  /* Of the same one only this process counts the tries; and it may know that their time cannot be right. */
  if (g_strcmp0 (pin->hash, words[0]) == 0)
    return TRUE;
  g_free (pin->hash);
  pin->hash = g_strdup (words[0]);
  pin->wrong = (guint) wrong;
  pin->tried = tried;
  return TRUE;
}

/* Somebody may have chosen another one by a command since. Where the file cannot be read, what was known
 * stays. */
static void
look (AkashiStaffPin *pin)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = akashi_state_file_read (pin->path, LARGEST_FILE, &error);
  if (text != NULL)
    {
      pin->damaged = !parse (pin, text);
      if (pin->damaged)
        g_clear_pointer (&pin->hash, g_free);
    }
  else if (pin->hash == NULL)
    pin->damaged = !g_error_matches (error, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND);
}

AkashiStaffPin *
akashi_staff_pin_new (const char *path)
{
  AkashiStaffPin *pin = g_new0 (AkashiStaffPin, 1);
  pin->path = g_strdup (path);
  look (pin);
  return pin;
}

void
akashi_staff_pin_free (AkashiStaffPin *pin)
{
  g_free (pin->path);
  g_free (pin->hash);
  g_free (pin);
}

gboolean
akashi_staff_pin_is_set (AkashiStaffPin *pin)
{
  look (pin);
  return pin->hash != NULL || pin->damaged;
}

static char *
compose (const AkashiStaffPin *pin)
{
  return g_strdup_printf ("%s %u %" G_GINT64_FORMAT "\n", pin->hash, pin->wrong, pin->tried);
}

static gboolean
keep (const AkashiStaffPin *pin, GError **error)
{
  g_autofree char *text = compose (pin);
  return akashi_state_file_write (pin->path, text, error);
}

gboolean
akashi_staff_pin_is_good (const char *digits)
{
  gsize length = strlen (digits);
  return length >= AKASHI_PIN_SHORTEST && length <= AKASHI_PIN_LONGEST
         && strspn (digits, "0123456789") == length && strspn (digits, (char[]){ *digits, '\0' }) < length;
}

gboolean
akashi_staff_pin_set (AkashiStaffPin *pin, const char *digits, GError **error)
{
  if (!akashi_staff_pin_is_good (digits))
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "a PIN has %d to %d digits, not all the same",
                   AKASHI_PIN_SHORTEST, AKASHI_PIN_LONGEST);
      return FALSE;
    }
  g_autofree char *hash = akashi_secret_hash_new (digits, error);
  const AkashiStaffPin fresh = { .path = pin->path, .hash = hash };
  if (hash == NULL || !keep (&fresh, error))
    return FALSE;
  g_free (pin->hash);
  *pin = fresh;
  g_steal_pointer (&hash);
  return TRUE;
}

/* --- trying --- */

/* A full disk does not shut the staff out, and counts the tries of others all the same. */
static gboolean
keep_tries (const AkashiStaffPin *pin, GError **error)
{
  g_autoptr (GError) cause = NULL;
  if (keep (pin, &cause))
    return TRUE;
  if (g_error_matches (cause, AKASHI_ERROR, AKASHI_ERROR_NO_SPACE))
    {
      g_autofree char *text = compose (pin);
      return akashi_state_file_overwrite (pin->path, text, error);
    }
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static gint64
whole_wait (guint wrong)
{
  if (wrong < AKASHI_PIN_FREE_TRIES)
    return 0;
  guint doublings = MIN (wrong - AKASHI_PIN_FREE_TRIES, 16);
  return MIN ((gint64) FIRST_WAIT_S << doublings, LONGEST_WAIT_S);
}

gint64
akashi_staff_pin_wait (AkashiStaffPin *pin, gint64 now)
{
  /* The clock was ahead when the last try was made, or was set back since: the wait begins anew. Else it
   * would not end before the clock is there again. */
  pin->tried = MIN (pin->tried, now);
  return MAX (pin->tried + whole_wait (pin->wrong) - now, 0);
}

gboolean
akashi_staff_pin_try (AkashiStaffPin *pin, const char *digits, gint64 now, gboolean *right, GError **error)
{
  gboolean matches;
  look (pin);
  if (pin->hash == NULL)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "%s holds no PIN", pin->path);
      return FALSE;
    }
  if (akashi_staff_pin_wait (pin, now) > 0)
    {
      g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_BUSY, "it is too early to try again");
      return FALSE;
    }
  pin->wrong++;
  pin->tried = now;
  if (!keep_tries (pin, error) || !akashi_secret_hash_matches (pin->hash, digits, &matches, error))
    return FALSE;
  if (matches)
    {
      pin->wrong = 0;
      if (!keep_tries (pin, error))
        return FALSE;
    }
  *right = matches;
  return TRUE;
}
