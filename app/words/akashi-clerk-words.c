/* SPDX-License-Identifier: Apache-2.0 */
/* The second page of every verdict: what the staff do about it, and what they say. */
#include "akashi-clerk-words.h"

#include "akashi-words.h"

#define FETCH_LIST N_ ("Fetch the new registration list, then check again.")
#define TYPE_IT N_ ("Type the number printed on the label.")
#define CANNOT_SAY N_ ("We cannot tell just now. That does not mean that the product is bad.")
#define OFFER_LONGER N_ ("Offer a product whose security updates last longer.")
#define ASK_MAKER_ASIDE N_ ("Set the product aside and ask the maker.")
#define COMPARE_MODEL N_ ("Compare the model on the box with the one on this page.")

typedef struct {
  AkashiVerdictCode code;
  AkashiCause cause; /* AKASHI_CAUSE_NONE: every cause without a row of its own */
  AkashiClerkWords words;
} Row;

static const Row rows[] = {
  { AKASHI_VERDICT_ALTERED,
    AKASHI_CAUSE_NONE,
    { ASK_MAKER_ASIDE, N_ ("Something on this label does not fit. We will ask the maker.") } },
  { AKASHI_VERDICT_WRONG_ADDRESS,
    AKASHI_CAUSE_NONE,
    { N_ ("Look whether a sticker covers the label, and set the product aside."),
      N_ ("Please do not scan this code. We will look at the label.") } },
  { AKASHI_VERDICT_CONTRADICTS_LIST,
    AKASHI_CAUSE_NONE,
    { ASK_MAKER_ASIDE, N_ ("Label and list differ. We go by the list.") } },
  { AKASHI_VERDICT_DIFFERENT_PRODUCT,
    AKASHI_CAUSE_NONE,
    { COMPARE_MODEL, N_ ("Label and product may have been mixed up. Let us look together.") } },
  { AKASHI_VERDICT_WITHDRAWN,
    AKASHI_CAUSE_NONE,
    { ASK_MAKER_ASIDE, N_ ("The scheme has withdrawn this registration. May I show you another product?") } },
  { AKASHI_VERDICT_SUSPENDED,
    AKASHI_CAUSE_NONE,
    { N_ ("Ask the maker until when it is suspended."),
      N_ ("The registration is suspended for now. May I show you another product?") } },
  { AKASHI_VERDICT_NOT_IN_LIST,
    AKASHI_CAUSE_NONE,
    { N_ ("Compare the number on the box with the one on this page."),
      N_ ("We do not find this number on the list. We will ask the maker.") } },
  { AKASHI_VERDICT_SUPPORT_ENDED,
    AKASHI_CAUSE_NONE,
    { OFFER_LONGER, N_ ("The maker no longer sends security updates for this one.") } },
  { AKASHI_VERDICT_NO_UPDATES_PROMISED,
    AKASHI_CAUSE_NONE,
    { OFFER_LONGER, N_ ("By the list, no security updates are promised for this one.") } },

  { AKASHI_VERDICT_CANNOT_TELL, AKASHI_CAUSE_NONE, { FETCH_LIST, CANNOT_SAY } },
  { AKASHI_VERDICT_CANNOT_TELL,
    AKASHI_CAUSE_CLOCK,
    { N_ ("Set the clock of this machine, then check again."), CANNOT_SAY } },
  { AKASHI_VERDICT_CANNOT_TELL,
    AKASHI_CAUSE_NEWER_THAN_PROGRAM,
    { N_ ("This machine needs a newer version of its program."), CANNOT_SAY } },
  { AKASHI_VERDICT_CANNOT_TELL, AKASHI_CAUSE_UNREADABLE_LABEL, { TYPE_IT, CANNOT_SAY } },
  { AKASHI_VERDICT_CANNOT_TELL, AKASHI_CAUSE_UNKNOWN_PAGE, { TYPE_IT, CANNOT_SAY } },
  { AKASHI_VERDICT_CANNOT_TELL, AKASHI_CAUSE_UNKNOWN_PAGE_FORM, { TYPE_IT, CANNOT_SAY } },
  { AKASHI_VERDICT_CANNOT_TELL,
    AKASHI_CAUSE_NO_SUPPLIER,
    { N_ ("Look the number up on the scheme's own site."), CANNOT_SAY } },
  { AKASHI_VERDICT_CANNOT_TELL,
    AKASHI_CAUSE_TYPED_NOT_FOUND,
    { N_ ("Compare the number on the box with the one on this page."), CANNOT_SAY } },
  { AKASHI_VERDICT_CANNOT_TELL,
    AKASHI_CAUSE_SEVERAL_SCHEMES,
    { N_ ("Look which scheme the label names."), CANNOT_SAY } },

  { AKASHI_VERDICT_UNKNOWN_SIGNER,
    AKASHI_CAUSE_NONE,
    { TYPE_IT, N_ ("We do not know whose label this is. Let me look it up.") } },
  { AKASHI_VERDICT_SIGNATURE_WITHDRAWN,
    AKASHI_CAUSE_NONE,
    { COMPARE_MODEL, N_ ("We went by the number. Let us compare the model together.") } },
  { AKASHI_VERDICT_HIDDEN_ADDRESS,
    AKASHI_CAUSE_NONE,
    { TYPE_IT, N_ ("Nobody can see where this code leads, so please do not scan it.") } },
  { AKASHI_VERDICT_SCHEME_NOT_ACTIVE,
    AKASHI_CAUSE_NONE,
    { N_ ("Look on the scheme's own site how far it is."),
      N_ ("For this scheme there is nothing to look it up in.") } },
  { AKASHI_VERDICT_PROVISIONAL,
    AKASHI_CAUSE_NONE,
    { N_ ("Ask the maker when it will be registered."),
      N_ ("It was applied for, and is not registered yet.") } },
  { AKASHI_VERDICT_DELISTED,
    AKASHI_CAUSE_NONE,
    { N_ ("Ask the maker why it left the list."),
      N_ ("It is no longer on the list; the reason is not given.") } },
  { AKASHI_VERDICT_LABEL_EXPIRED,
    AKASHI_CAUSE_NONE,
    { N_ ("Tell the customer until when security updates last."),
      N_ ("Only the label's term is over. Security updates have another date.") } },
  { AKASHI_VERDICT_ENDS_SOON,
    AKASHI_CAUSE_NONE,
    { OFFER_LONGER, N_ ("Security updates for this one end soon.") } },
  { AKASHI_VERDICT_LISTED,
    AKASHI_CAUSE_NONE,
    { COMPARE_MODEL, N_ ("The number is on the list. Let us compare the model together.") } },
  { AKASHI_VERDICT_CONFIRMED,
    AKASHI_CAUSE_NONE,
    { N_ ("Tell the customer until when security updates last."),
      N_ ("It agrees with the registration list.") } },

  { AKASHI_VERDICT_NO_REGISTRATION_FOUND,
    AKASHI_CAUSE_NONE,
    { N_ ("Answer the four questions on security updates, or ask the maker."),
      N_ ("Not every product carries a label. Let me ask the maker for you.") } },
  { AKASHI_VERDICT_OUT_OF_SCOPE,
    AKASHI_CAUSE_NONE,
    { N_ ("Answer the four questions on security updates, or ask the maker."),
      N_ ("This kind of product has no such label.") } },
  { AKASHI_VERDICT_OTHER_MARK,
    AKASHI_CAUSE_NONE,
    { N_ ("Look for the security label on the other sides of the box."),
      N_ ("This mark has another purpose.") } },
  { AKASHI_VERDICT_NOT_A_LABEL,
    AKASHI_CAUSE_NONE,
    { N_ ("Look for the security label on the other sides of the box."),
      N_ ("This code is not a security label.") } },
};

AkashiClerkWords
akashi_words_clerk (const char *language, const AkashiVerdict *verdict)
{
  const Row *found = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].code == verdict->code
        && (rows[i].cause == verdict->cause || (!found && rows[i].cause == AKASHI_CAUSE_NONE)))
      found = &rows[i];
  g_return_val_if_fail (found != NULL, ((AkashiClerkWords){ "", "" }));
  return (AkashiClerkWords){ akashi_words_text (language, found->words.todo),
                             akashi_words_text (language, found->words.say) };
}
