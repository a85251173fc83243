/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-findings.h"

/* Whether the outcome leaves open who signed: then an address nobody knows may be that of a scheme we have
 * not heard of yet. */
static gboolean
signer_is_open (AkashiSignature signature)
{
  return signature == AKASHI_SIGNATURE_UNKNOWN_KEY || signature == AKASHI_SIGNATURE_UNSUPPORTED_ALGORITHM
         || signature == AKASHI_SIGNATURE_MALFORMED_CLAIMS;
}

static gboolean
is_malformed (AkashiSignature signature)
{
  return signature == AKASHI_SIGNATURE_MALFORMED_BASE32 || signature == AKASHI_SIGNATURE_MALFORMED_CBOR
         || signature == AKASHI_SIGNATURE_MALFORMED_COSE || signature == AKASHI_SIGNATURE_MALFORMED_CLAIMS;
}

static void
find_unknown_key (const AkashiEvidence *evidence, AkashiVerdict *verdict)
{
  AkashiFreshnessState state = evidence->freshness.state;

  if (!(evidence->text_flags & AKASHI_TEXT_OFFICIAL_HOST))
    {
      if (!(evidence->text_flags & AKASHI_TEXT_FOREIGN_HOST))
        akashi_findings_add (verdict, AKASHI_VERDICT_UNKNOWN_SIGNER, AKASHI_CAUSE_NONE);
    }
  else if (state == AKASHI_FRESHNESS_FRESH)
    akashi_findings_add (verdict, AKASHI_VERDICT_ALTERED, AKASHI_CAUSE_CONTENTS);
  else if (state == AKASHI_FRESHNESS_AGEING || state == AKASHI_FRESHNESS_TOO_OLD)
    /* The scheme may have a new key that we have not heard of. */
    akashi_findings_add (verdict, AKASHI_VERDICT_CANNOT_TELL, AKASHI_CAUSE_UNKNOWN_KEY_OLD_LIST);
}

static void
find_foreign_address (const AkashiEvidence *evidence, AkashiVerdict *verdict)
{
  AkashiSignature signature = evidence->signature;
  gboolean foreign = signature == AKASHI_SIGNATURE_WRONG_ADDRESS;

  /* Steps 1 to 3 failed: nobody's label, whatever the address. */
  if (evidence->text_flags & AKASHI_TEXT_FOREIGN_HOST)
    foreign = !is_malformed (signature) || signature == AKASHI_SIGNATURE_MALFORMED_CLAIMS;
  if (foreign && (!signer_is_open (signature) || akashi_freshness_is_usable (evidence->freshness.state)))
    akashi_findings_add (verdict, AKASHI_VERDICT_WRONG_ADDRESS, AKASHI_CAUSE_FOREIGN_ADDRESS);
}

static void
find_signature (const AkashiEvidence *evidence, AkashiVerdict *verdict)
{
  AkashiSignature signature = evidence->signature;

  if (signature == AKASHI_SIGNATURE_MISMATCH)
    akashi_findings_add (verdict, AKASHI_VERDICT_ALTERED, AKASHI_CAUSE_SEAL);
  else if (signature == AKASHI_SIGNATURE_KEY_EXPIRED || signature == AKASHI_SIGNATURE_WRONG_SCHEME)
    akashi_findings_add (verdict, AKASHI_VERDICT_ALTERED, AKASHI_CAUSE_CONTENTS);
  else if (signature == AKASHI_SIGNATURE_KEY_REVOKED)
    akashi_findings_add (verdict, AKASHI_VERDICT_SIGNATURE_WITHDRAWN, AKASHI_CAUSE_NONE);
  else if (signature == AKASHI_SIGNATURE_UNKNOWN_KEY)
    find_unknown_key (evidence, verdict);
  else if (signature == AKASHI_SIGNATURE_UNSUPPORTED_ALGORITHM)
    akashi_findings_add (verdict, AKASHI_VERDICT_CANNOT_TELL, AKASHI_CAUSE_NEWER_THAN_PROGRAM);
  else if (is_malformed (signature))
    akashi_findings_add (verdict, AKASHI_VERDICT_CANNOT_TELL, AKASHI_CAUSE_UNREADABLE_LABEL);
  find_foreign_address (evidence, verdict);
}

void
akashi_findings_of_text (const AkashiEvidence *evidence, AkashiVerdict *verdict)
{
  guint flags = evidence->text_flags;

  if (evidence->kind == AKASHI_CODE_LOOK_ALIKE || (flags & AKASHI_TEXT_LOOK_ALIKE))
    akashi_findings_add (verdict, AKASHI_VERDICT_WRONG_ADDRESS, AKASHI_CAUSE_LOOK_ALIKE);
  if (flags & AKASHI_TEXT_HIDDEN_ADDRESS)
    akashi_findings_add (verdict, AKASHI_VERDICT_HIDDEN_ADDRESS, AKASHI_CAUSE_NONE);
  /* Anybody's address may end in `S2.…`; it is a newer label only where no foreign host stands before it. */
  if ((flags & AKASHI_TEXT_NEWER_VERSION) && !(flags & AKASHI_TEXT_FOREIGN_HOST))
    akashi_findings_add (verdict, AKASHI_VERDICT_CANNOT_TELL, AKASHI_CAUSE_NEWER_THAN_PROGRAM);
  if (flags & AKASHI_TEXT_NOT_ENCRYPTED)
    verdict->notes |= AKASHI_NOTE_NOT_ENCRYPTED;
  if (evidence->kind == AKASHI_CODE_SIGNED_LABEL)
    find_signature (evidence, verdict);
  if (evidence->kind == AKASHI_CODE_OTHER_MARK)
    akashi_findings_add (verdict, AKASHI_VERDICT_OTHER_MARK, AKASHI_CAUSE_NONE);
}
