/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-serial-scanner.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <termios.h>
#include <unistd.h>

#include "akashi-code-lines.h"

struct _AkashiSerialScanner {
  char *device;
  AkashiSerialScanned scanned;
  gpointer user_data;
  AkashiCodeLines *lines;
  int descriptor; /* -1: not open */
  guint source;
  gint64 tried_at; /* monotonic, microseconds; 0: never */
  gboolean missed; /* that it is not there has been said */
};

AkashiSerialScanner *
akashi_serial_scanner_new (const char *device, AkashiSerialScanned scanned, gpointer user_data)
{
  AkashiSerialScanner *scanner = g_new0 (AkashiSerialScanner, 1);
  scanner->device = g_strdup (device);
  scanner->scanned = scanned;
  scanner->user_data = user_data;
  scanner->descriptor = -1;
  return scanner;
}

static void
shut (AkashiSerialScanner *scanner)
{
  g_clear_handle_id (&scanner->source, g_source_remove);
  g_clear_pointer (&scanner->lines, akashi_code_lines_free);
  if (scanner->descriptor >= 0)
    close (scanner->descriptor);
  scanner->descriptor = -1;
}

void
akashi_serial_scanner_free (AkashiSerialScanner *scanner)
{
  shut (scanner);
  g_free (scanner->device);
  g_free (scanner);
}

static gboolean
on_readable (int descriptor, GIOCondition condition G_GNUC_UNUSED, gpointer data)
{
  AkashiSerialScanner *scanner = data;
  guint8 bytes[512];
  gssize length = read (descriptor, bytes, sizeof bytes);
  if (length < 0 && (errno == EAGAIN || errno == EINTR))
    return G_SOURCE_CONTINUE;
  if (length <= 0)
    {
      g_message ("hand scanner: %s is gone", scanner->device);
      shut (scanner);
      return G_SOURCE_REMOVE;
    }
  akashi_code_lines_add (scanner->lines, bytes, (gsize) length);
  for (char *text; (text = akashi_code_lines_next (scanner->lines)) != NULL; g_free (text))
    scanner->scanned (text, scanner->user_data);
  return G_SOURCE_CONTINUE;
}

/* Bytes as they come: no echo, no signals, nothing waits for a line. The speed is that of the scanner where
 * there is a real line, and of no meaning over USB. */
static gboolean
set_raw (int descriptor)
{
  struct termios line;
  if (tcgetattr (descriptor, &line) != 0)
    return FALSE;
  cfmakeraw (&line);
  line.c_cflag |= CLOCAL | CREAD;
  return tcsetattr (descriptor, TCSANOW, &line) == 0;
}

static void
try_to_open (AkashiSerialScanner *scanner)
{
  scanner->descriptor = open (scanner->device, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  if (scanner->descriptor < 0 || !set_raw (scanner->descriptor))
    {
      if (!scanner->missed)
        g_message ("hand scanner: %s: %s", scanner->device, g_strerror (errno));
      scanner->missed = TRUE;
      shut (scanner);
      return;
    }
  scanner->missed = FALSE;
  scanner->lines = akashi_code_lines_new ();
  scanner->source = g_unix_fd_add (scanner->descriptor, G_IO_IN | G_IO_HUP | G_IO_ERR, on_readable, scanner);
}

void
akashi_serial_scanner_tick (AkashiSerialScanner *scanner, gint64 now, guint retry_s)
{
  gboolean waits = scanner->tried_at != 0 && now - scanner->tried_at < (gint64) retry_s * G_USEC_PER_SEC;
  if (scanner->descriptor >= 0 || waits)
    return;
  scanner->tried_at = now;
  try_to_open (scanner);
}
