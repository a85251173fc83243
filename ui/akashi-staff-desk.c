/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-staff-desk.h"

#include "akashi-clock.h"
#include "akashi-first-start.h"
#include "akashi-self-test-facts.h"
#include "akashi-staff-door.h"
#include "akashi-staff-export.h"
#include "akashi-staff-lists.h"
#include "akashi-staff-room.h"
#include "akashi-test-card.h"

#include <stdlib.h>
#include <string.h>

/* So long after the program began for the first time a first PIN may be chosen; seconds. */
#define FIRST_PIN_S 600

/* Between two times that the counters are brought to the disk; seconds. */
#define SAVE_S 60
/* After a customer: where the power goes then, or the monitor and the session with it, no check is lost. */
#define SAVE_SOON_S 1

struct _AkashiStaffDesk {
  GtkWidget *window;      /* not owned */
  AkashiPageBook *book;   /* of the window, not owned */
  AkashiSession *session; /* likewise */
  AkashiKioskVoice *voice;
  AkashiStaffRoom *room;
  AkashiStaffLists *lists;
  AkashiStaffExport *export;
  GSimpleActionGroup *actions;
  guint counted;   /* number of the check that was counted last */
  char *first_pin; /* (nullable): chosen, to be typed once more */
  guint timer;     /* source */
  guint save_soon; /* source */
};

static gint64
now (void)
{
  return akashi_clock_now (akashi_clock_system ());
}

/* Pages show what has changed; whoever touched a button among their rows is still there. */
static void
show (AkashiStaffDesk *desk)
{
  akashi_page_book_renew (desk->book);
  akashi_page_book_stay (desk->book);
}

/* --- the PIN --- */

static void
forget_first_pin (AkashiStaffDesk *desk)
{
  if (desk->first_pin != NULL)
    explicit_bzero (desk->first_pin, strlen (desk->first_pin));
  g_clear_pointer (&desk->first_pin, g_free);
}

static void
ask (AkashiStaffDesk *desk, AkashiPinStep step, const char *note)
{
  desk->room->pin_step = step;
  desk->room->pin_note = note;
  desk->room->pin_wait = akashi_staff_pin_wait (desk->room->pin, now ());
}

static AkashiPinStep
first_step (AkashiStaffDesk *desk)
{
  if (akashi_staff_pin_is_set (desk->room->pin))
    return AKASHI_PIN_ASK_IT;
  return akashi_first_start_was_within (desk->room->first_start, FIRST_PIN_S) ? AKASHI_PIN_ASK_NEW
                                                                              : AKASHI_PIN_TOO_LATE;
}

static void
let_in (AkashiStaffDesk *desk)
{
  desk->room->unlocked = TRUE;
  akashi_page_book_session_changed (desk->book);
  akashi_page_book_begin (desk->book, "staff");
}

static void
on_open (GSimpleAction *action G_GNUC_UNUSED, GVariant *target G_GNUC_UNUSED, gpointer data)
{
  AkashiStaffDesk *desk = data;
  if (desk->room->unlocked)
    {
      akashi_page_book_begin (desk->book, "staff");
      return;
    }
  forget_first_pin (desk);
  ask (desk, first_step (desk), NULL);
  akashi_page_book_session_changed (desk->book);
  if (!akashi_page_book_is_open (desk->book, "staff-pin"))
    akashi_page_book_open (desk->book, "staff-pin");
}

static void
try_pin (AkashiStaffDesk *desk, const char *digits)
{
  g_autoptr (GError) error = NULL;
  gboolean right = FALSE;
  if (akashi_staff_pin_try (desk->room->pin, digits, now (), &right, &error))
    ask (desk, AKASHI_PIN_ASK_IT, right ? NULL : N_ ("That was not the PIN"));
  else if (g_error_matches (error, AKASHI_ERROR, AKASHI_ERROR_BUSY))
    ask (desk, AKASHI_PIN_ASK_IT, NULL);
  else
    {
      g_message ("PIN: %s", error->message);
      ask (desk, AKASHI_PIN_ASK_IT, N_ ("The PIN cannot be read or kept. Ask whoever set up this machine."));
    }
  if (right)
    let_in (desk);
  else
    show (desk);
}

/* A PIN that is good enough is asked for once more. */
static void
choose_pin (AkashiStaffDesk *desk, const char *digits)
{
  if (akashi_staff_pin_is_good (digits))
    {
      desk->first_pin = g_strdup (digits);
      ask (desk, AKASHI_PIN_ASK_AGAIN, NULL);
    }
  else
    ask (desk, AKASHI_PIN_ASK_NEW, N_ ("A PIN has 4 to 8 digits, not all the same"));
  show (desk);
}

static void
confirm_pin (AkashiStaffDesk *desk, const char *digits)
{
  g_autoptr (GError) error = NULL;
  gboolean same = g_str_equal (digits, desk->first_pin);
  forget_first_pin (desk);
  if (same && akashi_staff_pin_set (desk->room->pin, digits, &error))
    {
      let_in (desk);
      return;
    }
  if (error != NULL)
    g_message ("PIN: %s", error->message);
  ask (desk, AKASHI_PIN_ASK_NEW,
       error == NULL ? N_ ("The two were not the same")
                     : N_ ("The PIN cannot be read or kept. Ask whoever set up this machine."));
  show (desk);
}

static void
on_pin (GSimpleAction *action G_GNUC_UNUSED, GVariant *target, gpointer data)
{
  AkashiStaffDesk *desk = data;
  const char *digits = g_variant_get_string (target, NULL);
  /* What was asked for on a page that is gone is asked for no more. */
  if (!akashi_page_book_is_open (desk->book, "staff-pin"))
    return;
  switch (desk->room->pin_step)
    {
    case AKASHI_PIN_ASK_IT:
      try_pin (desk, digits);
      break;
    case AKASHI_PIN_ASK_NEW:
      choose_pin (desk, digits);
      break;
    case AKASHI_PIN_ASK_AGAIN:
      confirm_pin (desk, digits);
      break;
    case AKASHI_PIN_TOO_LATE:
    default:
      break;
    }
}

/* --- what can be done inside --- */

static void
on_fetch (GSimpleAction *action, GVariant *target G_GNUC_UNUSED, gpointer data)
{
  AkashiStaffDesk *desk = data;
  if (desk->room->unlocked)
    akashi_staff_lists_fetch (desk->lists, g_str_equal (g_action_get_name (G_ACTION (action)), "stick"));
}

/* That check again, with all that is behind it. */
static void
on_recall (GSimpleAction *action G_GNUC_UNUSED, GVariant *target, gpointer data)
{
  AkashiStaffDesk *desk = data;
  guint number = (guint) atoi (g_variant_get_string (target, NULL));
  const AkashiRecentCheck *recent = akashi_staff_room_find (desk->room, number);
  if (!desk->room->unlocked || recent == NULL)
    return;
  akashi_session_recall (desk->session, recent->check, recent->number);
  akashi_page_book_session_changed (desk->book);
  akashi_page_book_open (desk->book, "clerk");
}

static void
on_export (GSimpleAction *action G_GNUC_UNUSED, GVariant *target G_GNUC_UNUSED, gpointer data)
{
  AkashiStaffDesk *desk = data;
  if (desk->room->unlocked)
    akashi_staff_export_write (desk->export);
}

static void
test (AkashiStaffDesk *desk, gboolean rings)
{
  AkashiSelfTestFacts facts;
  akashi_self_test_look (desk->room->engine, desk->room->settings, desk->voice, &facts);
  facts.pin_set = akashi_staff_pin_is_set (desk->room->pin);
  facts.camera_works = !akashi_page_book_is_camera_down (desk->book);
  facts.bell_rang = rings;
  g_clear_pointer (&desk->room->findings, g_array_unref);
  desk->room->findings = akashi_self_test_judge (&facts);
  desk->room->tested = now ();
}

static void
on_test (GSimpleAction *action G_GNUC_UNUSED, GVariant *target G_GNUC_UNUSED, gpointer data)
{
  AkashiStaffDesk *desk = data;
  if (!desk->room->unlocked)
    return;
  gtk_widget_activate_action (desk->window, "shop.chime", NULL);
  test (desk, TRUE);
  show (desk);
  if (!akashi_page_book_is_open (desk->book, "staff-test"))
    akashi_page_book_open (desk->book, "staff-test");
}

/* "result-seconds +10" */
static void
on_time (GSimpleAction *action G_GNUC_UNUSED, GVariant *target, gpointer data)
{
  AkashiStaffDesk *desk = data;
  g_auto (GStrv) words = g_strsplit (g_variant_get_string (target, NULL), " ", 2);
  if (!desk->room->unlocked || g_strv_length (words) != 2)
    return;
  akashi_settings_move_seconds (desk->room->settings, words[0], atoi (words[1]));
  show (desk);
}

static void
on_language (GSimpleAction *action G_GNUC_UNUSED, GVariant *target, gpointer data)
{
  AkashiStaffDesk *desk = data;
  if (!desk->room->unlocked)
    return;
  akashi_settings_switch_language (desk->room->settings, g_variant_get_string (target, NULL),
                                   akashi_words_languages ());
  show (desk);
}

static void
on_close (GSimpleAction *action G_GNUC_UNUSED, GVariant *target G_GNUC_UNUSED, gpointer data)
{
  AkashiStaffDesk *desk = data;
  if (desk->room->unlocked)
    gtk_window_destroy (GTK_WINDOW (desk->window));
}

/* --- the camera test --- */

/* Each time the page is opened the card has to be read anew. */
static void
on_camera (GSimpleAction *action G_GNUC_UNUSED, GVariant *target G_GNUC_UNUSED, gpointer data)
{
  AkashiStaffDesk *desk = data;
  if (!desk->room->unlocked)
    return;
  desk->room->card_codes = 0;
  akashi_page_book_session_changed (desk->book);
  akashi_page_book_open (desk->book, "staff-camera");
}

void
akashi_staff_desk_see_codes (AkashiStaffDesk *desk, GPtrArray *codes)
{
  guint known = desk->room->card_codes;
  if (!desk->room->unlocked || !akashi_page_book_is_open (desk->book, "staff-camera"))
    return;
  for (guint i = 0; i < codes->len; i++)
    {
      int found = akashi_test_card_find (((const AkashiFoundCode *) codes->pdata[i])->text);
      if (found >= 0)
        desk->room->card_codes |= 1u << found;
    }
  if (desk->room->card_codes != known)
    show (desk);
}

/* --- remembering and counting --- */

static void
count_newest (AkashiStaffDesk *desk)
{
  const AkashiRecentCheck *newest = desk->room->recent->len > 0 ? desk->room->recent->pdata[0] : NULL;
  if (newest == NULL || newest->number == desk->counted)
    return;
  desk->counted = newest->number;
  akashi_staff_room_count (desk->room, newest);
}

void
akashi_staff_desk_saw_check (AkashiStaffDesk *desk)
{
  guint number = akashi_session_get_number (desk->session);
  /* It is a customer's, and so is whoever touches the glass next. */
  akashi_staff_room_lock (desk->room);
  const AkashiRecentCheck *newest = desk->room->recent->len > 0 ? desk->room->recent->pdata[0] : NULL;
  if (newest != NULL && newest->number != number)
    count_newest (desk);
  akashi_staff_room_remember (desk->room, akashi_session_get_check (desk->session), number, now ());
}

static gboolean
save (gpointer data)
{
  AkashiStaffDesk *desk = data;
  g_autoptr (GError) error = NULL;
  if (!akashi_day_counters_save (desk->room->counters, &error))
    g_message ("counters: %s", error->message);
  return G_SOURCE_CONTINUE;
}

static gboolean
save_once (gpointer data)
{
  ((AkashiStaffDesk *) data)->save_soon = 0;
  save (data);
  return G_SOURCE_REMOVE;
}

void
akashi_staff_desk_end (AkashiStaffDesk *desk)
{
  forget_first_pin (desk);
  count_newest (desk);
  if (desk->save_soon == 0)
    desk->save_soon = g_timeout_add_seconds (SAVE_SOON_S, save_once, desk);
  akashi_staff_room_lock (desk->room);
}

/* --- life --- */

/* What is wrong when the program begins is written where the shop's technician looks. */
static gboolean
test_at_start (gpointer data)
{
  AkashiStaffDesk *desk = data;
  test (desk, FALSE);
  for (guint i = 0; i < akashi_self_test_count_bad (desk->room->findings); i++)
    {
      const AkashiSelfTestFinding *finding = &g_array_index (desk->room->findings, AkashiSelfTestFinding, i);
      g_message ("self-test: %s%s%s. %s. %s.", finding->what, finding->which == NULL ? "" : ": ",
                 finding->which == NULL ? "" : finding->which, finding->means, finding->todo);
    }
  desk->timer = g_timeout_add_seconds (SAVE_S, save, desk);
  return G_SOURCE_REMOVE;
}

AkashiStaffDesk *
akashi_staff_desk_new (GtkWidget *window, AkashiPageBook *book, AkashiSession *session, AkashiEngine *engine,
                       AkashiSettings *settings, AkashiKioskVoice *voice)
{
  static const GActionEntry entries[] = {
    { .name = "open", .activate = on_open },
    { .name = "pin", .activate = on_pin, .parameter_type = "s" },
    { .name = "fetch", .activate = on_fetch },
    { .name = "stick", .activate = on_fetch },
    { .name = "recall", .activate = on_recall, .parameter_type = "s" },
    { .name = "export", .activate = on_export },
    { .name = "test", .activate = on_test },
    { .name = "camera", .activate = on_camera },
    { .name = "time", .activate = on_time, .parameter_type = "s" },
    { .name = "language", .activate = on_language, .parameter_type = "s" },
    { .name = "close", .activate = on_close },
  };
  AkashiStaffDesk *desk = g_new0 (AkashiStaffDesk, 1);
  desk->window = window;
  desk->book = book;
  desk->session = session;
  desk->voice = voice;
  desk->room = akashi_staff_room_new (engine, settings);
  desk->lists = akashi_staff_lists_new (desk->room, book);
  desk->export = akashi_staff_export_new (desk->room, book);
  akashi_first_start_was_within (desk->room->first_start, FIRST_PIN_S); /* remembers it */
  desk->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (desk->actions), entries, G_N_ELEMENTS (entries), desk);
  gtk_widget_insert_action_group (window, "staff", G_ACTION_GROUP (desk->actions));
  akashi_session_set_staff_room (session, desk->room);
  akashi_staff_door_watch (window, GTK_WIDGET (akashi_page_book_get (book, "attract")));
  /* The first page comes first; the camera has had time by then, too. */
  desk->timer = g_timeout_add_seconds (SAVE_S / 6, test_at_start, desk);
  return desk;
}

void
akashi_staff_desk_free (AkashiStaffDesk *desk)
{
  g_clear_handle_id (&desk->timer, g_source_remove);
  akashi_staff_desk_end (desk);
  g_clear_handle_id (&desk->save_soon, g_source_remove);
  save (desk);
  gtk_widget_insert_action_group (desk->window, "staff", NULL);
  g_object_unref (desk->actions);
  akashi_session_set_staff_room (desk->session, NULL);
  akashi_staff_lists_free (desk->lists);
  akashi_staff_export_free (desk->export);
  akashi_staff_room_free (desk->room);
  g_free (desk);
}
