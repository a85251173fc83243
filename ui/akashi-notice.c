/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-notice.h"

#include "akashi-disk-room.h"
#include "akashi-words.h"

/* --- which --- */

static AkashiNotice
judge_problem (const GError *problem)
{
  return g_error_matches (problem, AKASHI_ERROR, AKASHI_ERROR_NO_REGISTRY) ? AKASHI_NOTICE_NO_LIST
                                                                           : AKASHI_NOTICE_DAMAGED;
}

static AkashiNotice
judge_list (const AkashiSchemeStatus *list)
{
  switch (list->freshness.state)
    {
    case AKASHI_FRESHNESS_DAMAGED:
      return AKASHI_NOTICE_DAMAGED;
    case AKASHI_FRESHNESS_NEVER:
      return AKASHI_NOTICE_NO_LIST;
    case AKASHI_FRESHNESS_DOUBTFUL_CLOCK:
      return AKASHI_NOTICE_CLOCK;
    case AKASHI_FRESHNESS_TOO_OLD:
      return AKASHI_NOTICE_OLD;
    case AKASHI_FRESHNESS_FRESH:
    case AKASHI_FRESHNESS_AGEING:
    default:
      return AKASHI_NOTICE_NONE;
    }
}

/* Of lists that there are to be; no list at all is one that was never fetched. */
static AkashiNotice
judge_lists (const GPtrArray *lists)
{
  AkashiNotice worst = lists->len == 0 ? AKASHI_NOTICE_NO_LIST : AKASHI_NOTICE_NONE;
  for (guint i = 0; i < lists->len; i++)
    {
      const AkashiSchemeStatus *list = lists->pdata[i];
      AkashiNotice notice
          = list->scheme->has_list && !list->withdrawn ? judge_list (list) : AKASHI_NOTICE_NONE;
      if (notice != AKASHI_NOTICE_NONE && (worst == AKASHI_NOTICE_NONE || notice < worst))
        worst = notice;
    }
  return worst;
}

AkashiNotice
akashi_notice_judge (const AkashiNoticeFacts *facts)
{
  if (facts->problem != NULL)
    return judge_problem (facts->problem);
  AkashiNotice lists = judge_lists (facts->lists);
  if (facts->clock_was_later && (lists == AKASHI_NOTICE_NONE || lists > AKASHI_NOTICE_CLOCK))
    return AKASHI_NOTICE_CLOCK;
  if (lists == AKASHI_NOTICE_NONE && facts->free_bytes >= 0 && facts->free_bytes < AKASHI_NOTICE_LEAST_FREE)
    return AKASHI_NOTICE_DISK;
  return lists;
}

AkashiNotice
akashi_notice_look (AkashiEngine *engine)
{
  g_autoptr (GPtrArray) lists = akashi_engine_status (engine);
  const AkashiNoticeFacts facts = {
    .problem = akashi_engine_get_problem (engine),
    .lists = lists,
    .clock_was_later = akashi_engine_clock_has_been (engine) > 0,
    .free_bytes = akashi_disk_room_beside (akashi_engine_get_registry_path (engine)),
  };
  return akashi_notice_judge (&facts);
}

/* --- words --- */

#define ALWAYS_UNKNOWN N_ ("To every label the answer is: we cannot tell.")

static const AkashiNoticeWords words[] = {
  [AKASHI_NOTICE_DAMAGED] = { N_ ("Our registration list is unreadable"), ALWAYS_UNKNOWN,
                              N_ ("Fetch the registration list anew, as the manual describes.") },
  [AKASHI_NOTICE_NO_LIST] = { N_ ("There is no registration list yet"), ALWAYS_UNKNOWN,
                              N_ ("Choose a registry and fetch its list, as the manual describes.") },
  [AKASHI_NOTICE_CLOCK] = { N_ ("The clock of this machine is off"),
                            N_ ("Dates are not judged; often the answer is: we cannot tell."),
                            N_ ("Set the date and the time of this machine.") },
  [AKASHI_NOTICE_OLD] = { N_ ("The registration list is too old"),
                          N_ ("What was registered or withdrawn since then is not known here."),
                          N_ ("Connect this machine to the network, or bring the new list on a USB stick.") },
  [AKASHI_NOTICE_DISK] = { N_ ("The disk of this machine is full"),
                           N_ ("New registration lists cannot be kept. The old one still answers."),
                           N_ ("Make room on the disk of this machine.") },
  [AKASHI_NOTICE_SCANNER_US] = { N_ ("The hand scanner is set up"),
                                 N_ ("It types like an American keyboard, and is read that way from now on."),
                                 N_ ("Scan a label to try it.") },
  [AKASHI_NOTICE_SCANNER_JIS] = { N_ ("The hand scanner is set up"),
                                  N_ ("It types like a Japanese keyboard, and is read that way from now on."),
                                  N_ ("Scan a label to try it.") },
  [AKASHI_NOTICE_SCANNER_UNKNOWN]
  = { N_ ("The hand scanner types other letters"),
      N_ ("It types like a keyboard that is not known here, so labels cannot be read with it."),
      N_ ("Set it to an American or a Japanese keyboard, as its manual describes, and scan the code "
          "again.") },
};

const AkashiNoticeWords *
akashi_notice_words (AkashiNotice notice)
{
  g_return_val_if_fail (notice > AKASHI_NOTICE_NONE && notice < G_N_ELEMENTS (words), NULL);
  return &words[notice];
}

gboolean
akashi_notice_is_trouble (AkashiNotice notice)
{
  return notice > AKASHI_NOTICE_NONE && notice <= AKASHI_NOTICE_DISK;
}
