/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-previous-list.h"

#include <gio/gio.h>
#include <string.h>

#include "akashi-error.h"
#include "akashi-list-reader.h"
#include "akashi-registration-json.h"

static gboolean
add_line (const char *scheme, const char *text, gsize length, guint64 number, AkashiListProfile *profile,
          GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (AkashiRegistration) quick = akashi_registration_new_canonical (scheme, text, length, NULL);

  if (quick)
    {
      akashi_list_profile_add (profile, quick);
      return TRUE;
    }
  g_autoptr (AkashiListLine) line = akashi_list_line_new_json (scheme, text, length, &problem);
  if (line && line->registration)
    akashi_list_profile_add (profile, line->registration);
  if (line)
    return TRUE;
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IMPORT_REFUSED, "line %" G_GUINT64_FORMAT ": %s", number,
               problem->message);
  return FALSE;
}

static gboolean
read_lines (const char *scheme, GDataInputStream *lines, AkashiListProfile *profile, GError **error)
{
  for (guint64 number = 1;; number++)
    {
      gsize length;
      g_autoptr (GError) problem = NULL;
      g_autofree char *text = g_data_input_stream_read_line (lines, &length, NULL, &problem);
      if (problem)
        {
          g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IO, "%s", problem->message);
          return FALSE;
        }
      if (!text)
        return TRUE;
      if (!add_line (scheme, text, length, number, profile, error))
        return FALSE;
    }
}

static gboolean
read_file (const char *scheme, const char *path, AkashiListProfile *profile, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) problem = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, &problem);

  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return TRUE;
  if (!stream)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IO, "%s", problem->message);
      return FALSE;
    }
  g_autoptr (GDataInputStream) lines = g_data_input_stream_new (G_INPUT_STREAM (stream));
  if (read_lines (scheme, lines, profile, error))
    return TRUE;
  g_prefix_error (error, "the earlier list %s: ", path);
  return FALSE;
}

static gboolean
read_published (const char *scheme, GBytes *published, AkashiListProfile *profile, GError **error)
{
  g_autoptr (AkashiListReader) reader = akashi_list_reader_new (published);
  const char *text;
  gsize length;

  while (akashi_list_reader_next (reader, &text, &length, error))
    if (!text)
      return TRUE;
    else if (!add_line (scheme, text, length, akashi_list_reader_line_number (reader), profile, error))
      break;
  g_prefix_error (error, "the list that is published now: ");
  return FALSE;
}

gboolean
akashi_previous_list_read (const char *scheme, const char *path, GBytes *published,
                           AkashiListProfile *profile, GError **error)
{
  return (!path || read_file (scheme, path, profile, error))
         && (!published || read_published (scheme, published, profile, error));
}
