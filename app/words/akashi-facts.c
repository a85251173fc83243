/* SPDX-License-Identifier: Apache-2.0 */
/* The facts about a product, in the order buyers need them. What the list does not say is said to be so. */
#include "akashi-lines.h"

#include <string.h>

#define NOT_STATED N_ ("not stated in the list")

void
akashi_fact_free (AkashiFact *fact)
{
  g_free (fact->label);
  g_free (fact->value);
  g_free (fact->aside);
  g_free (fact);
}

/* @value and @aside are taken. */
static void
add (GPtrArray *facts, const char *language, AkashiFactKind kind, const char *label, char *value, char *aside)
{
  AkashiFact *fact = g_new0 (AkashiFact, 1);
  fact->kind = kind;
  fact->label = g_strdup (akashi_words_text (language, label));
  fact->value = value ? value : g_strdup (akashi_words_text (language, NOT_STATED));
  fact->aside = aside;
  g_ptr_array_add (facts, fact);
}

static char *
left_until (const char *language, const AkashiEvidence *evidence, AkashiDate until)
{
  if (!akashi_evidence_knows_today (evidence) || until < evidence->today)
    return NULL;
  if (until == evidence->today)
    return g_strdup (akashi_words_text (language, "today is the last day"));
  g_autofree char *span = akashi_words_span (language, evidence->today, until);
  /* TRANSLATORS: %s: a span of time, as in "4 years 4 months left" */
  return g_strdup_printf (akashi_words_text (language, "%s left"), span);
}

static char *
end_in_words (const char *language, const AkashiEvidence *evidence, AkashiDate until)
{
  if (!akashi_evidence_knows_today (evidence) || until >= evidence->today)
    return akashi_until_words (language, until);
  g_autofree char *day = akashi_words_day (language, until);
  return g_strdup_printf (akashi_words_text (language, "ended on %s"), day);
}

static void
add_support (GPtrArray *facts, const char *language, const AkashiEvidence *evidence)
{
  AkashiDate until = akashi_evidence_support_until (evidence);
  char *value = NULL, *aside = NULL;

  if (until == AKASHI_DATE_NONE)
    value = g_strdup (akashi_words_text (language, "none are promised"));
  else if (until == AKASHI_DATE_UNKNOWN)
    aside = g_strdup (akashi_words_text (language, "ask the maker"));
  else
    {
      value = end_in_words (language, evidence, until);
      aside = left_until (language, evidence, until);
    }
  add (facts, language, AKASHI_FACT_SUPPORT, N_ ("Security updates"), value, aside);
}

/* Returns: (transfer full) (nullable): the text of @value out of a table; NULL where the list does not say.
 */
static char *
choose (const char *language, guint value, const char *const *texts, guint n_texts)
{
  return value < n_texts && texts[value] ? g_strdup (akashi_words_text (language, texts[value])) : NULL;
}

static void
add_updates_and_password (GPtrArray *facts, const char *language, const AkashiRegistration *registration)
{
  static const char *const updates[] = {
    [AKASHI_UPDATES_AUTOMATIC] = N_ ("by themselves, while it is connected"),
    [AKASHI_UPDATES_MANUAL] = N_ ("you install them yourself"),
    [AKASHI_UPDATES_NONE] = N_ ("there are none"),
  };
  static const char *const passwords[] = {
    [AKASHI_PASSWORD_UNIQUE] = N_ ("each unit has its own"),
    [AKASHI_PASSWORD_USER_SET] = N_ ("you must set one yourself"),
    [AKASHI_PASSWORD_NONE] = N_ ("it has no password"),
  };

  add (facts, language, AKASHI_FACT_UPDATES, N_ ("How security updates arrive"),
       choose (language, registration->updates, updates, G_N_ELEMENTS (updates)), NULL);
  add (facts, language, AKASHI_FACT_PASSWORD, N_ ("First password"),
       choose (language, registration->password, passwords, G_N_ELEMENTS (passwords)), NULL);
}

typedef struct {
  const char *id;
  const char *text;
} Word;

/* Returns: (transfer full): the words of @ids as a list; an id without words stands as it is. */
static char *
enumerate (const char *language, char **ids, const Word *words, guint n_words)
{
  GString *list = g_string_new (NULL);
  for (char **id = ids; *id; id++)
    {
      const char *text = *id;
      for (guint i = 0; i < n_words; i++)
        if (g_str_equal (*id, words[i].id))
          text = akashi_words_text (language, words[i].text);
      if (list->len > 0)
        g_string_append (list, akashi_words_context (language, "between list items", ", "));
      g_string_append (list, text);
    }
  return g_string_free (list, FALSE);
}

static void
add_sensors (GPtrArray *facts, const char *language, const AkashiRegistration *registration)
{
  static const Word sensors[] = {
    { "camera", N_ ("camera") },     { "microphone", N_ ("microphone") },
    { "location", N_ ("location") }, { "health", N_ ("body and health") },
    { "motion", N_ ("movement") },
  };
  static const Word uses[] = {
    { "shared", N_ ("data is passed on to others") },
    { "sold", N_ ("data is sold") },
  };
  char *value = NULL, *aside = NULL;

  if (registration->sensors)
    value = *registration->sensors
                ? enumerate (language, registration->sensors, sensors, G_N_ELEMENTS (sensors))
                : g_strdup (akashi_words_text (language, "none"));
  if (registration->data_use)
    aside = *registration->data_use
                ? enumerate (language, registration->data_use, uses, G_N_ELEMENTS (uses))
                : g_strdup (akashi_words_text (language, "by the list, data is not passed on"));
  add (facts, language, AKASHI_FACT_SENSORS, N_ ("Camera, microphone and so on"), value, aside);
}

/* Returns: (transfer full) (nullable): what was assessed and how, as in "documents; device, app". */
static char *
covered (const char *language, char **covers)
{
  static const Word words[] = {
    { "device", N_ ("the device") },       { "app", N_ ("its app") },
    { "cloud", N_ ("its cloud service") }, { "parts", N_ ("its parts") },
    { "documents", N_ ("on documents") },  { "device-test", N_ ("by testing the device") },
  };
  return covers && *covers ? enumerate (language, covers, words, G_N_ELEMENTS (words)) : NULL;
}

static char *
who_assessed (const char *language, const AkashiRegistration *registration, const AkashiLevel *level)
{
  static const char *const who[] = {
    [AKASHI_ASSESSED_BY_MAKER] = N_ ("the maker's own check"),
    [AKASHI_ASSESSED_BY_LABORATORY] = N_ ("checked by a laboratory"),
    [AKASHI_ASSESSED_BY_AUTHORITY] = N_ ("checked by the scheme's office"),
  };
  AkashiAssessedBy by = registration->assessed_by;
  if (by == AKASHI_ASSESSED_BY_UNKNOWN && level)
    by = level->assessed_by;

  g_autofree char *by_whom = choose (language, by, who, G_N_ELEMENTS (who));
  g_autofree char *what = covered (language, registration->covers);
  if (!by_whom || !what)
    return g_steal_pointer (&by_whom);
  /* TRANSLATORS: %1$s: who checked it; %2$s: what, and how */
  return g_strdup_printf (akashi_words_text (language, "%1$s (%2$s)"), by_whom, what);
}

static void
add_assessed (GPtrArray *facts, const char *language, const AkashiEvidence *evidence)
{
  const AkashiRegistration *registration = evidence->registration;
  const AkashiLevel *level = NULL;
  const char *name = NULL;
  char *aside = NULL;

  if (evidence->scheme && registration->level >= 0)
    level = akashi_scheme_find_level (evidence->scheme, (guint) registration->level, registration->edition);
  if (level)
    name = akashi_texts_get (level->names, language);
  if (name && strstr (name, "★"))
    /* TRANSLATORS: %s: a level's name, as in "★1 …" */
    aside = g_strdup_printf (akashi_words_text (language, "%s; stars are no marks out of four"), name);
  else if (name)
    aside = g_strdup (name);
  else if (registration->level >= 0)
    aside = g_strdup_printf (akashi_words_text (language, "Level %d"), registration->level);
  add (facts, language, AKASHI_FACT_ASSESSED, N_ ("Who checked it"),
       who_assessed (language, registration, level), aside);
}

static void
add_contact (GPtrArray *facts, const char *language, const AkashiRegistration *registration)
{
  static const Word answerable[] = {
    { "maker", N_ ("The maker answers for it") },
    { "importer", N_ ("The importer answers for it") },
    { "seller", N_ ("The seller answers for it") },
    { "service", N_ ("The service behind it answers for it") },
  };
  const char *contact = registration->desk_phone ? registration->desk_phone : registration->maker_contact;
  GString *aside = g_string_new (NULL);

  for (guint i = 0; registration->responsible && i < G_N_ELEMENTS (answerable); i++)
    if (g_str_equal (registration->responsible, answerable[i].id))
      g_string_append (aside, akashi_words_text (language, answerable[i].text));
  if (registration->compensation && *registration->compensation)
    {
      if (aside->len > 0)
        g_string_append (aside, akashi_words_context (language, "between list items", ", "));
      /* TRANSLATORS: %s: what the list says; the line stands only where compensation is registered */
      g_string_append_printf (aside, akashi_words_text (language, "Compensation: %s"),
                              registration->compensation);
    }
  gboolean empty = aside->len == 0;
  char *text = g_string_free (aside, empty);
  add (facts, language, AKASHI_FACT_CONTACT, N_ ("Whom to ask"), g_strdup (contact), text);
}

static void
add_connection (GPtrArray *facts, const char *language, const AkashiRegistration *registration)
{
  static const char *const connections[] = {
    [AKASHI_CONNECTION_DIRECT] = N_ ("straight to the internet"),
    [AKASHI_CONNECTION_INDIRECT] = N_ ("through another device"),
  };
  add (facts, language, AKASHI_FACT_CONNECTION, N_ ("How it connects"),
       choose (language, registration->connection, connections, G_N_ELEMENTS (connections)), NULL);
}

static void
add_label_term (GPtrArray *facts, const char *language, const AkashiEvidence *evidence)
{
  AkashiDate until = akashi_evidence_label_until (evidence);
  char *value = NULL, *aside = NULL;

  if (akashi_date_is_day (until))
    {
      value = end_in_words (language, evidence, until);
      aside = left_until (language, evidence, until);
    }
  add (facts, language, AKASHI_FACT_LABEL_TERM, N_ ("The label's term"), value, aside);
}

GPtrArray *
akashi_words_facts (const char *language, const AkashiEvidence *evidence)
{
  GPtrArray *facts = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_fact_free);
  const AkashiRegistration *registration = evidence->registration;

  if (!registration || akashi_evidence_is_ambiguous (evidence))
    return facts;
  add_support (facts, language, evidence);
  add_updates_and_password (facts, language, registration);
  add_sensors (facts, language, registration);
  add_assessed (facts, language, evidence);
  add_contact (facts, language, registration);
  add_connection (facts, language, registration);
  add_label_term (facts, language, evidence);
  return facts;
}
