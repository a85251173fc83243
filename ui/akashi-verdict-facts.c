/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-verdict-facts.h"

void
akashi_verdict_facts_set_bar (AkashiFactRow *row, const char *language, const AkashiEvidence *evidence,
                              const AkashiFact *fact, AkashiSeverity severity)
{
  AkashiDate until = akashi_evidence_support_until (evidence);
  GtkWidget *widget = GTK_WIDGET (row); /* its other classes stay: a value may go on in the next row */
  for (AkashiSeverity other = 0; other <= AKASHI_SEVERITY_INFO; other++)
    gtk_widget_remove_css_class (widget, akashi_severity_name (other));
  gtk_widget_add_css_class (widget, "tight");
  gtk_widget_add_css_class (widget, akashi_severity_name (severity));
  if (!akashi_date_is_day (until))
    return;
  g_autofree char *month = akashi_words_month (language, until);
  g_autofree char *words = g_strjoin (" ", fact->label, fact->value, fact->aside, NULL);
  akashi_support_bar_set (akashi_fact_row_get_support_bar (row), evidence->today, until, words,
                          akashi_words_text (language, N_ ("Now")), month,
                          akashi_words_text (language, N_ ("7 years")));
}
