/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-status-rows.h"

#include "akashi-terminal.h"
#include "akashi-values-json.h"
#include "akashi-words.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

/* --- for programs
 * -------------------------------------------------------------------------------------------------- */

static json_t *
time_json (gint64 time)
{
  g_autofree char *text = akashi_time_format (time);
  return time > 0 ? json_string (text) : json_null ();
}

static json_t *
string_json (const char *text)
{
  json_t *string = text ? json_string (text) : NULL;
  return string ? string : json_null ();
}

/* Who distributes the list: a mirror that says so, else the scheme's operator. */
static const char *
publisher_of (const AkashiScheme *scheme, const char *language)
{
  const char *mirror = akashi_texts_get (scheme->publisher_names, language);
  return mirror ? mirror : akashi_texts_get (scheme->operator_names, language);
}

void
akashi_status_print_json (const char *language, const AkashiSchemeStatus *status, gboolean sample,
                          gint64 clock_has_been)
{
  const AkashiFreshness *freshness = &status->freshness;
  json_t *object = json_pack ("{s:s, s:o, s:o, s:I, s:s, s:o, s:b, s:o}", "scheme", status->scheme->id,
                              "serial", status->serial >= 0 ? json_integer (status->serial) : json_null (),
                              "as_of", akashi_date_to_json (status->as_of), "rows", (json_int_t) status->rows,
                              "freshness", akashi_freshness_name (freshness->state), "age_days",
                              freshness->age_days >= 0 ? json_integer (freshness->age_days) : json_null (),
                              "sample", (int) sample, "url", string_json (status->url));

  json_object_set_new (object, "publisher", string_json (publisher_of (status->scheme, language)));
  json_object_set_new (object, "published", time_json (status->published));
  json_object_set_new (object, "last_attempt", time_json (status->last_attempt));
  json_object_set_new (object, "last_success", time_json (status->last_success));
  json_object_set_new (object, "next_attempt", time_json (status->next_attempt));
  json_object_set_new (object, "failures", json_integer (status->failures));
  json_object_set_new (object, "last_error", string_json (status->last_error));
  json_object_set_new (object, "withdrawn", json_boolean (status->withdrawn));
  json_object_set_new (object, "withdrawn_on", akashi_date_to_json (status->withdrawn_on));
  json_object_set_new (object, "clock_has_been", time_json (clock_has_been));
  json_dumpf (object, stdout, JSON_COMPACT);
  putchar ('\n');
  json_decref (object);
}

/* --- for people
 * ---------------------------------------------------------------------------------------------------- */

char *
akashi_status_time (const char *language, gint64 time)
{
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (time);

  if (!local)
    return g_strdup ("");
  int year, month, day;
  g_date_time_get_ymd (local, &year, &month, &day);
  g_autofree char *iso = g_strdup_printf ("%04d-%02d-%02d", year, month, day);
  g_autofree char *clock = g_date_time_format (local, "%H:%M");
  AkashiDate date;
  if (!akashi_date_parse (iso, &date))
    return g_strdup ("");
  g_autofree char *words = akashi_words_day (language, date);
  /* TRANSLATORS: %1$s: a day, as in "23 November 2026"; %2$s: a time of day, as in "12:13" */
  return g_strdup_printf (akashi_words_text (language, "%1$s, %2$s"), words, clock);
}

/* @value: anything, also out of a definition: it does nothing to the terminal */
static void
print_line (const char *language, const char *label, const char *value)
{
  g_autofree char *escaped = akashi_terminal_escape (value, strlen (value));
  g_print ("  %s: %s\n", akashi_words_text (language, label), escaped);
}

static const char *
state_in_words (const char *language, AkashiFreshnessState state)
{
  static const char *const states[] = {
    N_ ("up to date"),
    N_ ("old: it no longer tells what is not on the list"),
    N_ ("too old to tell"),
    N_ ("never fetched"),
    N_ ("this machine's clock is wrong, so the age cannot be told"),
    N_ ("the cache is damaged"),
  };
  return akashi_words_text (language, states[MIN ((guint) state, G_N_ELEMENTS (states) - 1)]);
}

static void
print_list (const char *language, const AkashiSchemeStatus *status)
{
  if (status->serial < 0)
    {
      print_line (language, N_ ("List"), akashi_words_text (language, "none"));
      return;
    }
  int days = status->freshness.age_days;
  g_autofree char *day = akashi_words_day (language, status->as_of);
  g_autofree char *age = g_strdup_printf (
      akashi_words_plural (language, "%d day old", "%d days old", (gulong) MAX (days, 0)), days);
  g_autofree char *serial = g_strdup_printf ("%" G_GINT64_FORMAT, status->serial);
  g_autofree char *rows = g_strdup_printf ("%" G_GINT64_FORMAT, status->rows);
  g_autofree char *line
      = days < 0
            /* TRANSLATORS: %1$s: the list's number, as in "7"; %2$s: a day */
            ? g_strdup_printf (akashi_words_text (language, "number %1$s, of %2$s"), serial, day)
            /* TRANSLATORS: %3$s: as in "3 days old" */
            : g_strdup_printf (akashi_words_text (language, "number %1$s, of %2$s, %3$s"), serial, day, age);
  print_line (language, N_ ("List"), line);
  print_line (language, N_ ("Registrations"), rows);
}

static void
print_publisher (const char *language, const AkashiSchemeStatus *status)
{
  const char *operator= akashi_texts_get (status->scheme->operator_names, language);
  const char *mirror = akashi_texts_get (status->scheme->publisher_names, language);
  g_autofree char *both = NULL;
  if (mirror && operator)
    /* TRANSLATORS: %1$s: who runs the labelling scheme; %2$s: who copies its list and hands the copy out */
    both = g_strdup_printf (akashi_words_text (language, "%1$s; copied by %2$s"), operator, mirror);
  const char *line = both ? both : publisher_of (status->scheme, language);
  if (line)
    print_line (language, N_ ("Published by"), line);
}

static void
print_withdrawn (const char *language, const AkashiSchemeStatus *status)
{
  if (!status->withdrawn)
    return;
  gboolean told = akashi_date_is_day (status->withdrawn_on);
  g_autofree char *day = told ? akashi_words_day (language, status->withdrawn_on) : NULL;
  g_autofree char *line
      = told ? g_strdup_printf (
            akashi_words_text (language, "since %s the registry no longer speaks for this scheme"), day)
             : g_strdup (akashi_words_text (language, "the registry no longer speaks for this scheme"));
  print_line (language, N_ ("Withdrawn"), line);
}

static void
print_attempts (const char *language, const AkashiSchemeStatus *status)
{
  g_autofree char *success = akashi_status_time (language, status->last_success);
  g_autofree char *next = akashi_status_time (language, status->next_attempt);

  print_line (language, N_ ("Last fetched"),
              status->last_success > 0 ? success : akashi_words_text (language, "never"));
  print_line (language, N_ ("Next try"),
              status->next_attempt > 0 ? next : akashi_words_text (language, "now"));
  if (!status->last_error)
    return;
  print_line (language, N_ ("Last error"), status->last_error);
  g_autofree char *failures = g_strdup_printf (
      akashi_words_plural (language, "%u try", "%u tries", status->failures), status->failures);
  print_line (language, N_ ("Failed in a row"), failures);
}

void
akashi_status_print (const char *language, const AkashiSchemeStatus *status)
{
  const char *name = akashi_texts_get (status->scheme->names, language);
  g_autofree char *escaped = akashi_terminal_escape (name ? name : "", name ? strlen (name) : 0);

  g_print ("%s  %s\n", status->scheme->id, escaped);
  print_list (language, status);
  print_line (language, N_ ("State"), state_in_words (language, status->freshness.state));
  print_withdrawn (language, status);
  print_publisher (language, status);
  if (status->url)
    print_line (language, N_ ("Address"), status->url);
  print_attempts (language, status);
}
