/* SPDX-License-Identifier: Apache-2.0 */
/* A day of customers before one window that is never closed: memory does not grow. usage: ui-kiosk-day
 * [CUSTOMERS] */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "akashi-heap.h"
#include "ui-world.h"

/* Customers until everything that is made once has been made: each page in each language, each verdict. */
#define WARM_UP(customers) MIN ((customers) *2 / 3, 1000)

/* What may be added after that; bytes. */
#define MOST_GROWTH (1024 * 1024)

/* Customers between two lines about memory: a run that is cut short has said something. */
#define SAY_EACH 500

/* Between two of the window's own looks at the clock in 24 hours: 172,800 of them, 17 a customer of 10,000.
 */
#define TICKS_A_CUSTOMER 17

#ifdef __SANITIZE_ADDRESS__
#define CUSTOMERS 60 /* what is freed is kept back there, so that memory says nothing */
#define MEASURES FALSE
#else
#define CUSTOMERS 300
#define MEASURES TRUE
#endif

static guint customers = CUSTOMERS;

/* Resident memory; bytes. */
static gsize
resident (void)
{
  g_autofree char *statm = NULL;
  unsigned long all, here;
  g_assert_true (g_file_get_contents ("/proc/self/statm", &statm, NULL, NULL));
  g_assert_cmpint (sscanf (statm, "%lu %lu", &all, &here), ==, 2);
  return here * (gsize) sysconf (_SC_PAGESIZE);
}

/* --- what a customer does --- */

static const char *
text_of (json_t *box, const char *key)
{
  return json_string_value (json_object_get (box, key));
}

static void
show_picture (UiWorld *world)
{
  const guint width = 1280, height = 720;
  g_autoptr (GBytes) pixels = g_bytes_new_take (g_malloc0 (width * height * 3), width * height * 3);
  const AkashiPicture picture = { pixels, width, height, width * 3, world->frame_time };
  akashi_kiosk_window_take_picture (world->window, &picture);
}

/* By camera, by hand scanner, or by keys. */
static void
bring (UiWorld *world, json_t *box, guint customer)
{
  const char *text = text_of (box, "text"), *barcode = text_of (box, "barcode");
  ui_world_act (world, "win.begin", NULL);
  show_picture (world);
  if (customer % 3 == 0 && text != NULL)
    akashi_kiosk_window_take_scan (world->window, text);
  else if (customer % 3 == 1)
    {
      g_autofree char *number = g_strdup_printf ("MH-2026-%06u", customer);
      ui_world_act (world, "win.open", "number");
      ui_world_act (world, "win.type", number);
      ui_world_act (world, "win.type", number);
    }
  else
    ui_world_see (world, text_of (box, "id"),
                  (text != NULL ? UI_LABEL : 0) | (barcode != NULL ? UI_BARCODE : 0), 8);
}

static void
read_on (UiWorld *world, guint customer)
{
  static const char *const pages[]
      = { "more", "why", "guarantees", "not-covered", "clerk", "number", "marks", "help" };
  static const char *const languages[] = { "ja", "ja@easy", "en", "zh_CN", "ko" };
  if (g_str_equal (ui_world_page (world), "question"))
    ui_world_act (world, "win.answer", customer % 2 == 0 ? "yes" : "unsure");
  if (customer % 4 == 0)
    ui_world_act (world, "win.language", languages[customer % G_N_ELEMENTS (languages)]);
  if (customer % 5 == 0)
    ui_world_act (world, "win.letters", NULL);
  ui_world_act (world, "win.open", pages[customer % G_N_ELEMENTS (pages)]);
  ui_world_lay_out (world);
  ui_world_act (world, "win.back", NULL);
}

/* Goes, or is gone: then the pages end by themselves. */
static void
leave (UiWorld *world, guint customer)
{
  gint64 now = g_get_monotonic_time ();
  for (guint i = 0; i < TICKS_A_CUSTOMER; i++)
    akashi_kiosk_window_tick (world->window, now + i * G_USEC_PER_SEC / 2);
  if (customer % 2 == 0)
    ui_world_act (world, "win.start-over", NULL);
  else
    akashi_kiosk_window_tick (world->window, now + (1000 + 40 * (gint64) customer) * G_USEC_PER_SEC);
  g_assert_cmpstr (ui_world_page (world), ==, "attract");
  g_assert_null (akashi_kiosk_window_get_check (world->window));
  ui_world_see_nothing (world, 60);
  ui_world_settle (world); /* what is not shown has forgotten the customer too */
}

static void
test_day (void)
{
  g_autoptr (UiWorld) world = ui_world_new ("ja", NULL);
  gsize warm = 0, n_boxes = json_array_size (world->boxes);
  for (guint customer = 0; customer < customers; customer++)
    {
      if (customer == WARM_UP (customers))
        warm = resident ();
      bring (world, json_array_get (world->boxes, customer % n_boxes), customer);
      g_assert_nonnull (akashi_kiosk_window_get_check (world->window));
      ui_world_lay_out (world);
      read_on (world, customer);
      leave (world, customer);
      if ((customer + 1) % SAY_EACH == 0)
        g_test_message ("%u customers: %.2f MB resident", customer + 1, (double) resident () / 1e6);
    }
  gsize end = resident ();
  double growth = (double) end - (double) warm;
  g_test_message ("%u customers: %.1f MB resident, %+.2f MB since the first %u", customers,
                  (double) end / 1e6, growth / 1e6, WARM_UP (customers));
  if (MEASURES)
    g_assert_cmpfloat (growth, <=, MOST_GROWTH);
}

int
main (int argc, char **argv)
{
  akashi_heap_keep_whole (); /* as the program begins */
  ui_init (&argc, &argv);
  if (argc > 1)
    customers = (guint) g_ascii_strtoull (argv[1], NULL, 10);
  g_test_add_func ("/ui/kiosk-day/memory", test_day);
  return g_test_run ();
}
