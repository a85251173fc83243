/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-lines.h"
#include "akashi-verdict-words.h"

#define MAX_ADVICE 3

static void
add (GPtrArray *lines, const char *language, guint most, const char *msgid)
{
  if (msgid && lines->len < most)
    g_ptr_array_add (lines, g_strdup (akashi_words_text (language, msgid)));
}

/* What the buyer must do, and whom to ask, by what the list says of the product. */
static void
add_of_product (GPtrArray *lines, const char *language, const AkashiEvidence *evidence)
{
  const AkashiRegistration *registration = evidence->registration;
  const char *contact = registration->desk_phone ? registration->desk_phone : registration->maker_contact;

  if (akashi_evidence_support_until (evidence) == AKASHI_DATE_UNKNOWN)
    add (lines, language, MAX_ADVICE, N_ ("Ask the maker until when security updates come."));
  if (registration->password == AKASHI_PASSWORD_USER_SET)
    add (lines, language, MAX_ADVICE, N_ ("Set a password of your own on the first day."));
  if (lines->len < 2 && registration->updates == AKASHI_UPDATES_MANUAL)
    add (lines, language, MAX_ADVICE, N_ ("Install the security updates yourself."));
  if (lines->len < 2 && registration->updates == AKASHI_UPDATES_AUTOMATIC)
    add (lines, language, MAX_ADVICE, N_ ("Keep it connected, so that security updates arrive."));
  if (contact && lines->len < MAX_ADVICE)
    /* TRANSLATORS: %s: a telephone number or address */
    g_ptr_array_add (
        lines, g_strdup_printf (akashi_words_text (language, "Questions about the product: %s"), contact));
}

char **
akashi_advice_lines (const char *language, const AkashiEvidence *evidence, const AkashiVerdict *verdict,
                     const char *const *of_verdict)
{
  GPtrArray *lines = g_ptr_array_new ();
  gboolean of_product
      = evidence->registration != NULL
        && (verdict->severity == AKASHI_SEVERITY_GOOD || verdict->severity == AKASHI_SEVERITY_CAUTION);
  /* Three things to do are as many as anybody keeps; the questions to a shop are four. */
  guint most = of_product ? MAX_ADVICE : AKASHI_VERDICT_ADVICE;

  /* While it is open whether it is this product, advice about the product would be too early. */
  if (of_product)
    add_of_product (lines, language, evidence);
  /* Nor is a barcode asked for that was held up already. */
  for (; *of_verdict
         && !(verdict->code == AKASHI_VERDICT_LISTED && akashi_evidence_has_unknown_hand (evidence));
       of_verdict++)
    add (lines, language, most, *of_verdict);
  g_ptr_array_add (lines, NULL);
  return (char **) g_ptr_array_free (lines, FALSE);
}
