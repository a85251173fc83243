/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The application id, and the prefix of its resources. */
#define AKASHI_APPLICATION_ID "io.github.akashi.Akashi"

/**
 * AkashiApplication:
 *
 * The program `akashi`: reads the command line, opens the registry, the camera and the kiosk's window.
 */
#define AKASHI_TYPE_APPLICATION (akashi_application_get_type ())
G_DECLARE_FINAL_TYPE (AkashiApplication, akashi_application, AKASHI, APPLICATION, AdwApplication)

AkashiApplication *akashi_application_new (void);

/* Returns: what the program exits with: 0, or 3 where it could not work. */
int akashi_application_get_status (AkashiApplication *application);

G_END_DECLS
