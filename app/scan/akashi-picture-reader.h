/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-grey.h"

G_BEGIN_DECLS

/*
 * A reader of picture files. It takes none apart itself: every picture is decoded in a confined process of
 * its own (app/decode), so that a hostile one costs that picture and nothing else. One thread at a time, one
 * reader per worker; its process is started with the first picture and ends with the reader.
 *
 * Formats: JPEG, PNG, WebP; GIF and AVIF where their decoders were built. Of a moving picture the first
 * frame. Every picture comes upright, as its EXIF orientation says.
 */
typedef struct _AkashiPictureReader AkashiPictureReader;

AkashiPictureReader *akashi_picture_reader_new (void);
void akashi_picture_reader_free (AkashiPictureReader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiPictureReader, akashi_picture_reader_free)

/* For tests: a reader that starts the program @path for every format. */
AkashiPictureReader *akashi_picture_reader_new_with_program (const char *path);

typedef struct {
  AkashiGrey *grey;
  guint width, height; /* pixels of the whole picture, upright: more than @grey has where it was shrunk */
} AkashiPicture;

void akashi_picture_clear (AkashiPicture *picture);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AkashiPicture, akashi_picture_clear)

/**
 * akashi_picture_reader_read:
 * @file: (transfer none): a descriptor open for reading. A file is not copied; a pipe or device is, at most
 * AKASHI_MAX_IMAGE_FILE_BYTES and one more byte of it
 * @most_pixels: a JPEG of more pixels comes 2, 4 or 8 times smaller, which costs less time and memory; 0:
 * whole
 * @picture: (out): set on success, to be cleared
 * @error: AKASHI_ERROR_INVALID (an empty file), AKASHI_ERROR_NOT_AN_IMAGE, AKASHI_ERROR_DAMAGED_IMAGE,
 * AKASHI_ERROR_TOO_LARGE, AKASHI_ERROR_UNREADABLE_IMAGE (its process broke or took too long),
 * AKASHI_ERROR_NO_SANDBOX (nothing can be read on this machine), AKASHI_ERROR_IO
 *
 * At most AKASHI_MAX_DECODER_WALL_S are spent on one picture, whatever it is, and a little more where the
 * decoder itself does not answer.
 */
gboolean akashi_picture_reader_read (AkashiPictureReader *reader, int file, guint most_pixels,
                                     AkashiPicture *picture, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same for a file that is in memory already. */
gboolean akashi_picture_reader_read_bytes (AkashiPictureReader *reader, GBytes *bytes, guint most_pixels,
                                           AkashiPicture *picture, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
