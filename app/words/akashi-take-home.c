/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-take-home.h"

#include "akashi-limits.h"
#include "akashi-lines.h"

/* TRANSLATORS: the heading of three things to do, on a slip of paper for the customer */
#define TASKS_TITLE N_ ("At home, on the first day")

static const char *const tasks[AKASHI_TAKE_HOME_TASKS] = {
  N_ ("Set a password that only you know."),
  N_ ("Let security updates come by themselves."),
  N_ ("Keep this slip with the manual."),
};

static char *
fact_line (const char *language, GPtrArray *facts, AkashiFactKind kind)
{
  for (guint i = 0; i < facts->len; i++)
    {
      const AkashiFact *fact = facts->pdata[i];
      if (fact->kind == kind)
        /* TRANSLATORS: the name of a fact, and the fact, as in "Security updates: until March 2031" */
        return g_strdup_printf (akashi_words_context (language, "fact", "%1$s: %2$s"), fact->label,
                                fact->value);
    }
  return g_strdup ("");
}

AkashiTakeHome *
akashi_take_home_new (const char *language, const AkashiEvidence *evidence)
{
  g_autoptr (GPtrArray) facts = akashi_words_facts (language, evidence);
  const AkashiVerdict verdict = akashi_verdict_judge (evidence);

  if (facts->len == 0 || !evidence->registration)
    return NULL;
  g_autoptr (AkashiWords) words = akashi_words_new (language, evidence, &verdict);
  AkashiTakeHome *self = g_new0 (AkashiTakeHome, 1);
  self->sample = g_strdup (words->sample);
  self->answer = g_strdup (words->headline);
  self->product = akashi_words_product (language, evidence->registration);
  self->support = fact_line (language, facts, AKASHI_FACT_SUPPORT);
  self->list = g_strdup (words->list);
  self->tasks_title = g_strdup (akashi_words_text (language, TASKS_TITLE));
  for (guint i = 0; i < AKASHI_TAKE_HOME_TASKS; i++)
    self->tasks[i] = g_strdup (akashi_words_text (language, tasks[i]));
  self->contact = fact_line (language, facts, AKASHI_FACT_CONTACT);
  return self;
}

void
akashi_take_home_free (AkashiTakeHome *self)
{
  g_free (self->sample);
  g_free (self->answer);
  g_free (self->product);
  g_free (self->support);
  g_free (self->list);
  g_free (self->tasks_title);
  for (guint i = 0; i < AKASHI_TAKE_HOME_TASKS; i++)
    g_free (self->tasks[i]);
  g_free (self->contact);
  g_free (self);
}

char *
akashi_take_home_summary (const AkashiTakeHome *self)
{
  const char *lines[] = { self->sample,  self->answer,      self->product,  self->support,  self->list,
                          self->contact, self->tasks_title, self->tasks[0], self->tasks[1], self->tasks[2] };
  const guint must = 4; /* of them stay */
  g_autoptr (GString) summary = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      glong more = g_utf8_strlen (lines[i], -1) + 1;
      if (*lines[i] == '\0')
        continue;
      if (i >= must && g_utf8_strlen (summary->str, -1) + more > AKASHI_TAKE_HOME_MAX_CHARACTERS)
        break;
      g_string_append_printf (summary, "%s%s", summary->len > 0 ? "\n" : "", lines[i]);
    }
  if (g_utf8_strlen (summary->str, -1) <= AKASHI_TAKE_HOME_MAX_CHARACTERS)
    return g_strdup (summary->str);
  g_autofree char *cut = g_utf8_substring (summary->str, 0, AKASHI_TAKE_HOME_MAX_CHARACTERS - 1);
  return g_strconcat (cut, "…", NULL);
}
