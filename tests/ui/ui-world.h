/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <jansson.h>

#include "akashi-kiosk-window.h"

G_BEGIN_DECLS

/* The glass a window stands on. */
typedef struct {
  int width, height; /* pixels of the window */
  guint width_mm;    /* of the window */
} UiGlass;

#define UI_PORTRAIT ((UiGlass){ 1080, 1920, 268 })

/* The real window on a real engine, with the sample registry published at AKASHI_NOW. Frames have made-up
 * times. */
typedef struct {
  char *folder;
  json_t *boxes;
  gint64 now;
  AkashiEngine *engine;
  AkashiSettings *settings;
  AkashiKioskWindow *window;
  gint64 frame_time;
} UiWorld;

/* Starts the test program: @argv as of main(). */
void ui_init (int *argc, char ***argv);

/* @glass: NULL: UI_PORTRAIT */
UiWorld *ui_world_new (const char *language, const UiGlass *glass);
void ui_world_free (UiWorld *world);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UiWorld, ui_world_free)

/* Closes the window and opens another one. */
void ui_world_reopen (UiWorld *world, const char *language, const UiGlass *glass);

/* Waits until everything is laid out and painted. */
void ui_world_settle (UiWorld *world);

/* Waits until the page can be seen: while it is still being fitted it cannot. Returns: the frames it took */
guint ui_world_wait_seen (UiWorld *world);

/* The same, and shows nothing: for tests that look at many screens. */
guint ui_world_lay_out (UiWorld *world);

/* What is before the camera. */
typedef enum {
  UI_LABEL = 1 << 0,
  UI_BARCODE = 1 << 1,
} UiInSight;

/* Brings the box @id of the sample before the camera for @frames frames, a thirtieth of a second each. */
void ui_world_see (UiWorld *world, const char *id, UiInSight in_sight, guint frames);

/* The same with any text: a QR code, or digits of a barcode. */
void ui_world_see_text (UiWorld *world, const char *text, gboolean barcode, guint frames);

/* Nothing is before the camera for @seconds. */
void ui_world_see_nothing (UiWorld *world, guint seconds);

/* Shows the verdict of box @id to a new customer, answering the question with yes where one is asked. */
void ui_world_show (UiWorld *world, const char *id);

/* From the first page to any page of the kiosk. */
void ui_world_show_page (UiWorld *world, const char *page);

/* Opens the staff menu with its PIN, which is chosen now where there is none. */
void ui_world_unlock (UiWorld *world);

/* The camera gives a picture. */
void ui_world_camera_works (UiWorld *world);

/* @target: (nullable) */
void ui_world_act (UiWorld *world, const char *action, const char *target);

/* Returns: the verdict that is shown; "" where there is none. */
const char *ui_world_verdict (UiWorld *world);
const char *ui_world_page (UiWorld *world);

/* Calls @visit for every widget under @widget that can be seen. */
typedef void (*UiVisit) (GtkWidget *widget, gpointer data);
void ui_visit (GtkWidget *widget, UiVisit visit, gpointer data);

/* The same for every widget, seen or not. */
void ui_walk (GtkWidget *widget, UiVisit visit, gpointer data);

/* Returns: (nullable): the first widget under @root of that type and with that style class (NULL: any), seen
 * or not. */
GtkWidget *ui_find (GtkWidget *root, GType type, const char *css_class);

/* Returns: (transfer none): what the first visible text of style class @css_class says; "" where there is
 * none. */
const char *ui_text (UiWorld *world, const char *css_class);

/* Returns: (transfer full): for texts that are measured without a screen; Japanese letters, @letter_px high
 */
PangoContext *ui_new_pango_context (int letter_px);

/* Returns: the height of a capital in @label as the font makes it at least (AKASHI_CAPITAL_PER_EM); pixels.
 */
double ui_capital_px (GtkWidget *label);

/* A key of the keyboard, as the window's own controllers and shortcuts see it. Returns: whether one took it.
 */
gboolean ui_world_press_key (UiWorld *world, guint key, GdkModifierType state);

/* A finger that touches @widget and is lifted. */
void ui_touch (GtkWidget *widget);

G_END_DECLS
