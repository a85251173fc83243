/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-verdict-facts.h"

void
akashi_verdict_facts_set_bar (AkashiFactRow *row, const char *language, const AkashiEvidence *evidence,
                              const AkashiFact *fact, AkashiSeverity severity)
{
  AkashiDate until = akashi_evidence_support_until (evidence);
  gboolean goes_on = gtk_widget_has_css_class (GTK_WIDGET (row), "goes-on");
  const char *classes[]
      = { "fact", "tight", akashi_severity_name (severity), goes_on ? "goes-on" : NULL, NULL };
  gtk_widget_set_css_classes (GTK_WIDGET (row), classes);
  if (!akashi_date_is_day (until))
    return;
  g_autofree char *month = akashi_words_month (language, until);
  g_autofree char *words = g_strjoin (" ", fact->label, fact->value, fact->aside, NULL);
  akashi_support_bar_set (akashi_fact_row_get_support_bar (row), evidence->today, until, words,
                          akashi_words_text (language, N_ ("Now")), month,
                          akashi_words_text (language, N_ ("7 years")));
}
