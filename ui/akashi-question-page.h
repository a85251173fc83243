/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-page.h"

G_BEGIN_DECLS

/**
 * AkashiQuestionPage:
 *
 * The verdict `listed`: good, but not final before the product in hand was compared. The page is the question
 * "is it this one?", with the model number in large letters and three equal buttons (action `win.answer` with
 * `yes`, `no` or `unsure`).
 */
#define AKASHI_TYPE_QUESTION_PAGE (akashi_question_page_get_type ())
G_DECLARE_FINAL_TYPE (AkashiQuestionPage, akashi_question_page, AKASHI, QUESTION_PAGE, AkashiPage)

G_END_DECLS
