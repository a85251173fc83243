/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-take-home-slip.h"

#include "akashi-take-home.h"

GBytes *
akashi_take_home_slip (const char *language, const AkashiEvidence *evidence, AkashiSlipPaper paper,
                       guint *height_mm, GError **error)
{
  g_autoptr (AkashiTakeHome) words = akashi_take_home_new (language, evidence);
  if (words == NULL)
    {
      g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND, "there is nothing to write down");
      return NULL;
    }
  const AkashiSlipLine lines[] = {
    { AKASHI_SLIP_NOTICE, words->sample }, { AKASHI_SLIP_HEADING, words->answer },
    { AKASHI_SLIP_TITLE, words->product }, { AKASHI_SLIP_FACT, words->support },
    { AKASHI_SLIP_SMALL, words->list },    { AKASHI_SLIP_HEADING, words->tasks_title },
    { AKASHI_SLIP_TASK, words->tasks[0] }, { AKASHI_SLIP_TASK, words->tasks[1] },
    { AKASHI_SLIP_TASK, words->tasks[2] }, { AKASHI_SLIP_FACT, words->contact },
  };
  const AkashiSlip slip = {
    .language = akashi_words_language_tag (language),
    .paper = paper,
    .lines = lines,
    .n_lines = G_N_ELEMENTS (lines),
    .code = evidence->scheme != NULL ? evidence->scheme->page : NULL,
    .caption = akashi_words_text (language, N_ ("The page of the scheme")),
  };
  return akashi_slip_draw (&slip, height_mm, error);
}
