/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AkashiLifeSign:
 *
 * Tells the service manager that the program is ready and lives: the protocol of sd_notify(3), one datagram a
 * message. Where nobody asked for it, it does nothing. Holds no timer: a timer of its own would go on telling
 * when all else has stopped.
 */
typedef struct _AkashiLifeSign AkashiLifeSign;

/**
 * akashi_life_sign_new:
 * @socket_path: (nullable): `NOTIFY_SOCKET`: a path, or a name in the abstract namespace behind `@`; %NULL:
 *   nobody listens
 * @watchdog: (nullable): `WATCHDOG_USEC`: microseconds without a sign after which the program is ended; %NULL
 *   or no number: no signs are waited for
 *
 * `WATCHDOG_PID` is left alone: it names the compositor, whose child this program is.
 */
AkashiLifeSign *akashi_life_sign_new (const char *socket_path, const char *watchdog);
void akashi_life_sign_free (AkashiLifeSign *sign);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiLifeSign, akashi_life_sign_free)

/* The window is open. Told once. */
void akashi_life_sign_ready (AkashiLifeSign *sign);

/* It lives. Told four times in the time after which it would be ended, however often this is called. @now:
 * g_get_monotonic_time() */
void akashi_life_sign_beat (AkashiLifeSign *sign, gint64 now);

G_END_DECLS
