/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-day-counters.h"

#include "akashi-state-file.h"

#include <glib/gstdio.h>
#include <string.h>

#define HEADING "day,verdict,scheme,count"
#define LARGEST_FILE (8 * 1024 * 1024) /* bytes: 400 days of every verdict of a hundred schemes */

struct _AkashiDayCounters {
  char *path;
  GTree *counts; /* "day,verdict,scheme" → count */
  gboolean changed;
};

static int
compare (gconstpointer a, gconstpointer b, gpointer data G_GNUC_UNUSED)
{
  return strcmp (a, b);
}

static gboolean
is_day (const char *text)
{
  return strlen (text) == strlen ("2026-11-23") && text[4] == '-' && text[7] == '-'
         && strspn (text, "0123456789-") == strlen (text);
}

/* Names are ours, of verdicts and schemes; whatever else is in a damaged file stays out. */
static gboolean
is_name (const char *text)
{
  return strlen (text) <= 64 && strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-_.") == strlen (text);
}

static void
set (AkashiDayCounters *counters, const char *day, const char *verdict, const char *scheme, guint more)
{
  char *key = g_strjoin (",", day, verdict, scheme, NULL);
  guint known = GPOINTER_TO_UINT (g_tree_lookup (counters->counts, key));
  g_tree_replace (counters->counts, key, GUINT_TO_POINTER (known + more));
}

static void
read_line (AkashiDayCounters *counters, const char *line)
{
  g_auto (GStrv) cells = g_strsplit (line, ",", 5);
  guint64 count;
  if (g_strv_length (cells) == 4 && is_day (cells[0]) && *cells[1] != '\0' && is_name (cells[1])
      && is_name (cells[2]) && g_ascii_string_to_unsigned (cells[3], 10, 1, G_MAXINT, &count, NULL))
    set (counters, cells[0], cells[1], cells[2], (guint) count);
}

/* What cannot be read now is not written over: somebody may still read it. */
static void
set_aside (const char *path, const GError *error)
{
  g_autofree char *aside = g_strconcat (path, ".unreadable", NULL);
  g_message ("%s is set aside: %s", path, error->message);
  g_rename (path, aside);
}

AkashiDayCounters *
akashi_day_counters_new (const char *path)
{
  AkashiDayCounters *counters = g_new0 (AkashiDayCounters, 1);
  counters->path = g_strdup (path);
  counters->counts = g_tree_new_full (compare, NULL, g_free, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = akashi_state_file_read (path, LARGEST_FILE, &error);
  if (text == NULL && !g_error_matches (error, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND))
    set_aside (path, error);
  g_auto (GStrv) lines = text == NULL ? NULL : g_strsplit (text, "\n", -1);
  for (char **line = lines; line != NULL && *line != NULL; line++)
    read_line (counters, *line);
  return counters;
}

void
akashi_day_counters_free (AkashiDayCounters *counters)
{
  g_tree_unref (counters->counts);
  g_free (counters->path);
  g_free (counters);
}

/* --- days --- */

typedef struct {
  GPtrArray *days; /* texts, each once, the oldest first */
  const char *day; /* (nullable): whose total is wanted */
  guint total;
} Look;

static gboolean
look_at (gpointer key, gpointer value, gpointer data)
{
  Look *look = data;
  g_autofree char *day = g_strndup (key, strlen ("2026-11-23"));
  if (look->day != NULL && g_str_equal (day, look->day))
    look->total += GPOINTER_TO_UINT (value);
  if (look->days != NULL
      && (look->days->len == 0 || !g_str_equal (look->days->pdata[look->days->len - 1], day)))
    g_ptr_array_add (look->days, g_steal_pointer (&day));
  return FALSE;
}

guint
akashi_day_counters_total (AkashiDayCounters *counters, const char *day)
{
  Look look = { .day = day };
  g_tree_foreach (counters->counts, look_at, &look);
  return look.total;
}

char **
akashi_day_counters_days (AkashiDayCounters *counters)
{
  Look look = { .days = g_ptr_array_new () };
  g_tree_foreach (counters->counts, look_at, &look);
  for (guint i = 0; i < look.days->len / 2; i++)
    {
      gpointer *one = &look.days->pdata[i], *other = &look.days->pdata[look.days->len - 1 - i], kept = *one;
      *one = *other;
      *other = kept;
    }
  g_ptr_array_add (look.days, NULL);
  return (char **) g_ptr_array_free (look.days, FALSE);
}

/* Keys begin with their day, and stand in order: the oldest ones come first. */
static void
forget_old_days (AkashiDayCounters *counters)
{
  g_auto (GStrv) days = akashi_day_counters_days (counters);
  if (g_strv_length (days) <= AKASHI_COUNTERS_KEPT_DAYS)
    return;
  const char *oldest = days[AKASHI_COUNTERS_KEPT_DAYS - 1];
  for (GTreeNode *node = g_tree_node_first (counters->counts);
       node != NULL && strncmp (g_tree_node_key (node), oldest, strlen (oldest)) < 0;
       node = g_tree_node_first (counters->counts))
    g_tree_remove (counters->counts, g_tree_node_key (node));
}

void
akashi_day_counters_add (AkashiDayCounters *counters, const char *day, const char *verdict,
                         const char *scheme)
{
  g_return_if_fail (is_day (day) && is_name (verdict));
  set (counters, day, verdict, scheme != NULL && is_name (scheme) ? scheme : "", 1);
  forget_old_days (counters);
  counters->changed = TRUE;
}

/* --- the file --- */

static gboolean
write_line (gpointer key, gpointer value, gpointer data)
{
  g_string_append_printf (data, "%s,%u\n", (const char *) key, GPOINTER_TO_UINT (value));
  return FALSE;
}

char *
akashi_day_counters_csv (AkashiDayCounters *counters)
{
  GString *text = g_string_new (HEADING "\n");
  g_tree_foreach (counters->counts, write_line, text);
  return g_string_free (text, FALSE);
}

gboolean
akashi_day_counters_save (AkashiDayCounters *counters, GError **error)
{
  if (!counters->changed)
    return TRUE;
  g_autofree char *text = akashi_day_counters_csv (counters);
  if (!akashi_state_file_write (counters->path, text, error))
    return FALSE;
  counters->changed = FALSE;
  return TRUE;
}
