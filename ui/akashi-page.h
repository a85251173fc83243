/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gtk/gtk.h>

#include "akashi-accessible-name.h"
#include "akashi-camera.h"
#include "akashi-fit-bin.h"
#include "akashi-pager.h"
#include "akashi-session.h"
#include "akashi-words.h"

G_BEGIN_DECLS

/**
 * AkashiPage:
 *
 * What every page of the kiosk is: two children, the lead (what it says) and the body (what to do or know),
 * side by side on a wide screen and one above the other on a tall one; in a language that can change at any
 * time.
 */
#define AKASHI_TYPE_PAGE (akashi_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (AkashiPage, akashi_page, AKASHI, PAGE, GtkWidget)

struct _AkashiPageClass {
  GtkWidgetClass parent_class;
  /* Maps the page's state to what is shown; the only place that does. Called whenever language or state
   * changes. */
  void (*update_ui) (AkashiPage *page);
  /* (nullable): takes from @session what the page shows of it, and keeps a reference to that, never to the
   * session; an empty session: nothing of the last customer remains. update_ui() follows. */
  void (*set_session) (AkashiPage *page, AkashiSession *session);
  /* (nullable): shows the camera's newest picture, or %NULL: nothing of the last one remains. */
  void (*show_picture) (AkashiPage *page, const AkashiPicture *picture);
};

/* The page shows what @session holds now; akashi_page_set_language() follows, which brings it to the screen.
 */
void akashi_page_set_session (AkashiPage *page, AkashiSession *session);

/* @picture: (nullable). Returns: whether the page shows pictures of the camera at all. */
gboolean akashi_page_show_picture (AkashiPage *page, const AkashiPicture *picture);

/* @language: one of akashi_words_languages() */
void akashi_page_set_language (AkashiPage *page, const char *language);

/* Returns: (transfer none): the language of the page's texts: of plain Japanese that with readings of kanji
 * (akashi_words_with_readings()), which #AkashiPhraseLabel shows. */
const char *akashi_page_get_language (AkashiPage *page);

/* Returns: (transfer none): the language without readings: for texts that leave the glass. */
const char *akashi_page_get_plain_language (AkashiPage *page);

void akashi_page_set_landscape (AkashiPage *page, gboolean landscape);

/* The lead stands above the body on a wide screen, too: for a body that needs the whole width. */
void akashi_page_set_stacked (AkashiPage *page);

/* Hundredths of the width that the lead has on a wide screen, and where the rows beside it need more room. */
void akashi_page_set_lead_share (AkashiPage *page, guint share, guint tight_share);

/* From now on the page is set more tightly, step by step, until @bin holds what is in it. */
void akashi_page_watch_bin (AkashiPage *page, AkashiFitBin *bin);

/* The same for rows of which only some are shown where all else fails; a page has at most one such column. */
void akashi_page_watch_pager (AkashiPage *page, AkashiPager *pager);

/* @density: rows that do not all fit are set no more tightly than that, and turned over instead: large
 * letters on several screens are easier to read than small ones on one. What would be cut is set more tightly
 * all the same. 0 to AKASHI_DENSITIES - 1, which it is where nothing is said. */
void akashi_page_set_tightest_rows (AkashiPage *page, guint density);

/* @spare: what the page can do without; hidden where nothing else makes the lead fit. Of several the one set
 * first goes first. */
void akashi_page_set_spare (AkashiPage *page, GtkWidget *spare);

/* Sets the page roomy again; for new text or letters. */
void akashi_page_refit (AkashiPage *page);

/* Says where the keyboard and the screen reader begin: the headline, or the one button. */
void akashi_page_set_first (AkashiPage *page, GtkWidget *first);

/* Brings the keyboard and the screen reader there: a screen reader then says what the page says first. */
void akashi_page_announce (AkashiPage *page);

/* Where somebody is on a page: the first row shown, and which button has the focus. */
typedef struct {
  guint begin;
  int button; /* counted from 0 on in the order of Tab; -1: none */
} AkashiPagePlace;

AkashiPagePlace akashi_page_get_place (AkashiPage *page);

/* Back there, after the rows were made anew. */
void akashi_page_set_place (AkashiPage *page, AkashiPagePlace place);

/* Calls update_ui(). */
void akashi_page_update (AkashiPage *page);

/* Returns: (transfer none): @msgid in the page's language. */
const char *akashi_page_text (AkashiPage *page, const char *msgid) G_GNUC_FORMAT (2);

G_END_DECLS
