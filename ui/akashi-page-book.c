/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-page-book.h"

#include "akashi-heap.h"
#include "akashi-quiet.h"

/* From the end of a session until pages that are not shown hold nothing of it either; milliseconds. */
#define FORGET_AFTER_MS 250

/* Page of a table by its place there. */
typedef guint PageIndex;

struct _AkashiPageBook {
  const AkashiPageRow *rows;
  guint n_rows;
  GtkStack *stack; /* of the window, not owned */
  AkashiSettings *settings;
  AkashiSession *session; /* of the window, not owned */
  AkashiPageOpened opened;
  gpointer user_data;
  AkashiPage **pages; /* by row; owned by @stack; NULL: not made yet */
  gboolean *stale;    /* by row: has to be told language and session before it is shown */
  gboolean *told;     /* by row: was told of the session that goes on */
  PageIndex open;
  GArray *way; /* PageIndex: pages to go back to, the last one first */
  AkashiIdleTimer timer;
  const char *language;
  gboolean camera_down, landscape;
  guint idle_source;
  guint forget_source; /* what is not shown forgets a session that ended */
};

/* Returns: the page, made now if it is not there yet. */
static AkashiPage *
page_at (AkashiPageBook *book, PageIndex i)
{
  if (book->pages[i] != NULL)
    return book->pages[i];
  AkashiPage *page = g_object_new (book->rows[i].get_type (), NULL);
  book->pages[i] = page;
  book->stale[i] = TRUE;
  akashi_page_set_landscape (page, book->landscape);
  gtk_widget_set_visible (GTK_WIDGET (page), i == book->open);
  akashi_quiet_tree (GTK_WIDGET (page));
  akashi_quiet (GTK_ACCESSIBLE (gtk_stack_add_named (book->stack, GTK_WIDGET (page), book->rows[i].name)));
  return page;
}

static gboolean
make_next_page (gpointer data)
{
  AkashiPageBook *book = data;
  for (PageIndex i = 0; i < book->n_rows; i++)
    if (book->pages[i] == NULL)
      {
        page_at (book, i);
        return G_SOURCE_CONTINUE;
      }
  book->idle_source = 0;
  return G_SOURCE_REMOVE;
}

AkashiPageBook *
akashi_page_book_new (GtkStack *stack, const AkashiPageRow *rows, AkashiSettings *settings,
                      AkashiSession *session, AkashiPageOpened opened, gpointer user_data)
{
  AkashiPageBook *book = g_new0 (AkashiPageBook, 1);
  book->rows = rows;
  while (rows[book->n_rows].name != NULL)
    book->n_rows++;
  book->stack = stack;
  book->settings = g_object_ref (settings);
  book->session = session;
  book->opened = opened;
  book->user_data = user_data;
  book->language = akashi_words_languages ()[0];
  book->way = g_array_new (FALSE, FALSE, sizeof (PageIndex));
  book->pages = g_new0 (AkashiPage *, book->n_rows);
  book->stale = g_new0 (gboolean, book->n_rows);
  book->told = g_new0 (gboolean, book->n_rows);
  /* Only the first one now, so that it is there at once; the others while nothing else is to be done. */
  page_at (book, 0);
  book->idle_source = g_idle_add_full (G_PRIORITY_LOW, make_next_page, book, NULL);
  return book;
}

void
akashi_page_book_free (AkashiPageBook *book)
{
  g_clear_handle_id (&book->idle_source, g_source_remove);
  g_clear_handle_id (&book->forget_source, g_source_remove);
  g_array_unref (book->way);
  g_object_unref (book->settings);
  g_free (book->pages);
  g_free (book->stale);
  g_free (book->told);
  g_free (book);
}

/* --- rows --- */

static gboolean
find (AkashiPageBook *book, const char *name, PageIndex *index)
{
  for (PageIndex i = 0; i < book->n_rows; i++)
    if (g_str_equal (book->rows[i].name, name))
      {
        *index = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
row_has (AkashiPageBook *book, PageIndex i, AkashiPageFlags flag)
{
  return (book->rows[i].flags & flag) != 0;
}

/* A page without its camera is not shown, nor the page of no camera where there is one. */
static PageIndex
replace_for_camera (AkashiPageBook *book, PageIndex wanted)
{
  if (!book->camera_down)
    return row_has (book, wanted, AKASHI_PAGE_IS_FOR_NO_CAMERA) ? 0 : wanted;
  if (!row_has (book, wanted, AKASHI_PAGE_NEEDS_CAMERA))
    return wanted;
  for (PageIndex i = 0; i < book->n_rows; i++)
    if (row_has (book, i, AKASHI_PAGE_IS_FOR_NO_CAMERA))
      return i;
  return wanted;
}

/* --- time --- */

static void
set_time (AkashiPageBook *book)
{
  AkashiIdleTimer *timer = &book->timer;
  timer->stay_s = timer->countdown_s = 0;
  switch (book->rows[book->open].stay)
    {
    case AKASHI_STAY_SCAN:
      timer->stay_s = akashi_settings_scan_seconds (book->settings);
      break;
    case AKASHI_STAY_RESULT:
      timer->stay_s = akashi_session_is_for_staff (book->session)
                          ? akashi_settings_staff_result_seconds (book->settings)
                          : akashi_settings_result_seconds (book->settings);
      timer->countdown_s = akashi_settings_countdown_seconds (book->settings);
      break;
    case AKASHI_STAY_STAFF:
      timer->stay_s = akashi_settings_staff_result_seconds (book->settings);
      timer->countdown_s = akashi_settings_countdown_seconds (book->settings);
      break;
    case AKASHI_STAY_FOR_EVER:
    default:
      break;
    }
  akashi_page_book_stay (book);
}

void
akashi_page_book_stay (AkashiPageBook *book)
{
  book->timer.since = g_get_monotonic_time ();
}

AkashiIdleState
akashi_page_book_idle (AkashiPageBook *book, gint64 now, guint *left_s)
{
  return akashi_idle_timer_state (&book->timer, now, left_s);
}

gboolean
akashi_page_book_counts_down (AkashiPageBook *book)
{
  return book->timer.countdown_s > 0;
}

/* --- what is open --- */

static void
refresh (AkashiPageBook *book, PageIndex i)
{
  if (book->pages[i] == NULL || !book->stale[i])
    return;
  book->stale[i] = FALSE;
  book->told[i] = TRUE;
  akashi_page_set_session (book->pages[i], book->session);
  akashi_page_set_language (book->pages[i], book->language);
}

static void
mark_stale (AkashiPageBook *book)
{
  for (PageIndex i = 0; i < book->n_rows; i++)
    book->stale[i] = TRUE;
}

static void
show (AkashiPageBook *book, PageIndex wanted)
{
  book->open = replace_for_camera (book, wanted);
  page_at (book, book->open);
  refresh (book, book->open);
  set_time (book);
  gtk_widget_set_visible (GTK_WIDGET (book->pages[book->open]), TRUE);
  gtk_stack_set_visible_child (book->stack, GTK_WIDGET (book->pages[book->open]));
  for (PageIndex i = 0; i < book->n_rows; i++)
    if (book->pages[i] != NULL && i != book->open)
      {
        gtk_widget_set_visible (GTK_WIDGET (book->pages[i]), FALSE); /* GTK styles nothing of it */
        akashi_page_show_picture (book->pages[i], NULL);
      }
  book->opened (book->user_data);
  akashi_page_announce (book->pages[book->open]);
}

void
akashi_page_book_begin (AkashiPageBook *book, const char *name)
{
  PageIndex i;
  gboolean found = find (book, name, &i);
  g_return_if_fail (found);
  g_array_set_size (book->way, 0);
  show (book, i);
}

/* Leaves the way behind @i, if it led through there. */
static gboolean
shorten_way (AkashiPageBook *book, PageIndex i)
{
  for (guint step = 0; step < book->way->len; step++)
    if (g_array_index (book->way, PageIndex, step) == i)
      {
        g_array_set_size (book->way, step);
        return TRUE;
      }
  return FALSE;
}

gboolean
akashi_page_book_open (AkashiPageBook *book, const char *name)
{
  PageIndex i;
  if (!find (book, name, &i))
    return FALSE;
  if (i == book->open)
    {
      akashi_page_book_back (book);
      return TRUE;
    }
  if (!shorten_way (book, i))
    g_array_append_val (book->way, book->open);
  show (book, i);
  return TRUE;
}

gboolean
akashi_page_book_has_way_back (AkashiPageBook *book)
{
  return book->way->len > 0;
}

void
akashi_page_book_back (AkashiPageBook *book)
{
  PageIndex back = 0;
  if (book->way->len > 0)
    {
      back = g_array_index (book->way, PageIndex, book->way->len - 1);
      g_array_set_size (book->way, book->way->len - 1);
    }
  show (book, back);
}

/* --- what it shows --- */

/* Where the button that was touched is gone, the keyboard begins anew. */
static void
keep_focus (AkashiPageBook *book)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (book->stack));
  if (root != NULL && gtk_root_get_focus (root) == NULL)
    akashi_page_announce (book->pages[book->open]);
}

void
akashi_page_book_session_changed (AkashiPageBook *book)
{
  mark_stale (book);
  refresh (book, book->open);
  keep_focus (book);
}

void
akashi_page_book_renew (AkashiPageBook *book)
{
  AkashiPagePlace place = akashi_page_get_place (book->pages[book->open]);
  mark_stale (book);
  refresh (book, book->open);
  akashi_page_set_place (book->pages[book->open], place);
  keep_focus (book);
}

/* Nobody waits for it: the first page is painted by then. */
static gboolean
forget (gpointer data)
{
  AkashiPageBook *book = data;
  book->forget_source = 0;
  /* Those that were not told of it show nothing of it. */
  for (PageIndex i = 0; i < book->n_rows; i++)
    {
      if (book->told[i])
        refresh (book, i);
      book->told[i] = i == book->open;
    }
  akashi_heap_give_back (); /* what one customer took is handed back before the next: memory stays flat for
                               months */
  return G_SOURCE_REMOVE;
}

void
akashi_page_book_session_ended (AkashiPageBook *book)
{
  mark_stale (book);
  g_array_set_size (book->way, 0);
  show (book, 0);
  if (book->forget_source == 0)
    book->forget_source = g_timeout_add (FORGET_AFTER_MS, forget, book);
}

void
akashi_page_book_set_camera_down (AkashiPageBook *book, gboolean down)
{
  book->camera_down = down;
  if (replace_for_camera (book, book->open) != book->open)
    {
      g_array_set_size (book->way, 0);
      show (book, book->open);
    }
}

gboolean
akashi_page_book_show_picture (AkashiPageBook *book, const AkashiPicture *picture)
{
  return akashi_page_show_picture (book->pages[book->open], picture);
}

gboolean
akashi_page_book_is_camera_down (AkashiPageBook *book)
{
  return book->camera_down;
}

void
akashi_page_book_set_language (AkashiPageBook *book, const char *language)
{
  book->language = language;
  mark_stale (book);
  refresh (book, book->open);
}

const char *
akashi_page_book_get_language (AkashiPageBook *book)
{
  return book->language;
}

void
akashi_page_book_set_landscape (AkashiPageBook *book, gboolean landscape)
{
  book->landscape = landscape;
  for (PageIndex i = 0; i < book->n_rows; i++)
    if (book->pages[i] != NULL)
      akashi_page_set_landscape (book->pages[i], landscape);
}

/* --- questions --- */

const char *
akashi_page_book_get_name (AkashiPageBook *book)
{
  return book->rows[book->open].name;
}

gboolean
akashi_page_book_is_open (AkashiPageBook *book, const char *name)
{
  return g_str_equal (akashi_page_book_get_name (book), name);
}

gboolean
akashi_page_book_has_flag (AkashiPageBook *book, AkashiPageFlags flag)
{
  return row_has (book, book->open, flag);
}

AkashiPage *
akashi_page_book_get (AkashiPageBook *book, const char *name)
{
  PageIndex i;
  gboolean found = find (book, name, &i);
  g_return_val_if_fail (found, NULL);
  return page_at (book, i);
}
