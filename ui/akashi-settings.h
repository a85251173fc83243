/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gio/gio.h>

#include "akashi-hand-keys.h"

G_BEGIN_DECLS

/**
 * AkashiSettings:
 *
 * The one object through which the kiosk reads its settings (schema `io.github.akashi.Akashi.Kiosk`). Every
 * value is within the range that the schema states.
 */
#define AKASHI_TYPE_SETTINGS (akashi_settings_get_type ())
G_DECLARE_FINAL_TYPE (AkashiSettings, akashi_settings, AKASHI, SETTINGS, GObject)

/**
 * akashi_settings_new:
 *
 * Looks for the schema where the system keeps schemas, then beside the program in its build tree.
 *
 * @error: AKASHI_ERROR_NOT_FOUND where the schema is in neither place
 */
AkashiSettings *akashi_settings_new (GError **error) G_GNUC_WARN_UNUSED_RESULT;

guint akashi_settings_result_seconds (AkashiSettings *settings);
/* Never shorter than akashi_settings_result_seconds(): a bad verdict does not leave sooner than a good one.
 */
guint akashi_settings_staff_result_seconds (AkashiSettings *settings);
guint akashi_settings_countdown_seconds (AkashiSettings *settings);
guint akashi_settings_scan_seconds (AkashiSettings *settings);
guint akashi_settings_camera_retry_seconds (AkashiSettings *settings);

/* Returns: (transfer full) (nullable): %NULL: the first camera found. */
char *akashi_settings_camera (AkashiSettings *settings);
gboolean akashi_settings_camera_mirror (AkashiSettings *settings);

/* Where the camera is, as the customer sees it. */
typedef enum {
  AKASHI_CAMERA_ABOVE,
  AKASHI_CAMERA_BELOW,
  AKASHI_CAMERA_LEFT,
  AKASHI_CAMERA_RIGHT,
  AKASHI_CAMERA_HAND_SCANNER, /* none: labels are read with a hand scanner */
} AkashiCameraPosition;

AkashiCameraPosition akashi_settings_camera_position (AkashiSettings *settings);

/* Returns: 0, 90, 180 or 270: degrees to the right. */
guint akashi_settings_camera_rotation (AkashiSettings *settings);

AkashiHandLayout akashi_settings_hand_scanner_keyboard (AkashiSettings *settings);
void akashi_settings_set_hand_scanner_keyboard (AkashiSettings *settings, AkashiHandLayout keyboard);

/* Returns: (transfer full) (nullable): %NULL: no scanner is on a serial line. */
char *akashi_settings_serial_device (AkashiSettings *settings);

gboolean akashi_settings_light_when_dark (AkashiSettings *settings);

/* Returns: (transfer full) (nullable): a language tag; %NULL: that of the system. */
char *akashi_settings_language (AkashiSettings *settings);

/* Returns: (transfer full) (nullable): a country's two letters: the setting's, else the system's; %NULL where
 * neither says one. */
char *akashi_settings_country (AkashiSettings *settings);

/* Returns: millimetres; 0: ask the monitor. */
guint akashi_settings_screen_width_mm (AkashiSettings *settings);
/* Whether the kiosk itself fetches new lists. */
gboolean akashi_settings_keep_lists (AkashiSettings *settings);

/* Returns: (transfer full): never empty: the computer's name where the shop gave none. */
char *akashi_settings_kiosk_name (AkashiSettings *settings);
/* Returns: (transfer full) (nullable): program and arguments that call the staff. */
char **akashi_settings_call_command (AkashiSettings *settings);
/* Returns: (transfer full) (nullable): host and port of the desk. */
char *akashi_settings_call_address (AkashiSettings *settings);
/* Returns: (transfer full) (nullable): a GStreamer sink for the bell; %NULL: what the system uses. */
char *akashi_settings_call_output (AkashiSettings *settings);
guint akashi_settings_call_seconds (AkashiSettings *settings);

/* Returns: (transfer full) (nullable): name of the queue for slips. */
char *akashi_settings_printer (AkashiSettings *settings);
gboolean akashi_settings_prints_on_a6 (AkashiSettings *settings);

/* Whether customers may choose @language. */
gboolean akashi_settings_offers_language (AkashiSettings *settings, const char *language);
/* Puts @language on offer, or takes it from there; of @all one always stays. */
void akashi_settings_switch_language (AkashiSettings *settings, const char *language, const char *const *all);

/* Returns: (transfer full): folders that are taken for USB sticks; none: what is mounted as one. */
char **akashi_settings_stick_folders (AkashiSettings *settings);

/* @key: of seconds, as in `result-seconds`; it moves by @seconds, as far as its range goes. */
void akashi_settings_move_seconds (AkashiSettings *settings, const char *key, int seconds);

gboolean akashi_settings_high_contrast (AkashiSettings *settings);
/* Returns: seconds after which the focus moves by itself; 0: it does not. */
guint akashi_settings_switch_scanning (AkashiSettings *settings);

/* Whether pages can be read aloud. */
gboolean akashi_settings_voice (AkashiSettings *settings);
/* Whether a speech service is asked first. */
gboolean akashi_settings_voice_by_service (AkashiSettings *settings);
/* Returns: (transfer full) (nullable): a GStreamer sink; %NULL: what the system uses. */
char *akashi_settings_voice_output (AkashiSettings *settings);
/* Returns: 1: as recorded. */
double akashi_settings_voice_volume (AkashiSettings *settings);
gboolean akashi_settings_voice_tones (AkashiSettings *settings);

gboolean akashi_settings_allow_leaving (AkashiSettings *settings);

/* Returns: (transfer none): the settings themselves, to listen for changes. */
GSettings *akashi_settings_get_gsettings (AkashiSettings *settings);

G_END_DECLS
