/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-shared-picture.h"

#include "akashi-decoded.h"
#include "akashi-limits.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define MEMORY_BYTES (AKASHI_DECODED_HEADER_BYTES + (off_t) AKASHI_MAX_IMAGE_PIXELS)
#define CHUNK_BYTES (256 * AKASHI_KIB)

static int
refuse (AkashiError code, GError **error)
{
  g_set_error (error, AKASHI_ERROR, (int) code, "it cannot be read: %s", g_strerror (errno));
  return -1;
}

int
akashi_shared_picture_new (GError **error)
{
  int memory = memfd_create ("picture", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (memory < 0)
    return refuse (AKASHI_ERROR_NO_SANDBOX, error);
  if (ftruncate (memory, MEMORY_BYTES) == 0 && fcntl (memory, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW) == 0)
    return memory;
  refuse (AKASHI_ERROR_NO_SANDBOX, error);
  close (memory);
  return -1;
}

static gboolean
fits (guint32 width, guint32 height)
{
  return width > 0 && height > 0 && width <= AKASHI_MAX_IMAGE_SIDE && height <= AKASHI_MAX_IMAGE_SIDE
         && (guint64) width * height <= AKASHI_MAX_IMAGE_PIXELS;
}

static gboolean
is_possible (const AkashiDecodedHeader *header)
{
  return fits (header->width, header->height) && fits (header->full_width, header->full_height)
         && header->width <= header->full_width && header->height <= header->full_height;
}

static gboolean
refuse_status (const AkashiDecodedHeader *header, GError **error)
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
  };

  if (header->status == AKASHI_DECODED_TOO_LARGE)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE,
                   "The picture declares %u x %u pixels; at most %d a side and %d million in all are read",
                   header->full_width, header->full_height, AKASHI_MAX_IMAGE_SIDE,
                   AKASHI_MAX_IMAGE_PIXELS / 1000000);
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    if (header->status == refusals[i].status)
      {
        g_set_error_literal (error, AKASHI_ERROR, (int) refusals[i].code, refusals[i].message);
        return FALSE;
      }
  g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_UNREADABLE_IMAGE,
                       "The process that read the picture gave no answer that can be");
  return FALSE;
}

/* The pixels stay where they are; what is written to them from here on is a copy of this program's own. */
static AkashiGrey *
map_grey (int memory, const AkashiDecodedHeader *header, GError **error)
{
  gsize size = (gsize) header->width * header->height;
  void *pixels
      = mmap (NULL, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, memory, AKASHI_DECODED_HEADER_BYTES);
  if (pixels == MAP_FAILED)
    {
      refuse (AKASHI_ERROR_TOO_LARGE, error);
      return NULL;
    }
  mprotect (pixels, size, PROT_READ | PROT_WRITE);
  return akashi_grey_new_mapped (header->width, header->height, pixels);
}

gboolean
akashi_shared_picture_take (int memory, AkashiPicture *picture, GError **error)
{
  AkashiDecodedHeader header;

  /* From here on nobody can change it; where somebody still could, the child is not gone. */
  if (fcntl (memory, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_SEAL) != 0
      || pread (memory, &header, sizeof header, 0) != (ssize_t) sizeof header)
    {
      refuse (AKASHI_ERROR_UNREADABLE_IMAGE, error);
      return FALSE;
    }
  if (header.status != AKASHI_DECODED_PICTURE || !is_possible (&header))
    {
      if (header.status == AKASHI_DECODED_PICTURE)
        header.status = AKASHI_DECODED_NOTHING;
      return refuse_status (&header, error);
    }
  AkashiGrey *grey = map_grey (memory, &header, error);
  if (grey == NULL)
    return FALSE;
  *picture = (AkashiPicture){ grey, header.full_width, header.full_height };
  return TRUE;
}

static gboolean
write_all (int memory, const guint8 *bytes, gsize length)
{
  while (length > 0)
    {
      ssize_t count = write (memory, bytes, length);
      if (count < 0 && errno == EINTR)
        continue;
      if (count <= 0)
        return FALSE;
      bytes += count;
      length -= (gsize) count;
    }
  return TRUE;
}

int
akashi_shared_spool (int file, guint64 most, guint64 *length, GError **error)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK_BYTES);
  int memory = memfd_create ("file", MFD_CLOEXEC);
  ssize_t count = -1;

  *length = 0;
  while (memory >= 0 && *length <= most)
    {
      count = read (file, chunk, MIN (CHUNK_BYTES, most + 1 - *length));
      if (count < 0 && errno == EINTR)
        continue;
      if (count <= 0 || !write_all (memory, chunk, (gsize) count))
        break;
      *length += (guint64) count;
    }
  if (memory >= 0 && count == 0)
    return memory;
  if (memory >= 0 && *length > most) /* the caller refuses it by its length */
    return memory;
  refuse (AKASHI_ERROR_IO, error);
  if (memory >= 0)
    close (memory);
  return -1;
}

int
akashi_shared_copy (GBytes *bytes, GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  int memory = memfd_create ("file", MFD_CLOEXEC);

  if (memory >= 0 && write_all (memory, data, length))
    return memory;
  refuse (AKASHI_ERROR_IO, error);
  if (memory >= 0)
    close (memory);
  return -1;
}
