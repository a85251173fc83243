/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-idle-timer.h"
#include "akashi-page.h"
#include "akashi-settings.h"

G_BEGIN_DECLS

/**
 * AkashiPageBook:
 *
 * All pages of the kiosk, which of them is open, where it was opened from, and how long it stays. It knows no
 * page by its type: what is special about one stands in its row.
 *
 * To add a page:
 *
 * 1. The trio `akashi-NAME-page.{ui,c,h}`, a final class on #AkashiPage. It shows what the session holds in
 *    its `set_session()`, and maps that to widgets in its `update_ui()`. Name it in CMakeLists.txt and
 *    akashi.gresource.xml.
 * 2. One row in akashi-kiosk-window-pages.c, the only file beside the window that includes pages.
 * 3. A button on another page that opens it: action `win.open`, target `'NAME'`. Its own main button, or the
 *    one that leads back, has the action `win.back`. Neither needs a line in the window.
 *
 * Its pictures, its measuring in every language and on every monitor, and its time come from the table. Only
 * a page that has to be told something no session holds (a picture of the camera) is wired by the window,
 * with akashi_page_book_get().
 */
typedef struct _AkashiPageBook AkashiPageBook;

/* How long a page stays without a sign of life; the seconds are settings. After it the next customer begins.
 */
typedef enum {
  AKASHI_STAY_FOR_EVER,
  AKASHI_STAY_SCAN,   /* as long as somebody may look for the label; no countdown */
  AKASHI_STAY_RESULT, /* as long as somebody may read; the staff's time where the verdict is for them */
  AKASHI_STAY_STAFF,  /* until the staff came and read it */
} AkashiPageStay;

typedef enum {
  /* Its camera is what it is for: where that is down, the page of row AKASHI_PAGE_IS_FOR_NO_CAMERA stands for
     it. */
  AKASHI_PAGE_NEEDS_CAMERA = 1 << 0,
  AKASHI_PAGE_IS_FOR_NO_CAMERA = 1 << 1,
  /* Nobody's reading or choice on it is cut short by a code that comes into sight. */
  AKASHI_PAGE_KEEPS_CODES_OUT = 1 << 2,
} AkashiPageFlags;

typedef struct {
  const char *name; /* of the page in `win.open`, in tests and in names of pictures */
  GType (*get_type) (void);
  AkashiPageStay stay;
  AkashiPageFlags flags;
} AkashiPageRow;

/* Another page was opened, or the open one shows another session. */
typedef void (*AkashiPageOpened) (gpointer user_data);

/**
 * akashi_page_book_new:
 * @stack: its pages are put there
 * @rows: the first is the page that each customer begins with; ends with a row whose name is %NULL; static
 */
AkashiPageBook *akashi_page_book_new (GtkStack *stack, const AkashiPageRow *rows, AkashiSettings *settings,
                                      AkashiSession *session, AkashiPageOpened opened, gpointer user_data);
void akashi_page_book_free (AkashiPageBook *book);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiPageBook, akashi_page_book_free)

/* Opens the page @name; there is nothing to go back to from there. */
void akashi_page_book_begin (AkashiPageBook *book, const char *name);

/* Opens the page @name, to come back from it; where it is open already, goes back; where the way led through
 * it, goes back to it. Returns: FALSE where there is no such page. */
gboolean akashi_page_book_open (AkashiPageBook *book, const char *name);

/* Returns: whether the open page was opened from another. */
gboolean akashi_page_book_has_way_back (AkashiPageBook *book);

/* Back to where the open page was opened; to the first page where it was not opened from another. */
void akashi_page_book_back (AkashiPageBook *book);

/* The session holds something else: the open page shows it at once, each other one when it is opened. */
void akashi_page_book_session_changed (AkashiPageBook *book);

/* The same, where whoever changed it by touching the open page goes on there: its rows are not turned back,
 * and the focus stays on the button. */
void akashi_page_book_renew (AkashiPageBook *book);

/* The session ended: the first page is open and shows nothing of it, and a quarter of a second later no other
 * page holds anything of it. */
void akashi_page_book_session_ended (AkashiPageBook *book);

/* The camera went down, or works again: opens what that calls for. A page that is being read stays. */
void akashi_page_book_set_camera_down (AkashiPageBook *book, gboolean down);

gboolean akashi_page_book_is_camera_down (AkashiPageBook *book);

void akashi_page_book_set_language (AkashiPageBook *book, const char *language);
/* Returns: (transfer none): the language that is shown. */
const char *akashi_page_book_get_language (AkashiPageBook *book);
void akashi_page_book_set_landscape (AkashiPageBook *book, gboolean landscape);

/* The camera's newest picture, for the open page. Returns: whether that one shows it. */
gboolean akashi_page_book_show_picture (AkashiPageBook *book, const AkashiPicture *picture);

/* A sign of life: the page stays its whole time again. */
void akashi_page_book_stay (AkashiPageBook *book);

/* @now: g_get_monotonic_time(); otherwise as akashi_idle_timer_state() */
AkashiIdleState akashi_page_book_idle (AkashiPageBook *book, gint64 now, guint *left_s);

/* Returns: (transfer none): the name of the open page. */
const char *akashi_page_book_get_name (AkashiPageBook *book);
gboolean akashi_page_book_is_open (AkashiPageBook *book, const char *name);
gboolean akashi_page_book_has_flag (AkashiPageBook *book, AkashiPageFlags flag);

/* Returns: whether the open page counts down before it leaves. */
gboolean akashi_page_book_counts_down (AkashiPageBook *book);

/* Returns: (transfer none): the page @name; it must be one of the table. */
AkashiPage *akashi_page_book_get (AkashiPageBook *book, const char *name);

G_END_DECLS
