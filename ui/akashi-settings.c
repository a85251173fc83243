/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-settings.h"

#include <string.h>

#include "akashi-error.h"
#include "akashi-program.h"

#define SCHEMA "io.github.akashi.Akashi.Kiosk"

struct _AkashiSettings {
  GObject parent_instance;
  GSettings *gsettings;
};

G_DEFINE_FINAL_TYPE (AkashiSettings, akashi_settings, G_TYPE_OBJECT)

static void
akashi_settings_finalize (GObject *object)
{
  g_clear_object (&AKASHI_SETTINGS (object)->gsettings);
  G_OBJECT_CLASS (akashi_settings_parent_class)->finalize (object);
}

static void
akashi_settings_class_init (AkashiSettingsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = akashi_settings_finalize;
}

static void
akashi_settings_init (AkashiSettings *self G_GNUC_UNUSED)
{
}

/* The schema in the build tree: data/ beside the directory the program is in. */
static GSettingsSchema *
schema_of_build_tree (GSettingsSchemaSource *parent)
{
  g_autofree char *here = akashi_program_folder ();
  if (here == NULL)
    return NULL;
  g_autofree char *data = g_build_filename (here, "..", "data", NULL);
  g_autoptr (GSettingsSchemaSource) source
      = g_settings_schema_source_new_from_directory (data, parent, TRUE, NULL);
  return source == NULL ? NULL : g_settings_schema_source_lookup (source, SCHEMA, FALSE);
}

AkashiSettings *
akashi_settings_new (GError **error)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;
  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, SCHEMA, TRUE);
  if (schema == NULL)
    schema = schema_of_build_tree (source);
  if (schema == NULL)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND,
                   "the settings schema %s is not installed: install Akashi again", SCHEMA);
      return NULL;
    }
  AkashiSettings *self = g_object_new (AKASHI_TYPE_SETTINGS, NULL);
  self->gsettings = g_settings_new_full (schema, NULL, NULL);
  return self;
}

guint
akashi_settings_result_seconds (AkashiSettings *self)
{
  return g_settings_get_uint (self->gsettings, "result-seconds");
}

guint
akashi_settings_staff_result_seconds (AkashiSettings *self)
{
  return MAX (g_settings_get_uint (self->gsettings, "staff-result-seconds"),
              akashi_settings_result_seconds (self));
}

guint
akashi_settings_countdown_seconds (AkashiSettings *self)
{
  return g_settings_get_uint (self->gsettings, "countdown-seconds");
}

guint
akashi_settings_scan_seconds (AkashiSettings *self)
{
  return g_settings_get_uint (self->gsettings, "scan-seconds");
}

guint
akashi_settings_camera_retry_seconds (AkashiSettings *self)
{
  return g_settings_get_uint (self->gsettings, "camera-retry-seconds");
}

/* An empty text is how a schema says "none". */
static char *
text_or_null (AkashiSettings *self, const char *key)
{
  g_autofree char *text = g_settings_get_string (self->gsettings, key);
  return *text == '\0' ? NULL : g_steal_pointer (&text);
}

char *
akashi_settings_camera (AkashiSettings *self)
{
  return text_or_null (self, "camera");
}

gboolean
akashi_settings_camera_mirror (AkashiSettings *self)
{
  return g_settings_get_boolean (self->gsettings, "camera-mirror");
}

AkashiCameraPosition
akashi_settings_camera_position (AkashiSettings *self)
{
  static const char *const positions[] = { "above", "below", "left", "right", "hand-scanner" };
  g_autofree char *value = g_settings_get_string (self->gsettings, "camera-position");
  for (guint i = 0; i < G_N_ELEMENTS (positions); i++)
    if (g_str_equal (value, positions[i]))
      return i;
  return AKASHI_CAMERA_ABOVE;
}

guint
akashi_settings_camera_rotation (AkashiSettings *self)
{
  return g_settings_get_uint (self->gsettings, "camera-rotation") / 90 * 90;
}

/* By AkashiHandLayout. */
static const char *const keyboards[] = { "auto", "us", "jis" };

AkashiHandLayout
akashi_settings_hand_scanner_keyboard (AkashiSettings *self)
{
  g_autofree char *value = g_settings_get_string (self->gsettings, "hand-scanner-keyboard");
  for (guint i = 0; i < G_N_ELEMENTS (keyboards); i++)
    if (g_str_equal (value, keyboards[i]))
      return i;
  return AKASHI_HAND_LAYOUT_AUTO;
}

void
akashi_settings_set_hand_scanner_keyboard (AkashiSettings *self, AkashiHandLayout keyboard)
{
  g_settings_set_string (self->gsettings, "hand-scanner-keyboard", keyboards[keyboard]);
}

char *
akashi_settings_serial_device (AkashiSettings *self)
{
  return text_or_null (self, "serial-device");
}

gboolean
akashi_settings_light_when_dark (AkashiSettings *self)
{
  return g_settings_get_boolean (self->gsettings, "light-when-dark");
}

char *
akashi_settings_language (AkashiSettings *self)
{
  return text_or_null (self, "language");
}

char *
akashi_settings_country (AkashiSettings *self)
{
  char *setting = text_or_null (self, "country");
  if (setting != NULL)
    return setting;
  g_auto (GStrv) parts = g_strsplit_set (g_get_language_names ()[0], "_.@", 3);
  return g_strv_length (parts) > 1 && strlen (parts[1]) == 2 ? g_strdup (parts[1]) : NULL;
}

guint
akashi_settings_screen_width_mm (AkashiSettings *self)
{
  return g_settings_get_uint (self->gsettings, "screen-width-mm");
}

gboolean
akashi_settings_keep_lists (AkashiSettings *self)
{
  return g_settings_get_boolean (self->gsettings, "keep-lists");
}

char *
akashi_settings_kiosk_name (AkashiSettings *self)
{
  char *name = text_or_null (self, "kiosk-name");
  return name != NULL ? name : g_strdup (g_get_host_name ());
}

char **
akashi_settings_call_command (AkashiSettings *self)
{
  g_auto (GStrv) command = g_settings_get_strv (self->gsettings, "call-command");
  return *command == NULL ? NULL : g_steal_pointer (&command);
}

char *
akashi_settings_call_address (AkashiSettings *self)
{
  return text_or_null (self, "call-address");
}

char *
akashi_settings_call_output (AkashiSettings *self)
{
  return text_or_null (self, "call-output");
}

guint
akashi_settings_call_seconds (AkashiSettings *self)
{
  return g_settings_get_uint (self->gsettings, "call-seconds");
}

char *
akashi_settings_printer (AkashiSettings *self)
{
  return text_or_null (self, "printer");
}

gboolean
akashi_settings_prints_on_a6 (AkashiSettings *self)
{
  g_autofree char *paper = g_settings_get_string (self->gsettings, "printer-paper");
  return g_str_equal (paper, "a6");
}

gboolean
akashi_settings_offers_language (AkashiSettings *self, const char *language)
{
  g_auto (GStrv) offered = g_settings_get_strv (self->gsettings, "languages");
  return *offered == NULL || g_strv_contains ((const char *const *) offered, language);
}

void
akashi_settings_switch_language (AkashiSettings *self, const char *language, const char *const *all)
{
  g_autoptr (GStrvBuilder) offered = g_strv_builder_new ();
  for (; *all != NULL; all++)
    if (akashi_settings_offers_language (self, *all) != g_str_equal (*all, language))
      g_strv_builder_add (offered, *all);
  g_auto (GStrv) list = g_strv_builder_end (offered);
  if (*list != NULL)
    g_settings_set_strv (self->gsettings, "languages", (const char *const *) list);
}

char **
akashi_settings_stick_folders (AkashiSettings *self)
{
  return g_settings_get_strv (self->gsettings, "stick-folders");
}

void
akashi_settings_move_seconds (AkashiSettings *self, const char *key, int seconds)
{
  g_autoptr (GSettingsSchema) schema = NULL;
  g_object_get (self->gsettings, "settings-schema", &schema, NULL);
  g_return_if_fail (g_settings_schema_has_key (schema, key));
  g_autoptr (GSettingsSchemaKey) range = g_settings_schema_get_key (schema, key);
  g_autoptr (GVariant) moved = g_variant_ref_sink (
      g_variant_new_uint32 ((guint) MAX ((int) g_settings_get_uint (self->gsettings, key) + seconds, 0)));
  if (g_settings_schema_key_range_check (range, moved))
    g_settings_set_value (self->gsettings, key, moved);
}

gboolean
akashi_settings_high_contrast (AkashiSettings *self)
{
  return g_settings_get_boolean (self->gsettings, "high-contrast");
}

guint
akashi_settings_switch_scanning (AkashiSettings *self)
{
  return g_settings_get_uint (self->gsettings, "switch-scanning");
}

gboolean
akashi_settings_voice (AkashiSettings *self)
{
  return g_settings_get_boolean (self->gsettings, "voice");
}

gboolean
akashi_settings_voice_by_service (AkashiSettings *self)
{
  g_autofree char *output = akashi_settings_voice_output (self);
  g_autofree char *by = g_settings_get_string (self->gsettings, "voice-by");
  return output == NULL && g_str_equal (by, "service");
}

char *
akashi_settings_voice_output (AkashiSettings *self)
{
  return text_or_null (self, "voice-output");
}

double
akashi_settings_voice_volume (AkashiSettings *self)
{
  return g_settings_get_uint (self->gsettings, "voice-volume") / 100.0;
}

gboolean
akashi_settings_voice_tones (AkashiSettings *self)
{
  return g_settings_get_boolean (self->gsettings, "voice-tones");
}

gboolean
akashi_settings_allow_leaving (AkashiSettings *self)
{
  return g_settings_get_boolean (self->gsettings, "allow-leaving");
}

GSettings *
akashi_settings_get_gsettings (AkashiSettings *self)
{
  return self->gsettings;
}
