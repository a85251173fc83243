/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AkashiSerialScanner:
 *
 * A hand scanner on a serial line, as USB ones in their COM mode are: what it scans comes as lines of text.
 * Unplugged, it is opened again when it is back. Holds no timer; its owner tells it the time.
 */
typedef struct _AkashiSerialScanner AkashiSerialScanner;

/* @text: what was scanned */
typedef void (*AkashiSerialScanned) (const char *text, gpointer user_data);

/* @device: as in /dev/ttyACM0 */
AkashiSerialScanner *akashi_serial_scanner_new (const char *device, AkashiSerialScanned scanned,
                                                gpointer user_data);
void akashi_serial_scanner_free (AkashiSerialScanner *scanner);

/* Opens the device where it is not open, @retry_s seconds after the last try. @now: g_get_monotonic_time() */
void akashi_serial_scanner_tick (AkashiSerialScanner *scanner, gint64 now, guint retry_s);

G_END_DECLS
