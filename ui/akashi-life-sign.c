/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-life-sign.h"

#include <gio/gunixsocketaddress.h>

#define BEATS 4

struct _AkashiLifeSign {
  GSocket *socket;         /* (nullable) */
  GSocketAddress *address; /* (nullable) */
  gint64 every;            /* microseconds; 0: no signs are waited for */
  gint64 told_at;          /* monotonic; 0: never */
  gboolean ready;
};

AkashiLifeSign *
akashi_life_sign_new (const char *socket_path, const char *watchdog)
{
  g_autoptr (GError) error = NULL;
  AkashiLifeSign *sign = g_new0 (AkashiLifeSign, 1);
  guint64 limit;
  if (socket_path == NULL || (*socket_path != '/' && *socket_path != '@'))
    return sign;
  gboolean abstract = *socket_path == '@';
  sign->address = g_unix_socket_address_new_with_type (
      socket_path + abstract, -1, abstract ? G_UNIX_SOCKET_ADDRESS_ABSTRACT : G_UNIX_SOCKET_ADDRESS_PATH);
  sign->socket
      = g_socket_new (G_SOCKET_FAMILY_UNIX, G_SOCKET_TYPE_DATAGRAM, G_SOCKET_PROTOCOL_DEFAULT, &error);
  if (sign->socket == NULL)
    g_message ("service manager: %s", error->message);
  else
    g_socket_set_blocking (sign->socket, FALSE); /* a manager that does not listen is not waited for */
  if (watchdog != NULL && g_ascii_string_to_unsigned (watchdog, 10, 1, G_MAXINT64, &limit, NULL))
    sign->every = (gint64) limit / BEATS;
  return sign;
}

void
akashi_life_sign_free (AkashiLifeSign *sign)
{
  g_clear_object (&sign->socket);
  g_clear_object (&sign->address);
  g_free (sign);
}

static void
tell (AkashiLifeSign *sign, const char *message)
{
  g_autoptr (GError) error = NULL;
  if (sign->socket != NULL
      && g_socket_send_to (sign->socket, sign->address, message, strlen (message), NULL, &error) < 0
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK))
    g_message ("service manager: %s", error->message);
}

void
akashi_life_sign_ready (AkashiLifeSign *sign)
{
  if (sign->ready)
    return;
  sign->ready = TRUE;
  tell (sign, "READY=1");
}

void
akashi_life_sign_beat (AkashiLifeSign *sign, gint64 now)
{
  if (sign->every == 0 || (sign->told_at != 0 && now - sign->told_at < sign->every))
    return;
  sign->told_at = now;
  tell (sign, "WATCHDOG=1");
}
