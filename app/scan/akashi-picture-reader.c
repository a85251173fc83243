/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-picture-reader.h"

#include "akashi-decoder-process.h"
#include "akashi-limits.h"
#include "akashi-picture-format.h"
#include "akashi-program.h"
#include "akashi-shared-file.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef enum { PROGRAM_STILL, PROGRAM_AVIF, N_PROGRAMS } Program;

static const char *const program_names[] = {
  [PROGRAM_STILL] = "akashi-decoder",
  [PROGRAM_AVIF] = "akashi-decoder-avif",
};

struct _AkashiPictureReader {
  char *path; /* for tests: stands in for all programs */
  AkashiDecoderProcess *processes[N_PROGRAMS];
};

AkashiPictureReader *
akashi_picture_reader_new (void)
{
  return g_new0 (AkashiPictureReader, 1);
}

AkashiPictureReader *
akashi_picture_reader_new_with_program (const char *path)
{
  AkashiPictureReader *reader = akashi_picture_reader_new ();
  reader->path = g_strdup (path);
  return reader;
}

void
akashi_picture_reader_free (AkashiPictureReader *reader)
{
  if (reader == NULL)
    return;
  for (guint i = 0; i < N_PROGRAMS; i++)
    akashi_decoder_process_free (reader->processes[i]);
  g_free (reader->path);
  g_free (reader);
}

void
akashi_picture_clear (AkashiPicture *picture)
{
  g_clear_pointer (&picture->grey, akashi_grey_free);
}

static gboolean
refuse_format (AkashiPictureFormat format, GError **error)
{
  if (format == AKASHI_PICTURE_UNKNOWN)
    g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_NOT_AN_IMAGE,
                         "The file is not a JPEG, PNG, WebP, GIF or AVIF picture");
  else
    g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_NOT_AN_IMAGE,
                         "Pictures of this form are not read by this build of Akashi");
  return FALSE;
}

/* Returns: (transfer none) (nullable): the process for @format, started where it does not run yet. */
static AkashiDecoderProcess *
process_for (AkashiPictureReader *reader, AkashiPictureFormat format, GError **error)
{
  Program program = format == AKASHI_PICTURE_AVIF ? PROGRAM_AVIF : PROGRAM_STILL;

  if (reader->processes[program] == NULL)
    {
      g_autofree char *path
          = reader->path ? g_strdup (reader->path) : akashi_program_find ("decode", program_names[program]);
      if (path == NULL && program != PROGRAM_STILL)
        refuse_format (format, error);
      else if (path == NULL)
        g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_NO_SANDBOX,
                             "The program that reads pictures is not installed");
      else
        reader->processes[program] = akashi_decoder_process_new (path, error);
    }
  return reader->processes[program];
}

static gboolean
refuse_reply (const AkashiDecodeReply *reply, GError **error)
{
  switch ((AkashiDecoderOutcome) reply->outcome)
    {
    case AKASHI_DECODER_TIMED_OUT:
      g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_UNREADABLE_IMAGE,
                           "The picture took too long to read");
      return FALSE;
    case AKASHI_DECODER_NO_SANDBOX:
      g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_NO_SANDBOX,
                           "The process that reads pictures cannot be closed off on this machine");
      return FALSE;
    case AKASHI_DECODER_NO_PROCESS:
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_NO_SANDBOX,
                   "No process can be made to read pictures: %s", g_strerror ((int) reply->detail));
      return FALSE;
    case AKASHI_DECODER_KILLED:
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_UNREADABLE_IMAGE,
                   "The picture broke the process that read it (%s)", g_strsignal ((int) reply->detail));
      return FALSE;
    case AKASHI_DECODER_EXITED:
    default:
      g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_UNREADABLE_IMAGE,
                           "The process that read the picture gave no answer that can be");
      return FALSE;
    }
}

/* A decoder that is gone may have been ended by the system for want of memory: started again once. */
static gboolean
run (AkashiPictureReader *reader, AkashiPictureFormat format, const AkashiDecodeRequest *request, int input,
     AkashiArrival *arrival, AkashiDecodeReply *reply, GError **error)
{
  for (guint try = 0; try < 2; try++)
    {
      g_autoptr (GError) reason = NULL;
      AkashiDecoderProcess *process = process_for (reader, format, error);
      if (process == NULL)
        return FALSE;
      akashi_arrival_clear (arrival);
      if (akashi_decoder_process_run (process, request, input, arrival, reply, &reason))
        return TRUE;
      for (guint i = 0; i < N_PROGRAMS; i++)
        if (reader->processes[i] == process)
          g_clear_pointer (&reader->processes[i], akashi_decoder_process_free);
      if (try == 1)
        g_propagate_error (error, g_steal_pointer (&reason));
    }
  return FALSE;
}

/* @file: a regular file or memory of @length bytes. */
static gboolean
read_file (AkashiPictureReader *reader, int file, guint64 length, guint most_pixels, AkashiPicture *picture,
           GError **error)
{
  guint8 magic[AKASHI_PICTURE_MAGIC_BYTES];
  ssize_t count = pread (file, magic, sizeof magic, 0);
  AkashiPictureFormat format = akashi_picture_format (magic, count > 0 ? (gsize) count : 0);
  AkashiDecodeRequest request = { .length = length, .most_pixels = most_pixels };
  g_auto (AkashiArrival) arrival = { 0 };
  AkashiDecodeReply reply;

  if (format == AKASHI_PICTURE_UNKNOWN)
    return refuse_format (format, error);
  if (!run (reader, format, &request, file, &arrival, &reply, error))
    return FALSE;
  /* A child that nobody listens to any more is killed: what there was no memory for here is not its fault. */
  return reply.outcome == AKASHI_DECODER_EXITED || arrival.no_memory
             ? akashi_arrival_take (&arrival, reply.detail, picture, error)
             : refuse_reply (&reply, error);
}

static gboolean
refuse_length (guint64 length, GError **error)
{
  if (length == 0)
    g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "it is empty; copy or save it again");
  else
    g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE,
                 "The picture file is larger than %d MiB, and nothing of it was used",
                 AKASHI_MAX_IMAGE_FILE_BYTES / AKASHI_MIB);
  return FALSE;
}

static gboolean
read_spooled (AkashiPictureReader *reader, int spool, guint64 length, guint most_pixels,
              AkashiPicture *picture, GError **error)
{
  if (length == 0 || length > AKASHI_MAX_IMAGE_FILE_BYTES)
    return refuse_length (length, error);
  return read_file (reader, spool, length, most_pixels, picture, error);
}

gboolean
akashi_picture_reader_read (AkashiPictureReader *reader, int file, guint most_pixels, AkashiPicture *picture,
                            GError **error)
{
  struct stat facts;

  /* Files of the kernel's own say that they hold nothing: these are read like pipes. */
  if (fstat (file, &facts) == 0 && S_ISREG (facts.st_mode) && facts.st_size > 0)
    return read_spooled (reader, file, (guint64) facts.st_size, most_pixels, picture, error);
  guint64 length;
  int spool = akashi_shared_spool (file, AKASHI_MAX_IMAGE_FILE_BYTES, &length, error);
  if (spool < 0)
    return FALSE;
  gboolean read = read_spooled (reader, spool, length, most_pixels, picture, error);
  close (spool);
  return read;
}

gboolean
akashi_picture_reader_read_bytes (AkashiPictureReader *reader, GBytes *bytes, guint most_pixels,
                                  AkashiPicture *picture, GError **error)
{
  gsize length = g_bytes_get_size (bytes);

  if (length == 0 || length > AKASHI_MAX_IMAGE_FILE_BYTES)
    return refuse_length (length, error);
  int spool = akashi_shared_copy (bytes, error);
  if (spool < 0)
    return FALSE;
  gboolean read = read_file (reader, spool, length, most_pixels, picture, error);
  close (spool);
  return read;
}
