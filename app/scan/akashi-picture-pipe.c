/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-picture-pipe.h"

#include "akashi-limits.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#define PIPE_BYTES AKASHI_MIB /* asked for; fewer only cost more switches between the processes */

gboolean
akashi_picture_pipe_open (int ends[2], GError **error)
{
  if (pipe2 (ends, O_CLOEXEC) != 0)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_NO_SANDBOX, "it cannot be read: %s", g_strerror (errno));
      return FALSE;
    }
  fcntl (ends[1], F_SETPIPE_SZ, PIPE_BYTES);
  return TRUE;
}

/* Returns: bytes that came before the end or @until (monotonic, microseconds), at most @length */
static gsize
read_some (int end, gint64 until, void *into, gsize length)
{
  gsize held = 0;

  while (held < length)
    {
      gint64 left = until - g_get_monotonic_time ();
      struct pollfd waiting = { end, POLLIN, 0 };
      int ready = poll (&waiting, 1, (int) MAX (left / 1000, 0));
      if (ready < 0 && errno == EINTR)
        continue;
      ssize_t count = ready > 0 ? read (end, (guint8 *) into + held, length - held) : 0;
      if (count < 0 && errno == EINTR)
        continue;
      if (count <= 0)
        break;
      held += (gsize) count;
    }
  return held;
}

static gboolean
fits (guint32 width, guint32 height)
{
  return width > 0 && height > 0 && akashi_decoded_fits (width, height);
}

static gboolean
is_possible (const AkashiDecodedHeader *header)
{
  return fits (header->width, header->height) && fits (header->full_width, header->full_height)
         && header->width <= header->full_width && header->height <= header->full_height;
}

void
akashi_picture_pipe_read (int end, gint64 until, AkashiArrival *arrival)
{
  guint8 more;

  if (read_some (end, until, &arrival->header, sizeof arrival->header) < sizeof arrival->header
      || !is_possible (&arrival->header))
    return;
  AkashiGrey *grey = akashi_grey_new (arrival->header.width, arrival->header.height, NULL);
  gsize size = (gsize) arrival->header.width * arrival->header.height;
  arrival->no_memory = grey == NULL;
  if (grey && read_some (end, until, grey->pixels, size) == size && read_some (end, until, &more, 1) == 0)
    arrival->grey = g_steal_pointer (&grey);
  akashi_grey_free (grey);
}

void
akashi_arrival_clear (AkashiArrival *arrival)
{
  g_clear_pointer (&arrival->grey, akashi_grey_free);
}

static gboolean
refuse_status (AkashiDecodedStatus status, const AkashiDecodedHeader *header, GError **error)
{
  static const struct {
    AkashiDecodedStatus status;
    AkashiError code;
    const char *message;
  } refusals[] = {
    { AKASHI_DECODED_NOT_A_PICTURE, AKASHI_ERROR_NOT_AN_IMAGE,
      "The file is not a JPEG, PNG, WebP, GIF or AVIF picture" },
    { AKASHI_DECODED_UNSUPPORTED, AKASHI_ERROR_NOT_AN_IMAGE,
      "Pictures of this form are not read by this build of Akashi" },
    { AKASHI_DECODED_TOO_EARLY, AKASHI_ERROR_DAMAGED_IMAGE, "The picture is damaged: it ends too early" },
    { AKASHI_DECODED_DAMAGED, AKASHI_ERROR_DAMAGED_IMAGE,
      "The picture is damaged: its data cannot be decoded" },
    { AKASHI_DECODED_NO_SIZE, AKASHI_ERROR_DAMAGED_IMAGE, "The picture is damaged: it has no pixels" },
    { AKASHI_DECODED_TOO_MANY_SCANS, AKASHI_ERROR_TOO_LARGE, "The picture comes in too many scans" },
    { AKASHI_DECODED_NO_MEMORY, AKASHI_ERROR_TOO_LARGE, "The picture needs too much memory" },
    { AKASHI_DECODED_NO_FILE, AKASHI_ERROR_IO, "it cannot be read where it lies" },
  };

  if (status == AKASHI_DECODED_TOO_LARGE)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE,
                   "The picture declares %u x %u pixels; at most %d a side and %d million in all are read",
                   header->full_width, header->full_height, AKASHI_MAX_IMAGE_SIDE,
                   AKASHI_MAX_IMAGE_PIXELS / 1000000);
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    if (status == refusals[i].status)
      {
        g_set_error_literal (error, AKASHI_ERROR, (int) refusals[i].code, refusals[i].message);
        return FALSE;
      }
  g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_UNREADABLE_IMAGE,
                       "The process that read the picture gave no answer that can be");
  return FALSE;
}

gboolean
akashi_arrival_take (AkashiArrival *arrival, guint exit_code, AkashiPicture *picture, GError **error)
{
  AkashiDecodedStatus status
      = exit_code > AKASHI_DECODED_EXIT ? exit_code - AKASHI_DECODED_EXIT : AKASHI_DECODED_NOTHING;

  if (arrival->no_memory)
    status = AKASHI_DECODED_NO_MEMORY;
  else if (status == AKASHI_DECODED_PICTURE && arrival->grey == NULL)
    status = AKASHI_DECODED_NOTHING;
  if (status != AKASHI_DECODED_PICTURE)
    return refuse_status (status, &arrival->header, error);
  *picture = (AkashiPicture){ g_steal_pointer (&arrival->grey), arrival->header.full_width,
                              arrival->header.full_height };
  return TRUE;
}
