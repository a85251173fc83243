/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-page.h"

G_BEGIN_DECLS

/**
 * AkashiLanguagesPage:
 *
 * One large button a language, each named in its own script, so that whoever reads only one of them finds it
 * (action `win.language`).
 */
#define AKASHI_TYPE_LANGUAGES_PAGE (akashi_languages_page_get_type ())
G_DECLARE_FINAL_TYPE (AkashiLanguagesPage, akashi_languages_page, AKASHI, LANGUAGES_PAGE, AkashiPage)

G_END_DECLS
