/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-limits.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * What the programs talk with the decoder process: requests and replies over a socket of packets, and what a
 * child writes into a pipe. Both ends are of one build, on one machine.
 *
 * The child is not trusted, whatever it was made of: only numbers come from it, each is checked by who reads
 * it, and no text of its own is ever shown.
 */

#define AKASHI_DECODER_SOCKET 3 /* the decoder's end of the socket, as a file descriptor */
#define AKASHI_DECODED_OUTPUT 0 /* a child's end of its pipe: all that it can write to */

typedef enum {
  AKASHI_DECODED_NOTHING, /* the child never came to its end */
  AKASHI_DECODED_PICTURE,
  AKASHI_DECODED_NOT_A_PICTURE,
  AKASHI_DECODED_UNSUPPORTED, /* a kind of picture that was left out when this was built */
  AKASHI_DECODED_TOO_EARLY,   /* it ends too early */
  AKASHI_DECODED_DAMAGED,
  AKASHI_DECODED_NO_SIZE,   /* a side of zero pixels */
  AKASHI_DECODED_TOO_LARGE, /* a limit of akashi-limits.h; the header holds the declared size */
  AKASHI_DECODED_TOO_MANY_SCANS,
  AKASHI_DECODED_NO_MEMORY,
  AKASHI_DECODED_NO_FILE, /* the file cannot be read where it lies */
} AkashiDecodedStatus;

/* A child ends with its status on top of this, which nothing ends with by chance. */
#define AKASHI_DECODED_EXIT 32

/* What comes first through the pipe; the pixels follow, rows without padding. */
typedef struct {
  uint32_t width, height;           /* pixels that follow, upright */
  uint32_t full_width, full_height; /* pixels of the whole picture, upright: more where it was shrunk */
} AkashiDecodedHeader;

/* Returns: whether a picture may be as large. */
static inline bool
akashi_decoded_fits (uint32_t width, uint32_t height)
{
  return width <= AKASHI_MAX_IMAGE_SIDE && height <= AKASHI_MAX_IMAGE_SIDE
         && (uint64_t) width * height <= AKASHI_MAX_IMAGE_PIXELS;
}

/* With it come two descriptors: the picture file to read, and the pipe to write to. */
typedef struct {
  uint64_t length;      /* bytes of the picture file, at least one */
  uint32_t most_pixels; /* more than these are shrunk where the format does that for less work; 0: never */
} AkashiDecodeRequest;

typedef enum {
  AKASHI_DECODER_EXITED,     /* with the code in `detail`: AKASHI_DECODED_EXIT + AkashiDecodedStatus */
  AKASHI_DECODER_KILLED,     /* by the signal in `detail` */
  AKASHI_DECODER_TIMED_OUT,  /* used up its time */
  AKASHI_DECODER_NO_SANDBOX, /* the child could not be confined, so it did not look at the picture */
  AKASHI_DECODER_NO_PROCESS, /* no child could be made */
} AkashiDecoderOutcome;

typedef struct {
  uint32_t outcome; /* AkashiDecoderOutcome */
  uint32_t detail;
} AkashiDecodeReply;
