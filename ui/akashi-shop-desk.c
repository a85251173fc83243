/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-shop-desk.h"

#include "akashi-clock.h"
#include "akashi-player.h"
#include "akashi-slip-printer.h"
#include "akashi-staff-call.h"
#include "akashi-staff-desk.h"
#include "akashi-take-home-slip.h"
#include "akashi-tone.h"

/* Seconds in which the print system takes a slip, or is given up. */
#define PRINT_WAIT_S 20

struct _AkashiShopDesk {
  GtkWidget *window;      /* not owned */
  AkashiPageBook *book;   /* of the window, not owned */
  AkashiSession *session; /* likewise */
  AkashiSettings *settings;
  GCancellable *cancellable;
  guint turn; /* counts customers: an answer to an earlier one's call is nobody's news */
  AkashiPlayer *chime;
  AkashiStaffDesk *staff;
};

/* Something under way for one customer; outlives the desk, whose cancellable then says so. */
typedef struct {
  AkashiShopDesk *desk;
  guint turn;
} Errand;

static Errand *
errand_new (AkashiShopDesk *desk)
{
  Errand *errand = g_new0 (Errand, 1);
  errand->desk = desk;
  errand->turn = desk->turn;
  return errand;
}

/* Whether it still matters on the screen. Says in the log what failed. */
static gboolean
is_news (const Errand *errand, const char *what, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;
  if (error != NULL)
    g_message ("%s: %s", what, error->message);
  return errand->turn == errand->desk->turn;
}

/* --- calling --- */

static void
set_call (AkashiShopDesk *desk, AkashiCallState state)
{
  akashi_session_set_call (desk->session, state);
  akashi_page_book_session_changed (desk->book);
}

static void
on_called (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data)
{
  g_autofree Errand *errand = data;
  g_autoptr (GError) error = NULL;
  gboolean answered = akashi_staff_call_finish (result, &error);
  if (!is_news (errand, "call", error))
    return;
  set_call (errand->desk, answered ? AKASHI_CALL_ANSWERED : AKASHI_CALL_UNANSWERED);
  akashi_page_book_stay (errand->desk->book);
}

static void
chime (AkashiShopDesk *desk)
{
  g_autoptr (GPtrArray) sounds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_ptr_array_add (sounds, akashi_tone_new (AKASHI_TONE_CALL));
  akashi_player_play (desk->chime, sounds);
}

static void
on_chime (GSimpleAction *action G_GNUC_UNUSED, GVariant *target G_GNUC_UNUSED, gpointer data)
{
  chime (data);
}

static void
begin_call (AkashiShopDesk *desk)
{
  g_auto (GStrv) command = akashi_settings_call_command (desk->settings);
  g_autofree char *address = akashi_settings_call_address (desk->settings);
  g_autofree char *name = akashi_settings_kiosk_name (desk->settings);
  const AkashiCallPlaces places = { (const char *const *) command, address };
  if (command == NULL && address == NULL)
    return;
  AkashiCheck *check = akashi_session_get_check (desk->session);
  AkashiCallEvent event = { .kiosk = name, .time = akashi_clock_now (akashi_clock_system ()) };
  if (check != NULL)
    {
      event.verdict = akashi_verdict_name (akashi_check_get_verdict (check)->code);
      event.check = akashi_session_get_number (desk->session);
    }
  set_call (desk, AKASHI_CALL_WAITS);
  akashi_staff_call_async (&places, &event, akashi_settings_call_seconds (desk->settings), desk->cancellable,
                           on_called, errand_new (desk));
  chime (desk);
}

static void
open_once (AkashiShopDesk *desk, const char *page)
{
  if (!akashi_page_book_is_open (desk->book, page))
    akashi_page_book_open (desk->book, page);
}

static void
on_call (GSimpleAction *action G_GNUC_UNUSED, GVariant *target G_GNUC_UNUSED, gpointer data)
{
  AkashiShopDesk *desk = data;
  if (akashi_session_get_call (desk->session) != AKASHI_CALL_WAITS)
    begin_call (desk);
  open_once (desk, "call");
}

/* --- printing --- */

static void
set_print (AkashiShopDesk *desk, AkashiPrintState state)
{
  akashi_session_set_print (desk->session, state);
  akashi_page_book_session_changed (desk->book);
}

static void
on_printed (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data)
{
  g_autofree Errand *errand = data;
  g_autoptr (GError) error = NULL;
  gboolean taken = akashi_slip_print_finish (result, &error);
  if (!is_news (errand, "print", error))
    return;
  set_print (errand->desk, taken ? AKASHI_PRINT_TAKEN : AKASHI_PRINT_FAILED);
  akashi_page_book_stay (errand->desk->book);
}

static void
begin_print (AkashiShopDesk *desk, const char *printer)
{
  g_autoptr (GError) error = NULL;
  gboolean a6 = akashi_settings_prints_on_a6 (desk->settings);
  guint height_mm;
  g_autoptr (GBytes) slip
      = akashi_take_home_slip (akashi_page_book_get_language (desk->book),
                               akashi_check_get_evidence (akashi_session_get_check (desk->session)),
                               a6 ? AKASHI_SLIP_A6 : AKASHI_SLIP_ROLL_80, &height_mm, &error);
  if (slip == NULL)
    {
      g_message ("print: %s", error->message);
      set_print (desk, AKASHI_PRINT_FAILED);
      return;
    }
  g_autofree char *media = a6 ? g_strdup ("A6") : g_strdup_printf ("Custom.80x%umm", height_mm);
  set_print (desk, AKASHI_PRINT_WAITS);
  akashi_slip_print_async (printer, slip, media, PRINT_WAIT_S, desk->cancellable, on_printed,
                           errand_new (desk));
}

static void
on_print (GSimpleAction *action G_GNUC_UNUSED, GVariant *target G_GNUC_UNUSED, gpointer data)
{
  AkashiShopDesk *desk = data;
  g_autofree char *printer = akashi_settings_printer (desk->settings);
  if (printer == NULL || akashi_session_get_check (desk->session) == NULL)
    return;
  if (akashi_session_get_print (desk->session) != AKASHI_PRINT_WAITS)
    begin_print (desk, printer);
  open_once (desk, "print");
}

/* --- what there is --- */

static void
look_what_there_is (AkashiShopDesk *desk)
{
  g_auto (GStrv) command = akashi_settings_call_command (desk->settings);
  g_autofree char *address = akashi_settings_call_address (desk->settings);
  g_autofree char *printer = akashi_settings_printer (desk->settings);
  AkashiShopOffers offers = 0;
  if (command != NULL || address != NULL)
    offers |= AKASHI_SHOP_CALLS;
  if (printer != NULL)
    offers |= AKASHI_SHOP_PRINTS;
  if (akashi_settings_camera_position (desk->settings) == AKASHI_CAMERA_HAND_SCANNER)
    offers |= AKASHI_SHOP_SCANS_BY_HAND;
  akashi_session_set_offers (desk->session, offers);
}

/* --- life --- */

AkashiShopDesk *
akashi_shop_desk_new (GtkWidget *window, AkashiPageBook *book, AkashiSession *session, AkashiEngine *engine,
                      AkashiSettings *settings, AkashiKioskVoice *voice)
{
  static const GActionEntry actions[] = {
    { .name = "call", .activate = on_call },
    { .name = "print", .activate = on_print },
    { .name = "chime", .activate = on_chime },
  };
  AkashiShopDesk *desk = g_new0 (AkashiShopDesk, 1);
  desk->window = window;
  desk->book = book;
  desk->session = session;
  desk->settings = g_object_ref (settings);
  desk->cancellable = g_cancellable_new ();
  g_autofree char *output = akashi_settings_call_output (settings);
  desk->chime = akashi_player_new (output, NULL, NULL);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), desk);
  gtk_widget_insert_action_group (window, "shop", G_ACTION_GROUP (group));
  look_what_there_is (desk);
  desk->staff = akashi_staff_desk_new (window, book, session, engine, settings, voice);
  return desk;
}

void
akashi_shop_desk_see_codes (AkashiShopDesk *desk, GPtrArray *codes)
{
  akashi_staff_desk_see_codes (desk->staff, codes);
}

void
akashi_shop_desk_saw_check (AkashiShopDesk *desk)
{
  akashi_staff_desk_saw_check (desk->staff);
}

void
akashi_shop_desk_end (AkashiShopDesk *desk)
{
  desk->turn++;
  akashi_staff_desk_end (desk->staff);
  look_what_there_is (desk);
}

void
akashi_shop_desk_free (AkashiShopDesk *desk)
{
  akashi_staff_desk_free (desk->staff);
  gtk_widget_insert_action_group (desk->window, "shop", NULL);
  g_cancellable_cancel (desk->cancellable);
  g_object_unref (desk->cancellable);
  akashi_player_free (desk->chime);
  g_object_unref (desk->settings);
  g_free (desk);
}
